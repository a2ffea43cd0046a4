import { connectorTarget } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';

export const OPENSEARCH_TARGET = connectorTarget({
  kind: 'OpenSearchTarget',
  title: 'Amazon OpenSearch Service',
  doc: 'Writes documents to an index of Amazon OpenSearch Service.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-opensearch-home.html',
  connectionType: 'opensearch',
  options: [
    option('index', 'text', 'Index to write to.', { option: 'opensearch.resource', required: true }),
    option('idColumn', 'string', 'Column whose value is the id of the document: a later row of the same id replaces an earlier one.', { option: 'opensearch.mapping.id' }),
  ],
  check: (node) => {
    if (node.fields.idColumn !== undefined) node.reference(node.fields.idColumn as string, 'idColumn');
  },
});
