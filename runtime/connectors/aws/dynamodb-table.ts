import type { DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { attributeOf, Item, itemDocument, ItemShape } from './dynamodb-values';
import { isTransient, nameOf, PATIENCE, patiently, serviceError, ServiceEndpoint } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, DataType, parseColumns } from '../../../src/core/types';
import { DocumentFields } from '../../formats/documents/document';
import { departingDocuments } from '../documents/departing-rows';
import { inParallel } from '../documents/in-parallel';
import { retrying } from '../retry';
import { TableContext } from '../table-connector';

export interface Key { readonly name: string; readonly type: string }

/** Rows that are to become items; in the journal. */
export interface ItemLoad {
  readonly table: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly attempts: number;
  readonly lanes: number;
}

/** A table of DynamoDB through the service's client. */
export class TableClient {
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
    const { Table } = await this.patiently(() => this.client.send(new this.sdk.DescribeTableCommand({ TableName: this.table })));
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
      const page = await this.patiently(() => this.client.send(new this.sdk.ScanCommand({
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
  public async put(state: ItemLoad): Promise<void> {
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

  private patiently<T>(call: () => Promise<T>): Promise<T> {
    return patiently(this.place, this.endpoint, this.context, call);
  }

  private partial(written: number, message: string, hint?: string): GlueprintError {
    const state = written === 0 ? 'no item of this run is in the table' : written === 1 ? '1 item of this run is in the table' : `${written} items of this run are in the table`;
    return new GlueprintError({
      code: 'PartlyWritten', file: this.place, message: `${message}; ${state}`, hint: [hint, 'a new run puts the same items again'].filter((h) => h !== undefined).join('; '),
    });
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
