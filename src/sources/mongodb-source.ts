import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { MONGODB_SOURCE } from '../core/nodes/sources/mongodb-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Which of the systems that speak MongoDB's protocol.
 */
export enum MongoDBService {
  /** MongoDB, MongoDB Atlas. */
  MONGODB = 'mongodb',
  /** Amazon DocumentDB. */
  DOCUMENTDB = 'documentdb',
}

/**
 * Properties of a `MongoDBSource`.
 */
export interface MongoDBSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * `mongodb` for MongoDB and Atlas, `documentdb` for Amazon DocumentDB.
   *
   * @default MongoDBService.MONGODB
   */
  readonly service?: MongoDBService;

  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Name of the collection.
   */
  readonly collection: string;

  /**
   * Documents in a batch from the server.
   *
   * @default - none
   */
  readonly batchSize?: number;

  /**
   * How the collection is split into parallel reads: `MongoSamplePartitioner`.
   *
   * @default - none
   */
  readonly partitioner?: string;

  /**
   * Takes the URL of the connection as it stands, without the database put in.
   *
   * @default - none
   */
  readonly disableUpdateUri?: boolean;

  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };

  /**
   * Columns. What is read is cast to them, and everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the data has been looked at
   */
  readonly schema?: Schema;

  /**
   * Rows that a local run reads where nothing else stands for the system.
   *
   * @default - none
   */
  readonly sampleData?: SampleData;
}

/**
 * Reads a collection of MongoDB or Amazon DocumentDB. Glue Studio's graph has no member for it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-mongodb-home.html
 */
export class MongoDBSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: MongoDBSourceProps) {
    super(scope, id);
    this._define(MONGODB_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
