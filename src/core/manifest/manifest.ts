/**
 * The portable job manifest: everything the runtime needs to run the job, and nothing secret.
 * Deterministic: the same app gives the same bytes.
 */
export const MANIFEST_VERSION = 1;

/**
 * A text that may hold what only a deploy decides. `{ ref }` is a CloudFormation logical id (or pseudo parameter),
 * `attribute` its `Fn::GetAtt`; `{ join }` is a concatenation. Job parameters stand in texts as `${name}`.
 */
export type Text =
  | string
  | { readonly ref: string; readonly attribute?: string }
  | { readonly join: readonly Text[] };

/** What a field of a node may hold. */
export type FieldValue = null | boolean | number | Text | readonly FieldValue[] | { readonly [name: string]: FieldValue };

export interface ManifestInput {
  /** Id of the node read. */
  readonly node: string;
  /** Which of its outputs, when it has several. */
  readonly output?: string;
  /** The name by which this node's SQL knows the input. */
  readonly as: string;
}

/** Where the user wrote something. `file` is relative to the app's folder. */
export interface SourceLocation { readonly file: string; readonly line: number }

export interface ManifestOutput {
  /** `output` where there is only one. */
  readonly name: string;
  /** Unique in the job, without regard to case; a plain SQL identifier. */
  readonly view: string;
  /** Spark DDL; absent where it is known only once the source has been looked at. */
  readonly columns?: string;
}

export interface ManifestNode {
  /** Unique in the job: the construct path below the job. */
  readonly id: string;
  /** Construct path in the app. */
  readonly path: string;
  /** Kind of the node type, e.g. `Filter`. */
  readonly type: string;
  readonly fields: { readonly [name: string]: FieldValue };
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly ManifestOutput[];
  /** Spark SQL over the inputs by their `as` names; absent for sources, targets, script nodes, and nodes below a source without a schema. By output name where there are several. */
  readonly sql?: string | { readonly [output: string]: string };
  readonly at?: SourceLocation;
}

export type ParameterType = 'string' | 'int' | 'bigint' | 'double' | 'boolean' | 'date' | 'timestamp';

export interface ManifestParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** As text, as Glue passes it; absent: must be given at each run. */
  readonly default?: string;
  readonly description?: string;
}

export interface ManifestJob {
  /** Construct path of the job. */
  readonly path: string;
  /** Last part of the path; what the CLI calls the job. */
  readonly name: string;
  readonly stack: string;
  readonly description?: string;
  readonly glueVersion: string;
  readonly workerType: string;
  readonly numberOfWorkers: number;
  readonly timeoutMinutes: number;
  readonly maxRetries: number;
  readonly bookmarks: 'enable' | 'disable' | 'pause';
  readonly timeZone: string;
  readonly tags: { readonly [key: string]: string };
  /** Logical id of the Glue job. */
  readonly logicalId: string;
  /** The PySpark script, beside the manifest. */
  readonly script: string;
  readonly at?: SourceLocation;
}

/** A cloud resource that a `ref` names. */
export interface ManifestResource {
  readonly type: string;
  readonly path: string;
  /** Physical name when the template fixes it. */
  readonly name?: string;
  /** Stack that has it, where that is not the job's own. */
  readonly stack?: string;
}

export interface Manifest {
  readonly version: typeof MANIFEST_VERSION;
  readonly job: ManifestJob;
  readonly parameters: readonly ManifestParameter[];
  /** In topological order. */
  readonly nodes: readonly ManifestNode[];
  readonly resources: { readonly [logicalId: string]: ManifestResource };
}
