import { IcebergField, IcebergMetadata } from './metadata';
import { GlueprintError } from '../../../../src/core/diagnostics';
import {
  array, BIGINT, BINARY, BOOLEAN, Column, DataType, DATE, decimal, DOUBLE, FLOAT, INT, map, STRING, struct, TIMESTAMP, TIMESTAMP_NTZ,
} from '../../../../src/core/types';

const PRIMITIVES: Readonly<Record<string, DataType>> = {
  boolean: BOOLEAN,
  int: INT,
  long: BIGINT,
  float: FLOAT,
  double: DOUBLE,
  string: STRING,
  uuid: STRING,
  binary: BINARY,
  date: DATE,
  timestamp: TIMESTAMP_NTZ,
  timestamptz: TIMESTAMP,
};

interface Complex {
  readonly 'type': string;
  readonly 'fields'?: readonly IcebergField[];
  readonly 'element'?: unknown;
  readonly 'element-required'?: boolean;
  readonly 'key'?: unknown;
  readonly 'value'?: unknown;
  readonly 'value-required'?: boolean;
}

/**
 * The name of a field in Iceberg's Parquet files, which keep to Avro's rules for names.
 *
 * @see https://github.com/apache/iceberg/blob/main/core/src/main/java/org/apache/iceberg/avro/AvroSchemaUtil.java
 */
export function fileName(name: string): string {
  // By Java's characters: what lies beyond the first 65,536 is two of them, and no letter.
  return name.split('').map((c, i) => {
    if (/[\p{L}_]/u.test(c) || (i > 0 && /\p{Nd}/u.test(c))) return c;
    return /\p{Nd}/u.test(c) ? `_${c}` : `_x${c.charCodeAt(0).toString(16).toUpperCase()}`;
  }).join('');
}

/** A type with the names that fields have in the files. */
export function fileType(type: DataType): DataType {
  switch (type.kind) {
    case 'array': return { ...type, element: fileType(type.element) };
    case 'map': return { ...type, key: fileType(type.key), value: fileType(type.value) };
    case 'struct': return { ...type, fields: type.fields.map((f) => ({ ...f, name: fileName(f.name), type: fileType(f.type) })) };
    default: return type;
  }
}

/** A column as Spark reads it. */
export function icebergColumn(field: IcebergField): Column {
  return { name: field.name, type: typeOf(field.type, field.name), nullable: !field.required };
}

function typeOf(type: unknown, of: string): DataType {
  if (typeof type === 'string') {
    const number = /^decimal\((\d+),\s*(\d+)\)$/.exec(type);
    if (number !== null) return decimal(Number(number[1]), Number(number[2]));
    const known = /^fixed\[\d+\]$/.test(type) ? BINARY : PRIMITIVES[type];
    if (known !== undefined) return known;
    throw new GlueprintError({ code: 'UnsupportedType', message: `column '${of}' is of Iceberg's type ${type}, which Spark does not read` });
  }
  const complex = type as Complex;
  switch (complex.type) {
    case 'struct': return struct((complex.fields ?? []).map(icebergColumn));
    case 'list': return array(typeOf(complex.element, of), complex['element-required'] !== true);
    case 'map': return map(typeOf(complex.key, of), typeOf(complex.value, of), complex['value-required'] !== true);
    default: throw new GlueprintError({ code: 'UnsupportedType', message: `column '${of}' has the Iceberg type ${JSON.stringify(type)}, which is not known` });
  }
}

/**
 * A field inside a struct that has had another name, or whose name another field has had: the engine finds columns by their number,
 * but fields inside them by their name. `undefined`: there is none.
 */
export function renamedInside(metadata: IcebergMetadata): string | undefined {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const visit = (type: unknown, parent: string, column: string): string | undefined => {
    if (typeof type !== 'object' || type === null) return undefined;
    const { fields, element, key, value } = type as Complex;
    for (const f of fields ?? []) {
      const [byId, byName] = [`${parent}#${f.id}`, `${parent}.${f.name}`];
      if ((names.get(byId) ?? f.name) !== f.name || (ids.get(byName) ?? String(f.id)) !== String(f.id)) return column;
      names.set(byId, f.name);
      ids.set(byName, String(f.id));
      const inner = visit(f.type, byId, column);
      if (inner !== undefined) return inner;
    }
    return visit(element, `${parent}[]`, column) ?? visit(key, `${parent}{k}`, column) ?? visit(value, `${parent}{v}`, column);
  };
  const schemas = metadata.schemas ?? (metadata.schema === undefined ? [] : [metadata.schema]);
  return schemas.flatMap((s) => s.fields.map((f) => visit(f.type, String(f.id), f.name))).find((c) => c !== undefined);
}
