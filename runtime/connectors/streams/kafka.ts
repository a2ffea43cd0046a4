import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import { kafkaClient } from './kafka-client';
import { Progress } from './progress';
import { StreamRecord, streamReading } from './stream-reading';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { DocumentValue } from '../../formats/documents/document';
import { faultMessage } from '../../host/fault';
import { connectionPlace } from '../documents/connection-place';
import { DEPARTING, departingDocuments, jsonText, rowJson } from '../documents/departing-rows';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { ConnectionBinding, NodeFields, OpenTableSource, StagedLoad, TableConnector, TableContext, TableWriting } from '../table-connector';

export const KAFKA: TableConnector = {
  name: 'kafka',
  sources: { KafkaSource: openSource, CatalogKafkaSource: openSource },
  targets: { KafkaTarget: openTarget },
  publish,
};

/** So long without a record, where some are still to come, that they must be marks of transactions or be gone. */
const IDLE = 10_000;

async function openSource(...[fields, context]: Parameters<OpenTableSource>): ReturnType<OpenTableSource> {
  const named = text(fields.topicName) ?? text(fields.assign) ?? text(fields.subscribePattern) ?? `${String(fields.database)}.${String(fields.table)}`;
  const place = await brokers(`topic/${named}`, `the topic '${named}' of Kafka`, fields, context);
  if (place.kind !== 'connection') return standInReading(place, `the topic '${named}' of Kafka`, fields, context);
  const { kafka, where } = await kafkaClient(place.binding);
  const positions: Positions = JSON.parse(context.bookmark ?? '{}') as Positions;
  if (fields.startingOffsets === 'latest' && context.bookmark === undefined && fields.startingTimestamp === undefined) {
    context.warn(`kafka topic ${named} is read from its oldest record: what 'latest' would leave out is what there is now`);
  }
  return streamReading({
    place: `kafka topic ${named} at ${where}`,
    read: (limit) => records(kafka, where, fields, positions, context, limit),
    bookmark: () => JSON.stringify(positions),
    close: async () => {},
  }, fields, context);
}

async function brokers(resource: string, said: string, fields: NodeFields, context: TableContext): ReturnType<typeof connectionPlace> {
  const servers = text(fields.bootstrapServers);
  // Servers written into the job are the cloud's, unless they are on this machine.
  if (servers !== undefined && /^(localhost|127\.0\.0\.1):\d+/.test(servers)) return { kind: 'connection', binding: { type: 'kafka', properties: { KAFKA_BOOTSTRAP_SERVERS: servers, KAFKA_SSL_ENABLED: String(fields.securityProtocol === 'SSL') } } };
  return connectionPlace('kafka', resource, said, fields, context);
}

/** Offset of the next record to read, by topic and partition. */
type Positions = { [topic: string]: { [partition: string]: string } };
interface Part { readonly topic: string; readonly partition: number; next: bigint; readonly end: bigint }

async function* records(
  kafka: Kafka, where: string, fields: NodeFields, positions: Positions, context: TableContext, limit?: number,
): AsyncGenerator<StreamRecord> {
  const parts = await withAdmin(kafka, where, (admin) => partsOf(admin, fields, positions));
  const left = new Map(parts.filter((p) => p.next < p.end).map((p) => [`${p.topic}/${p.partition}`, p]));
  for (const p of parts) (positions[p.topic] ??= {})[p.partition] = String(p.next);
  if (left.size === 0) return;
  const groupId = `glueprint-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false });
  const queue = new Handover<{ part: Part; record: StreamRecord; offset: bigint }>();
  try {
    await told(where, () => consumer.connect());
    await consumer.subscribe({ topics: [...new Set(parts.map((p) => p.topic))], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch }) => {
        const part = left.get(`${batch.topic}/${batch.partition}`);
        if (part === undefined) return;
        for (const message of batch.messages) {
          const offset = BigInt(message.offset);
          if (offset < part.next) continue;
          if (offset >= part.end) break;
          if (message.value === null) {
            await queue.put({ part, offset, record: { payload: new Uint8Array() } });
            continue;
          }
          const headers = Object.entries(message.headers ?? {}).flatMap(([key, value]) => [value].flat().map((v): [string, string] => [key, String(v ?? '')]));
          await queue.put({ part, offset, record: { payload: message.value, arrived: new Date(Number(message.timestamp)), headers } });
        }
        // Marks of transactions are not among the messages, but they count.
        await queue.put({ part, offset: BigInt(batch.lastOffset()), record: { payload: new Uint8Array() } });
      },
    });
    for (const p of parts) consumer.seek({ topic: p.topic, partition: p.partition, offset: String(p.next) });
    let rows = 0;
    while (left.size > 0) {
      const item = await queue.take(IDLE, context.signal);
      if (item === undefined) {
        context.warn(`the topic gave no more records for ${IDLE / 1000} s, though its offsets go on: they are taken for marks of transactions, or compacted`);
        break;
      }
      const { part, record, offset } = item;
      if (offset < part.next) continue;
      if (record.payload.length > 0) {
        yield record;
        rows++;
      }
      part.next = offset + 1n;
      (positions[part.topic] ??= {})[part.partition] = String(part.next);
      if (part.next >= part.end) left.delete(`${part.topic}/${part.partition}`);
      if (rows === limit) return;
    }
  } finally {
    queue.close();
    await consumer.disconnect();
    await forget(kafka, groupId);
  }
}

/** The group was for this read only. */
async function forget(kafka: Kafka, groupId: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect().then(() => admin.deleteGroups([groupId])).catch(() => {});
  await admin.disconnect();
}

async function partsOf(admin: Admin, fields: NodeFields, positions: Positions): Promise<Part[]> {
  const assigned = text(fields.assign) === undefined ? undefined : JSON.parse(String(fields.assign)) as Record<string, number[]>;
  const pattern = text(fields.subscribePattern);
  const topics = assigned !== undefined ? Object.keys(assigned) : pattern !== undefined ? (await admin.listTopics()).filter((t) => new RegExp(`^(?:${pattern})$`).test(t)) : [String(fields.topicName)];
  if (topics.length === 0) throw new GlueprintError({ code: 'MissingTable', message: `no topic matches '${pattern ?? ''}'` });
  const since = text(fields.startingTimestamp);
  const out: Part[] = [];
  for (const topic of topics) {
    const offsets = await admin.fetchTopicOffsets(topic).catch((e: unknown) => {
      if (/does not host this topic|UNKNOWN_TOPIC/.test(faultMessage(e))) throw new GlueprintError({ code: 'MissingTable', message: `the topic '${topic}' does not exist`, hint: 'create it, or correct its name' });
      throw e;
    });
    const timed = since === undefined ? undefined : await admin.fetchTopicOffsetsByTimestamp(topic, Date.parse(since));
    for (const o of offsets) {
      if (assigned !== undefined && assigned[topic]?.includes(o.partition) !== true) continue;
      const start = positions[topic]?.[o.partition] ?? timed?.find((t) => t.partition === o.partition)?.offset ?? o.low;
      const low = BigInt(o.low);
      out.push({ topic, partition: o.partition, next: BigInt(start) < low ? low : BigInt(start), end: BigInt(o.high) });
    }
  }
  return out;
}

async function withAdmin<T>(kafka: Kafka, where: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  try {
    await told(where, () => admin.connect());
    return await told(where, () => work(admin));
  } finally {
    // Without it, what could not connect keeps trying.
    await admin.disconnect();
  }
}

async function told<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) throw e.at({ file: `kafka at ${where}` });
    const message = faultMessage(e);
    if (/SASL|authentication/i.test(message)) throw new GlueprintError({ code: 'AccessDenied', file: `kafka at ${where}`, message, hint: 'check user and password of the connection', cause: e });
    throw new GlueprintError({ code: 'Unreachable', file: `kafka at ${where}`, message: `cannot be reached: ${message}`, hint: 'start it, or correct the connection', cause: e });
  }
}

/** Between a client that pushes and a reader that pulls: the client waits while the reader is behind. */
class Handover<T> {
  private closed = false;
  private readonly items: T[] = [];
  private wake: () => void = () => {};
  private room: () => void = () => {};

  public async put(item: T): Promise<void> {
    while (this.items.length >= 1000 && !this.closed) await new Promise<void>((resolve) => { this.room = resolve; });
    if (this.closed) return;
    this.items.push(item);
    this.wake();
  }

  /** `undefined`: nothing came for so long. */
  public async take(idle: number, signal: AbortSignal | undefined): Promise<T | undefined> {
    if (this.items.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idle);
        const stop = () => this.wake();
        signal?.addEventListener('abort', stop, { once: true });
        this.wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', stop);
          resolve();
        };
      });
      if (signal?.aborted === true) throw new GlueprintError({ code: 'Interrupted', message: 'the run was stopped' });
    }
    const item = this.items.shift();
    this.room();
    return item;
  }

  public close(): void {
    this.closed = true;
    this.room();
  }
}

interface LoadState {
  readonly topic: string;
  readonly connection?: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly key?: string;
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const topic = String(fields.topicName);
  const place = await connectionPlace('kafka', `topic/${topic}`, `the topic '${topic}' of Kafka`, fields, context);
  if (place.kind === 'folder') return standInWriting('kafka', place.path, `the topic '${topic}' of Kafka`, context);
  if (place.kind !== 'connection') throw new Error('a target has no sample data');
  const { kafka, where } = await kafkaClient(place.binding);
  await withAdmin(kafka, where, (admin) => partsOf(admin, { topicName: topic }, {}));
  return {
    place: `kafka topic ${topic} at ${where}`,
    format: DEPARTING,
    options: {},
    stage: async (files) => ({
      connector: 'kafka', node: context.node, state: { topic, connection: text(fields.connection), files: [...files], columns: columnsDdl(columns), key: text(fields.key) },
    }),
    close: async () => {},
  };
}

/** Sends the rows; a run that is killed goes on where it was, and sends at most one batch twice. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as LoadState;
  const progress = await Progress.of(state.files, context.host.files);
  if (progress === undefined) return;
  const place = await connectionPlace('kafka', `topic/${state.topic}`, `the topic '${state.topic}' of Kafka`, { connection: state.connection ?? '' }, context);
  if (place.kind !== 'connection') throw new Error('the topic of a load has a connection');
  await send(state, place.binding, progress);
}

async function send(state: LoadState, binding: ConnectionBinding, progress: Progress): Promise<void> {
  const { kafka, where } = await kafkaClient(binding);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  const columns = parseColumns(state.columns);
  try {
    await told(where, () => producer.connect());
    let row = 0;
    let batch: { key: string | null; value: string }[] = [];
    const flush = async () => {
      if (batch.length === 0) return;
      try {
        await producer.send({ topic: state.topic, acks: -1, messages: batch });
      } catch (e) {
        throw new GlueprintError({
          code: 'PartlyWritten', file: `kafka topic ${state.topic} at ${where}`, message: `${faultMessage(e)}; ${progress.rows} records of this run are in the topic, and perhaps some of the next ${batch.length}`, cause: e,
        });
      }
      await progress.move(batch.length);
      batch = [];
    };
    for await (const document of departingDocuments(state.files, columns)) {
      row++;
      if (row <= progress.rows) continue;
      batch.push({ key: keyOf(state.key === undefined ? null : document[state.key] ?? null), value: rowJson(document, columns) });
      if (batch.length === 500) await flush();
    }
    await flush();
    await progress.done();
  } finally {
    await producer.disconnect();
  }
}

function keyOf(value: DocumentValue): string | null {
  return value === null ? null : typeof value === 'string' ? value : jsonText(value);
}
