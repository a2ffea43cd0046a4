import type { Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { PythonOption, readFrame } from '../connectors/frame-script';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, checkOneOf, lostFields, option, pythonOptions, schemaField } from '../connectors/option-fields';
import { GlueForm, glueText, isGlueObject } from '../glue-form';
import type { Access, NodeContext, NodeType } from '../node-type';

const SCAN = [
  option('tableName', 'text', 'Table of the job\'s own account and region. Exactly one of `tableName` and `tableArn`.', { option: 'dynamodb.input.tableName' }),
  option('readPercent', 'string', 'Share of the table\'s read capacity that the scan may take, as text: `0.5`.', { option: 'dynamodb.throughput.read.percent' }),
  option('splits', 'integer', 'How many parallel parts the scan has.', { option: 'dynamodb.splits', min: 1 }),
];
const EXPORT = [
  option('exportMode', 'string', '`ddb` exports the table to Amazon S3 first (it needs point-in-time recovery), `s3` reads an export that is there; both leave its capacity alone. Default: the table is scanned.', { option: 'dynamodb.export', values: ['ddb', 's3'] }),
  option('tableArn', 'text', 'ARN of the table, for an export.', { option: 'dynamodb.tableArn' }),
  option('s3Bucket', 'text', 'Bucket of the export.', { option: 'dynamodb.s3.bucket' }),
  option('s3Prefix', 'text', 'Prefix of the export.', { option: 'dynamodb.s3.prefix' }),
  option('s3BucketOwner', 'text', 'Account of the bucket, where it is another one.', { option: 'dynamodb.s3.bucketOwner' }),
  option('simplify', 'boolean', 'Makes the attributes of an export columns, nested ones too: `Item.id.S` becomes `id`. Numbers are then texts.', { option: 'dynamodb.simplifyDDBJson' }),
  option('unnest', 'boolean', 'As `simplify`, but lists of maps stay as the export has them: what Glue Studio does.', { option: 'dynamodb.unnestDDBJson' }),
];
const ROLE = [option('stsRoleArn', 'text', 'Role to take for a table of another account.', { option: 'dynamodb.sts.roleArn' })];
const OPTIONS = [...SCAN, ...EXPORT, ...ROLE];

export const DYNAMODB_SOURCE: NodeType = {
  kind: 'DynamoDBSource',
  family: 'source',
  title: 'Amazon DynamoDB',
  doc: 'Reads a table of Amazon DynamoDB: by a scan, or through an export to Amazon S3. Items need not be alike; with a schema each attribute is cast to its column.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-dynamodb-home.html',
  inputs: { min: 0, max: 0 },
  fields: [...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => {
    checkOneOf(node, 'tableName', 'tableArn');
    checkAdditionalOptions(node, OPTIONS);
    checkReadPercent(node);
    const names = (list: typeof OPTIONS) => list.map((o) => o.field.name).filter((n) => node.fields[n] !== undefined);
    if (node.fields.exportMode === undefined) {
      const [extra] = names(EXPORT).filter((n) => n !== 'exportMode');
      if (extra !== undefined) node.fail(extra, 'belongs to an export', "set exportMode to 'ddb' or 's3', or leave it out");
      return;
    }
    const [extra] = names(SCAN);
    if (extra !== undefined) node.fail(extra, 'belongs to a scan', extra === 'tableName' ? 'an export knows its table by tableArn' : 'leave it out, or leave out exportMode');
    if (node.fields.simplify === true && node.fields.unnest === true) node.fail('unnest', 'is not possible with simplify', 'leave one of them out');
    if (node.fields.s3Bucket === undefined) node.fail('s3Bucket', 'is needed for an export');
  },
  columns: schemaColumns,
  script: (node) => readFrame(node, 'dynamodb', pythonOptions(node, OPTIONS, false) as PythonOption[]),
  access: dynamoDbReadAccess,
  glue: [exportForm()],
};

function checkReadPercent(node: NodeContext): void {
  const text = node.fields.readPercent as string | undefined;
  if (text !== undefined && !(Number(text) >= 0.1 && Number(text) <= 1.5)) node.fail('readPercent', `'${text}' is not from 0.1 to 1.5`);
}

function dynamoDbReadAccess({ fields }: Pick<NodeContext, 'fields'>): Access[] {
  if (fields.stsRoleArn !== undefined) return [{ actions: ['sts:AssumeRole'], on: { arn: fields.stsRoleArn } }, ...exportAccess(fields)];
  const scan = { actions: ['dynamodb:DescribeTable', 'dynamodb:Scan'], on: { service: 'dynamodb', resource: joinText(['table/', fields.tableName as Text ?? '']) } };
  return fields.exportMode === undefined ? [scan] : exportAccess(fields);
}

/** The export is asked for in the job's name: it needs the rights of the one who writes the files, too. */
function exportAccess(fields: Fields): Access[] {
  if (fields.exportMode === undefined) return [];
  const place = joinText(['s3://', fields.s3Bucket as Text, '/', fields.s3Prefix as Text ?? '']);
  const read: Access[] = [{ actions: ['s3:GetObject'], on: { s3: place, scope: 'objects' } }, { actions: ['s3:ListBucket'], on: { s3: place, scope: 'list' } }];
  if (fields.exportMode === 's3') return read;
  const table = fields.tableArn as Text;
  return [
    { actions: ['dynamodb:DescribeTable', 'dynamodb:DescribeContinuousBackups', 'dynamodb:ExportTableToPointInTime'], on: { arn: table } },
    { actions: ['dynamodb:DescribeExport'], on: { arn: joinText([table, '/export/*']) } },
    { actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'], on: { s3: place, scope: 'objects' } },
    ...read,
  ];
}

const STUDIO = [
  ['DynamodbExport', 'exportMode'], ['DynamodbTableArn', 'tableArn'], ['DynamodbS3Bucket', 's3Bucket'], ['DynamodbS3Prefix', 's3Prefix'], ['DynamodbS3BucketOwner', 's3BucketOwner'],
  ['DynamodbStsRoleArn', 'stsRoleArn'],
] as const;

function exportForm(): GlueForm {
  return {
    member: 'DynamoDBELTConnectorSource',
    understood: ['ConnectionOptions'],
    fromGlue: (body, notes) => {
      const options = isGlueObject(body.ConnectionOptions) ? body.ConnectionOptions : {};
      const unknown = Object.keys(options).filter((k) => k !== 'DynamodbUnnestDDBJson' && !STUDIO.some(([glue]) => glue === k));
      if (unknown.length > 0) notes.warn(`connection options ${unknown.join(', ')} are not known`);
      const fields = Object.fromEntries(STUDIO.map(([glue, field]): [string, FieldValue | undefined] => [field, glueText(options[glue])]));
      return { fields: { ...fields, unnest: options.DynamodbUnnestDDBJson === true ? true : undefined, ...schemaField('DynamoDBELTConnectorSource', body, notes) } };
    },
    toGlue: (fields, { text }) => (fields.exportMode === undefined ? undefined : {
      body: {
        ConnectionOptions: {
          ...Object.fromEntries(STUDIO.filter(([, field]) => fields[field] !== undefined).map(([glue, field]) => [glue, text(fields[field])])),
          ...(fields.unnest === undefined ? {} : { DynamodbUnnestDDBJson: fields.unnest }),
        },
      },
      lost: [...lostFields(fields), ...(fields.simplify === true ? ['simplify'] : [])],
    }),
  };
}
