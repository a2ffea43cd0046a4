import { connectorSource } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';

export const AZURE_COSMOS_SOURCE = connectorSource({
  kind: 'AzureCosmosSource',
  title: 'Azure Cosmos DB',
  doc: 'Reads a container of Azure Cosmos DB through its API for NoSQL.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azurecosmos-home.html',
  connectionType: 'azurecosmos',
  options: [
    option('database', 'text', 'Name of the database.', { option: 'spark.cosmos.database', required: true }),
    option('container', 'text', 'Name of the container.', { option: 'spark.cosmos.container', required: true }),
    option('query', 'text', 'Query in the SQL of Cosmos DB that chooses what is read.', { option: 'spark.cosmos.read.customQuery' }),
  ],
});
