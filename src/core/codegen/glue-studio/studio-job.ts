/** A JSON object as it was read. */
export interface JsonObject { readonly [name: string]: unknown }

export type StudioDialect = 'git' | 'api' | 'resource-sync';

/** A node of the graph: exactly one member of `CodeGenConfigurationNode`. */
export interface StudioNode {
  readonly id: string;
  readonly member: string;
  readonly body: JsonObject;
}

/** A visual job. */
export interface StudioJob {
  /** Where the file says it beside the settings: the request of an update. */
  readonly name?: string;
  /** Of the job, in the API's spelling and the order of the file; `CodeGenConfigurationNodes` only marks its place. */
  readonly settings: JsonObject;
  readonly nodes: readonly StudioNode[];
}

export interface StudioFile {
  readonly dialect: StudioDialect;
  readonly jobs: readonly StudioJob[];
  /** How the jobs stand in the file, where that is not the way of its dialect. */
  readonly form?: StudioForm;
  /** How the graph stands in the job, where that is not the way of its dialect: an object, or its JSON text. */
  readonly graph?: 'object' | 'text';
  /** What stands beside the jobs; null marks their place. */
  readonly rest: JsonObject;
}

/** The answers of `get-job` and `get-jobs`, the request of `update-job`, a list of jobs, and a graph without a job around it. */
export type StudioForm = 'Job' | 'JobUpdate' | 'jobs' | 'Jobs' | 'list' | 'graph';

export function jobName({ name, settings }: StudioJob): string | undefined {
  return name ?? (typeof settings.Name === 'string' ? settings.Name : undefined);
}

export const NODES = 'CodeGenConfigurationNodes';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
