import { Construct } from 'constructs';
import { AZURE_COSMOS_SOURCE } from '../core/nodes/sources/azure-cosmos-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

/**
 * Properties of an `AzureCosmosSource`.
 */
export interface AzureCosmosSourceProps extends ConnectedSourceProps {
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
