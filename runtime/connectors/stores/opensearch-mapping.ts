import { array, BIGINT, BINARY, BOOLEAN, Column, DataType, DOUBLE, field, FLOAT, INT, SMALLINT, STRING, struct, TIMESTAMP, TINYINT } from '../../../src/core/types';
import { DocumentFields, DocumentValue, fromJson, isFields, Moment } from '../../formats/documents/document';

/** A field of an index's mapping. */
export interface MappedField { readonly type?: string; readonly properties?: { readonly [name: string]: MappedField } }

const TYPES: { readonly [type: string]: DataType } = {
  long: BIGINT,
  unsigned_long: DOUBLE,
  integer: INT,
  short: SMALLINT,
  byte: TINYINT,
  double: DOUBLE,
  float: FLOAT,
  half_float: FLOAT,
  scaled_float: DOUBLE,
  boolean: BOOLEAN,
  date: TIMESTAMP,
  date_nanos: TIMESTAMP,
  binary: BINARY,
};

/** Columns as the connector for Spark takes them from a mapping: what it has no type for is a text. */
export function mappedColumns(properties: { readonly [name: string]: MappedField }, arrays: readonly string[], path = ''): Column[] {
  return Object.entries(properties).filter(([, f]) => f.type !== 'alias').map(([name, f]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const type = f.properties !== undefined ? struct(mappedColumns(f.properties, arrays, own)) : TYPES[f.type ?? ''] ?? STRING;
    return field(name, arrays.includes(own) || f.type === 'nested' ? array(type) : type);
  });
}

/** A document of an index. Numbers in dates are milliseconds, bytes are base64, and a lone value may stand for a list of one. */
export function indexedDocument(source: object, columns: readonly Column[]): DocumentFields {
  const fields = fromJson(source) as DocumentFields;
  const out: { [name: string]: DocumentValue } = {};
  for (const [name, value] of Object.entries(fields)) {
    const type = columns.find((c) => c.name === name)?.type;
    out[name] = type === undefined ? value : typed(value, type);
  }
  return out;
}

function typed(value: DocumentValue, type: DataType): DocumentValue {
  if (value === null) return null;
  if (type.kind === 'array') return (Array.isArray(value) ? value as readonly DocumentValue[] : [value]).map((v) => typed(v, type.element));
  if (type.kind === 'timestamp' && typeof value === 'bigint') return new Moment(value * 1000n);
  if (type.kind === 'binary' && typeof value === 'string') return Buffer.from(value, 'base64');
  if (type.kind === 'struct' && isFields(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, typed(v, type.fields.find((f) => f.name === k)?.type ?? STRING)]));
  return value;
}
