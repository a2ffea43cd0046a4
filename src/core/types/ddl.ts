import { didYouMean, GlueprintError } from '../diagnostics';
import {
  array, Column, DataType, dayTimeInterval, DayTimeField, decimal, map, SIMPLE_KINDS, SimpleKind, struct, StructField,
  yearMonthInterval, YearMonthField,
} from './data-type';

/** Other spellings that Spark and the Glue Data Catalog accept. */
const SYNONYMS: Record<string, SimpleKind> = {
  byte: 'tinyint', short: 'smallint', integer: 'int', long: 'bigint', real: 'float', bool: 'boolean', timestamp_ltz: 'timestamp',
};
const NAMES = [...SIMPLE_KINDS, ...Object.keys(SYNONYMS), 'decimal', 'numeric', 'dec', 'char', 'varchar', 'array', 'map', 'struct', 'choice'];
const MAX_DEPTH = 100;

interface Token { readonly text: string; readonly start: number; readonly end: number; readonly quoted: boolean }

/** Reads column lists and types as Spark's DDL writes them, and the Glue catalog's `array<struct<a:int>>`. */
class DdlParser {
  private readonly tokens: Token[] = [];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    const pattern = /\s+|--[^\n]*|`((?:[^`]|``)*)`|'((?:[^'\\]|\\.)*)'|[\p{L}\p{N}_$@]+|[\s\S]/gu;
    for (const m of text.matchAll(pattern)) {
      if (/^(\s|--)/.test(m[0])) continue;
      const start = m.index;
      this.tokens.push({
        text: m[1] !== undefined ? m[1].replace(/``/g, '`') : m[0],
        start,
        end: start + m[0].length,
        quoted: m[1] !== undefined,
      });
    }
  }

  /** columns := column (',' column)* */
  public columns(): Column[] {
    const out: Column[] = [];
    do {
      out.push(this.field(false));
    } while (this.take(','));
    this.end();
    return out;
  }

  public single(): DataType {
    const type = this.type();
    this.end();
    return type;
  }

  /** field := name [':'] type ['NOT' 'NULL'] ['COMMENT' string] */
  private field(inStruct: boolean): StructField {
    const name = this.name();
    if (!this.take(':') && inStruct && this.peek()?.text === '>') this.fail(`field '${name}' has no type`);
    const type = this.type();
    let nullable = true;
    if (this.take('not')) {
      if (!this.take('null')) this.fail('expected NULL after NOT');
      nullable = false;
    } else {
      this.take('null');
    }
    if (this.take('comment')) {
      const token = this.next();
      if (!/^'/.test(token.text)) this.fail('expected a string after COMMENT', token);
      return { name, type, nullable, comment: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
    }
    return { name, type, nullable };
  }

  /** type := simple | decimal['(' p [',' s] ')'] | char(n) | varchar(n) | interval … | array<type> | map<type,type> | struct<field,*> */
  private type(): DataType {
    if (++this.depth > MAX_DEPTH) this.fail(`types nest deeper than ${MAX_DEPTH} levels`);
    const token = this.next();
    const word = token.quoted ? '' : token.text.toLowerCase();
    const type = this.typeOf(word, token);
    this.depth--;
    return type;
  }

  private typeOf(word: string, token: Token): DataType {
    switch (word) {
      case 'decimal':
      case 'numeric':
      case 'dec': {
        const [precision = 10, scale = 0] = this.numbers(0, 2);
        if (precision < 1 || precision > 38) this.fail(`decimal precision must be 1 to 38, got ${precision}`, token);
        if (scale > precision) this.fail(`decimal scale ${scale} is larger than precision ${precision}`, token);
        return decimal(precision, scale);
      }
      case 'char':
      case 'character':
      case 'varchar': {
        const [length] = this.numbers(1, 1);
        if (length < 1) this.fail('length must be at least 1', token);
        return { kind: word === 'varchar' ? 'varchar' : 'char', length };
      }
      case 'array': {
        this.need('<');
        const element = this.type();
        this.need('>');
        return array(element);
      }
      case 'map': {
        this.need('<');
        const key = this.type();
        this.need(',');
        const value = this.type();
        this.need('>');
        return map(key, value);
      }
      case 'struct': {
        this.need('<');
        const fields: StructField[] = [];
        if (!this.take('>')) {
          do {
            fields.push(this.field(true));
          } while (this.take(','));
          this.need('>');
        }
        return struct(fields);
      }
      case 'choice': {
        this.need('<');
        const alternatives: DataType[] = [];
        do {
          alternatives.push(this.type());
        } while (this.take(','));
        this.need('>');
        return { kind: 'choice', alternatives };
      }
      case 'interval': return this.interval();
      default: {
        const kind = SYNONYMS[word] ?? SIMPLE_KINDS.find((k) => k === word);
        if (kind === undefined) this.fail(`unknown type '${token.text}'${didYouMean(token.text, NAMES)}`, token);
        return { kind };
      }
    }
  }

  private interval(): DataType {
    const isUnit = (w?: string) => ['year', 'month', 'day', 'hour', 'minute', 'second'].includes(w ?? '');
    if (!isUnit(this.peek()?.text.toLowerCase())) return { kind: 'interval' };
    const from = this.next().text.toLowerCase();
    const to = this.take('to') ? this.next().text.toLowerCase() : from;
    const order = ['day', 'hour', 'minute', 'second'];
    if (['year', 'month'].includes(from) && ['year', 'month'].includes(to) && !(from === 'month' && to === 'year')) {
      return yearMonthInterval(from as YearMonthField, to as YearMonthField);
    }
    if (order.includes(from) && order.indexOf(to) >= order.indexOf(from)) return dayTimeInterval(from as DayTimeField, to as DayTimeField);
    return this.fail(`no interval type runs from ${from} to ${to}`);
  }

  private numbers(min: number, max: number): number[] {
    const out: number[] = [];
    if (this.take('(')) {
      do {
        const token = this.next();
        if (!/^\d+$/.test(token.text)) this.fail(`expected a number, got '${token.text}'`, token);
        out.push(Number(token.text));
      } while (this.take(','));
      this.need(')');
    }
    if (out.length < min || out.length > max) this.fail(`expected ${min === max ? min : `${min} to ${max}`} number(s) in brackets, got ${out.length}`);
    return out;
  }

  private name(): string {
    const token = this.next();
    if (!token.quoted && !/^[\p{L}\p{N}_$@]+$/u.test(token.text)) this.fail(`expected a column name, got '${token.text}'`, token);
    return token.text;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private next(): Token {
    const token = this.tokens[this.at++];
    if (token === undefined) this.fail('the text ends too early');
    return token;
  }

  private take(word: string): boolean {
    const token = this.peek();
    const taken = token !== undefined && !token.quoted && token.text.toLowerCase() === word;
    if (taken) this.at++;
    return taken;
  }

  private need(word: string): void {
    if (!this.take(word)) this.fail(`expected '${word}', got ${this.peek() === undefined ? 'the end' : `'${this.peek()?.text}'`}`, this.peek());
  }

  private end(): void {
    const token = this.peek();
    if (token !== undefined) this.fail(`unexpected '${token.text}'`, token);
  }

  private fail(message: string, token: Token | undefined = this.tokens[this.at - 1]): never {
    const end = this.text.length;
    throw new GlueprintError({
      code: 'InvalidDdl',
      message,
      text: this.text,
      span: token === undefined ? { start: end, end } : { start: token.start, end: token.end },
    });
  }
}

/**
 * Columns from DDL text such as `id BIGINT NOT NULL, items ARRAY<STRUCT<sku: STRING>>`.
 *
 * @throws GlueprintError `InvalidDdl`, with the place.
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-datatypes.html
 */
export function parseColumns(ddl: string): Column[] {
  return new DdlParser(ddl).columns();
}

/** One type from DDL text such as `map<string,int>`. */
export function parseType(ddl: string): DataType {
  return new DdlParser(ddl).single();
}
