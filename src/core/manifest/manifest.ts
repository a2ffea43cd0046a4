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

/** A node as Glue Studio had it when it was imported: an export gives back what was not changed. */
export interface StudioOrigin {
  readonly id: string;
  /** Absent for a node that is kept as it stands anyway. */
  readonly member?: string;
  readonly body?: { readonly [field: string]: FieldValue };
  /** The fields that the import made of it, where they are not quite what the member says. */
  readonly fields?: { readonly [field: string]: FieldValue };
}

/** The same of the job. */
export interface StudioJobOrigin {
  /** In the API's spelling. */
  readonly settings: { readonly [field: string]: FieldValue };
  /** Ids of the nodes in the order of the file. */
  readonly order: readonly string[];
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
  /** What Glue Studio had there, where the node was imported. */
  readonly studio?: StudioOrigin;
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
  /** Runs at the same time; absent: one. */
  readonly maxConcurrentRuns?: number;
  /** Absent: on dedicated capacity. */
  readonly executionClass?: 'FLEX';
  /** The job reads a stream and does not end by itself. */
  readonly streaming?: boolean;
  /** Names of the Glue connections that its workers use. */
  readonly connections?: readonly Text[];
  /** What it is expected to cost, where the app says how often it runs. */
  readonly estimate?: CostEstimate;
  readonly at?: SourceLocation;
}

/** In the currency of the price. */
export interface CostEstimate {
  readonly dpu: number;
  readonly pricePerDpuHour: number;
  readonly runsPerDay: number;
  readonly minutes: number;
  readonly dpuHoursPerRun: number;
  readonly perRun: number;
  readonly perDay: number;
  readonly perMonth: number;
}

/** A right of the job's role, and what needs it. */
export interface ManifestRight {
  readonly actions: readonly string[];
  /** ARNs as `Fn::Sub` writes them: `arn:${AWS::Partition}:s3:::${Bucket}/orders/*`. */
  readonly resources: readonly string[];
  /** Operator → key → values, as in IAM. */
  readonly conditions?: { readonly [operator: string]: { readonly [key: string]: FieldValue } };
  /** The node that needs it; absent: the job itself does. */
  readonly node?: string;
  /** What for, in a few words. */
  readonly reason: string;
}

/** A cloud resource that a `ref` names. */
export interface ManifestResource {
  readonly type: string;
  readonly path: string;
  /** Physical name when the template fixes it. */
  readonly name?: string;
  /** Stack that has it, where that is not the job's own. */
  readonly stack?: string;
  /** Of a Glue connection of the app, what is behind it. */
  readonly connection?: ManifestConnection;
}

/** As the template has it, without what is secret: `SECRET_ID` names the secret. */
export interface ManifestConnection {
  /** `JDBC`, `KAFKA`, … */
  readonly type: Text;
  /** `JDBC_CONNECTION_URL` and the like. */
  readonly properties: { readonly [name: string]: Text };
}

export interface Manifest {
  readonly version: typeof MANIFEST_VERSION;
  readonly job: ManifestJob;
  readonly parameters: readonly ManifestParameter[];
  /** In topological order. */
  readonly nodes: readonly ManifestNode[];
  readonly resources: { readonly [logicalId: string]: ManifestResource };
  /** What Glue Studio had, where the job was imported. */
  readonly studio?: StudioJobOrigin;
  /** Rights of the job's role. Absent in manifests that no app made. */
  readonly access?: readonly ManifestRight[];
}
