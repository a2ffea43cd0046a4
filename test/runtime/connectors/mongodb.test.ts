import { BSON } from 'mongodb';
import { FakeMongo } from './fake-mongodb';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { MONGODB } from '../../../runtime/connectors/stores/mongodb';

let mongo: FakeMongo;
let bench: ConnectorBench;
beforeAll(async () => {
  mongo = await FakeMongo.start();
  bench = await ConnectorBench.open(MONGODB, { docs: { url: mongo.url } });
});
afterAll(async () => {
  await bench.close();
  await mongo.stop();
});

const ORDERS = { connection: 'docs', database: 'shop', collection: 'orders', schema: 'id INT' };
const cursor = (batch: 'firstBatch' | 'nextBatch', id: number, ...ids: number[]) => ({ cursor: { id: BSON.Long.fromNumber(id), ns: 'shop.orders', [batch]: ids.map((n) => ({ id: n })) } });

beforeEach(() => {
  mongo.commands.length = 0;
  mongo.handlers = {
    listCollections: () => ({ cursor: { id: BSON.Long.ZERO, ns: 'shop.$cmd.listCollections', firstBatch: [{ name: 'orders', type: 'collection' }] } }),
    find: () => cursor('firstBatch', 7, 1, 2),
    getMore: () => cursor('nextBatch', 0, 3),
    killCursors: () => ({}),
  };
});

test('a collection is read batch by batch', async () => {
  expect((await bench.read('MongoDBSource', ORDERS)).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('a connection that is cut between batches fails: it is no end of the collection', async () => {
  mongo.handlers.getMore = () => 'cut';
  const error = await failure(bench.read('MongoDBSource', ORDERS));
  expect([error.code, error.details.file]).toEqual(['ServiceFault', expect.stringMatching(/^mongodb collection shop\.orders at mongodb:\/\/127\.0\.0\.1:/)]);
});

test('a collection that is not there is named', async () => {
  mongo.handlers.listCollections = () => ({ cursor: { id: BSON.Long.ZERO, ns: 'shop.$cmd.listCollections', firstBatch: [] } });
  expect((await failure(bench.read('MongoDBSource', ORDERS))).code).toBe('MissingTable');
});

test.each([
  'mongodb://me:hunter2@',
  'mongodb://me:hun/ter2@127.0.0.1/x',
  'mongodb://me:ter2@hun@127.0.0.1:x/y?authSource=admin',
  'mysql://me:hunter2@127.0.0.1/x',
])('%s is refused without its password', async (url) => {
  bench.connections = { ...bench.connections, wrong: { url } };
  const error = await failure(bench.read('MongoDBSource', { ...ORDERS, connection: 'wrong' }));
  expect(error.code).toBe('InvalidConnection');
  expect(`${error.message} ${String(error.cause)}`).not.toMatch(/hun|ter2/);
});
