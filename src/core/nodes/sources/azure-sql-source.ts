import { connectorSource } from '../connectors/connector-type';
import { checkJdbcLikeRead, JDBC_LIKE_READ } from '../connectors/jdbc-like-options';

export const AZURE_SQL_SOURCE = connectorSource({
  kind: 'AzureSqlSource',
  title: 'Azure SQL',
  doc: 'Reads a table or a query of Azure SQL.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azuresql-home.html',
  connectionType: 'azuresql',
  options: JDBC_LIKE_READ,
  check: checkJdbcLikeRead,
});
