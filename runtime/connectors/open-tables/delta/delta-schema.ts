import { GlueprintError } from '../../../../src/core/diagnostics';
import { array, Column, DataType, map, parseType, struct, StructField } from '../../../../src/core/types';

/** Delta's columns are Spark's JSON of a struct. */
export interface DeltaField {
  readonly name: string;
  readonly type: unknown;
  readonly nullable: boolean;
  readonly metadata?: { readonly [key: string]: unknown };
}

export interface DeltaSchema { readonly fields: readonly DeltaField[] }

export function parseDeltaSchema(text: string): DeltaSchema {
  return JSON.parse(text) as DeltaSchema;
}

/** `name`: how a field is spelt; default: as the table does. */
export function deltaColumns(schema: DeltaSchema, name: (field: DeltaField) => string = (f) => f.name): Column[] {
  const columnOf = (f: DeltaField): StructField => ({ name: name(f), type: typeOf(f.type), nullable: f.nullable });
  const typeOf = (type: unknown): DataType => {
    if (typeof type === 'string') return parseType(NAMES[type] ?? type);
    const complex = type as Complex;
    switch (complex.type) {
      case 'struct': return struct((complex.fields ?? []).map(columnOf));
      case 'array': return array(typeOf(complex.elementType), complex.containsNull !== false);
      case 'map': return map(typeOf(complex.keyType), typeOf(complex.valueType), complex.valueContainsNull !== false);
      default: throw new GlueprintError({ code: 'UnsupportedType', message: `the Delta type ${JSON.stringify(type)} is not known` });
    }
  };
  return schema.fields.map(columnOf);
}

/** Columns as the files have them: under the names that they were made with, and texts of a fixed length as such, which readers fill up with blanks. */
export function fileColumns(schema: DeltaSchema): Column[] {
  return deltaColumns(schema, (f) => String(f.metadata?.['delta.columnMapping.physicalName'] ?? f.name)).map((c, i) => {
    const declared = schema.fields[i]?.metadata?.__CHAR_VARCHAR_TYPE_STRING;
    return typeof declared === 'string' && /^char\(\d+\)$/.test(declared) ? { ...c, type: parseType(declared) } : c;
  });
}

interface Complex {
  readonly type: string;
  readonly fields?: readonly DeltaField[];
  readonly elementType?: unknown;
  readonly containsNull?: boolean;
  readonly keyType?: unknown;
  readonly valueType?: unknown;
  readonly valueContainsNull?: boolean;
}

const NAMES: Readonly<Record<string, string>> = { integer: 'int', long: 'bigint', short: 'smallint', byte: 'tinyint' };

export function renderDeltaSchema(columns: readonly Column[]): string {
  return JSON.stringify({ type: 'struct', fields: columns.map(renderField) });
}

function renderField(c: StructField): DeltaField {
  return { name: c.name, type: renderType(c.type), nullable: c.nullable, metadata: {} };
}

const RENDERED: Readonly<Record<string, string>> = { int: 'integer', bigint: 'long', smallint: 'short', tinyint: 'byte', char: 'string', varchar: 'string' };

function renderType(type: DataType): unknown {
  switch (type.kind) {
    case 'decimal': return `decimal(${type.precision},${type.scale})`;
    case 'array': return { type: 'array', elementType: renderType(type.element), containsNull: true };
    case 'map': return { type: 'map', keyType: renderType(type.key), valueType: renderType(type.value), valueContainsNull: true };
    // As Spark writes it: what is inside may be null.
    case 'struct': return { type: 'struct', fields: type.fields.map((f) => renderField({ ...f, nullable: true })) };
    default: return RENDERED[type.kind] ?? type.kind;
  }
}
