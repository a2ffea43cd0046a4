import { DocumentFields, DocumentValue, Fraction, Int, isFields, Moment } from '../../formats/documents/document';

type Bson = typeof import('../../clients/mongodb');

/** A document as the driver gives it, with the types of BSON kept, as one of ours. An ObjectId is its text, as for Spark's connector. */
export function fromBson(value: unknown, bson: Bson): DocumentValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : new Fraction(String(value));
  if (Array.isArray(value)) return value.map((v) => fromBson(v, bson));
  if (value instanceof Date) return new Moment(BigInt(value.getTime()) * 1000n);
  if (value instanceof bson.Int32) return new Int(value.valueOf());
  if (value instanceof bson.Long) return value.toBigInt();
  if (value instanceof bson.Double) return new Fraction(String(value.valueOf()));
  if (value instanceof bson.Decimal128) return new Fraction(value.toString());
  if (value instanceof bson.ObjectId) return value.toHexString();
  if (value instanceof bson.Binary) return value.buffer.subarray(0, value.position);
  if (value instanceof Uint8Array) return value;
  const type = (value as { _bsontype?: string })._bsontype;
  if (type !== undefined) return String(value);
  return Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, fromBson(v, bson)]));
}

/** A value of a row as the driver takes it. */
export function toBson(value: DocumentValue, bson: Bson): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return bson.Long.fromBigInt(value);
  if (value instanceof Int) return new bson.Int32(value.value);
  if (value instanceof Fraction) return new bson.Double(Number(value.text));
  if (value instanceof Moment) return new Date(Number(value.micros / 1000n));
  if (value instanceof Uint8Array) return new bson.Binary(value);
  if (isFields(value)) return toBsonDocument(value, bson);
  return (value as readonly DocumentValue[]).map((v) => toBson(v, bson));
}

export function toBsonDocument(fields: DocumentFields, bson: Bson): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, toBson(v, bson)]));
}
