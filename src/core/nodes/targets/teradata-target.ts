import { connectorTarget } from '../connectors/connector-type';
import { JDBC_LIKE_WRITE } from '../connectors/jdbc-like-options';

export const TERADATA_TARGET = connectorTarget({
  kind: 'TeradataTarget',
  title: 'Teradata Vantage',
  doc: 'Appends to a table of Teradata Vantage.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-teradata-home.html',
  connectionType: 'teradata',
  options: JDBC_LIKE_WRITE,
});
