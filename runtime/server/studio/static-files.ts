import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { GlueprintError } from '../../../src/core/diagnostics';
import type { Reply, Request } from '../http/exchange';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
};

interface StaticFile { readonly type: string; readonly body: Buffer; readonly etag: string }

/**
 * The built page, read whole at start: a request can only name a file that is in this list, so no path leads out of it.
 * Every path that is no file is a page of the app.
 */
export class StaticFiles {
  public static async load(folder: string): Promise<StaticFiles> {
    let names: string[];
    try {
      names = await readdir(folder);
    } catch (cause) {
      throw new GlueprintError({ code: 'StudioNotBuilt', file: folder, message: 'the files of the Studio are missing', hint: 'install the package again, or build it: node build-tools/bundle-runtime.mjs', cause });
    }
    const files = new Map<string, StaticFile>();
    for (const name of names) {
      const type = TYPES[extname(name)];
      if (type === undefined) continue;
      const body = await readFile(join(folder, name));
      files.set(`/${name}`, { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` });
    }
    return new StaticFiles(files);
  }

  private constructor(private readonly files: ReadonlyMap<string, StaticFile>) {}

  public reply(request: Request): Reply {
    const file = this.files.get(request.path);
    if (file === undefined || file.type === TYPES['.html']) return this.page();
    const fresh = request.headers['if-none-match'] === file.etag;
    return { status: fresh ? 304 : 200, headers: { ...SAFE, 'Content-Type': file.type, 'ETag': file.etag, 'Cache-Control': 'no-cache' }, body: fresh ? '' : file.body };
  }

  public has(path: string): boolean {
    return this.files.has(path);
  }

  /** The editor writes its own style sheet: it may, by a nonce that is new for each page. */
  private page(): Reply {
    const index = this.files.get('/index.html');
    if (index === undefined) throw new GlueprintError({ code: 'StudioNotBuilt', message: 'index.html of the Studio is missing' });
    const nonce = randomBytes(16).toString('base64');
    return {
      status: 200,
      headers: { ...SAFE, 'Content-Type': index.type, 'Cache-Control': 'no-store', 'Content-Security-Policy': policy(nonce) },
      body: index.body.toString('utf8').replaceAll('{{nonce}}', nonce),
    };
  }
}

const SAFE = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin' };

function policy(nonce: string): string {
  return [
    "default-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ');
}
