import { GlueprintError } from '../../../src/core/diagnostics';
import type { Decimal, Reader, Timestamp } from '../../clients/ion-js';
import { damaged } from '../compression/damaged';
import { DocumentFields, DocumentValue, Exact, Fraction, Moment, numberOf } from '../documents/document';

type Ion = typeof import('../../clients/ion-js');

/** The records of a part: structs. */
export function* ionRecords(ion: Ion, part: Uint8Array | string): Iterable<DocumentFields> {
  const reader = ion.makeReader(part);
  for (let type = reader.next(); type !== null; type = reader.next()) {
    if (type !== ion.IonTypes.STRUCT) {
      throw new GlueprintError({ code: 'NoRecord', message: `a record of Ion is a struct, here is a ${type.name}`, hint: 'write each record as { … }' });
    }
    yield reader.isNull() ? {} : fieldsOf(ion, reader);
  }
}

function fieldsOf(ion: Ion, reader: Reader): DocumentFields {
  const out: Record<string, DocumentValue> = {};
  reader.stepIn();
  while (reader.next() !== null) {
    const name = reader.fieldName();
    if (name === null) throw damaged('Ion', 'a field without a name');
    out[name] = valueOf(ion, reader);
  }
  reader.stepOut();
  return out;
}

function valueOf(ion: Ion, reader: Reader): DocumentValue {
  if (reader.isNull()) return null;
  const t = ion.IonTypes;
  switch (reader.type()) {
    case t.BOOL: return reader.booleanValue();
    case t.INT: {
      const n = numberOf(String(reader.bigIntValue()));
      return typeof n === 'bigint' ? n : new Exact(BigInt((n as Fraction).text), 0);
    }
    case t.FLOAT: return new Fraction(String(reader.numberValue()));
    case t.DECIMAL: return decimalOf(reader.decimalValue() as Decimal);
    case t.TIMESTAMP: return momentOf(reader.timestampValue() as Timestamp);
    case t.SYMBOL:
    case t.STRING: return reader.stringValue();
    case t.CLOB: return Buffer.from(reader.uInt8ArrayValue() as Uint8Array).toString('latin1');
    case t.BLOB: return reader.uInt8ArrayValue();
    case t.STRUCT: return fieldsOf(ion, reader);
    default: {
      const out: DocumentValue[] = [];
      reader.stepIn();
      while (reader.next() !== null) out.push(valueOf(ion, reader));
      reader.stepOut();
      return out;
    }
  }
}

function decimalOf(value: Decimal): DocumentValue {
  const size = value.getCoefficient();
  const exponent = value.getExponent();
  const unscaled = value.isNegative() && size > 0n ? -size : size;
  if (exponent <= 0) return new Exact(unscaled, -exponent);
  return exponent > 100 ? new Fraction(`${unscaled}e${exponent}`) : new Exact(unscaled * 10n ** BigInt(exponent), 0);
}

/** Digits beyond microseconds are cut. */
function momentOf(value: Timestamp): Moment {
  const seconds = BigInt(Math.floor(value.getDate().getTime() / 1000));
  const fraction = decimalOf(value._getFractionalSeconds());
  const digits = fraction instanceof Exact ? (fraction.text.split('.')[1] ?? '') : '';
  return new Moment(seconds * 1_000_000n + BigInt(digits.padEnd(6, '0').slice(0, 6)));
}
