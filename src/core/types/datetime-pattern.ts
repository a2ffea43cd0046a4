/**
 * Java's `DateTimeFormatter` patterns as Spark 3 takes them (`DateTimeFormatterHelper`): parsed into pieces that formatting, parsing
 * and the translation to DuckDB's own patterns read.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-datetime-pattern.html
 */
export type PatternPiece = NumberPiece | TextPiece | FractionPiece | LiteralPiece | OffsetPiece | ZonePiece | OptionalPiece;
export type NumberField =
  | 'year' | 'year of era' | 'month' | 'day' | 'day of year' | 'quarter' | 'aligned day of week' | 'clock hour 12' | 'hour 12' | 'clock hour 24' | 'hour' | 'minute' | 'second';
export interface NumberPiece {
  readonly kind: 'number';
  readonly field: NumberField;
  readonly min: number;
  readonly max: number;
  readonly sign: 'normal' | 'not negative' | 'exceeds pad';
  /** `yy`: two digits of 2000 to 2099. */
  readonly reduced?: boolean;
  /** Width of the fixed-width numbers that follow without a gap; -1 when this one is one of them. */
  subsequent: number;
}
export interface TextPiece { readonly kind: 'text'; readonly field: 'era' | 'month' | 'weekday' | 'ampm' | 'quarter'; readonly full: boolean }
export interface FractionPiece { readonly kind: 'fraction'; readonly min: number; readonly max: number; subsequent: number }
export interface LiteralPiece { readonly kind: 'literal'; readonly text: string }
export interface OffsetPiece { readonly kind: 'offset'; readonly form: '+HHmm' | '+HHMM' | '+HH:MM' | '+HHMMss' | '+HH:MM:ss' | 'GMT short' | 'GMT full'; readonly zero: string }
export interface ZonePiece { readonly kind: 'zone'; readonly style: 'id' | 'short' | 'full' }
export interface OptionalPiece { readonly kind: 'optional'; readonly pieces: readonly PatternPiece[] }

/** The pattern is none that Spark takes. */
export class PatternError extends Error {}

const WEEK_BASED = 'YWwuec';
const FORBIDDEN = 'ABnNp';
const NOT_PARSED = 'EFqQ';
const NARROW = 'GMLEQq';

/** Whether Spark 2's `SimpleDateFormat` took the pattern. */
export function isLegacyPattern(pattern: string): boolean {
  const parts = pattern.split("'");
  return parts.length % 2 === 1 && parts.every((part, i) => i % 2 === 1 || /^[GyYMLwWDdFEuaHkKhmsSzZX]*$/.test(part.replace(/[^A-Za-z]/g, '')));
}

const known = new Map<string, readonly PatternPiece[]>();

/** Pieces of a pattern; a fraction of a second takes any number of digits when parsing. */
export function parsePattern(pattern: string, parsing: boolean): readonly PatternPiece[] {
  const key = `${parsing}${pattern}`;
  let pieces = known.get(key);
  if (pieces === undefined) {
    pieces = new PatternParser(pattern, parsing).parse();
    known.set(key, pieces);
  }
  return pieces;
}

class PatternParser {
  private at = 0;
  private readonly stack: { pieces: PatternPiece[]; active: number }[] = [{ pieces: [], active: -1 }];
  private readonly eraGiven: boolean;

  constructor(private readonly pattern: string, private readonly parsing: boolean) {
    this.eraGiven = pattern.split("'").some((part, i) => i % 2 === 0 && part.includes('G'));
  }

  public parse(): PatternPiece[] {
    while (this.at < this.pattern.length) this.next();
    while (this.stack.length > 1) this.closeOptional();
    return this.stack[0].pieces;
  }

  private next(): void {
    const c = this.pattern[this.at];
    if (/[A-Za-z]/.test(c)) {
      let end = this.at;
      while (this.pattern[end] === c) end++;
      const count = end - this.at;
      this.at = end;
      this.letter(c, count);
    } else if (c === "'") {
      this.quoted();
    } else if (c === '[') {
      this.top().active = -1;
      this.stack.push({ pieces: [], active: -1 });
      this.at++;
    } else if (c === ']') {
      if (this.stack.length === 1) throw new PatternError('pattern invalid as it contains ] without previous [');
      this.closeOptional();
      this.at++;
    } else if ('{}#'.includes(c)) {
      throw new PatternError(`pattern includes reserved character: '${c}'`);
    } else {
      this.append({ kind: 'literal', text: c });
      this.at++;
    }
  }

  private top(): { pieces: PatternPiece[]; active: number } {
    return this.stack[this.stack.length - 1];
  }

  private closeOptional(): void {
    const { pieces } = this.stack.pop()!;
    if (pieces.length > 0) this.append({ kind: 'optional', pieces });
  }

  private append(piece: PatternPiece): void {
    this.top().pieces.push(piece);
    this.top().active = -1;
  }

  private quoted(): void {
    const start = this.at++;
    let text = '';
    for (;;) {
      if (this.at >= this.pattern.length) throw new PatternError(`pattern ends with an incomplete string literal: ${this.pattern.slice(start)}`);
      if (this.pattern[this.at] === "'") {
        if (this.pattern[this.at + 1] !== "'") break;
        this.at++;
      }
      text += this.pattern[this.at++];
    }
    this.at++;
    this.append({ kind: 'literal', text: text === '' ? "'" : text });
  }

  /** A number takes part in adjacent parsing: `yyyyMMdd` leaves the last four digits to the fields behind the year. */
  private number(field: NumberField, min: number, max: number, sign: NumberPiece['sign'], reduced = false): void {
    this.adjacent({ kind: 'number', field, min, max, sign, reduced, subsequent: 0 }, min === max && sign === 'not negative');
  }

  private adjacent(piece: NumberPiece | FractionPiece, fixed: boolean): void {
    const top = this.top();
    const base = top.active < 0 ? undefined : top.pieces[top.active] as NumberPiece | FractionPiece;
    const index = top.pieces.push(piece) - 1;
    if (base === undefined) {
      top.active = index;
    } else if (fixed) {
      base.subsequent += piece.max;
      piece.subsequent = -1;
    } else {
      base.subsequent = -1;
      top.active = index;
    }
  }

  private letter(c: string, count: number): void {
    if (WEEK_BASED.includes(c)) throw new PatternError(`all week-based patterns are unsupported since Spark 3.0, detected: ${c}; use the SQL function EXTRACT instead`);
    if (FORBIDDEN.includes(c) || (this.parsing && NOT_PARSED.includes(c))) throw new PatternError(`illegal pattern character: ${c}`);
    if ((NARROW.includes(c) && count >= 5) || (c === 'y' && count >= 7)) throw new PatternError(`too many pattern letters: ${c}`);
    const tooMany = (): never => {
      throw new PatternError(`too many pattern letters: ${c}`);
    };
    const two = (field: NumberField) => {
      if (count > 2) tooMany();
      if (count === 1) this.number(field, 1, 19, 'normal');
      else this.number(field, 2, 2, 'not negative');
    };
    switch (c) {
      case 'y': {
        const field = this.eraGiven ? 'year of era' : 'year';
        if (count === 2) this.number(field, 2, 2, 'not negative', true);
        else this.number(field, count, 19, count < 4 ? 'normal' : 'exceeds pad');
        return;
      }
      case 'M':
      case 'L': return count <= 2 ? two('month') : this.append({ kind: 'text', field: 'month', full: count === 4 });
      case 'Q':
      case 'q': return count <= 2 ? two('quarter') : this.append({ kind: 'text', field: 'quarter', full: count === 4 });
      case 'd': return two('day');
      case 'D':
        if (count > 3) tooMany();
        if (count === 1) this.number('day of year', 1, 19, 'normal');
        else this.number('day of year', count, 3, 'not negative');
        return;
      case 'F': return count > 1 ? tooMany() : this.number('aligned day of week', 1, 19, 'normal');
      case 'E': return this.append({ kind: 'text', field: 'weekday', full: count === 4 });
      case 'G': return this.append({ kind: 'text', field: 'era', full: count === 4 });
      case 'a': return count > 1 ? tooMany() : this.append({ kind: 'text', field: 'ampm', full: false });
      case 'h': return two('clock hour 12');
      case 'K': return two('hour 12');
      case 'k': return two('clock hour 24');
      case 'H': return two('hour');
      case 'm': return two('minute');
      case 's': return two('second');
      case 'S': {
        if (count > 9) tooMany();
        // Spark's own builder when parsing: 1 to n digits, outside adjacent parsing
        if (this.parsing) this.append({ kind: 'fraction', min: 1, max: count, subsequent: 0 });
        else this.adjacent({ kind: 'fraction', min: count, max: count, subsequent: 0 }, true);
        return;
      }
      case 'V': return count === 2 ? this.append({ kind: 'zone', style: 'id' }) : tooMany();
      case 'z': return count > 4 ? tooMany() : this.append({ kind: 'zone', style: count === 4 ? 'full' : 'short' });
      case 'O': return count === 1 || count === 4 ? this.append({ kind: 'offset', form: count === 4 ? 'GMT full' : 'GMT short', zero: 'GMT' }) : tooMany();
      case 'X':
        if (count > 5) tooMany();
        return this.append({ kind: 'offset', form: OFFSET_FORMS[count - 1], zero: 'Z' });
      case 'x':
        if (count > 5) tooMany();
        return this.append({ kind: 'offset', form: OFFSET_FORMS[count - 1], zero: count === 1 ? '+00' : count % 2 === 0 ? '+0000' : '+00:00' });
      case 'Z':
        if (count > 5) tooMany();
        return this.append(count < 4 ? { kind: 'offset', form: '+HHMM', zero: '+0000' }
          : count === 4 ? { kind: 'offset', form: 'GMT full', zero: 'GMT' } : { kind: 'offset', form: '+HH:MM:ss', zero: 'Z' });
      default: throw new PatternError(`unknown pattern letter: ${c}`);
    }
  }
}

const OFFSET_FORMS = ['+HHmm', '+HHMM', '+HH:MM', '+HHMMss', '+HH:MM:ss'] as const;

// ---------------------------------------------------------------- DuckDB's own patterns

const NATIVE_FORMAT: Record<string, string> = {
  'day 1': '%-d',
  'day 2': '%d',
  'month 1': '%-m',
  'month 2': '%m',
  'hour 1': '%-H',
  'hour 2': '%H',
  'minute 1': '%-M',
  'minute 2': '%M',
  'second 1': '%-S',
  'second 2': '%S',
  'clock hour 12 1': '%-I',
  'clock hour 12 2': '%I',
  'day of year 3': '%j',
};

/** The `strftime` pattern that gives the same for years 1000 to 9999, or undefined. */
export function strftimePattern(pieces: readonly PatternPiece[]): string | undefined {
  const out = pieces.map((p): string | undefined => {
    switch (p.kind) {
      case 'literal': return p.text.replace(/%/g, '%%');
      case 'number':
        if (p.field === 'year') return p.reduced === true ? '%y' : p.min <= 4 ? '%Y' : undefined;
        return NATIVE_FORMAT[`${p.field} ${p.min}`];
      case 'fraction': return p.max === 3 ? '%g' : p.max === 6 ? '%f' : undefined;
      case 'text':
        if (p.field === 'month') return p.full ? '%B' : '%b';
        if (p.field === 'weekday') return p.full ? '%A' : '%a';
        return p.field === 'ampm' ? '%p' : undefined;
      default: return undefined;
    }
  });
  return out.every((x) => x !== undefined) ? out.join('') : undefined;
}

const NATIVE_PARSE: Partial<Record<NumberField, string>> = { month: '%m', day: '%d', hour: '%H', minute: '%M', second: '%S' };

/** A `strptime` pattern with the regular expression of the texts for which it does the same; undefined when there is none. */
export function strptimePattern(pieces: readonly PatternPiece[]): { readonly format: string; readonly regex: string } | undefined {
  let format = '';
  let regex = '';
  const seen = new Set<string>();
  for (const p of pieces) {
    if (p.kind === 'literal') {
      if (/[\s%]/.test(p.text) && p.text !== ' ') return undefined;
      format += p.text;
      regex += p.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[A-Za-z]/g, (c) => c);
      continue;
    }
    if (p.kind !== 'number' || p.reduced === true || seen.has(p.field)) return undefined;
    seen.add(p.field);
    if (p.field === 'year') {
      if (p.min !== 4) return undefined;
      format += '%Y';
      regex += '[0-9]{4}';
      continue;
    }
    const native = NATIVE_PARSE[p.field];
    if (native === undefined) return undefined;
    // a single letter takes one or two digits where a literal follows; next to another number it is left to the exact parser
    if (p.min === 1 && p.subsequent !== 0) return undefined;
    format += native;
    regex += p.min === 2 ? '[0-9]{2}' : '[0-9]{1,2}';
  }
  return seen.has('year') ? { format, regex } : undefined;
}
