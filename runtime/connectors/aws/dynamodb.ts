import type { DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { attributeOf, Item, itemDocument, ItemShape } from './dynamodb-values';
import { isTransient, nameOf, PATIENCE, resourceName, serviceError, ServiceEndpoint, servicePlace } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, DataType, parseColumns, typeName } from '../../../src/core/types';
import { DEPARTING, departingDocuments } from '../documents/departing-rows';
import { DocumentFields } from '../documents/document';
import { inParallel } from '../documents/in-parallel';
import { documentReading } from '../documents/read-documents';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { retrying } from '../jdbc/retry';
import { NodeFields, StagedLoad, TableConnector, TableContext, TableReading, TableWriting } from '../table-connector';

export const DYNAMODB: TableConnector = {
  name: 'dynamodb',
  sources: { DynamoDBSource: openSource },
  targets: { DynamoDBTarget: openTarget },
  publish,
};

async function openSource(fields: NodeFields, context: TableContext): Promise<TableReading> {
  const table = resourceName(fields.tableName, fields.tableArn);
  const place = servicePlace('dynamodb', `table/${table}`, fields, context);
  if (place.kind !== 'service') return standInReading(place, `the table '${table}' of DynamoDB`, fields, context);
  const client = await TableClient.open(table, place, context);
  if (fields.exportMode !== undefined) context.warn(`the table '${table}' is scanned: a local run makes and reads no export`);
  const segments = typeof fields.splits === 'number' ? fields.splits : 1;
  const { bytes } = await client.describe();
  const shape: ItemShape = fields.exportMode === undefined ? 'scan' : fields.simplify === true ? 'simplify' : fields.unnest === true ? 'unnest' : 'export';
  return documentReading({
    place: client.place,
    called: 'item',
    schema: text(fields.schema),
    bytes,
    read: (limit) => client.scan(segments, shape, limit),
    close: async () => client.close(),
  }, context);
}

interface LoadState {
  readonly table: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly attempts: number;
  readonly lanes: number;
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const table = resourceName(fields.tableName, undefined);
  const place = servicePlace('dynamodb', `table/${table}`, fields, context);
  if (place.kind === 'folder') return standInWriting('dynamodb', place.path, `the table '${table}' of DynamoDB`, context);
  if (place.kind !== 'service') throw new Error('a target has no sample data');
  if (context.environment === 'aws' && fields.stsRoleArn !== undefined) {
    throw new GlueprintError({ code: 'NotLocal', field: 'stsRoleArn', message: 'the local runtime takes no role', hint: 'run it with credentials of that role' });
  }
  const client = await TableClient.open(table, place, context);
  try {
    for (const key of (await client.describe()).keys) checkKey(key, columns, client.place);
  } finally {
    client.close();
  }
  const lanes = typeof fields.parallelTasks === 'number' ? Math.min(fields.parallelTasks, 16) : 4;
  const attempts = (typeof fields.retries === 'number' ? fields.retries : 10) + 1;
  return {
    place: client.place,
    format: DEPARTING,
    options: {},
    // An item is put or not: there is no place to put it unseen.
    stage: async (files) => {
      const checking = await TableClient.open(table, place, context);
      try {
        await checking.check(files, columns);
      } finally {
        checking.close();
      }
      return { connector: 'dynamodb', node: context.node, state: { table, files: [...files], columns: columnsDdl(columns), attempts, lanes } };
    },
    close: async () => {},
  };
}

interface Key { readonly name: string; readonly type: string }

const KEY_TYPES: { readonly [kind: string]: string } = { string: 'S', char: 'S', varchar: 'S', date: 'S', timestamp: 'S', timestamp_ntz: 'S', binary: 'B', tinyint: 'N', smallint: 'N', int: 'N', bigint: 'N', decimal: 'N', float: 'N', double: 'N' };

function checkKey(key: Key, columns: readonly Column[], place: string): void {
  const column = columns.find((c) => c.name === key.name);
  const words: { readonly [type: string]: string } = { S: 'a text', N: 'a number', B: 'bytes' };
  if (column === undefined) {
    throw new GlueprintError({ code: 'MissingKey', file: place, message: `the rows have no column '${key.name}', the key of the table`, hint: `they have ${columns.map((c) => c.name).join(', ')}` });
  }
  if (KEY_TYPES[column.type.kind] !== key.type) {
    throw new GlueprintError({ code: 'NoTypeMapping', file: place, message: `column '${key.name}' is ${typeName(column.type)}, as key of the table it is ${words[key.type] ?? key.type}`, hint: 'cast it before' });
  }
}

/** Puts the rows. An item put twice is the same item: doing it again changes nothing. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as LoadState;
  const place = servicePlace('dynamodb', `table/${state.table}`, {}, context);
  if (place.kind !== 'service') throw new Error('the table of a load is a service');
  const client = await TableClient.open(state.table, place, context);
  try {
    await client.put(state);
  } finally {
    client.close();
  }
}

class TableClient {
  public static async open(table: string, place: ServiceEndpoint, context: TableContext): Promise<TableClient> {
    const sdk = await import('../../clients/dynamodb');
    // Retries are ours: with their number and their last fault told.
    const client = new sdk.DynamoDBClient({ endpoint: place.url, region: place.region, credentials: place.credentials, maxAttempts: 1 });
    return new TableClient(table, place, sdk, client, context);
  }

  public readonly place: string;

  private constructor(
    private readonly table: string, private readonly endpoint: ServiceEndpoint, private readonly sdk: typeof import('../../clients/dynamodb'),
    private readonly client: DynamoDBClient, private readonly context: TableContext,
  ) {
    this.place = `dynamodb table ${table}${endpoint.url === undefined ? '' : ` at ${endpoint.url}`}`;
  }

  public close(): void {
    this.client.destroy();
  }

  public async describe(): Promise<{ readonly keys: readonly Key[]; readonly bytes?: number }> {
    const { Table } = await this.again(() => this.client.send(new this.sdk.DescribeTableCommand({ TableName: this.table })));
    const types = new Map(Table?.AttributeDefinitions?.map((a) => [a.AttributeName, a.AttributeType]));
    const keys = (Table?.KeySchema ?? []).map((k) => ({ name: String(k.AttributeName), type: String(types.get(k.AttributeName)) }));
    return { keys, bytes: Table?.TableSizeBytes };
  }

  /** Parts of the table side by side, each page by page. */
  public scan(segments: number, shape: ItemShape, limit?: number): AsyncGenerator<DocumentFields> {
    return inParallel(Array.from({ length: segments }, (_, segment) => () => this.segment(segment, segments, shape, limit)), 8);
  }

  private async* segment(segment: number, total: number, shape: ItemShape, limit?: number): AsyncGenerator<DocumentFields> {
    let from: Item | undefined;
    do {
      const page = await this.again(() => this.client.send(new this.sdk.ScanCommand({
        TableName: this.table,
        ExclusiveStartKey: from,
        Limit: limit,
        ...(total === 1 ? {} : { Segment: segment, TotalSegments: total }),
      }), { abortSignal: this.context.signal }));
      for (const item of page.Items ?? []) yield itemDocument(item, shape);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  /** Whether each row can be an item of the table, before the first one is put. */
  public async check(files: readonly string[], columns: readonly Column[]): Promise<void> {
    const { keys } = await this.describe();
    let row = 0;
    for await (const item of items(files, columns)) {
      row++;
      const missing = keys.find((k) => item[k.name] === undefined || item[k.name]?.S === '');
      if (missing !== undefined) {
        throw new GlueprintError({ code: 'MissingKey', file: this.place, message: `row ${row} has no value in '${missing.name}', the key of the table; nothing was written`, hint: 'filter such rows before' });
      }
    }
  }

  /** Rows of one key go through one lane, one after the other: the last one stays. */
  public async put(state: LoadState): Promise<void> {
    const { keys } = await this.describe();
    const lanes = Array.from({ length: state.lanes }, () => new Lane(this, state.attempts));
    let fault: unknown;
    try {
      for await (const item of items(state.files, parseColumns(state.columns))) {
        const key = JSON.stringify(keys.map((k) => item[k.name] ?? null));
        await lanes[hash(key) % lanes.length]?.add(key, item);
      }
    } catch (e) {
      fault = e;
    }
    const ends = await Promise.allSettled(lanes.map((l) => l.flush()));
    fault ??= ends.find((e) => e.status === 'rejected')?.reason;
    if (fault === undefined) return;
    const written = lanes.reduce((n, l) => n + l.written, 0);
    throw fault instanceof BatchFault ? this.partial(written, fault.message, fault.hint) : fault;
  }

  /** Puts a batch; what the table leaves undone is sent again after a while. */
  public async batch(batch: readonly Item[], attempts: number): Promise<void> {
    let left: WriteRequest[] = batch.map((item) => ({ PutRequest: { Item: item } }));
    try {
      const { context: { signal } } = this;
      const passes = (e: unknown) => e instanceof Unprocessed || isTransient(e);
      await retrying({ attempts, firstDelay: PATIENCE.firstDelay, signal, isTransient: passes }, async () => {
        const { UnprocessedItems } = await this.client.send(new this.sdk.BatchWriteItemCommand({ RequestItems: { [this.table]: left } }));
        left = UnprocessedItems?.[this.table] ?? [];
        if (left.length > 0) throw new Unprocessed(`${left.length} items were left undone`);
      });
    } catch (e) {
      const done = batch.length - left.length;
      if (e instanceof Unprocessed) throw new BatchFault(done, `takes no more after ${attempts} tries: it is out of write capacity`, 'give it more capacity, or write slower');
      const told = serviceError(e, this.place, this.endpoint.url);
      if (nameOf(e) === 'ValidationException') throw new BatchFault(done, `refuses an item: ${(e as Error).message}`);
      throw GlueprintError.isGlueprintError(told) ? new BatchFault(done, told.details.message, told.details.hint) : told;
    }
  }

  private partial(written: number, message: string, hint?: string): GlueprintError {
    const state = written === 0 ? 'no item of this run is in the table' : written === 1 ? '1 item of this run is in the table' : `${written} items of this run are in the table`;
    return new GlueprintError({
      code: 'PartlyWritten', file: this.place, message: `${message}; ${state}`, hint: [hint, 'a new run puts the same items again'].filter((h) => h !== undefined).join('; '),
    });
  }

  private async again<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await retrying({
        attempts: PATIENCE.attempts,
        firstDelay: PATIENCE.firstDelay,
        isTransient,
        signal: this.context.signal,
        onRetry: (e, attempt) => { if (attempt === 3) this.context.warn(`${this.place} is slow to answer (${nameOf(e)}); trying on`); },
      }, call);
    } catch (e) {
      throw serviceError(e, this.place, this.endpoint.url);
    }
  }
}

class Unprocessed extends Error {}

/** A batch that came to an end before all of it was put. */
class BatchFault extends Error {
  constructor(public readonly done: number, message: string, public readonly hint?: string) {
    super(message);
  }
}

async function* items(files: readonly string[], columns: readonly Column[]): AsyncGenerator<Item> {
  const types = new Map(columns.map((c): [string, DataType] => [c.name, c.type]));
  for await (const row of departingDocuments(files, columns)) {
    yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, attributeOf(value, types.get(name) as DataType, name)]));
  }
}

const BATCH = 25;

/** Collects items for batches and sends each when the one before is done. */
class Lane {
  public written = 0;
  private items = new Map<string, Item>();
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly client: TableClient, private readonly attempts: number) {}

  public async add(key: string, item: Item): Promise<void> {
    // A batch may name a key once.
    this.items.set(key, item);
    if (this.items.size >= BATCH) await this.send();
  }

  public async flush(): Promise<void> {
    await this.sending;
    if (this.items.size > 0) await this.send();
    await this.sending;
  }

  private async send(): Promise<void> {
    await this.sending;
    const batch = [...this.items.values()];
    this.items = new Map();
    this.sending = this.client.batch(batch, this.attempts).then(
      () => { this.written += batch.length; },
      (e: unknown) => {
        if (e instanceof BatchFault) this.written += e.done;
        throw e;
      },
    );
    // Its fault is thrown where it is awaited next.
    this.sending.catch(() => {});
  }
}

function hash(key: string): number {
  let h = 0;
  for (let i = 0; i < key.length; i++) h = (h * 31 + key.charCodeAt(i)) % 4_294_967_291;
  return h;
}
