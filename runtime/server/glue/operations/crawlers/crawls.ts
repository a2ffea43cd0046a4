import type * as sdk from '@aws-sdk/client-glue';
import { invalidInput, notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { paginate, paginateArray } from '../../paging';
import type { Wire } from '../../wire';

type Crawl = Wire<sdk.CrawlerHistory>;
type Comparable = string | number;

const FIELDS: Readonly<Record<string, (crawl: Crawl) => Comparable | undefined>> = {
  CRAWL_ID: (crawl) => crawl.CrawlId,
  STATE: (crawl) => crawl.State,
  START_TIME: (crawl) => crawl.StartTime,
  END_TIME: (crawl) => crawl.EndTime,
  DPU_HOUR: (crawl) => crawl.DPUHour,
};

const OPERATORS: Readonly<Record<string, (a: Comparable, b: Comparable) => boolean>> = {
  EQ: (a, b) => a === b, NE: (a, b) => a !== b, GT: (a, b) => a > b, GE: (a, b) => a >= b, LT: (a, b) => a < b, LE: (a, b) => a <= b,
};

function value(field: string, text: string): Comparable {
  if (field === 'CRAWL_ID' || field === 'STATE') return text;
  const number = Number(text);
  if (field === 'DPU_HOUR' || !Number.isNaN(number)) return field === 'DPU_HOUR' ? number : number > 1e11 ? number / 1000 : number;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  if (Number.isNaN(time)) throw invalidInput(`Invalid time in filter: ${text}`);
  return time / 1000;
}

function filterOf(filter: Wire<sdk.CrawlsFilter>): (crawl: Crawl) => boolean {
  const { FieldName: field, FilterOperator: operator, FieldValue: text } = filter;
  if (field === undefined || operator === undefined || text === undefined) {
    throw invalidInput(`Invalid Filter Provided: FieldName: ${field ?? 'null'}, FilterOperator: ${operator ?? 'null'}, FieldValue: ${text ?? 'null'}`);
  }
  if ((field === 'STATE' || field === 'CRAWL_ID') && operator !== 'EQ' && operator !== 'NE') throw invalidInput(`Only EQ or NE operator is allowed for field : ${field}`);
  const wanted = value(field, text);
  return (crawl) => {
    const actual = FIELDS[field]?.(crawl);
    return actual !== undefined && (OPERATORS[operator]?.(actual, wanted) ?? false);
  };
}

export const LIST_CRAWLS = operation<sdk.ListCrawlsRequest, sdk.ListCrawlsResponse>('ListCrawls', (input, call) => {
  if (!call.state.crawlers.has(input.CrawlerName)) throw notFound(`Crawler entry with name ${input.CrawlerName} does not exist`);
  const filters = (input.Filters ?? []).map(filterOf);
  const page = paginate(call.state.crawls, {
    ...input, list: `ListCrawls/${JSON.stringify(input.Filters ?? [])}`, parent: input.CrawlerName, order: 'newest', page: 20, filter: (c) => filters.every((f) => f(c.doc)),
  });
  return { Crawls: page.items.map((c) => c.doc), NextToken: page.NextToken };
});

function metrics(call: Call, name: string): Wire<sdk.CrawlerMetrics> {
  const ended = call.state.crawls.list({ parent: name, order: 'newest', limit: 100 }).map((c) => c.doc).filter((c) => c.EndTime !== undefined);
  const seconds = ended.map((c) => (c.EndTime ?? 0) - (c.StartTime ?? 0));
  const sorted = [...seconds].sort((a, b) => a - b);
  const counts = ended.map((c) => JSON.parse((JSON.parse(c.Summary ?? '{}') as { TABLE?: string }).TABLE ?? '{}') as Record<string, { Count: number } | undefined>);
  const total = (what: string) => counts.reduce((sum, c) => sum + (c[what]?.Count ?? 0), 0);
  return {
    CrawlerName: name,
    TimeLeftSeconds: 0,
    StillEstimating: call.services.crawlers.isRunning(call.state, name),
    LastRuntimeSeconds: seconds[0] ?? 0,
    MedianRuntimeSeconds: sorted[Math.floor(sorted.length / 2)] ?? 0,
    TablesCreated: total('ADD'),
    TablesUpdated: total('UPDATE'),
    TablesDeleted: total('DELETE'),
  };
}

export const GET_CRAWLER_METRICS = operation<sdk.GetCrawlerMetricsRequest, sdk.GetCrawlerMetricsResponse>('GetCrawlerMetrics', (input, call) => {
  const names = input.CrawlerNameList?.filter((name) => call.state.crawlers.has(name)) ?? call.state.crawlers.names().map((c) => c.name);
  const { items, NextToken } = paginateArray('GetCrawlerMetrics', names, input);
  return { CrawlerMetricsList: items.map((name) => metrics(call, name)), NextToken };
}, 'the time left is not estimated');
