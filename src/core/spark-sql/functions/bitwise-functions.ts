import { refuse, Signature, SqlFunction } from './function';
import { param, shown, typeOf } from './typing';
import { BIGINT, BOOLEAN, equalTypes, INT, INTEGRAL, isIntegral, isString, tightestCommonType } from '../../types';

const group = 'bitwise_funcs';
const BITS: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

function bits(symbol: string, lower: string): SqlFunction {
  const signature: Signature = {
    params: [param('expr1', INTEGRAL), param('expr2', INTEGRAL)],
    coerce: (call) => {
      const [a, b] = call.args.map((x) => x.type);
      if (equalTypes(a, b) && isIntegral(a)) return [undefined, undefined];
      const integer = (t: typeof a): typeof a => (call.session.ansi && isString(t) ? BIGINT : t);
      const common = isString(a) && isString(b) ? undefined : tightestCommonType(integer(a), integer(b));
      if (common === undefined || !(isIntegral(common) || common.kind === 'void')) {
        return refuse('DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES', `the operator ${symbol} takes two integers, got ${shown(a)} and ${shown(b)}`);
      }
      return common.kind === 'void' ? [INT, INT] : [common, common];
    },
    result: typeOf(0),
    lower: (call) => `CAST(${lower.replace('$1', () => call.args[0]).replace('$2', () => call.args[1])} AS ${call.typeSql(call.result)})`,
  };
  return { names: [symbol], group, text: (args) => `(${args.join(` ${symbol} `)})`, signatures: [signature] };
}

export const BITWISE_FUNCTIONS: readonly SqlFunction[] = [
  bits('&', '($1 & $2)'), bits('|', '($1 | $2)'), bits('^', 'xor($1, $2)'),
  { names: ['~'], group, text: (args) => `~${args[0]}`, signatures: [{ params: [param('expr', INTEGRAL, { exact: true })], result: typeOf(0), lower: (call) => `CAST(~${call.args[0]} AS ${call.typeSql(call.result)})` }] },
  {
    names: ['bit_count'],
    group,
    signatures: [{
      params: [param('expr', [INTEGRAL, BOOLEAN])],
      result: INT,
      lower: (call) => (call.types[0].kind === 'boolean' ? `CAST(${call.args[0]} AS INTEGER)` : `CAST(bit_count(CAST(${call.args[0]} AS BIGINT)) AS INTEGER)`),
    }],
  },
  { names: ['getbit', 'bit_get'], group, signatures: [{ params: [param('expr', INTEGRAL), param('pos', INT)], result: { kind: 'tinyint' }, lower: (c) => `spark_getbit(CAST(${c.args[0]} AS BIGINT), ${c.args[1]}, ${BITS[c.types[0].kind]})` }] },
  ...(['shiftleft', 'shiftright', 'shiftrightunsigned'] as const).map((name): SqlFunction => ({
    names: [name, { shiftleft: '<<', shiftright: '>>', shiftrightunsigned: '>>>' }[name]],
    group,
    shownAs: name,
    signatures: [{
      params: [param('base', [INT, BIGINT]), param('expr', INT)],
      result: typeOf(0),
      lower: (call) => {
        const width = call.types[0].kind === 'bigint' ? 64 : 32;
        const by = `(${call.args[1]} & ${width - 1})`;
        if (name === 'shiftright') return `(${call.args[0]} >> ${by})`;
        return `spark_${name}_${width}(${call.args[0]}, ${by})`;
      },
    }],
  })),
];
