import type { ColumnReference, NodeContext } from './node-type';
import { DataType, typeName } from '../types';

/** The column that a field names, which has to be of one of these kinds of types. */
export function sourceColumn(node: NodeContext, field = 'column', kinds?: readonly DataType['kind'][], expected = ''): ColumnReference {
  const path = node.fields[field] as string;
  const reference = node.reference(path, field);
  const { type } = reference;
  if (type !== undefined && type.kind !== 'void' && kinds?.includes(type.kind) === false) node.fail(field, `'${path}' is ${typeName(type)}, expected ${expected}`);
  return reference;
}

/** The name that `newColumn` gives to what is made of `column`; by default it takes the column's place. */
export function targetColumn(node: NodeContext, field = 'newColumn', source = 'column'): string {
  const name = node.fields[field] as string | undefined;
  if (name !== undefined) return name.trim() === '' ? node.fail(field, 'is empty') : name;
  const { parts } = node.reference(node.fields[source] as string, source);
  return parts.length === 1 ? parts[0] : node.fail(field, `is required where '${node.fields[source] as string}' stands in a struct`);
}
