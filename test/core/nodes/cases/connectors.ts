import { nodeType, NodeType } from '../../../../src/core/nodes';
import type { NodeCase, NodeCases } from '../node-case';

const SCHEMA = 'id BIGINT, name STRING';
const FLAT = { t: SCHEMA };
const ROWS = { type: 'rows', rows: [{ id: 1, name: 'a' }] };

const of = (kind: string, cases: readonly NodeCase[]): NodeCases => ({ type: nodeType(kind) as NodeType, cases });
const source = (kind: string, fields: object, bad: readonly NodeCase[], more: readonly NodeCase[] = []) => of(kind, [
  { name: 'with a schema', inputs: {}, fields: { ...fields, schema: SCHEMA, sampleData: ROWS }, columns: SCHEMA },
  { name: 'without a schema', inputs: {}, fields: { ...fields } },
  ...more,
  ...bad,
]);
const target = (kind: string, fields: object, bad: readonly NodeCase[], more: readonly NodeCase[] = []) => of(kind, [
  { name: 'rows', inputs: FLAT, fields: { ...fields } },
  ...more,
  ...bad,
  { name: 'a column of several types', inputs: { t: 'id CHOICE<INT, STRING>' }, fields: { ...fields }, error: { message: /has several types|as key|is no text|has no column 'id'/ } },
]);
const fails = (name: string, fields: object, message: string, at?: string, inputs: NodeCase['inputs'] = {}): NodeCase => ({ name, inputs, fields: { ...fields }, error: { message, at } });

const CONNECTION = { connection: { ref: 'ShopConnection' } };

const jdbcLike = (system: string): NodeCases[] => [
  source(`${system}Source`, { ...CONNECTION, table: 'shop.orders' }, [
    fails('neither table nor query', CONNECTION, "neither 'table' nor 'query' is given", 'table'),
    fails('both table and query', { ...CONNECTION, table: 't', query: 'SELECT 1' }, "both 'table' and 'query' are given", 'query'),
    fails('half of the partitions', { ...CONNECTION, table: 't', partitionColumn: 'id' }, 'give all of partitionColumn, lowerBound, upperBound, numPartitions', 'lowerBound'),
    fails('a query in parts', { ...CONNECTION, query: 'SELECT 1', partitionColumn: 'id', lowerBound: '1', upperBound: '9', numPartitions: 3 }, 'is not possible with a query', 'partitionColumn'),
    fails('a secret', { ...CONNECTION, table: 't', additionalOptions: { password: 'x' } }, "'password' would stand in the script", 'additionalOptions.password'),
    fails('an option that has a field', { ...CONNECTION, table: 't', additionalOptions: { dbtable: 'x' } }, "'dbtable' is the field 'table'", 'additionalOptions.dbtable'),
  ], [
    { name: 'in parts', inputs: {}, fields: { ...CONNECTION, table: 'shop.orders', partitionColumn: 'id', lowerBound: '0', upperBound: '1000', numPartitions: 4, additionalOptions: { fetchsize: '500' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'a query', inputs: {}, parameters: { day: 'date' }, fields: { connection: 'Shop', query: "SELECT id, name FROM orders WHERE day = '${day}'" } },
  ]),
  target(`${system}Target`, { ...CONNECTION, table: 'shop.orders' }, [fails('no table', CONNECTION, "'table' is required", 'table', FLAT)]),
];

const DYNAMODB = { tableName: { ref: 'Orders' } };
const EXPORT = { tableArn: { ref: 'Orders', attribute: 'Arn' }, exportMode: 'ddb', s3Bucket: { ref: 'Bucket' }, s3Prefix: 'exports/' };
const STREAM = { streamArn: { ref: 'Clicks', attribute: 'Arn' }, checkpointLocation: 's3://state/clicks/' };
const TOPIC = { ...CONNECTION, topicName: 'clicks', checkpointLocation: 's3://state/clicks/' };
const TABLE = { database: 'shop', table: 'clicks' };
const SNOWFLAKE = { ...CONNECTION, database: 'SHOP', dbSchema: 'PUBLIC' };
const COSMOS = { ...CONNECTION, database: 'shop', container: 'orders' };
const VERTICA = { ...CONNECTION, database: 'shop', table: 'orders', stagingPath: 's3://staging/vertica/' };
const BIGQUERY = { ...CONNECTION, parentProject: 'shop-project', table: 'shop.orders' };
const MONGODB = { ...CONNECTION, database: 'shop', collection: 'orders' };

export const CONNECTOR_CASES: readonly NodeCases[] = [
  ...['SapHana', 'Teradata', 'AzureSql'].flatMap(jdbcLike),
  source('DynamoDBSource', DYNAMODB, [
    fails('no table', {}, "neither 'tableName' nor 'tableArn' is given", 'tableName'),
    fails('an export by name', { tableName: 'x', exportMode: 'ddb' }, 'belongs to a scan', 'tableName'),
    fails('an export without a bucket', { tableArn: 'arn:x', exportMode: 'ddb' }, 'is needed for an export', 's3Bucket'),
    fails('a scan with a bucket', { tableName: 'x', s3Bucket: 'b' }, 'belongs to an export', 's3Bucket'),
    fails('simplify and unnest', { ...EXPORT, simplify: true, unnest: true }, 'is not possible with simplify', 'unnest'),
    fails('too much of the capacity', { tableName: 'x', readPercent: '2' }, "'2' is not from 0.1 to 1.5", 'readPercent'),
  ], [
    { name: 'a scan in parts', inputs: {}, fields: { ...DYNAMODB, splits: 8, readPercent: '0.5', stsRoleArn: 'arn:aws:iam::111122223333:role/Reader' } },
    { name: 'an export', inputs: {}, fields: { ...EXPORT, simplify: true, s3BucketOwner: '111122223333' } },
    { name: 'an export as Studio reads it', inputs: {}, fields: { ...EXPORT, exportMode: 's3', unnest: true } },
  ]),
  target('DynamoDBTarget', DYNAMODB, [
    fails('no table', {}, "'tableName' is required", 'tableName', FLAT),
    fails('too much of the capacity', { tableName: 'x', writePercent: 'all' }, 'is not from 0.1 to 1.5', 'writePercent', FLAT),
    { name: 'a map with numbers as keys', inputs: { t: 'id STRING, m MAP<INT, STRING>' }, fields: DYNAMODB, error: { message: 'a map of DynamoDB has texts as keys' } },
  ], [{ name: 'with every option', inputs: FLAT, fields: { ...DYNAMODB, writePercent: '0.8', parallelTasks: 4, retries: 3, stsRoleArn: 'arn:aws:iam::111122223333:role/Writer' } }]),
  source('KinesisSource', STREAM, [
    fails('no stream', {}, "neither 'streamArn' nor 'streamName' is given", 'streamArn'),
    fails('a time without an offset', { ...STREAM, startingTimestamp: '2026-01-01' }, 'is no time with an offset', 'startingTimestamp'),
    fails('half of a role', { ...STREAM, roleArn: 'arn:x' }, 'give all of roleArn, roleSessionName', 'roleSessionName'),
  ], [
    { name: 'with a timestamp', inputs: {}, fields: { streamName: 'clicks', schema: SCHEMA, addRecordTimestamp: true, windowSize: 30, startingPosition: 'trim_horizon', batchMaxRetries: 1 }, columns: `${SCHEMA}, __src_timestamp STRING` },
  ]),
  target('KinesisTarget', { streamArn: { ref: 'Out', attribute: 'Arn' } }, [fails('no stream', {}, "neither 'streamArn' nor 'streamName' is given", 'streamArn', FLAT)],
    [{ name: 'with options', inputs: FLAT, fields: { streamName: 'out', partitionKey: 'one', aggregationEnabled: false, collectionMaxCount: 100 } }]),
  source('KafkaSource', TOPIC, [
    fails('no brokers', { topicName: 'x' }, "neither 'connection' nor 'bootstrapServers' is given", 'connection'),
    fails('no topic', CONNECTION, 'no topic is given', 'topicName'),
    fails('two ways to name a topic', { ...TOPIC, subscribePattern: 'c.*' }, "'topicName' is given too", 'subscribePattern'),
  ], [
    { name: 'with headers', inputs: {}, fields: { bootstrapServers: 'b1:9092', securityProtocol: 'SSL', subscribePattern: 'clicks-.*', schema: SCHEMA, includeHeaders: true, addRecordTimestamp: true, checkpointLocation: 's3://state/k/' }, columns: `${SCHEMA}, glue_streaming_kafka_headers ARRAY<STRUCT<key: STRING, value: STRING>>, __src_timestamp STRING` },
  ]),
  target('KafkaTarget', { ...CONNECTION, topicName: 'out' }, [
    fails('no topic', CONNECTION, "'topicName' is required", 'topicName', FLAT),
    fails('an unknown key', { ...CONNECTION, topicName: 'out', key: 'nmae' }, "did you mean 'name'?", 'key', FLAT),
  ], [{ name: 'by key', inputs: FLAT, fields: { ...CONNECTION, topicName: 'out', key: 'name' } }]),
  source('CatalogKinesisSource', { ...TABLE, streamArn: { ref: 'Clicks', attribute: 'Arn' } }, [fails('no table', { database: 'shop' }, "'table' is required", 'table')]),
  source('CatalogKafkaSource', { ...TABLE, ...CONNECTION }, [fails('no database', { table: 'x' }, "'database' is required", 'database')],
    [{ name: 'with headers', inputs: {}, fields: { ...TABLE, schema: SCHEMA, includeHeaders: true, startingOffsets: 'earliest' }, columns: `${SCHEMA}, glue_streaming_kafka_headers ARRAY<STRUCT<key: STRING, value: STRING>>` }]),
  source('MongoDBSource', MONGODB, [fails('no collection', { ...CONNECTION, database: 'x' }, "'collection' is required", 'collection')],
    [{ name: 'DocumentDB', inputs: {}, fields: { ...MONGODB, service: 'documentdb', batchSize: 100, partitioner: 'MongoSamplePartitioner', disableUpdateUri: false } }]),
  target('MongoDBTarget', MONGODB, [fails('another service', { ...MONGODB, service: 'mongo' }, "got 'mongo', expected one of mongodb, documentdb", 'service', FLAT)],
    [{ name: 'DocumentDB', inputs: FLAT, fields: { ...MONGODB, service: 'documentdb', replaceDocument: false } }]),
  source('OpenSearchSource', { ...CONNECTION, index: 'orders' }, [fails('no index', CONNECTION, "'index' is required", 'index')],
    [{ name: 'a query', inputs: {}, fields: { ...CONNECTION, index: 'orders', query: '{"query": {"term": {"name": "a"}}}', pushdown: true, arrayFields: 'tags,lines.sku' } }]),
  target('OpenSearchTarget', { ...CONNECTION, index: 'orders' }, [fails('an unknown id', { ...CONNECTION, index: 'orders', idColumn: 'di' }, "no column 'di'", 'idColumn', FLAT)],
    [{ name: 'by id', inputs: FLAT, fields: { ...CONNECTION, index: 'orders', idColumn: 'id' } }]),
  source('SnowflakeSource', { ...SNOWFLAKE, table: 'ORDERS' }, [fails('no table', SNOWFLAKE, "neither 'table' nor 'query' is given", 'table')],
    [{ name: 'a query', inputs: {}, fields: { ...SNOWFLAKE, query: 'SELECT 1 AS ID', warehouse: 'WH', autopushdown: 'off' } }]),
  target('SnowflakeTarget', { ...SNOWFLAKE, table: 'ORDERS' }, [
    fails('a merge without keys', { ...SNOWFLAKE, table: 'T', action: 'merge' }, 'a merge needs the columns', 'mergeKeys', FLAT),
    fails('keys without a merge', { ...SNOWFLAKE, table: 'T', mergeKeys: ['id'] }, "mean nothing for 'append'", 'mergeKeys', FLAT),
    fails('an unknown key', { ...SNOWFLAKE, table: 'T', action: 'merge', mergeKeys: ['ident'] }, "no column 'ident'", 'mergeKeys.0', FLAT),
  ], [
    { name: 'a merge', inputs: FLAT, fields: { ...SNOWFLAKE, table: { join: ['ORDERS_', { ref: 'AWS::Region' }] }, action: 'merge', mergeKeys: ['ID'], postActions: 'CALL DONE();' } },
    { name: 'a merge that deletes', inputs: { t: 'id BIGINT, `a "b"` STRING' }, fields: { ...SNOWFLAKE, table: 'ORDERS', action: 'merge', mergeKeys: ['id'], mergeWhenMatched: 'delete', mergeWhenNotMatched: 'none' } },
    { name: 'replace', inputs: FLAT, fields: { ...SNOWFLAKE, table: 'ORDERS', action: 'truncate', preActions: 'USE ROLE LOADER;' } },
    { name: 'anew', inputs: FLAT, fields: { ...SNOWFLAKE, table: 'ORDERS', action: 'drop' } },
  ]),
  source('BigQuerySource', BIGQUERY, [
    fails('a query without a dataset', { ...CONNECTION, parentProject: 'p', query: 'SELECT 1' }, 'is needed with a query', 'materializationDataset'),
    fails('a query without views', { ...CONNECTION, parentProject: 'p', query: 'SELECT 1', materializationDataset: 'd' }, 'must be true with a query', 'viewsEnabled'),
  ], [{ name: 'a query', inputs: {}, fields: { ...CONNECTION, parentProject: 'p', query: 'SELECT 1', materializationDataset: 'd', viewsEnabled: true } }]),
  target('BigQueryTarget', BIGQUERY, [
    fails('an indirect write without a bucket', { ...BIGQUERY, writeMethod: 'indirect' }, 'is needed for an indirect write', 'temporaryGcsBucket', FLAT),
    fails('a direct write with a bucket', { ...BIGQUERY, temporaryGcsBucket: 'b' }, 'means nothing for a direct write', 'temporaryGcsBucket', FLAT),
  ], [{ name: 'indirect', inputs: FLAT, fields: { ...BIGQUERY, writeMethod: 'indirect', temporaryGcsBucket: 'b' } }]),
  source('VerticaSource', VERTICA, [fails('no staging', { ...CONNECTION, database: 'x', table: 't' }, "'stagingPath' is required", 'stagingPath')]),
  target('VerticaTarget', VERTICA, [fails('staging that is no place in S3', { ...VERTICA, stagingPath: '/tmp' }, 'is not an S3 location', 'stagingPath', FLAT)]),
  source('AzureCosmosSource', COSMOS, [fails('a key', { ...COSMOS, additionalOptions: { 'spark.cosmos.accountKey': 'x' } }, 'would stand in the script', 'additionalOptions.spark.cosmos.accountKey')],
    [{ name: 'a query', inputs: {}, fields: { ...COSMOS, query: 'SELECT * FROM c' } }]),
  of('AzureCosmosTarget', [
    { name: 'documents', inputs: { t: 'id STRING, n INT' }, fields: { ...COSMOS, writeStrategy: 'ItemAppend' } },
    { name: 'no id', inputs: { t: 'n INT' }, fields: COSMOS, error: { message: "has no column 'id'" } },
    { name: 'an id that is no text', inputs: FLAT, fields: COSMOS, error: { message: "column 'id' is no text" } },
  ]),
  source('ConnectorSource', { connectionType: 'servicenow', ...CONNECTION, additionalOptions: { ENTITY_NAME: 'incident' } }, [
    fails('what is no type', { connectionType: 'a b' }, "'a b' is no connection type", 'connectionType'),
  ], [{ name: 'without a connection', inputs: {}, fields: { connectionType: 'mongodb', additionalOptions: { database: 'x' } } }]),
  target('ConnectorTarget', { connectionType: 'salesforce', ...CONNECTION, additionalOptions: { ENTITY_NAME: 'Account' } }, [
    fails('a token', { connectionType: 'x', additionalOptions: { accessToken: 'x' } }, 'would stand in the script', 'additionalOptions.accessToken', FLAT),
  ]),
  source('AthenaConnectorSource', { ...CONNECTION, connectorName: 'cloudwatch', table: 'all_log_streams', dbSchema: '/aws-glue/jobs/output' }, [
    fails('no schema', { ...CONNECTION, table: 't' }, "'dbSchema' is required", 'dbSchema'),
  ]),
  source('SparkConnectorSource', { ...CONNECTION, connectionType: 'marketplace.spark', additionalOptions: { path: 'x' } }, [
    fails('another type', { ...CONNECTION, connectionType: 'custom.jdbc' }, 'expected one of custom.spark, marketplace.spark', 'connectionType'),
  ]),
  target('SparkConnectorTarget', { ...CONNECTION, additionalOptions: { path: 'x' } }, [
    fails('a password', { ...CONNECTION, additionalOptions: { 'db.password': 'x' } }, 'would stand in the script', 'additionalOptions.db.password', FLAT),
  ]),
];
