import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { EtlJob, IDataset, JdbcConnection, JdbcEngine, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../src';
import { NODE_CASES } from './core/nodes/cases';
import { NODE_TYPES, NodeType, outputNames } from '../src/core/nodes';
import { DatasetNode, JobNode } from '../src/job-node';

/** Every source and target that there is, with the first setting that its cases give it. */
export const CONNECTORS = [...NODE_TYPES.values()].filter((type) => type.family !== 'transform').map((type): [string, NodeType] => [type.kind, type]);
const casesOf = (type: NodeType) => NODE_CASES.filter((n) => n.type.kind === type.kind).flatMap((n) => n.cases);
const settingOf = (type: NodeType) => casesOf(type).find((c) => c.error === undefined && c.parameters === undefined);

class AnySource extends DatasetNode {
  constructor(scope: EtlJob, id: string, type: NodeType, fields: { readonly [name: string]: unknown }) {
    super(scope, id);
    this._define(type, [], fields);
  }
}

class AnyTarget extends JobNode {
  constructor(scope: EtlJob, id: string, type: NodeType, input: IDataset, as: string, fields: { readonly [name: string]: unknown }) {
    super(scope, id);
    this._define(type, [{ dataset: input, as }], fields);
  }
}

/** A job with that connector, in an account and region that a deploy decides. */
export function jobWith(type: NodeType): Stack {
  const stack = new Stack(new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-nag-')) }), 'S');
  addJob(stack, type);
  return stack;
}

/** The same in a stack that is there; `id` tells several apart. */
export function addJob(stack: Stack, type: NodeType, id = 'Job'): EtlJob {
  const connection = stack.node.tryFindChild('Shop') as JdbcConnection | undefined ?? new JdbcConnection(stack, 'Shop', {
    engine: JdbcEngine.POSTGRESQL,
    host: 'shop.internal',
    database: 'shop',
    secret: secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'shop'),
    network: { vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] }) },
  });
  const setting = settingOf(type);
  if (setting === undefined) throw new Error(`${type.kind} has no case without an error in test/core/nodes/cases`);
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    const { ref, attribute } = value as { readonly ref?: string; readonly attribute?: string };
    if (ref !== undefined && attribute === 'Arn' && type.kind.includes('Kinesis')) return stack.formatArn({ service: 'kinesis', resource: 'stream', resourceName: ref.toLowerCase() });
    if (ref !== undefined) return /Connection/.test(ref) ? connection.connectionName : ref.toLowerCase();
    return 'join' in value ? (value.join as unknown[]).map(fill).join('') : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fill(v)]));
  };
  const fields = fill(setting.fields) as { readonly [name: string]: unknown };
  const job = new EtlJob(stack, id);
  if (type.family === 'source') {
    const source = new AnySource(job, 'In', type, fields);
    expect(outputNames(type, fields as never)).toHaveLength(1);
    // What is read without a schema is for the run to know: the rights are there all the same.
    new S3Target(job, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.json() });
  } else {
    const [[as, columns]] = Object.entries(setting.inputs);
    const input = new S3Source(job, 'In', { paths: ['s3://in/a/'], format: ReadFormat.json(), schema: columns === null ? undefined : Schema.fromDdl(columns) });
    new AnyTarget(job, 'Out', type, input, as, fields);
  }
  return job;
}
