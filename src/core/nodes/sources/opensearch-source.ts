import { connectorSource } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';

export const OPENSEARCH_SOURCE = connectorSource({
  kind: 'OpenSearchSource',
  title: 'Amazon OpenSearch Service',
  doc: 'Reads an index of Amazon OpenSearch Service.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-opensearch-home.html',
  connectionType: 'opensearch',
  options: [
    option('index', 'text', 'Index, alias or pattern to read.', { option: 'opensearch.resource', required: true }),
    option('query', 'text', 'Query in the query DSL of OpenSearch, as JSON.', { option: 'opensearch.query' }),
    option('pushdown', 'boolean', 'Let OpenSearch do the filters.'),
    option('arrayFields', 'text', 'Names of fields that hold arrays, with commas between: an index does not tell.', { option: 'opensearch.read.field.as.array.include' }),
  ],
});
