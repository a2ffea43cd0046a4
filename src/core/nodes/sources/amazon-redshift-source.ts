import type { Text } from '../../manifest/manifest';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { declared, optionValue, readFrame } from '../connectors/frame-script';
import { lost } from '../connectors/jdbc-options';
import { checkAdditionalOptions, checkOneOf } from '../connectors/option-fields';
import {
  catalogArguments, catalogFromGlue, checkPlace, inCatalog, placeAccess, placeFromGlue, placeNotLocal, placeOptions, placeToGlue, REDSHIFT_MORE,
  REDSHIFT_OPTIONS, REDSHIFT_PLACE, REDSHIFT_SEE,
} from '../connectors/redshift-data';
import { glueText, isGlueObject } from '../glue-form';
import type { NodeType, ScriptContext } from '../node-type';
import { keywordCall, pythonString } from '../python';
import { selected } from './jdbc-source';

export const AMAZON_REDSHIFT_SOURCE: NodeType = {
  kind: 'AmazonRedshiftSource',
  family: 'source',
  title: 'Amazon Redshift',
  doc: 'Reads a table or a query of Amazon Redshift.',
  see: REDSHIFT_SEE,
  inputs: { min: 0, max: 0 },
  fields: [
    ...REDSHIFT_PLACE,
    { name: 'table', doc: 'Table to read, with its schema: `public.orders`.', type: { type: 'text' } },
    { name: 'query', doc: 'Query to read instead of a table, in the SQL of Redshift.', type: { type: 'text', language: 'sql' } },
    { name: 'columns', doc: 'Columns to read. Default: those of the schema, else all.', default: [], type: { type: 'list', items: { type: 'string' } } },
    REDSHIFT_MORE,
    ...READ_FIELDS,
  ],
  check: (node) => {
    checkPlace(node);
    if (!inCatalog(node.fields)) checkOneOf(node, 'table', 'query');
    if ((node.fields.columns as string[]).length > 0 && node.fields.schema !== undefined) node.fail('columns', 'the schema names the columns already', 'leave one of them out');
    checkAdditionalOptions(node, REDSHIFT_OPTIONS);
  },
  columns: schemaColumns,
  script: (node) => selected(node, inCatalog(node.fields) ? catalogReader(node) : readFrame(node, 'redshift', placeOptions(node, [
    node.fields.query === undefined ? ['dbtable', optionValue(node, node.fields.table)] : ['sampleQuery', optionValue(node, node.fields.query)],
  ]))),
  access: placeAccess,
  connections: (fields) => (fields.connection === undefined ? [] : [fields.connection as Text]),
  notLocal: placeNotLocal,
  notLocalWith: [{ catalogTable: '…' }],
  glueOnly: true,
  glue: [
    {
      member: 'AmazonRedshiftSource',
      understood: ['Data'],
      fromGlue: (body, notes) => {
        const data = isGlueObject(body.Data) ? body.Data : {};
        const query = data.SourceType === 'query' ? glueText(data.SampleQuery) : undefined;
        return { fields: { ...placeFromGlue(data, notes), ...(query === undefined ? {} : { query, table: undefined }) } };
      },
      toGlue: (fields, to) => ({
        body: {
          Data: {
            ...placeToGlue(fields, to),
            SourceType: fields.query === undefined ? 'table' : 'query',
            ...(fields.query === undefined ? {} : { SampleQuery: to.text(fields.query) }),
          },
        },
        lost: lost(fields, ['columns']),
      }),
    },
    {
      member: 'RedshiftSource',
      understood: ['Database', 'Table', 'RedshiftTmpDir', 'TmpDirIAMRole'],
      fromGlue: (body, notes) => ({ fields: catalogFromGlue(body, notes) }),
    },
    {
      member: 'DirectJDBCSource',
      matches: (body) => String(body.ConnectionType).toLowerCase() === 'redshift',
      understood: ['Database', 'Table', 'ConnectionName', 'ConnectionType', 'RedshiftTmpDir'],
      fromGlue: (body, notes) => ({
        fields: {
          connection: glueText(body.ConnectionName), table: glueText(body.Table), tempDir: glueText(body.RedshiftTmpDir) ?? notes.refuse('it names no folder for temporary files'),
        },
      }),
    },
  ],
};

function catalogReader(node: ScriptContext): string[] {
  const frame = `${node.variable}_frame`;
  return [
    ...keywordCall(frame, 'glueContext.create_dynamic_frame.from_catalog', { ...catalogArguments(node), transformation_ctx: pythonString(node.variable) }),
    ...declared(node, `${frame}.toDF()`),
  ];
}
