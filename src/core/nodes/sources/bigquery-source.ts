import { connectorSource } from '../connectors/connector-type';
import { checkOneOf, connectorDataForm, option } from '../connectors/option-fields';

const OPTIONS = [
  option('parentProject', 'text', 'Project of Google Cloud that pays for the read.', { required: true }),
  option('table', 'text', 'Table as `dataset.table`.'),
  option('query', 'text', 'Query in Google SQL instead of a table.'),
  option('materializationDataset', 'text', 'Dataset for the result of a query.'),
  option('viewsEnabled', 'boolean', 'Allows to read views, and is needed for a query.'),
];

export const BIGQUERY_SOURCE = connectorSource({
  kind: 'BigQuerySource',
  title: 'Google BigQuery',
  doc: 'Reads a table or a query of Google BigQuery.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-bigquery-home.html',
  connectionType: 'bigquery',
  options: OPTIONS,
  check: (node) => {
    checkOneOf(node, 'table', 'query');
    if (node.fields.query === undefined) return;
    if (node.fields.materializationDataset === undefined) node.fail('materializationDataset', 'is needed with a query', 'name a dataset that the connection may write to');
    if (node.fields.viewsEnabled !== true) node.fail('viewsEnabled', 'must be true with a query');
  },
  glue: [connectorDataForm('ConnectorDataSource', 'bigquery', OPTIONS)],
});
