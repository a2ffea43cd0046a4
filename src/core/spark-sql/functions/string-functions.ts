import { CallInfo, LowerCall, refuse, Signature, SqlFunction } from './function';
import { param, shown, text as quoted } from './typing';
import { ANY, ANY_ARRAY, arrayOf, array, BINARY, BOOLEAN, commonType, DataType, implicitCastType, INT, STRING } from '../../types';

const group = 'string_funcs';
const TEXT_OR_BINARY = [STRING, BINARY] as const;

function text(names: readonly string[], lower: Signature['lower'], result: DataType = STRING): SqlFunction {
  return { names, group, signatures: [{ params: [param('str', STRING)], result, lower }] };
}

/** Text and bytes by different DuckDB functions. */
function either(textSql: (c: LowerCall) => string, binarySql: (c: LowerCall) => string): (c: LowerCall) => string {
  return (c) => (c.types[0].kind === 'binary' ? binarySql(c) : textSql(c));
}

/** Blanks, or the characters given first (`trim('x', s)`, which is `trim(BOTH 'x' FROM s)`), but last in `btrim(s, 'x')`. */
function trim(name: string, fn: string, words: string): SqlFunction {
  return {
    names: [name],
    group,
    text: (args) => (args.length === 1 ? `${name}(${args[0]})` : name === 'btrim' ? `btrim(${args.join(', ')})` : `TRIM(${words} ${args[0]} FROM ${args[1]})`),
    signatures: [
      { params: [param('str', STRING)], result: STRING, lower: `${fn}($1, ' ')` },
      name === 'btrim'
        ? { params: [param('str', STRING), param('trimStr', STRING)], result: STRING, lower: `${fn}($1, $2)` }
        : { params: [param('trimStr', STRING), param('str', STRING)], result: STRING, lower: `${fn}($2, $1)` },
    ],
  };
}

const bytes = (sql: string) => `from_hex(${sql})`;
const binarySubstring = (x: string, pos: string, len: string) => bytes(`spark_substring(hex(${x}), CASE WHEN ${pos} > 0 THEN ${pos} * 2 - 1 ELSE ${pos} * 2 END, CASE WHEN ${len} > 1073741823 THEN 2147483647 ELSE ${len} * 2 END)`);

function substring(names: readonly string[]): SqlFunction {
  return {
    names,
    group,
    signatures: [{
      params: [param('str', TEXT_OR_BINARY), param('pos', INT), param('len', INT, { fill: 2147483647 })],
      result: textOrBinary,
      lower: either((c) => `spark_substring(${c.args.join(', ')})`, (c) => binarySubstring(c.args[0], c.args[1], c.args[2])),
    }],
  };
}

function textOrBinary(call: CallInfo): DataType {
  return call.args[0].type.kind === 'binary' ? BINARY : STRING;
}

/** `greatest` would pass over a null. */
function notNegative(n: string): string {
  return /^\d+$/.test(n) ? n : `CASE WHEN ${n} < 0 THEN 0 ELSE ${n} END`;
}

function contains(name: string, fn: string, binary: string): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [
      { params: [param('left', BINARY, { exact: true }), param('right', BINARY, { exact: true })], result: BOOLEAN, lower: binary },
      { params: [param('left', STRING), param('right', STRING)], result: BOOLEAN, lower: `${fn}($1, $2)` },
    ],
  };
}

function pad(name: 'lpad' | 'rpad'): SqlFunction {
  return {
    names: [name],
    group,
    text: (args, { types }) => `${name}(${[...args, ...(args.length === 2 && types[0].kind === 'binary' ? ["X'00'"] : [])].join(', ')})`,
    signatures: [
      {
        params: [param('str', BINARY, { exact: true, typed: true }), param('len', INT), param('pad', BINARY, { optional: true, exact: true })],
        result: BINARY,
        lower: (c) => bytes(`spark_${name}(hex(${c.args[0]}), ${c.args[1]} * 2, ${c.args[2] === undefined ? "'00'" : `hex(${c.args[2]})`})`),
      },
      { params: [param('str', STRING), param('len', INT), param('pad', STRING, { fill: ' ' })], result: STRING, lower: `spark_${name}($1, $2, $3)` },
    ],
  };
}

/** `concat` and `||`: arrays of a common type, or bytes, or else text. Null when a part is. */
const CONCAT: readonly Signature[] = [
  { params: [], result: STRING, nullable: false, lower: "''" },
  {
    params: [],
    rest: { ...param('array', ANY_ARRAY, { exact: true, typed: true }), min: 1 },
    coerce: (call) => {
      if (!call.args.every((a) => a.type.kind === 'array')) return [];
      const common = commonType(call.args.map((a) => a.type), call.session.ansi);
      if (common === undefined) return refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', `the arrays of ${call.name} should all have one type, but they are ${call.args.map((a) => shown(a.type)).join(', ')}`);
      return call.args.map(() => common);
    },
    result: (call) => {
      const first = call.args[0].type;
      return first.kind === 'array' ? array(first.element, call.args.some((a) => a.type.kind === 'array' && a.type.containsNull)) : first;
    },
    lower: (c) => {
      if (c.args.length === 1) return c.args[0];
      return `CASE WHEN ${c.args.map((a) => `${a} IS NOT NULL`).join(' AND ')} THEN ${c.args.reduce((a, b) => `list_concat(${a}, ${b})`)} END`;
    },
  },
  {
    params: [],
    rest: { ...param('col', BINARY, { exact: true, typed: true }), min: 1 },
    result: BINARY,
    lower: (c) => `(${c.args.join(' || ')})`,
  },
  {
    params: [],
    rest: { ...param('col', STRING), min: 1 },
    // bytes beside text become text, in ANSI mode too
    coerce: (call) => call.args.map((a) => (a.type.kind === 'binary' ? STRING : undefined)),
    result: STRING,
    lower: (c) => `(${c.args.join(' || ')})`,
  },
];

/** The parts of `concat_ws` as one list: arrays give their elements, nulls are left out. */
function partsOf(c: LowerCall): string {
  const lists = c.args.slice(1).map((a, i) => (c.types[i + 1].kind === 'array' ? `coalesce(${a}, [])` : `[${a}]`));
  return lists.length === 0 ? 'CAST([] AS VARCHAR[])' : lists.reduce((a, b) => `list_concat(${a}, ${b})`);
}

/** Pairs of `decode(x, a, ra, b, rb, …, otherwise)`. */
const ORACLE_DECODE: Signature = {
  params: [param('expr', ANY), param('search', ANY), param('result', ANY)],
  rest: param('more', ANY),
  coerce: (call) => {
    const searched = call.args.filter((_, i) => i === 0 || (i % 2 === 1 && i < call.args.length - 1));
    const results = call.args.filter((_, i) => i > 0 && (i % 2 === 0 || i === call.args.length - 1));
    const [s, r] = [commonType(searched.map((a) => a.type), call.session.ansi), commonType([...results.map((a) => a.type), ...(call.args.length % 2 === 0 ? [] : [STRING])], call.session.ansi)];
    if (s === undefined || r === undefined) return refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', 'the values of decode have no common type');
    return call.args.map((_, i) => (i > 0 && (i % 2 === 0 || i === call.args.length - 1) ? r : s));
  },
  result: (call) => call.args[2].type,
  nullable: true,
  lower: (c) => {
    const whens = [];
    for (let i = 1; i + 1 < c.args.length; i += 2) whens.push(` WHEN ${c.args[0]} IS NOT DISTINCT FROM ${c.args[i]} THEN ${c.args[i + 1]}`);
    return `CASE${whens.join('')}${c.args.length % 2 === 0 ? ` ELSE ${c.args[c.args.length - 1]}` : ''} END`;
  },
};

export const STRING_FUNCTIONS: readonly SqlFunction[] = [
  text(['upper', 'ucase'], "replace(upper($1), 'ẞ', 'SS')"), text(['lower', 'lcase'], 'lower($1)'),
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
  { names: ['concat'], group, signatures: CONCAT },
  { names: ['||'], group, shownAs: 'concat', text: (args) => `concat(${args.join(', ')})`, signatures: CONCAT },
  {
    names: ['concat_ws'],
    group,
    signatures: [{
      params: [param('sep', STRING)],
      rest: param('str', [STRING, arrayOf(STRING)]),
      result: STRING,
      nullable: (call) => call.args[0].nullable,
      // DuckDB joins a list with a constant only
      lower: (c) => (typeof c.info[0].constant === 'string' ? `coalesce(array_to_string(${partsOf(c)}, ${c.args[0]}), '')`
        : `spark_concat_ws(${c.args[0]}, list_filter(${partsOf(c)}, lambda x_: x_ IS NOT NULL))`),
    }],
  },
  {
    names: ['left'],
    group,
    signatures: [{
      params: [param('str', TEXT_OR_BINARY), param('len', INT)],
      result: textOrBinary,
      lower: either((c) => `left(${c.args[0]}, ${notNegative(c.args[1])})`, (c) => binarySubstring(c.args[0], '1', notNegative(c.args[1]))),
    }],
  },
  { names: ['right'], group, signatures: [{ params: [param('str', STRING), param('len', INT)], result: STRING, lower: (c) => `right(${c.args[0]}, ${notNegative(c.args[1])})` }] },
  contains('contains', 'contains', 'spark_contains_binary($1, $2)'), contains('startswith', 'starts_with', 'starts_with(hex($1), hex($2))'),
  contains('endswith', 'ends_with', 'ends_with(hex($1), hex($2))'),
  {
    names: ['replace'],
    group,
    signatures: [{
      params: [param('str', STRING), param('search', STRING), param('replace', STRING, { fill: '' })],
      result: STRING,
      // A constant search that is not empty needs no second mention of the text, which would double with each nested call.
      lower: (c) => (typeof c.info[1].constant === 'string' && c.info[1].constant !== '' ? `replace(${c.args.join(', ')})`
        : `(CASE WHEN ${c.args[1]} = '' THEN ${c.args[0]} ELSE replace(${c.args.join(', ')}) END)`),
    }],
  },
  { names: ['repeat'], group, signatures: [{ params: [param('str', STRING), param('n', INT)], result: STRING, lower: (c) => `repeat(${c.args[0]}, ${notNegative(c.args[1])})` }] },
  { names: ['space'], group, signatures: [{ params: [param('n', INT)], result: STRING, lower: (c) => `repeat(' ', ${notNegative(c.args[0])})` }] },
  { names: ['ascii'], group, signatures: [{ params: [param('str', STRING)], result: INT, lower: 'CAST(ascii($1) AS INTEGER)' }] },
  { names: ['instr'], group, signatures: [{ params: [param('str', STRING), param('substr', STRING)], result: INT, lower: 'CAST(instr($1, $2) AS INTEGER)' }] },
  { names: ['translate'], group, signatures: [{ params: [param('input', STRING), param('from', STRING), param('to', STRING)], result: STRING, lower: 'translate($1, $2, $3)' }] },
  pad('lpad'), pad('rpad'),
  {
    names: ['split_part'],
    group,
    signatures: [{
      params: [param('str', STRING), param('delimiter', STRING), param('partNum', INT)],
      result: STRING,
      lower: 'spark_split_part($1, $2, $3)',
    }],
  },
  {
    names: ['locate', 'position'],
    group,
    signatures: [{ params: [param('substr', STRING), param('str', STRING), param('pos', INT, { fill: 1 })], result: INT, lower: 'spark_locate($1, $2, $3)' }],
  },
  {
    names: ['substring_index'],
    group,
    signatures: [{ params: [param('str', STRING), param('delim', STRING), param('count', INT)], result: STRING, lower: 'spark_substring_index($1, $2, $3)' }],
  },
  {
    names: ['overlay'],
    group,
    signatures: [
      {
        params: [param('input', BINARY, { exact: true }), param('replace', BINARY, { exact: true }), param('pos', INT), param('len', INT, { fill: -1 })],
        result: BINARY,
        lower: (c) => bytes(`spark_overlay(hex(${c.args[0]}), hex(${c.args[1]}), ${c.args[2]} * 2 - 1, ${c.args[3]} * 2)`),
      },
      { params: [param('input', STRING), param('replace', STRING), param('pos', INT), param('len', INT, { fill: -1 })], result: STRING, lower: 'spark_overlay($1, $2, $3, $4)' },
    ],
  },
  {
    names: ['elt'],
    group,
    signatures: [{
      params: [param('n', INT)],
      rest: { ...param('input', TEXT_OR_BINARY), min: 1 },
      coerce: (call) => {
        const values = call.args.slice(1);
        return values.length > 0 && values.every((a) => a.type.kind === 'binary') ? [] : [undefined, ...values.map((a) => implicitCastType(a.type, STRING, call.session.ansi))];
      },
      result: (call) => call.args[1].type,
      nullable: true,
      lower: (c) => {
        const outside = c.session.ansi ? `error('[INVALID_ARRAY_INDEX] the index ' || ${c.args[0]} || ' is out of bounds; the function has ${c.args.length - 1} values')` : 'NULL';
        return `CASE WHEN ${c.args[0]} BETWEEN 1 AND ${c.args.length - 1} THEN [${c.args.slice(1).join(', ')}][${c.args[0]}] WHEN ${c.args[0]} IS NOT NULL THEN ${outside} END`;
      },
    }],
  },
  {
    names: ['find_in_set'],
    group,
    signatures: [{
      params: [param('str', STRING), param('strArray', STRING)],
      result: INT,
      lower: "CAST(CASE WHEN contains($1, ',') THEN 0 WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce(list_position(string_split($2, ','), $1), 0) END AS INTEGER)",
    }],
  },
  text(['initcap'], 'spark_initcap($1)'),
  { names: ['soundex'], group, signatures: [{ params: [param('str', STRING, { exact: true })], result: STRING, lower: 'spark_soundex($1)' }] },
  text(['luhn_check'], 'spark_luhn($1)', BOOLEAN),
  {
    names: ['levenshtein'],
    group,
    notes: 'Beyond ASCII a JavaScript function.',
    signatures: [
      { params: [param('str1', STRING), param('str2', STRING)], result: INT, lower: 'CAST(spark_distance($1, $2) AS INTEGER)' },
      {
        params: [param('str1', STRING), param('str2', STRING), param('threshold', INT)],
        result: INT,
        lower: 'CAST(CASE WHEN spark_distance($1, $2) <= $3 THEN spark_distance($1, $2) WHEN $1 IS NOT NULL AND $2 IS NOT NULL AND $3 IS NOT NULL THEN -1 END AS INTEGER)',
      },
    ],
  },
  {
    names: ['mask'],
    group,
    named: true,
    notes: 'A JavaScript function.',
    signatures: [{
      params: [
        param('input', STRING, { exact: true }), param('upperChar', STRING, { fill: 'X', constant: true, exact: true }),
        param('lowerChar', STRING, { fill: 'x', constant: true, exact: true }), param('digitChar', STRING, { fill: 'n', constant: true, exact: true }),
        param('otherChar', STRING, { fill: null, constant: true, exact: true }),
      ],
      check: (call) => {
        const odd = call.args.findIndex((a, i) => i > 0 && typeof a.constant === 'string' && [...a.constant].length !== 1);
        return odd < 0 ? undefined : refuse('DATATYPE_MISMATCH.INPUT_SIZE_NOT_ONE', `the length of argument ${odd + 1} of mask must be 1`, odd);
      },
      result: STRING,
      nullable: true,
      lower: 'spark_mask($*)',
    }],
  },
  {
    names: ['sentences'],
    group,
    notes: 'Sentence and word boundaries of English; other languages are split alike.',
    signatures: [{
      params: [param('str', STRING), param('lang', STRING, { fill: '' }), param('country', STRING, { fill: '' })],
      result: array(array(STRING, false), false),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `spark_sentences(${c.args[0]})`,
    }],
  },
  { names: ['chr', 'char'], group, signatures: [{ params: [param('expr', { kind: 'bigint' })], result: STRING, lower: "CASE WHEN $1 < 0 THEN '' ELSE chr(CAST($1 & 255 AS INTEGER)) END" }] },
  {
    names: ['base64'],
    group,
    signatures: [{
      params: [param('bin', BINARY)],
      result: STRING,
      // up to Spark 3 in lines of 76 characters, as in a mail
      lower: (c) => (c.session.sparkVersion.startsWith('3') ? `rtrim(regexp_replace(base64(${c.args[0]}), '(.{76})', '\\1' || chr(13) || chr(10), 'g'), chr(13) || chr(10))` : `base64(${c.args[0]})`),
    }],
  },
  { names: ['unbase64'], group, signatures: [{ params: [param('str', STRING)], result: BINARY, lower: 'spark_unbase64($1)' }] },
  {
    names: ['encode'],
    group,
    signatures: [{
      params: [param('str', STRING), param('charset', STRING)],
      result: BINARY,
      lower: (c) => (String(c.info[1].constant).toUpperCase() === 'UTF-8' ? `encode(${c.args[0]})` : `spark_encode(${c.args[0]}, ${c.args[1]})`),
    }],
  },
  {
    names: ['decode'],
    group,
    signatures: [{ params: [param('bin', BINARY), param('charset', STRING)], result: STRING, lower: 'spark_decode($1, $2)' }, ORACLE_DECODE],
  },
  ...(['to_binary', 'try_to_binary'] as const).map((name): SqlFunction => ({
    names: [name],
    group,
    signatures: [{
      params: [param('str', STRING), param('fmt', STRING, { optional: true, constant: true })],
      check: (call) => {
        const fmt = call.args[1]?.constant;
        return name === 'try_to_binary' || typeof fmt !== 'string' || ['hex', 'utf-8', 'utf8', 'base64'].includes(fmt.toLowerCase()) ? undefined
          : refuse('DATATYPE_MISMATCH.INVALID_ARG_VALUE', `the fmt of ${name} must be 'hex', 'utf-8', 'utf8' or 'base64', got ${quoted(fmt)}`, 1);
      },
      result: BINARY,
      nullable: true,
      lower: (c) => {
        const fmt = c.info[1]?.constant === undefined ? 'hex' : c.info[1].constant;
        if (fmt === null || !['hex', 'utf-8', 'utf8', 'base64'].includes(String(fmt).toLowerCase())) return 'CAST(NULL AS BLOB)';
        if (String(fmt).toLowerCase().startsWith('utf')) return `encode(${c.args[0]})`;
        const strict = String(fmt).toLowerCase() === 'hex' ? 'spark_hex_bytes' : 'spark_base64_bytes';
        if (name === 'try_to_binary') return `${strict}(${c.args[0]})`;
        return `spark_must_convert(${strict}(${c.args[0]}), ${c.args[0]})`;
      },
    }],
  })),
  { names: ['equal_null'], group: 'predicate_funcs', since: '3.4', signatures: [{ params: [param('expr1', ANY), param('expr2', ANY)], coerce: pairOfOneType, result: BOOLEAN, nullable: false, lower: '($1 IS NOT DISTINCT FROM $2)' }] },
];

function pairOfOneType(call: CallInfo) {
  const common = commonType(call.args.map((a) => a.type), call.session.ansi);
  return common === undefined ? refuse('DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES', `${call.name} takes two values of one type, got ${call.args.map((a) => shown(a.type)).join(' and ')}`) : [common, common];
}
