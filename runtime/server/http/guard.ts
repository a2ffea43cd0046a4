import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away before anything of it is looked at. */
export interface Refusal { readonly status: number; readonly code: string; readonly message: string }

export interface GuardOptions {
  /** The address the server listens on. */
  readonly host: string;
  /** Further names by which clients may call it, without port. */
  readonly allowedHosts?: readonly string[];
  /** Must be known by every client; needed unless the bind is loopback. */
  readonly token?: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Host: a page of the web whose name resolves to loopback (DNS rebinding) cannot call us.
 * Origin: a page of another site cannot either; AWS clients send none.
 */
export class Guard {
  private readonly hosts: ReadonlySet<string>;

  constructor(private readonly options: GuardOptions) {
    this.hosts = new Set([options.host, ...options.allowedHosts ?? []].map((h) => h.toLowerCase()));
  }

  public check(headers: IncomingHttpHeaders, accessKeyId: string | undefined): Refusal | undefined {
    const host = hostName(headers.host ?? '');
    if (!this.isOurs(host)) return refuse('HostNotAllowed', `host '${headers.host ?? ''}' is not served here; add it with --allow-host`);
    const origin = headers.origin;
    if (origin !== undefined && origin !== `http://${headers.host}` && origin !== `https://${headers.host}`) {
      return refuse('OriginNotAllowed', `requests from the origin '${origin}' are not allowed`);
    }
    if (this.options.token !== undefined && !this.knowsToken(headers, accessKeyId)) {
      return refuse('TokenRequired', 'a token is needed: send it as access key id, as bearer token or in X-Glueprint-Token');
    }
    return undefined;
  }

  private isOurs(host: string): boolean {
    return isLoopback(host) || this.hosts.has(host);
  }

  private knowsToken(headers: IncomingHttpHeaders, accessKeyId: string | undefined): boolean {
    const bearer = /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
    const header = headers['x-glueprint-token'];
    const wanted = digest(this.options.token ?? '');
    return [bearer, typeof header === 'string' ? header : undefined, accessKeyId]
      .some((given) => given !== undefined && timingSafeEqual(digest(given), wanted));
  }
}

function refuse(code: string, message: string): Refusal {
  return { status: 403, code, message };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The name in a Host header, without port or brackets. */
function hostName(header: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(header);
  return (bracketed?.[1] ?? header.replace(/:\d+$/, '')).toLowerCase();
}
