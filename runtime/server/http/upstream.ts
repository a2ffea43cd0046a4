import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AwsError } from '../aws/aws-error';
import { parseSignature } from '../aws/sigv4';

/** Headers that belong to one connection, not to the message. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'te', 'trailer', 'expect']);

/** Services whose requests are answered here, at least in part. */
const OURS = new Set(['glue', 'sts', 'iam']);

/** Hands what is not ours to another endpoint, so that one address serves all of AWS. Bodies are streamed. The Host stays: it is part of the signature. */
export class Upstream {
  private readonly target: URL;

  constructor(private readonly url: string) {
    this.target = new URL(url);
  }

  /** Whether a request is for another AWS service, judged by its signature or target before the body is read. */
  public takes(headers: IncomingHttpHeaders, url: string): boolean {
    const signature = parseSignature(headers.authorization);
    if (signature !== undefined) return !OURS.has(signature.service);
    const credential = /[?&]X-Amz-Credential=([^&]+)/.exec(url)?.[1];
    if (credential !== undefined) return !OURS.has(decodeURIComponent(credential).split('/')[3] ?? '');
    const target = headers['x-amz-target'];
    return typeof target === 'string' && !target.startsWith('AWSGlue.');
  }

  public forward(message: IncomingMessage, response: ServerResponse, body?: Uint8Array): Promise<void> {
    const send = this.target.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((done, failed) => {
      const outgoing = send(this.target, {
        method: message.method,
        path: message.url,
        headers: withoutHops(message.headers),
      }, (incoming) => {
        response.writeHead(incoming.statusCode ?? 502, withoutHops(incoming.headers));
        incoming.on('error', failed);
        incoming.on('end', done);
        incoming.pipe(response);
      });
      outgoing.on('error', (e) => failed(new AwsError('UpstreamUnavailable', `the upstream endpoint ${this.url} does not answer: ${e.message}`, 502)));
      response.on('close', () => {
        if (!response.writableFinished) outgoing.destroy();
        done();
      });
      if (body === undefined) message.pipe(outgoing);
      else outgoing.end(body);
    });
  }
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}
