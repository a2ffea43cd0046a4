import { READ_FIELDS } from '../connectors/connector-type';
import { PythonOption, readStream } from '../connectors/frame-script';
import { checkKinesisRead, KINESIS_READ, KINESIS_SEE, KINESIS_STREAM, KINESIS_STUDIO_NAMES, kinesisReadAccess } from '../connectors/kinesis-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, checkOneOf, option, pythonOptions } from '../connectors/option-fields';
import { BATCH_FIELDS, microBatch, schemaOptions, streamColumns, streamForm } from '../connectors/stream-options';
import type { NodeType } from '../node-type';
import { pythonString } from '../python';

const OPTIONS = [...KINESIS_STREAM, option('endpointUrl', 'text', 'Endpoint of Kinesis, where it is not the region\'s own.'), ...KINESIS_READ];

export const KINESIS_SOURCE: NodeType = {
  kind: 'KinesisSource',
  family: 'source',
  title: 'Amazon Kinesis Data Streams',
  doc: 'Reads a Kinesis data stream in micro-batches: the job is a streaming one, and all that reads the stream is done once a batch. A local run reads what is in the stream and ends.',
  see: KINESIS_SEE,
  inputs: { min: 0, max: 0 },
  fields: [...OPTIONS.map((o) => o.field), ...BATCH_FIELDS, ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => {
    checkOneOf(node, 'streamArn', 'streamName');
    checkKinesisRead(node);
    checkAdditionalOptions(node, OPTIONS);
  },
  columns: (node) => streamColumns(node.fields),
  script: (node) => readStream(node, 'kinesis', [['typeOfData', pythonString('kinesis')] as PythonOption, ...pythonOptions(node, OPTIONS, false), ...schemaOptions(node)]),
  microBatch: (node) => microBatch(node, streamColumns(node.fields)),
  access: kinesisReadAccess,
  settings: () => ({ streaming: true }),
  glue: [streamForm('DirectKinesisSource', OPTIONS, { names: KINESIS_STUDIO_NAMES })],
};
