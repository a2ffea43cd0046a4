import { Column, DataType, STRING } from '../../../src/core/types';
import { departed, departingLine } from '../../formats/departing';
import { DocumentFields, DocumentValue, Fraction, Int, Moment } from '../../formats/documents/document';
import { Format } from '../../formats/format';
import { copyStatement } from '../../formats/reader-sql';

/** Rows on their way to a client: a JSON object a line, values by position. Not a format of users' files. */
export const DEPARTING: Format = {
  name: 'departing',
  extensions: ['.rows.json'],
  compressions: { none: '' },
  discover: () => Promise.reject(new Error('departing rows are only written')),
  read() {
    throw new Error('departing rows are only written');
  },
  write(request) {
    const from = `(SELECT ${departingLine(request.columns)} AS line FROM ${request.from})`;
    return copyStatement({ ...request, from, columns: [{ name: 'line', type: STRING, nullable: false }] }, DEPARTING, () => 'line', {
      format: 'csv', header: false, quote: "''", escape: "''", delim: "'\x02'",
    });
  },
};

/** The rows of such files as documents; a field without a value is absent. */
export async function* departingDocuments(files: readonly string[], columns: readonly Column[]): AsyncGenerator<DocumentFields> {
  for (const file of files) {
    for await (const row of departed(file)) {
      const out: { [name: string]: DocumentValue } = {};
      for (const [i, c] of columns.entries()) {
        const value = valueOf(row[String(i)], c.type);
        if (value !== null) out[c.name] = value;
      }
      yield out;
    }
  }
}

function valueOf(value: unknown, type: DataType): DocumentValue {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return BigInt(value as string | number);
    case 'decimal':
    case 'float':
    case 'double': return new Fraction(String(value).replace(/^(-?)inf$/, '$1Infinity').replace(/^nan$/, 'NaN'));
    case 'date': return new Moment(BigInt(value as number) * 86_400_000_000n);
    case 'timestamp':
    case 'timestamp_ntz': return new Moment(BigInt(value as string));
    case 'binary': return Buffer.from(String(value), 'base64');
    case 'array': return (value as unknown[]).map((v) => valueOf(v, type.element));
    case 'map': return Object.fromEntries((value as { k: unknown; v: unknown }[]).map((e) => [String(e.k), valueOf(e.v, type.value)]));
    case 'struct': {
      const fields = value as { readonly [place: string]: unknown };
      const out: { [name: string]: DocumentValue } = {};
      for (const [i, f] of type.fields.entries()) {
        const v = valueOf(fields[String(i)], f.type);
        if (v !== null) out[f.name] = v;
      }
      return out;
    }
    default: return value as string | boolean;
  }
}


/** A document as Spark's JSON writer prints it. */
export function jsonText(value: DocumentValue, type?: DataType): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Int) return String(value.value);
  if (value instanceof Fraction) return /^-?\d/.test(value.text) ? value.text : JSON.stringify(value.text);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  if (value instanceof Moment) return JSON.stringify(momentText(value, type));
  if (typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly DocumentValue[]).map((v) => jsonText(v, type?.kind === 'array' ? type.element : undefined)).join(',')}]`;
  const typeIn = (name: string) => (type?.kind === 'map' ? type.value : type?.kind === 'struct' ? type.fields.find((f) => f.name === name)?.type : undefined);
  return `{${Object.entries(value as DocumentFields).map(([k, v]) => `${JSON.stringify(k)}:${jsonText(v, typeIn(k))}`).join(',')}}`;
}

export function rowJson(document: DocumentFields, columns: readonly Column[]): string {
  return `{${columns.filter((c) => c.name in document).map((c) => `${JSON.stringify(c.name)}:${jsonText(document[c.name] as DocumentValue, c.type)}`).join(',')}}`;
}

function momentText(moment: Moment, type: DataType | undefined): string {
  const ms = moment.micros / 1000n - (moment.micros % 1000n < 0n ? 1n : 0n);
  const iso = new Date(Number(ms)).toISOString();
  if (type?.kind === 'date') return iso.slice(0, 10);
  return type?.kind === 'timestamp_ntz' ? iso.slice(0, -1) : iso;
}

