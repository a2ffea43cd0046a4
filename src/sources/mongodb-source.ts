import { Construct } from 'constructs';
import { MONGODB_SOURCE } from '../core/nodes/sources/mongodb-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

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
export interface MongoDBSourceProps extends ConnectedSourceProps {
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
