import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CreateClassifierCommand, CreateClassifierCommandInput, CreateCrawlerCommand, CreateCrawlerRequest, CreateDataQualityRulesetCommand,
  CreateSessionCommand, GetCrawlerCommand, GetCrawlerMetricsCommand, GetDataQualityResultCommand, GetDataQualityRuleRecommendationRunCommand,
  GetDataQualityRulesetCommand, GetDataQualityRulesetEvaluationRunCommand, GetPartitionsCommand, GetSessionCommand, GetStatementCommand,
  GetTablesCommand, ListCrawlsCommand, ListDataQualityResultsCommand, RunStatementCommand, StartCrawlerCommand,
  StartDataQualityRuleRecommendationRunCommand, StartDataQualityRulesetEvaluationRunCommand, StopCrawlerCommand,
} from '@aws-sdk/client-glue';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';
import { until } from './scripted-runner';

let local: LocalGlue;
beforeAll(async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'catalog-engines-'));
  local = await startLocalGlue({ stateDir, plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sql', ...server }) });
});
afterAll(() => local.close());
beforeEach(async () => {
  await local.server.services.reset();
  await rm(join(local.stateDir, 's3'), { recursive: true, force: true });
});

async function put(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(local.stateDir, 's3', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function crawl(request: Partial<CreateCrawlerRequest> = {}) {
  await local.glue.send(new CreateCrawlerCommand({ Name: 'c', Role: 'r', DatabaseName: 'db', Targets: { S3Targets: [{ Path: 's3://lake/' }] }, ...request })).catch(() => undefined);
  await local.glue.send(new StartCrawlerCommand({ Name: 'c' }));
  expect((await local.glue.send(new GetCrawlerCommand({ Name: 'c' }))).Crawler?.State).toBe('RUNNING');
  const { Crawler } = await until(() => local.glue.send(new GetCrawlerCommand({ Name: 'c' })), (r) => r.Crawler?.State === 'READY', 8000);
  return Crawler?.LastCrawl;
}
const tables = async () => (await local.glue.send(new GetTablesCommand({ DatabaseName: 'db' }))).TableList ?? [];

test('a crawl finds tables, schemas and partitions', async () => {
  await put({
    'lake/orders/year=2025/month=1/a.csv': 'id,Item,price\n1,pen,2.5\n',
    'lake/orders/year=2026/month=2/b.csv': 'id,Item,price\n2,ink,3.5\n',
    'lake/events/x.json': '{"at":"2026-01-01","who":{"id":1}}\n',
    'lake/facts/f': '$ion_1_0 {at: 2026-01-01T, price: 1.25}\n',
    'lake/logs/one/l.csv': 'a,b\n1,2\n',
    'lake/logs/two/l.csv': 'a,b\n3,4\n',
    'lake/_temporary/y.csv': 'x\n1\n',
  });
  expect(await crawl({ TablePrefix: 'raw_' })).toMatchObject({ Status: 'SUCCEEDED' });
  expect((await tables()).map((t) => [t.Name, t.Parameters?.classification, t.PartitionKeys, t.StorageDescriptor?.Columns?.map((c) => `${c.Name} ${c.Type}`)])).toEqual([
    ['raw_events', 'json', [], [expect.stringMatching(/^at /), expect.stringMatching(/^who struct</)]],
    ['raw_facts', 'ion', [], ['at timestamp', 'price decimal(3,2)']],
    ['raw_logs', 'csv', [{ Name: 'partition_0', Type: 'string' }], [expect.stringMatching(/^a /), expect.stringMatching(/^b /)]],
    ['raw_orders', 'csv', [{ Name: 'year', Type: 'int' }, { Name: 'month', Type: 'int' }], [expect.stringMatching(/^id (int|bigint)$/), 'item string', expect.stringMatching(/^price /)]],
  ]);
  const partitions = await local.glue.send(new GetPartitionsCommand({ DatabaseName: 'db', TableName: 'raw_orders', Expression: 'year > 2025' }));
  expect(partitions.Partitions).toMatchObject([{ Values: ['2026', '2'], StorageDescriptor: { Location: 's3://lake/orders/year=2026/month=2/' } }]);
  const metrics = await local.glue.send(new GetCrawlerMetricsCommand({ CrawlerNameList: ['c'] }));
  expect(metrics.CrawlerMetricsList).toMatchObject([{ CrawlerName: 'c', TablesCreated: 4, TablesUpdated: 0, StillEstimating: false }]);
});

test('the crawler\'s own classifiers come first; a name that tells nothing goes by what the file holds', async () => {
  await put({
    'lake/access/one.txt': 'GET /a 200\nPOST /b 404\n',
    'lake/books/b.xml': '<shelf><book id="1"><title>A</title></book><book id="2"><title>B</title></book></shelf>\n',
    'lake/nested/n.json': '{"rows":[{"k":1},{"k":2}]}\n',
    'lake/piped/p.csv': "1|'x|y'\n2|'z'\n",
    'lake/plain/part-00000': '{"v":1}\n{"v":2}\n',
    'lake/semi/s.csv': 'a;b\n1;2\n',
    'lake/tabbed/part-00000': 'a\tb\n1\t2\n',
  });
  const classifiers: CreateClassifierCommandInput[] = [
    { GrokClassifier: { Name: 'grok', Classification: 'access', GrokPattern: '%{WORD:verb} %{NOTSPACE:path} %{NUMBER:status}' } },
    { XMLClassifier: { Name: 'xml', Classification: 'books', RowTag: 'book' } },
    { JsonClassifier: { Name: 'json', JsonPath: '$.rows[*]' } },
    { CsvClassifier: { Name: 'csv', Delimiter: '|', QuoteSymbol: "'", ContainsHeader: 'ABSENT' } },
  ];
  for (const c of classifiers) await local.glue.send(new CreateClassifierCommand(c));
  expect(await crawl({ Classifiers: ['grok', 'xml', 'json', 'csv'] })).toEqual(expect.objectContaining({ Status: 'SUCCEEDED' }));
  expect((await tables()).map((t) => [t.Name, t.Parameters?.classification, t.StorageDescriptor?.Columns?.map((c) => c.Name).join(' ')])).toEqual([
    ['access', 'access', 'verb path status'],
    ['books', 'books', '_id title'],
    ['nested', 'json', 'k'],
    ['piped', 'csv', '_c0 _c1'],
    ['plain', 'json', 'v'],
    ['semi', 'csv', 'a b'],
    ['tabbed', 'csv', 'a b'],
  ]);
  // The tables are read as the crawl read the files.
  await local.glue.send(new CreateSessionCommand({ Id: 's', Role: 'arn:aws:iam::123456789012:role/Glue', Command: { Name: 'glueetl', PythonVersion: '3' } }));
  await local.glue.send(new GetSessionCommand({ Id: 's' }));
  const rows = async (table: string) => {
    const { Id } = await local.glue.send(new RunStatementCommand({ SessionId: 's', Code: `SELECT * FROM db.${table}` }));
    const output = (await local.glue.send(new GetStatementCommand({ SessionId: 's', Id }))).Statement?.Output;
    return (output?.Data?.TextPlain ?? output?.ErrorValue ?? '').split('\n').slice(3, -2).map((line) => line.replace(/\s+/g, ''));
  };
  expect(await rows('access')).toEqual(['|GET|/a|200|', '|POST|/b|404|']);
  expect(await rows('books')).toEqual(['|1|A|', '|2|B|']);
  expect(await rows('nested')).toEqual(['|1|', '|2|']);
  expect(await rows('piped')).toEqual(['|1|x|y|', '|2|z|']);
  expect(await rows('semi')).toEqual(['|1|2|']);
  expect(await rows('tabbed')).toEqual(['|1|2|']);
});

test('a second crawl updates what changed and deprecates what is gone', async () => {
  await put({ 'lake/a/x.csv': 'p\n1\n', 'lake/b/x.csv': 'q,r\n1,2\n', 'lake/c/x.csv': 's,t,u\n1,2,3\n' });
  await crawl();
  await rm(join(local.stateDir, 's3/lake/b'), { recursive: true });
  await put({ 'lake/a/x.csv': 'p,added\n1,2\n' });
  await crawl();
  const found = Object.fromEntries((await tables()).map((t) => [t.Name, t]));
  expect(found.a).toMatchObject({ VersionId: '2', StorageDescriptor: { Columns: [{ Name: 'p' }, { Name: 'added' }] } });
  expect(found.b?.Parameters?.DEPRECATED_BY_CRAWLER).toBeDefined();
  expect(found.c?.VersionId).toBe('1');
});

test('a crawl that cannot be done fails with the reason', async () => {
  expect(await crawl({ Targets: { DynamoDBTargets: [{ Path: 'orders' }] } })).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('DynamoDBTargets') });
  const { Crawls } = await local.glue.send(new ListCrawlsCommand({ CrawlerName: 'c', Filters: [{ FieldName: 'STATE', FilterOperator: 'EQ', FieldValue: 'FAILED' }] }));
  expect(Crawls).toHaveLength(1);
  await expect(local.glue.send(new StopCrawlerCommand({ Name: 'c' }))).rejects.toMatchObject({ name: 'CrawlerNotRunningException' });
});

test('rules are evaluated over a table; rules are proposed that it satisfies', async () => {
  await put({ 'lake/t/x.csv': 'id,name\n1,a\n2,\n3,c\n' });
  await crawl();
  const DataSource = { GlueTable: { DatabaseName: 'db', TableName: 'lake' } };
  const [table] = await tables();
  DataSource.GlueTable.TableName = table?.Name ?? '';
  await local.glue.send(new CreateDataQualityRulesetCommand({ Name: 'rules', Ruleset: 'Rules = [ RowCount = 3, IsComplete "name", IsUnique "id" ]' }));
  const { RunId } = await local.glue.send(new StartDataQualityRulesetEvaluationRunCommand({ DataSource, Role: 'r', RulesetNames: ['rules'] }));
  const run = await until(() => local.glue.send(new GetDataQualityRulesetEvaluationRunCommand({ RunId })), (r) => r.CompletedOn !== undefined, 8000);
  expect(run).toMatchObject({ Status: 'SUCCEEDED', ResultIds: [expect.any(String)] });
  const result = await local.glue.send(new GetDataQualityResultCommand({ ResultId: run.ResultIds?.[0] }));
  expect(result.RuleResults?.map((r) => [r.Description, r.Result])).toEqual([['RowCount = 3', 'PASS'], ['IsComplete "name"', 'FAIL'], ['IsUnique "id"', 'PASS']]);
  expect(result.Score).toBeCloseTo(2 / 3);
  expect((await local.glue.send(new ListDataQualityResultsCommand({ Filter: { DataSource } }))).Results).toHaveLength(1);

  const started = await local.glue.send(new StartDataQualityRuleRecommendationRunCommand({ DataSource, Role: 'r', CreatedRulesetName: 'proposed' }));
  const ask = () => local.glue.send(new GetDataQualityRuleRecommendationRunCommand({ RunId: started.RunId }));
  const proposed = await until(ask, (r) => r.CompletedOn !== undefined, 8000);
  expect(proposed.RecommendedRuleset).toBe('Rules = [\n    RowCount between 1 and 7,\n    IsComplete "id",\n    IsUnique "id",\n    Completeness "name" >= 0.66\n]');
  expect((await local.glue.send(new GetDataQualityRulesetCommand({ Name: 'proposed' }))).Ruleset).toBe(proposed.RecommendedRuleset);
});
