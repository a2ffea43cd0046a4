import { optionValue, PythonOption } from './frame-script';
import { ADDITIONAL_OPTIONS, CONNECTION, option, OptionField } from './option-fields';
import type { Field, Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { GlueBody, GlueNotes, glueObjects, glueText, GlueWriting, isGlueObject } from '../glue-form';
import type { Access, NodeContext, ScriptContext } from '../node-type';
import { writeAccess } from '../sources/s3-source';

export const REDSHIFT_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-redshift-home.html';

/** Where the table is: behind a connection, or by its entry of the Data Catalog. */
export const REDSHIFT_PLACE: readonly Field[] = [
  { ...CONNECTION, required: false, doc: 'Name of the Glue connection; with `catalogTable` the Data Catalog knows it.' },
  { name: 'catalogDatabase', doc: 'Database of the Data Catalog that has the table.', type: { type: 'text' } },
  { name: 'catalogTable', doc: 'Table of the Data Catalog, instead of `table` behind `connection`.', type: { type: 'text' } },
  { name: 'tempDir', required: true, doc: 'Prefix in Amazon S3 that rows go through, by UNLOAD and COPY.', type: { type: 'path' } },
  { name: 'iamRole', doc: 'ARN of the role with which Redshift reads and writes there. Default: that of the connection.', type: { type: 'text' } },
];

export const REDSHIFT_OPTIONS: readonly OptionField[] = [
  option('table', 'text', '', { option: 'dbtable' }), option('query', 'text', '', { option: 'sampleQuery' }), option('tempDir', 'path', '', { option: 'redshiftTmpDir' }),
  option('iamRole', 'text', '', { option: 'aws_iam_role' }), option('preActions', 'text', '', { option: 'preactions' }), option('postActions', 'text', '', { option: 'postactions' }),
];

export const REDSHIFT_MORE = ADDITIONAL_OPTIONS;

export const inCatalog = (fields: Fields) => fields.catalogTable !== undefined;

export function checkPlace(node: NodeContext): void {
  const { fields } = node;
  if (inCatalog(fields)) {
    if (fields.catalogDatabase === undefined) node.fail('catalogDatabase', 'is not given, but its table is');
    if (fields.connection !== undefined) node.fail('connection', 'is given, but the Data Catalog knows that of the table', 'leave it out, or give table instead of catalogTable');
    for (const f of ['table', 'query']) if (fields[f] !== undefined) node.fail(f, 'is given, and catalogTable too', 'give one of them');
    return;
  }
  if (fields.catalogDatabase !== undefined) node.fail('catalogTable', 'is not given, but its database is');
  if (fields.connection === undefined) node.fail('connection', 'is not given', 'give it with table, or catalogDatabase and catalogTable');
}

export function placeNotLocal(fields: Fields): string | undefined {
  return inCatalog(fields) ? 'the connection of a catalog table of Redshift is known to the Data Catalog only; give connection and table' : undefined;
}

/** Rows go through S3 with the rights of the job. */
export function placeAccess(node: NodeContext): readonly Access[] {
  const { catalogDatabase: database, catalogTable: table } = node.fields as { readonly catalogDatabase?: Text; readonly catalogTable?: Text };
  return [
    ...writeAccess(node.fields.tempDir as Text),
    ...(database === undefined || table === undefined ? [] : [
      { actions: ['glue:GetTable'], on: { service: 'glue', resource: 'catalog' } },
      { actions: ['glue:GetTable'], on: { service: 'glue', resource: { join: ['database/', database] } } },
      { actions: ['glue:GetTable'], on: { service: 'glue', resource: { join: ['table/', database, '/', table] } } },
    ]),
  ];
}

/** Options that reading and writing have alike. */
export function placeOptions(node: ScriptContext, table: readonly PythonOption[]): PythonOption[] {
  const { fields } = node;
  return [
    ['redshiftTmpDir', optionValue(node, fields.tempDir)],
    ['useConnectionProperties', '"true"'],
    ...table,
    ['connectionName', optionValue(node, fields.connection)],
    ...(fields.iamRole === undefined ? [] : [['aws_iam_role', optionValue(node, fields.iamRole)] as const]),
    ...Object.entries(fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]): PythonOption => [k, node.text(v)]),
  ];
}

/** Keyword arguments of the catalog's readers and writers. */
export function catalogArguments(node: ScriptContext): { readonly [name: string]: string | undefined } {
  const { fields } = node;
  const role = fields.iamRole === undefined ? {} : { aws_iam_role: fields.iamRole };
  const options = Object.entries({ ...role, ...fields.additionalOptions as object });
  return {
    database: node.text(fields.catalogDatabase as Text),
    table_name: node.text(fields.catalogTable as Text),
    redshift_tmp_dir: node.text(fields.tempDir as Text),
    additional_options: options.length === 0 ? undefined : `{${options.map(([k, v]) => `"${k}": ${node.text(v as Text)}`).join(', ')}}`,
  };
}

const chosen = (value: unknown) => (isGlueObject(value) ? glueText(value.Value) : undefined);

/** Of `Data`, what is the same for reading and writing. */
export function placeFromGlue(data: GlueBody, notes: GlueNotes): { [name: string]: FieldValue | undefined } {
  const catalog = String(data.AccessType).toLowerCase() === 'catalog';
  const schema = chosen(data.Schema) ?? glueText(data.CatalogRedshiftSchema);
  const table = chosen(data.Table) ?? glueText(data.CatalogRedshiftTable);
  const tempDir = glueText(data.TempDir) ?? notes.refuse('it names no folder for temporary files');
  const advanced = glueObjects(data.AdvancedOptions).map((o) => [String(o.Key), String(o.Value)] as const).filter(([k]) => k !== 'undefined');
  return {
    ...(catalog ? { catalogDatabase: chosen(data.CatalogDatabase), catalogTable: chosen(data.CatalogTable) } : {
      connection: chosen(data.Connection), table: table === undefined ? undefined : schema === undefined ? table : `${schema}.${table}`,
    }),
    tempDir,
    iamRole: chosen(data.IamRole),
    additionalOptions: advanced.length === 0 ? undefined : Object.fromEntries(advanced),
  };
}

export function placeToGlue(fields: Fields, { text }: GlueWriting): GlueBody {
  const choice = (value: FieldValue | undefined) => ({ Value: text(value), Label: text(value) });
  const [schema, table] = splitTable(text(fields.table));
  const additional = Object.entries(fields.additionalOptions as { readonly [name: string]: FieldValue });
  return {
    AccessType: inCatalog(fields) ? 'catalog' : 'connection',
    ...(inCatalog(fields)
      ? { CatalogDatabase: choice(fields.catalogDatabase), CatalogTable: choice(fields.catalogTable) }
      : { Connection: choice(fields.connection) }),
    ...(fields.table === undefined ? {} : { ...(schema === undefined ? {} : { Schema: choice(schema) }), Table: choice(table) }),
    TempDir: text(fields.tempDir),
    ...(fields.iamRole === undefined ? {} : { IamRole: choice(fields.iamRole) }),
    ...(additional.length === 0 ? {} : { AdvancedOptions: additional.map(([k, v]) => ({ Key: k, Value: text(v) })) }),
  };
}

function splitTable(name: string): [string | undefined, string] {
  const at = name.indexOf('.');
  return at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 1)];
}

/** Of the older members, which name a table of the Data Catalog. */
export function catalogFromGlue(body: GlueBody, notes: GlueNotes): { [name: string]: FieldValue | undefined } {
  return {
    catalogDatabase: glueText(body.Database),
    catalogTable: glueText(body.Table),
    tempDir: glueText(body.RedshiftTmpDir) ?? notes.refuse('it names no folder for temporary files'),
    iamRole: glueText(body.TmpDirIAMRole),
  };
}
