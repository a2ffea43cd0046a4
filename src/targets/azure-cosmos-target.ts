import { Construct } from 'constructs';
import { AZURE_COSMOS_TARGET } from '../core/nodes/targets/azure-cosmos-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * What becomes of documents that are already there.
 */
export enum CosmosWriteStrategy {
  /** Replaces a document of the same id. */
  ITEM_OVERWRITE = 'ItemOverwrite',
  /** Keeps a document of the same id. */
  ITEM_APPEND = 'ItemAppend',
  /** Deletes the documents that the rows name. */
  ITEM_DELETE = 'ItemDelete',
}

/**
 * Properties of an `AzureCosmosTarget`.
 */
export interface AzureCosmosTargetProps extends ConnectedTargetProps {
  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Name of the container.
   */
  readonly container: string;

  /**
   * `ItemOverwrite` replaces a document of the same id, `ItemAppend` keeps it, `ItemDelete` deletes the documents that the rows name.
   *
   * @default - none
   */
  readonly writeStrategy?: CosmosWriteStrategy;
}

/**
 * Writes documents to a container of Azure Cosmos DB through its API for NoSQL. Each row needs a text column `id`.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azurecosmos-home.html
 */
export class AzureCosmosTarget extends JobNode {
  constructor(scope: Construct, id: string, props: AzureCosmosTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(AZURE_COSMOS_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
