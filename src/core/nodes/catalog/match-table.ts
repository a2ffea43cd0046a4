import { didYouMean } from '../../diagnostics';
import { Column, DataType, isIntegral, isString, sameType, StructField, typeName } from '../../types';

export interface TableShape {
  readonly columns: readonly Column[];
  /** Among the columns. */
  readonly partitionKeys: readonly string[];
  /** Its files hold values by their place, not by name. */
  readonly positional: boolean;
  /** New columns and wider types may come. */
  readonly evolves: boolean;
}

export interface TableMismatch { readonly message: string; readonly hint?: string }

/**
 * Why rows cannot be added to a table; `undefined`: they can. Names are compared without regard to case.
 * AWS Glue writes what it is given and leaves the reader to fail: here it is told before any data moves.
 */
export function tableMismatch(rows: readonly Column[], table: TableShape): TableMismatch | undefined {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const names = table.columns.map((c) => c.name);
  for (const key of table.partitionKeys) {
    if (!rows.some((c) => same(c.name, key))) return { message: `no column '${key}', which is a partition key of the table${didYouMean(key, rows.map((c) => c.name))}` };
  }
  for (const row of rows) {
    const column = table.columns.find((c) => same(c.name, row.name));
    if (column === undefined) {
      if (table.evolves) continue;
      return {
        message: `the table has no column '${row.name}'${didYouMean(row.name, names)}`,
        hint: `it has ${names.join(', ')}; drop the column before, or let the run change the table: updateBehavior UPDATE_IN_DATABASE`,
      };
    }
    if (fits(row.type, column.type)) continue;
    const key = table.partitionKeys.some((k) => same(k, row.name));
    if (table.evolves && !key && fits(column.type, row.type) && isScalar(row.type)) continue;
    return {
      message: `column '${row.name}' is ${typeName(row.type)}, ${typeName(column.type)} in the table`,
      hint: `cast it before: CAST(${row.name} AS ${typeName(column.type).toUpperCase()})`,
    };
  }
  const missing = table.positional ? table.columns.find((c) => !rows.some((r) => same(r.name, c.name))) : undefined;
  if (missing === undefined) return undefined;
  return {
    message: `no column '${missing.name}': the table's files hold values by their place, all columns are needed`,
    hint: `add it: CAST(NULL AS ${typeName(missing.type).toUpperCase()})`,
  };
}

/** The table's columns after such rows have been added to it: new ones before the partition keys, types as the wider one. */
export function evolvedColumns(rows: readonly Column[], table: Pick<TableShape, 'columns' | 'partitionKeys'>): Column[] {
  const known = new Map(rows.map((r) => [r.name.toLowerCase(), r]));
  const keys = new Set(table.partitionKeys.map((k) => k.toLowerCase()));
  const kept = table.columns.map((c): Column => {
    const row = known.get(c.name.toLowerCase());
    return row === undefined || fits(row.type, c.type) ? c : { ...c, type: row.type };
  });
  const names = new Set(kept.map((c) => c.name.toLowerCase()));
  const added = rows.filter((r) => !names.has(r.name.toLowerCase())).map((r) => ({ ...r, name: r.name.toLowerCase() }));
  return [...kept.filter((c) => !keys.has(c.name.toLowerCase())), ...added, ...kept.filter((c) => keys.has(c.name.toLowerCase()))];
}

/** Whether values of one type can stand in a column of another as they are. */
function fits(type: DataType, column: DataType): boolean {
  if (sameType(type, column) || (isString(type) && isString(column))) return true;
  if (isIntegral(type) && isIntegral(column)) return SIZES.indexOf(column.kind) >= SIZES.indexOf(type.kind);
  if (type.kind === 'float' && column.kind === 'double') return true;
  if (type.kind === 'decimal' && column.kind === 'decimal') return column.scale === type.scale && column.precision >= type.precision;
  // Hive has one timestamp.
  if (type.kind === 'timestamp_ntz' && column.kind === 'timestamp') return true;
  if (type.kind === 'array' && column.kind === 'array') return fits(type.element, column.element);
  if (type.kind === 'map' && column.kind === 'map') return fits(type.key, column.key) && fits(type.value, column.value);
  if (type.kind === 'struct' && column.kind === 'struct') {
    const same = (a: StructField, b: StructField | undefined) =>
      b !== undefined && a.name.toLowerCase() === b.name.toLowerCase() && fits(a.type, b.type);
    return type.fields.length === column.fields.length && type.fields.every((f, i) => same(f, column.fields[i]));
  }
  return false;
}

const SIZES = ['tinyint', 'smallint', 'int', 'bigint'];
const isScalar = (t: DataType) => !['array', 'map', 'struct'].includes(t.kind);
