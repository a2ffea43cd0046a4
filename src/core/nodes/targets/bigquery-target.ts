import { connectorTarget } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';

export const BIGQUERY_TARGET = connectorTarget({
  kind: 'BigQueryTarget',
  title: 'Google BigQuery',
  doc: 'Writes to a table of Google BigQuery.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-bigquery-home.html',
  connectionType: 'bigquery',
  options: [
    option('parentProject', 'text', 'Project of Google Cloud that pays for the write.', { required: true }),
    option('table', 'text', 'Table as `dataset.table`.', { required: true }),
    option('writeMethod', 'string', '`direct` writes through the storage API, `indirect` by way of a bucket of Google Cloud Storage.', { default: 'direct', values: ['direct', 'indirect'] }),
    option('temporaryGcsBucket', 'text', 'Bucket of Google Cloud Storage for an indirect write.'),
  ],
  check: (node) => {
    const indirect = node.fields.writeMethod === 'indirect';
    if (indirect && node.fields.temporaryGcsBucket === undefined) node.fail('temporaryGcsBucket', 'is needed for an indirect write');
    if (!indirect && node.fields.temporaryGcsBucket !== undefined) node.fail('temporaryGcsBucket', 'means nothing for a direct write', "set writeMethod to 'indirect', or leave it out");
  },
});
