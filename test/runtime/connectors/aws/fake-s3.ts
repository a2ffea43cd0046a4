import { createHash } from 'node:crypto';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

export interface FakeObject { bytes: Buffer; modified: Date }
export interface Seen { method: string; path: string; query: URLSearchParams }

/** What the SDK sends to Amazon S3 and what comes back, as far as runs use it; faults on request. */
export class FakeS3 {
  public readonly buckets = new Map<string, Map<string, FakeObject>>();
  public readonly seen: Seen[] = [];
  public pageSize = 1000;
  private readonly server: Server = createServer((q, r) => void this.answer(q, r));
  private readonly uploads = new Map<string, Map<number, Buffer>>();

  /** Called before a request is answered: a fault as XML with its status, or `cut` bytes after which the connection ends. */
  public fault: (request: Seen) => { status: number; code: string } | { cut: number } | undefined = () => undefined;

  public async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  public put(bucket: string, key: string, text: string | Buffer, modified = new Date(1_600_000_000_000)): void {
    if (!this.buckets.has(bucket)) this.buckets.set(bucket, new Map());
    this.buckets.get(bucket)?.set(key, { bytes: Buffer.from(text), modified });
  }

  public keys(bucket: string): string[] {
    return [...this.buckets.get(bucket)?.keys() ?? []].sort();
  }

  public get pendingUploads(): number {
    return this.uploads.size;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const c of request) chunks.push(c as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', 'http://x');
    const seen = { method: request.method ?? '', path: decodeURIComponent(url.pathname), query: url.searchParams };
    this.seen.push(seen);
    const fault = this.fault(seen);
    if (fault !== undefined && 'code' in fault) return this.xml(response, fault.status, `<Error><Code>${fault.code}</Code><Message>told to fail</Message></Error>`);
    const [, bucket = '', ...rest] = seen.path.split('/');
    const objects = this.buckets.get(bucket);
    if (objects === undefined) return this.xml(response, 404, '<Error><Code>NoSuchBucket</Code><Message>no bucket</Message></Error>');
    const key = rest.join('/');
    const { query } = seen;
    if (seen.method === 'GET' && key === '') return this.list(response, bucket, objects, query);
    if (seen.method === 'GET') return this.get(response, objects.get(key), request.headers.range, fault?.cut);
    if (seen.method === 'POST' && query.has('delete')) {
      for (const m of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(m[1] ?? '');
      return this.xml(response, 200, '<DeleteResult></DeleteResult>');
    }
    if (seen.method === 'POST' && query.has('uploads')) {
      const id = `u${this.uploads.size}-${this.seen.length}`;
      this.uploads.set(id, new Map());
      return this.xml(response, 200, `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    const upload = query.get('uploadId');
    if (seen.method === 'PUT' && upload !== null) {
      this.uploads.get(upload)?.set(Number(query.get('partNumber')), unchunked(body, request));
      response.writeHead(200, { etag: `"${query.get('partNumber')}"` }).end();
      return;
    }
    if (seen.method === 'POST' && upload !== null) {
      const parts = [...this.uploads.get(upload) ?? []].sort((a, b) => a[0] - b[0]).map((p) => p[1]);
      this.uploads.delete(upload);
      this.put(bucket, key, Buffer.concat(parts));
      return this.xml(response, 200, `<CompleteMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>"x"</ETag></CompleteMultipartUploadResult>`);
    }
    if (seen.method === 'DELETE' && upload !== null) {
      this.uploads.delete(upload);
      response.writeHead(204).end();
      return;
    }
    if (seen.method === 'PUT') {
      this.put(bucket, key, unchunked(body, request));
      response.writeHead(200, { etag: '"x"' }).end();
      return;
    }
    return this.xml(response, 400, '<Error><Code>NotImplemented</Code><Message>not faked</Message></Error>');
  }

  private list(response: ServerResponse, bucket: string, objects: Map<string, FakeObject>, query: URLSearchParams): void {
    const [prefix, delimiter, after] = [query.get('prefix') ?? '', query.get('delimiter') ?? '', query.get('continuation-token') ?? ''];
    const folders = new Set<string>();
    const found: string[] = [];
    for (const key of [...objects.keys()].sort().filter((k) => k.startsWith(prefix) && k > after)) {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      if (end >= 0) folders.add(key.slice(0, end + 1));
      else found.push(key);
    }
    const most = Math.min(this.pageSize, Number(query.get('max-keys') ?? this.pageSize));
    const page = found.slice(0, most);
    const more = found.length > page.length;
    const contents = page.map((key) => {
      const o = objects.get(key);
      return `<Contents><Key>${escaped(key)}</Key><Size>${o?.bytes.length}</Size><ETag>&quot;${etag(o?.bytes)}&quot;</ETag><LastModified>${o?.modified.toISOString()}</LastModified></Contents>`;
    }).join('');
    const prefixes = [...folders].map((f) => `<CommonPrefixes><Prefix>${escaped(f)}</Prefix></CommonPrefixes>`).join('');
    this.xml(response, 200, `<ListBucketResult><Name>${bucket}</Name><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : ''}${contents}${prefixes}</ListBucketResult>`);
  }

  private get(response: ServerResponse, object: FakeObject | undefined, range: string | undefined, cut: number | undefined): void {
    if (object === undefined) return this.xml(response, 404, '<Error><Code>NoSuchKey</Code><Message>no key</Message></Error>');
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    const bytes = object.bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length, 'etag': `"${etag(object.bytes)}"` });
    if (cut === undefined) {
      response.end(bytes);
      return;
    }
    response.write(bytes.subarray(0, cut), () => setTimeout(() => response.destroy(), 20));
  }

  private xml(response: ServerResponse, status: number, text: string): void {
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`);
  }
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const etag = (bytes: Buffer | undefined) => createHash('md5').update(bytes ?? '').digest('hex');

/** Without the framing of streamed bodies (`aws-chunked`). */
function unchunked(body: Buffer, request: IncomingMessage): Buffer {
  if (request.headers['content-encoding'] !== 'aws-chunked') return body;
  const out: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const length = parseInt(body.subarray(at, end).toString(), 16);
    if (!(length > 0)) return Buffer.concat(out);
    out.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
