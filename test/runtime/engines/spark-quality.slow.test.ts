import { localEnvironment } from '../../../runtime/runs/environment';
import { RunEvent } from '../../../runtime/runs/events';
import { EngineName, runJob } from '../../../runtime/runs/run-job';
import { findSparkForTests } from '../../spark';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

const spark = findSparkForTests();
if (spark === undefined) console.warn('SKIP engines/spark-quality: no PySpark (node build-tools/install-spark.mjs)');

const ROWS = ['id,city,amount,day', '1,Bern,1.5,2026-01-01', '2,Basel,2,2026-01-02', '3,Bern,,2026-01-03', '4,,8,2026-01-04', '4,Thun,9,', ''].join('\n');
/** Rules of every kind of measure; some hold, some fail, some cannot be evaluated. */
const RULES = `Rules = [
  RowCount = 5, ColumnCount between 3 and 5, IsComplete "id", IsComplete "amount", Completeness "city" > 0.7, IsUnique "id", Uniqueness "id" > 0.5,
  UniqueValueRatio "city" > 0.9, DistinctValuesCount "city" = 3, Mean "amount" between 5 and 6, Sum "amount" > 20.4, StandardDeviation "amount" < 10,
  Entropy "city" > 0.5, ColumnCorrelation "id" "amount" > 0.1, ColumnValues "amount" > 1 with threshold > 0.9, ColumnValues "city" in ["Bern", "Basel"], ColumnValues "city" matches "B.*",
  ColumnLength "city" between 3 and 6, ColumnDataType "day" = "Date", ColumnNamesMatchPattern "[a-z]+", ColumnExists "city", CustomSql "select count(*) from primary" = 5,
  CustomSql "select id from primary where amount > 5" with threshold > 0.1, ReferentialIntegrity "city" "Cities.name" > 0.5, DatasetMatch "Cities" "id->id" "city->name" > 0.1, RowCountMatch "Cities" >= 0.2,
  (IsComplete "id") and (RowCount > 10), SchemaMatch "Cities" = 1.0, Mean "amount" > 100 where "city = 'Bern'"
]`;

const input = (node: string, as: string) => ({ node, as });
const NODES: Record<string, NodeSpec> = {
  Orders: csvSource('s3://raw/orders/', 'id BIGINT, city STRING, amount DOUBLE, day DATE'),
  Cities: csvSource('s3://raw/cities/', 'id BIGINT, name STRING'),
  Rules: {
    type: 'EvaluateDataQualityMultiFrame',
    fields: { ruleset: RULES },
    inputs: [input('Orders', 'primary'), input('Cities', 'Cities')],
    outputs: ['rowLevelOutcomes', 'ruleOutcomes', 'originalData'].map((name) => ({ name, view: `rules_${name}` })),
  },
  Outcomes: { ...target('json', 's3://out/outcomes/', ''), inputs: [{ node: 'Rules', output: 'ruleOutcomes', as: 'outcomes' }] },
  Lines: { ...target('json', 's3://out/lines/', ''), inputs: [{ node: 'Rules', output: 'rowLevelOutcomes', as: 'lines' }] },
  Data: { ...target('json', 's3://out/data/', ''), inputs: [{ node: 'Rules', output: 'originalData', as: 'data' }] },
};
const GATE: Record<string, NodeSpec> = {
  Orders: NODES.Orders as NodeSpec,
  Gate: { type: 'EvaluateDataQuality', fields: { ruleset: 'Rules = [ RowCount > 3, IsUnique "id" ]' }, inputs: ['Orders'] },
  Out: target('json', 's3://out/gate/', 'Gate'),
};

(spark === undefined ? describe.skip : describe)('data quality on PySpark', () => {
  const workspace = new Workspace();
  beforeAll(() => {
    workspace.write('.glueprint/s3/raw/orders/a.csv', ROWS);
    workspace.write('.glueprint/s3/raw/cities/a.csv', 'id,name\n1,Bern\n2,Basel\n');
  });
  afterAll(() => workspace.remove());

  const run = async (engine: EngineName, nodes: Record<string, NodeSpec>) => {
    const events: RunEvent[] = [];
    const environment = localEnvironment(workspace.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '' } }), [{ uri: 's3://out/', path: workspace.path(engine) }]);
    const result = await runJob(job(nodes), environment, { engine, onEvent: (e) => events.push(e) });
    return { result, quality: events.flatMap((e) => (e.type === 'quality-evaluated' ? [e.result] : [])) };
  };
  const rows = (folder: string) => workspace.files(folder).flatMap((f) => workspace.read(`${folder}/${f}`).trim().split('\n')).map((l) => JSON.parse(l) as Record<string, unknown>)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

  test('each rule has the outcome, the reason and the metrics that the embedded engine gives', async () => {
    const [here, there] = [await run('duckdb', NODES), await run('spark', NODES)];
    expect([here.result.error, there.result.error]).toEqual([undefined, undefined]);
    expect(there.quality).toHaveLength(1);
    const told = ({ quality: [q] }: typeof here) => q?.outcomes.map((o) => [o.rule, o.outcome, o.failureReason]);
    expect(told(there)).toEqual(told(here));
    const metrics = ({ quality: [q] }: typeof here) => q?.outcomes.flatMap((o) => Object.entries(o.evaluatedMetrics)) ?? [];
    const numbers = (side: typeof here) => Object.fromEntries(metrics(side).map(([k, v]) => [k, Number(v.toPrecision(9))]));
    expect(numbers(there)).toEqual(numbers(here));
    expect(there.quality[0]?.outcomes.map((o) => o.outcome)).toEqual(expect.arrayContaining(['Passed', 'Failed']));
    const plain = (folder: string) => rows(folder).map(({ EvaluatedMetrics: _, ...r }) => r);
    for (const name of ['outcomes', 'lines', 'data']) expect(plain(`spark/${name}`)).toEqual(plain(`duckdb/${name}`));
    expect(rows('spark/lines')).toHaveLength(5);
  }, 240_000);

  test('a failed rule stops the run at once, or fails it when all has been written', async () => {
    const gate = (timing: string) => (
      { ...GATE, Gate: { ...GATE.Gate as NodeSpec, fields: { ...GATE.Gate?.fields, stopJobOnFailureTiming: timing } } });
    const atOnce = await run('spark', gate('Immediate'));
    expect(atOnce.result).toMatchObject({ state: 'FAILED', error: { code: 'DataQualityFailed', node: 'Gate', message: expect.stringContaining('IsUnique "id"') } });
    expect(rows('spark/gate')).toEqual([]);
    const after = await run('spark', gate('AfterDataLoad'));
    expect(after.result).toMatchObject({ state: 'FAILED', error: { code: 'DataQualityFailed', node: 'Gate' } });
    expect(rows('spark/gate')).toHaveLength(5);
  }, 240_000);
});
