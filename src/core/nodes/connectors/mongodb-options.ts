import { option, OptionField } from './option-fields';
import type { Field } from '../../manifest/field';

export const MONGODB_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-mongodb-home.html';

/** Both speak one protocol, and Glue has a reader for each. */
export const MONGODB_SERVICE: Field = {
  name: 'service', doc: '`mongodb` for MongoDB and Atlas, `documentdb` for Amazon DocumentDB.', default: 'mongodb', type: { type: 'enum', values: ['mongodb', 'documentdb'] },
};

export const MONGODB_PLACE: readonly OptionField[] = [
  option('database', 'text', 'Name of the database.', { required: true }),
  option('collection', 'text', 'Name of the collection.', { required: true }),
];
