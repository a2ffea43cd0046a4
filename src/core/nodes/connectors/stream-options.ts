import type { Field, Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { Column, columnsDdl, parseColumns, STRING } from '../../types';
import { glueSchema } from '../glue-columns';
import { GlueBody, GlueForm, isGlueObject } from '../glue-form';
import type { Access, Columns, MicroBatch, NodeContext, ScriptContext } from '../node-type';
import { optionValue, PythonOption } from './frame-script';
import { option, OptionField, fieldsFromOptions, lostFields } from './option-fields';
import { pythonString } from '../python';
import { withSchemaCall } from '../with-schema';

/** Options that all streams have. */
export const STREAM_FORMAT: readonly OptionField[] = [
  option('classification', 'string', 'Format of the records.', { default: 'json', values: ['json', 'csv', 'avro', 'parquet', 'orc', 'xml', 'ion', 'grokLog'] }),
  option('delimiter', 'string', 'Character between the fields of CSV records.'),
];

export const STREAM_MARKS: readonly OptionField[] = [
  option('addRecordTimestamp', 'boolean', 'Adds the column `__src_timestamp`: when the stream took the record.'),
  option('emitConsumerLagMetrics', 'boolean', 'Publishes how far behind the job is.'),
];

export const BATCH_FIELDS: readonly Field[] = [
  { name: 'windowSize', doc: 'Seconds of a micro-batch.', default: 100, type: { type: 'integer', min: 1 } },
  {
    name: 'checkpointLocation',
    doc: 'Prefix where the job keeps how far it has read. Default: below the job\'s `--TempDir`.',
    type: { type: 'path' },
  },
  { name: 'batchMaxRetries', doc: 'How often a micro-batch that failed is tried again.', type: { type: 'integer', min: 0, max: 100 } },
];

/** Output columns of a stream with a schema. */
export function streamColumns(fields: Fields, more: readonly Column[] = []): Columns | undefined {
  if (fields.schema === undefined) return undefined;
  const timestamp: Column[] = fields.addRecordTimestamp === true ? [{ name: '__src_timestamp', type: STRING, nullable: true }] : [];
  return { output: [...parseColumns(fields.schema as string), ...more, ...timestamp] };
}

/** The schema is for the payload: Glue reads it, or infers it from the first records of each batch. */
export function schemaOptions(node: ScriptContext): PythonOption[] {
  const schema = node.fields.schema as string | undefined;
  return schema === undefined ? [['inferSchema', '"true"']] : [['inferSchema', '"false"'], ['schema', pythonString(schema)]];
}

/** What a micro-batch becomes before the job's nodes see it. */
export function microBatch(node: ScriptContext, columns: Columns | undefined): MicroBatch {
  const { checkpointLocation, windowSize, batchMaxRetries } = node.fields;
  const name = node.variable;
  node.use('from awsglue.dynamicframe import DynamicFrame');
  // A batch has a Spark session of its own, in which other frames have no views: through Glue it comes into the job's.
  const frame = `DynamicFrame.fromDF(data_frame, glueContext, ${pythonString(name)}).toDF()`;
  const checkpoint = checkpointLocation === undefined
    ? `getResolvedOptions(sys.argv, ["TempDir"])["TempDir"].rstrip("/") + f"/{args['JOB_NAME']}/checkpoint/${name}/"`
    : optionValue(node, checkpointLocation);
  return {
    stream: `${name}_stream`,
    options: [
      ['windowSize', pythonString(`${String(windowSize)} seconds`)],
      ['checkpointLocation', checkpoint],
      ...(batchMaxRetries === undefined ? [] : [['batchMaxRetries', String(batchMaxRetries)] as const]),
    ],
    lines: [`${name} = ${columns === undefined ? frame : withSchemaCall(node, frame, columnsDdl(columns.output))}`],
  };
}

export function checkpointAccess({ fields }: Pick<NodeContext, 'fields'>): Access[] {
  if (fields.checkpointLocation === undefined) return [];
  const path = fields.checkpointLocation as Text;
  return [
    { actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], on: { s3: path, scope: 'objects' } },
    { actions: ['s3:ListBucket'], on: { s3: path, scope: 'list' } },
  ];
}

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);

/** A streaming member: its options stand in a record, with names as ours but for the first letter. */
export function streamForm(member: string, options: readonly OptionField[], own: {
  /** Fields beside the record, by Studio's name. */
  readonly beside?: readonly (readonly [glue: string, field: string])[];
  /** Names in the record that are not just ours with a capital. */
  readonly names?: { readonly [field: string]: string };
} = {}): GlueForm {
  const { beside = [], names = {} } = own;
  const named = options.map((o): OptionField => ({ field: o.field, option: names[o.field.name] ?? pascal(o.field.name) }));
  const isText = (o: OptionField) => ['addRecordTimestamp', 'emitConsumerLagMetrics'].includes(o.field.name);
  return {
    member,
    understood: ['WindowSize', 'DetectSchema', 'StreamingOptions', 'DataPreviewOptions', ...beside.map(([glue]) => glue)],
    fromGlue: (body, notes) => {
      const { ConnectionName: connection, ...record } = isGlueObject(body.StreamingOptions) ? body.StreamingOptions : {} as GlueBody;
      const { additionalOptions, ...fields } = fieldsFromOptions(record, named);
      if (additionalOptions !== undefined) notes.warn(`streaming options ${Object.keys(additionalOptions as object).join(', ')} are not known`);
      return {
        fields: {
          ...fields,
          ...(typeof connection === 'string' && connection !== '' ? { connection } : {}),
          ...Object.fromEntries(beside.map(([glue, field]) => [field, body[glue] as FieldValue | undefined])),
          windowSize: typeof body.WindowSize === 'number' ? body.WindowSize : undefined,
          schema: body.DetectSchema === true || beside.length > 0 ? undefined : glueSchema(body, notes),
        },
      };
    },
    toGlue: (fields, { text }) => ({
      body: {
        ...Object.fromEntries(beside.map(([glue, field]) => [glue, text(fields[field])])),
        WindowSize: fields.windowSize,
        DetectSchema: fields.schema === undefined,
        StreamingOptions: {
          ...(fields.connection === undefined ? {} : { ConnectionName: text(fields.connection) }),
          ...Object.fromEntries(named.filter((o) => fields[o.field.name] !== undefined).map((o) => {
            const value = fields[o.field.name];
            return [o.option, isText(o) ? String(value) : typeof value === 'boolean' || typeof value === 'number' ? value : text(value)];
          })),
        },
      },
      lost: [...lostFields(fields), ...['checkpointLocation', 'batchMaxRetries'].filter((f) => fields[f] !== undefined)],
    }),
  };
}
