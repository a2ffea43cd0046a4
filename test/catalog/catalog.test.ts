import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EtlJob, S3Source, S3Target, Schema, ReadFormat, WriteFormat } from '../../src';
import { IcebergPartition, IcebergTable, IcebergTableProps, SchemaTable, SchemaTableProps, TableFiles, TargetTable } from '../../src/catalog';

/** As paths and templates of partitions name what is put in later. */
const variable = (name: string) => `\${${name}}`;

const SCHEMA = Schema.fromDdl('id BIGINT NOT NULL, Total DECIMAL(10,2), items ARRAY<STRUCT<sku: STRING, qty: INT>>, at TIMESTAMP, day DATE, region STRING');

function setUp() {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const database = new glue.Database(stack, 'Db', { databaseName: 'sales' });
  const bucket = s3.Bucket.fromBucketName(stack, 'Lake', 'lake');
  return { app, stack, database, bucket, template: () => Template.fromStack(stack) };
}

function make(props: Partial<SchemaTableProps> = {}) {
  const world = setUp();
  const table = new SchemaTable(world.stack, 'Orders', { database: world.database, schema: SCHEMA, location: 's3://lake/orders/', files: TableFiles.parquet(), ...props });
  return { ...world, table };
}

describe('a table from a schema', () => {
  test('has its columns in the catalog\'s spelling, and its partition keys apart', () => {
    make({ partitionKeys: ['Day', 'region'] }).template().hasResourceProperties('AWS::Glue::Table', {
      DatabaseName: { Ref: Match.anyValue() },
      TableInput: {
        Name: 'orders',
        TableType: 'EXTERNAL_TABLE',
        PartitionKeys: [{ Name: 'day', Type: 'date' }, { Name: 'region', Type: 'string' }],
        StorageDescriptor: {
          Location: 's3://lake/orders/',
          Columns: [
            { Name: 'id', Type: 'bigint' }, { Name: 'total', Type: 'decimal(10,2)' }, { Name: 'items', Type: 'array<struct<sku:string,qty:int>>' }, { Name: 'at', Type: 'timestamp' },
          ],
          SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
        Parameters: Match.objectLike({ EXTERNAL: 'TRUE', classification: 'parquet' }),
      },
    });
  });

  test.each<[string, TableFiles, object, object]>([
    ['csv', TableFiles.csv({ separator: ';' }), { separatorChar: ';', quoteChar: '"' }, { 'classification': 'csv', 'skip.header.line.count': '1' }],
    ['csv without quotes or header', TableFiles.csv({ separator: '|', quoteChar: '', header: false }), { 'field.delim': '|' }, { 'classification': 'csv', 'skip.header.line.count': Match.absent() }],
    ['json', TableFiles.json(), {}, { classification: 'json' }],
    ['orc', TableFiles.orc(), {}, { classification: 'orc' }],
    ['avro', TableFiles.avro(), {}, { classification: 'avro' }],
  ])('of %s files reads them', (_, files, serde, parameters) => {
    make({ files }).template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: { StorageDescriptor: { SerdeInfo: { Parameters: Match.objectLike(serde) } }, Parameters: Match.objectLike(parameters) },
    });
  });

  test('tells Athena its partitions', () => {
    make({
      partitionKeys: ['day', 'region'],
      projection: [
        { column: 'day', values: glue.PartitionProjectionConfiguration.date({ min: '2020-01-01', max: 'NOW', format: 'yyyy-MM-dd' }) },
        { column: 'region', values: glue.PartitionProjectionConfiguration.enum({ values: ['eu', 'us'] }) },
      ],
      locationTemplate: `s3://lake/orders/${variable('region')}/${variable('day')}/`,
    }).template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        Parameters: Match.objectLike({
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.range': '2020-01-01,NOW',
          'projection.region.values': 'eu,us',
          'storage.location.template': `s3://lake/orders/${variable('region')}/${variable('day')}/`,
        }),
      },
    });
  });

  test('grants its description, to the table', () => {
    const { stack, table, template } = make();
    table.grantRead(new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() }));
    template().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: Match.arrayWith(['glue:GetTable']), Resource: Match.arrayWith([{ 'Fn::Join': ['', Match.arrayWith(['/orders'])] }]) })] },
    });
  });

  const dates = glue.PartitionProjectionConfiguration.date({ min: '2020-01-01', max: 'NOW', format: 'yyyy-MM-dd' });
  test.each<[string, Partial<SchemaTableProps>, string]>([
    ['an unknown partition key', { partitionKeys: ['dy'] }, 'Stack/Orders › partitionKeys: no column \'dy\', got id, Total'],
    ['nothing but partition keys', { schema: Schema.fromDdl('a INT'), partitionKeys: ['a'] }, 'every column is a partition key'],
    ['a type the catalog has not', { schema: Schema.fromDdl('a INT, s STRUCT<gap: INTERVAL DAY TO SECOND>') }, 'column \'s.gap\' is interval day to second'],
    ['a name the catalog has not', { tableName: 'Orders-2' }, 'lower-case letters, digits and _, got \'Orders-2\''],
    ['a projection of no key', { partitionKeys: ['day'], projection: [{ column: 'at', values: dates }] }, '\'at\' is no partition key, expected one of day'],
    ['a key without a projection', { partitionKeys: ['day', 'region'], projection: [{ column: 'day', values: dates }] }, '\'region\' has no values'],
    ['a projection that does not fit', {
      partitionKeys: ['day'], projection: [{ column: 'day', values: glue.PartitionProjectionConfiguration.integer({ min: 1, max: 9 }) }],
    }, '\'day\' is date, its values cannot be projected as integer'],
  ])('fails on %s', (_, props, message) => {
    expect(() => make(props)).toThrow(message);
  });
});

describe('a table from a target', () => {
  const target = (path: (bucket: s3.Bucket) => string, format = WriteFormat.parquet(), schema = Schema.fromDdl('id BIGINT, region STRING')) => {
    const world = setUp();
    const bucket = new s3.Bucket(world.stack, 'Out');
    const job = new EtlJob(world.stack, 'Job');
    job.parameter('day', { defaultValue: '2026-01-01' });
    const source = new S3Source(job, 'Source', { paths: ['s3://lake/in/'], format: ReadFormat.parquet(), schema });
    return { ...world, node: new S3Target(job, 'Target', { input: source, path: path(bucket), format, partitionKeys: ['region'] }) };
  };

  test('has its columns, place, format and partition keys', () => {
    const { node, database, template } = target((b) => `s3://${b.bucketName}/out/`, WriteFormat.csv({ separator: ';' }));
    node.asTable(database, 'orders');
    template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        Name: 'orders',
        PartitionKeys: [{ Name: 'region', Type: 'string' }],
        StorageDescriptor: {
          Location: { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^Out') }, '/out/']] },
          SerdeInfo: { Parameters: Match.objectLike({ separatorChar: ';' }) },
        },
      },
    });
  });

  test('fails where it would lie in another place each day', () => {
    const { node, database } = target(() => `s3://lake/out/${variable('day')}/`);
    expect(() => TargetTable.fromTarget(node, database, 'orders')).toThrow('Stack/Job/Target: the path depends on parameter \'day\'');
  });
});

describe('an Iceberg table', () => {
  const iceberg = (props: Partial<IcebergTableProps> = {}) => {
    const world = setUp();
    return { ...world, table: new IcebergTable(world.stack, 'Facts', { database: world.database, schema: SCHEMA, bucket: world.bucket, prefix: 'facts/', ...props }) };
  };

  test('is created with its metadata, and kept when it leaves the stack', () => {
    const { template } = iceberg();
    template().hasResourceProperties('AWS::Glue::Table', {
      TableInput: { Name: 'facts', StorageDescriptor: { Location: 's3://lake/facts', Columns: Match.arrayWith([{ Name: 'items', Type: 'array<struct<sku:string,qty:int>>' }]) } },
      OpenTableFormatInput: { IcebergInput: { MetadataOperation: 'CREATE', Version: '2' } },
    });
    template().hasResource('AWS::Glue::Table', { DeletionPolicy: 'Retain' });
  });

  test('is partitioned by transforms of its columns', () => {
    const schema = Schema.fromDdl('id BIGINT NOT NULL, at TIMESTAMP, seen TIMESTAMP_NTZ, small TINYINT, price DECIMAL(9,2)');
    iceberg({ schema, partitionBy: [IcebergPartition.day('at'), IcebergPartition.bucket('id', 16)] }).template().hasResourceProperties('AWS::Glue::Table', {
      Name: 'facts',
      OpenTableFormatInput: {
        IcebergInput: {
          IcebergTableInput: {
            Location: 's3://lake/facts',
            Schema: {
              Fields: [
                { Id: 1, Name: 'id', Type: 'long', Required: true }, { Id: 2, Name: 'at', Type: 'timestamptz', Required: false }, { Id: 3, Name: 'seen', Type: 'timestamp', Required: false },
                { Id: 4, Name: 'small', Type: 'int', Required: false }, { Id: 5, Name: 'price', Type: 'decimal(9, 2)', Required: false },
              ],
            },
            PartitionSpec: { Fields: [{ FieldId: 1000, Name: 'at_day', SourceId: 2, Transform: 'day' }, { FieldId: 1001, Name: 'id_bucket', SourceId: 1, Transform: 'bucket[16]' }] },
          },
        },
      },
    });
  });

  test('is kept in good order by a role that knows its files only', () => {
    const { template } = iceberg({ maintenance: { deleteOrphanFiles: true, snapshotDays: 3 } });
    template().resourceCountIs('AWS::Glue::TableOptimizer', 3);
    template().hasResourceProperties('AWS::Glue::TableOptimizer', { Type: 'retention', TableOptimizerConfiguration: { RetentionConfiguration: { IcebergConfiguration: { SnapshotRetentionPeriodInDays: 3 } } } });
    template().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], Resource: { 'Fn::Join': ['', Match.arrayWith([':s3:::lake/facts/*'])] } })]) },
    });
  });

  test('fails on nested columns with partitions, and on a transform that does not fit', () => {
    expect(() => iceberg({ partitionBy: [IcebergPartition.day('at')] })).toThrow('Stack/Facts: column \'items\' is array');
    const schema = Schema.fromDdl('id BIGINT, day DATE');
    expect(() => iceberg({ schema, partitionBy: [IcebergPartition.month('id')] })).toThrow('\'id\' is bigint, it has no month to partition by');
    expect(() => iceberg({ schema, partitionBy: [IcebergPartition.hour('day')] })).toThrow('\'day\' is date, it has no hour');
    expect(() => iceberg({ schema, partitionBy: [IcebergPartition.identity('x')] })).toThrow('no column \'x\'');
  });
});

test('AwsSolutions is clean', () => {
  const { app, stack, database, bucket } = setUp();
  new SchemaTable(stack, 'Orders', { database, schema: SCHEMA, location: 's3://lake/orders/', files: TableFiles.parquet() });
  new IcebergTable(stack, 'Facts', { database, schema: SCHEMA, bucket, prefix: 'facts/', maintenance: {} });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
