import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GlueClient } from '@aws-sdk/client-glue';
import { AwsGlueSessions } from './aws-glue-sessions';
import { DynamoStore } from './dynamo-store';
import { makeHandler } from './handler';
import { PoolConfig } from './ports';

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
  return value;
}

const config = JSON.parse(environment('POOL_CONFIG')) as PoolConfig;
const log = (entry: object) => console.log(JSON.stringify(entry));
const limits = { maxAttempts: 3, requestHandler: { connectionTimeout: 2000, requestTimeout: 4000 } };

export const handler = makeHandler({
  policy: config.policy,
  store: new DynamoStore(new DynamoDBClient(limits), environment('POOL_TABLE'), config.policy.pool),
  glue: new AwsGlueSessions(new GlueClient(limits), config.policy.pool, config.template, environment('SESSION_ARN_PREFIX'), log),
  clock: { now: () => Date.now(), sleep: (ms) => sleep(ms) },
  log,
});
