import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { AZURE_COSMOS_SOURCE } from '../core/nodes/sources/azure-cosmos-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of an `AzureCosmosSource`.
 */
export interface AzureCosmosSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Name of the container.
   */
  readonly container: string;

  /**
   * Query in the SQL of Cosmos DB that chooses what is read.
   *
   * @default - none
   */
  readonly query?: string;

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
 * Reads a container of Azure Cosmos DB through its API for NoSQL.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azurecosmos-home.html
 */
export class AzureCosmosSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: AzureCosmosSourceProps) {
    super(scope, id);
    this._define(AZURE_COSMOS_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
