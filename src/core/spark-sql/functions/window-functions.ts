import { LowerCall, refuse, Signature, SqlFunction } from './function';
import { param, shown, typeOf } from './typing';
import { DOUBLE, implicitCastType, INT } from '../../types';

const group = 'window_funcs';
const kind = 'window';
const ANY = { family: 'any' } as const;

function ranking(name: string, shownAs: string, result: Signature['result'], lower: (c: LowerCall) => string): SqlFunction {
  // Spark lets the order be given as arguments and does not show them
  return { names: [name], group, kind, text: () => `${shownAs}()`, signatures: [{ params: [], rest: param('child', ANY), result, nullable: false, frame: 'fixed', lower }] };
}

/** lag and lead look past the frame; the default is cast to the value's type. */
function offset(name: 'lag' | 'lead'): SqlFunction {
  return {
    names: [name],
    group,
    kind,
    distance: name === 'lag' ? -1 : 1,
    signatures: [{
      params: [param('input', ANY), param('offset', INT, { fill: 1, constant: true, exact: true }), param('default', ANY, { fill: null })],
      coerce: (call) => {
        if (call.args.length < 3) return [undefined, undefined];
        const common = call.args[0].type.kind === 'void' ? call.args[2].type : implicitCastType(call.args[2].type, call.args[0].type, call.session.ansi);
        if (common === undefined) return refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES', `the default of ${name} (${shown(call.args[2].type)}) does not fit ${shown(call.args[0].type)}`, 2);
        return [common, undefined, common];
      },
      result: typeOf(0),
      nullable: (c) => c.args.length < 3 || c.args[0].nullable || c.args[2].nullable,
      frame: 'fixed',
      lower: (c) => c.aggregate(name, c.args, { ignoreNulls: c.ignoreNulls }),
    }],
  };
}

function mustBePositive(index: number): NonNullable<Signature['check']> {
  return (call) => {
    const n = call.args[index].constant;
    return typeof n === 'bigint' && n <= 0n ? refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `argument ${index + 1} of ${call.name} must be above 0, got ${n}`, index) : undefined;
  };
}

export const WINDOW_FUNCTIONS: readonly SqlFunction[] = [
  ranking('row_number', 'row_number', INT, (c) => `CAST(${c.aggregate('row_number', [])} AS INTEGER)`),
  ranking('rank', 'RANK', INT, (c) => `CAST(${c.aggregate('rank', [])} AS INTEGER)`),
  ranking('dense_rank', 'DENSE_RANK', INT, (c) => `CAST(${c.aggregate('dense_rank', [])} AS INTEGER)`),
  ranking('percent_rank', 'PERCENT_RANK', DOUBLE, (c) => c.aggregate('percent_rank', [])),
  ranking('cume_dist', 'cume_dist', DOUBLE, (c) => c.aggregate('cume_dist', [])),
  {
    names: ['ntile'],
    group,
    kind,
    signatures: [{ params: [param('n', INT, { fill: 1, constant: true, exact: true })], check: mustBePositive(0), result: INT, nullable: false, frame: 'fixed', lower: (c) => `CAST(${c.aggregate('ntile', c.args)} AS INTEGER)` }],
  },
  offset('lag'), offset('lead'),
  {
    names: ['nth_value'],
    group,
    kind,
    showsIgnoreNulls: true,
    signatures: [{
      params: [param('input', ANY), param('offset', INT, { constant: true })],
      check: mustBePositive(1),
      result: typeOf(0),
      nullable: true,
      lower: (c) => c.aggregate('nth_value', c.args, { ignoreNulls: c.ignoreNulls }),
    }],
  },
];
