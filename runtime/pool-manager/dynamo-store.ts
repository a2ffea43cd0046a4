import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PoolStore, Recorded } from './ports';
import { PoolState } from '../../src/core/pool';

/** Far below DynamoDB's 400 KB, so that a full pool is noticed before it cannot be recorded. */
const MAX_BYTES = 380_000;

/**
 * The whole state is one item with a version: a decision is recorded whole or not at all, and two managers can never both
 * record on top of the same state.
 */
export class DynamoStore implements PoolStore {
  private readonly writer = randomUUID();
  private writes = 0;

  constructor(private readonly client: Pick<DynamoDBClient, 'send'>, private readonly table: string, private readonly pool: string) {}

  public async load(): Promise<Recorded> {
    const { Item } = await this.client.send(new GetItemCommand({ TableName: this.table, Key: this.key(), ConsistentRead: true }));
    if (Item === undefined) return { version: 0 };
    return { state: JSON.parse(Item.state?.S ?? '') as PoolState, version: Number(Item.version?.N) };
  }

  public async save(state: PoolState, version: number): Promise<boolean> {
    const text = JSON.stringify(state);
    if (Buffer.byteLength(text) > MAX_BYTES) throw new Error(`the pool's state is ${Buffer.byteLength(text)} bytes, the table takes ${MAX_BYTES}`);
    const write = `${this.writer}#${++this.writes}`;
    try {
      await this.client.send(new PutItemCommand({
        TableName: this.table,
        Item: { ...this.key(), version: { N: String(version + 1) }, write: { S: write }, state: { S: text } },
        ConditionExpression: version === 0 ? 'attribute_not_exists(#v)' : '#v = :v',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: version === 0 ? undefined : { ':v': { N: String(version) } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }));
      return true;
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      // The SDK sends a request again whose answer got lost: then what stands there is our own write.
      return (error as { Item?: { write?: { S?: string } } }).Item?.write?.S === write;
    }
  }

  private key() {
    return { pool: { S: this.pool } };
  }
}
