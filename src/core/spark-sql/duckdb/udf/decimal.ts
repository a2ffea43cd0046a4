import type { Udf } from './udf';

interface Unscaled { readonly value: bigint; readonly scale: number }

function read(text: string): Unscaled {
  const [whole, fraction = ''] = text.split('.');
  return { value: BigInt(whole + fraction), scale: fraction.length };
}

function write({ value, scale }: Unscaled): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** a / b rounded half up. */
function divide(a: bigint, b: bigint): bigint {
  const negative = (a < 0n) !== (b < 0n);
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const q = (x * 2n + y) / (y * 2n);
  return negative ? -q : q;
}

function rescale({ value, scale }: Unscaled, to: number): bigint {
  return to >= scale ? value * 10n ** BigInt(to - scale) : divide(value, 10n ** BigInt(scale - to));
}

/** Exact decimal arithmetic where DuckDB's 38 digits do not hold the intermediate result. */
export const DECIMAL_UDFS: readonly Udf[] = [
  {
    name: 'spark_decimal',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER'],
    returns: 'VARCHAR',
    run: (operator, left, right, scale) => {
      const [a, b, target] = [read(left as string), read(right as string), scale as number];
      const common = Math.max(a.scale, b.scale);
      const [x, y] = [rescale(a, common), rescale(b, common)];
      const done = (value: bigint, s: number) => write({ value: rescale({ value, scale: s }, target), scale: target });
      switch (operator) {
        case '+': return done(x + y, common);
        case '-': return done(x - y, common);
        case '*': return done(a.value * b.value, a.scale + b.scale);
        case '/': return write({ value: divide(x * 10n ** BigInt(target), y), scale: target });
        case '%': return done(x % y, common);
        case 'pmod': return done(((x % y) + y) % y, common);
        default: return write({ value: x / y, scale: 0 });
      }
    },
  },
];
