import type { Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { CATALOG_UPDATE, catalogUpdateAccess, catalogUpdateOf, checkPlace, openTargetForm, OPTIONS, PARTITION_KEYS, PATH, placeOf } from '../catalog/open-table';
import { catalogAccess, OPEN_TABLE, tableOf } from '../catalog/table-field';
import type { NodeType, ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonString } from '../python';
import { HUDI_NOT_LOCAL, HUDI_SETTINGS } from '../sources/hudi-source';
import { writeAccess } from '../sources/s3-source';

/** Options of Hudi that are fields of ours. */
const NAMES = {
  tableName: 'hoodie.table.name',
  tableType: 'hoodie.datasource.write.storage.type',
  operation: 'hoodie.datasource.write.operation',
  recordKeys: 'hoodie.datasource.write.recordkey.field',
  precombineKey: 'hoodie.datasource.write.precombine.field',
  partitionKeys: 'hoodie.datasource.write.partitionpath.field',
} as const;

export const HUDI_TARGET: NodeType = {
  kind: 'HudiTarget',
  family: 'target',
  title: 'Apache Hudi',
  doc: 'Writes to an Apache Hudi table, by its path or in the Data Catalog. Of two rows with the same record key the one with the larger precombine key stays.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-hudi.html',
  inputs: { min: 1, max: 1 },
  fields: [
    OPEN_TABLE,
    PATH,
    { name: 'tableName', required: true, doc: 'Name that Hudi writes into the table.', type: { type: 'string' } },
    { name: 'recordKeys', required: true, doc: 'Columns that tell a record from all others.', type: { type: 'list', items: { type: 'column' }, min: 1 } },
    { name: 'precombineKey', required: true, doc: 'Column by which the newer of two rows is told.', type: { type: 'column' } },
    { name: 'operation', doc: 'What is done with the rows.', default: 'upsert', type: { type: 'enum', values: ['upsert', 'insert', 'bulk_insert', 'delete'] } },
    { name: 'tableType', doc: 'Storage of a table that is new.', default: 'COPY_ON_WRITE', type: { type: 'enum', values: ['COPY_ON_WRITE', 'MERGE_ON_READ'] } },
    PARTITION_KEYS,
    { name: 'compression', doc: 'Compression of the files.', default: 'gzip', type: { type: 'enum', values: ['gzip', 'lzo', 'snappy', 'uncompressed'] } },
    CATALOG_UPDATE,
    OPTIONS,
  ],
  check: (node) => {
    checkPlace(node);
    if (node.fields.catalogUpdate !== undefined && node.fields.table !== undefined) node.fail('catalogUpdate', 'is given besides table: the table is in the catalog already');
    const own = Object.values(NAMES) as string[];
    const twice = Object.keys(node.fields.additionalOptions as object).find((o) => own.includes(o));
    if (twice !== undefined) node.fail(`additionalOptions.${twice}`, 'is a field of the node', `use ${Object.entries(NAMES).find(([, o]) => o === twice)?.[0]}`);
  },
  settings: () => HUDI_SETTINGS,
  notLocal: () => HUDI_NOT_LOCAL,
  script: hudiWriter,
  access: (node) => {
    const [table, place] = [tableOf(node.fields), placeOf(node.fields)];
    return [...(table === undefined ? catalogUpdateAccess(node.fields) : catalogAccess(table, 'create')), ...(place === undefined ? [] : writeAccess(place))];
  },
  glue: [false, true].map((catalog) => openTargetForm({
    member: catalog ? 'S3HudiCatalogTarget' : 'S3HudiDirectTarget',
    catalog,
    format: 'hudi',
    compression: 'gzip',
    read: (body, options) => {
      const take = (name: string) => {
        const value = options[name];
        delete options[name];
        return value;
      };
      const list = (value: FieldValue | undefined) => (typeof value === 'string' && value !== '' ? value.split(',').map((v) => v.trim()) : undefined);
      const keys = list(take(NAMES.partitionKeys));
      return {
        tableName: take(NAMES.tableName) ?? String(body.Table ?? ''),
        tableType: take(NAMES.tableType),
        operation: take(NAMES.operation),
        recordKeys: list(take(NAMES.recordKeys)),
        precombineKey: take(NAMES.precombineKey),
        ...(keys === undefined ? {} : { partitionKeys: keys }),
      };
    },
    write: (fields) => ({ options: hudiOptions(fields), lost: catalog && fields.compression !== 'gzip' ? ['compression'] : [] }),
  })),
};

function hudiOptions(fields: Fields): { [name: string]: string } {
  const partitions = fields.partitionKeys as readonly string[];
  return {
    [NAMES.tableName]: String(fields.tableName),
    [NAMES.tableType]: String(fields.tableType),
    [NAMES.operation]: String(fields.operation),
    [NAMES.recordKeys]: (fields.recordKeys as readonly string[]).join(','),
    [NAMES.precombineKey]: String(fields.precombineKey),
    ...(partitions.length === 0 ? {} : { [NAMES.partitionKeys]: partitions.join(','), 'hoodie.datasource.write.hive_style_partitioning': 'true' }),
  };
}

function hudiWriter(node: ScriptContext): string[] {
  const [input] = node.inputVariables;
  const update = catalogUpdateOf(node.fields);
  const partitions = node.fields.partitionKeys as readonly string[];
  const options: { [name: string]: Text } = {
    ...hudiOptions(node.fields),
    ...(node.fields.compression === 'gzip' ? {} : { 'hoodie.parquet.compression.codec': String(node.fields.compression) }),
    ...(update === undefined ? {} : {
      'hoodie.datasource.hive_sync.enable': 'true',
      'hoodie.datasource.hive_sync.mode': 'hms',
      'hoodie.datasource.hive_sync.database': update.database,
      'hoodie.datasource.hive_sync.table': update.table,
      'hoodie.datasource.hive_sync.use_jdbc': 'false',
      ...(partitions.length === 0 ? {} : {
        'hoodie.datasource.hive_sync.partition_fields': partitions.join(','),
        'hoodie.datasource.hive_sync.partition_extractor_class': 'org.apache.hudi.hive.MultiPartKeysValueExtractor',
      }),
    }),
    ...(node.fields.additionalOptions as { readonly [name: string]: Text }),
  };
  const variable = `${input}_hudi_options`;
  const lines = [`${variable} = {`, ...Object.entries(options).map(([k, v]) => `    ${pythonString(k)}: ${node.text(v)},`), '}'];
  const table = tableOf(node.fields);
  if (table === undefined) return [...lines, ...callChain('', input, ['write.format("hudi")', `options(**${variable})`, 'mode("append")', `save(${node.text(node.fields.path as Text)})`])];
  return [...lines, ...keywordCall('', 'glueContext.write_data_frame.from_catalog', {
    frame: input, database: node.text(table.database), table_name: node.text(table.name), additional_options: variable,
  })];
}
