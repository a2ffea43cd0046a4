import { GlueprintError } from '../core/diagnostics';
import { Column, DataType, typeName } from '../core/types';

/** The Data Catalog's spelling of a type, which is Hive's. */
export function catalogType(column: string, type: DataType): string {
  switch (type.kind) {
    // Hive has one timestamp; readers take the files' own word on whether it has a zone.
    case 'timestamp_ntz': return 'timestamp';
    case 'void':
    case 'interval':
    case 'year-month interval':
    case 'day-time interval':
    case 'choice':
      throw new GlueprintError({
        code: 'CatalogTypeUnsupported', message: `column '${column}' is ${typeName(type)}, which a table of the Data Catalog cannot have`, hint: 'cast it before the target',
      });
    case 'array': return `array<${catalogType(column, type.element)}>`;
    case 'map': return `map<${catalogType(column, type.key)},${catalogType(column, type.value)}>`;
    case 'struct': return `struct<${type.fields.map((f) => `${f.name}:${catalogType(`${column}.${f.name}`, f.type)}`).join(',')}>`;
    default: return typeName(type);
  }
}

/** Iceberg's spelling of a primitive type. */
export function icebergType(column: Column): string {
  const { type } = column;
  switch (type.kind) {
    case 'tinyint':
    case 'smallint':
    case 'int': return 'int';
    case 'bigint': return 'long';
    case 'timestamp': return 'timestamptz';
    case 'timestamp_ntz': return 'timestamp';
    case 'char':
    case 'varchar': return 'string';
    case 'boolean':
    case 'float':
    case 'double':
    case 'string':
    case 'binary':
    case 'date': return type.kind;
    case 'decimal': return `decimal(${type.precision}, ${type.scale})`;
    default:
      throw new GlueprintError({
        code: 'CatalogTypeUnsupported',
        message: `column '${column.name}' is ${typeName(type)}: CloudFormation cannot create a partitioned Iceberg table with nested columns`,
        hint: 'leave partitionBy out and let the first write partition it, or flatten the column',
      });
  }
}

/** A column by its name, without regard to case, as the catalog has it. */
export function columnNamed(columns: readonly Column[], name: string, field: string, node: string): Column {
  const found = columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new GlueprintError({
    code: 'ColumnUnknown', node, field, message: `no column '${name}', got ${columns.map((c) => c.name).join(', ')}`,
  });
}
