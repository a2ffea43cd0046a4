import { checkAllOrNone, checkOneOf, option, OptionField } from './option-fields';
import type { NodeContext } from '../node-type';

const PARTITIONS = ['partitionColumn', 'lowerBound', 'upperBound', 'numPartitions'];

/** Options of the sources that Glue reads by JDBC under a name of their own. */
export const JDBC_LIKE_READ: readonly OptionField[] = [
  option('table', 'text', 'Table to read, with its schema where it has one.', { option: 'dbtable' }),
  option('query', 'text', 'Query to read instead of a table.'),
  option('partitionColumn', 'string', 'Column by whose values the read is split into parallel ones: a number, a date or a timestamp.'),
  option('lowerBound', 'text', 'Where the first part begins; lower values are read with it.'),
  option('upperBound', 'text', 'Where the last part begins to be open; higher values are read with it.'),
  option('numPartitions', 'integer', 'How many parts.', { min: 1 }),
];

export function checkJdbcLikeRead(node: NodeContext): void {
  checkOneOf(node, 'table', 'query');
  checkAllOrNone(node, PARTITIONS);
  if (node.fields.query !== undefined && node.fields.partitionColumn !== undefined) node.fail('partitionColumn', 'is not possible with a query', 'read a table or a view in parts');
}

export const JDBC_LIKE_WRITE: readonly OptionField[] = [
  option('table', 'text', 'Table to append to, with its schema where it has one.', { option: 'dbtable', required: true }),
];
