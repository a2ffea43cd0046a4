import { lowerComparison, comparedAs } from './comparison';
import { CallInfo, refuse, Signature, SqlFunction } from './function';
import { param, sameType, shown, typeOf } from './typing';
import { BOOLEAN, commonType, DataType, DOUBLE, FLOAT } from '../../types';

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
    names: ['nanvl'],
    group,
    signatures: [{
      params: [param('expr1', [DOUBLE, FLOAT]), param('expr2', [DOUBLE, FLOAT])],
      coerce: (call) => (call.args.every((a) => a.type.kind === 'float') ? [] : [DOUBLE, DOUBLE]),
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
