import { Decimal128, Double, Int32, Long, MongoClient, ObjectId } from 'mongodb';
import { failure } from './jdbc-contract';
import { startEmulator, testOn, TestServer } from './servers';
import { ConnectorBench } from './table-context';
import { MONGODB } from '../../../runtime/connectors/stores/mongodb';
import { mongoDb } from '../../../runtime/testing/emulators/mongodb';

const SERVER = mongoDb();
const onMongoDb = testOn('mongodb', SERVER, 'node build-tools/install-servers.mjs');

let server: TestServer;
let client: MongoClient;
let bench: ConnectorBench;

beforeAll(async () => {
  if (SERVER.missing() !== undefined) return;
  server = await startEmulator(SERVER);
  client = await new MongoClient(server.url).connect();
  bench = await ConnectorBench.open(MONGODB, { docs: { url: server.url } });
});
afterAll(async () => {
  await client?.close();
  await bench?.close();
  await server?.stop();
});

const check = (title: string, work: () => Promise<void>) => onMongoDb(title, work);
const place = (collection: string) => ({ connection: 'docs', database: 'glueprint', collection });

check('documents are typed by their BSON', async () => {
  const _id = new ObjectId('65a0b0c0d0e0f00102030405');
  await client.db('glueprint').collection('orders').insertMany([
    { _id, small: new Int32(7), large: Long.fromString('9007199254740993'), x: new Double(2), price: Decimal128.fromString('12.30'), at: new Date('2026-01-02T03:04:05.678Z'), tags: ['a'], address: { zip: '1' }, bytes: Buffer.from([255]) },
    { small: new Int32(8), address: { floor: new Int32(2) } },
  ]);
  const { ddl, rows } = await bench.read('MongoDBSource', place('orders'));
  expect(ddl).toBe('_id STRING, small INT, large BIGINT, x DOUBLE, price DOUBLE, at TIMESTAMP, tags ARRAY<STRING>, address STRUCT<zip: STRING, floor: INT>, bytes BINARY');
  expect(rows.find((r) => (r as { small: number }).small === 7)).toMatchObject({ _id: '65a0b0c0d0e0f00102030405', x: 2, price: 12.3, at: '2026-01-02 03:04:05.678', tags: ['a'], address: { zip: '1', floor: null }, bytes: '\\xFF' });
  expect((await bench.read('MongoDBSource', { ...place('orders'), schema: 'price DECIMAL(10,2), large STRING' })).rows).toContainEqual({ price: 12.3, large: '9007199254740993' });
  expect((await bench.read('MongoDBSource', place('orders'), { limit: 1 })).rows).toHaveLength(1);
});

check('rows become documents, and written again they are the same', async () => {
  const load = await bench.stage('MongoDBTarget', { ...place('out'), maxBatchSize: 7 }, 'n BIGINT, name STRING, at TIMESTAMP, tags ARRAY<STRING>', `
    SELECT i AS n, CASE WHEN i > 0 THEN 'x' END AS name, TIMESTAMP '2026-01-02 03:04:05' AS at, ['p'] AS tags FROM range(20) t(i)`);
  await bench.publish(load);
  await bench.publish(load);
  const documents = await client.db('glueprint').collection('out').find().sort({ n: 1 }).toArray();
  expect(documents).toHaveLength(20);
  expect(documents[0]).toEqual({ _id: expect.any(ObjectId) as ObjectId, n: 0, at: new Date('2026-01-02T03:04:05Z'), tags: ['p'] });
});

check('a row with an _id changes that document', async () => {
  const collection = client.db('glueprint').collection<{ _id: string }>('upsert');
  await collection.insertOne({ _id: 'a', old: 1, n: 1 } as never);
  await bench.write('MongoDBTarget', { ...place('upsert'), replaceDocument: false }, '_id STRING, n BIGINT', "SELECT * FROM (VALUES ('a', 2::BIGINT), ('b', 3)) t(_id, n)");
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 'a', old: 1, n: 2 }, { _id: 'b', n: 3 }]);
  await bench.write('MongoDBTarget', place('upsert'), '_id STRING, n BIGINT', "SELECT 'a' AS _id, 9::BIGINT AS n");
  expect(await collection.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 9 });
});

check('what is not there is named', async () => {
  expect((await failure(bench.read('MongoDBSource', place('nothing')))).message).toContain('mongodb collection glueprint.nothing');
  bench.connections.gone = { url: 'mongodb://me:hunter2@127.0.0.1:1/x' };
  const error = await failure(bench.read('MongoDBSource', { ...place('orders'), connection: 'gone' }));
  expect(error.code).toBe('Unreachable');
  expect(error.message).not.toContain('hunter2');
});
