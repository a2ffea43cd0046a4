import { TableDoc } from './table-doc';

/** What is behind a table of the catalog. */
export type TableKind = 'files' | 'iceberg' | 'delta' | 'hudi' | 'jdbc' | 'dynamodb' | 'kinesis' | 'kafka' | 'mongodb' | 'view';

const DATABASES = ['mysql', 'postgresql', 'oracle', 'sqlserver', 'mssql', 'redshift', 'aurora', 'mariadb', 'snowflake'];

export function tableKind(table: TableDoc): TableKind {
  const parameters = { ...table.StorageDescriptor?.Parameters, ...table.Parameters };
  const type = parameters.table_type?.toUpperCase();
  const provider = (parameters['spark.sql.sources.provider'] ?? parameters.classification ?? '').toLowerCase();
  if (type === 'ICEBERG' || provider === 'iceberg') return 'iceberg';
  if (type === 'DELTA' || provider === 'delta') return 'delta';
  if (provider === 'hudi' || /hoodie|hudi/i.test(table.StorageDescriptor?.InputFormat ?? '')) return 'hudi';
  if (table.TableType === 'VIRTUAL_VIEW') return 'view';
  const source = (parameters.typeOfData ?? '').toLowerCase();
  if (source === 'kinesis' || parameters.streamARN !== undefined) return 'kinesis';
  if (source === 'kafka' || parameters.topicName !== undefined) return 'kafka';
  if (provider === 'dynamodb') return 'dynamodb';
  if (provider === 'mongodb' || provider === 'documentdb') return 'mongodb';
  if (DATABASES.includes(provider)) return 'jdbc';
  return 'files';
}
