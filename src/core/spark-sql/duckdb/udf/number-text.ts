import { javaDouble } from './json-text';
import type { Udf, UdfValue } from './udf';

/** Exact decimal digits of a text as Spark prints numbers: `-12.5`, `1.0E10`; undefined for NaN and infinities. */
interface Exact { readonly negative: boolean; readonly digits: bigint; readonly scale: number }

function exact(text: string): Exact | undefined {
  const m = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (m === null) return undefined;
  const fraction = m[3] ?? '';
  const exponent = Number(m[4] ?? 0);
  const scale = fraction.length - exponent;
  const digits = BigInt(`${m[2]}${fraction}` || '0') * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { negative: m[1] === '-', digits, scale: Math.max(scale, 0) };
}

/** The exact value of a double, not its shortest text: a DecimalFormat rounds that. */
function exactDouble(x: number): Exact | undefined {
  if (!Number.isFinite(x)) return undefined;
  let scale = 0;
  let value = Math.abs(x);
  // a double has at most 1074 binary digits after the point
  while (!Number.isInteger(value) && scale < 1100) {
    value *= 2;
    scale++;
  }
  return { negative: x < 0, digits: BigInt(value) * 5n ** BigInt(scale), scale };
}

function rounded(
  { negative, digits, scale }: Exact, places: number, halfUp = false,
): { readonly negative: boolean; readonly whole: string; readonly fraction: string } {
  let value = digits;
  if (scale > places) {
    const unit = 10n ** BigInt(scale - places);
    const [q, r] = [value / unit, value % unit];
    const up = r * 2n > unit || (r * 2n === unit && (halfUp || q % 2n === 1n));
    value = q + (up ? 1n : 0n);
  } else {
    value *= 10n ** BigInt(places - scale);
  }
  const text = value.toString().padStart(places + 1, '0');
  return { negative: negative && value !== 0n, whole: text.slice(0, text.length - places), fraction: places === 0 ? '' : text.slice(-places) };
}

function grouped(whole: string, size = 3): string {
  return whole.replace(new RegExp(`\\B(?=(\\d{${size}})+(?!\\d))`, 'g'), ',');
}

/** `format_number(x, d)`: half even, as DecimalFormat. */
function formatNumber(value: Exact, places: number): string {
  const { whole, fraction } = rounded(value, places);
  // the sign stays where nothing else does, as in DecimalFormat
  return `${value.negative ? '-' : ''}${grouped(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `format_number(x, '#,##0.0#')`: a DecimalFormat pattern of one number with optional prefix and suffix. */
function formatPattern(number: Exact, written: string): string {
  // a second pattern gives prefix and suffix of negative numbers
  const [pattern, negativePattern] = written.split(';');
  if (negativePattern !== undefined && number.negative) {
    const affixes = /^([^#0,.]*)[#0,.]+([^#0,.]*)$/.exec(negativePattern);
    const plain = /^[^#0,.]*([#0,.]+)[^#0,.]*$/.exec(pattern);
    if (affixes === null || plain === null) throw new Error(`[SPARK_ERROR] malformed number pattern '${written}'`);
    return `${affixes[1]}${formatPattern({ ...number, negative: false }, plain[1])}${affixes[2]}`;
  }
  const exponent = /^([^#0,.]*)([#0]+)(?:\.([#0]*))?E(0+)([^#0,.]*)$/.exec(pattern);
  if (exponent !== null) return formatExponent(number, exponent);
  const percent = pattern.includes('%');
  const value = percent ? { ...number, digits: number.digits * 100n } : number;
  const m = /^([^#0,.]*)([#0,]*)(?:\.([#0]*))?([^#0,.]*)$/.exec(pattern);
  if (m === null) throw new Error(`[SPARK_ERROR] malformed number pattern '${pattern}'`);
  const [, prefix, integer, fraction = '', suffix] = m;
  const comma = integer.lastIndexOf(',');
  // '#.##' has one digit before the point at least
  const least = Math.max(integer.replace(/[^0]/g, '').length, m[3] !== undefined && integer.includes('#') && !fraction.includes('0') ? 1 : 0);
  const { negative, whole, fraction: digits } = rounded(value, fraction.length);
  const required = fraction.replace(/#/g, '').length;
  let tail = digits;
  while (tail.length > required && tail.endsWith('0')) tail = tail.slice(0, -1);
  let head = whole.replace(/^0+/, '').padStart(least, '0');
  if (head === '' && tail === '') head = '0';
  if (comma >= 0) head = grouped(head, integer.length - comma - 1);
  return `${negative ? '-' : ''}${prefix}${head}${tail === '' ? '' : `.${tail}`}${suffix}`;
}

/** `0.###E0`: one digit before the point for each 0 there. */
function formatExponent(value: Exact, [, prefix, integer, fraction = '', exponent, suffix]: RegExpExecArray): string {
  const least = Math.max(integer.replace(/#/g, '').length, 1);
  if (integer.length !== least) throw new Error('[SPARK_ERROR] number patterns with an exponent and # before the point are not available on the local engine');
  const digits = value.digits.toString();
  const power = value.digits === 0n ? 0 : digits.length - value.scale - least;
  const shifted: Exact = power >= 0 ? { ...value, scale: value.scale + power } : { ...value, digits: value.digits * 10n ** BigInt(-power) };
  const { whole, fraction: made } = rounded(shifted, fraction.length);
  const required = fraction.replace(/#/g, '').length;
  let tail = made;
  while (tail.length > required && tail.endsWith('0')) tail = tail.slice(0, -1);
  return `${value.negative ? '-' : ''}${prefix}${whole}${tail === '' ? '' : `.${tail}`}E${power < 0 ? '-' : ''}${String(Math.abs(power)).padStart(exponent.length, '0')}${suffix}`;
}

/** `java.util.Formatter` for the conversions that make sense on SQL values; arguments come as Spark prints them. */
function formatString(format: string, args: readonly (string | null)[]): string {
  let next = 0;
  return format.replace(/%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([a-zA-Z%])/g, (all, index: string | undefined, flags: string, width: string | undefined, precision: string | undefined, type: string) => {
    if (type === '%') return '%'.padStart(Number(width ?? 0));
    if (type === 'n') return '\n';
    const at = index === undefined ? next++ : Number(index.slice(0, -1)) - 1;
    if (at >= args.length) throw new Error(`[SPARK_ERROR] format specifier '${all}' has no argument`);
    const text = one(args[at], type, flags, precision === undefined ? undefined : Number(precision.slice(1)), Number(width ?? 0), all);
    return flags.includes('-') ? text.padEnd(Number(width ?? 0)) : text.padStart(Number(width ?? 0));
  });
}

function one(value: string | null, type: string, flags: string, precision: number | undefined, width: number, spec: string): string {
  const upper = (s: string) => (type >= 'A' && type <= 'Z' ? s.toUpperCase() : s);
  switch (type.toLowerCase()) {
    case 's': return upper((value ?? 'null').slice(0, precision));
    case 'b': return upper(value === null ? 'false' : value === 'false' ? 'false' : 'true');
    case 'c': return value === null ? 'null' : /^\d+$/.test(value) && value.length > 1 ? String.fromCodePoint(Number(value)) : value;
    default:
  }
  if (value === null) return 'null';
  const mismatch = () => new Error(`[SPARK_ERROR] format specifier '${spec}' does not fit the value ${value}`);
  const signed = (negative: boolean, digits: string) => {
    const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
    return sign + (flags.includes('0') ? digits.padStart(width - sign.length, '0') : digits);
  };
  switch (type.toLowerCase()) {
    case 'd': {
      if (!/^-?\d+$/.test(value)) throw mismatch();
      const digits = value.replace('-', '');
      return signed(value.startsWith('-'), flags.includes(',') ? grouped(digits) : digits);
    }
    case 'x':
    case 'o': {
      if (!/^-?\d+$/.test(value)) throw mismatch();
      const number = BigInt(value);
      const bits = BigInt.asIntN(32, number) === number ? 32 : 64;
      const digits = BigInt.asUintN(bits, number).toString(type.toLowerCase() === 'x' ? 16 : 8);
      return upper(flags.includes('0') ? digits.padStart(width, '0') : digits);
    }
    case 'f': {
      const parsed = exact(value);
      if (parsed === undefined) return value;
      const { negative, whole, fraction } = rounded(parsed, precision ?? 6, true);
      return signed(negative, `${flags.includes(',') ? grouped(whole) : whole}${fraction === '' ? '' : `.${fraction}`}`);
    }
    case 'e': {
      const text = Math.abs(Number(value)).toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2');
      return upper(signed(value.startsWith('-'), text));
    }
    case 'g': {
      const x = Math.abs(Number(value));
      const p = precision === 0 ? 1 : precision ?? 6;
      const text = x !== 0 && (x < 1e-4 || x >= 10 ** p) ? x.toExponential(p - 1).replace(/e([+-])(\d)$/, 'e$10$2') : x.toFixed(Math.max(0, p - 1 - (x === 0 ? 0 : Math.floor(Math.log10(x)))));
      return upper(signed(value.startsWith('-'), text));
    }
    default: throw new Error(`[SPARK_ERROR] unknown format conversion '${spec}'`);
  }
}

/** A number format of `to_number` and `to_char`. */
export interface NumberFormat {
  readonly currency: boolean;
  /** Digits and group separators before the point, from the left. */
  readonly whole: string;
  readonly fraction: string;
  readonly sign: 'none' | 'start' | 'end' | 'minus start' | 'minus end' | 'brackets';
}

/** Undefined where the text is no number format. */
export function parseNumberFormat(format: string): NumberFormat | undefined {
  const m = /^(S|MI)?(\$)?((?:[09]|[,G])*)(?:[.D]([09]*))?(\$)?(S|MI|PR)?$/i.exec(format.trim());
  if (m === null || (m[3] + (m[4] ?? '')).replace(/[,G]/gi, '') === '') return undefined;
  const [, lead, dollar, whole, fraction = '', , trail] = m;
  if (lead !== undefined && trail !== undefined) return undefined;
  if (/^[,G]|[,G]$/i.test(whole)) return undefined;
  const sign = lead === undefined && trail === undefined ? 'none' : lead?.toUpperCase() === 'S' ? 'start' : lead !== undefined ? 'minus start'
    : trail?.toUpperCase() === 'S' ? 'end' : trail?.toUpperCase() === 'MI' ? 'minus end' : 'brackets';
  return { currency: dollar !== undefined || m[5] !== undefined, whole: whole.toUpperCase().replace(/G/g, ','), fraction, sign };
}

export function formatPrecision(f: NumberFormat): { readonly precision: number; readonly scale: number } {
  return { precision: f.whole.replace(/,/g, '').length + f.fraction.length, scale: f.fraction.length };
}

/** The number in a text by a format; null when it does not fit. */
function toNumber(text: string, format: string): string | null {
  const f = parseNumberFormat(format);
  if (f === undefined) return null;
  let rest = text.trim();
  let negative = false;
  if (f.sign === 'brackets' && /^<.*>$/.test(rest)) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  if (f.sign === 'start' || f.sign === 'minus start') {
    negative = rest.startsWith('-');
    rest = rest.replace(f.sign === 'start' ? /^[+-]/ : /^-/, '');
  }
  if (f.sign === 'end' || f.sign === 'minus end') {
    negative = rest.endsWith('-');
    rest = rest.replace(f.sign === 'end' ? /[+-]$/ : /-$/, '');
  }
  if (f.currency) {
    if (!rest.startsWith('$')) return null;
    rest = rest.slice(1);
  }
  const m = /^([\d,]*)(?:\.(\d*))?$/.exec(rest);
  if (m === null) return null;
  const [, whole, fraction = ''] = m;
  if (fraction.length > f.fraction.length || whole.replace(/,/g, '') + fraction === '') return null;
  // groups and digits are matched from the right; a leading 0 in the format wants at least that many digits
  const [groups, wanted] = [whole.split(',').reverse(), f.whole.split(',').reverse()];
  if (groups.length > wanted.length) return null;
  for (let i = 0; i < groups.length; i++) {
    const last = i === groups.length - 1;
    if (groups[i].length > wanted[i].length || (!last && groups[i].length !== wanted[i].length)) return null;
  }
  const firstZero = f.whole.replace(/,/g, '').indexOf('0');
  const least = firstZero < 0 ? 0 : f.whole.replace(/,/g, '').length - firstZero;
  if (f.whole.startsWith('0') && whole.replace(/,/g, '').length !== f.whole.replace(/,/g, '').length) return null;
  if (whole.replace(/,/g, '').length < (f.whole.startsWith('0') ? least : 0)) return null;
  return `${negative ? '-' : ''}${whole.replace(/,/g, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A number by a format: `#` where it does not fit. */
function toChar(value: string, format: string): string | null {
  const f = parseNumberFormat(format);
  const parsed = exact(value);
  if (f === undefined || parsed === undefined) return null;
  const digits = rounded(parsed, Math.max(parsed.scale, f.fraction.length));
  const fraction = digits.fraction.slice(0, f.fraction.length);
  let whole = digits.whole.replace(/^0+/, '');
  const places = f.whole.replace(/,/g, '').length;
  const overflow = whole.length > places || /[1-9]/.test(digits.fraction.slice(f.fraction.length));
  let body = '';
  if (overflow) {
    body = f.whole.replace(/[09]/g, '#') + (f.fraction === '' ? '' : `.${f.fraction.replace(/./g, '#')}`);
  } else {
    // a 0 stands before the point where nothing else does
    if (whole === '' && f.fraction !== '' && places > 0) whole = '0';
    const zero = f.whole.replace(/,/g, '').indexOf('0');
    if (zero >= 0) whole = whole.padStart(places - zero, '0');
    const padded = whole.padStart(places, ' ');
    let i = 0;
    let started = false;
    for (const c of f.whole) {
      if (c === ',') {body += started ? ',' : ' ';} else {
        started ||= padded[i] !== ' ';
        body += padded[i++];
      }
    }
    if (f.fraction !== '') body += `.${fraction}`;
  }
  if (f.currency) body = body.replace(/^( *)/, '$1$');
  const { negative } = digits;
  switch (f.sign) {
    case 'start': return body.replace(/^( *)/, `$1${negative ? '-' : '+'}`);
    case 'minus start': return body.replace(/^( *)/, `$1${negative ? '-' : ' '}`);
    case 'end': return `${body}${negative ? '-' : '+'}`;
    case 'minus end': return `${body}${negative ? '-' : ' '}`;
    case 'brackets': return negative ? `${body.replace(/^( *)/, '$1<')}>` : `${body}  `;
    default: return negative ? body.replace(/^( *)/, '$1-') : body;
  }
}

export const NUMBER_TEXT_UDFS: readonly Udf[] = [
  {
    name: 'spark_format_number',
    params: ['VARCHAR', 'INTEGER'],
    returns: 'VARCHAR',
    run: (t, d) => {
      const value = exact(t as string);
      return value === undefined ? nonFinite(t as string) : (d as number) < 0 ? null : formatNumber(value, d as number);
    },
  },
  {
    name: 'spark_format_double',
    params: ['DOUBLE', 'INTEGER'],
    returns: 'VARCHAR',
    run: (x, d) => {
      const value = exactDouble(x as number);
      return value === undefined ? nonFinite(javaDouble(x as number)) : (d as number) < 0 ? null : formatNumber(value, d as number);
    },
  },
  {
    name: 'spark_format_pattern',
    params: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (t, p) => {
      const value = exact(t as string);
      return value === undefined ? nonFinite(t as string) : formatPattern(value, p as string);
    },
  },
  {
    name: 'spark_format_string',
    params: ['VARCHAR'],
    rest: 'VARCHAR',
    returns: 'VARCHAR',
    nulls: true,
    run: (format, ...args: UdfValue[]) => (format === null ? null : formatString(format as string, args as (string | null)[])),
  },
  { name: 'spark_to_number', params: ['VARCHAR', 'VARCHAR'], returns: 'VARCHAR', run: (t, f) => toNumber(t as string, f as string) },
  { name: 'spark_to_char', params: ['VARCHAR', 'VARCHAR'], returns: 'VARCHAR', run: (t, f) => toChar(t as string, f as string) },
];

function nonFinite(text: string): string {
  return { 'Infinity': '∞', '-Infinity': '-∞', 'NaN': 'NaN' }[text] ?? text;
}
