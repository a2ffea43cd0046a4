import type { Text } from '../../manifest/manifest';
import { checkInstant, instantOf, openColumns, openSourceForm, OPTIONS } from '../catalog/open-table';
import { selectDeclared } from '../catalog/open-table-script';
import { catalogAccess, checkTable, OPEN_TABLE, readAccess, sparkTableName, tableOf, TableReference } from '../catalog/table-field';
import type { NodeType } from '../node-type';
import { pythonString } from '../python';

export const ICEBERG_CATALOG = 'glue_catalog';

export const ICEBERG_SETTINGS = {
  datalakeFormats: ['iceberg' as const],
  conf: {
    'spark.sql.extensions': 'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
    [`spark.sql.catalog.${ICEBERG_CATALOG}`]: 'org.apache.iceberg.spark.SparkCatalog',
    [`spark.sql.catalog.${ICEBERG_CATALOG}.catalog-impl`]: 'org.apache.iceberg.aws.glue.GlueCatalog',
    [`spark.sql.catalog.${ICEBERG_CATALOG}.io-impl`]: 'org.apache.iceberg.aws.s3.S3FileIO',
  },
};

const TRAVEL = { 'snapshot-id': { field: 'snapshotId' }, 'branch': { field: 'branch' }, 'tag': { field: 'tag' } };
const MOMENTS = ['snapshotId', 'timestampAsOf', 'branch', 'tag'];

export const ICEBERG_SOURCE: NodeType = {
  kind: 'IcebergSource',
  family: 'source',
  title: 'Apache Iceberg',
  doc: 'Reads an Apache Iceberg table of the Data Catalog, as it is now or as it was.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html',
  inputs: { min: 0, max: 0 },
  fields: [
    { ...OPEN_TABLE, required: true },
    // Larger than a number can say exactly.
    { name: 'snapshotId', doc: 'Snapshot to read, by its number. Default: the newest.', type: { type: 'string' } },
    { name: 'timestampAsOf', doc: 'Time whose snapshot is read: `2026-01-31T12:00:00Z`.', type: { type: 'string' } },
    { name: 'branch', doc: 'Branch to read.', type: { type: 'string' } },
    { name: 'tag', doc: 'Tag to read.', type: { type: 'string' } },
    OPTIONS,
  ],
  check: (node) => {
    checkTable(node);
    checkInstant(node, 'timestampAsOf');
    const id = node.fields.snapshotId as string | undefined;
    if (id !== undefined && !/^\d{1,19}$/.test(id)) node.fail('snapshotId', `'${id}' is not the number of a snapshot`);
    const given = MOMENTS.filter((m) => node.fields[m] !== undefined);
    if (given.length > 1) node.fail(given[1], `is given besides ${given[0]}`, 'give one of them');
  },
  columns: openColumns,
  settings: () => ICEBERG_SETTINGS,
  script: (node) => {
    const { snapshotId, timestampAsOf, branch, tag } = node.fields as { readonly [name: string]: string | undefined };
    const options = [
      ...(snapshotId === undefined ? [] : [`option("snapshot-id", ${pythonString(snapshotId)})`]),
      ...(timestampAsOf === undefined ? [] : [`option("as-of-timestamp", ${pythonString(String(instantOf(timestampAsOf)))})`]),
      ...(branch === undefined ? [] : [`option("branch", ${pythonString(branch)})`]),
      ...(tag === undefined ? [] : [`option("tag", ${pythonString(tag)})`]),
      ...Object.entries(node.fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => `option(${pythonString(k)}, ${node.text(v)})`),
    ];
    const table = tableOf(node.fields) as TableReference;
    const name = sparkTableName(node, table, ICEBERG_CATALOG);
    const read = options.length === 0 ? `spark.table(${name})` : `spark.read.${options.join('.')}.table(${name})`;
    return [`${node.variable} = ${read}${selectDeclared(node)}`];
  },
  access: (node) => {
    const table = tableOf(node.fields) as TableReference;
    return [...catalogAccess(table, 'read'), ...(table.location === undefined ? [] : readAccess(table.location))];
  },
  glue: [
    openSourceForm('S3CatalogIcebergSource', 'AdditionalIcebergOptions', TRAVEL, true, true),
    openSourceForm('CatalogIcebergSource', 'AdditionalIcebergOptions', TRAVEL, true, false),
  ],
};
