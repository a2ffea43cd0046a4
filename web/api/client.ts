import { knowEvent } from './events';
import type {
  BookmarkChange, BookmarksView, CompleteRequest, Completions,
  Comparison, DataDifference, FileFormat, GeneratedFile, Graph, ImportedJob, Info, Job, JobSummary, Lineage, NodeQuality, NodeTypeInfo,
  OffendingRows, Plan, PoolView, Problem, Profile, Run, RunSummary, Sample, StartRun, WouldRead,
} from '../../runtime/server/studio/contract';

const API = '/api/v1';

/** A reply that is not 2xx: what the server says of it. */
export class RequestFailed extends Error {
  constructor(public readonly problem: Problem) {
    super(problem.detail);
    this.name = 'RequestFailed';
  }
}

export interface SampleRequest {
  readonly output?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: string;
  readonly descending?: boolean;
  readonly filter?: string;
}

export interface RunsRequest { readonly job?: string; readonly state?: string; readonly limit?: number }

async function request<T>(
  method: string, path: string, options: { body?: unknown; ifMatch?: string; signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<T> {
  const headers: Record<string, string> = {};
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['If-Match'] = options.ifMatch;
  let response: Response;
  try {
    response = await fetch(API + path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new RequestFailed({ type: 'offline', title: 'Offline', status: 0, detail: 'the server does not answer: is `glueprint studio` still running?' });
  }
  knowEvent(response.headers.get('Glueprint-Event'));
  if (response.ok) return await response.json() as T;
  throw new RequestFailed(await problemOf(response));
}

async function problemOf(response: Response): Promise<Problem> {
  const otherwise: Problem = { type: 'http', title: response.statusText, status: response.status, detail: `the server answered ${response.status}` };
  try {
    const body = await response.json() as Partial<Problem> & { Message?: string };
    return typeof body.detail === 'string' ? { ...otherwise, ...body } : { ...otherwise, detail: body.Message ?? otherwise.detail };
  } catch {
    return otherwise;
  }
}

const part = encodeURIComponent;

function query(values: object): string {
  const entries = Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== false).map(([k, v]) => [k, String(v)]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

export const api = {
  info: () => request<Info>('GET', '/info'),
  nodeTypes: () => request<readonly NodeTypeInfo[]>('GET', '/node-types'),
  jobs: () => request<readonly JobSummary[]>('GET', '/jobs'),
  job: (name: string) => request<Job>('GET', `/jobs/${part(name)}`),
  createJob: (name: string, from?: string) => request<Job>('POST', '/jobs', { body: { name, from } }),
  importJob: (name: string, text: string, job?: string) => request<ImportedJob>('POST', '/jobs', { body: { name, text, job } }),
  save: (name: string, graph: Graph, etag: string, keepalive = false) => request<Job>('PUT', `/jobs/${part(name)}/graph`, { body: graph, ifMatch: etag, keepalive }),
  sample: (job: string, node: string, options: SampleRequest, signal?: AbortSignal) =>
    request<Sample>('GET', `/jobs/${part(job)}/nodes/${part(node)}/sample${query(options)}`, { signal }),
  profile: (job: string, node: string, output?: string, signal?: AbortSignal) =>
    request<Profile>('GET', `/jobs/${part(job)}/nodes/${part(node)}/profile${query({ output })}`, { signal }),
  quality: (job: string, node: string, signal?: AbortSignal) => request<NodeQuality>('GET', `/jobs/${part(job)}/nodes/${part(node)}/quality`, { signal }),
  complete: (job: string, node: string, body: CompleteRequest) => request<Completions>('POST', `/jobs/${part(job)}/nodes/${part(node)}/complete`, { body }),
  lineage: (job: string) => request<Lineage>('GET', `/jobs/${part(job)}/lineage`),
  file: (job: string, format: FileFormat) => request<GeneratedFile>('GET', `/jobs/${part(job)}/files/${format}`),
  bookmarks: (job: string) => request<BookmarksView>('GET', `/jobs/${part(job)}/bookmarks`),
  changeBookmarks: (job: string, change: BookmarkChange) => request<readonly WouldRead[]>('POST', `/jobs/${part(job)}/bookmarks`, { body: change }),
  plan: (revision: string) => request<Plan>('GET', `/plan${query({ revision })}`),
  pools: () => request<readonly PoolView[]>('GET', '/pools'),
  start: (job: string, body: StartRun) => request<RunSummary>('POST', `/jobs/${part(job)}/runs`, { body }),
  runs: (options: RunsRequest = {}) => request<readonly RunSummary[]>('GET', `/runs${query(options)}`),
  run: (id: string) => request<Run>('GET', `/runs/${part(id)}`),
  stop: (id: string) => request<object>('POST', `/runs/${part(id)}/stop`, { body: {} }),
  compare: (left: string, right: string) => request<Comparison>('GET', `/compare${query({ left, right })}`),
  compareData: (left: string, right: string, node: string, key?: string) => request<DataDifference>('GET', `/compare/data${query({ left, right, node, key })}`),
  offending: (id: string) => request<OffendingRows>('GET', `/runs/${part(id)}/offending`),
  tableSample: (database: string, table: string, options: SampleRequest, signal?: AbortSignal) => request<Sample>('GET', `/catalog/${part(database)}/${part(table)}/sample${query(options)}`, { signal }),
  glue: <T>(operation: string, input: object = {}) => request<T>('POST', `/glue/${part(operation)}`, { body: input }),
};
