import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { ManifestParameter, ParameterType } from '../../src/core/manifest';
import { sqlString } from '../formats/sql-text';

const RULES: Record<ParameterType, {
  readonly allowed: (text: string) => boolean;
  readonly expected: string;
  readonly literal: (text: string) => string;
}> = {
  string: { allowed: () => true, expected: 'a text', literal: sqlString },
  int: { allowed: (t) => /^[+-]?\d+$/.test(t) && Math.abs(Number(t)) <= 2147483647, expected: 'a whole number of 32 bits', literal: (t) => `CAST(${Number(t)} AS INTEGER)` },
  bigint: {
    allowed: (t) => /^[+-]?\d+$/.test(t) && BigInt(t) >= -(2n ** 63n) && BigInt(t) < 2n ** 63n,
    expected: 'a whole number of 64 bits',
    literal: (t) => `CAST(${sqlString(BigInt(t).toString())} AS BIGINT)`,
  },
  double: { allowed: (t) => t.trim() !== '' && Number.isFinite(Number(t)), expected: 'a number', literal: (t) => `CAST(${sqlString(String(Number(t)))} AS DOUBLE)` },
  boolean: { allowed: (t) => /^(true|false)$/i.test(t), expected: 'true or false', literal: (t) => t.toLowerCase() },
  date: { allowed: (t) => /^\d{4}-\d{2}-\d{2}$/.test(t) && isDate(t), expected: 'a date like 2026-01-31', literal: (t) => `DATE ${sqlString(t)}` },
  timestamp: {
    allowed: (t) => /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/.test(t) && isDate(t.slice(0, 10)),
    expected: 'a time like 2026-01-31 23:59:59',
    literal: (t) => `CAST(${sqlString(t)} AS TIMESTAMPTZ)`,
  },
};

const isDate = (t: string) => !Number.isNaN(Date.parse(t)) && new Date(t).toISOString().slice(0, 10) === t;

/** Values of all parameters as texts, checked against their types. */
export function resolveParameters(declared: readonly ManifestParameter[], given: Readonly<Record<string, string>>): Record<string, string> {
  const names = declared.map((p) => p.name);
  const unknown = Object.keys(given).find((n) => !names.includes(n));
  if (unknown !== undefined) {
    throw new GlueprintError({
      code: 'UnknownParameter',
      message: `the job has no parameter '${unknown}'; it has ${names.length === 0 ? 'none' : names.join(', ')}${didYouMean(unknown, names)}`,
    });
  }
  return Object.fromEntries(declared.map((p) => {
    const value = given[p.name] ?? p.default;
    if (value === undefined) {
      throw new GlueprintError({ code: 'MissingParameter', message: `parameter '${p.name}' (${p.type}) has no default and no value`, hint: `pass it: --param ${p.name}=…` });
    }
    if (!RULES[p.type].allowed(value)) {
      throw new GlueprintError({ code: 'InvalidParameter', message: `parameter '${p.name}' is ${p.type}: got '${value}', expected ${RULES[p.type].expected}` });
    }
    return [p.name, value];
  }));
}

/** The query with `$name` replaced by typed constants, which the optimizer can use. */
export function bindParameters(sql: string, declared: readonly ManifestParameter[], values: Readonly<Record<string, string>>): string {
  const types = new Map(declared.map((p) => [p.name.toLowerCase(), p]));
  // Texts, quoted names and comments stay as they are.
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_][A-Za-z0-9_]*)/g, (whole, name?: string) => {
    const parameter = name === undefined ? undefined : types.get(name.toLowerCase());
    if (parameter === undefined) return whole;
    return RULES[parameter.type].literal(values[parameter.name] ?? '');
  });
}
