import { array, BIGINT, BINARY, BOOLEAN, Column, DataType, DOUBLE, field, INT, map, sameType, STRING, struct, TIMESTAMP, VOID } from '../../../src/core/types';

/**
 * A value of a system without a schema, before it has a column's type. Numbers keep their digits: a bigint, or the text of a fraction.
 */
export type DocumentValue =
  null | boolean | string | bigint | Int | Fraction | Exact | Moment | Uint8Array | readonly DocumentValue[] | DocumentFields;

export interface DocumentFields { readonly [name: string]: DocumentValue }

/** A whole number that the system itself keeps in 32 bits. */
export class Int {
  constructor(public readonly value: number) {}
}

/** A number with digits after the point, or too large for 64 bits, as its text. */
export class Fraction {
  constructor(public readonly text: string) {}
}

/** A decimal number: an unscaled number and so many digits after the point. */
export class Exact {
  constructor(public readonly unscaled: bigint, public readonly scale: number) {}

  public get text(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${this.unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${this.scale === 0 ? '' : `.${digits.slice(point)}`}`;
  }

  public get type(): DataType {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().length;
    return { kind: 'decimal', precision: Math.max(digits, this.scale, 1), scale: this.scale };
  }
}

/** A point in time: microseconds since 1970. */
export class Moment {
  constructor(public readonly micros: bigint) {}
}

const LONG = 9_223_372_036_854_775_807n;

/** A number as JSON writes it. */
export function numberOf(text: string): bigint | Fraction {
  if (!/^[+-]?\d+$/.test(text)) return new Fraction(text);
  const n = BigInt(text);
  return n <= LONG && n >= -LONG - 1n ? n : new Fraction(text);
}

export function isFields(value: DocumentValue): value is DocumentFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && !(value instanceof Fraction || value instanceof Exact || value instanceof Moment || value instanceof Uint8Array || value instanceof Int);
}

/** A value of JSON (of JavaScript) as one of a document. */
export function fromJson(value: unknown): DocumentValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : new Fraction(String(value));
  if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'bigint') return value;
  if (Array.isArray(value)) return value.map(fromJson);
  return Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, fromJson(v)]));
}

/** The type that Glue gives a value. */
export function typeOf(value: DocumentValue): DataType {
  if (value === null) return VOID;
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'bigint') return BIGINT;
  if (value instanceof Int) return INT;
  if (value instanceof Fraction) return DOUBLE;
  if (value instanceof Exact) return value.type;
  if (value instanceof Moment) return TIMESTAMP;
  if (value instanceof Uint8Array) return BINARY;
  if (Array.isArray(value)) return array((value as readonly DocumentValue[]).map(typeOf).reduce(merged, VOID));
  return struct(Object.entries(value as DocumentFields).map(([name, v]) => field(name, typeOf(v))));
}

/** A type for values of both: `choice` where there is none, as in a DynamicFrame. */
export function merged(a: DataType, b: DataType): DataType {
  if (a.kind === 'void' || sameType(a, b)) return b;
  if (b.kind === 'void') return a;
  // A long holds an int; Glue keeps no choice of the two.
  if ((a.kind === 'int' && b.kind === 'bigint') || (a.kind === 'bigint' && b.kind === 'int')) return BIGINT;
  if (a.kind === 'decimal' && b.kind === 'decimal') {
    const scale = Math.max(a.scale, b.scale);
    return { kind: 'decimal', precision: scale + Math.max(a.precision - a.scale, b.precision - b.scale), scale };
  }
  if (a.kind === 'array' && b.kind === 'array') return array(merged(a.element, b.element));
  if (a.kind === 'map' && b.kind === 'map') return map(a.key, merged(a.value, b.value));
  if (a.kind === 'struct' && b.kind === 'struct') {
    const names = [...new Set([...a.fields, ...b.fields].map((f) => f.name))];
    const typeIn = (t: typeof a, name: string) => t.fields.find((f) => f.name === name)?.type ?? VOID;
    return struct(names.map((name) => field(name, merged(typeIn(a, name), typeIn(b, name)))));
  }
  const alternatives = [a, b].flatMap((t) => (t.kind === 'choice' ? t.alternatives : [t]));
  const out: DataType[] = [];
  for (const t of alternatives) {
    const alike = out.findIndex((o) => o.kind === t.kind);
    if (alike < 0) out.push(t);
    else out[alike] = merged(out[alike] as DataType, t);
  }
  return out.length === 1 ? out[0] as DataType : { kind: 'choice', alternatives: out };
}

/** What each type is called where a column of several becomes a struct with a field for each: what `toDF()` makes of a choice. */
export function choiceName(type: DataType): string {
  const names: Partial<Record<DataType['kind'], string>> = { bigint: 'long', tinyint: 'byte', smallint: 'short' };
  return names[type.kind] ?? type.kind;
}

/** Types as a DataFrame has them: a choice is a struct, what has no value is a string. */
export function resolved(type: DataType): DataType {
  switch (type.kind) {
    case 'void': return STRING;
    case 'array': return array(resolved(type.element));
    case 'map': return map(type.key, resolved(type.value));
    case 'struct': return struct(type.fields.map((f) => field(f.name, resolved(f.type))));
    case 'choice': return struct(
      [...type.alternatives].sort((a, b) => (choiceName(a) < choiceName(b) ? -1 : 1)).map((t) => field(choiceName(t), resolved(t))),
    );
    default: return type;
  }
}

/** Columns of documents that have been seen, in the order in which their names were met. */
export class SeenColumns {
  private readonly types = new Map<string, DataType>();

  public see(document: DocumentFields): void {
    for (const [name, value] of Object.entries(document)) this.types.set(name, merged(this.types.get(name) ?? VOID, typeOf(value)));
  }

  /** Names differ in case only: Spark could not tell them apart. */
  public get clash(): readonly [string, string] | undefined {
    const names = [...this.types.keys()];
    for (const [i, a] of names.entries()) {
      const b = names.slice(i + 1).find((n) => n.toLowerCase() === a.toLowerCase());
      if (b !== undefined) return [a, b];
    }
    return undefined;
  }

  public get choices(): readonly string[] {
    return [...this.types].filter(([, t]) => holdsChoice(t)).map(([name]) => name);
  }

  public columns(): Column[] {
    return [...this.types].map(([name, type]) => field(name, resolved(type)));
  }
}

function holdsChoice(type: DataType): boolean {
  switch (type.kind) {
    case 'choice': return true;
    case 'array': return holdsChoice(type.element);
    case 'map': return holdsChoice(type.value);
    case 'struct': return type.fields.some((f) => holdsChoice(f.type));
    default: return false;
  }
}
