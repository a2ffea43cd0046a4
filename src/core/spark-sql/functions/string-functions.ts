import type { LowerCall, Signature, SqlFunction } from './function';
import { param } from './typing';
import { BINARY, BOOLEAN, DataType, INT, STRING } from '../../types';

const group = 'string_funcs';
const TEXT_OR_BINARY = [STRING, BINARY] as const;

function text(names: readonly string[], lower: Signature['lower'], result: DataType = STRING): SqlFunction {
  return { names, group, signatures: [{ params: [param('str', STRING)], result, lower }] };
}

/** Text and bytes by different DuckDB functions. */
function either(textSql: (c: LowerCall) => string, binarySql: (c: LowerCall) => string): (c: LowerCall) => string {
  return (c) => (c.types[0].kind === 'binary' ? binarySql(c) : textSql(c));
}

/** trim, ltrim, rtrim: blanks, or the characters given last (`trim(BOTH 'x' FROM s)` and `btrim(s, 'x')`). */
function trim(name: string, fn: string, words: string): SqlFunction {
  return {
    names: [name],
    group,
    text: (args) => (args.length === 1 ? `${name}(${args[0]})` : name === 'btrim' ? `btrim(${args.join(', ')})` : `TRIM(${words} ${args[1]} FROM ${args[0]})`),
    signatures: [
      { params: [param('str', STRING)], result: STRING, lower: `${fn}($1, ' ')` },
      { params: [param('str', STRING), param('trimStr', STRING)], result: STRING, lower: `${fn}($1, $2)` },
    ],
  };
}

function substring(names: readonly string[]): SqlFunction {
  return {
    names,
    group,
    signatures: [{
      params: [param('str', TEXT_OR_BINARY), param('pos', INT), param('len', INT, { fill: 2147483647 })],
      result: (call) => (call.args[0].type.kind === 'binary' ? BINARY : STRING),
      lower: either((c) => `spark_substring(${c.args.join(', ')})`, (c) => `from_hex(spark_substring(hex(${c.args[0]}), CASE WHEN ${c.args[1]} > 0 THEN ${c.args[1]} * 2 - 1 ELSE ${c.args[1]} * 2 END, least(${c.args[2]}::BIGINT * 2, 2147483647)))`),
    }],
  };
}

function contains(name: string, fn: string): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [
      { params: [param('left', STRING), param('right', STRING)], result: BOOLEAN, lower: `${fn}($1, $2)` },
    ],
  };
}

function pad(name: 'lpad' | 'rpad'): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [{ params: [param('str', STRING), param('len', INT), param('pad', STRING, { fill: ' ' })], result: STRING, lower: `spark_${name}($1, $2, $3)` }],
  };
}

export const STRING_FUNCTIONS: readonly SqlFunction[] = [
  text(['upper', 'ucase'], 'upper($1)'), text(['lower', 'lcase'], 'lower($1)'),
  {
    names: ['length', 'len', 'char_length', 'character_length'],
    group,
    signatures: [{ params: [param('expr', TEXT_OR_BINARY)], result: INT, lower: either((c) => `CAST(length(${c.args[0]}) AS INTEGER)`, (c) => `CAST(octet_length(${c.args[0]}) AS INTEGER)`) }],
  },
  {
    names: ['octet_length'],
    group,
    signatures: [{ params: [param('expr', TEXT_OR_BINARY)], result: INT, lower: either((c) => `CAST(strlen(${c.args[0]}) AS INTEGER)`, (c) => `CAST(octet_length(${c.args[0]}) AS INTEGER)`) }],
  },
  {
    names: ['bit_length'],
    group,
    signatures: [{ params: [param('expr', TEXT_OR_BINARY)], result: INT, lower: either((c) => `CAST(strlen(${c.args[0]}) * 8 AS INTEGER)`, (c) => `CAST(octet_length(${c.args[0]}) * 8 AS INTEGER)`) }],
  },
  trim('trim', 'trim', 'BOTH'), trim('btrim', 'trim', 'BOTH'), trim('ltrim', 'ltrim', 'LEADING'), trim('rtrim', 'rtrim', 'TRAILING'),
  substring(['substring']), substring(['substr']),
  {
    names: ['||'],
    group,
    shownAs: 'concat',
    text: (args) => `concat(${args.join(', ')})`,
    signatures: [{ params: [param('a', STRING), param('b', STRING)], result: STRING, lower: '($1 || $2)' }],
  },
  { names: ['left'], group, signatures: [{ params: [param('str', STRING), param('len', INT)], result: STRING, lower: 'left($1, greatest($2, 0))' }] },
  { names: ['right'], group, signatures: [{ params: [param('str', STRING), param('len', INT)], result: STRING, lower: 'right($1, greatest($2, 0))' }] },
  contains('contains', 'contains'), contains('startswith', 'starts_with'), contains('endswith', 'ends_with'),
  { names: ['replace'], group, signatures: [{ params: [param('str', STRING), param('search', STRING), param('replace', STRING, { fill: '' })], result: STRING, lower: '(CASE WHEN $2 = \'\' THEN $1 ELSE replace($1, $2, $3) END)' }] },
  { names: ['repeat'], group, signatures: [{ params: [param('str', STRING), param('n', INT)], result: STRING, lower: 'repeat($1, greatest($2, 0))' }] },
  { names: ['space'], group, signatures: [{ params: [param('n', INT)], result: STRING, lower: "repeat(' ', greatest($1, 0))" }] },
  { names: ['ascii'], group, signatures: [{ params: [param('str', STRING)], result: INT, lower: 'CAST(ascii($1) AS INTEGER)' }] },
  { names: ['instr'], group, signatures: [{ params: [param('str', STRING), param('substr', STRING)], result: INT, lower: 'CAST(instr($1, $2) AS INTEGER)' }] },
  { names: ['translate'], group, signatures: [{ params: [param('input', STRING), param('from', STRING), param('to', STRING)], result: STRING, lower: 'translate($1, $2, $3)' }] },
  { names: ['split_part'], group, signatures: [{ params: [param('str', STRING), param('delimiter', STRING), param('partNum', INT)], result: STRING, lower: 'split_part($1, $2, $3)' }] },
  pad('lpad'), pad('rpad'),
];
