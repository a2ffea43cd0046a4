import { CATALOG_BESIDE, CATALOG_STREAM, catalogStreamAccess, readCatalogStream, withoutFormat } from '../connectors/catalog-stream';
import { READ_FIELDS } from '../connectors/connector-type';
import { checkKinesisRead, KINESIS_READ, KINESIS_STUDIO_NAMES, kinesisReadAccess } from '../connectors/kinesis-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions } from '../connectors/option-fields';
import { BATCH_FIELDS, checkpointAccess, microBatch, streamColumns, streamForm } from '../connectors/stream-options';
import type { NodeType } from '../node-type';

const OPTIONS = withoutFormat(KINESIS_READ);

export const CATALOG_KINESIS_SOURCE: NodeType = {
  kind: 'CatalogKinesisSource',
  family: 'source',
  title: 'Kinesis through the Data Catalog',
  doc: 'Reads a Kinesis data stream that a table of the Data Catalog describes, in micro-batches.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html',
  inputs: { min: 0, max: 0 },
  fields: [
    ...CATALOG_STREAM,
    { name: 'streamArn', doc: 'ARN of the stream that the table names: for the rights of the job and for local runs.', type: { type: 'text' } },
    ...OPTIONS.map((o) => o.field), ...BATCH_FIELDS, ADDITIONAL_OPTIONS, ...READ_FIELDS,
  ],
  check: (node) => {
    checkKinesisRead(node);
    checkAdditionalOptions(node, OPTIONS);
  },
  columns: (node) => streamColumns(node.fields),
  script: (node) => readCatalogStream(node, OPTIONS),
  microBatch: (node) => microBatch(node, streamColumns(node.fields)),
  access: (node) => {
    const known = node.fields.streamArn !== undefined || node.fields.roleArn !== undefined;
    return [...catalogStreamAccess(node), ...(known ? kinesisReadAccess(node) : checkpointAccess(node))];
  },
  settings: () => ({ streaming: true }),
  glue: [streamForm('CatalogKinesisSource', OPTIONS, { beside: CATALOG_BESIDE, names: KINESIS_STUDIO_NAMES })],
};
