import { checkPlace, openColumns, openSourceForm, OPTIONS, PATH, placeOf, SCHEMA } from '../catalog/open-table';
import { openReader } from '../catalog/open-table-script';
import { catalogAccess, OPEN_TABLE, readAccess, tableOf } from '../catalog/table-field';
import type { NodeType } from '../node-type';

export const HUDI_SETTINGS = {
  datalakeFormats: ['hudi' as const],
  conf: { 'spark.serializer': 'org.apache.spark.serializer.KryoSerializer', 'spark.sql.hive.convertMetastoreParquet': 'false' },
};

export const HUDI_NOT_LOCAL = 'the embedded engine does not follow the transactions of Hudi tables; the Spark engine does (--engine spark)';

const TRAVEL = { 'as.of.instant': { field: 'asOfInstant' } };

export const HUDI_SOURCE: NodeType = {
  kind: 'HudiSource',
  family: 'source',
  title: 'Apache Hudi',
  doc: 'Reads an Apache Hudi table, by its path or from the Data Catalog. The rows have Hudi\'s own columns `_hoodie_*` too, unless a schema says otherwise.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-hudi.html',
  inputs: { min: 0, max: 0 },
  fields: [
    OPEN_TABLE,
    PATH,
    SCHEMA,
    { name: 'asOfInstant', doc: 'Instant of the table\'s timeline to read as of: `20260131120000000` or `2026-01-31 12:00:00`. Default: the newest.', type: { type: 'string' } },
    OPTIONS,
  ],
  check: checkPlace,
  columns: openColumns,
  settings: () => HUDI_SETTINGS,
  notLocal: () => HUDI_NOT_LOCAL,
  script: (node) => openReader(node, 'hudi', node.fields.asOfInstant === undefined ? {} : { 'as.of.instant': String(node.fields.asOfInstant) }),
  access: (node) => {
    const [table, place] = [tableOf(node.fields), placeOf(node.fields)];
    return [...(table === undefined ? [] : catalogAccess(table, 'read')), ...(place === undefined ? [] : readAccess(place))];
  },
  glue: [
    openSourceForm('S3HudiSource', 'AdditionalHudiOptions', TRAVEL, false, true),
    openSourceForm('S3CatalogHudiSource', 'AdditionalHudiOptions', TRAVEL, true, true),
    openSourceForm('CatalogHudiSource', 'AdditionalHudiOptions', TRAVEL, true, false),
  ],
};
