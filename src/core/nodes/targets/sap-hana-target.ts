import { connectorTarget } from '../connectors/connector-type';
import { JDBC_LIKE_WRITE } from '../connectors/jdbc-like-options';

export const SAP_HANA_TARGET = connectorTarget({
  kind: 'SapHanaTarget',
  title: 'SAP HANA',
  doc: 'Appends to a table of SAP HANA.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-saphana-home.html',
  connectionType: 'saphana',
  options: JDBC_LIKE_WRITE,
});
