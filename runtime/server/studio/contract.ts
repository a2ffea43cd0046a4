/**
 * The HTTP API between the Studio's page and its server: types only, both sides import them.
 * All routes live under `/api/v1`; `routes.ts` is the table that serves them.
 */
import type { JobChange } from '../../../src/core/manifest/diff-manifests';
import type { FieldValue, ManifestInput, ManifestParameter, SourceLocation, StudioJobOrigin, StudioOrigin } from '../../../src/core/manifest/manifest';
import type { Field, InputRule } from '../../../src/core/nodes/node-type';

export const API = '/api/v1';

/** `GET /info` */
export interface Info {
  readonly version: string;
  /** Name of the app's folder. */
  readonly project: string;
  readonly engine: { readonly name: string; readonly ok: boolean; readonly hint?: string };
  readonly readOnly: boolean;
  /** Why the app could not be synthesized the last time; the jobs are as they were before. */
  readonly appFailure?: string;
  /** What this server can do; the page hides the rest. */
  readonly features: readonly Feature[];
}
export type Feature = 'runs' | 'preview' | 'sessions' | 'catalog' | 'compose' | 'plan' | 'typescript' | 'glue-json' | 'pyspark';

/** `GET /node-types`: the registry, as far as a page can use it. */
export interface NodeTypeInfo {
  readonly kind: string;
  readonly family: NodeFamily;
  readonly title: string;
  readonly doc: string;
  readonly see: string;
  readonly inputs: InputRule;
  readonly fields: readonly Field[];
  /** Why the embedded engine cannot run it with default fields. */
  readonly notLocal?: string;
  /** Comes of imports; nobody adds one. */
  readonly isImportOnly?: true;
  /** Evaluates data quality rules. */
  readonly hasRules?: true;
}
export type NodeFamily = 'source' | 'transform' | 'target';

/** A fault of a job. `start`/`end` are offsets in the text of `field`. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly node?: string;
  readonly field?: string;
  readonly start?: number;
  readonly end?: number;
  /** What to put in place of `start`..`end`. */
  readonly fix?: string;
}

/** Where a job was written. Code is read-only here; a graph file is edited in place. */
export type JobOrigin =
  | { readonly kind: 'code'; readonly stack: string; readonly path: string; readonly at?: SourceLocation }
  | { readonly kind: 'file'; readonly file: string };

/** `GET /jobs` */
export interface JobSummary {
  readonly name: string;
  readonly description?: string;
  readonly origin: JobOrigin;
  readonly nodes: { readonly source: number; readonly transform: number; readonly target: number };
  readonly errors: number;
  readonly warnings: number;
  readonly glueVersion: string;
  readonly capacity: Capacity;
  /** What starts it once deployed, of the app's triggers: `cron(0 2 * * ? *)`. */
  readonly starts: readonly string[];
  /** Newest first, at most 20. */
  readonly runs: readonly RunSummary[];
}
export interface Capacity { readonly workerType: string; readonly numberOfWorkers: number; readonly dpu: number; readonly costPerHour: number }

/** `GET /jobs/:job`, and the answer to each change of a graph file. */
export interface Job {
  readonly name: string;
  readonly origin: JobOrigin;
  readonly editable: boolean;
  /** Changes with the file on disk; goes back in `If-Match`. */
  readonly etag: string;
  readonly settings: JobSettings;
  readonly parameters: readonly ManifestParameter[];
  readonly nodes: readonly JobNode[];
  /** What Glue Studio had of the job, where it was imported. */
  readonly studio?: StudioJobOrigin;
  /** Faults of the job as a whole; those of a node are on the node. */
  readonly issues: readonly Issue[];
}

export interface JobSettings {
  readonly description?: string;
  readonly glueVersion: string;
  readonly workerType: string;
  readonly numberOfWorkers: number;
  readonly timeoutMinutes: number;
  readonly maxRetries: number;
  readonly bookmarks: 'enable' | 'disable' | 'pause';
  readonly timeZone: string;
  readonly tags?: { readonly [key: string]: string };
}

/** What a graph file holds of a node, and what the server knows about it. */
export interface JobNode extends GraphNode {
  readonly family: NodeFamily;
  readonly outputs: readonly NodeOutput[];
  readonly sql?: string | { readonly [output: string]: string };
  readonly issues: readonly Issue[];
  readonly path?: string;
  readonly at?: SourceLocation;
  /** Why the embedded engine cannot run it. */
  readonly notLocal?: string;
}
export interface NodeOutput { readonly name: string; readonly view: string; readonly columns?: string }

/** `PUT /jobs/:job/graph`: what is written to the file. */
export interface Graph {
  readonly settings: JobSettings;
  readonly parameters: readonly ManifestParameter[];
  readonly nodes: readonly GraphNode[];
  readonly studio?: StudioJobOrigin;
}
export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly fields: { readonly [name: string]: FieldValue };
  readonly inputs: readonly ManifestInput[];
  /** What Glue Studio had of it, where it was imported: an export gives back what was not changed. */
  readonly studio?: StudioOrigin;
}

/** `POST /jobs` with the text of another file: what of it could not be kept. */
export interface ImportedJob extends Job { readonly warnings: readonly string[] }

/** `GET /jobs/:job/bookmarks` */
export interface BookmarksView {
  readonly sources: readonly BookmarkView[];
  /** Runs that moved a bookmark, newest first: one can go back to where each left them. */
  readonly moves: readonly { readonly run: string; readonly at: string }[];
}
export interface BookmarkView {
  readonly node: string;
  /** Grows by one with every run that moved it; 0: nothing has been read. */
  readonly version: number;
  /** What has been read, for people. */
  readonly read: string;
  /** As the connector keeps it, as JSON. */
  readonly state?: string;
}
/** `POST /jobs/:job/bookmarks` with a change; `dryRun` changes nothing. The answer says what the next run would read. */
export interface BookmarkChange {
  readonly to: 'now' | 'reset' | 'rewind';
  /** With `rewind`: back to where this run left them. */
  readonly run?: string;
  readonly nodes?: readonly string[];
  readonly dryRun?: boolean;
}
export interface WouldRead {
  readonly node: string;
  readonly read: string;
  readonly files: number;
  readonly bytes: number;
  /** The first of them. */
  readonly list: readonly { readonly uri: string; readonly bytes: number; readonly modified: string }[];
  readonly note?: string;
}

/** `GET /plan?revision`: what a deploy would change against a Git revision. */
export interface Plan {
  readonly revision: string;
  readonly jobs: readonly JobChange[];
}

/** `GET /pools`: the session pools of the app, and how those are that a local endpoint holds. */
export interface PoolView {
  readonly pool: string;
  readonly workerType: string;
  readonly numberOfWorkers: number;
  readonly maxSessions: number;
  readonly dpuHoursPerDay: number;
  /** Absent: nothing holds the pool here. */
  readonly now?: {
    readonly sessions: number;
    readonly starting: number;
    readonly idle: number;
    readonly leased: number;
    readonly waiting: number;
    readonly warmTarget: number;
    readonly dpuHoursToday: number;
    readonly cost: number;
    readonly list: readonly { readonly id: string; readonly phase: string; readonly owner?: string }[];
  };
}

/** A cell: numbers where they are exact, everything else as Spark prints it, nested values as JSON text. */
export type Cell = null | boolean | number | string;

export interface SampleColumn { readonly name: string; readonly type: string }

/** `GET /jobs/:job/nodes/:node/sample?output&limit&offset&sort&descending&filter`, `GET /catalog/:database/:table/sample` with the same */
export interface Sample {
  readonly columns: readonly SampleColumn[];
  /** Column by column. */
  readonly data: readonly (readonly Cell[])[];
  readonly rows: number;
  readonly offset: number;
  /** Whether there are more rows than these. */
  readonly more: boolean;
  /** What was read, for people: `first 1,000 rows of each source`. */
  readonly from: string;
  readonly warnings: readonly string[];
  readonly ms: number;
}

/** `POST /jobs/:job/nodes/:node/complete`: what may be written at a place of a SQL text of the node. */
export interface CompleteRequest { readonly text: string; readonly offset: number; readonly kind: 'query' | 'expression' }
export interface CompletionItem {
  readonly label: string;
  readonly kind: string;
  readonly insert: string;
  readonly detail?: string;
  readonly info?: string;
}
export interface Completions {
  /** The range that a choice replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly CompletionItem[];
}

/** `GET /jobs/:job/nodes/:node/profile?output` */
export interface Profile {
  readonly rows: number;
  readonly from: string;
  readonly columns: readonly ColumnProfile[];
  readonly ms: number;
}
export interface ColumnProfile {
  readonly name: string;
  readonly type: string;
  readonly nulls: number;
  readonly distinct?: number;
  readonly min?: Cell;
  readonly max?: Cell;
  readonly mean?: number;
  readonly histogram?: readonly { readonly from: number; readonly to: number; readonly rows: number }[];
  readonly top?: readonly { readonly value: Cell; readonly rows: number }[];
}

/** `GET /jobs/:job/nodes/:node/quality`: what the rules of a node say now, and what they said in earlier runs. */
export interface NodeQuality {
  /** Share of the rules that hold. */
  readonly score: number;
  readonly rules: readonly RuleResult[];
  readonly from: string;
  /** The first rows that fail a rule about rows, row by row. */
  readonly columns: readonly SampleColumn[];
  readonly failing: readonly (readonly Cell[])[];
  /** Newest first. */
  readonly runs: readonly { readonly run: string; readonly at: string; readonly score: number; readonly rules: readonly RuleResult[] }[];
}
export interface RuleResult { readonly rule: string; readonly outcome: 'Passed' | 'Failed'; readonly reason?: string; readonly metrics: { readonly [name: string]: number } }

/** `GET /jobs/:job/lineage` */
export interface Lineage {
  readonly columns: readonly LineageColumn[];
  readonly edges: readonly LineageEdge[];
}
export interface LineageColumn { readonly node: string; readonly column: string; readonly type?: string }
export interface LineageEdge {
  readonly from: { readonly node: string; readonly column: string };
  readonly to: { readonly node: string; readonly column: string };
  /** How the value gets there; `filter` and the like decide which rows, not what they hold. */
  readonly kind: string;
}

/** `GET /jobs/:job/files/:format` */
export type FileFormat = 'pyspark' | 'sql' | 'manifest' | 'typescript' | 'glue-git' | 'glue-api' | 'glue-sync' | 'mermaid';
export interface GeneratedFile {
  readonly path: string;
  readonly language: 'python' | 'sql' | 'json' | 'typescript' | 'text';
  readonly text: string;
  /** Lines of each node, from 1. */
  readonly map: readonly { readonly node: string; readonly from: number; readonly to: number }[];
  readonly losses: readonly string[];
}

/** As Glue names them. */
export type RunState = 'STARTING' | 'RUNNING' | 'STOPPING' | 'STOPPED' | 'SUCCEEDED' | 'FAILED' | 'TIMEOUT' | 'ERROR' | 'WAITING' | 'EXPIRED';

export interface RunSummary {
  readonly id: string;
  readonly job: string;
  readonly state: RunState;
  readonly engine: string;
  readonly environment: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly ms: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly error?: string;
}

/** `GET /runs/:run` */
export interface Run extends RunSummary {
  readonly arguments: { readonly [name: string]: string };
  readonly nodes: readonly RunNode[];
  readonly log: readonly LogLine[];
  readonly errorNode?: string;
  readonly errorHint?: string;
  /** What was written, newest last; `place` is where that is on this machine. */
  readonly files: readonly WrittenFile[];
  /** What the same time on Glue would have used. */
  readonly dpuHours: number;
  readonly cost: number;
}
export interface WrittenFile {
  readonly node: string;
  readonly path: string;
  readonly place?: string;
  readonly rows?: number;
  readonly bytes?: number;
}
export interface RunNode {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  /** Milliseconds since the run started. */
  readonly start?: number;
  readonly ms?: number;
  readonly rows?: number;
  readonly bytes?: number;
  /** 0 to 1 where the total is known. */
  readonly progress?: number;
  readonly message?: string;
}
export interface LogLine { readonly at: number; readonly level: 'info' | 'warning' | 'error'; readonly node?: string; readonly text: string }

/** `POST /jobs/:job/runs` */
export interface StartRun {
  readonly arguments?: { readonly [name: string]: string };
  readonly engine?: string;
  readonly environment?: string;
}

/** `GET /compare?left=RUN&right=RUN` */
export interface Comparison {
  readonly left: RunSummary;
  readonly right: RunSummary;
  readonly settings: readonly { readonly name: string; readonly left?: string; readonly right?: string }[];
  /** Targets that both wrote to: `GET /compare/data` has their rows. */
  readonly targets: readonly string[];
  readonly nodes: readonly { readonly id: string; readonly left?: RunNode; readonly right?: RunNode }[];
}

/** `GET /compare/data?left=RUN&right=RUN&node&key`: the rows that two runs wrote for one target. */
export interface DataDifference {
  readonly node: string;
  readonly left: WrittenSide;
  readonly right: WrittenSide;
  /** Columns that differ; a side is absent where it lacks the column. */
  readonly schema: readonly { readonly column: string; readonly left?: string; readonly right?: string }[];
  /** Why the rows cannot be compared. */
  readonly note?: string;
  readonly columns: readonly SampleColumn[];
  readonly counts?: { readonly added: number; readonly removed: number; readonly changed: number };
  /** The column by which changed rows were found; without one a changed row is one removed and one added. */
  readonly key?: string;
  /** All columns that could be. */
  readonly keys: readonly string[];
  /** The first of each kind. */
  readonly rows: readonly DifferingRow[];
}
export interface WrittenSide {
  readonly run: string;
  readonly uri: string;
  readonly place: string;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
}
export interface DifferingRow { readonly kind: 'added' | 'removed' | 'changed'; readonly left?: readonly Cell[]; readonly right?: readonly Cell[] }

/** `GET /runs/:run/offending`: rows that made a run fail. */
export interface OffendingRows {
  readonly node: string;
  /** The node whose rows these are: the failing one's input, or itself. */
  readonly of: string;
  readonly columns: readonly SampleColumn[];
  /** Row by row. */
  readonly rows: readonly (readonly Cell[])[];
  /** How they were found, or why they could not be. */
  readonly note: string;
}

/** `GET /events`: one server-sent event; `id` is its sequence number. */
export type StudioEvent =
  | { readonly type: 'run'; readonly run: Run }
  /** Files or code changed on disk: these jobs are to be fetched again. */
  | { readonly type: 'changed'; readonly jobs: readonly string[] }
  /** The app was synthesized, or could not be: see `GET /info`. */
  | { readonly type: 'app'; readonly failure?: string }
  /** Too much was missed: fetch everything again. */
  | { readonly type: 'gap' };

/** `application/problem+json` */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly hint?: string;
  readonly node?: string;
  readonly field?: string;
  readonly start?: number;
  readonly end?: number;
  /** With 412: what is on disk now. */
  readonly current?: Job;
}
