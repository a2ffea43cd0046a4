import type * as sdk from '@aws-sdk/client-glue';
import { AwsError } from '../../../aws/aws-error';
import { alreadyExists, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import { parseSchedule } from '../../schedule/schedule';
import type { Wire } from '../../wire';

const crawlerArn = (call: Call, name: string) => arn(call, `crawler/${name}`);

function schedule(expression: string | undefined): Wire<sdk.Schedule> | undefined {
  if (expression === undefined || expression === '') return undefined;
  parseSchedule(expression);
  return { ScheduleExpression: expression, State: 'SCHEDULED' };
}

function crawlerOf(call: Call, name: string): Wire<sdk.Crawler> {
  const found = call.state.crawlers.get(name);
  if (found === undefined) throw notFound(`Crawler ${name} not found.`);
  return found.doc;
}

/** With what only the moment knows. */
function shown(call: Call, doc: Wire<sdk.Crawler>): Wire<sdk.Crawler> {
  return { ...doc, CrawlElapsedTime: call.services.crawlers.elapsed(call.state, doc.Name ?? '') };
}

const KINDS = ['S3Targets', 'JdbcTargets', 'MongoDBTargets', 'DynamoDBTargets', 'CatalogTargets'];

/** Every classic kind of target is listed, as the service does. */
function targets(given: Wire<sdk.CrawlerTargets>): Wire<sdk.CrawlerTargets> {
  return { ...Object.fromEntries(KINDS.map((kind) => [kind, []])), ...given };
}

export const CREATE_CRAWLER = operation<sdk.CreateCrawlerRequest, sdk.CreateCrawlerResponse>('CreateCrawler', (input, call) => {
  const { Tags, Schedule, ...given } = input;
  const crawler: Wire<sdk.Crawler> = {
    Classifiers: [],
    RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVERYTHING' },
    SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'DEPRECATE_IN_DATABASE' },
    LineageConfiguration: { CrawlerLineageSettings: 'DISABLE' },
    ...given,
    Targets: targets(input.Targets),
    Schedule: schedule(Schedule),
    State: 'READY',
    CrawlElapsedTime: 0,
    CreationTime: call.now,
    LastUpdated: call.now,
    Version: 1,
  };
  call.state.transaction(() => {
    if (!call.state.crawlers.insert(input.Name, crawler)) throw alreadyExists(`Crawler with name ${input.Name} already exists`);
    call.state.tags.add(crawlerArn(call, input.Name), Tags);
  });
  call.services.crawlers.arm(call.state, crawler);
  return {};
}, 'Lake Formation and lineage settings are kept, not applied');

export const GET_CRAWLER = operation<sdk.GetCrawlerRequest, sdk.GetCrawlerResponse>('GetCrawler', (input, call) => ({ Crawler: shown(call, crawlerOf(call, input.Name)) }));

export const GET_CRAWLERS = operation<sdk.GetCrawlersRequest, sdk.GetCrawlersResponse>('GetCrawlers', (input, call) => {
  const page = paginate(call.state.crawlers, { ...input, list: 'GetCrawlers' });
  return { Crawlers: page.items.map((c) => shown(call, c.doc)), NextToken: page.NextToken };
});

export const LIST_CRAWLERS = operation<sdk.ListCrawlersRequest, sdk.ListCrawlersResponse>('ListCrawlers', (input, call) => {
  const page = paginate(call.state.crawlers, { ...input, list: 'ListCrawlers', filter: input.Tags && ((c) => call.state.tags.match(crawlerArn(call, c.name), input.Tags)) });
  return { CrawlerNames: page.items.map((c) => c.name), NextToken: page.NextToken };
});

export const BATCH_GET_CRAWLERS = operation<sdk.BatchGetCrawlersRequest, sdk.BatchGetCrawlersResponse>('BatchGetCrawlers', (input, call) => {
  const found = input.CrawlerNames.map((name) => ({ name, crawler: call.state.crawlers.get(name)?.doc }));
  return {
    Crawlers: found.flatMap((f) => (f.crawler === undefined ? [] : [shown(call, f.crawler)])),
    CrawlersNotFound: found.filter((f) => f.crawler === undefined).map((f) => f.name),
  };
});

function notRunning(call: Call, name: string): void {
  if (call.services.crawlers.isRunning(call.state, name)) throw new AwsError('CrawlerRunningException', `Crawler with name ${name} is running`);
}

export const UPDATE_CRAWLER = operation<sdk.UpdateCrawlerRequest, sdk.UpdateCrawlerResponse>('UpdateCrawler', (input, call) => {
  const { Schedule, ...given } = input;
  const before = crawlerOf(call, input.Name);
  notRunning(call, input.Name);
  const after: Wire<sdk.Crawler> = {
    ...before,
    ...given,
    Targets: input.Targets === undefined ? before.Targets : targets(input.Targets),
    Schedule: Schedule === undefined ? before.Schedule : schedule(Schedule),
    LastUpdated: call.now,
    Version: (before.Version ?? 1) + 1,
  };
  call.state.crawlers.put(input.Name, after);
  call.services.crawlers.arm(call.state, after);
  return {};
});

export const DELETE_CRAWLER = operation<sdk.DeleteCrawlerRequest, sdk.DeleteCrawlerResponse>('DeleteCrawler', (input, call) => {
  crawlerOf(call, input.Name);
  notRunning(call, input.Name);
  call.state.transaction(() => {
    call.state.crawlers.delete(input.Name);
    call.state.crawls.deleteAll(input.Name);
    call.state.tags.drop(crawlerArn(call, input.Name));
  });
  call.services.crawlers.disarm(call.state, input.Name);
  return {};
});

export const START_CRAWLER = operation<sdk.StartCrawlerRequest, sdk.StartCrawlerResponse>('StartCrawler', (input, call) => {
  call.services.crawlers.start(call.state, input.Name);
  return {};
}, 'S3 and JDBC targets as far as the environment can read them; other kinds fail the crawl by name');

export const STOP_CRAWLER = operation<sdk.StopCrawlerRequest, sdk.StopCrawlerResponse>('StopCrawler', (input, call) => {
  call.services.crawlers.stop(call.state, input.Name);
  return {};
});
