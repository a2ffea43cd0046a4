import type {
  BookmarkChange, BookmarksView, CompleteRequest, Completions, Comparison, DataDifference, FileFormat, GeneratedFile, Graph, ImportedJob, Info,
  Job, JobSummary, Lineage, NodeQuality, NodeTypeInfo, OffendingRows, Plan, PoolView,
  Profile, Run, RunSummary, Sample, StartRun, StudioEvent, WouldRead,
} from './contract';

export interface SampleQuery {
  readonly output?: string;
  readonly limit: number;
  readonly offset: number;
  /** Column to sort by. */
  readonly sort?: string;
  readonly descending?: boolean;
  /** Spark SQL condition over the node's columns. */
  readonly filter?: string;
}

export interface RunFilter { readonly job?: string; readonly state?: string; readonly limit: number }

export interface SequencedEvent { readonly id: number; readonly event: StudioEvent }

/** What the routes serve. `studio-backend.ts` is the real one; tests of the routes give their own. */
export interface StudioBackend {
  info(): Promise<Info>;
  nodeTypes(): readonly NodeTypeInfo[];

  jobs(): Promise<readonly JobSummary[]>;
  job(name: string): Promise<Job>;
  /** The same, of a job that somebody is about to look at. */
  opened(name: string): Promise<Job>;
  /** An empty graph file, or a copy of a job as one. */
  create(name: string, from?: string): Promise<Job>;
  /** A graph file from the text of a Glue Studio job in any of its dialects; `job`: which, of a file with several. */
  importJob(name: string, text: string, job?: string): Promise<ImportedJob>;
  /** Throws `StaleGraph` where the file is no longer what `etag` stands for. */
  save(name: string, graph: Graph, etag: string): Promise<Job>;

  sample(job: string, node: string, query: SampleQuery): Promise<Sample>;
  profile(job: string, node: string, output?: string): Promise<Profile>;
  quality(job: string, node: string): Promise<NodeQuality>;
  lineage(job: string): Promise<Lineage>;
  complete(job: string, node: string, request: CompleteRequest): Promise<Completions>;
  file(job: string, format: FileFormat): Promise<GeneratedFile>;
  bookmarks(job: string): Promise<BookmarksView>;
  /** What the next run would read after the change, which is made unless it is a dry run. */
  changeBookmarks(job: string, change: BookmarkChange): Promise<readonly WouldRead[]>;
  plan(revision: string): Promise<Plan>;
  pools(): Promise<readonly PoolView[]>;

  start(job: string, request: StartRun): Promise<RunSummary>;
  stop(run: string): Promise<void>;
  runs(filter: RunFilter): Promise<readonly RunSummary[]>;
  run(id: string): Promise<Run>;
  offending(run: string): Promise<OffendingRows>;
  compare(left: string, right: string): Promise<Comparison>;
  compareData(left: string, right: string, node: string, key?: string): Promise<DataDifference>;

  /** Rows of a table of the local Data Catalog. */
  tableSample(database: string, table: string, query: SampleQuery): Promise<Sample>;

  /** An operation of the local Glue endpoint: sessions, catalog, data quality. */
  glue(operation: string, input: unknown): Promise<unknown>;

  /** Number of the newest event: what is answered now holds all up to it. */
  lastEvent(): number;
  /** Events after the given sequence number, until the signal. */
  events(after: number | undefined, signal: AbortSignal): AsyncIterable<SequencedEvent>;
}
