import type { FieldValue, Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { catalogUpdateFromGlue, columnsFromGlue, columnsToGlue, policyToGlue, tableToGlue, warnOfAutoDataQuality } from '../catalog/catalog-forms';
import { MERGE_KEYS, OPTIONS, optionsToGlue, optionTexts, PARTITION_KEYS, tableFrom } from '../catalog/open-table';
import { mergeCondition } from '../catalog/open-table-script';
import { catalogAccess, checkTable, OPEN_TABLE, sparkTableName, sparkTableText, tableOf, TableReference } from '../catalog/table-field';
import { GlueForm, glueText, isGlueObject } from '../glue-form';
import type { NodeType, ScriptContext } from '../node-type';
import { callChain, pythonString } from '../python';
import { ICEBERG_CATALOG, ICEBERG_SETTINGS } from '../sources/iceberg-source';
import { writeAccess } from '../sources/s3-source';

export const ICEBERG_TARGET: NodeType = {
  kind: 'IcebergTarget',
  family: 'target',
  title: 'Apache Iceberg',
  doc: 'Writes to an Apache Iceberg table of the Data Catalog: adds rows, replaces those of the partitions that come, or merges by keys. A table that is not there is made.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { ...OPEN_TABLE, required: true },
    { name: 'mode', doc: '`append` adds rows, `overwrite` replaces the partitions that rows come for.', default: 'append', type: { type: 'enum', values: ['append', 'overwrite'] } },
    MERGE_KEYS,
    PARTITION_KEYS,
    { name: 'compression', doc: 'Compression of the files of a table that is new.', default: 'zstd', type: { type: 'enum', values: ['zstd', 'gzip', 'snappy', 'lzo', 'uncompressed'] } },
    OPTIONS,
  ],
  check: (node) => {
    checkTable(node);
    if ((node.fields.mergeKeys as string[]).length > 0 && node.fields.mode !== 'append') node.fail('mode', `is ${String(node.fields.mode)}, and mergeKeys are given`, 'leave one of them out');
  },
  settings: () => ICEBERG_SETTINGS,
  notLocal: () => 'the embedded engine reads Iceberg tables and does not write them; the Spark engine does (--engine spark)',
  script: icebergWriter,
  access: (node) => {
    const table = tableOf(node.fields) as TableReference;
    return [...catalogAccess(table, 'create'), ...(table.location === undefined ? [] : writeAccess(table.location))];
  },
  glue: [directForm(), catalogForm()],
};

function icebergWriter(node: ScriptContext): string[] {
  const [input] = node.inputVariables;
  const table = tableOf(node.fields) as TableReference;
  const name = sparkTableName(node, table, ICEBERG_CATALOG);
  const keys = node.fields.mergeKeys as string[];
  const partitions = node.fields.partitionKeys as string[];
  const options = Object.entries(node.fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => `option(${pythonString(k)}, ${node.text(v)})`);
  if (partitions.length > 0) node.use('from pyspark.sql import functions as F');
  const create = callChain('', input, [
    `writeTo(${name})`,
    'using("iceberg")',
    'tableProperty("format-version", "2")',
    ...(table.location === undefined ? [] : [`tableProperty("location", ${node.text(table.location)})`]),
    ...(node.fields.compression === 'zstd' ? [] : [`tableProperty("write.parquet.compression-codec", ${pythonString(node.fields.compression as string)})`]),
    ...(partitions.length === 0 ? [] : [`partitionedBy(${partitions.map((p) => `F.col(${pythonString(p)})`).join(', ')})`]),
    ...options,
    'create()',
  ]);
  const view = `${input}_to_merge`;
  const merge = joinText(['MERGE INTO ', sparkTableText(table, ICEBERG_CATALOG), ` AS target USING ${view} AS source ON ${mergeCondition(keys)} WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *`]);
  const add = keys.length === 0
    ? callChain('', input, [`writeTo(${name})`, ...options, node.fields.mode === 'append' ? 'append()' : 'overwritePartitions()'])
    : [`${input}.createOrReplaceTempView(${pythonString(view)})`, `spark.sql(${node.text(merge)})`];
  const indent = (line: string) => `    ${line}`;
  return [`if spark.catalog.tableExists(${name}):`, ...add.map(indent), 'else:', ...create.map(indent)];
}

const lostFields = (fields: { readonly [name: string]: FieldValue | undefined }) => [
  ...(fields.mode === 'append' ? [] : ['mode']), ...((fields.mergeKeys as readonly string[]).length === 0 ? [] : ['mergeKeys']),
];

/** The policy of the direct target names the table that its path is the place of. */
function directForm(): GlueForm {
  return {
    member: 'S3IcebergDirectTarget',
    understood: ['Path', 'Format', 'Compression', 'PartitionKeys', 'AdditionalOptions', 'SchemaChangePolicy', 'AutoDataQuality', 'NumberTargetPartitions'],
    fromGlue: (body, notes) => {
      warnOfAutoDataQuality(body, (m) => notes.warn(m));
      const policy = isGlueObject(body.SchemaChangePolicy) ? body.SchemaChangePolicy : {};
      const update = catalogUpdateFromGlue({ ...policy, EnableUpdateCatalog: true }) as { readonly database: string; readonly table: string };
      if (update.database === '' || update.table === '') notes.refuse('S3IcebergDirectTarget names no table of the Data Catalog in its SchemaChangePolicy');
      return {
        fields: {
          table: { database: update.database, name: update.table, partitionKeys: [], location: String(body.Path ?? '') },
          partitionKeys: columnsFromGlue(body.PartitionKeys),
          compression: glueText(body.Compression),
          additionalOptions: optionTexts(body.AdditionalOptions),
        },
      };
    },
    toGlue: (fields, to) => {
      const table = tableOf(fields);
      if (table?.location === undefined) return undefined;
      const zstd = fields.compression === 'zstd';
      return {
        body: {
          Path: to.text(table.location),
          Format: 'iceberg',
          Compression: zstd ? 'gzip' : fields.compression,
          PartitionKeys: columnsToGlue(fields.partitionKeys),
          AdditionalOptions: optionsToGlue(fields, to),
          SchemaChangePolicy: { ...policyToGlue('UPDATE_IN_DATABASE'), ...tableToGlue(fields, to) },
        },
        lost: [...lostFields(fields), ...(zstd ? ['compression'] : [])],
      };
    },
  };
}

function catalogForm(): GlueForm {
  return {
    member: 'S3IcebergCatalogTarget',
    understood: ['Database', 'Table', 'PartitionKeys', 'AdditionalOptions', 'SchemaChangePolicy', 'AutoDataQuality'],
    fromGlue: (body, notes) => {
      warnOfAutoDataQuality(body, (m) => notes.warn(m));
      return {
        fields: {
          table: tableFrom(body), partitionKeys: columnsFromGlue(body.PartitionKeys), additionalOptions: optionTexts(body.AdditionalOptions),
        },
      };
    },
    toGlue: (fields, to) => ({
      body: {
        ...tableToGlue(fields, to),
        PartitionKeys: columnsToGlue(fields.partitionKeys),
        AdditionalOptions: optionsToGlue(fields, to),
      },
      lost: [...lostFields(fields), ...(fields.compression === 'zstd' ? [] : ['compression'])],
    }),
  };
}
