import { createHash } from 'node:crypto';
import type { AnyBulkWriteOperation, Document, MongoClient } from 'mongodb';
import { fromBson, toBsonDocument } from './mongodb-values';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { DocumentFields } from '../../formats/documents/document';
import { faultMessage } from '../../host/fault';
import { connectionPlace, credentials, property } from '../documents/connection-place';
import { DEPARTING, departingDocuments } from '../documents/departing-rows';
import { documentReading } from '../documents/read-documents';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { retrying } from '../retry';
import { ConnectionBinding, NodeFields, StagedLoad, TableConnector, TableContext, TableReading, TableWriting } from '../table-connector';
import { withoutSecrets } from '../without-secrets';

export const MONGODB: TableConnector = {
  name: 'mongodb',
  sources: { MongoDBSource: openSource },
  targets: { MongoDBTarget: openTarget },
  publish,
};

async function openSource(fields: NodeFields, context: TableContext): Promise<TableReading> {
  const name = `${String(fields.database)}.${String(fields.collection)}`;
  const place = await connectionPlace('mongodb', name, `the collection '${name}' of MongoDB`, fields, context);
  if (place.kind !== 'connection') return standInReading(place, `the collection '${name}' of MongoDB`, fields, context);
  const server = await Server.of(place.binding);
  const where = `mongodb collection ${name} at ${server.where}`;
  try {
    if (!await server.has(fields, where)) {
      throw new GlueprintError({ code: 'MissingTable', file: where, message: 'does not exist', hint: 'create it, or correct its name' });
    }
  } catch (e) {
    await server.close();
    throw e;
  }
  const batchSize = typeof fields.batchSize === 'number' ? fields.batchSize : 1000;
  return documentReading({
    place: where,
    called: 'document',
    schema: text(fields.schema),
    read: (limit) => server.documents(fields, where, batchSize, limit),
    close: () => server.close(),
  }, context);
}

interface LoadState {
  readonly database: string;
  readonly collection: string;
  readonly connection: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly replace: boolean;
  readonly batch: number;
  readonly run: string;
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const name = `${String(fields.database)}.${String(fields.collection)}`;
  const place = await connectionPlace('mongodb', name, `the collection '${name}' of MongoDB`, fields, context);
  if (place.kind === 'folder') return standInWriting('mongodb', place.path, `the collection '${name}' of MongoDB`, context);
  if (place.kind !== 'connection') throw new Error('a target has no sample data');
  const server = await Server.of(place.binding);
  const where = `mongodb collection ${name} at ${server.where}`;
  try {
    await server.has(fields, where);
  } finally {
    await server.close();
  }
  return {
    place: where,
    format: DEPARTING,
    options: {},
    stage: async (files, run) => ({
      connector: 'mongodb',
      node: context.node,
      state: {
        database: String(fields.database),
        collection: String(fields.collection),
        connection: String(fields.connection),
        files: [...files],
        columns: columnsDdl(columns),
        replace: fields.replaceDocument !== false,
        batch: typeof fields.maxBatchSize === 'number' ? fields.maxBatchSize : 512,
        run,
      },
    }),
    close: async () => {},
  };
}

/** Each row has an id, its own or one that follows from the run: written twice, it is the same document. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as LoadState;
  const name = `${state.database}.${state.collection}`;
  const place = await connectionPlace('mongodb', name, `the collection '${name}' of MongoDB`, { connection: state.connection }, context);
  if (place.kind !== 'connection') throw new Error('the collection of a load has a connection');
  const server = await Server.of(place.binding);
  try {
    await server.write(state, load.node, context.signal);
  } finally {
    await server.close();
  }
}

/** For messages. */
const shown = (url: string) => withoutSecrets(url).replace(/\?.*$/, '');

class Server {
  public static async of(binding: ConnectionBinding): Promise<Server> {
    const url = property(binding, 'CONNECTION_URL', 'url');
    const invalid = () => new GlueprintError({
      code: 'InvalidConnection', message: `the connection ${url === undefined ? 'has no URL' : `has the URL '${shown(url)}'`}`, hint: 'give it "url": "mongodb://localhost:27017"; what is special in a user or password is written as %40 and the like',
    });
    if (url === undefined || !/^mongodb(\+srv)?:\/\//.test(url)) throw invalid();
    const sdk = await import('../../clients/mongodb');
    const given = credentials(binding);
    try {
      const client = new sdk.MongoClient(url, {
        ...(given === undefined ? {} : { auth: { username: given.user, password: given.password } }),
        // Values with their BSON types: 32 and 64 bits are two things.
        promoteValues: false,
        serverSelectionTimeoutMS: 5000,
      });
      return new Server(shown(url), sdk, client);
    } catch {
      // Never the cause: it quotes the URL.
      throw invalid();
    }
  }

  private constructor(public readonly where: string, private readonly sdk: typeof import('../../clients/mongodb'), private readonly client: MongoClient) {}

  public close(): Promise<void> {
    return this.client.close();
  }

  public async has(fields: NodeFields, where: string): Promise<boolean> {
    const list = () => this.client.db(String(fields.database)).listCollections({ name: String(fields.collection) }, { nameOnly: true }).toArray();
    return (await this.told(where, () => retrying({ attempts: 4, firstDelay: 250, isTransient }, list))).length > 0;
  }

  public async* documents(fields: NodeFields, where: string, batchSize: number, limit?: number): AsyncGenerator<DocumentFields> {
    const collection = this.client.db(String(fields.database)).collection(String(fields.collection));
    const cursor = collection.find({}, { batchSize, ...(limit === undefined ? {} : { limit }) });
    try {
      for (;;) {
        // Not tried again: a cursor that has failed gives no more documents, which would look like the end.
        const document = await this.told(where, () => cursor.next());
        if (document === null) return;
        yield fromBson(document, this.sdk) as DocumentFields;
      }
    } finally {
      await cursor.close();
    }
  }

  public async write(state: LoadState, node: string, signal: AbortSignal | undefined): Promise<void> {
    const where = `mongodb collection ${state.database}.${state.collection} at ${this.where}`;
    const collection = this.client.db(state.database).collection(state.collection);
    let row = 0, written = 0;
    let batch: AnyBulkWriteOperation<Document>[] = [];
    const flush = async () => {
      if (batch.length === 0) return;
      try {
        await retrying({ attempts: 5, firstDelay: 250, signal, isTransient }, () => collection.bulkWrite(batch, { ordered: true }));
      } catch (e) {
        const done = e instanceof this.sdk.MongoBulkWriteError ? e.result.matchedCount + e.result.upsertedCount : 0;
        throw new GlueprintError({
          code: 'PartlyWritten', file: where, message: `${faultMessage(e)}; ${written + done} documents of this run are in the collection`, hint: 'a new run writes rows with an _id again, others as new documents', cause: e,
        });
      }
      written += batch.length;
      batch = [];
    };
    for await (const fields of departingDocuments(state.files, parseColumns(state.columns))) {
      row++;
      const { _id: given, ...rest } = toBsonDocument(fields, this.sdk);
      const _id = (given ?? new this.sdk.ObjectId(createHash('sha256').update(`${state.run}/${node}/${row}`).digest('hex').slice(0, 24))) as never;
      batch.push(state.replace ? { replaceOne: { filter: { _id }, replacement: rest, upsert: true } }
        : { updateOne: { filter: { _id }, update: Object.keys(rest).length === 0 ? { $setOnInsert: {} } : { $set: rest }, upsert: true } });
      if (batch.length >= state.batch) await flush();
    }
    await flush();
  }

  private async told<T>(where: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      const message = faultMessage(e);
      const code = (e as { code?: unknown }).code;
      if (code === 18 || /authenticat/i.test(message)) throw new GlueprintError({ code: 'AccessDenied', file: where, message, hint: 'check user and password of the connection', cause: e });
      if (code === 13) throw new GlueprintError({ code: 'AccessDenied', file: where, message, hint: 'give the user the right', cause: e });
      if (/ECONNREFUSED|ENOTFOUND|Server selection timed out/.test(message)) throw new GlueprintError({ code: 'Unreachable', file: where, message: `cannot be reached: ${message}`, hint: 'start it, or correct the connection', cause: e });
      throw new GlueprintError({ code: 'ServiceFault', file: where, message, cause: e });
    }
  }
}

function isTransient(e: unknown): boolean {
  const labels = (e as { hasErrorLabel?: (label: string) => boolean }).hasErrorLabel;
  return (typeof labels === 'function' && labels.call(e, 'RetryableWriteError')) || /ECONNRESET|connection .* closed|socket hang up|not primary/i.test(faultMessage(e));
}
