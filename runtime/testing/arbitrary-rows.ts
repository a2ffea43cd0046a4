import { edgeValues } from './generate-rows';
import { TestRow, TestValue } from './values';
import { GlueprintError } from '../../src/core/diagnostics';
import { Column, DataType, parseColumns, typeName } from '../../src/core/types';

/** What is needed of fast-check, which stays a dependency of yours: `import * as fc from 'fast-check'`, of any version from 3 on. */
export interface FastCheck {
  array(of: never, constraints: never): unknown;
  bigInt(range: never): unknown;
  boolean(): unknown;
  constantFrom(...values: never[]): unknown;
  integer(range: never): unknown;
  oneof(...choices: never[]): unknown;
  option(of: never, constraints: never): unknown;
  record(of: never): unknown;
  string(constraints: never): unknown;
  tuple(...of: never[]): unknown;
}

/** The same with the types that it has here: what an arbitrary makes becomes known where it is used. */
interface Arbitraries {
  array(of: AnyArbitrary, constraints: { readonly minLength?: number; readonly maxLength: number }): AnyArbitrary;
  bigInt(range: { readonly min: bigint; readonly max: bigint }): AnyArbitrary;
  boolean(): AnyArbitrary;
  constantFrom(...values: readonly TestValue[]): AnyArbitrary;
  integer(range: { readonly min: number; readonly max: number }): AnyArbitrary;
  oneof(...choices: readonly AnyArbitrary[]): AnyArbitrary;
  option(of: AnyArbitrary, constraints: { readonly nil: null }): AnyArbitrary;
  record(of: { readonly [name: string]: unknown }): AnyArbitrary;
  string(constraints: { readonly maxLength: number }): AnyArbitrary;
  tuple(...of: readonly AnyArbitrary[]): AnyArbitrary;
}

interface AnyArbitrary { map(mapper: (value: never) => unknown): AnyArbitrary }

export interface ArbitraryOptions {
  /** Default: 0. */
  readonly minLength?: number;
  /** Default: 10. */
  readonly maxLength?: number;
  /** Arbitraries of fast-check for some columns instead. */
  readonly columns?: { readonly [column: string]: unknown };
}

/**
 * Rows of a schema (DDL) for properties of fast-check, with NULLs and edge values; a failing list shrinks to few rows of small values.
 * The type argument is fast-check's: `arbitraryRows<fc.Arbitrary<TestRow[]>>(fc, 'id INT NOT NULL, name STRING')`.
 */
export function arbitraryRows<A extends { map(mapper: (value: TestRow[]) => unknown): unknown }>(
  fastCheck: FastCheck, ddl: string, options: ArbitraryOptions = {},
): A {
  const fc = fastCheck as unknown as Arbitraries;
  const columns = parseColumns(ddl);
  const stray = Object.keys(options.columns ?? {}).find((name) => !columns.some((c) => c.name === name));
  if (stray !== undefined) {
    throw new GlueprintError({ code: 'TestData', message: `no column '${stray}' in the schema; it has ${columns.map((c) => c.name).join(', ')}` });
  }
  const row = fc.record(Object.fromEntries(columns.map((c) => [c.name, options.columns?.[c.name] ?? arbitraryValue(fc, c)])));
  return fc.array(row, { minLength: options.minLength ?? 0, maxLength: options.maxLength ?? 10 }) as unknown as A;
}

function arbitraryValue(fc: Arbitraries, { type, nullable }: Pick<Column, 'type' | 'nullable'>): AnyArbitrary {
  const value = withEdges(fc, type, ordinary(fc, type));
  return nullable ? fc.option(value, { nil: null }) : value;
}

/** Of whole numbers fast-check itself takes the ends more often. */
function withEdges(fc: Arbitraries, type: DataType, value: AnyArbitrary): AnyArbitrary {
  if (['array', 'map', 'struct', 'boolean', 'tinyint', 'smallint', 'int', 'bigint'].includes(type.kind)) return value;
  return fc.oneof(value, fc.constantFrom(...edgeValues(type, () => null)));
}

const DAY = 86_400_000;

function ordinary(fc: Arbitraries, type: DataType): AnyArbitrary {
  switch (type.kind) {
    case 'boolean': return fc.boolean();
    case 'tinyint': return fc.integer({ min: -128, max: 127 });
    case 'smallint': return fc.integer({ min: -32_768, max: 32_767 });
    case 'int': return fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
    case 'bigint': return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'float':
    case 'double': return fc.integer({ min: -100_000, max: 100_000 }).map((n: number) => n / 100);
    case 'decimal': {
      const most = 10 ** Math.min(type.precision, 9) - 1;
      return fc.integer({ min: -most, max: most }).map((n: number) => decimalText(n, type.scale));
    }
    case 'string': return fc.string({ maxLength: 8 });
    case 'char':
    case 'varchar': return fc.string({ maxLength: Math.min(8, type.length) });
    case 'binary': {
      const hex = (bytes: number[]) => bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
      return fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }).map(hex);
    }
    case 'date': return fc.integer({ min: -20_000, max: 40_000 }).map((n: number) => new Date(n * DAY).toISOString().slice(0, 10));
    case 'timestamp':
    case 'timestamp_ntz': {
      const zone = type.kind === 'timestamp' ? 'Z' : '';
      return fc.tuple(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 0, max: DAY - 1 }))
        .map(([day, time]: [number, number]) => new Date(day * DAY + time).toISOString().replace('T', ' ').replace('Z', zone));
    }
    case 'array': return fc.array(arbitraryValue(fc, { type: type.element, nullable: type.containsNull }), { maxLength: 4 });
    case 'struct': return fc.record(Object.fromEntries(type.fields.map((f) => [f.name, arbitraryValue(fc, f)])));
    case 'map': {
      const entry = fc.tuple(ordinary(fc, type.key), arbitraryValue(fc, { type: type.value, nullable: type.valueContainsNull }));
      const object = (entries: [TestValue, TestValue][]) => Object.fromEntries(entries.map(([k, v]) => [String(k), v]));
      return fc.array(entry, { maxLength: 3 }).map(object);
    }
    default: throw new GlueprintError({ code: 'TestData', message: `no values are made up for the type ${typeName(type)}`, hint: 'give the column an arbitrary of your own' });
  }
}

/** A whole number of the last digit as a decimal. */
function decimalText(n: number, scale: number): string {
  const digits = String(Math.abs(n)).padStart(scale + 1, '0');
  return `${n < 0 ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}
