import { checkInstant, checkPlace, openColumns, openSourceForm, OPTIONS, PATH, placeOf, SCHEMA } from '../catalog/open-table';
import { openReader } from '../catalog/open-table-script';
import { catalogAccess, OPEN_TABLE, readAccess, tableOf } from '../catalog/table-field';
import type { NodeType } from '../node-type';

export const DELTA_SETTINGS = {
  datalakeFormats: ['delta' as const],
  conf: {
    'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
    'spark.sql.catalog.spark_catalog': 'org.apache.spark.sql.delta.catalog.DeltaCatalog',
  },
};

const TRAVEL = { versionAsOf: { field: 'versionAsOf', number: true }, timestampAsOf: { field: 'timestampAsOf' } };

export const DELTA_SOURCE: NodeType = {
  kind: 'DeltaSource',
  family: 'source',
  title: 'Delta Lake',
  doc: 'Reads a Delta Lake table, by its path or from the Data Catalog, as it is now or as it was.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-delta-lake.html',
  inputs: { min: 0, max: 0 },
  fields: [
    OPEN_TABLE,
    PATH,
    SCHEMA,
    { name: 'versionAsOf', doc: 'Version of the table to read. Default: the newest.', type: { type: 'integer', min: 0 } },
    { name: 'timestampAsOf', doc: 'Time whose version is read: `2026-01-31T12:00:00Z`.', type: { type: 'string' } },
    OPTIONS,
  ],
  check: (node) => {
    checkPlace(node);
    checkInstant(node, 'timestampAsOf');
    if (node.fields.versionAsOf !== undefined && node.fields.timestampAsOf !== undefined) node.fail('timestampAsOf', 'is given besides versionAsOf', 'give one of them');
  },
  columns: openColumns,
  settings: () => DELTA_SETTINGS,
  script: (node) => openReader(node, 'delta', {
    ...(node.fields.versionAsOf === undefined ? {} : { versionAsOf: String(node.fields.versionAsOf) }),
    ...(node.fields.timestampAsOf === undefined ? {} : { timestampAsOf: String(node.fields.timestampAsOf) }),
  }),
  access: (node) => {
    const [table, place] = [tableOf(node.fields), placeOf(node.fields)];
    return [...(table === undefined ? [] : catalogAccess(table, 'read')), ...(place === undefined ? [] : readAccess(place))];
  },
  glue: [
    openSourceForm('S3DeltaSource', 'AdditionalDeltaOptions', TRAVEL, false, true),
    openSourceForm('S3CatalogDeltaSource', 'AdditionalDeltaOptions', TRAVEL, true, true),
    openSourceForm('CatalogDeltaSource', 'AdditionalDeltaOptions', TRAVEL, true, false),
  ],
};
