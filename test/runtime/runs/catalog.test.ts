import { LocalCatalog } from '../../../runtime/state/catalog';
import { Journal } from '../../../runtime/state/journal';
import { openStore } from '../../../runtime/state/store';
import { FieldValue } from '../../../src/core/manifest';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://lake': 'lake', 's3://in': 'in', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

async function catalog<T>(work: (c: LocalCatalog) => T): Promise<T> {
  const store = await openStore(space.path('.glueprint/state.db'));
  try {
    return work(new LocalCatalog(store, 'us-east-1'));
  } finally {
    store.close();
  }
}

const NOW = new Date('2026-01-01T00:00:00Z');

/** A CSV table of sales by day, whose partitions lie where the catalog says. */
async function sales(partitions: { values: string[]; location: string }[], more: { header?: boolean } = {}): Promise<void> {
  await catalog((c) => c.apply({
    region: 'us-east-1',
    database: 'Lake',
    table: 'Sales',
    create: {
      Name: 'sales',
      TableType: 'EXTERNAL_TABLE',
      Parameters: { classification: 'csv', ...(more.header === false ? {} : { 'skip.header.line.count': '1' }) },
      PartitionKeys: [{ Name: 'day', Type: 'date' }],
      StorageDescriptor: {
        Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'amount', Type: 'decimal(10,2)' }],
        Location: 's3://lake/sales/',
        SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde', Parameters: { separatorChar: ',', quoteChar: '"' } },
      },
    },
    partitions,
  }, NOW));
}

const node = (type: string, fields: Record<string, FieldValue>, ...inputs: string[]): NodeSpec => ({ type, fields, inputs });
const table = (name: string, more: Record<string, FieldValue> = {}): FieldValue => ({ database: 'lake', name, partitionKeys: [], ...more });
const read = (name: string, more: Record<string, FieldValue> = {}) => node('CatalogSource', { table: table(name), additionalOptions: {}, ...more });

async function run(manifest: ReturnType<typeof job>): Promise<{ code: number; err: string }> {
  space.writeManifest(manifest);
  const { code, err } = await space.cli('run', 'job.glueprint.json');
  return { code, err };
}

async function rows(nodes: Record<string, NodeSpec>, of: string): Promise<unknown[]> {
  space.writeManifest(job(nodes));
  const { code, out, err } = await space.cli('preview', 'job.glueprint.json', of, '--json', '--rows', '100');
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as { rows: unknown[] }).rows;
}

describe('CatalogSource', () => {
  test('partitions lie where the catalog says, and only those that are asked for are listed', async () => {
    space.write('lake/sales/day=2026-01-01/a.csv', 'ID,Amount\n1,1.50\n');
    space.write('lake/other/a.csv', 'x,y\n2,2.50\n3,\n');
    await sales([
      { values: ['2026-01-01'], location: 's3://lake/sales/day=2026-01-01' },
      { values: ['2026-01-02'], location: 's3://lake/other/' },
      { values: ['2026-02-01'], location: 's3://nowhere/at-all/' },
    ]);
    expect(await rows({ In: read('SALES', { partitionPredicate: "day < DATE'2026-02-01'" }) }, 'In')).toEqual([
      { id: 2, amount: 2.5, day: '2026-01-02' }, { id: 3, amount: null, day: '2026-01-02' }, { id: 1, amount: 1.5, day: '2026-01-01' },
    ]);
  });

  test('folders are the partitions of a table of which the catalog knows none', async () => {
    space.write('lake/sales/day=2026-01-01/a.csv', 'id,amount\n1,1\n');
    space.write('lake/sales/day=2026-01-02/a.csv', 'id,amount\n2,2\n');
    await sales([]);
    expect(await rows({ In: read('sales', { partitionPredicate: 'day > DATE\'2026-01-01\'' }) }, 'In')).toEqual([{ id: 2, amount: 2, day: '2026-01-02' }]);
  });

  test('what the app knows of a table is enough', async () => {
    space.write('lake/declared/kind=a/x.json', '{"id":1}\n');
    const declared = table('declared', { schema: 'kind STRING, Id INT', partitionKeys: ['kind'], location: 's3://lake/declared/', format: { type: 'json' } });
    expect(await rows({ In: node('CatalogSource', { table: declared, additionalOptions: {} }) }, 'In')).toEqual([{ id: 1, kind: 'a' }]);
  });

  test('a table without files has no rows', async () => {
    await sales([]);
    expect(await rows({ In: read('sales') }, 'In')).toEqual([]);
  });

  test('faults name what is wrong', async () => {
    await sales([]);
    const error = async (nodes: Record<string, NodeSpec>) => (await rows(nodes, 'In').catch((e: Error) => e.message)) as string;
    expect(await error({ In: read('saels') })).toMatch(/no table 'saels' in database 'lake'; did you mean 'sales'\?/);
    expect(await error({ In: node('CatalogSource', { table: { database: 'lkae', name: 'x', partitionKeys: [] }, additionalOptions: {} }) })).toMatch(/no database 'lkae'; did you mean 'lake'\?/);
    expect(await error({ In: read('sales', { partitionPredicate: 'amount > 1' }) })).toMatch(/it may name the partition keys only: day/);
    expect(await error({ In: read('sales', { additionalOptions: { mergeSchema: 'x' } }) })).toMatch(/does not know the option 'mergeSchema'/);
    await catalog((c) => c.apply({ region: 'us-east-1', database: 'lake', table: 'ice', create: { Name: 'ice', Parameters: { table_type: 'ICEBERG' } }, partitions: [] }, NOW));
    expect(await error({ In: read('ice') })).toMatch(/one of iceberg, which this node does not read[\s\S]*IcebergSource/);
  });

  test('bounded files are the oldest ones', async () => {
    for (const [i, day] of ['2026-01-03', '2026-01-01', '2026-01-02'].entries()) {
      space.write(`lake/sales/day=${day}/a.csv`, `id,amount\n${i},1\n`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await sales([]);
    expect(await rows({ In: read('sales', { additionalOptions: { boundedFiles: '2' } }) }, 'In')).toEqual([{ id: 0, amount: 1, day: '2026-01-03' }, { id: 1, amount: 1, day: '2026-01-01' }].reverse());
  });
});

describe('CatalogTarget', () => {
  const SCHEMA = 'amount INT, id BIGINT, day DATE';
  beforeEach(() => space.write('in/a.csv', 'amount,id,day\n10,1,2026-01-01\n20,2,\n'));

  test('rows come into the table\'s columns, and new partitions into the catalog', async () => {
    await sales([]);
    const write = (updateBehavior?: string) => node('CatalogTarget', { table: table('sales'), partitionKeys: [], additionalOptions: {}, ...(updateBehavior === undefined ? {} : { updateBehavior }) }, 'Cast');
    const cast = node('SparkSql', { sqlQuery: 'SELECT CAST(amount AS DECIMAL(9,2)) AS amount, ID, day FROM in' }, 'In');
    expect(await run(job({ In: csvSource('s3://in/', SCHEMA), Cast: cast, Out: write('LOG') }))).toEqual({ code: 0, err: expect.anything() as string });
    expect(await catalog((c) => c.partitions('lake', 'sales').map((p) => [p.Values, p.StorageDescriptor?.Location]))).toEqual([
      [['2026-01-01'], 's3://lake/sales/day=2026-01-01/'], [['__HIVE_DEFAULT_PARTITION__'], 's3://lake/sales/day=__HIVE_DEFAULT_PARTITION__/'],
    ]);
    const [file] = space.files('lake/sales/day=2026-01-01');
    expect(space.read(`lake/sales/day=2026-01-01/${file}`)).toBe('id,amount\n1,10.00\n');
    expect(await rows({ In: read('sales') }, 'In')).toEqual([{ id: 1, amount: 10, day: '2026-01-01' }, { id: 2, amount: 20, day: null }]);
  });

  test('a table that the app declares is made, and grows with its rows', async () => {
    const declared = table('events', { schema: 'id BIGINT, day DATE', partitionKeys: ['day'], location: 's3://lake/events/', format: { type: 'parquet' } });
    const write = (...inputs: string[]) => node('CatalogTarget', { table: declared, partitionKeys: [], additionalOptions: {}, updateBehavior: 'UPDATE_IN_DATABASE' }, ...inputs);
    expect((await run(job({ In: csvSource('s3://in/', SCHEMA), Out: write('In') }))).code).toBe(0);
    const made = await catalog((c) => c.table('lake', 'events'));
    expect(made?.StorageDescriptor?.Columns).toEqual([{ Name: 'id', Type: 'bigint' }, { Name: 'amount', Type: 'int' }]);
    expect(made?.PartitionKeys).toEqual([{ Name: 'day', Type: 'date' }]);
    // Wider numbers and new columns come, narrower ones do not.
    const wider = node('SparkSql', { sqlQuery: "SELECT CAST(amount AS BIGINT) AS amount, id, day, 'x' AS note FROM in" }, 'In');
    expect((await run(job({ In: csvSource('s3://in/', SCHEMA), Q: wider, Out: write('Q') }))).code).toBe(0);
    expect(await catalog((c) => c.table('lake', 'events')?.StorageDescriptor?.Columns)).toEqual([
      { Name: 'id', Type: 'bigint' }, { Name: 'amount', Type: 'bigint' }, { Name: 'note', Type: 'string' },
    ]);
    expect(await rows({ In: read('events') }, 'In')).toHaveLength(4);
  });

  test('a run that fails leaves the catalog as it was', async () => {
    await sales([]);
    const bad = node('SparkSql', { sqlQuery: 'SELECT id, CAST(raise_error(\'no\') AS DECIMAL(10,2)) AS amount, day FROM in' }, 'In');
    const { code } = await run(job({
      In: csvSource('s3://in/', SCHEMA),
      Bad: bad,
      Out: node('CatalogTarget', { table: table('sales'), partitionKeys: [], additionalOptions: {}, updateBehavior: 'LOG' }, 'Bad'),
    }));
    expect(code).toBe(1);
    expect(await catalog((c) => c.partitions('lake', 'sales'))).toEqual([]);
    expect(space.files('lake')).toEqual([]);
  });

  test('a run that was killed while it published is completed, the catalog too', async () => {
    await sales([]);
    const partitions = [{ values: ['2026-03-01'], location: 's3://lake/sales/day=2026-03-01/' }];
    const store = await openStore(space.path('.glueprint/state.db'));
    const journal = new Journal(store);
    const dead = { pid: 2 ** 22 + 1, processStart: 'never' };
    journal.stage('jr_dead', dead, [], []);
    journal.decide('jr_dead', [], [], [{ region: 'us-east-1', database: 'lake', table: 'sales', partitions, columns: [{ Name: 'note', Type: 'string' }] }]);
    journal.stage('jr_before', dead, [], []);
    store.close();
    expect((await space.cli('runs')).err).toMatch(/ended while it published; completed it/);
    expect(await catalog((c) => c.partitions('lake', 'sales').map((p) => p.Values))).toEqual([['2026-03-01']]);
    expect(await catalog((c) => c.table('lake', 'sales')?.StorageDescriptor?.Columns?.map((c2) => c2.Name))).toEqual(['id', 'amount', 'note']);
  });

  test('rows that do not fit are refused before anything is read', async () => {
    await sales([]);
    const { code, err } = await run(job({
      In: csvSource('s3://in/', 'amount INT, id BIGINT, day DATE'),
      Out: node('CatalogTarget', { table: table('sales'), partitionKeys: [], additionalOptions: {} }, 'In'),
    }));
    expect(code).toBe(1);
    expect(err).toMatch(/column 'amount' is int, decimal\(10,2\) in the table/);
  });
});

test('a target of files keeps a table of the catalog up to date', async () => {
  space.write('in/a.csv', 'id,day\n1,2026-01-01\n');
  const update = (behavior: string) => ({ catalogUpdate: { database: 'lake', table: 'kept', updateBehavior: behavior }, partitionKeys: ['day'] });
  const nodes = (behavior: string) => job({ In: csvSource('s3://in/', 'id INT, day DATE'), Out: target('parquet', 's3://out/kept/', 'In', update(behavior)) });
  expect((await run(nodes('LOG'))).err).toMatch(/no table lake.kept, and LOG makes none/);
  expect((await run(nodes('UPDATE_IN_DATABASE'))).code).toBe(0);
  expect(await rows({ In: read('kept') }, 'In')).toEqual([{ id: 1, day: '2026-01-01' }]);
  expect(await catalog((c) => c.partitions('lake', 'kept')[0]?.StorageDescriptor?.Location)).toBe('s3://out/kept/day=2026-01-01/');
});
