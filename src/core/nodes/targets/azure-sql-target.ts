import { connectorTarget } from '../connectors/connector-type';
import { JDBC_LIKE_WRITE } from '../connectors/jdbc-like-options';

export const AZURE_SQL_TARGET = connectorTarget({
  kind: 'AzureSqlTarget',
  title: 'Azure SQL',
  doc: 'Appends to a table of Azure SQL.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azuresql-home.html',
  connectionType: 'azuresql',
  options: JDBC_LIKE_WRITE,
});
