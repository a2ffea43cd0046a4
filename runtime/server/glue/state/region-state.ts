import type * as sdk from '@aws-sdk/client-glue';
import type { Store } from '../../../state/store';
import type { Wire } from '../wire';
import { Collection } from './collection';
import { Tags } from './tags';

/** Where a run came from and what is needed to go on with it. */
export interface RunExtra {
  readonly workflow?: { readonly name: string; readonly runId: string };
  /** Runs that let the trigger fire. */
  readonly predecessors?: readonly { readonly JobName: string; readonly RunId: string }[];
  /** Its id among the runs of the embedded engine. */
  readonly engineRun?: string;
  /** Left of the retries. */
  readonly retries?: number;
}

export interface ActiveRun {
  readonly job: string;
  /** The process that does the work, told from a later one with its id. */
  readonly process?: string;
}

export interface TriggerExtra {
  /** Conditions met since the trigger last fired: index → what met it. */
  readonly met?: Readonly<Record<string, { readonly name: string; readonly runId: string; readonly crawl?: boolean }>>;
  readonly lastFired?: number;
}

export interface WorkflowRunExtra {
  /** Triggers that have fired in this run. */
  readonly fired: readonly string[];
  /** Trigger name → conditions met in this run. */
  readonly met: Readonly<Record<string, NonNullable<TriggerExtra['met']>>>;
  /** Every action of the run: a job run, or a crawl. */
  readonly actions: readonly WorkflowAction[];
}

export interface WorkflowAction {
  readonly type: 'JOB' | 'CRAWLER';
  readonly name: string;
  readonly runId: string;
  readonly state: string;
}

export interface SessionExtra {
  readonly origin?: string;
  readonly timeoutMinutes: number;
  readonly lastUsed: number;
  readonly arn: string;
}

export interface CrawlExtra {
  readonly workflow?: { readonly name: string; readonly runId: string };
  readonly trigger?: string;
}

export type BookmarkEntry = Wire<sdk.JobBookmarkEntry>;

export type ColumnStatisticsDoc = Wire<sdk.ColumnStatistics>;

/** A setting of the catalog of which there is one. */
export type Settings = Wire<sdk.DataCatalogEncryptionSettings>;

export interface PolicyDoc {
  readonly PolicyInJson: string;
  readonly PolicyHash: string;
  readonly CreateTime: number;
  readonly UpdateTime: number;
}

/** Keeps names of several parts apart; cannot occur in a Glue name. */
const SEPARATOR = '\u001f';

export function below(...names: string[]): string {
  return names.join(SEPARATOR);
}

/** Where the collections of a region find the store: set before their fields are. */
class Region {
  constructor(public readonly store: Store, public readonly region: string) {}

  /** All or nothing. */
  public transaction<T>(work: () => T): T {
    return this.store.transaction(work);
  }

  protected collection<D extends object, X extends object = Record<string, never>>(kind: string): Collection<D, X> {
    return new Collection<D, X>(this.store, this.region, kind);
  }
}

/** What exists in one region. */
export class RegionState extends Region {
  public readonly tags = new Tags(this.store, this.region);
  public readonly jobs = this.collection<Wire<sdk.Job>>('job');
  /** Parent: the job. */
  public readonly runs = this.collection<Wire<sdk.JobRun>, RunExtra>('jobRun');
  /** Runs that have not ended, so that a restart finds them. */
  public readonly activeRuns = this.collection<ActiveRun>('activeRun');
  public readonly bookmarks = this.collection<BookmarkEntry>('bookmark');
  public readonly triggers = this.collection<Wire<sdk.Trigger>, TriggerExtra>('trigger');
  public readonly workflows = this.collection<Wire<sdk.Workflow>>('workflow');
  /** Parent: the workflow. */
  public readonly workflowRuns = this.collection<Wire<sdk.WorkflowRun>, WorkflowRunExtra>('workflowRun');
  public readonly sessions = this.collection<Wire<sdk.Session>, SessionExtra>('session');
  /** Parent: the session. */
  public readonly statements = this.collection<Wire<sdk.Statement>>('statement');
  public readonly databases = this.collection<Wire<sdk.Database>>('database');
  /** Parent: the database. */
  public readonly tables = this.collection<Wire<sdk.Table>>('table');
  /** Parent: database and table. */
  public readonly tableVersions = this.collection<Wire<sdk.Table>>('tableVersion');
  /** Parent: database and table; name: the values as JSON. */
  public readonly partitions = this.collection<Wire<sdk.Partition>>('partition');
  public readonly partitionIndexes = this.collection<Wire<sdk.PartitionIndexDescriptor>>('partitionIndex');
  /** Parent: database and table, and for partitions the values. */
  public readonly columnStatistics = this.collection<ColumnStatisticsDoc>('columnStatistics');
  public readonly functions = this.collection<Wire<sdk.UserDefinedFunction>>('function');
  public readonly connections = this.collection<Wire<sdk.Connection>>('connection');
  public readonly crawlers = this.collection<Wire<sdk.Crawler>>('crawler');
  /** Parent: the crawler. */
  public readonly crawls = this.collection<Wire<sdk.CrawlerHistory>, CrawlExtra>('crawl');
  public readonly classifiers = this.collection<Wire<sdk.Classifier>>('classifier');
  public readonly securityConfigurations = this.collection<Wire<sdk.SecurityConfiguration>>('securityConfiguration');
  public readonly usageProfiles = this.collection<Wire<sdk.GetUsageProfileResponse>>('usageProfile');
  public readonly rulesets = this.collection<Wire<sdk.GetDataQualityRulesetResponse>>('ruleset');
  public readonly evaluationRuns = this.collection<Wire<sdk.GetDataQualityRulesetEvaluationRunResponse>>('evaluationRun');
  public readonly recommendationRuns = this.collection<Wire<sdk.GetDataQualityRuleRecommendationRunResponse>>('recommendationRun');
  public readonly qualityResults = this.collection<Wire<sdk.DataQualityResult>>('qualityResult');
  public readonly policies = this.collection<PolicyDoc>('resourcePolicy');
  public readonly settings = this.collection<Settings>('encryptionSettings');
  /** Name: operation and token; what the first call with the token asked for and got. */
  public readonly tokens = this.collection<{ readonly input: string; readonly result: unknown }>('token');
}

/** The regions that were spoken to. */
export class Regions {
  private readonly regions = new Map<string, RegionState>();

  constructor(private readonly store: Store) {}

  public get(region: string): RegionState {
    let state = this.regions.get(region);
    if (state === undefined) this.regions.set(region, state = new RegionState(this.store, region));
    return state;
  }

  /** Those that hold anything. */
  public all(): RegionState[] {
    return this.store.all('SELECT DISTINCT region FROM glue_entity').map((r) => this.get(String(r.region)));
  }

  public clear(): void {
    this.store.transaction(() => {
      for (const table of ['glue_entity', 'glue_tag']) this.store.run(`DELETE FROM ${table}`);
    });
  }
}
