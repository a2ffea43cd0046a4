import { connectorSource } from '../connectors/connector-type';
import { checkJdbcLikeRead, JDBC_LIKE_READ } from '../connectors/jdbc-like-options';

export const TERADATA_SOURCE = connectorSource({
  kind: 'TeradataSource',
  title: 'Teradata Vantage',
  doc: 'Reads a table or a query of Teradata Vantage.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-teradata-home.html',
  connectionType: 'teradata',
  options: JDBC_LIKE_READ,
  check: checkJdbcLikeRead,
});
