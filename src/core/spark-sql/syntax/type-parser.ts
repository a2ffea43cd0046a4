import { isWord, TokenStream } from './token-stream';
import {
  array, BIGINT, BINARY, BOOLEAN, CALENDAR_INTERVAL, DataType, DATE, DayTimeField, dayTimeInterval, decimal, DOUBLE, FLOAT, INT, map, SMALLINT,
  STRING, struct, StructField, TIMESTAMP, TIMESTAMP_NTZ, TINYINT, VOID, yearMonthInterval, YearMonthField,
} from '../../types';

const PRIMITIVES: Readonly<Record<string, DataType>> = {
  BOOLEAN,
  TINYINT,
  BYTE: TINYINT,
  SMALLINT,
  SHORT: SMALLINT,
  INT,
  INTEGER: INT,
  BIGINT,
  LONG: BIGINT,
  FLOAT,
  REAL: FLOAT,
  DOUBLE,
  DATE,
  TIMESTAMP,
  TIMESTAMP_LTZ: TIMESTAMP,
  TIMESTAMP_NTZ,
  STRING,
  BINARY,
  VOID,
  INTERVAL: CALENDAR_INTERVAL,
  DECIMAL: decimal(),
  DEC: decimal(),
  NUMERIC: decimal(),
};
const DAY_TIME = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
const YEAR_MONTH = ['YEAR', 'MONTH'];

/** dataType of the grammar, as CAST and `::` take it. */
export abstract class TypeParser extends TokenStream {
  protected dataType(): DataType {
    this.enter();
    const type = this.typeBody();
    this.leave();
    return type;
  }

  private typeBody(): DataType {
    const token = this.token;
    this.expects('types');
    if (token.kind !== 'word' && token.kind !== 'quoted') this.fail();
    const word = token.kind === 'word' ? token.text : '';
    this.markType();
    this.advance();
    switch (word) {
      case 'ARRAY': {
        this.openAngle('ARRAY', 'ARRAY<INT>');
        const element = this.dataType();
        this.needOperator('>');
        return array(element);
      }
      case 'MAP': {
        this.openAngle('MAP', 'MAP<STRING, INT>');
        const key = this.dataType();
        this.needOperator(',');
        const value = this.dataType();
        this.needOperator('>');
        return map(key, value);
      }
      case 'STRUCT': {
        if (this.takeOperator('<>')) return struct([]);
        this.openAngle('STRUCT', 'STRUCT<name: STRING>');
        if (this.takeOperator('>')) return struct([]);
        const fields = this.list(() => this.structField());
        this.needOperator('>');
        return struct(fields);
      }
      case 'INTERVAL': {
        return this.intervalType();
      }
    }
    const sizes = this.isOperator('(') ? this.bracketed(() => this.list(() => this.typeSize())) : [];
    const bad = (code: string, message: string): never => this.fail({ code, message, sqlState: '0A000', span: this.spanFrom(token.start) });
    switch (word) {
      case 'DECIMAL':
      case 'DEC':
      case 'NUMERIC': {
        const [precision = 10, scale = 0] = sizes;
        if (sizes.length > 2) break;
        if (precision > 38) bad('DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', `decimal precision ${precision} exceeds max precision 38`);
        if (scale > precision) bad('INVALID_DECIMAL_SCALE', `decimal scale ${scale} cannot be greater than precision ${precision}`);
        return decimal(precision, scale);
      }
      case 'CHAR':
      case 'CHARACTER':
      case 'VARCHAR': {
        if (sizes.length === 0) bad('DATATYPE_MISSING_SIZE', `DataType "${word}" requires a length parameter, for example "${word}"(10)`);
        if (sizes.length > 1) break;
        if (sizes[0] < 1) bad('INVALID_TYPE_LENGTH', `the length of ${word} must be at least 1, got ${sizes[0]}`);
        return { kind: word === 'VARCHAR' ? 'varchar' : 'char', length: sizes[0] };
      }
    }
    const primitive = Object.hasOwn(PRIMITIVES, word) ? PRIMITIVES[word] : undefined;
    if (primitive === undefined || sizes.length > 0) bad('UNSUPPORTED_DATATYPE', `unsupported data type "${this.text.slice(token.start, this.spanFrom(token.start).end)}"`);
    return primitive as DataType;
  }

  /** INTERVAL | INTERVAL YEAR [TO MONTH] | INTERVAL MONTH | INTERVAL DAY [TO HOUR | MINUTE | SECOND] | … */
  private intervalType(): DataType {
    for (const [units, make] of [
      [YEAR_MONTH, (a: string, b: string) => yearMonthInterval(a as YearMonthField, b as YearMonthField)],
      [DAY_TIME, (a: string, b: string) => dayTimeInterval(a as DayTimeField, b as DayTimeField)],
    ] as const) {
      const from = this.takeOneOf(...units);
      if (from === undefined) continue;
      if (!this.is('TO') || !units.some((u) => isWord(this.peek(), u))) return make(from.toLowerCase(), from.toLowerCase());
      this.advance();
      const to = this.takeOneOf(...units.slice(units.indexOf(from) + 1));
      if (to === undefined) this.fail();
      return make(from.toLowerCase(), to.toLowerCase());
    }
    return CALENDAR_INTERVAL;
  }

  /** complexColType := name [':'] type ['NOT' 'NULL'] ['COMMENT' string] */
  private structField(): StructField {
    const { name } = this.plainIdentifier();
    this.takeOperator(':');
    const type = this.dataType();
    const nullable = !this.takeSequence('NOT', 'NULL');
    if (!this.take('COMMENT')) return { name, type, nullable };
    const comment = this.token;
    if (comment.kind !== 'string') this.fail();
    this.advance();
    return { name, type, nullable, comment: comment.text };
  }

  private openAngle(name: string, example: string): void {
    if (this.takeOperator('<')) return;
    this.fail({
      code: `INCOMPLETE_TYPE_DEFINITION.${name}`,
      sqlState: '42K01',
      message: `the definition of type ${name} is incomplete`,
      hint: `say what it holds, for example ${example}`,
      span: this.spanFrom(this.tokenAt(this.index - 1).start),
    });
  }

  private typeSize(): number {
    const token = this.token;
    if (token.kind !== 'number' || token.suffix !== '' || !/^\d{1,9}$/.test(token.text)) this.fail();
    this.advance();
    return Number(token.text);
  }
}
