import { connectorSource } from '../connectors/connector-type';
import { checkOneOf, option } from '../connectors/option-fields';
import { VERTICA_DATABASE, VERTICA_STAGING, verticaAccess } from '../connectors/vertica-staging';

export const VERTICA_SOURCE = connectorSource({
  kind: 'VerticaSource',
  title: 'Vertica',
  doc: 'Reads a table or a query of Vertica.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-vertica-home.html',
  connectionType: 'vertica',
  options: [
    VERTICA_DATABASE,
    option('table', 'text', 'Table to read.'),
    option('dbSchema', 'text', 'Schema of the table; `public` where none is given.', { option: 'dbschema' }),
    option('query', 'text', 'Query to read instead of a table.'),
    VERTICA_STAGING,
  ],
  check: (node) => checkOneOf(node, 'table', 'query'),
  access: verticaAccess,
});
