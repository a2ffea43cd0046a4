import { randomUUID } from 'node:crypto';
import type { Crawler, CrawlerHistory } from '@aws-sdk/client-glue';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { AwsError } from '../../aws/aws-error';
import { notFound } from '../errors';
import { parseSchedule } from '../schedule/schedule';
import type { GlueServices } from '../services';
import type { CrawlExtra, RegionState } from '../state/region-state';
import type { Wire } from '../wire';

/** Tables made, changed and gone by one crawl. */
export interface CrawlCounts { created: number; updated: number; deleted: number; partitions: number }

/** Looks at the targets of a crawler and writes the catalog. Throws where a target cannot be read. */
export type Crawl = (region: RegionState, crawler: Wire<Crawler>, signal: AbortSignal) => Promise<CrawlCounts>;

interface Live { readonly crawlId: string; readonly abort: AbortController; readonly started: number }

/** A crawl is seen as running for at least this long: pollers look for the change of state. */
const SHORTEST_MS = 300;

/** Crawls, from start to end, and the schedules of crawlers. */
export class Crawlers {
  private readonly live = new Map<string, Live>();
  private readonly alarms = new Map<string, () => void>();

  constructor(private readonly services: GlueServices, private readonly crawl: Crawl) {}

  public start(region: RegionState, name: string, origin: CrawlExtra = {}): string {
    const crawler = region.crawlers.get(name)?.doc;
    if (crawler === undefined) throw notFound(`Crawler ${name} not found.`);
    if (this.live.has(key(region, name))) throw new AwsError('CrawlerRunningException', `Crawler with name ${name} has already started`);
    const crawlId = randomUUID();
    const live: Live = { crawlId, abort: new AbortController(), started: this.services.clock.now() };
    this.live.set(key(region, name), live);
    const record: Wire<CrawlerHistory> = {
      CrawlId: crawlId, State: 'RUNNING', StartTime: this.services.seconds(), LogGroup: '/aws-glue/crawlers', LogStream: name, MessagePrefix: crawlId, DPUHour: 0,
    };
    region.transaction(() => {
      region.crawls.insert(crawlId, record, { workflow: origin.workflow, trigger: origin.trigger }, name);
      region.crawlers.update(name, ({ doc }) => ({ doc: { ...doc, State: 'RUNNING' } }));
    });
    this.run(region, crawler, live).catch((e: unknown) => this.services.report(e));
    return crawlId;
  }

  public stop(region: RegionState, name: string): void {
    if (!region.crawlers.has(name)) throw notFound(`Crawler ${name} not found.`);
    const live = this.live.get(key(region, name));
    if (live === undefined) throw new AwsError('CrawlerNotRunningException', `Crawler with name ${name} is not running`);
    if (live.abort.signal.aborted) throw new AwsError('CrawlerStoppingException', `Crawler with name ${name} is already stopping`);
    this.cancel(region, name);
  }

  public cancel(region: RegionState, name: string): void {
    const live = this.live.get(key(region, name));
    if (live === undefined) return;
    live.abort.abort();
    region.crawlers.update(name, ({ doc }) => ({ doc: { ...doc, State: 'STOPPING' } }));
  }

  public isRunning(region: RegionState, name: string): boolean {
    return this.live.has(key(region, name));
  }

  /** How long the crawl under way has taken, in milliseconds. */
  public elapsed(region: RegionState, name: string): number {
    const live = this.live.get(key(region, name));
    return live === undefined ? 0 : Math.max(0, this.services.clock.now() - live.started);
  }

  public arm(region: RegionState, crawler: Wire<Crawler>): void {
    const id = key(region, crawler.Name ?? '');
    this.alarms.get(id)?.();
    this.alarms.delete(id);
    if (crawler.Schedule?.State !== 'SCHEDULED') return;
    const now = this.services.clock.now();
    const next = parseSchedule(crawler.Schedule.ScheduleExpression ?? '').next(now);
    if (next === undefined) return;
    this.alarms.set(id, this.services.clock.after(next - now, () => {
      const current = region.crawlers.get(crawler.Name ?? '')?.doc;
      if (current === undefined) return;
      this.arm(region, current);
      if (!this.isRunning(region, crawler.Name ?? '')) this.start(region, crawler.Name ?? '');
    }));
  }

  public disarm(region: RegionState, name: string): void {
    this.alarms.get(key(region, name))?.();
    this.alarms.delete(key(region, name));
  }

  public clear(): void {
    for (const cancel of this.alarms.values()) cancel();
    for (const live of this.live.values()) live.abort.abort();
    this.alarms.clear();
    this.live.clear();
  }

  /** Takes up schedules; crawls of a stopped server did not survive it. */
  public resume(region: RegionState): void {
    for (const { doc, name } of region.crawlers.list()) {
      this.arm(region, doc);
      if (doc.State === 'READY' || this.isRunning(region, name)) continue;
      for (const crawl of region.crawls.list({ parent: name, order: 'newest', limit: 1 })) {
        if (crawl.doc.State === 'RUNNING') this.record(region, name, crawl.name, 'FAILED', 'the local Glue endpoint was stopped while the crawl was under way', undefined);
      }
    }
  }

  private async run(region: RegionState, crawler: Wire<Crawler>, live: Live): Promise<void> {
    const name = crawler.Name ?? '';
    const shortest = new Promise((done) => setTimeout(done, SHORTEST_MS).unref());
    let counts: CrawlCounts | undefined;
    let failure: string | undefined;
    try {
      counts = await this.crawl(region, crawler, live.abort.signal);
    } catch (e) {
      failure = e instanceof Error ? e.message : String(e);
      if (!(e instanceof AwsError) && !GlueprintError.isGlueprintError(e) && !live.abort.signal.aborted) this.services.report(e);
    }
    await shortest;
    if (this.live.get(key(region, name)) !== live) return; // the state was reset meanwhile
    this.live.delete(key(region, name));
    const stopped = live.abort.signal.aborted;
    this.record(region, name, live.crawlId, stopped ? 'STOPPED' : failure === undefined ? 'COMPLETED' : 'FAILED', stopped ? undefined : failure, counts);
    const { workflow, trigger } = region.crawls.get(live.crawlId, name)?.extra ?? {};
    this.services.ended(region, { type: 'CRAWLER', name, runId: live.crawlId, state: stopped ? 'CANCELLED' : failure === undefined ? 'SUCCEEDED' : 'FAILED', workflow, trigger });
  }

  private record(region: RegionState, name: string, crawlId: string, state: 'COMPLETED' | 'FAILED' | 'STOPPED', message: string | undefined, counts: CrawlCounts | undefined): void {
    const now = this.services.seconds();
    region.transaction(() => {
      const crawl = region.crawls.update(crawlId, ({ doc }) => ({
        doc: { ...doc, State: state, EndTime: now, ErrorMessage: message, Summary: counts && summary(counts) },
      }), name);
      region.crawlers.update(name, ({ doc }) => ({
        doc: {
          ...doc,
          State: 'READY',
          LastCrawl: {
            Status: state === 'COMPLETED' ? 'SUCCEEDED' : state === 'STOPPED' ? 'CANCELLED' : 'FAILED',
            ErrorMessage: message,
            LogGroup: '/aws-glue/crawlers',
            LogStream: name,
            MessagePrefix: crawlId,
            StartTime: crawl?.doc.StartTime,
          },
        },
      }));
    });
  }
}

/** As the service writes it: a JSON text by kind of thing and what happened. */
function summary(counts: CrawlCounts): string {
  const details = (count: number) => ({ Count: count });
  return JSON.stringify({
    TABLE: JSON.stringify({ ADD: details(counts.created), UPDATE: details(counts.updated), DELETE: details(counts.deleted) }),
    PARTITION: JSON.stringify({ ADD: details(counts.partitions) }),
  });
}

function key(region: RegionState, name: string): string {
  return `${region.region}/${name}`;
}
