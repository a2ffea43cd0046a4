import { App, Stack } from 'aws-cdk-lib';
import {
  AggregateFunction, ChoiceAction, CustomCode, DropNullFields, DynamicTransform, EtlJob, Except, FillMethod, FillMissingValues, Filter,
  FilterOperation, IDataset, Intersect, Lookup, Merge, Pivot, ReadFormat, Relationalize, RemoveNullRows, Repartition, ResolveChoice, Route,
  S3Source, Schema, SelectFromCollection, SetOperationType, SlowlyChangingDimension, Spigot, SplitFields, TransformParameterType, Unpivot,
  Window, WindowFunction,
} from '../../src';

let job: EtlJob;
let orders: S3Source;

beforeEach(() => {
  job = new EtlJob(new Stack(new App(), 'Shop'), 'Job');
  orders = source('Orders', 'id BIGINT, customer INT, state STRING, items ARRAY<STRUCT<sku: STRING, tags: ARRAY<STRING>>>');
});

function source(id: string, ddl?: string): S3Source {
  return new S3Source(job, id, { paths: ['s3://in/x/'], format: ReadFormat.parquet(), schema: ddl === undefined ? undefined : Schema.fromDdl(ddl) });
}

const names = (d: IDataset) => d.schema?.columnNames.join(', ');

test('each output of a collection is a dataset of its own', () => {
  const route = new Route(job, 'Route', { input: orders, groups: [{ name: 'big', condition: 'id > 10' }, { name: 'west', filters: [{ column: 'state', operation: FilterOperation.EQ, value: 'CA' }] }] });
  expect(route.outputNames).toEqual(['big', 'west', 'default_group']);
  expect(route.datasets.map((d) => d.viewName)).toEqual(['route_big', 'route_west', 'route_default_group']);
  expect(new Filter(job, 'Of', { input: route.dataset('west'), condition: 'id = 1' }).schema?.ddl).toBe(orders.schema?.ddl);
  expect(names(route.defaultGroup)).toBe('id, customer, state, items');
  expect(() => route.dataset('wets')).toThrow("no output 'wets'; did you mean 'west'?");

  const split = new SplitFields(job, 'Split', { input: orders, paths: ['state', 'id'] });
  expect([names(split.selected), names(split.remaining)]).toEqual(['id, state', 'customer, items']);

  const flat = new Relationalize(job, 'Flat', { input: orders });
  expect(flat.outputNames).toEqual(['root', 'root_items', 'root_items.val.tags']);
  expect([names(flat.root), names(flat.dataset('root_items'))]).toEqual(['id, customer, state, items', 'id, index, items.val.sku, items.val.tags']);

  const code = new CustomCode(job, 'Code', { inputs: { o: orders }, code: 'return dfc', outputs: [{ name: 'a', schema: Schema.fromDdl('x INT') }, { name: 'b', sqlQuery: 'SELECT id FROM o' }, { name: 'c' }] });
  expect(code.datasets.map(names)).toEqual(['x', 'id', undefined]);
  expect(code.output.viewName).toBe('code_a');
});

test('a dataset of a collection by number must be that one', () => {
  const split = new SplitFields(job, 'Split', { input: orders, paths: ['id'] });
  expect(names(new SelectFromCollection(job, 'Right', { input: split.remaining, index: 1 }))).toBe('customer, state, items');
  expect(() => new SelectFromCollection(job, 'Wrong', { input: split.remaining, index: 0 })).toThrow('dataset 0 is selected, the input is remaining');
});

test('each gives its schema', () => {
  const customers = source('Customers', 'id INT, name STRING');
  const dimension = source('Dimension', 'id INT, name STRING, since DATE, until DATE, now BOOLEAN');
  const choice = source('Choice', 'id INT, x CHOICE<BIGINT, STRING>');
  const made: [IDataset, string | undefined][] = [
    [new Intersect(job, 'Intersect', { inputs: [customers, customers], intersectType: SetOperationType.ALL }), 'id, name'],
    [new Except(job, 'Except', { left: customers, right: customers }), 'id, name'],
    [new Merge(job, 'Merge', { base: customers, updates: customers, primaryKeys: ['id'] }), 'id, name'],
    [new Lookup(job, 'Lookup', { input: orders, lookup: customers, keys: [{ input: 'customer', lookup: 'id' }], columns: [{ column: 'name' }] }), 'id, customer, state, items, name'],
    [new Window(job, 'Window', { input: customers, partitionBy: ['name'], orderBy: [{ column: 'id' }], columns: [{ name: 'n', function: WindowFunction.ROW_NUMBER }] }), 'id, name, n'],
    [new Pivot(job, 'Pivot', { input: customers, groups: ['id'], column: 'name', values: ['Ann'], aggregations: [{ function: AggregateFunction.COUNT, column: 'id' }] }), 'id, Ann'],
    [new Pivot(job, 'Measured', { input: customers, groups: ['id'], column: 'name', aggregations: [{ function: AggregateFunction.COUNT, column: 'id' }] }), undefined],
    [new Unpivot(job, 'Unpivot', { input: customers, columns: ['name'], nameColumn: 'k', valueColumn: 'v' }), 'id, k, v'],
    [new DropNullFields(job, 'DropNullFields', { input: customers }), undefined],
    [new RemoveNullRows(job, 'RemoveNullRows', { input: customers, extended: true }), 'id, name'],
    [new FillMissingValues(job, 'Fill', { input: customers, fills: [{ column: 'name', method: FillMethod.MODE, outputColumn: 'filled' }] }), 'id, name, filled'],
    [new Repartition(job, 'Repartition', { input: customers, numPartitions: 4 }), 'id, name'],
    [new Spigot(job, 'Spigot', { input: customers, path: 's3://samples/', topk: 5 }), 'id, name'],
    [new ResolveChoice(job, 'ResolveChoice', { input: choice, action: ChoiceAction.MAKE_COLS }), 'id, x_long, x_string'],
    [new ResolveChoice(job, 'Catalog', { input: choice, action: ChoiceAction.MATCH_CATALOG, catalogSchema: Schema.fromDdl('id INT, x BIGINT') }), 'id, x'],
    [new SlowlyChangingDimension(job, 'Scd', {
      current: dimension, incoming: customers, keys: ['id'], effectiveTime: 'current_date()', validFromColumn: 'since', validToColumn: 'until', currentColumn: 'now',
    }), 'id, name, since, until, now'],
    [new DynamicTransform(job, 'Dynamic', {
      input: customers, transformName: 'mask', functionName: 'mask', path: 's3://assets/mask.py', schema: Schema.fromDdl('id INT'), parameters: [{ name: 'n', type: TransformParameterType.INT, values: ['1'] }],
    }), 'id'],
  ];
  for (const [dataset, columns] of made) expect([dataset.viewName, names(dataset)]).toEqual([dataset.viewName, columns]);
});

test('a spigot may write below its path and nowhere else', () => {
  const spigot = new Spigot(job, 'Spigot', { input: orders, path: 's3://samples/orders/' });
  expect(spigot._type.access?.(spigot._resolved.context).map((a) => a.on)).toEqual([{ s3: 's3://samples/orders/', scope: 'objects' }, { s3: 's3://samples/orders/', scope: 'list' }]);
});
