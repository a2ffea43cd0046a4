import { bucketName } from './environment';
import { resolveParameters } from './parameters';
import { FieldValue, isText, Manifest, ManifestNode, resolveText, TextResolver } from '../../src/core/manifest';
import { sessionOf } from '../../src/core/nodes';
import { SqlSession } from '../../src/core/spark-sql/contract';

/** A job with everything in place that a run's environment decides: parameters, references. */
export interface ResolvedJob {
  readonly manifest: Manifest;
  readonly parameters: Readonly<Record<string, string>>;
  readonly session: SqlSession;
  readonly nodes: readonly ResolvedNode[];
}

export interface ResolvedNode {
  readonly node: ManifestNode;
  /** With texts as plain strings. */
  readonly fields: { readonly [name: string]: FieldValue };
}

export function resolveJob(manifest: Manifest, given: Readonly<Record<string, string>>): ResolvedJob {
  const parameters = resolveParameters(manifest.parameters, given);
  const resolver: TextResolver = {
    parameter: (name) => parameters[name] ?? '',
    ref: (id, attribute) => resolveReference(manifest, id, attribute),
  };
  return {
    manifest,
    parameters,
    session: sessionOf(manifest.job.glueVersion, manifest.parameters, manifest.job.timeZone),
    nodes: manifest.nodes.map((node) => ({ node, fields: resolveFields(node.fields, resolver) as ResolvedNode['fields'] })),
  };
}

function resolveFields(value: FieldValue, resolver: TextResolver): FieldValue {
  if (isText(value)) {
    // SQL keeps its `${name}`-like texts; only references and job parameters are in texts.
    return typeof value === 'string' && !value.includes('${') ? value : resolveText(value, resolver);
  }
  if (Array.isArray(value)) return value.map((v: FieldValue) => resolveFields(v, resolver));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolveFields(v as FieldValue, resolver)]));
  return value;
}

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': '000000000000', 'AWS::Region': 'us-east-1', 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com',
};

/** What a reference to a resource leads to on this machine. */
export function resolveReference(manifest: Manifest, id: string, attribute: string | undefined): string {
  if (id === 'AWS::StackName') return manifest.job.stack;
  const resource = manifest.resources[id];
  const name = PSEUDO[id] ?? resource?.name ?? bucketName(resource?.path ?? id);
  return attribute === 'Arn' ? `arn:aws:s3:::${name}` : name;
}
