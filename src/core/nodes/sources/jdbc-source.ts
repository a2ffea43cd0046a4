import type { FieldValue, Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { optionValue, PythonOption, readFrame } from '../connectors/frame-script';
import { checkJdbcRead, isConnector, JDBC_CONNECTORS, JDBC_PLACE, JDBC_READ, JDBC_SEE, JDBC_SYSTEMS, lost } from '../connectors/jdbc-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option } from '../connectors/option-fields';
import { GlueForm, glueText, glueTexts, isGlueObject } from '../glue-form';
import type { NodeType, ScriptContext } from '../node-type';
import { pythonLiteral, pythonString } from '../python';

const KNOWN = [
  option('table', 'text', '', { option: 'dbtable' }), option('query', 'text', '', { option: 'sampleQuery' }), option('partitionColumn', 'string', '', { option: 'hashexpression' }),
  option('numPartitions', 'integer', '', { option: 'hashpartitions' }), option('bookmarkKeys', 'string', '', { option: 'jobBookmarkKeys' }),
];

export const JDBC_SOURCE: NodeType = {
  kind: 'JdbcSource',
  family: 'source',
  title: 'JDBC',
  doc: 'Reads a table or a query of a database: PostgreSQL, MySQL, SQL Server or Oracle with Glue\'s own drivers, others with a connector of AWS Marketplace or your own.',
  see: JDBC_SEE,
  inputs: { min: 0, max: 0 },
  fields: [CONNECTION, ...JDBC_PLACE, ...JDBC_READ, ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => {
    checkJdbcRead(node);
    checkAdditionalOptions(node, KNOWN);
  },
  columns: schemaColumns,
  script: (node) => {
    const options = isConnector(node.fields) ? connectorOptions(node) : ownOptions(node);
    return selected(node, readFrame(node, node.fields.connectionType as string, options));
  },
  connections: (fields) => [fields.connection as Text],
  glue: [directForm(), connectorForm()],
};

/** Glue's reader takes whole tables; a projection is made of what it gives. */
export function selected(node: ScriptContext, lines: readonly string[]): string[] {
  const columns = node.fields.columns as string[];
  return columns.length === 0 ? [...lines] : [...lines, `${node.variable} = ${node.variable}.select(${columns.map((c) => pythonString(`\`${c.replace(/`/g, '``')}\``)).join(', ')})`];
}

type Given = { readonly [field: string]: FieldValue | undefined };

function listed(fields: Given): PythonOption[] {
  const keys = fields.bookmarkKeys as string[];
  return keys.length === 0 ? [] : [['jobBookmarkKeys', pythonLiteral(keys)], ['jobBookmarkKeysSortOrder', pythonString(fields.bookmarkKeysSortOrder as string)]];
}

function scalars(node: ScriptContext, options: readonly (readonly [option: string, field: string])[]): PythonOption[] {
  return options.filter(([, field]) => node.fields[field] !== undefined).map(([name, field]) => [name, optionValue(node, node.fields[field])]);
}

function additional(node: ScriptContext): PythonOption[] {
  return Object.entries(node.fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => [k, node.text(v)]);
}

/** Drivers of Glue's own: what is not the whole table is a query, and parts are made by a hash expression. */
function ownOptions(node: ScriptContext): PythonOption[] {
  const { fields } = node;
  const parts = fields.partitionColumn !== undefined;
  const query = queryOf(fields, parts);
  return [
    ['useConnectionProperties', '"true"'],
    ['connectionName', optionValue(node, fields.connection)],
    ...scalars(node, [['database', 'database']]),
    ['dbtable', fields.table === undefined ? '"glueprint_query"' : optionValue(node, fields.table)],
    ...(query === undefined ? [] : [['sampleQuery', node.text(query)] as const]),
    ...(query === undefined || !parts ? [] : [['enablePartitioningForSampleQuery', '"true"'] as const]),
    ...scalars(node, [['hashexpression', 'partitionColumn'], ['hashpartitions', 'numPartitions'], ['fetchsize', 'fetchSize']]),
    ...listed(fields),
    ...additional(node),
  ];
}

/** With parts Glue appends its condition, so it must end where one can follow. */
function queryOf(fields: Given, parts: boolean): Text | undefined {
  const { table, query, filterPredicate: filter } = fields as { readonly table?: Text; readonly query?: Text; readonly filterPredicate?: Text };
  if (query !== undefined && filter === undefined && !parts) return query;
  if (query === undefined && filter === undefined) return undefined;
  const from = query === undefined ? table as Text : joinText(['(', query, ') glueprint_query']);
  const where: Text[] = filter === undefined ? [' WHERE'] : [' WHERE (', filter, parts ? ') AND' : ')'];
  return joinText(['SELECT * FROM ', from, ...where]);
}

function connectorOptions(node: ScriptContext): PythonOption[] {
  const { fields } = node;
  const mapping = fields.dataTypeMapping as object;
  return [
    ['connectionName', optionValue(node, fields.connection)],
    ...scalars(node, [
      ['dbTable', 'table'], ['query', 'query'], ['filterPredicate', 'filterPredicate'], ['partitionColumn', 'partitionColumn'], ['lowerBound', 'lowerBound'],
      ['upperBound', 'upperBound'], ['numPartitions', 'numPartitions'], ['fetchsize', 'fetchSize'],
    ]),
    ...(Object.keys(mapping).length === 0 ? [] : [['dataTypeMapping', pythonLiteral(mapping)] as const]),
    ...listed(fields),
    ...additional(node),
  ];
}

/** Redshift's are a node type of their own. */
function directForm(): GlueForm {
  return {
    member: 'DirectJDBCSource',
    matches: (body) => String(body.ConnectionType).toLowerCase() !== 'redshift',
    understood: ['Database', 'Table', 'ConnectionName', 'ConnectionType', 'RedshiftTmpDir'],
    fromGlue: (body) => ({
      fields: {
        connection: glueText(body.ConnectionName), connectionType: String(body.ConnectionType ?? '').toLowerCase(), database: glueText(body.Database), table: glueText(body.Table),
      },
    }),
    toGlue: (fields, { text }) => {
      if (!JDBC_SYSTEMS.some((s) => s === fields.connectionType) || fields.table === undefined) return undefined;
      return {
        body: {
          Database: text(fields.database),
          Table: text(fields.table),
          ConnectionName: text(fields.connection),
          ConnectionType: fields.connectionType,
        },
        lost: lost(fields, ['columns', 'filterPredicate', 'partitionColumn', 'lowerBound', 'upperBound', 'numPartitions', 'fetchSize', 'bookmarkKeys', 'bookmarkKeysSortOrder', 'additionalOptions']),
      };
    },
  };
}

function connectorForm(): GlueForm {
  return {
    member: 'JDBCConnectorSource',
    understood: ['ConnectionName', 'ConnectorName', 'ConnectionType', 'ConnectionTable', 'Query', 'AdditionalOptions'],
    fromGlue: (body, notes) => {
      const options = isGlueObject(body.AdditionalOptions) ? body.AdditionalOptions : {};
      const type = glueText(body.ConnectionType) ?? 'custom.jdbc';
      if (!JDBC_CONNECTORS.some((c) => c === type)) notes.refuse(`connection type '${type}' is none of a JDBC connector`);
      const number = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : Number(value));
      const shown = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : String(value));
      return {
        fields: {
          connection: glueText(body.ConnectionName),
          connectionType: type,
          connectorName: glueText(body.ConnectorName),
          table: glueText(body.Query) === undefined ? glueText(body.ConnectionTable) : undefined,
          query: glueText(body.Query),
          filterPredicate: glueText(options.FilterPredicate),
          partitionColumn: glueText(options.PartitionColumn),
          lowerBound: shown(options.LowerBound),
          upperBound: shown(options.UpperBound),
          numPartitions: number(options.NumPartitions),
          bookmarkKeys: glueTexts(options.JobBookmarkKeys),
          bookmarkKeysSortOrder: glueText(options.JobBookmarkKeysSortOrder)?.toLowerCase(),
          dataTypeMapping: isGlueObject(options.DataTypeMapping) ? options.DataTypeMapping as { readonly [type: string]: string } : undefined,
        },
      };
    },
    toGlue: (fields, { text }) => {
      if (!isConnector(fields)) return undefined;
      const keys = fields.bookmarkKeys as string[];
      const numbered = (value: FieldValue | undefined) => (Number.isFinite(Number(text(value))) ? Number(text(value)) : undefined);
      const options = {
        ...(fields.filterPredicate === undefined ? {} : { FilterPredicate: text(fields.filterPredicate) }),
        ...(fields.partitionColumn === undefined ? {} : {
          PartitionColumn: fields.partitionColumn,
          LowerBound: numbered(fields.lowerBound),
          UpperBound: numbered(fields.upperBound),
          NumPartitions: fields.numPartitions,
        }),
        ...(keys.length === 0 ? {} : { JobBookmarkKeys: keys, JobBookmarkKeysSortOrder: String(fields.bookmarkKeysSortOrder).toUpperCase() }),
        ...(Object.keys(fields.dataTypeMapping as object).length === 0 ? {} : { DataTypeMapping: fields.dataTypeMapping }),
      };
      return {
        body: {
          ConnectionName: text(fields.connection),
          ConnectorName: text(fields.connectorName),
          ConnectionType: fields.connectionType,
          ...(fields.table === undefined ? {} : { ConnectionTable: text(fields.table) }),
          ...(fields.query === undefined ? {} : { Query: text(fields.query) }),
          ...(Object.keys(options).length === 0 ? {} : { AdditionalOptions: options }),
        },
        lost: lost(fields, ['columns', 'fetchSize', 'database', 'additionalOptions']),
      };
    },
  };
}
