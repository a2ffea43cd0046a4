import { connectorSource } from '../connectors/connector-type';
import { checkJdbcLikeRead, JDBC_LIKE_READ } from '../connectors/jdbc-like-options';

export const SAP_HANA_SOURCE = connectorSource({
  kind: 'SapHanaSource',
  title: 'SAP HANA',
  doc: 'Reads a table or a query of SAP HANA.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-saphana-home.html',
  connectionType: 'saphana',
  options: JDBC_LIKE_READ,
  check: checkJdbcLikeRead,
});
