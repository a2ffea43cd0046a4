import { Json, parseJson } from './json-text';
import { BIGINT, BOOLEAN, DataType, DOUBLE, parseTimestamp, STRING, struct, TIMESTAMP, VOID } from '../../../types';

/** `schema_of_json`: the schema that Spark's reader infers of one text (`JsonInferSchema`). */

type Options = Readonly<Record<string, string>>;
type Decimal = DataType & { readonly kind: 'decimal' };

function decimalOf(text: string): DataType {
  const m = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (m === null) return DOUBLE;
  const scale = (m[2] ?? '').length - Number(m[3] ?? 0);
  const digits = `${m[1]}${m[2] ?? ''}`.replace(/^0+(?=.)/, '').length - Math.min(scale, 0);
  const precision = Math.max(digits, scale);
  return precision <= 38 ? { kind: 'decimal', precision, scale: Math.max(scale, 0) } : DOUBLE;
}

function typeOf(json: Json, options: Options): DataType {
  const plainText = options.primitivesasstring === 'true';
  switch (json.kind) {
    case 'null': return VOID;
    case 'true':
    case 'false': return plainText ? STRING : BOOLEAN;
    case 'string': return options.infertimestamp === 'true' && isTimestamp(json.value) ? TIMESTAMP : STRING;
    case 'number': {
      if (plainText) return STRING;
      if (!/^-?\d+$/.test(json.text)) return options.prefersdecimal === 'true' ? decimalOf(json.text) : DOUBLE;
      const value = BigInt(json.text);
      return BigInt.asIntN(64, value) === value ? BIGINT : decimalOf(json.text);
    }
    case 'array': return { kind: 'array', element: json.items.map((item) => typeOf(item, options)).reduce(merged, VOID), containsNull: true };
    case 'object': return struct(json.entries.map(([name, value]) => ({ name, type: typeOf(value, options), nullable: true })).sort((a, b) => (a.name < b.name ? -1 : 1)));
  }
}

function isTimestamp(text: string): boolean {
  const time = parseTimestamp(text);
  return time !== undefined && !time.timeOnly && /^\d{4}-\d{2}-\d{2}[T ]/.test(text);
}

/** Two values of one array; what has nothing in common is text. */
function merged(a: DataType, b: DataType): DataType {
  if (a.kind === 'void') return b;
  if (b.kind === 'void') return a;
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', element: merged(a.element, b.element), containsNull: true };
  if (a.kind === 'struct' && b.kind === 'struct') {
    const names = [...new Set([...a.fields, ...b.fields].map((f) => f.name))].sort();
    const of = (t: typeof a, name: string) => t.fields.find((f) => f.name === name)?.type ?? VOID;
    return struct(names.map((name) => ({ name, type: merged(of(a, name), of(b, name)), nullable: true })));
  }
  if (a.kind === b.kind && a.kind !== 'decimal') return a;
  const numbers = [a, b].map((t): DataType => (t.kind === 'bigint' && [a, b].some((x) => x.kind === 'decimal') ? { kind: 'decimal', precision: 20, scale: 0 } : t));
  if (numbers.every((t) => t.kind === 'decimal')) {
    const [x, y] = numbers as [Decimal, Decimal];
    const scale = Math.max(x.scale, y.scale);
    const precision = Math.max(x.precision - x.scale, y.precision - y.scale) + scale;
    return precision <= 38 ? { kind: 'decimal', precision, scale } : DOUBLE;
  }
  return numbers.every((t) => t.kind === 'bigint' || t.kind === 'double' || t.kind === 'decimal') ? DOUBLE : STRING;
}

function printed(type: DataType): string {
  switch (type.kind) {
    case 'void': return 'STRING';
    case 'array': return `ARRAY<${printed(type.element)}>`;
    case 'struct': return `STRUCT<${type.fields.map((f) => `${fieldName(f.name)}: ${printed(f.type)}`).join(', ')}>`;
    case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
    default: return type.kind.toUpperCase();
  }
}

function fieldName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replace(/`/g, '``')}\``;
}

/** Of a constant, with the options of the reader (keys in lower case); undefined when the text is not JSON. */
export function schemaOfJson(text: string, options: Options = {}): string | undefined {
  if (text === '') return 'STRING';
  try {
    return printed(typeOf(parseJson(text, false, readerOptions(options)), options));
  } catch {
    return undefined;
  }
}

/** The lenient options of Spark's JSON reader. */
export function readerOptions(options: Options) {
  return {
    singleQuotes: options.allowsinglequotes !== 'false',
    unquotedNames: options.allowunquotedfieldnames === 'true',
    leadingZeros: options.allownumericleadingzeros === 'true',
    nonNumeric: options.allownonnumericnumbers !== 'false',
    comments: options.allowcomments === 'true',
  };
}
