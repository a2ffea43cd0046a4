import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { CATALOG_UPDATE, catalogUpdateAccess, catalogUpdateOf, checkPlace, MERGE_KEYS, openTargetForm, OPTIONS, PARTITION_KEYS, PATH, placeOf } from '../catalog/open-table';
import { mergeCondition } from '../catalog/open-table-script';
import { catalogAccess, OPEN_TABLE, sparkTableName, sparkTableText, tableOf, textOptions } from '../catalog/table-field';
import type { NodeType, ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonString } from '../python';
import { DELTA_SETTINGS } from '../sources/delta-source';
import { writeAccess } from '../sources/s3-source';

export const DELTA_TARGET: NodeType = {
  kind: 'DeltaTarget',
  family: 'target',
  title: 'Delta Lake',
  doc: 'Writes to a Delta Lake table, by its path or in the Data Catalog: adds rows, replaces all, or merges by keys. A table that is not there is made.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-delta-lake.html',
  inputs: { min: 1, max: 1 },
  fields: [
    OPEN_TABLE,
    PATH,
    { name: 'mode', doc: '`append` adds rows, `overwrite` replaces all rows, `errorifexists` fails where the table is there.', default: 'append', type: { type: 'enum', values: ['append', 'overwrite', 'errorifexists'] } },
    MERGE_KEYS,
    PARTITION_KEYS,
    { name: 'compression', doc: 'Compression of the files.', default: 'snappy', type: { type: 'enum', values: ['snappy', 'uncompressed'] } },
    CATALOG_UPDATE,
    OPTIONS,
  ],
  check: (node) => {
    checkPlace(node);
    const merges = (node.fields.mergeKeys as string[]).length > 0;
    if (merges && node.fields.mode !== 'append') node.fail('mode', `is ${String(node.fields.mode)}, and mergeKeys are given`, 'leave one of them out');
    if (node.fields.catalogUpdate !== undefined && node.fields.table !== undefined) node.fail('catalogUpdate', 'is given besides table: the table is in the catalog already');
  },
  settings: () => DELTA_SETTINGS,
  notLocal: (fields) => {
    if ((fields.mergeKeys as readonly string[] | undefined ?? []).length > 0) return 'the embedded engine does not merge into Delta tables; the Spark engine does (--engine spark)';
    return fields.mode === undefined || fields.mode === 'append' ? undefined : `the embedded engine adds rows to Delta tables and nothing else (mode ${String(fields.mode)}); the Spark engine does (--engine spark)`;
  },
  notLocalWith: [{ mergeKeys: ['…'] }, { mode: 'overwrite' }],
  script: deltaWriter,
  access: (node) => {
    const [table, place] = [tableOf(node.fields), placeOf(node.fields)];
    return [
      ...(table === undefined ? catalogUpdateAccess(node.fields) : catalogAccess(table, 'create')),
      ...(place === undefined ? [] : writeAccess(place)),
    ];
  },
  glue: [false, true].map((catalog) => openTargetForm({
    member: catalog ? 'S3DeltaCatalogTarget' : 'S3DeltaDirectTarget',
    catalog,
    format: 'delta',
    compression: 'snappy',
    read: () => ({}),
    write: (fields) => ({
      options: {},
      lost: [
        ...(fields.mode === 'append' ? [] : ['mode']),
        ...((fields.mergeKeys as readonly string[]).length === 0 ? [] : ['mergeKeys']),
        ...(catalog && fields.compression !== 'snappy' ? ['compression'] : []),
      ],
    }),
  })),
};

function deltaWriter(node: ScriptContext): string[] {
  const [input] = node.inputVariables;
  const table = tableOf(node.fields);
  const keys = node.fields.mergeKeys as string[];
  const partitions = node.fields.partitionKeys as string[];
  const options: { readonly [name: string]: Text } = {
    ...(node.fields.compression === 'snappy' ? {} : { compression: String(node.fields.compression) }),
    ...(node.fields.additionalOptions as { readonly [name: string]: Text }),
  };
  const chain = [
    'write.format("delta")',
    `mode(${pythonString(node.fields.mode as string)})`,
    ...Object.entries(options).map(([k, v]) => `option(${pythonString(k)}, ${node.text(v)})`),
    ...(partitions.length === 0 ? [] : [`partitionBy(${partitions.map(pythonString).join(', ')})`]),
  ];
  const name = table === undefined ? undefined : sparkTableName(node, table);
  const plain = name === undefined ? callChain('', input, [...chain, `save(${node.text(node.fields.path as Text)})`])
    : node.fields.mode === 'append' && partitions.length === 0 && keys.length === 0 ? keywordCall('', 'glueContext.write_data_frame.from_catalog', {
      frame: input, database: node.text(table!.database), table_name: node.text(table!.name), additional_options: textOptions(node, options),
    }) : callChain('', input, [...chain, `saveAsTable(${name})`]);
  if (keys.length === 0) return [...plain, ...registration(node)];
  node.use('from delta.tables import DeltaTable');
  const [there, target] = name === undefined
    ? [`DeltaTable.isDeltaTable(spark, ${node.text(node.fields.path as Text)})`, `DeltaTable.forPath(spark, ${node.text(node.fields.path as Text)})`]
    : [`spark.catalog.tableExists(${name})`, `DeltaTable.forName(spark, ${name})`];
  return [
    `if ${there}:`,
    ...callChain('', target, [
      'alias("target")', `merge(${input}.alias("source"), ${pythonString(mergeCondition(keys))})`, 'whenMatchedUpdateAll()', 'whenNotMatchedInsertAll()', 'execute()',
    ]).map(indent),
    'else:',
    ...plain.map(indent),
    ...registration(node),
  ];
}

const indent = (line: string) => `    ${line}`;

/** The table of the catalog that shows what lies at the path. */
function registration(node: ScriptContext): string[] {
  const update = catalogUpdateOf(node.fields);
  if (update === undefined || update.updateBehavior === 'LOG') return [];
  const name = sparkTableText({ database: update.database, name: update.table });
  return [`spark.sql(${node.text(joinText(['CREATE TABLE IF NOT EXISTS ', name, " USING delta LOCATION '", node.fields.path as Text, "'"]))})`];
}
