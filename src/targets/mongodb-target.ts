import { Construct } from 'constructs';
import { MONGODB_TARGET } from '../core/nodes/targets/mongodb-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';
import { MongoDBService } from '../sources/mongodb-source';

/**
 * Properties of a `MongoDBTarget`.
 */
export interface MongoDBTargetProps extends ConnectedTargetProps {
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
   * A row with the `_id` of a document replaces the whole document; else only the fields that the row has.
   *
   * @default true
   */
  readonly replaceDocument?: boolean;

  /**
   * Documents in a batch to the server.
   *
   * @default 512
   */
  readonly maxBatchSize?: number;
}

/**
 * Writes documents to a collection of MongoDB or Amazon DocumentDB. A row with the `_id` of a document changes that one, others are new. Glue Studio's graph has no member for it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-mongodb-home.html
 */
export class MongoDBTarget extends JobNode {
  constructor(scope: Construct, id: string, props: MongoDBTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(MONGODB_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
