import { TestRow, TestValue } from './values';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Column, DataType, isIntegral } from '../../src/core/types';

export interface RowsOptions {
  /** `given`: rows must come in this order. Default: any. */
  readonly order?: 'any' | 'given';
  /** Numbers of type float, double and decimal may differ by this much. Default: 0, a double's last digit excepted. */
  readonly tolerance?: number;
  /** Other rows may be there as well. */
  readonly subset?: boolean;
  /** `mentioned`: columns that no expected row has are not looked at. Default: all columns are. */
  readonly columns?: 'all' | 'mentioned';
}

/** An expected and a found row that belong together, and where they differ. */
export interface RowPair { readonly expected?: TestRow; readonly found?: TestRow; readonly differs: readonly string[] }

export interface RowsDifference {
  readonly columns: readonly Column[];
  readonly same: number;
  readonly pairs: readonly RowPair[];
}

/** Compares rows by their types; `undefined`: they are the same. */
export function compareRows(
  of: string, columns: readonly Column[], found: readonly TestRow[], expected: readonly TestRow[], options: RowsOptions = {},
): RowsDifference | undefined {
  const compared = comparedColumns(of, columns, expected, options);
  const equal = (a: TestRow, b: TestRow, c: Column) => sameValue(valueOf(a, c), valueOf(b, c), c.type, options.tolerance);
  const differs = (a: TestRow, b: TestRow) => compared.filter((c) => !equal(a, b, c)).map((c) => c.name);
  if (options.order === 'given') {
    const length = Math.max(found.length, expected.length);
    const pairs = Array.from({ length }, (_, i) => {
      const [e, f] = [expected[i], found[i]];
      return { expected: e, found: f, differs: e === undefined || f === undefined ? [] : differs(e, f) };
    });
    const wrong = pairs.filter((p) => p.differs.length > 0 || p.expected === undefined || p.found === undefined);
    return wrong.length === 0 ? undefined : { columns: compared, same: length - wrong.length, pairs: wrong };
  }
  const { missing, extra } = unmatched(compared, found, expected, options.tolerance);
  const pairs = paired(missing, options.subset === true ? [...extra] : extra, differs, compared.length);
  const wrong = options.subset === true ? pairs.filter((p) => p.expected !== undefined) : pairs;
  return wrong.length === 0 ? undefined : { columns: compared, same: expected.length - missing.length, pairs: wrong };
}

/** Exact rows by their text first; what is left is matched one by one, which only tolerance needs. */
function unmatched(columns: readonly Column[], found: readonly TestRow[], expected: readonly TestRow[], tolerance: number | undefined) {
  const byText = new Map<string, TestRow[]>();
  for (const row of found) {
    const key = rowText(row, columns);
    byText.set(key, [...byText.get(key) ?? [], row]);
  }
  const rest = expected.filter((row) => byText.get(rowText(row, columns))?.pop() === undefined);
  const extra = [...byText.values()].flat();
  const missing = rest.filter((row) => {
    const i = extra.findIndex((other) => columns.every((c) => sameValue(valueOf(row, c), valueOf(other, c), c.type, tolerance)));
    if (i === -1) return true;
    extra.splice(i, 1);
    return false;
  });
  return { missing, extra };
}

/** Rows that share most of their values are shown side by side. */
function paired(missing: readonly TestRow[], extra: TestRow[], differs: (a: TestRow, b: TestRow) => string[], width: number): RowPair[] {
  const pairs = missing.map((expected): RowPair => {
    let best = -1;
    let least = width;
    extra.forEach((row, i) => {
      const d = differs(expected, row).length;
      if (d < least) [best, least] = [i, d];
    });
    if (best === -1 || least > width * 0.75) return { expected, differs: [] };
    const [found] = extra.splice(best, 1);
    return { expected, found, differs: found === undefined ? [] : differs(expected, found) };
  });
  return [...pairs, ...extra.map((found): RowPair => ({ found, differs: [] }))];
}

function comparedColumns(of: string, columns: readonly Column[], expected: readonly TestRow[], options: RowsOptions): readonly Column[] {
  const names = columns.map((c) => c.name);
  const mentioned = new Set(expected.flatMap((r) => Object.keys(r)));
  const unknown = [...mentioned].find((m) => !names.includes(m));
  if (unknown !== undefined) {
    throw new GlueprintError({ code: 'TestExpectation', node: of, message: `'${of}' has no column '${unknown}'; it has ${names.join(', ')}${didYouMean(unknown, names)}` });
  }
  if (options.columns === 'mentioned') return columns.filter((c) => mentioned.has(c.name));
  const silent = names.filter((n) => !mentioned.has(n));
  if (expected.length > 0 && silent.length > 0) {
    throw new GlueprintError({
      code: 'TestExpectation',
      node: of,
      message: `the expected rows say nothing of column ${silent.map((s) => `'${s}'`).join(', ')} of '${of}'`,
      hint: 'give a value (null too), or compare with columns: \'mentioned\'',
    });
  }
  return columns;
}

function valueOf(row: TestRow, column: Column): TestValue {
  return row[column.name] ?? null;
}

function rowText(row: TestRow, columns: readonly Column[]): string {
  return JSON.stringify(columns.map((c) => canonical(valueOf(row, c), c.type)));
}

export function sameValue(a: TestValue, b: TestValue, type: DataType, tolerance = 0): boolean {
  const [x, y] = [canonical(a, type), canonical(b, type)];
  if (JSON.stringify(x) === JSON.stringify(y)) return true;
  if (!['float', 'double', 'decimal'].includes(type.kind) || typeof x !== 'string' || typeof y !== 'string') {
    return tolerance > 0 && nested(x, y, type, tolerance);
  }
  const [p, q] = [Number(x), Number(y)];
  // The order of a sum decides the last digit of a double.
  const slack = type.kind === 'decimal' ? tolerance : Math.max(tolerance, Math.abs(p) * 1e-14);
  return Math.abs(p - q) <= slack;
}

function nested(a: unknown, b: unknown, type: DataType, tolerance: number): boolean {
  if (type.kind === 'array' && Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((v, i) => sameValue(v as TestValue, b[i] as TestValue, type.element, tolerance));
  }
  if (type.kind === 'struct' && isObject(a) && isObject(b)) return type.fields.every((f) => sameValue(a[f.name] as TestValue, b[f.name] as TestValue, f.type, tolerance));
  return false;
}

function isObject(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** One form for all ways to write a value. */
function canonical(value: TestValue, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (isIntegral(type) || type.kind === 'decimal') return plainNumber(String(value));
  switch (type.kind) {
    case 'float':
    case 'double': return String(Number(value));
    case 'date': return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    case 'timestamp':
    case 'timestamp_ntz': return timeOf(value);
    case 'array': return Array.isArray(value) ? (value as readonly TestValue[]).map((v) => canonical(v, type.element)) : value;
    case 'struct': return isObject(value) ? Object.fromEntries(type.fields.map((f) => [f.name, canonical(value[f.name] as TestValue, f.type)])) : value;
    case 'map': return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v as TestValue, type.value)])) : value;
    default: return value;
  }
}

/** `1.50` and `1.5` are one decimal. */
function plainNumber(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return /^[+-]?0*\.?0*$/.test(text) ? '0' : text;
  return `${sign === '-' ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Without an offset it is taken as UTC, as the session's zone is in tests unless the job says otherwise. */
function timeOf(value: TestValue): string {
  if (value instanceof Date) return value.toISOString();
  const text = String(value).trim().replace(' ', 'T');
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.length === 10 ? `${text}T00:00:00` : text}Z`);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}
