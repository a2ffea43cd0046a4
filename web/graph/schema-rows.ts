import { parseColumns, typeName, type Column, type DataType } from '../../src/core/types';

/** A line of a schema as a tree. */
export interface SchemaRow {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly depth: number;
  readonly comment?: string;
  readonly hasChildren: boolean;
  /** Top-level column it belongs to. */
  readonly column: string;
}

export function columnsOf(ddl: string | undefined): readonly Column[] | undefined {
  if (ddl === undefined) return undefined;
  if (ddl.trim() === '') return [];
  try {
    return parseColumns(ddl);
  } catch {
    return undefined;
  }
}

/** All rows whose parents are open. */
export function schemaRows(columns: readonly Column[], open: ReadonlySet<string>): SchemaRow[] {
  const rows: SchemaRow[] = [];
  const visit = (field: Column, parent: string, depth: number, column: string) => {
    const path = parent === '' ? field.name : `${parent}.${field.name}`;
    const children = childrenOf(field.type);
    const { name, type, nullable, comment } = field;
    rows.push({ path, name, type: shortType(type), nullable, depth, comment, hasChildren: children.length > 0, column });
    if (open.has(path)) for (const child of children) visit(child, path, depth + 1, column);
  };
  for (const column of columns) visit(column, '', 0, column.name);
  return rows;
}

function childrenOf(type: DataType): readonly Column[] {
  switch (type.kind) {
    case 'struct': return type.fields;
    case 'array': return childrenOf(type.element).length > 0 ? [{ name: 'element', type: type.element, nullable: type.containsNull }] : [];
    case 'map': return childrenOf(type.value).length > 0 ? [{ name: 'value', type: type.value, nullable: type.valueContainsNull }] : [];
    default: return [];
  }
}

/** Nested types are opened, not spelt out. */
export function shortType(type: DataType): string {
  switch (type.kind) {
    case 'struct': return 'struct';
    case 'array': return `array<${shortType(type.element)}>`;
    case 'map': return `map<${shortType(type.key)},${shortType(type.value)}>`;
    default: return typeName(type);
  }
}
