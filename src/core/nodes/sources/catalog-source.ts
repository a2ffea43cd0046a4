import type { Text } from '../../manifest/manifest';
import { columnsDdl } from '../../types';
import { catalogSourceForm } from '../catalog/catalog-forms';
import { checkPartitionPredicate } from '../catalog/partition-predicate';
import { catalogAccess, checkTable, readAccess, TABLE, tableColumns, tableOf, TableReference, textOptions } from '../catalog/table-field';
import type { NodeType, ScriptContext } from '../node-type';
import { keywordCall, pythonString } from '../python';
import { withSchemaCall } from '../with-schema';

/** What kind of table it is, where that is known: which member of Glue Studio it is. */
export const CATALOG_SYSTEMS: { readonly [system: string]: { readonly source: string; readonly target?: string } } = {
  s3: { source: 'S3CatalogSource', target: 'S3CatalogTarget' },
  jdbc: { source: 'RelationalCatalogSource' },
  mysql: { source: 'MySQLCatalogSource', target: 'MySQLCatalogTarget' },
  postgresql: { source: 'PostgreSQLCatalogSource', target: 'PostgreSQLCatalogTarget' },
  oracle: { source: 'OracleSQLCatalogSource', target: 'OracleSQLCatalogTarget' },
  sqlserver: { source: 'MicrosoftSQLServerCatalogSource', target: 'MicrosoftSQLServerCatalogTarget' },
  dynamodb: { source: 'DynamoDBCatalogSource' },
  governed: { source: 'GovernedCatalogSource', target: 'GovernedCatalogTarget' },
};

/** Systems whose tables are files, which alone have partitions. */
export const FILE_SYSTEMS: readonly unknown[] = [undefined, 's3', 'governed'];

export const CATALOG_SOURCE: NodeType = {
  kind: 'CatalogSource',
  family: 'source',
  title: 'AWS Glue Data Catalog',
  doc: 'Reads a table of the Data Catalog, whatever is behind it: files in Amazon S3, a database, DynamoDB. Names of columns are lower case, as the catalog has them.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-dynamic-frame-reader.html',
  inputs: { min: 0, max: 0 },
  fields: [
    TABLE,
    { name: 'system', doc: 'What is behind the table. Default: as the catalog says at the run.', type: { type: 'enum', values: Object.keys(CATALOG_SYSTEMS) } },
    { name: 'partitionPredicate', doc: 'Spark SQL condition over partition keys: other partitions are not even listed.', type: { type: 'string' } },
    {
      name: 'additionalOptions',
      doc: 'Further options of Glue\'s reader: `boundedFiles`, `boundedSize`, `catalogPartitionPredicate`, `hashfield`, `dynamodb.export` …',
      default: {},
      type: { type: 'map', values: { type: 'text' } },
    },
  ],
  check: (node) => {
    checkTable(node);
    const { partitionPredicate: predicate, system } = node.fields;
    if (predicate === undefined) return;
    if (!FILE_SYSTEMS.includes(system)) node.fail('partitionPredicate', `a table of ${String(system)} has no partitions`, 'filter the rows with a Filter node');
    const table = tableOf(node.fields) as TableReference;
    const columns = tableColumns(table);
    if (columns === undefined) return;
    checkPartitionPredicate(predicate as string, columns.slice(columns.length - table.partitionKeys.length), node.session);
  },
  columns: (node) => {
    const columns = tableColumns(tableOf(node.fields) as TableReference);
    return columns === undefined ? undefined : { output: columns };
  },
  script: catalogReader,
  access: (node) => {
    const table = tableOf(node.fields) as TableReference;
    return [...catalogAccess(table, 'read'), ...(table.location === undefined ? [] : readAccess(table.location))];
  },
  glue: [
    ...Object.entries(CATALOG_SYSTEMS).map(([system, { source }]) => catalogSourceForm(source, system)),
    catalogSourceForm('CatalogSource'),
  ],
};

function catalogReader(node: ScriptContext): string[] {
  const table = tableOf(node.fields) as TableReference;
  const columns = tableColumns(table);
  const frame = `${node.variable}_frame`;
  const predicate = node.fields.partitionPredicate as string | undefined;
  return [
    ...keywordCall(frame, 'glueContext.create_dynamic_frame.from_catalog', {
      database: node.text(table.database),
      table_name: node.text(table.name),
      push_down_predicate: predicate === undefined ? undefined : pythonString(predicate),
      additional_options: textOptions(node, node.fields.additionalOptions as { readonly [name: string]: Text }),
      transformation_ctx: pythonString(node.variable),
    }),
    `${node.variable} = ${columns === undefined ? `${frame}.toDF()` : withSchemaCall(node, `${frame}.toDF()`, columnsDdl(columns))}`,
  ];
}
