import { Construct } from 'constructs';
import { DYNAMODB_SOURCE } from '../core/nodes/sources/dynamodb-source';
import { DatasetNode } from '../job-node';
import { SystemSourceProps } from './source-props';

/**
 * Which export of a table is read.
 */
export enum DynamoDBExport {
  /** Exports the table first; it needs point-in-time recovery. */
  NEW = 'ddb',
  /** Reads an export that is there. */
  EXISTING = 's3',
}

/**
 * Properties of a `DynamoDBSource`.
 */
export interface DynamoDBSourceProps extends SystemSourceProps {
  /**
   * Table of the job's own account and region. Exactly one of `tableName` and `tableArn`.
   *
   * @default - none
   */
  readonly tableName?: string;

  /**
   * Share of the table's read capacity that the scan may take, as text: `0.5`.
   *
   * @default - none
   */
  readonly readPercent?: string;

  /**
   * How many parallel parts the scan has.
   *
   * @default - none
   */
  readonly splits?: number;

  /**
   * `ddb` exports the table to Amazon S3 first (it needs point-in-time recovery), `s3` reads an export that is there; both leave its capacity alone.
   *
   * @default - the table is scanned
   */
  readonly exportMode?: DynamoDBExport;

  /**
   * ARN of the table, for an export.
   *
   * @default - none
   */
  readonly tableArn?: string;

  /**
   * Bucket of the export.
   *
   * @default - none
   */
  readonly s3Bucket?: string;

  /**
   * Prefix of the export.
   *
   * @default - none
   */
  readonly s3Prefix?: string;

  /**
   * Account of the bucket, where it is another one.
   *
   * @default - none
   */
  readonly s3BucketOwner?: string;

  /**
   * Makes the attributes of an export columns, nested ones too: `Item.id.S` becomes `id`. Numbers are then texts.
   *
   * @default - none
   */
  readonly simplify?: boolean;

  /**
   * As `simplify`, but lists of maps stay as the export has them: what Glue Studio does.
   *
   * @default - none
   */
  readonly unnest?: boolean;

  /**
   * Role to take for a table of another account.
   *
   * @default - none
   */
  readonly stsRoleArn?: string;
}

/**
 * Reads a table of Amazon DynamoDB: by a scan, or through an export to Amazon S3. Items need not be alike; with a schema each attribute is cast to its column.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-dynamodb-home.html
 */
export class DynamoDBSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: DynamoDBSourceProps) {
    super(scope, id);
    this._define(DYNAMODB_SOURCE, [], { ...props, schema: props.schema?.ddl, sampleData: props.sampleData?._fields });
  }
}
