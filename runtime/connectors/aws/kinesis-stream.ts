import { createHash } from 'node:crypto';
import type { GetRecordsCommandOutput, KinesisClient, Shard } from '@aws-sdk/client-kinesis';
import { payloads } from './kinesis-records';
import { isTransient, PATIENCE, patiently, serviceError, ServiceEndpoint } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { parseColumns } from '../../../src/core/types';
import { departingDocuments, rowJson } from '../documents/departing-rows';
import { retrying } from '../retry';
import { Progress } from '../streams/progress';
import { StreamRecord } from '../streams/stream-reading';
import { TableContext } from '../table-connector';

/** Rows that are to become records; in the journal. */
export interface RecordLoad {
  readonly stream: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly partitionKey?: string;
  readonly run: string;
}

/** A stream of Kinesis through the service's client. */
export class StreamClient {
  public static async open(stream: string, place: ServiceEndpoint, context: TableContext): Promise<StreamClient> {
    const sdk = await import('../../clients/kinesis');
    const client = new sdk.KinesisClient({
      endpoint: place.url,
      region: place.region,
      credentials: place.credentials,
      maxAttempts: 1,
      // By default it speaks HTTP/2, which emulators do not without TLS, and with TLS they miss the host that is signed.
      ...(place.url !== undefined ? { requestHandler: new sdk.NodeHttpHandler() } : {}),
    });
    return new StreamClient(stream, place, sdk, client, context);
  }

  public readonly place: string;
  /** Known once it is described; by it the right to its records is decided. */
  private arn?: string;

  private constructor(
    private readonly stream: string, private readonly endpoint: ServiceEndpoint, private readonly sdk: typeof import('../../clients/kinesis'),
    private readonly client: KinesisClient, private readonly context: TableContext,
  ) {
    this.place = `kinesis stream ${stream}${endpoint.url === undefined ? '' : ` at ${endpoint.url}`}`;
  }

  public close(): void {
    this.client.destroy();
  }

  public async describe(): Promise<void> {
    const command = new this.sdk.DescribeStreamSummaryCommand({ StreamName: this.stream });
    const { StreamDescriptionSummary: found } = await this.patiently(() => this.client.send(command));
    this.arn = found?.StreamARN;
  }

  /**
   * All shards, a shard before those it was split into. `positions` is moved along.
   * Each is read to its end; while it is written on, to what came after the reading began.
   */
  public async* records(positions: Record<string, string>, from: string | undefined, limit?: number): AsyncGenerator<StreamRecord> {
    let rows = 0;
    const began = this.context.host.clock.now();
    await this.describe();
    for (const shard of oldestFirst(await this.shards())) {
      let iterator = await this.iterator(String(shard.ShardId), positions, from);
      while (iterator !== undefined) {
        const most = limit === undefined ? undefined : Math.min(limit, 10_000);
        const command = new this.sdk.GetRecordsCommand({ StreamARN: this.arn, ShardIterator: iterator, Limit: most });
        const page: GetRecordsCommandOutput = await this.patiently(() => this.client.send(command, { abortSignal: this.context.signal }));
        for (const record of page.Records ?? []) {
          for (const payload of payloads(record.Data ?? new Uint8Array())) {
            yield { payload, arrived: record.ApproximateArrivalTimestamp };
            rows++;
          }
          positions[String(shard.ShardId)] = String(record.SequenceNumber);
          if (rows === limit) return;
        }
        // That it is at the end not every emulator says right: a page without records is one as well.
        const last = page.Records?.at(-1);
        const atEnd = (page.MillisBehindLatest ?? 0) === 0 && (last === undefined || (last.ApproximateArrivalTimestamp ?? began) > began);
        iterator = atEnd ? undefined : page.NextShardIterator;
      }
    }
  }

  private async shards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let token: string | undefined;
    do {
      const command = new this.sdk.ListShardsCommand(token === undefined ? { StreamName: this.stream } : { NextToken: token });
      const page = await this.patiently(() => this.client.send(command));
      shards.push(...page.Shards ?? []);
      token = page.NextToken;
    } while (token !== undefined);
    return shards;
  }

  private async iterator(shard: string, positions: Readonly<Record<string, string>>, from: string | undefined): Promise<string | undefined> {
    const after = positions[shard];
    const at = after !== undefined ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, StartingSequenceNumber: after }
      : from !== undefined ? { ShardIteratorType: 'AT_TIMESTAMP' as const, Timestamp: new Date(from) } : { ShardIteratorType: 'TRIM_HORIZON' as const };
    const command = new this.sdk.GetShardIteratorCommand({ StreamName: this.stream, ShardId: shard, ...at });
    const { ShardIterator } = await this.patiently(() => this.client.send(command));
    return ShardIterator;
  }

  public async send(state: RecordLoad, progress: Progress): Promise<void> {
    const columns = parseColumns(state.columns);
    let row = 0;
    let batch: { Data: Uint8Array; PartitionKey: string }[] = [];
    let size = 0;
    const send = async () => {
      if (batch.length === 0) return;
      await this.batch(batch, progress);
      batch = [];
      size = 0;
    };
    for await (const document of departingDocuments(state.files, columns)) {
      row++;
      if (row <= progress.rows) continue;
      const Data = Buffer.from(rowJson(document, columns));
      const PartitionKey = state.partitionKey ?? createHash('md5').update(`${state.run}/${row}`).digest('hex');
      // The limits of a call: 500 records, 5 MB with their keys.
      if (batch.length === 500 || size + Data.length + PartitionKey.length > 5_000_000) await send();
      batch.push({ Data, PartitionKey });
      size += Data.length + PartitionKey.length;
    }
    await send();
    await progress.done();
  }

  /** What the stream refuses is sent again after a while. */
  private async batch(batch: readonly { Data: Uint8Array; PartitionKey: string }[], progress: Progress): Promise<void> {
    let left = [...batch];
    let reason = '';
    try {
      const passes = (e: unknown) => e instanceof Refused || isTransient(e);
      await retrying({ ...PATIENCE, signal: this.context.signal, isTransient: passes }, async () => {
        const { Records = [] } = await this.client.send(new this.sdk.PutRecordsCommand({ StreamName: this.stream, Records: left }));
        const refused = Records.map((r, i) => ({ r, record: left[i] })).filter(({ r }) => r.ErrorCode !== undefined);
        reason = refused[0]?.r.ErrorMessage ?? refused[0]?.r.ErrorCode ?? '';
        left = refused.flatMap(({ record }) => (record === undefined ? [] : [record]));
        if (left.length > 0) throw new Refused(reason);
      });
    } catch (e) {
      const sent = progress.rows + batch.length - left.length;
      const told = e instanceof Refused ? new GlueprintError({ code: 'Throttled', message: `takes no more after ${PATIENCE.attempts} tries: ${reason}`, hint: 'give it more shards, or write slower' }) : serviceError(e, this.place, this.endpoint.url);
      if (!GlueprintError.isGlueprintError(told)) throw told;
      throw new GlueprintError({
        code: 'PartlyWritten', file: this.place, message: `${told.details.message}; ${sent === 0 ? 'no record' : `${sent} records`} of this run ${sent === 1 || sent === 0 ? 'is' : 'are'} in the stream`, hint: told.details.hint, cause: e,
      });
    }
    await progress.move(batch.length);
  }

  private patiently<T>(call: () => Promise<T>): Promise<T> {
    return patiently(this.place, this.endpoint, this.context, call);
  }
}

class Refused extends Error {}

/** A shard after its parents, as far as they are still there. */
function oldestFirst(shards: readonly Shard[]): Shard[] {
  const left = new Map(shards.map((s) => [String(s.ShardId), s]));
  const out: Shard[] = [];
  const take = (shard: Shard) => {
    if (!left.delete(String(shard.ShardId))) return;
    for (const id of [shard.ParentShardId, shard.AdjacentParentShardId]) {
      const parent = id === undefined ? undefined : left.get(id);
      if (parent !== undefined) take(parent);
    }
    out.push(shard);
  };
  for (const shard of shards) take(shard);
  return out;
}
