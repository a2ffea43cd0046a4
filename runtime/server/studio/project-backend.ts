import type { RunFilter, SampleQuery, SequencedEvent, StudioBackend } from './backend';
import type {
  BookmarkChange, BookmarksView, Comparison, CompleteRequest, Completions, DataDifference, Feature, FileFormat, GeneratedFile,
  Graph, ImportedJob, Info,
  Job, JobSummary, Lineage, NodeQuality, NodeTypeInfo, OffendingRows, Plan, PoolView,
  Profile, Run, RunSummary, Sample, StartRun, WouldRead,
} from './contract';
import type { Request, Route } from '../http/exchange';
import { bookmarksView, changeBookmarks } from './bookmarks/bookmarks-service';
import { nodeQuality } from './data/node-quality';
import { profileOf } from './data/profile';
import { columnwise, sampleColumns, sampleRows } from './data/sample-query';
import { WarmEngine, type OpenNode } from './data/warm-engine';
import { EventLog } from './event-log';
import { capacityOf } from './jobs/capacity';
import { completionsOf } from './jobs/complete';
import { graphOfJob, importedGraph } from './jobs/eject';
import { fileFormats, generatedFile } from './jobs/files';
import { jobView, type JobSource } from './jobs/job-view';
import { lineageOf } from './jobs/lineage';
import { nodeTypeInfos } from './jobs/node-types';
import { partialManifest } from './jobs/partial-manifest';
import { Project, type ProjectOptions } from './jobs/project';
import { startsOf, type Starts } from './jobs/schedules';
import { poolViews } from './pool-views';
import { StaleGraph } from './problem';
import { offendingRows } from './runs/offending-rows';
import { newRunId, runHere, type RunStarter } from './runs/run-starter';
import { RunsService } from './runs/runs-service';
import { emptyGraphFile, GRAPH_FILE_VERSION, GraphFile, manifestOf, readGraphFile } from '../../../src/core/codegen/graph-file';
import { GlueprintError } from '../../../src/core/diagnostics';
import { diffManifests, Manifest } from '../../../src/core/manifest';
import type { PoolConfig } from '../../pool-manager/ports';
import type { RunEnvironment } from '../../runs/environment';
import type { Store } from '../../state/store';

export interface ProjectBackendOptions extends ProjectOptions {
  readonly version: string;
  readonly readOnly?: boolean;
  /** Default values of job parameters, from `glueprint.json`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Default: in this process. */
  readonly starter?: RunStarter;
  /** The local Glue endpoint; without it there are no sessions and no catalog. */
  readonly glue?: Route;
  /** The jobs of the app, and one of its graph files, as a Git revision has them; without it there are no plans. */
  readonly revisions?: Revisions;
  /** Session pools of the app. */
  readonly pools?: () => Promise<readonly PoolConfig[]>;
}
export interface Revisions {
  manifests(revision: string): Promise<readonly Manifest[]>;
  /** `undefined`: the revision has no such file. */
  file(revision: string, path: string): Promise<string | undefined>;
}

const WATCH_MS = 700;

/** The Studio over the jobs of one project. */
export class ProjectBackend implements StudioBackend {
  private readonly project: Project;
  private readonly log = new EventLog();
  private readonly engine: WarmEngine;
  private readonly runsService: RunsService;
  private readonly lineages = new Map<string, { etag: string; lineage: Lineage }>();
  private watching: NodeJS.Timeout | undefined;
  private engineState: Info['engine'] | undefined;
  private appFailure: string | undefined;

  constructor(private readonly environment: RunEnvironment, private readonly options: ProjectBackendOptions) {
    this.project = new Project(environment.host.files, options);
    this.engine = new WarmEngine(environment, options.parameters ?? {});
    this.runsService = new RunsService(environment, options.starter ?? runHere(environment), this.log, (job) => this.project.manifest(job));
  }

  public async info(): Promise<Info> {
    const features: Feature[] = ['compose', 'preview', 'runs', 'pyspark'];
    if (this.options.glue !== undefined) features.push('sessions', 'catalog');
    if (this.options.revisions !== undefined && this.options.readOnly !== true) features.push('plan');
    if (fileFormats().includes('typescript')) features.push('typescript');
    if (fileFormats().includes('glue-git')) features.push('glue-json');
    this.engineState ??= await this.probe();
    return { version: this.options.version, project: this.options.folder.split('/').at(-1) ?? '', engine: this.engineState, readOnly: this.options.readOnly === true, appFailure: this.appFailure, features };
  }

  /** The app was synthesized again, or could not be: then its jobs are what they were. */
  public synthesized(failure?: string): void {
    if (failure === undefined && this.appFailure === undefined) return;
    this.appFailure = failure;
    this.log.add({ type: 'app', failure });
  }

  public nodeTypes(): readonly NodeTypeInfo[] {
    return nodeTypeInfos();
  }

  public async jobs(): Promise<readonly JobSummary[]> {
    const sources = await this.project.jobs();
    const starts = await startsOf(this.environment.host.files, this.options.assembly);
    return Promise.all(sources.map(async (source) => this.summary(source, starts)));
  }

  public async job(name: string): Promise<Job> {
    return jobView(await this.project.job(name));
  }

  public async opened(name: string): Promise<Job> {
    const source = await this.project.job(name);
    const { content } = source;
    if (content.kind !== 'broken') {
      const { timeZone } = content.kind === 'graph' ? content.graph.job : content.manifest.job;
      this.engine.warmUp(name, timeZone);
    }
    return jobView(source);
  }

  public async create(name: string, from?: string): Promise<Job> {
    return jobView(await this.project.create(name, from === undefined ? emptyGraphFile() : graphOfJob(await this.job(from))));
  }

  public async importJob(name: string, text: string, wanted?: string): Promise<ImportedJob> {
    const { graph, warnings } = importedGraph(text, wanted);
    return { ...jobView(await this.project.create(name, graph)), warnings };
  }

  public async save(name: string, graph: Graph, etag: string): Promise<Job> {
    const file: GraphFile = {
      version: GRAPH_FILE_VERSION,
      job: { ...graph.settings, tags: graph.settings.tags ?? {} },
      parameters: graph.parameters,
      nodes: graph.nodes,
      ...graph.studio === undefined ? {} : { studio: graph.studio },
    };
    const saved = await this.project.save(name, file, etag);
    if (saved === undefined) throw new StaleGraph(name, jobView(await this.project.job(name)));
    this.log.add({ type: 'changed', jobs: [name] });
    return jobView(saved);
  }

  public async sample(job: string, node: string, query: SampleQuery): Promise<Sample> {
    const started = performance.now();
    return sampleOf(await this.open(job, node, query.output), query, started);
  }

  public async tableSample(database: string, table: string, query: SampleQuery): Promise<Sample> {
    const started = performance.now();
    const name = `catalog ${database}.${table}`;
    const graph: GraphFile = { ...emptyGraphFile(), nodes: [{ id: 'Table', type: 'CatalogSource', fields: { table: { database, name: table } }, inputs: [] }] };
    try {
      return await sampleOf(await this.engine.open(manifestOf(graph, name), 'Table'), query, started);
    } finally {
      await this.engine.release(name); // the table may be another one the next time
    }
  }

  public async profile(job: string, node: string, output?: string): Promise<Profile> {
    return profileOf(await this.open(job, node, output));
  }

  public async quality(job: string, node: string): Promise<NodeQuality> {
    const manifest = await this.manifestAbove(job, node);
    const parameters = this.parametersOf(manifest);
    return this.stored((store) => nodeQuality(manifest, node, this.environment, parameters, store));
  }

  public async lineage(name: string): Promise<Lineage> {
    const job = await this.job(name);
    const known = this.lineages.get(name);
    if (known?.etag === job.etag) return known.lineage;
    const lineage = lineageOf(job);
    this.lineages.set(name, { etag: job.etag, lineage });
    return lineage;
  }

  public async complete(job: string, node: string, request: CompleteRequest): Promise<Completions> {
    return completionsOf(await this.job(job), node, request);
  }

  public async file(job: string, format: FileFormat): Promise<GeneratedFile> {
    return generatedFile(await this.project.manifest(job), graphOfJob(await this.job(job)), format);
  }

  public async bookmarks(job: string): Promise<BookmarksView> {
    const manifest = await this.project.manifest(job);
    return this.stored((store) => bookmarksView(manifest, store));
  }

  public async changeBookmarks(job: string, change: BookmarkChange): Promise<readonly WouldRead[]> {
    const manifest = await this.project.manifest(job);
    const parameters = await this.configured(job);
    return this.stored((store) => changeBookmarks(manifest, change, this.environment, parameters, store));
  }

  /** Graph files are compared with what the revision has at their place. */
  public async plan(revision: string): Promise<Plan> {
    const { revisions } = this.options;
    if (revisions === undefined) throw new GlueprintError({ code: 'NotSupported', message: 'this server knows no revisions of the app' });
    const sources = await this.project.jobs();
    const before = [...sources.some((s) => s.content.kind === 'manifest') ? await revisions.manifests(revision) : []];
    const after: Manifest[] = [];
    for (const { name, content, origin } of sources) {
      if (content.kind === 'manifest') after.push(content.manifest);
      if (content.kind !== 'graph' || origin.kind !== 'file') continue;
      const text = await revisions.file(revision, origin.file);
      if (text !== undefined) before.push(manifestOf(readGraphFile(text, origin.file), name));
      after.push(manifestOf(content.graph, name));
    }
    return { revision, jobs: diffManifests(before, after) };
  }

  public async pools(): Promise<readonly PoolView[]> {
    const configs = await this.options.pools?.() ?? [];
    return configs.length === 0 ? [] : this.stored((store) => poolViews(configs, store));
  }

  public async start(job: string, request: StartRun): Promise<RunSummary> {
    return this.runsService.begin(job, { ...request, arguments: { ...await this.configured(job), ...request.arguments } });
  }

  public stop(run: string): Promise<void> {
    return this.runsService.stop(run);
  }

  public runs(filter: RunFilter): Promise<readonly RunSummary[]> {
    return this.runsService.list(filter);
  }

  public run(id: string): Promise<Run> {
    return this.runsService.get(id);
  }

  public compare(left: string, right: string): Promise<Comparison> {
    return this.runsService.compare(left, right);
  }

  public compareData(left: string, right: string, node: string, key?: string): Promise<DataDifference> {
    return this.runsService.compareData(left, right, node, key);
  }

  public async offending(run: string): Promise<OffendingRows> {
    const failed = await this.run(run);
    const manifest = await this.project.manifest(failed.job);
    return offendingRows(failed, manifest, this.environment);
  }

  /** In the words of the protocol, through the same code that answers over HTTP. */
  public async glue(operation: string, input: unknown): Promise<unknown> {
    if (this.options.glue === undefined) throw new GlueprintError({ code: 'NotSupported', message: 'the local Glue endpoint is not part of this server' });
    const request: Request = {
      id: newRunId(),
      method: 'POST',
      url: '/',
      path: '/',
      headers: { 'x-amz-target': `AWSGlue.${operation}`, 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from(JSON.stringify(input)),
      signal: new AbortController().signal,
    };
    const { status, body } = await this.options.glue.handle(request);
    const answer = JSON.parse(typeof body === 'string' ? body : Buffer.from(body as Uint8Array).toString('utf8')) as { __type?: string; Message?: string; message?: string };
    if (status >= 400) throw new GlueprintError({ code: answer.__type ?? 'GlueError', message: answer.Message ?? answer.message ?? `the operation ${operation} failed` });
    return answer;
  }

  public lastEvent(): number {
    return this.log.last;
  }

  public events(after: number | undefined, signal: AbortSignal): AsyncIterable<SequencedEvent> {
    this.watch();
    return this.log.read(after, signal);
  }

  public async close(): Promise<void> {
    clearInterval(this.watching);
    await this.runsService.close();
    await this.engine.close();
  }

  /** From the first page on that listens; nobody else needs it. */
  private watch(): void {
    if (this.watching !== undefined) return;
    let looking = false;
    this.watching = setInterval(() => {
      if (looking) return;
      looking = true;
      this.project.changes()
        .then((jobs) => { if (jobs.length > 0) this.log.add({ type: 'changed', jobs }); })
        .catch(() => undefined) // the folder may be in the middle of a change; the next look tells
        .finally(() => { looking = false; });
    }, WATCH_MS);
    this.watching.unref();
  }

  private async open(job: string, node: string, output?: string) {
    return this.engine.open(await this.manifestAbove(job, node), node, output);
  }

  /** A fault beside a node is no reason not to look at it. */
  private async manifestAbove(job: string, node: string): Promise<Manifest> {
    const { content } = await this.project.job(job);
    return content.kind === 'graph' ? partialManifest(content.graph, job, node) : this.project.manifest(job);
  }

  private async configured(job: string): Promise<Readonly<Record<string, string>>> {
    return this.parametersOf(await this.project.manifest(job));
  }

  private parametersOf({ parameters }: Manifest): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.options.parameters ?? {}).filter(([name]) => parameters.some((p) => p.name === name)));
  }

  private async stored<T>(work: (store: Store) => T | Promise<T>): Promise<T> {
    const store = await this.environment.openStore();
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }

  private async summary(source: JobSource, starts: Starts): Promise<JobSummary> {
    const job = jobView(source);
    const issues = [...job.issues, ...job.nodes.flatMap((n) => n.issues)];
    const of = (family: string) => job.nodes.filter((n) => n.family === family).length;
    return {
      name: job.name,
      description: job.settings.description,
      origin: job.origin,
      nodes: { source: of('source'), transform: of('transform'), target: of('target') },
      errors: issues.filter((i) => i.severity === 'error').length,
      warnings: issues.filter((i) => i.severity === 'warning').length,
      glueVersion: job.settings.glueVersion,
      capacity: capacityOf(job.settings.workerType, job.settings.numberOfWorkers),
      starts: source.content.kind === 'manifest' ? starts.get(`${source.content.manifest.job.stack}/${source.content.manifest.job.logicalId}`) ?? [] : [],
      runs: (await this.runsService.list({ job: job.name, limit: 20 })).slice(0, 20),
    };
  }

  private async probe(): Promise<Info['engine']> {
    const { name } = this.environment.engine;
    try {
      const session = await this.environment.engine.open({ temporaryFolder: `${this.environment.folder}/tmp/studio-probe-${process.pid}`, timeZone: 'UTC' });
      await session.close();
      return { name, ok: true };
    } catch (error) {
      if (!GlueprintError.isGlueprintError(error)) throw error;
      return { name, ok: false, hint: error.details.hint ?? error.message };
    }
  }
}

async function sampleOf(open: OpenNode, query: SampleQuery, started: number): Promise<Sample> {
  const rows = await sampleRows(open, query);
  const shown = rows.slice(0, query.limit);
  return {
    columns: sampleColumns(open.columns),
    data: columnwise(open.columns.length, shown),
    rows: shown.length,
    offset: query.offset,
    more: rows.length > query.limit,
    from: open.from,
    warnings: open.sampled && rows.length === 0 ? ['only a part of the sources is read: a join or filter may find nothing in it'] : [],
    ms: Math.round(performance.now() - started),
  };
}
