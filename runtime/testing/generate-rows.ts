import { TestRow, TestValue } from './values';
import { Column, DataType } from '../../src/core/types';

export interface GenerateOptions {
  readonly count: number;
  /** The same seed gives the same rows. Default: that of the test. */
  readonly seed?: number;
  /** Share of NULLs in nullable columns. Default: 0.1. */
  readonly nulls?: number;
  /** Share of edge values: empty texts, zero, the smallest and largest numbers, leap days. Default: 0.2. */
  readonly edges?: number;
  /** Values of some columns instead: a list to take from, or a function of the row's number. */
  readonly columns?: { readonly [column: string]: readonly TestValue[] | ((row: number) => TestValue) };
}

/** Rows of those columns, made up. */
export function generateRows(columns: readonly Column[], options: GenerateOptions): TestRow[] {
  const random = randomOf(options.seed ?? 1);
  const { nulls = 0.1, edges = 0.2 } = options;
  const value = (type: DataType, nullable: boolean): TestValue => {
    if (nullable && random() < nulls) return null;
    return random() < edges ? pick(edgeValues(type, value), random) : ordinary(type, random, value);
  };
  return Array.from({ length: options.count }, (_, i) => Object.fromEntries(columns.map((c) => {
    const own = options.columns?.[c.name];
    if (typeof own === 'function') return [c.name, own(i)];
    return [c.name, own === undefined ? value(c.type, c.nullable) : pick(own, random)];
  })));
}

/** Numbers from 0 to 1: MINSTD, short and good enough for test data. */
export function randomOf(seed: number): () => number {
  const modulus = 2147483647;
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
  return () => {
    state = (state * 48271) % modulus;
    return state / modulus;
  };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

type Make = (type: DataType, nullable: boolean) => TestValue;
const DAY = 86_400_000;

function ordinary(type: DataType, random: () => number, make: Make): TestValue {
  const whole = (limit: number) => Math.floor(random() * limit);
  switch (type.kind) {
    case 'boolean': return random() < 0.5;
    case 'tinyint': return whole(100);
    case 'smallint':
    case 'int':
    case 'bigint': return whole(1000);
    case 'float':
    case 'double': return Math.round(random() * 100_000) / 100;
    case 'decimal': {
      const digits = Math.min(type.precision - type.scale, 6);
      return (random() * 10 ** digits).toFixed(type.scale).slice(0, digits + type.scale + 1).replace(/\.$/, '');
    }
    case 'string':
    case 'char':
    case 'varchar': return Array.from({ length: 1 + whole(8) }, () => 'abcdefghijklmnopqrstuvwxyz'[whole(26)]).join('').slice(0, 'length' in type ? type.length : undefined);
    case 'binary': return Array.from({ length: whole(6) }, () => whole(256).toString(16).padStart(2, '0')).join('');
    case 'date': return new Date(Date.UTC(2020, 0, 1) + whole(2000) * DAY).toISOString().slice(0, 10);
    case 'timestamp':
    case 'timestamp_ntz': return new Date(Date.UTC(2020, 0, 1) + whole(2000) * DAY + whole(DAY)).toISOString().replace('T', ' ').replace('Z', type.kind === 'timestamp' ? 'Z' : '');
    case 'array': return Array.from({ length: whole(4) }, () => make(type.element, type.containsNull));
    case 'struct': return Object.fromEntries(type.fields.map((f) => [f.name, make(f.type, f.nullable)]));
    case 'map': return Object.fromEntries(Array.from({ length: whole(3) }, (_, i) => [String(ordinary(type.key, random, make)) + (type.key.kind === 'string' ? i : ''), make(type.value, type.valueContainsNull)]));
    default: return null;
  }
}

export function edgeValues(type: DataType, make: Make): readonly TestValue[] {
  switch (type.kind) {
    case 'boolean': return [true, false];
    case 'tinyint': return [0, -1, 127, -128];
    case 'smallint': return [0, -1, 32767, -32768];
    case 'int': return [0, -1, 2147483647, -2147483648];
    case 'bigint': return [0, -1, 9223372036854775807n, -9223372036854775808n];
    case 'float':
    case 'double': return [0, -0.5, 1e-7, 1e10];
    case 'decimal': return ['0', `${'9'.repeat(type.precision - type.scale) || '0'}${type.scale === 0 ? '' : `.${'9'.repeat(type.scale)}`}`, '-1'.slice(type.precision === type.scale ? 1 : 0, type.precision === type.scale ? 1 : 2) || '0'];
    case 'string':
    case 'varchar':
    case 'char': return ['', ' ', "o'k", 'Ünï', '"', '\\', 'null'].filter((s) => !('length' in type) || s.length <= type.length);
    case 'binary': return ['', '00', 'ff'];
    case 'date': return ['1970-01-01', '2024-02-29', '1999-12-31', '9999-12-31'];
    case 'timestamp': return ['1970-01-01 00:00:00Z', '2024-02-29 23:59:59.999999Z', '1999-12-31 23:59:59Z'];
    case 'timestamp_ntz': return ['1970-01-01 00:00:00', '2024-02-29 23:59:59.999999', '1999-12-31 23:59:59'];
    case 'array': return [[], [make(type.element, type.containsNull)]];
    case 'map': return [{}];
    case 'struct': return [Object.fromEntries(type.fields.map((f) => [f.name, make(f.type, f.nullable)]))];
    default: return [null];
  }
}
