import { lowerComparison, comparedAs } from './comparison';
import { CallInfo, refuse, Signature, SqlFunction } from './function';
import { param, sameType, shown, typeOf } from './typing';
import { BOOLEAN, commonType, DataType, DOUBLE, FLOAT, implicitCastType, INT } from '../../types';

const group = 'conditional_funcs';
const ANY = { family: 'any' } as const;

function branches(at: (call: CallInfo) => readonly number[]): NonNullable<Signature['coerce']> {
  return (call) => {
    const positions = at(call);
    const types = positions.map((i) => call.args[i].type);
    const common = commonType(types, call.session.ansi);
    if (common === undefined) return refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', `the branches of ${call.name} should all have one type, but they are ${types.map(shown).join(', ')}`);
    return call.args.map((_, i): DataType | undefined => (positions.includes(i) ? common : undefined));
  };
}

export const CONDITIONAL_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['coalesce'],
    group,
    signatures: [{ params: [], rest: { ...param('expr', ANY), min: 1 }, coerce: sameType(), result: typeOf(0), nullable: (c) => c.args.every((a) => a.nullable), lower: 'coalesce($*)' }],
  },
  {
    names: ['if'],
    group,
    text: (args) => `(IF(${args.join(', ')}))`,
    signatures: [{
      params: [param('condition', BOOLEAN, { exact: true }), param('then', ANY), param('else', ANY)],
      coerce: branches(() => [1, 2]),
      result: typeOf(1),
      nullable: (c) => c.args[1].nullable || c.args[2].nullable,
      lower: '(CASE WHEN $1 THEN $2 ELSE $3 END)',
    }],
  },
  {
    // CASE as a function
    names: ['when'],
    group,
    since: '4.0',
    text: (args) => `CASE ${args.slice(0, args.length - (args.length % 2)).map((a, i) => `${i % 2 === 0 ? 'WHEN' : 'THEN'} ${a} `).join('')}${args.length % 2 === 1 ? `ELSE ${args[args.length - 1]} ` : ''}END`,
    signatures: [{
      params: [param('condition', BOOLEAN, { exact: true, typed: true }), param('value', ANY)],
      rest: param('more', ANY),
      coerce: branches((call) => call.args.flatMap((_, i) => (i % 2 === 1 || i === call.args.length - 1 ? [i] : []))),
      check: (call) => {
        const odd = call.args.findIndex((a, i) => i % 2 === 0 && i < call.args.length - 1 && a.type.kind !== 'boolean');
        return odd < 0 ? undefined : refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `a condition of when must be boolean, but this is ${shown(call.args[odd].type)}`, odd);
      },
      result: typeOf(1),
      nullable: (c) => c.args.length % 2 === 0 || c.args.some((a, i) => (i % 2 === 1 || i === c.args.length - 1) && a.nullable),
      lower: (c) => {
        const whens = [];
        for (let i = 0; i + 1 < c.args.length; i += 2) whens.push(`WHEN ${c.args[i]} THEN ${c.args[i + 1]}`);
        return `(CASE ${whens.join(' ')}${c.args.length % 2 === 1 ? ` ELSE ${c.args[c.args.length - 1]}` : ''} END)`;
      },
    }],
  },
  {
    names: ['zeroifnull'],
    group,
    since: '4.0',
    text: (args) => `zeroifnull(${args[0]})`,
    signatures: [{
      params: [param('expr', ANY)],
      coerce: (call) => {
        const common = commonType([call.args[0].type, INT], call.session.ansi);
        return common === undefined ? refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', `zeroifnull takes a number, got ${shown(call.args[0].type)}`, 0) : [common];
      },
      result: typeOf(0),
      nullable: false,
      lower: (c) => `coalesce(${c.args[0]}, ${c.cast('0', INT, c.types[0])})`,
    }],
  },
  {
    names: ['nanvl'],
    group,
    signatures: [{
      params: [param('expr1', [DOUBLE, FLOAT]), param('expr2', [DOUBLE, FLOAT])],
      coerce: (call) => (call.args.every((a) => a.type.kind === 'float') || call.args.some((a) => implicitCastType(a.type, DOUBLE, call.session.ansi) === undefined) ? [] : [DOUBLE, DOUBLE]),
      result: typeOf(0),
      nullable: true,
      lower: '(CASE WHEN isnan($1) THEN $2 ELSE $1 END)',
    }],
  },
  {
    names: ['ifnull', 'nvl'],
    group,
    signatures: [{ params: [param('expr1', ANY), param('expr2', ANY)], coerce: sameType(), result: typeOf(0), nullable: (c) => c.args.every((a) => a.nullable), lower: 'coalesce($1, $2)' }],
  },
  {
    names: ['nvl2'],
    group,
    signatures: [{
      params: [param('expr1', ANY), param('expr2', ANY), param('expr3', ANY)],
      coerce: branches(() => [1, 2]),
      result: typeOf(1),
      nullable: (c) => c.args[1].nullable || c.args[2].nullable,
      lower: '(CASE WHEN $1 IS NOT NULL THEN $2 ELSE $3 END)',
    }],
  },
  {
    names: ['nullif'],
    group,
    signatures: [{
      params: [param('expr1', ANY), param('expr2', ANY)],
      result: typeOf(0),
      nullable: true,
      check: (call) => (comparedAs(call.args[0].type, call.args[1].type, true, call.session.ansi) === undefined
        ? refuse('DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES', `${call.name} cannot compare ${shown(call.args[0].type)} with ${shown(call.args[1].type)}`) : undefined),
      lower: (call) => {
        const common = comparedAs(call.types[0], call.types[1], true, call.session.ansi)!;
        const sides = [call.cast(call.args[0], call.types[0], common), call.cast(call.args[1], call.types[1], common)];
        return `(CASE WHEN ${lowerComparison('=', { ...call, args: sides })} THEN NULL ELSE ${call.args[0]} END)`;
      },
    }],
  },
];
