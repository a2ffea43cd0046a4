import { Kafka, logLevel } from 'kafkajs';
import { failure } from './jdbc-contract';
import { startEmulator, testOn, TestServer } from './servers';
import { ConnectorBench } from './table-context';
import { KAFKA } from '../../../runtime/connectors/streams/kafka';
import { kafka } from '../../../runtime/testing/emulators/kafka';

const BROKER = kafka();
const onKafka = testOn('kafka', BROKER, 'node build-tools/install-servers.mjs');

let broker: TestServer;
let client: Kafka;
let bench: ConnectorBench;

beforeAll(async () => {
  if (BROKER.missing() !== undefined) return;
  broker = await startEmulator(BROKER);
  const brokers = [new URL(broker.url).host];
  client = new Kafka({ clientId: 'test', brokers, logLevel: logLevel.NOTHING });
  bench = await ConnectorBench.open(KAFKA, { events: { bootstrapServers: brokers[0] } });
});
afterAll(async () => {
  await bench?.close();
  await broker?.stop();
});

const check = (title: string, work: () => Promise<void>) => onKafka(title, work);

async function topic(name: string, numPartitions = 1): Promise<string> {
  const own = `${name}-1`;
  const admin = client.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: own, numPartitions }], waitForLeaders: true });
  await admin.disconnect();
  return own;
}

async function send(name: string, from: number, n: number, transactional = false): Promise<void> {
  const producer = client.producer(transactional ? { transactionalId: `t-${name}`, idempotent: true, maxInFlightRequests: 1 } : {});
  await producer.connect();
  const messages = Array.from({ length: n }, (_, i) => ({ key: String(i), value: JSON.stringify({ id: from + i }), headers: { source: 'test' } }));
  const transaction = transactional ? await producer.transaction() : undefined;
  await (transaction ?? producer).send({ topic: name, messages });
  await transaction?.commit();
  await producer.disconnect();
}

const ids = (rows: unknown[]) => rows.map((r) => (r as { id: number }).id).sort((a, b) => a - b);

check('a topic is read to where it is now, and from there on the next time', async () => {
  const name = await topic('clicks', 3);
  await send(name, 0, 5000);
  const fields = { connection: 'events', topicName: name, schema: 'id INT' };
  const first = await bench.read('KafkaSource', fields);
  expect(ids(first.rows)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  await send(name, 5000, 3);
  expect(ids((await bench.read('KafkaSource', fields, { bookmark: first.bookmark })).rows)).toEqual([5000, 5001, 5002]);
  expect((await bench.read('KafkaSource', fields, { limit: 10 })).rows).toHaveLength(10);
});

check('columns are inferred, headers and times added', async () => {
  const name = await topic('headers');
  await send(name, 0, 2);
  const { ddl, rows } = await bench.read('KafkaSource', { connection: 'events', subscribePattern: `${name.slice(0, -1)}.`, includeHeaders: true, addRecordTimestamp: true });
  expect(ddl).toBe('id BIGINT, glue_streaming_kafka_headers ARRAY<STRUCT<key: STRING, value: STRING>>, __src_timestamp STRING');
  expect(rows[0]).toMatchObject({ id: 0, glue_streaming_kafka_headers: [{ key: 'source', value: 'test' }] });
});

check('an empty topic has no rows, and marks of transactions are passed over', async () => {
  const name = await topic('empty');
  expect((await bench.read('KafkaSource', { connection: 'events', topicName: name, schema: 'id INT' })).rows).toEqual([]);
  await send(name, 0, 3, true);
  // The broker marks a transaction's end after it has answered.
  let rows: unknown[] = [];
  while (rows.length === 0) ({ rows } = await bench.read('KafkaSource', { connection: 'events', topicName: name, schema: 'id INT' }));
  expect(ids(rows)).toEqual([0, 1, 2]);
});

check('rows become records, once', async () => {
  const name = await topic('out');
  const load = await bench.stage('KafkaTarget', { connection: 'events', topicName: name, key: 'name' }, 'id BIGINT, name STRING', "SELECT i AS id, 'k' || i AS name FROM range(1200) t(i)");
  await bench.publish(load);
  await bench.publish(load);
  const { rows } = await bench.read('KafkaSource', { connection: 'events', topicName: name, schema: 'id INT, name STRING' });
  expect(ids(rows)).toEqual(Array.from({ length: 1200 }, (_, i) => i));
});

check('what is not there is named', async () => {
  expect((await failure(bench.read('KafkaSource', { connection: 'events', topicName: 'nothing-here', schema: 'id INT' }))).message).toContain("the topic 'nothing-here' does not exist");
  bench.connections.gone = { bootstrapServers: '127.0.0.1:1' };
  expect((await failure(bench.read('KafkaSource', { connection: 'gone', topicName: 'x', schema: 'id INT' }))).code).toBe('Unreachable');
});
