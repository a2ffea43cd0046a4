import { sqlString } from './sql-text';
import { array, BIGINT, BOOLEAN, DataType, decimal, DOUBLE, STRING, struct, VOID } from '../types';

/**
 * The schema of JSON texts as Spark's reader infers it. Texts are first reduced to shapes, in SQL, so that as much leaves the engine as there are
 * different shapes, not values: a text that is not empty becomes `~`, a whole number that a bigint holds `#`, a fraction `.`; what stands after a key is `.#~`.
 */

const TEXT = '(?:[^"\\\\]|\\\\.)';
const KEY = `("${TEXT}*"\\s*:)`;
const BEFORE = '([\\[:,~\\s])';
/** Each passes over keys, and none needs to look around: RE2 runs them. */
const STEPS: readonly (readonly [pattern: string, replacement: string])[] = [
  [`${KEY}|("")|"${TEXT}+"`, '$1$2~'],
  [`${KEY}|${BEFORE}(-?(?:9[0-9]{18}|[0-9]{20})[0-9]*)|${BEFORE}-?[1-9][0-9]{0,18}`, '$1$2$3$4#'],
  [`${KEY}|[#0]\\.[0-9]+`, '$1.'],
];
/** Single quotes may delimit, too; such a text stays as it is. */
const SINGLE_QUOTED = '[{,:\\[]\\s*\'';
export const JSON_OBJECT = '^\\s*[{]';

/** A query of one row: all shapes of a column's texts, as a JSON list. */
export function shapesQuery(column: string, from: string): string {
  const shape = STEPS.reduce((sql, [pattern, replacement]) => `regexp_replace(${sql}, ${sqlString(pattern)}, ${sqlString(replacement)})`, column);
  return [
    'SELECT to_json(collect_set(shape)) AS shapes',
    'FROM (',
    `  SELECT CASE WHEN ${column} RLIKE ${sqlString(SINGLE_QUOTED)} THEN concat('!', ${column}) ELSE concat('~', ${shape}) END AS shape`,
    `  FROM ${from}`,
    `  WHERE ${column} RLIKE ${sqlString(JSON_OBJECT)}`,
    ')',
  ].join('\n');
}

/** The schema of all texts of these shapes; `undefined` where no object has a field. Texts that are not JSON say nothing. */
export function schemaOfShapes(shapes: readonly string[]): DataType | undefined {
  const types = shapes.flatMap((s) => new ShapeReader(s.slice(1), s.startsWith('~')).read() ?? []);
  const type = types.length === 0 ? undefined : canonical(types.reduce(common));
  return type?.kind === 'struct' ? type : undefined;
}

class NotJson extends Error {}

class ShapeReader {
  private at = 0;

  constructor(private readonly text: string, private readonly reduced: boolean) {}

  /** `undefined`: it is not JSON. What follows the value is not looked at, as in Spark. */
  public read(): DataType | undefined {
    try {
      return this.value();
    } catch (error) {
      if (error instanceof NotJson) return undefined;
      throw error;
    }
  }

  private value(): DataType {
    this.blanks();
    const c = this.text[this.at];
    if (c === '{') return this.object();
    if (c === '[') return this.list();
    if (c === '~' && this.reduced) return this.take(/~/y, STRING);
    if (c === '"' || c === '\'') {
      const content = this.quoted();
      if (this.reduced) this.take(/~/y, VOID);
      // Spark takes an empty text for null here: some writers make no difference.
      return content === '' ? VOID : STRING;
    }
    const word = this.match(/null|true|false|NaN|[+-]?(?:Infinity|INF)/y);
    if (word !== undefined) return word === 'null' ? VOID : word === 'true' || word === 'false' ? BOOLEAN : DOUBLE;
    return this.number();
  }

  private object(): DataType {
    this.at++;
    const fields = new Map<string, DataType>();
    this.items('}', () => {
      const name = this.text[this.at] === '"' || this.text[this.at] === '\'' ? this.quoted() : this.stop();
      this.blanks();
      this.take(this.reduced ? /:\.#~/y : /:/y, VOID);
      const type = this.value();
      const there = fields.get(name);
      fields.set(name, there === undefined ? type : common(there, type));
    });
    return structOf(fields);
  }

  private list(): DataType {
    this.at++;
    let element: DataType = VOID;
    this.items(']', () => {
      element = common(element, this.value());
    });
    return array(element);
  }

  private items(end: string, item: () => void): void {
    this.blanks();
    if (this.text[this.at] === end) {
      this.at++;
      return;
    }
    for (;;) {
      this.blanks();
      item();
      this.blanks();
      const c = this.text[this.at++];
      if (c === end) return;
      if (c !== ',') this.stop();
    }
  }

  private number(): DataType {
    if (!this.reduced) {
      const text = this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y) ?? this.stop();
      return /^-?\d+$/.test(text) ? wholeNumber(text) : DOUBLE;
    }
    const text = this.match(/-?(?:[1-9]\d*#?|0|#)?\.?(?:[eE][+-]?\d+)?(?!\d)/y) ?? '';
    if (text === '' || text === '-') return this.stop();
    if (/[.eE]/.test(text)) return DOUBLE;
    return text.endsWith('#') && text.length > 1 ? wholeNumber(text.slice(0, -1)) : BIGINT;
  }

  private quoted(): string {
    const text = this.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy) ?? this.stop();
    const inside = text.slice(1, -1);
    if (!inside.includes('\\')) return inside;
    try {
      return JSON.parse(`"${inside.replace(/\\'/g, '\'').replace(/(^|[^\\])"/g, '$1\\"')}"`) as string;
    } catch {
      return this.stop();
    }
  }

  private blanks(): void {
    this.match(/[ \t\r\n]*/y);
  }

  private take(pattern: RegExp, type: DataType): DataType {
    if (this.match(pattern) === undefined) this.stop();
    return type;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private stop(): never {
    throw new NotJson();
  }
}

function wholeNumber(text: string): DataType {
  const value = BigInt(text);
  if (BigInt.asIntN(64, value) === value) return BIGINT;
  const digits = text.replace('-', '').length;
  return digits <= 38 ? decimal(digits, 0) : DOUBLE;
}

function structOf(fields: ReadonlyMap<string, DataType>): DataType {
  return struct([...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, type]) => ({ name, type, nullable: true })));
}

/** The type that holds both, by the rules of Spark's JSON reader. */
function common(a: DataType, b: DataType): DataType {
  if (a.kind === 'void') return b;
  if (b.kind === 'void') return a;
  if (a.kind === 'struct' && b.kind === 'struct') {
    const fields = new Map(a.fields.map((f) => [f.name, f.type]));
    for (const f of b.fields) {
      const there = fields.get(f.name);
      fields.set(f.name, there === undefined ? f.type : common(there, f.type));
    }
    return structOf(fields);
  }
  if (a.kind === 'array' && b.kind === 'array') return array(common(a.element, b.element));
  if (a.kind === b.kind && a.kind !== 'decimal') return a;
  const number = (t: DataType) => t.kind === 'bigint' || t.kind === 'double' || t.kind === 'decimal';
  if (!number(a) || !number(b)) return STRING;
  if (a.kind === 'double' || b.kind === 'double') return DOUBLE;
  const digits = (t: DataType) => (t.kind === 'decimal' ? t.precision : 20);
  return decimal(Math.max(digits(a), digits(b)), 0);
}

/** Null all over is a text; objects without fields are left out. */
function canonical(type: DataType): DataType | undefined {
  if (type.kind === 'void') return STRING;
  if (type.kind === 'array') {
    const element = canonical(type.element);
    return element === undefined ? undefined : array(element);
  }
  if (type.kind !== 'struct') return type;
  const fields = type.fields.flatMap((f) => {
    const t = f.name === '' ? undefined : canonical(f.type);
    return t === undefined ? [] : [{ ...f, type: t }];
  });
  return fields.length === 0 ? undefined : struct(fields);
}
