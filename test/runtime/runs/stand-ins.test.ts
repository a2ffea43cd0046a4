import { job, Workspace } from '../harness';

let w: Workspace;
beforeEach(() => { w = new Workspace(); });
afterEach(() => w.remove());

const orders = { type: 'DynamoDBSource', fields: { tableName: 'orders', sampleData: { type: 'rows', rows: [{ id: 'a', n: 1 }, { id: 'b', n: 5 }, { id: 'c', n: 9 }] } } };
const large = { type: 'Filter', inputs: ['Orders'], fields: { condition: 'n > 2' } };

test('a job of cloud systems runs on stand-ins, and says so', async () => {
  w.write('stock/part.ndjson', '{"id":"b","stock":3}\n{"id":"z","stock":1}\n');
  w.write('glueprint.json', JSON.stringify({ bindings: { 'snowflake:SHOP.PUBLIC.STOCK': 'stock', 'kinesis:stream/out': 'out', 'bigquery:shop.report': 'report' } }));
  w.writeManifest(job({
    Orders: orders,
    Large: large,
    Stock: { type: 'SnowflakeSource', fields: { connection: 'c', database: 'SHOP', dbSchema: 'PUBLIC', table: 'STOCK' } },
    Both: { type: 'Join', inputs: ['Large', 'Stock'], fields: { joinType: 'left', keys: [{ left: 'id', right: 'id' }], duplicates: 'left' } },
    Out: { type: 'KinesisTarget', inputs: ['Both'], fields: { streamName: 'out' } },
    Report: { type: 'BigQueryTarget', inputs: ['Large'], fields: { connection: 'c', parentProject: 'p', table: 'shop.report' } },
  }));
  const { code, out, err } = await w.cli('run', 'job.glueprint.json');
  expect({ code, err: code === 0 ? '' : out + err }).toEqual({ code: 0, err: '' });
  expect(out + err).toContain("the table 'orders' of DynamoDB is not read: 3 rows of its sampleData stand for it");
  expect(out + err).toContain("'SHOP.PUBLIC.STOCK' of Snowflake is not read");
  const lines = w.files('out', false).flatMap((f) => w.read(`out/${f}`).trim().split('\n'));
  expect(lines.map((l) => JSON.parse(l) as unknown)).toEqual([{ id: 'b', n: 5, stock: 3 }, { id: 'c', n: 9 }]);
  expect(w.files('report', false)).toHaveLength(1);
});

test('a system without client or stand-in is named before anything is written', async () => {
  w.writeManifest(job({
    Orders: orders,
    Out: { type: 'TeradataTarget', inputs: ['Orders'], fields: { connection: 'c', table: 'shop.orders' } },
    Files: { type: 'S3Target', inputs: ['Orders'], fields: { path: 's3://b/out/', format: { type: 'json' } } },
  }));
  const { code, out, err } = await w.cli('run', 'job.glueprint.json');
  expect(code).not.toBe(0);
  expect(out + err).toContain("the local runtime has no client for 'shop.orders' of Teradata");
  expect(out + err).toContain('"bindings": { "teradata:shop.orders": "folder" }');
  expect(w.files('.glueprint/s3')).toEqual([]);
});

test('a stream is read as far as it goes', async () => {
  w.writeManifest(job({
    Clicks: { type: 'KinesisSource', fields: { streamName: 'clicks', schema: 'id INT, at TIMESTAMP', sampleData: { type: 'file', file: 'clicks.ndjson' } } },
    Out: { type: 'S3Target', inputs: ['Clicks'], fields: { path: 's3://b/out/', format: { type: 'json' } } },
  }));
  w.write('clicks.ndjson', '{"id":1,"at":"2026-01-02T03:04:05Z"}\n{"id":"no number"}\n');
  const { code, out, err } = await w.cli('run', 'job.glueprint.json');
  expect({ code, err: code === 0 ? '' : out + err }).toEqual({ code: 0, err: '' });
  const [file = ''] = w.files('.glueprint/s3/b/out').filter((f) => f.endsWith('.json'));
  expect(w.read(`.glueprint/s3/b/out/${file}`)).toBe('{"id":1,"at":"2026-01-02T03:04:05.000Z"}\n{}\n');
});
