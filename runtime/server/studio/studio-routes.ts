import { createHash, timingSafeEqual } from 'node:crypto';
import type { StudioBackend } from './backend';
import { API } from './contract';
import { eventStream } from './event-stream';
import { problem } from './problem';
import { ROUTES, type StudioRoute } from './routes';
import type { StaticFiles } from './static-files';
import { GlueprintError } from '../../../src/core/diagnostics';
import type { Reply, Request, Route } from '../http/exchange';

export interface StudioOptions {
  readonly backend: StudioBackend;
  readonly files: StaticFiles;
  /** Known to whoever has read the printed URL. */
  readonly token: string;
  readonly readOnly?: boolean;
}

interface Match { readonly route: StudioRoute; readonly path: { readonly [name: string]: string } }

/** The Studio's page and API as routes of the HTTP server, which has checked Host and Origin before. They match every path: put them last. */
export function studioRoutes(options: StudioOptions): Route[] {
  return [
    { name: 'studio-api', matches: (r) => r.path === API || r.path.startsWith(`${API}/`), handle: (r) => guarded(options, r, () => api(options, r)) },
    { name: 'studio-page', matches: (r) => r.method === 'GET', handle: (r) => page(options, r) },
  ];
}

/** The first URL carries the token; it becomes a cookie, so that it stays out of history, logs and referrers. */
function page(options: StudioOptions, request: Request): Reply | Promise<Reply> {
  const url = new URL(request.url, 'http://studio');
  const given = url.searchParams.get('token');
  if (given !== null && sameSecret(given, options.token)) {
    url.searchParams.delete('token');
    return {
      status: 303,
      headers: { 'Location': url.pathname + url.search, 'Set-Cookie': `${cookieName(request)}=${options.token}; HttpOnly; SameSite=Strict; Path=/`, 'Cache-Control': 'no-store' },
      body: '',
    };
  }
  return guarded(options, request, () => Promise.resolve(options.files.reply(request)));
}

async function guarded(options: StudioOptions, request: Request, work: () => Promise<Reply>): Promise<Reply> {
  try {
    if (!knowsToken(request, options.token)) {
      throw new GlueprintError({ code: 'TokenRequired', message: 'open the URL that `glueprint studio` printed: it carries the token' });
    }
    return await work();
  } catch (error) {
    const reply = problem(error);
    if (reply === undefined) throw error;
    return reply;
  }
}

async function api(options: StudioOptions, request: Request): Promise<Reply> {
  const url = new URL(request.url, 'http://studio');
  const path = url.pathname.slice(API.length);
  if (path === '/events' && request.method === 'GET') return eventStream(options.backend, request, url.searchParams);
  const { route, path: names } = find(request.method, path);
  if (route.writes && options.readOnly === true) throw new GlueprintError({ code: 'ReadOnly', message: 'this Studio was started with --read-only' });
  const started = performance.now();
  const { backend } = options;
  const event = backend.lastEvent();
  const answer = await route.handle({
    backend, path: names, query: url.searchParams, body: bodyOf(request), ifMatch: header(request, 'if-match'), readOnly: options.readOnly === true,
  });
  const body = JSON.stringify(answer.value);
  return {
    status: answer.status ?? 200,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Glueprint-Event': String(event),
      'Server-Timing': `total;dur=${(performance.now() - started).toFixed(1)}`,
      ...answer.etag === undefined ? {} : { ETag: answer.etag },
    },
    body,
  };
}

function find(method: string, path: string): Match {
  const segments = path.split('/');
  let allowed: string | undefined;
  for (const route of ROUTES) {
    const names = bind(route.pattern.split('/'), segments);
    if (names === undefined) continue;
    if (route.method === method) return { route, path: names };
    allowed = route.method;
  }
  if (allowed !== undefined) throw new GlueprintError({ code: 'MethodNotAllowed', message: `${path} answers ${allowed}, not ${method}` });
  throw new GlueprintError({ code: 'NotFound', message: `nothing is served at ${API}${path}` });
}

function bind(pattern: readonly string[], segments: readonly string[]): { readonly [name: string]: string } | undefined {
  if (pattern.length !== segments.length) return undefined;
  const names: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i] ?? '';
    if (part.startsWith(':')) {
      if (segment === '') return undefined;
      names[part.slice(1)] = decode(segment);
    } else if (part !== segment) {
      return undefined;
    }
  }
  return names;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GlueprintError({ code: 'BadRequest', message: `'${segment}' is not a well-formed path segment` });
  }
}

function bodyOf(request: Request): unknown {
  if (request.body.length === 0) return undefined;
  // A form of another site can send text/plain without a preflight; it cannot send this.
  if (!/^application\/json\b/.test(header(request, 'content-type') ?? '')) throw new GlueprintError({ code: 'BadRequest', message: 'the body must be application/json' });
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch (cause) {
    throw new GlueprintError({ code: 'BadRequest', message: `the body is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause });
  }
}

function knowsToken(request: Request, token: string): boolean {
  const bearer = /^Bearer\s+(.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  const name = `${cookieName(request)}=`;
  const cookie = (header(request, 'cookie') ?? '').split(/;\s*/).find((c) => c.startsWith(name))?.slice(name.length);
  return [bearer, cookie].some((given) => given !== undefined && sameSecret(given, token));
}

/** Cookies are shared by all ports of a host: the port is part of the name. */
function cookieName(request: Request): string {
  return `glueprint-${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80'}`;
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
