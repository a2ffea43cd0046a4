import { comparison, ComparisonOperator } from './comparison';
import { CallText, LowerCall, refuse, SqlFunction } from './function';
import { mustBeOrderable, param, shown, text } from './typing';
import { BOOLEAN, commonType, equalTypes, isNumeric, sameShape, STRING } from '../../types';

const group = 'predicate_funcs';
const ANY = { family: 'any' } as const;

function compare(symbol: ComparisonOperator, names: readonly string[] = [symbol], written: string = symbol): SqlFunction {
  return { names, group, signatures: [comparison(symbol)], text: (args) => `(${args.join(` ${written} `)})` };
}

/** A boolean beside the literal 1 or 0 becomes itself or its opposite (`BooleanEquality`). */
function equalityText(args: readonly string[], { types }: CallText): string {
  const at = types.findIndex((t) => t.kind === 'boolean');
  const other = 1 - at;
  if (at >= 0 && isNumeric(types[other]) && (args[other] === '1' || args[other] === '0')) return args[other] === '1' ? args[at] : `(NOT ${args[at]})`;
  return `(${args.join(' = ')})`;
}

function logical(symbol: 'and' | 'or'): SqlFunction {
  return {
    names: [symbol],
    group,
    text: (args) => `(${args.join(` ${symbol.toUpperCase()} `)})`,
    signatures: [{
      params: [param('expr1', BOOLEAN), param('expr2', BOOLEAN)],
      coerce: (call) => {
        // in ANSI mode a text beside a boolean becomes one
        const types = call.args.map((a) => (call.session.ansi && a.type.kind === 'string' && call.args.some((x) => x.type.kind === 'boolean') ? BOOLEAN : a.type));
        const known = types.filter((t) => t.kind !== 'void');
        if (known.every((t) => t.kind === 'boolean')) return [BOOLEAN, BOOLEAN];
        const same = known.length < 2 || equalTypes(types[0], types[1]);
        return refuse(same ? 'DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE' : 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES', `the operator ${symbol.toUpperCase()} takes two booleans, got ${types.map(shown).join(' and ')}`);
      },
      result: BOOLEAN,
      lower: `($1 ${symbol.toUpperCase()} $2)`,
    }],
  };
}

/** LIKE with Spark's escape rules, as a DuckDB pattern; only the escape character, `_` and `%` may follow an escape. */
function like(name: 'like' | 'ilike'): SqlFunction {
  const keyword = name.toUpperCase();
  return {
    names: [name],
    group,
    mostArguments: 2,
    text: (args) => (name === 'like' ? `${args[0]} LIKE ${args[1]}${args[2] === undefined || args[2] === '\\' ? '' : ` ESCAPE '${args[2]}'`}` : `ilike(${args[0]}, ${args[1]})`),
    signatures: [{
      params: [param('str', STRING), param('pattern', STRING), param('escape', STRING, { optional: true, constant: true })],
      check: (call) => {
        const escape = call.args[2]?.constant;
        if (typeof escape === 'string' && [...escape].length !== 1) return refuse('INVALID_ESCAPE_CHAR', `the escape must be one character, got '${escape}'`, 2);
        const pattern = call.args[1].constant;
        return typeof pattern === 'string' ? patternProblem(pattern, typeof escape === 'string' ? escape : '\\') : undefined;
      },
      result: BOOLEAN,
      lower: (call) => `(${call.args[0]} ${keyword} ${call.args[1]} ESCAPE ${call.args[2] ?? text('\\')})`,
    }],
  };
}

function patternProblem(pattern: string, escape: string) {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== escape) continue;
    const next = pattern[++i];
    if (next === undefined) return refuse('INVALID_FORMAT.ESC_AT_THE_END', `the pattern '${pattern}' ends with the escape character`, 1);
    if (next !== '_' && next !== '%' && next !== escape) {
      return refuse('INVALID_FORMAT.ESC_IN_THE_MIDDLE', `in the pattern '${pattern}' the escape character is not allowed before '${next}'`, 1);
    }
  }
  return undefined;
}

export const PREDICATE_FUNCTIONS: readonly SqlFunction[] = [
  { ...compare('=', ['=', '==']), text: equalityText }, compare('<=>'), compare('<'), compare('<='), compare('>'), compare('>='),
  { ...compare('<>', ['<>', '!=']), text: (args) => `(NOT (${args[0]} = ${args[1]}))` },
  logical('and'), logical('or'),
  { names: ['not', '!'], group, text: (args) => `(NOT ${args[0]})`, signatures: [{ params: [param('expr', BOOLEAN)], result: BOOLEAN, lower: '(NOT $1)' }] },
  { names: ['isnull'], group, text: (args) => `(${args[0]} IS NULL)`, signatures: [{ params: [param('expr', ANY)], result: BOOLEAN, nullable: false, lower: '($1 IS NULL)' }] },
  { names: ['isnotnull'], group, text: (args) => `(${args[0]} IS NOT NULL)`, signatures: [{ params: [param('expr', ANY)], result: BOOLEAN, nullable: false, lower: '($1 IS NOT NULL)' }] },
  { names: ['isnan'], group, signatures: [{ params: [param('expr', [{ kind: 'double' }, { kind: 'float' }])], result: BOOLEAN, nullable: false, lower: 'coalesce(isnan($1), false)' }] },
  {
    names: ['in'],
    group,
    mostArguments: 0,
    text: ([value, ...list]) => `(${value} IN (${list.join(', ')}))`,
    signatures: [{
      params: [param('expr', ANY)],
      rest: param('value', ANY, {}),
      coerce: (call) => {
        const types = call.args.map((a) => a.type);
        const common = types.every((t) => sameShape(t, types[0])) ? types[0] : commonType(types, call.session.ansi);
        return common === undefined ? refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', `the values of IN should all have one type, but they are ${types.map(shown).join(', ')}`)
          : types.map(() => common);
      },
      check: mustBeOrderable(),
      result: BOOLEAN,
      lower: (call: LowerCall) => `(${call.args[0]} IN (${call.args.slice(1).join(', ')}))`,
    }],
  },
  like('like'), like('ilike'),
];
