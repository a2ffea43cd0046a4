import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceArguments, renderPySpark } from '../../../src/core/codegen/pyspark';
import { Manifest, ManifestNode, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES, nodeType } from '../../../src/core/nodes';
import { expectGolden } from '../../golden';

const read = (name: string) => readManifest(readFileSync(join(__dirname, '../../fixtures/manifests', `${name}.glueprint.json`), 'utf8'), NODE_TYPES);
const ORDERS = read('orders');
const withJob = (job: Partial<Manifest['job']>): Manifest => ({ ...ORDERS, job: { ...ORDERS.job, ...job } });

test.each(['4.0', '5.0', '5.1', '6.0'])('Glue %s', (glueVersion) => {
  expectGolden(`jobs/orders-glue-${glueVersion}.py`, renderPySpark(withJob({ glueVersion }), nodeType));
});

test('bookmarks', () => expectGolden('jobs/orders-bookmarks.py', renderPySpark(withJob({ bookmarks: 'enable' }), nodeType)));
test('two sources, two targets', () => expectGolden('jobs/flights.py', renderPySpark(read('flights'), nodeType)));

test('every type of parameter', () => {
  const types = ['string', 'int', 'bigint', 'double', 'boolean', 'date', 'timestamp'] as const;
  const parameters = types.map((type) => ({ name: `a_${type}_parameter`, type }));
  const node = (glueVersion: string): Manifest => ({
    ...withJob({ glueVersion }),
    parameters,
    nodes: [
      { ...ORDERS.nodes[0], fields: { ...ORDERS.nodes[0].fields, paths: ['s3://in/${a_string_parameter}/{x}/'] } },
      { ...ORDERS.nodes[1], fields: { condition: 'true' }, sql: `SELECT ${parameters.map((p) => `:${p.name}`).join(', ')} FROM orders` },
    ],
  });
  expectGolden('jobs/parameters-glue-4.0.py', renderPySpark(node('4.0'), nodeType));
  expectGolden('jobs/parameters-glue-5.1.py', renderPySpark(node('5.1'), nodeType));
});

test('one name may show different rows at different nodes', () => {
  const sql = (id: string, from: string, as: string): ManifestNode => ({
    id, path: `Shop/Orders/${id}`, type: 'SparkSql', fields: { sqlQuery: `SELECT * FROM ${as}` }, inputs: [{ node: from, as }], outputs: [{ name: 'output', view: id.toLowerCase() }], sql: `SELECT * FROM ${as}`,
  });
  const nodes = [ORDERS.nodes[0], sql('A', 'Orders', 'x'), sql('B', 'A', 'x'), sql('C', 'A', 'x'), sql('D', 'Orders', 'x')];
  const views = renderPySpark({ ...ORDERS, nodes }, nodeType).split('\n').filter((l) => l.includes('TempView'));
  expect(views).toEqual(['orders.createOrReplaceTempView("x")', 'a.createOrReplaceTempView("x")', 'orders.createOrReplaceTempView("x")']);
});

test('odd texts stay inside of their comment and docstring', () => {
  const script = renderPySpark({ ...withJob({ description: 'a """\nimport os\\' }), nodes: [{ ...ORDERS.nodes[0], id: 'x\nimport os' }] }, nodeType);
  expect(script.split('\n').filter((l) => l.startsWith('import'))).toEqual(['import sys']);
  expectGolden('jobs/odd-texts.py', script);
});

test('references have arguments that no parameter has', () => {
  const nodes = [{ ...ORDERS.nodes[0], fields: { ...ORDERS.nodes[0].fields, paths: [{ ref: 'minimum' }, { ref: 'AWS::Region' }, { ref: 'Other/B' }, { ref: 'B', attribute: 'Arn' }, { ref: 'B', attribute: 'Arn' }] } }];
  expect(referenceArguments({ ...ORDERS, nodes }, nodeType).map((r) => r.argument)).toEqual(['minimum_', 'AWS_Region', 'Other_B', 'B_Arn']);
});
