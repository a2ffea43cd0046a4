import { connectorTarget } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';
import { VERTICA_DATABASE, VERTICA_STAGING, verticaAccess } from '../connectors/vertica-staging';

export const VERTICA_TARGET = connectorTarget({
  kind: 'VerticaTarget',
  title: 'Vertica',
  doc: 'Appends to a table of Vertica.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-vertica-home.html',
  connectionType: 'vertica',
  options: [
    VERTICA_DATABASE,
    option('table', 'text', 'Table to append to.', { required: true }),
    option('dbSchema', 'text', 'Schema of the table; `public` where none is given.', { option: 'dbschema' }),
    VERTICA_STAGING,
  ],
  access: verticaAccess,
});
