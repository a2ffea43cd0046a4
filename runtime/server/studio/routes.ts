import type { SampleQuery, StudioBackend } from './backend';
import type { FileFormat, Graph, StartRun } from './contract';
import { GlueprintError } from '../../../src/core/diagnostics';

/** What a handler of the table is given. */
export interface Call {
  readonly backend: StudioBackend;
  /** By the names in the pattern, decoded. */
  readonly path: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  /** The JSON body; `undefined` without one. */
  readonly body: unknown;
  readonly ifMatch?: string;
  readonly readOnly: boolean;
}

/** `{ status, value }` of a route; the value is sent as JSON. */
export interface Answer { readonly status?: number; readonly value: unknown; readonly etag?: string }

export interface StudioRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Under `/api/v1`; `:name` is one path segment. */
  readonly pattern: string;
  /** Changes something, or runs code of the app: refused where the Studio was started with `--read-only`. */
  readonly writes?: true;
  readonly handle: (call: Call) => Promise<Answer> | Answer;
}

const FORMATS: readonly FileFormat[] = ['pyspark', 'sql', 'manifest', 'typescript', 'glue-git', 'glue-api', 'glue-sync', 'mermaid'];
const MOST_ROWS = 10_000;
const JOB_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;

/** The whole API, one line a route. */
export const ROUTES: readonly StudioRoute[] = [
  { method: 'GET', pattern: '/info', handle: async ({ backend }) => ({ value: await backend.info() }) },
  { method: 'GET', pattern: '/node-types', handle: ({ backend }) => ({ value: backend.nodeTypes() }) },

  { method: 'GET', pattern: '/jobs', handle: async ({ backend }) => ({ value: await backend.jobs() }) },
  { method: 'POST', pattern: '/jobs', writes: true, handle: createJob },
  { method: 'GET', pattern: '/jobs/:job', handle: async ({ backend, path }) => tagged(await backend.opened(path.job)) },
  { method: 'PUT', pattern: '/jobs/:job/graph', writes: true, handle: saveGraph },
  { method: 'GET', pattern: '/jobs/:job/nodes/:node/sample', handle: async ({ backend, path, query }) => ({ value: await backend.sample(path.job, path.node, sampleQuery(query)) }) },
  { method: 'GET', pattern: '/jobs/:job/nodes/:node/profile', handle: async ({ backend, path, query }) => ({ value: await backend.profile(path.job, path.node, text(query, 'output')) }) },
  { method: 'GET', pattern: '/jobs/:job/nodes/:node/quality', handle: async ({ backend, path }) => ({ value: await backend.quality(path.job, path.node) }) },
  { method: 'POST', pattern: '/jobs/:job/nodes/:node/complete', handle: complete },
  { method: 'GET', pattern: '/jobs/:job/lineage', handle: async ({ backend, path }) => ({ value: await backend.lineage(path.job) }) },
  { method: 'GET', pattern: '/jobs/:job/files/:format', handle: async ({ backend, path }) => ({ value: await backend.file(path.job, choice('format', path.format, FORMATS)) }) },
  { method: 'GET', pattern: '/jobs/:job/bookmarks', handle: async ({ backend, path }) => ({ value: await backend.bookmarks(path.job) }) },
  // A dry run changes nothing: `changeBookmarks` refuses the others where it must.
  { method: 'POST', pattern: '/jobs/:job/bookmarks', handle: changeBookmarks },
  { method: 'GET', pattern: '/plan', writes: true, handle: async ({ backend, query }) => ({ value: await backend.plan(text(query, 'revision') ?? 'HEAD') }) },
  { method: 'GET', pattern: '/pools', handle: async ({ backend }) => ({ value: await backend.pools() }) },

  { method: 'POST', pattern: '/jobs/:job/runs', writes: true, handle: startRun },
  { method: 'GET', pattern: '/runs', handle: async ({ backend, query }) => ({ value: await backend.runs({ job: text(query, 'job'), state: text(query, 'state'), limit: count(query, 'limit', 200, 5000) }) }) },
  { method: 'GET', pattern: '/runs/:run', handle: async ({ backend, path }) => ({ value: await backend.run(path.run) }) },
  { method: 'POST', pattern: '/runs/:run/stop', writes: true, handle: stopRun },
  { method: 'GET', pattern: '/runs/:run/offending', handle: async ({ backend, path }) => ({ value: await backend.offending(path.run) }) },
  { method: 'GET', pattern: '/compare/data', handle: async ({ backend, query }) => ({ value: await backend.compareData(needed(query, 'left'), needed(query, 'right'), needed(query, 'node'), text(query, 'key')) }) },
  { method: 'GET', pattern: '/compare', handle: async ({ backend, query }) => ({ value: await backend.compare(needed(query, 'left'), needed(query, 'right')) }) },

  { method: 'GET', pattern: '/catalog/:database/:table/sample', handle: async ({ backend, path, query }) => ({ value: await backend.tableSample(path.database, path.table, sampleQuery(query)) }) },
  // Reading the catalog is a POST too: the Glue protocol has no other verb.
  { method: 'POST', pattern: '/glue/:operation', handle: glue },
];

/** Operations of Glue that change nothing. */
const LOOKS = /^(Get|List|BatchGet|Search|Query|Check|Describe)[A-Z]/;

async function glue({ backend, path, body, readOnly }: Call): Promise<Answer> {
  if (readOnly && !LOOKS.test(path.operation)) throw new GlueprintError({ code: 'ReadOnly', message: `this Studio was started with --read-only: ${path.operation} may change something` });
  return { value: await backend.glue(path.operation, body ?? {}) };
}

async function createJob({ backend, body }: Call): Promise<Answer> {
  const { name, from, text: source, job } = record(body);
  if (typeof name !== 'string' || !JOB_NAME.test(name)) {
    throw bad('name', `the name of a job is a letter followed by at most 79 letters, digits, '-' or '_', not ${JSON.stringify(name)}`);
  }
  if (typeof source === 'string') return { status: 201, ...tagged(await backend.importJob(name, source, optional('job', job))) };
  if (from !== undefined && typeof from !== 'string') throw bad('from', 'from is the name of a job');
  return { status: 201, ...tagged(await backend.create(name, from)) };
}

async function saveGraph({ backend, path, body, ifMatch }: Call): Promise<Answer> {
  if (ifMatch === undefined) throw new GlueprintError({ code: 'PreconditionRequired', message: 'a change needs If-Match with the ETag that it was made on' });
  return tagged(await backend.save(path.job, graph(body), ifMatch));
}

function sampleQuery(query: URLSearchParams): SampleQuery {
  return {
    output: text(query, 'output'),
    limit: count(query, 'limit', 200, MOST_ROWS),
    offset: count(query, 'offset', 0, 1_000_000),
    sort: text(query, 'sort'),
    descending: query.get('descending') === 'true',
    filter: text(query, 'filter'),
  };
}

async function complete({ backend, path, body }: Call): Promise<Answer> {
  const { text: written, offset, kind } = record(body);
  if (typeof written !== 'string') throw bad('text', 'text is a string');
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0 || offset > written.length) throw bad('offset', 'offset is a place in the text');
  if (kind !== 'query' && kind !== 'expression') throw bad('kind', 'kind is query or expression');
  return { value: await backend.complete(path.job, path.node, { text: written, offset, kind }) };
}

async function startRun({ backend, path, body }: Call): Promise<Answer> {
  const { arguments: given, engine, environment } = record(body ?? {});
  const request: StartRun = { arguments: strings('arguments', given), engine: optional('engine', engine), environment: optional('environment', environment) };
  return { status: 202, value: await backend.start(path.job, request) };
}

async function changeBookmarks({ backend, path, body, readOnly }: Call): Promise<Answer> {
  const { to, run, nodes, dryRun } = record(body);
  if (dryRun !== undefined && typeof dryRun !== 'boolean') throw bad('dryRun', 'dryRun is true or false');
  if (nodes !== undefined && !(Array.isArray(nodes) && nodes.every((n): n is string => typeof n === 'string'))) throw bad('nodes', 'nodes is a list of node names');
  if (readOnly && dryRun !== true) throw new GlueprintError({ code: 'ReadOnly', message: 'this Studio was started with --read-only: it changes no bookmark' });
  const change = { to: choice('to', String(to), ['now', 'reset', 'rewind']), run: optional('run', run), nodes, dryRun };
  return { value: await backend.changeBookmarks(path.job, change) };
}

async function stopRun({ backend, path }: Call): Promise<Answer> {
  await backend.stop(path.run);
  return { status: 202, value: {} };
}

function tagged<T extends { readonly etag: string }>(value: T): Answer {
  return { value, etag: value.etag };
}

/** The parts of a graph, each of the right kind; what they mean is checked by the model. */
function graph(body: unknown): Graph {
  const { settings, parameters, nodes } = record(body);
  if (!Array.isArray(nodes)) throw bad('nodes', 'nodes is a list');
  if (!Array.isArray(parameters)) throw bad('parameters', 'parameters is a list');
  record(settings, 'settings');
  for (const node of nodes as unknown[]) {
    const { id, type, fields, inputs } = record(node, 'nodes');
    if (typeof id !== 'string' || id === '' || typeof type !== 'string' || !Array.isArray(inputs)) throw bad('nodes', 'a node has id, type, fields and inputs');
    record(fields, 'fields');
    for (const input of inputs as unknown[]) {
      if (typeof record(input, 'inputs').node !== 'string') throw bad('inputs', 'an input names its node');
    }
  }
  return body as Graph;
}

function bad(field: string, message: string): GlueprintError {
  return new GlueprintError({ code: 'BadRequest', field, message });
}

function record(value: unknown, field = 'body'): { readonly [name: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(field, `${field} is an object`);
  return value as { readonly [name: string]: unknown };
}

function strings(field: string, value: unknown): { readonly [name: string]: string } {
  const given = record(value ?? {}, field);
  for (const [name, v] of Object.entries(given)) if (typeof v !== 'string') throw bad(field, `${field}.${name} is a string`);
  return given as { readonly [name: string]: string };
}

function optional(field: string, value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw bad(field, `${field} is a string`);
  return value;
}

function text(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value;
}

function needed(query: URLSearchParams, name: string): string {
  const value = text(query, name);
  if (value === undefined) throw bad(name, `${name} is missing`);
  return value;
}

function count(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const value = text(query, name);
  if (value === undefined) return otherwise;
  const n = Number(value);
  if (!Number.isInteger(n) || n < 0 || n > most) throw bad(name, `${name} is a whole number from 0 to ${most}, not '${value}'`);
  return n;
}

function choice<T extends string>(field: string, value: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(value)) throw bad(field, `${field} is one of ${allowed.join(', ')}, not '${value}'`);
  return value as T;
}
