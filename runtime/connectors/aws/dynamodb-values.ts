import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GlueprintError } from '../../../src/core/diagnostics';
import { DataType } from '../../../src/core/types';
import { DocumentFields, DocumentValue, Fraction, Int, Moment, numberOf } from '../../formats/documents/document';
import { jsonText } from '../documents/departing-rows';

export type Item = Record<string, AttributeValue>;

/** How items become rows: as a scan gives them, or as Glue makes an export's files into columns. */
export type ItemShape = 'scan' | 'export' | 'simplify' | 'unnest';

export function itemDocument(item: Item, shape: ItemShape): DocumentFields {
  if (shape === 'export') return { Item: Object.fromEntries(Object.entries(item).map(([k, v]) => [k, wrapped(v)])) };
  return Object.fromEntries(Object.entries(item).map(([k, v]) => [k, valueOf(v, shape)]));
}

function valueOf(a: AttributeValue, shape: ItemShape): DocumentValue {
  const number = (n: string): DocumentValue => (shape === 'scan' ? numberOf(n) : n);
  const bytes = (b: Uint8Array): DocumentValue => (shape === 'scan' ? b : Buffer.from(b).toString('base64'));
  if (a.S !== undefined) return a.S;
  if (a.N !== undefined) return number(a.N);
  if (a.BOOL !== undefined) return a.BOOL;
  if (a.NULL !== undefined) return null;
  if (a.B !== undefined) return bytes(a.B);
  if (a.SS !== undefined) return a.SS;
  if (a.NS !== undefined) return a.NS.map(number);
  if (a.BS !== undefined) return a.BS.map(bytes);
  // Only maps are unnested; a list of maps stays as the export has it.
  if (a.L !== undefined) return a.L.map((v) => (shape === 'unnest' ? wrapped(v) : valueOf(v, shape)));
  return Object.fromEntries(Object.entries(a.M ?? {}).map(([k, v]) => [k, valueOf(v, shape)]));
}

/** As it stands in an export: `{"S": "x"}`. */
function wrapped(a: AttributeValue): DocumentValue {
  const base64 = (b: Uint8Array) => Buffer.from(b).toString('base64');
  if (a.L !== undefined) return { L: a.L.map(wrapped) };
  if (a.M !== undefined) return { M: Object.fromEntries(Object.entries(a.M).map(([k, v]) => [k, wrapped(v)])) };
  if (a.B !== undefined) return { B: base64(a.B) };
  if (a.BS !== undefined) return { BS: a.BS.map(base64) };
  return Object.fromEntries(Object.entries(a).filter(([, v]) => v !== undefined)) as DocumentFields;
}

/** A value of a row as an attribute; times are texts in ISO 8601. */
export function attributeOf(value: DocumentValue, type: DataType, column: string): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'bigint') return { N: String(value) };
  if (value instanceof Int) return { N: String(value.value) };
  if (value instanceof Fraction) {
    if (/^-?\d/.test(value.text)) return { N: value.text };
    throw new GlueprintError({ code: 'ValueOutOfRange', field: column, message: `a value is ${value.text}, which no number of DynamoDB is`, hint: 'make it null or text before' });
  }
  if (value instanceof Moment) return { S: JSON.parse(jsonText(value, type)) as string };
  if (value instanceof Uint8Array) return { B: value };
  if (Array.isArray(value)) {
    const element = type.kind === 'array' ? type.element : type;
    return { L: (value as readonly DocumentValue[]).map((v) => attributeOf(v, element, column)) };
  }
  const typeIn = (name: string) => (type.kind === 'map' ? type.value : type.kind === 'struct' ? type.fields.find((f) => f.name === name)?.type ?? type : type);
  return { M: Object.fromEntries(Object.entries(value as DocumentFields).map(([k, v]) => [k, attributeOf(v, typeIn(k), column)])) };
}
