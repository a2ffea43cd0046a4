import { json, type Reply, type Request, type Route } from './exchange';
import type { Fault } from './faults';
import { AwsError } from '../aws/aws-error';
import type { GlueServices } from '../glue/services';

interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  handle(services: GlueServices, request: Request, parameters: readonly string[]): Promise<Reply> | Reply;
}

function body(request: Request): Record<string, unknown> {
  if (request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>;
  } catch (e) {
    throw new AwsError('SerializationException', `the request is not JSON: ${e instanceof Error ? e.message : String(e)}`);
  }
}

const reset = async (services: GlueServices) => {
  await services.reset();
  return json(200, { status: 'ok' });
};

/** What tests and tools ask of the server itself. */
const ROUTES: readonly AdminRoute[] = [
  { method: 'GET', path: /^\/_glueprint\/health$/, handle: () => json(200, { status: 'ok' }) },
  { method: 'POST', path: /^\/moto-api\/reset$/, handle: reset },
  { method: 'POST', path: /^\/_glueprint\/reset$/, handle: reset },
  { method: 'GET', path: /^\/_glueprint\/faults$/, handle: (services) => json(200, { faults: services.faults.list() }) },
  {
    method: 'POST',
    path: /^\/_glueprint\/faults$/,
    handle(services, request) {
      const given = body(request);
      for (const fault of Array.isArray(given.faults) ? given.faults : [given]) services.faults.add(fault as Fault);
      return json(200, { faults: services.faults.list() });
    },
  },
  {
    method: 'DELETE',
    path: /^\/_glueprint\/faults$/,
    handle(services) {
      services.faults.clear();
      return json(200, { faults: [] });
    },
  },
  {
    method: 'POST',
    path: /^\/_glueprint\/sessions\/([^/]+)\/lose$/,
    async handle(services, request, [id = '']) {
      await services.sessions.lose(region(services, request), id);
      return json(200, { status: 'ok' });
    },
  },
  {
    method: 'POST',
    path: /^\/_glueprint\/triggers\/([^/]+)\/event$/,
    handle(services, request, [name = '']) {
      services.triggers.receiveEvent(region(services, request), name);
      return json(200, { status: 'ok' });
    },
  },
  { method: 'GET', path: /^\/_glueprint\/clock$/, handle: (services) => json(200, { now: new Date(services.clock.now()).toISOString() }) },
  {
    method: 'POST',
    path: /^\/_glueprint\/clock$/,
    handle(services, request) {
      const { advanceSeconds } = body(request);
      if (typeof advanceSeconds !== 'number' || advanceSeconds < 0) throw new AwsError('InvalidInput', 'advanceSeconds must be a number of seconds, 0 or more');
      services.clock.advance(advanceSeconds * 1000);
      return json(200, { now: new Date(services.clock.now()).toISOString() });
    },
  },
  {
    method: 'GET',
    path: /^\/_glueprint\/logs\/([^/]+)$/,
    async handle(services, _request, [id = '']) {
      const text = `${await services.logs.read(id, 'output')}${await services.logs.read(id, 'error')}`;
      return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: text };
    },
  },
];

function region(services: GlueServices, request: Request) {
  return services.regions.get(new URLSearchParams(request.url.split('?')[1] ?? '').get('region') ?? services.options.region);
}

export class AdminRoutes implements Route {
  public readonly name = 'admin';

  constructor(private readonly services: GlueServices) {}

  public matches(request: Request): boolean {
    return request.path.startsWith('/_glueprint/') || request.path === '/moto-api/reset';
  }

  public handle(request: Request): Promise<Reply> | Reply {
    for (const route of ROUTES) {
      const found = route.method === request.method ? route.path.exec(request.path) : null;
      if (found !== null) return route.handle(this.services, request, found.slice(1).map(decodeURIComponent));
    }
    throw new AwsError('NotFound', `nothing is served at ${request.method} ${request.path}`, 404);
  }
}
