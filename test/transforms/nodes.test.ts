import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import {
  Aggregate, AggregateFunction, ApplyMapping, DerivedColumn, DropDuplicates, DropFields, DuplicateColumns, EtlJob, Explode, Filter, Flatten,
  IDataset, Join, JobNode, JoinType,
  Limit, ParameterType, ReadFormat, RenameField, S3Source, S3Target, Sample, Schema, SelectFields, SparkSql, Union, UnionMatch, WriteFormat,
} from '../../src';
import { GlueprintError } from '../../src/core/diagnostics';

let job: EtlJob;
let orders: S3Source;

beforeEach(() => {
  job = new EtlJob(new Stack(new App(), 'Shop'), 'Job');
  orders = source('Orders', 'id BIGINT, customer INT, tags ARRAY<STRING>, address STRUCT<city: STRING, zip: STRING>');
});

function source(id: string, ddl?: string): S3Source {
  return new S3Source(job, id, { paths: ['s3://in/x/'], format: ReadFormat.parquet(), schema: ddl === undefined ? undefined : Schema.fromDdl(ddl) });
}

test('each transform gives its schema', () => {
  const customers = source('Customers', 'id INT, name STRING');
  const made: [IDataset, string][] = [
    [new Filter(job, 'Filter', { input: orders, condition: 'id > 1' }), 'id, customer, tags, address'],
    [new SelectFields(job, 'SelectFields', { input: orders, paths: ['address.city', 'id'] }), 'id, address'],
    [new DropFields(job, 'DropFields', { input: orders, paths: ['tags'] }), 'id, customer, address'],
    [new RenameField(job, 'RenameField', { input: orders, source: 'id', target: 'order_id' }), 'order_id, customer, tags, address'],
    [new ApplyMapping(job, 'ApplyMapping', { input: orders, mappings: [{ source: 'id', target: 'x', targetType: 'string' }] }), 'x'],
    [new DerivedColumn(job, 'DerivedColumn', { input: orders, columns: [{ name: 'city', expression: 'upper(address.city)' }] }), 'id, customer, tags, address, city'],
    [new Flatten(job, 'Flatten', { input: orders }), 'id, customer, tags, address.city, address.zip'],
    [new Explode(job, 'Explode', { input: orders, column: 'tags', newColumn: 'tag' }), 'id, customer, tag, address'],
    [new Aggregate(job, 'Aggregate', { input: orders, groups: ['customer'], aggregations: [{ function: AggregateFunction.COUNT, column: 'id' }] }), 'customer, count(id)'],
    [new DropDuplicates(job, 'DropDuplicates', { input: orders, columns: ['id'] }), 'id, customer, tags, address'],
    [new Sample(job, 'Sample', { input: orders, fraction: 0.1 }), 'id, customer, tags, address'],
    [new Limit(job, 'Limit', { input: orders, rows: 5 }), 'id, customer, tags, address'],
    [new Join(job, 'Join', { left: orders, right: customers, keys: [{ left: 'customer', right: 'id' }], duplicates: DuplicateColumns.RENAME_RIGHT }), 'id, customer, tags, address, right_id, name'],
    [new Union(job, 'Union', { inputs: [customers, customers] }), 'id, name'],
    [new SparkSql(job, 'SparkSql', { inputs: { b: customers, a: orders }, sqlQuery: 'SELECT b.name, a.id FROM a JOIN b ON a.customer = b.id' }), 'name, id'],
  ];
  for (const [dataset, columns] of made) expect(dataset.schema?.columnNames.join(', ')).toBe(columns);
});

test('a misspelt column throws at the line that wrote it, with the nearest name', () => {
  expect.assertions(5);
  try {
    new Filter(job, 'Big', { input: orders, condition: 'id > 1 AND custmer = 7' });
  } catch (e) {
    const error = e as GlueprintError;
    expect(error.message).toContain('Shop/Job/Big › condition: ');
    expect(error.message).toContain("did you mean 'customer'?");
    expect(error.message).toMatch(/\n {2}id > 1 AND custmer = 7\n {2} {11}\^{7}/);
    expect(error.details.file).toMatch(/^test\/transforms\/nodes\.test\.ts:\d+$/);
    expect(error.stack).toContain('nodes.test.ts');
  }
});

test('nodes may stand below any construct of the job; names come from the path', () => {
  const group = new Construct(job, 'Group');
  const filtered = new Filter(group, 'BigOrders', { input: orders, condition: 'id > 1' });
  expect(filtered.viewName).toBe('group_big_orders');
  expect(source('Group-bigOrders').viewName).toBe('group_big_orders_2');
  expect(JobNode.isJobNode(filtered)).toBe(true);
  expect(JobNode.isJobNode(group)).toBe(false);
});

test('what reads a source without a schema waits', () => {
  const raw = source('Raw');
  const filtered = new Filter(job, 'Filtered', { input: raw, condition: 'whatever = 1' });
  expect(filtered.schema).toBeUndefined();
  expect(new Flatten(job, 'Flat', { input: filtered }).schema).toBeUndefined();
});

test('a dataset joined to itself has two names', () => {
  const pairs = new Join(job, 'Pairs', {
    left: orders, right: orders, condition: 'orders.id < orders_right.id AND orders.customer = orders_right.customer', duplicates: DuplicateColumns.KEEP_LEFT,
  });
  expect(pairs.schema?.columnNames).toEqual(['id', 'customer', 'tags', 'address']);
  const semi = new Join(job, 'Semi', { left: orders, right: orders, leftAlias: 'a', rightAlias: 'b', condition: 'a.id < b.id', joinType: JoinType.LEFT_SEMI });
  expect(semi.schema?.ddl).toBe(orders.schema?.ddl);
});

test('parameters are typed', () => {
  const minimum = job.parameter('minimum', { type: ParameterType.DATE });
  expect(() => new Filter(job, 'F', { input: orders, condition: `id >= ${minimum.inSql}` })).toThrow(/bigint|date/i);
  const day = job.parameter('day', { type: ParameterType.INT, defaultValue: '7' });
  expect(new Filter(job, 'G', { input: orders, condition: `customer = ${day.inSql}` }).schema).toBeDefined();
});

test.each<[string, () => unknown, string]>([
  ['a node outside of a job', () => new Filter(new Stack(new App(), 'S'), 'F', { input: orders, condition: 'true' }), 'a node must stand in an EtlJob'],
  ['an input of another job', () => {
    const other = new EtlJob(Stack.of(job), 'Other');
    return new Filter(other, 'F', { input: orders, condition: 'true' });
  }, "'Shop/Job/Orders' stands in another job"],
  ['an input that is no dataset', () => new Filter(job, 'F', { input: { viewName: 'x' }, condition: 'true' }), 'an input is not the dataset of a node'],
  ['two inputs of one name', () => new Join(job, 'J', { left: orders, right: orders, leftAlias: 'a', rightAlias: 'A', condition: 'true' }), "two inputs are named 'A'"],
  ['an alias that SQL takes for syntax', () => new SparkSql(job, 'S', { inputs: { left: orders }, sqlQuery: 'SELECT 1' }), "'left' cannot name an input in SQL"],
  ['a value of the deploy in an expression', () => new Filter(job, 'F', { input: orders, condition: `id = '${Stack.of(job).region}'` }), 'holds a value that only a deploy knows'],
  ['a union by chance', () => new Union(job, 'U', { inputs: [source('A', 'x INT'), source('B', 'y INT')] }), 'say whether columns match by position or by name'],
  ['a union by name that lacks one', () => new Union(job, 'U', { inputs: [source('A', 'x INT'), source('B', 'y INT')], match: UnionMatch.NAME }), 'set allowMissing'],
  ['no location', () => new S3Target(job, 'T', { input: orders, path: 'out', format: WriteFormat.parquet() }), "'out' is not an S3 location"],
])('fails: %s', (_, make, message) => {
  expect(make).toThrow(message);
});
