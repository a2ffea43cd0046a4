import { connectorTarget } from '../connectors/connector-type';
import { option } from '../connectors/option-fields';

export const AZURE_COSMOS_TARGET = connectorTarget({
  kind: 'AzureCosmosTarget',
  title: 'Azure Cosmos DB',
  doc: 'Writes documents to a container of Azure Cosmos DB through its API for NoSQL. Each row needs a text column `id`.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azurecosmos-home.html',
  connectionType: 'azurecosmos',
  options: [
    option('database', 'text', 'Name of the database.', { option: 'spark.cosmos.database', required: true }),
    option('container', 'text', 'Name of the container.', { option: 'spark.cosmos.container', required: true }),
    option('writeStrategy', 'string', '`ItemOverwrite` replaces a document of the same id, `ItemAppend` keeps it, `ItemDelete` deletes the documents that the rows name.', {
      option: 'spark.cosmos.write.strategy', values: ['ItemOverwrite', 'ItemAppend', 'ItemDelete'],
    }),
  ],
  check: (node) => {
    const columns = node.inputs[0].columns;
    if (columns === undefined) return;
    const id = columns.find((c) => c.name === 'id');
    if (id === undefined) node.fail('input', "has no column 'id'", 'Cosmos DB knows a document by its id: make one with a DerivedColumn');
    else if (id.type.kind !== 'string') node.fail('input', "column 'id' is no text", 'cast it to STRING');
  },
});
