import type { Text } from '../../manifest/manifest';
import { columnsDdl } from '../../types';
import { catalogTargetForm } from '../catalog/catalog-forms';
import { tableMismatch } from '../catalog/match-table';
import { catalogAccess, checkTable, TABLE, tableColumns, tableOf, TableReference } from '../catalog/table-field';
import type { NodeContext, NodeType, ScriptContext } from '../node-type';
import { keywordCall, pythonLiteral, pythonString } from '../python';
import { CATALOG_SYSTEMS, FILE_SYSTEMS } from '../sources/catalog-source';
import { writeAccess } from '../sources/s3-source';
import { withSchemaCall } from '../with-schema';

export const CATALOG_TARGET: NodeType = {
  kind: 'CatalogTarget',
  family: 'target',
  title: 'AWS Glue Data Catalog',
  doc: 'Adds rows to a table of the Data Catalog, in the format and at the place that the catalog says, and keeps the catalog up to date where asked.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/update-from-job.html',
  inputs: { min: 1, max: 1 },
  fields: [
    TABLE,
    { name: 'system', doc: 'What is behind the table. Default: as the catalog says at the run.', type: { type: 'enum', values: Object.keys(CATALOG_SYSTEMS).filter((s) => CATALOG_SYSTEMS[s].target !== undefined) } },
    { name: 'partitionKeys', doc: 'Partition keys: those of the table, in its order. Default: the table\'s, where they are known.', default: [], type: { type: 'list', items: { type: 'column' } } },
    {
      name: 'updateBehavior',
      doc: '`UPDATE_IN_DATABASE` adds new partitions and columns to the catalog, `LOG` adds new partitions only. Default: the catalog stays as it is.',
      type: { type: 'enum', values: ['UPDATE_IN_DATABASE', 'LOG'] },
    },
    { name: 'numberOfFiles', doc: 'At most so many files (in each partition). Default: as many as Spark has partitions.', type: { type: 'integer', min: 1 } },
    { name: 'additionalOptions', doc: 'Further options of Glue\'s writer.', default: {}, type: { type: 'map', values: { type: 'text' } } },
  ],
  check: (node) => {
    checkTable(node);
    const { system, updateBehavior } = node.fields;
    if (!FILE_SYSTEMS.includes(system)) {
      if (updateBehavior !== undefined) node.fail('updateBehavior', `Glue changes the catalog for tables of files only, not of ${String(system)}`);
      if ((node.fields.partitionKeys as string[]).length > 0) node.fail('partitionKeys', `a table of ${String(system)} has no partitions`);
    }
    checkKeys(node);
    checkRows(node);
  },
  script: catalogWriter,
  access: (node) => {
    const table = tableOf(node.fields) as TableReference;
    return [
      ...catalogAccess(table, node.fields.updateBehavior === undefined ? 'read' : 'change'),
      ...(table.location === undefined ? [] : writeAccess(table.location)),
    ];
  },
  glue: [
    ...Object.entries(CATALOG_SYSTEMS).flatMap(([system, { target }]) => (target === undefined ? [] : [catalogTargetForm(target, system)])),
    catalogTargetForm('CatalogTarget'),
  ],
};

/** Those of the node, else of the table as the app knows it. */
function keysOf(node: NodeContext): string[] {
  const own = node.fields.partitionKeys as string[];
  return own.length > 0 ? own : [...(tableOf(node.fields)?.partitionKeys ?? [])];
}

/** Glue writes folders as it is told and does not look at the table: an order of its own hides the data from every reader. */
function checkKeys(node: NodeContext): void {
  const own = (node.fields.partitionKeys as string[]).map((k) => k.toLowerCase());
  const table = tableOf(node.fields) as TableReference;
  if (own.length === 0 || table.schema === undefined) return;
  const theirs = table.partitionKeys.map((k) => k.toLowerCase());
  if (own.join('\n') !== theirs.join('\n')) {
    node.fail('partitionKeys', `got ${own.join(', ')}; the table is ${theirs.length === 0 ? 'not partitioned' : `partitioned by ${theirs.join(', ')}`}`, 'leave them out: the table\'s own are used');
  }
}

function checkRows(node: NodeContext): void {
  const table = tableOf(node.fields) as TableReference;
  const columns = tableColumns(table);
  const rows = node.inputs[0].columns;
  if (columns === undefined || rows === undefined) return;
  const fault = tableMismatch(rows, {
    columns, partitionKeys: table.partitionKeys, positional: table.format?.type === 'csv', evolves: node.fields.updateBehavior === 'UPDATE_IN_DATABASE',
  });
  if (fault !== undefined) node.fail('table', fault.message, fault.hint);
}

function catalogWriter(node: ScriptContext): string[] {
  const table = tableOf(node.fields) as TableReference;
  const [input] = node.inputVariables;
  const columns = tableColumns(table);
  const files = node.fields.numberOfFiles as number | undefined;
  const behavior = node.fields.updateBehavior as string | undefined;
  const keys = keysOf(node);
  // A table's files may hold values by their place.
  const rows = columns !== undefined && behavior !== 'UPDATE_IN_DATABASE' ? withSchemaCall(node, input, columnsDdl(columns)) : input;
  const options = [
    ...(behavior === undefined ? [] : ['"enableUpdateCatalog": True', `"updateBehavior": ${pythonString(behavior)}`]),
    ...(keys.length === 0 ? [] : [`"partitionKeys": ${pythonLiteral(keys)}`]),
    ...Object.entries(node.fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => `${pythonString(k)}: ${node.text(v)}`),
  ];
  node.use('from awsglue.dynamicframe import DynamicFrame');
  const name = `${input}_to_table`;
  return keywordCall('', 'glueContext.write_dynamic_frame.from_catalog', {
    frame: `DynamicFrame.fromDF(${rows}${files === undefined ? '' : `.coalesce(${files})`}, glueContext, ${pythonString(name)})`,
    database: node.text(table.database),
    table_name: node.text(table.name),
    additional_options: options.length === 0 ? undefined : `{${options.join(', ')}}`,
    transformation_ctx: pythonString(name),
  });
}
