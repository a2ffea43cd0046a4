import { CallInfo, Refusal, refuse, SqlFunction } from './function';
import { param } from './typing';
import { ANY, ANY_DECIMAL, DataType, decimal, INT, NUMERIC, STRING } from '../../types';
import { formatPrecision, parseNumberFormat } from '../duckdb/udf/number-text';

const group = 'string_funcs';

function constantFormat(call: CallInfo): Refusal | undefined {
  const format = call.args[1].constant;
  return typeof format !== 'string' || parseNumberFormat(format) !== undefined ? undefined
    : refuse('INVALID_FORMAT.UNEXPECTED_TOKEN', `'${format}' is no number format; it is made of 0 and 9 for digits, '.' or 'D', ',' or 'G', '$', 'S', 'MI' and 'PR'`, 1);
}

function numberType(call: CallInfo): DataType {
  const format = typeof call.args[1].constant === 'string' ? parseNumberFormat(call.args[1].constant) : undefined;
  if (format === undefined) return decimal();
  const { precision, scale } = formatPrecision(format);
  return decimal(precision, scale);
}

function toNumber(name: string, strict: boolean): SqlFunction {
  return {
    names: [name],
    group,
    notes: 'A JavaScript function.',
    signatures: [{
      params: [param('expr', STRING), param('fmt', STRING, { constant: true })],
      check: constantFormat,
      result: numberType,
      nullable: strict ? undefined : true,
      lower: (c) => {
        const number = `CAST(spark_to_number(${c.args[0]}, ${c.args[1]}) AS ${c.typeSql(c.result)})`;
        if (!strict) return number;
        const mismatch = `error('[INVALID_FORMAT.MISMATCH_INPUT] the input ' || ${c.args[0]} || ' does not match the format ' || ${c.args[1]})`;
        return `CASE WHEN ${c.args[0]} IS NOT NULL AND ${number} IS NULL THEN ${mismatch} ELSE ${number} END`;
      },
    }],
  };
}

export const NUMBER_FORMAT_FUNCTIONS: readonly SqlFunction[] = [
  toNumber('to_number', true),
  toNumber('try_to_number', false),
  {
    names: ['to_char', 'to_varchar'],
    group,
    shownAs: 'to_char',
    notes: 'A JavaScript function.',
    signatures: [{
      params: [param('expr', ANY_DECIMAL), param('fmt', STRING, { constant: true })],
      check: constantFormat,
      result: STRING,
      lower: 'spark_to_char(CAST($1 AS VARCHAR), $2)',
    }],
  },
  {
    names: ['format_number'],
    group,
    notes: 'A JavaScript function.',
    signatures: [
      {
        params: [param('expr1', NUMERIC, { exact: true }), param('expr2', INT, { exact: true })],
        result: STRING,
        nullable: true,
        lower: (c) => (c.types[0].kind === 'double' || c.types[0].kind === 'float' ? `spark_format_double(CAST(${c.args[0]} AS DOUBLE), ${c.args[1]})`
          : `spark_format_number(CAST(${c.args[0]} AS VARCHAR), ${c.args[1]})`),
      },
      { params: [param('expr1', NUMERIC, { exact: true }), param('expr2', STRING, { exact: true })], result: STRING, nullable: true, lower: (c) => `spark_format_pattern(${c.cast(c.args[0], c.types[0], STRING)}, ${c.args[1]})` },
    ],
  },
  {
    names: ['format_string', 'printf'],
    group,
    notes: 'A JavaScript function; the conversions %s %b %c %d %o %x %e %f %g %n %%.',
    signatures: [{
      params: [param('strfmt', STRING)],
      rest: param('obj', ANY),
      check: (call) => {
        const complex = call.args.findIndex((a, i) => i > 0 && ['array', 'map', 'struct'].includes(a.type.kind));
        if (complex > 0) return refuse('UNSUPPORTED_FEATURE', `${call.name} of a ${call.args[complex].type.kind} shows Spark's memory, not its values; cast it to string first`, complex);
        const format = call.args[0].constant;
        return typeof format === 'string' && /%0\$/.test(format) ? refuse('INVALID_PARAMETER_VALUE.ZERO_INDEX', `the index of %0$ in ${call.name} must be 1 or more`, 0) : undefined;
      },
      result: STRING,
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `spark_format_string(${[c.args[0], ...c.args.slice(1).map((a, i) => c.cast(a, c.types[i + 1], STRING))].join(', ')})`,
    }],
  },
];
