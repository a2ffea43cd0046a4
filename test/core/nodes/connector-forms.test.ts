import { formOf } from '../../../src/core/codegen/glue-studio/forms';
import { checkFields, FieldValue } from '../../../src/core/manifest';
import { GlueBody } from '../../../src/core/nodes';

/** Members as Glue Studio writes them: the node type that takes each, its fields. */
const MEMBERS: readonly [member: string, kind: string, body: GlueBody, fields: object][] = [
  ['ConnectorDataSource', 'OpenSearchSource', { ConnectionType: 'opensearch', Data: { 'connectionName': 'c', 'opensearch.resource': 'orders', 'pushdown': 'true', 'opensearch.nodes.wan.only': 'true' } },
    { connection: 'c', index: 'orders', pushdown: true, additionalOptions: { 'opensearch.nodes.wan.only': 'true' } }],
  ['ConnectorDataSource', 'TeradataSource', { ConnectionType: 'teradata', Data: { connectionName: 'c', dbtable: 't', partitionColumn: 'id', lowerBound: '1', upperBound: '9', numPartitions: '4' } },
    { connection: 'c', table: 't', partitionColumn: 'id', lowerBound: '1', upperBound: '9', numPartitions: 4 }],
  ['ConnectorDataSource', 'SapHanaSource', { ConnectionType: 'saphana', Data: { connectionName: 'c', query: 'SELECT 1' } }, { connection: 'c', query: 'SELECT 1' }],
  ['ConnectorDataSource', 'AzureSqlSource', { ConnectionType: 'azuresql', Data: { connectionName: 'c', dbtable: 't' } }, { connection: 'c', table: 't' }],
  ['ConnectorDataSource', 'AzureCosmosSource', { ConnectionType: 'azurecosmos', Data: { 'connectionName': 'c', 'spark.cosmos.database': 'd', 'spark.cosmos.container': 'x' } }, { connection: 'c', database: 'd', container: 'x' }],
  ['ConnectorDataSource', 'BigQuerySource', { ConnectionType: 'bigquery', Data: { connectionName: 'c', parentProject: 'p', table: 'd.t' } }, { connection: 'c', parentProject: 'p', table: 'd.t' }],
  ['ConnectorDataSource', 'VerticaSource', { ConnectionType: 'vertica', Data: { connectionName: 'c', db: 'd', table: 't', staging_fs_url: 's3a://b/x' } }, { connection: 'c', database: 'd', table: 't', stagingPath: 's3://b/x' }],
  ['ConnectorDataSource', 'ConnectorSource', { ConnectionType: 'servicenow', Data: { connectionName: 'c', ENTITY_NAME: 'incident' } }, { connectionType: 'servicenow', connection: 'c', additionalOptions: { ENTITY_NAME: 'incident' } }],
  ['ConnectorDataTarget', 'OpenSearchTarget', { ConnectionType: 'opensearch', Data: { 'connectionName': 'c', 'opensearch.resource': 'orders' } }, { connection: 'c', index: 'orders' }],
  ['ConnectorDataTarget', 'BigQueryTarget', { ConnectionType: 'bigquery', Data: { connectionName: 'c', parentProject: 'p', table: 'd.t', writeMethod: 'indirect', temporaryGcsBucket: 'b' } },
    { connection: 'c', parentProject: 'p', table: 'd.t', writeMethod: 'indirect', temporaryGcsBucket: 'b' }],
  ['ConnectorDataTarget', 'ConnectorTarget', { ConnectionType: 'salesforce', Data: { connectionName: 'c', ENTITY_NAME: 'Account' } }, { connectionType: 'salesforce', connection: 'c', additionalOptions: { ENTITY_NAME: 'Account' } }],
  ['SnowflakeSource', 'SnowflakeSource', { Data: { Connection: { Value: 'c', Label: 'c' }, Database: 'D', Schema: 'S', Table: 'T', SourceType: 'table', AutoPushdown: true, AdditionalOptions: { sfWarehouse: 'W', x: 'y' } } },
    { connection: 'c', database: 'D', dbSchema: 'S', table: 'T', warehouse: 'W', autopushdown: 'on', additionalOptions: { x: 'y' } }],
  ['SnowflakeSource', 'SnowflakeSource', { Data: { Connection: { Value: 'c', Label: 'c' }, Database: 'D', Schema: 'S', SourceType: 'query', SampleQuery: 'SELECT 1', AutoPushdown: false, AdditionalOptions: {} } },
    { connection: 'c', database: 'D', dbSchema: 'S', query: 'SELECT 1', autopushdown: 'off' }],
  ['SnowflakeTarget', 'SnowflakeTarget', {
    Data: {
      Connection: { Value: 'c', Label: 'c' },
      Database: 'D',
      Schema: 'S',
      Table: 'T',
      Action: 'append',
      Upsert: true,
      MergeAction: 'simple',
      MergeWhenMatched: 'update',
      MergeWhenNotMatched: 'insert',
      SelectedColumns: [{ Value: 'id', Label: 'id' }],
      StagingTable: 'T_glue_staging',
      PreAction: 'A;',
      AdditionalOptions: {},
    },
  }, { connection: 'c', database: 'D', dbSchema: 'S', table: 'T', action: 'merge', mergeKeys: ['id'], preActions: 'A;' }],
  ['DynamoDBELTConnectorSource', 'DynamoDBSource', {
    ConnectionOptions: { DynamodbExport: 'ddb', DynamodbTableArn: 'arn:aws:dynamodb:eu-west-1:1:table/t', DynamodbS3Bucket: 'b', DynamodbS3Prefix: 'p', DynamodbUnnestDDBJson: true },
  }, { exportMode: 'ddb', tableArn: 'arn:aws:dynamodb:eu-west-1:1:table/t', s3Bucket: 'b', s3Prefix: 'p', unnest: true }],
  ['AthenaConnectorSource', 'AthenaConnectorSource', { ConnectionName: 'c', ConnectorName: 'cw', ConnectionType: 'marketplace.athena', SchemaName: '/aws/x', ConnectionTable: 'all_log_streams' },
    { connection: 'c', connectorName: 'cw', connectionType: 'marketplace.athena', dbSchema: '/aws/x', table: 'all_log_streams' }],
  ['SparkConnectorSource', 'SparkConnectorSource', { ConnectionName: 'c', ConnectorName: 'x', ConnectionType: 'custom.spark', AdditionalOptions: { path: 'p' } }, { connection: 'c', connectorName: 'x', additionalOptions: { path: 'p' } }],
  ['SparkConnectorTarget', 'SparkConnectorTarget', { ConnectionName: 'c', ConnectorName: 'x', ConnectionType: 'marketplace.spark' }, { connection: 'c', connectorName: 'x', connectionType: 'marketplace.spark' }],
  ['DirectKinesisSource', 'KinesisSource', {
    WindowSize: 60,
    DetectSchema: true,
    StreamingOptions: { StreamArn: 'arn:aws:kinesis:eu-west-1:1:stream/s', Classification: 'json', StartingPosition: 'earliest', MaxFetchTimeInMs: 900, AvoidEmptyBatches: true, AddRecordTimestamp: 'true', FanoutConsumerARN: 'arn:f', RoleArn: 'arn:r', RoleSessionName: 's' },
  }, { streamArn: 'arn:aws:kinesis:eu-west-1:1:stream/s', windowSize: 60, startingPosition: 'earliest', maxFetchTimeInMs: 900, avoidEmptyBatches: true, addRecordTimestamp: true, fanoutConsumerArn: 'arn:f', roleArn: 'arn:r', roleSessionName: 's' }],
  ['DirectKafkaSource', 'KafkaSource', {
    WindowSize: 100, DetectSchema: true, StreamingOptions: { ConnectionName: 'c', TopicName: 't', Classification: 'csv', Delimiter: ';', StartingOffsets: 'earliest', MinPartitions: 4, IncludeHeaders: true },
  }, { connection: 'c', topicName: 't', classification: 'csv', delimiter: ';', startingOffsets: 'earliest', minPartitions: 4, includeHeaders: true }],
  ['CatalogKinesisSource', 'CatalogKinesisSource', { Database: 'd', Table: 't', WindowSize: 100, DetectSchema: true, StreamingOptions: { StartingPosition: 'latest' } }, { database: 'd', table: 't' }],
  ['CatalogKafkaSource', 'CatalogKafkaSource', { Database: 'd', Table: 't', WindowSize: 100, DetectSchema: true, StreamingOptions: { StartingOffsets: 'latest' } }, { database: 'd', table: 't' }],
];

const fail = (message: string): never => {
  throw new Error(message);
};
const notes = { warn: fail, refuse: fail, pass: fail };

test.each(MEMBERS)('%s → %s', (member, kind, body, fields) => {
  const found = formOf(member, body);
  if (found === undefined) throw new Error('no form');
  expect(found.type.kind).toBe(kind);
  expect(Object.keys(body).filter((k) => !found.form.understood.includes(k))).toEqual([]);
  const given = found.form.fromGlue(body, notes).fields;
  const checked = checkFields(found.type.fields, given);
  expect(checked).toEqual(checkFields(found.type.fields, { ...fields }));
  const written = found.form.toGlue?.(checked, { inputs: [], text: (v: FieldValue | undefined) => String(v) } as never);
  expect(JSON.parse(JSON.stringify(written?.body))).toMatchObject(body);
  expect(written?.lost ?? []).toEqual([]);
});

test('columns of a member are a schema', () => {
  const body = { ConnectionType: 'teradata', Data: { connectionName: 'c', dbtable: 't' }, OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'a b', Type: 'string' }] }] };
  expect(formOf('ConnectorDataSource', body)?.form.fromGlue(body, notes).fields.schema).toBe('id BIGINT, `a b` STRING');
});

test('what a member cannot say is told', () => {
  const type = formOf('DirectKinesisSource', {})?.type;
  const fields = checkFields(type?.fields ?? [], { streamName: 's', checkpointLocation: 's3://b/c/', batchMaxRetries: 2, sampleData: { type: 'rows', rows: [] } });
  expect(type?.glue?.[0]?.toGlue?.(fields, { inputs: [], text: String } as never)?.lost).toEqual(['sampleData', 'checkpointLocation', 'batchMaxRetries']);
});
