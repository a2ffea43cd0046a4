import { displayText, FieldValue, isText, Manifest, ManifestNode, Text, textParts, walkFields } from '../../manifest';
import { nodeType } from '../../nodes';

/** A place where data lies, named as OpenLineage names such. */
export interface LineageDataset {
  /** The same for the same place. */
  readonly id: string;
  /** `s3://bucket`. */
  readonly namespace: string;
  /** `orders/2026`. */
  readonly name: string;
}

/** The dataset of a source or a target: a table of the Data Catalog, an S3 location, or a table behind a connection; else the node itself. */
export function datasetOf(node: ManifestNode, manifest: Manifest): LineageDataset {
  const text = (value: FieldValue | undefined) => (value !== undefined && isText(value) ? shown(value, manifest) : undefined);
  const { table } = node.fields;
  if (typeof table === 'object' && table !== null && 'database' in table && 'name' in table) {
    return dataset('arn:aws:glue:${AWS::Region}:${AWS::AccountId}', `table/${text(table.database)}/${text(table.name)}`);
  }
  const place = [...walkFields((nodeType(node.type)?.fields ?? []).filter((f) => PLACES.includes(f.name)), node.fields)].find((l) => l.type.type === 'path');
  if (place !== undefined) return s3(shown(place.value as Text, manifest));
  const names = NAMES.flatMap((field) => text(node.fields[field]) ?? []);
  const connection = text(node.fields.connection) ?? text(node.fields.connectionName);
  if (connection !== undefined) return dataset(`glue-connection://${connection}`, names.length === 0 ? node.id : names.join('.'));
  if (names.length > 0) return dataset(node.type.replace(/(Source|Target)$/, '').toLowerCase(), names.join('.'));
  return dataset(`glueprint://${manifest.job.path}`, node.id);
}

/** Fields that say where the data itself lies, of those that hold a path. */
const PLACES = ['paths', 'path'];
/** Fields that name what lies behind a connection, from the outside in. */
const NAMES = ['database', 'dbSchema', 'schemaName', 'keyspace', 'table', 'tableName', 'collection', 'index', 'resource', 'topicName', 'topic', 'streamName', 'streamArn', 'tableArn', 'query'];

function dataset(namespace: string, name: string): LineageDataset {
  return { id: `${namespace}/${name}`, namespace, name };
}

function s3(path: string): LineageDataset {
  const [, bucket = '', key = ''] = /^s3[an]?:\/\/([^/]*)\/?(.*)$/.exec(path) ?? [];
  return dataset(`s3://${bucket}`, key.replace(/\/+$/, '') === '' ? '/' : key.replace(/\/+$/, ''));
}

/** A resource whose name the template fixes by that, another by its id. */
function shown(value: Text, { resources }: Manifest): string {
  return textParts(value).map((p) => ('literal' in p ? p.literal : 'ref' in p && p.attribute === undefined ? resources[p.ref]?.name ?? displayText(p) : displayText('ref' in p ? p : `\${${p.parameter}}`))).join('');
}

/** Whether one place lies in the other: what is written there may be read here. */
export function overlaps(a: LineageDataset, b: LineageDataset): boolean {
  if (a.namespace !== b.namespace) return false;
  if (a.name === b.name) return true;
  if (!a.namespace.startsWith('s3://')) return false;
  const inside = (x: string, y: string) => y === '/' || x.startsWith(`${y}/`);
  return inside(a.name, b.name) || inside(b.name, a.name);
}
