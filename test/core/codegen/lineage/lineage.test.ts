import { manifestOf, readGraphFile } from '../../../../src/core/codegen/graph-file';
import { jobLineage, jobLinks, lineageDot, lineageMermaid, lineageText, openLineageEvents } from '../../../../src/core/codegen/lineage';

const source = (id: string, path: string, schema?: string) => ({ id, type: 'S3Source', fields: { paths: [path], format: { type: 'parquet' }, ...(schema === undefined ? {} : { schema }) }, inputs: [] });
const target = (id: string, path: string, node: string) => ({ id, type: 'S3Target', fields: { path, format: { type: 'parquet' } }, inputs: [{ node, as: 'rows' }] });
const lineage = (name: string, nodes: unknown[]) => jobLineage(manifestOf(readGraphFile({ version: 1, nodes }), name));

const SALES = lineage('sales', [
  source('Orders', 's3://raw/orders/', 'id INT, customer INT, amount DOUBLE, note STRING'),
  source('Customers', 's3://raw/customers/', 'id INT, name STRING, country STRING'),
  { id: 'Large', type: 'Filter', fields: { condition: 'amount > 10' }, inputs: [{ node: 'Orders', as: 'orders' }] },
  {
    id: 'Joined',
    type: 'SparkSql',
    fields: { sqlQuery: 'SELECT upper(c.name) AS who, c.country, o.amount FROM o JOIN c ON o.customer = c.id' },
    inputs: [{ node: 'Large', as: 'o' }, { node: 'Customers', as: 'c' }],
  },
  { id: 'Totals', type: 'Aggregate', fields: { groups: ['country'], aggregations: [{ name: 'total', function: 'sum', column: 'amount' }, { name: 'rows', expression: 'count(*)' }] }, inputs: [{ node: 'Joined', as: 'j' }] },
  target('Out', 's3://lake/totals/', 'Totals'),
]);
const REPORT = lineage('report', [source('In', 's3://lake/totals/2026/', 'country STRING, total DOUBLE'), target('Out', 's3://lake/report/', 'In')]);

const from = (column: string) => SALES.outputs[0]?.lineage?.find((c) => c.column === column)?.from.map((f) => `${f.dataset} ${f.column} ${f.kind}`);

test('columns are followed through queries to the sources', () => {
  expect(from('country')).toEqual(expect.arrayContaining(['s3://raw/customers country direct', 's3://raw/orders amount filter', 's3://raw/orders customer join', 's3://raw/customers id join']));
  expect(from('total')).toEqual(expect.arrayContaining(['s3://raw/orders amount aggregate', 's3://raw/orders amount filter', 's3://raw/customers country grouping']));
  expect(from('total')?.filter((f) => f.includes('note') || f.includes('name'))).toEqual([]);
  expect(from('rows')?.filter((f) => /direct|derived|aggregate/.test(f))).toEqual([]);
  expect(SALES.opaque).toEqual([]);
});

test('jobs are linked where one writes what the other reads', () => {
  expect(jobLinks([SALES, REPORT])).toEqual([{ from: 'sales', to: 'report', written: 's3://lake/totals', read: 's3://lake/totals/2026' }]);
  expect(jobLinks([REPORT, lineage('other', [source('In', 's3://lake/report-2/', 'a INT'), target('Out', 's3://x/', 'In')])])).toEqual([]);
});

test('a node without a query is opaque: a name stays, another may come from all', () => {
  const { outputs, opaque } = lineage('opaque', [
    source('In', 's3://raw/in/', 'a INT, b INT'),
    { id: 'Check', type: 'EvaluateDataQuality', fields: { ruleset: 'Rules = [ IsComplete "a" ]', output: 'EvaluationResults' }, inputs: [{ node: 'In', as: 'rows' }] },
    target('Out', 's3://lake/out/', 'Check'),
  ]);
  expect(opaque).toEqual(['Check']);
  expect(outputs[0]?.lineage?.find((c) => c.column === 'Outcome')?.from).toEqual([{ dataset: 's3://raw/in', column: 'a', kind: 'derived' }, { dataset: 's3://raw/in', column: 'b', kind: 'derived' }]);
});

test('without a schema the columns are not known, and it says so', () => {
  const unknown = lineage('unknown', [source('In', 's3://raw/in/'), target('Out', 's3://lake/out/', 'In')]);
  expect(unknown.outputs[0]?.lineage).toBeUndefined();
  expect(lineageText([unknown])).toContain('columns are known once the sources have been looked at');
});

test('as text, mermaid and dot', () => {
  const text = lineageText([SALES, REPORT]);
  expect(text).toContain('    total    ← s3://raw/orders › amount (aggregate)');
  expect(text).toContain('sales → report  s3://lake/totals (read as s3://lake/totals/2026)');
  const mermaid = lineageMermaid([SALES, REPORT]);
  expect(mermaid).toMatch(/^flowchart LR\n/);
  expect(mermaid).toMatch(/-->\|aggregate\| n\d+/);
  expect(mermaid).toMatch(/-->\|same files\| n\d+/);
  const ids = [...mermaid.matchAll(/(n\d+)(?= -->|$)/gm)].map((m) => m[1]);
  for (const id of ids) expect(mermaid).toMatch(new RegExp(`(subgraph ${id}\\[|    ${id}\\[)`));
  const dot = lineageDot([SALES, REPORT]);
  expect(dot.split('{').length).toBe(dot.split('}').length);
  expect(dot).toContain('[label="aggregate"]');
});

test('as events of OpenLineage', () => {
  const [event] = openLineageEvents([SALES], new Date('2026-01-02T03:04:05Z')) as [Record<string, unknown>];
  expect(event).toMatchObject({
    eventTime: '2026-01-02T03:04:05.000Z',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
    job: { namespace: 'glueprint', name: 'sales' },
    inputs: [{ namespace: 's3://raw', name: 'orders' }, { namespace: 's3://raw', name: 'customers', facets: { schema: { fields: expect.arrayContaining([{ name: 'country', type: 'string' }]) as unknown } } }],
    outputs: [{
      namespace: 's3://lake',
      name: 'totals',
      facets: {
        columnLineage: {
          fields: {
            total: {
              inputFields: expect.arrayContaining([{
                namespace: 's3://raw',
                name: 'orders',
                field: 'amount',
                transformations: expect.arrayContaining([expect.objectContaining({ type: 'DIRECT', subtype: 'AGGREGATION' }), expect.objectContaining({ type: 'INDIRECT', subtype: 'FILTER' })]) as unknown,
              }]) as unknown,
            },
          },
        },
      },
    }],
  });
});
