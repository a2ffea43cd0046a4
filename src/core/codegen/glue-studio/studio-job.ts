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
  /** Of the job, in the API's spelling and the order of the file; `CodeGenConfigurationNodes` only marks its place. */
  readonly settings: JsonObject;
  readonly nodes: readonly StudioNode[];
}

export interface StudioFile {
  readonly dialect: StudioDialect;
  readonly jobs: readonly StudioJob[];
  /** API: the job stands in `{"Job": …}`. */
  readonly wrapped?: boolean;
  /** What stands beside the jobs. */
  readonly rest: JsonObject;
}

export const NODES = 'CodeGenConfigurationNodes';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
