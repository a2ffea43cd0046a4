import { DataType } from './data-type';

/** Spark's precision and scale arithmetic (`DecimalType`, `DecimalPrecision`). */
export type DecimalType = Extract<DataType, { kind: 'decimal' }>;

export const MAX_PRECISION = 38;
const MINIMUM_ADJUSTED_SCALE = 6;

function bounded(precision: number, scale: number): DecimalType {
  return { kind: 'decimal', precision: Math.min(precision, MAX_PRECISION), scale: Math.min(scale, MAX_PRECISION) };
}

/** `spark.sql.decimalOperations.allowPrecisionLoss` (on): digits before the point are kept, of those after it at least six. */
export function adjustPrecisionScale(precision: number, scale: number): DecimalType {
  if (precision <= MAX_PRECISION) return { kind: 'decimal', precision, scale };
  if (scale < 0) return { kind: 'decimal', precision: MAX_PRECISION, scale };
  const integral = precision - scale;
  const adjusted = Math.max(MAX_PRECISION - integral, Math.min(scale, MINIMUM_ADJUSTED_SCALE));
  return { kind: 'decimal', precision: MAX_PRECISION, scale: adjusted };
}

export type DecimalOperator = '+' | '-' | '*' | '/' | '%' | 'div' | 'pmod';

/** Result type of an operator on two decimals. `div` gives the decimal that is then cast to bigint. */
export function decimalResult(operator: DecimalOperator, a: DecimalType, b: DecimalType): DecimalType {
  const [p1, s1, p2, s2] = [a.precision, a.scale, b.precision, b.scale];
  switch (operator) {
    case '+':
    case '-': {
      const scale = Math.max(s1, s2);
      return adjustPrecisionScale(Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
    }
    case '*': return adjustPrecisionScale(p1 + p2 + 1, s1 + s2);
    case '/': {
      const scale = Math.max(MINIMUM_ADJUSTED_SCALE, s1 + p2 + 1);
      return adjustPrecisionScale(p1 - s1 + s2 + scale, scale);
    }
    case '%':
    case 'pmod': {
      const scale = Math.max(s1, s2);
      return adjustPrecisionScale(Math.min(p1 - s1, p2 - s2) + scale, scale);
    }
    case 'div': return bounded(Math.max(p1 - s1 + s2, 1), 0);
  }
}

/** The decimal that holds every value of both, cut at 38 digits. */
export function widerDecimal(a: DecimalType, b: DecimalType): DecimalType {
  const scale = Math.max(a.scale, b.scale);
  return bounded(Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale);
}

/** The decimal that holds every value of a numeric type. */
export function decimalFor(type: DataType): DecimalType | undefined {
  switch (type.kind) {
    case 'tinyint': return { kind: 'decimal', precision: 3, scale: 0 };
    case 'smallint': return { kind: 'decimal', precision: 5, scale: 0 };
    case 'int': return { kind: 'decimal', precision: 10, scale: 0 };
    case 'bigint': return { kind: 'decimal', precision: 20, scale: 0 };
    case 'float': return { kind: 'decimal', precision: 14, scale: 7 };
    case 'double': return { kind: 'decimal', precision: 30, scale: 15 };
    case 'decimal': return type;
    default: return undefined;
  }
}

/** Type of a decimal literal's digits, as Spark reads `1.50` (precision 3, scale 2). */
export function decimalOfText(text: string): DecimalType {
  const m = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (m === null) throw new Error(`not a decimal: ${text}`);
  const exponent = Number(m[3] ?? 0);
  let scale = (m[2] ?? '').length - exponent;
  let digits = `${m[1]}${m[2] ?? ''}`.replace(/^0+/, '').length;
  if (scale < 0) {
    digits -= scale;
    scale = 0;
  }
  return { kind: 'decimal', precision: Math.max(digits, scale, 1), scale };
}
