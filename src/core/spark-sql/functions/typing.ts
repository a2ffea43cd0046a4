import { Argument, CallInfo, LowerCall, Parameter, Refusal, refuse, Signature } from './function';
import { commonType, commonTypeWithoutStrings, DataType, equalTypes, isOrderable, typeName } from '../../types';

/** Small rules that many catalogue entries share. */

export function param(name: string, type: Parameter['type'], more: Partial<Parameter> = {}): Parameter {
  return { name, type, ...more };
}

export function shown(type: DataType): string {
  return `"${typeName(type).toUpperCase()}"`;
}

export function constantOf(call: { readonly args: readonly Argument[] }, index: number): Argument['constant'] {
  return call.args[index]?.constant;
}

/** All arguments get their common type, as `coalesce`, `array`, `greatest` want it; `promotes`: a number beside a text becomes text. */
export function sameType(from = 0, promotes = true): NonNullable<Signature['coerce']> {
  return (call: CallInfo) => {
    const types = call.args.slice(from).map((a) => a.type);
    const common = promotes ? commonType(types, call.session.ansi) : commonTypeWithoutStrings(types);
    if (common === undefined) {
      return refuse('DATATYPE_MISMATCH.DATA_DIFF_TYPES',
        `cannot resolve ${call.name}: its arguments should all have one type, but they are ${types.map(shown).join(', ')}`);
    }
    return call.args.map((a, i) => (i < from || equalTypes(a.type, common) ? undefined : common));
  };
}

export function typeOf(index: number): (call: CallInfo) => DataType {
  return (call) => call.args[index].type;
}

/** A call to a DuckDB aggregate of this name, with DISTINCT, FILTER and OVER as written. */
export function aggregate(name: string): (call: LowerCall) => string {
  return (call) => call.aggregate(name, call.args);
}

export function mustBeOrderable(index = 0): (call: CallInfo) => Refusal | undefined {
  return (call) => (isOrderable(call.args[index].type) ? undefined
    : refuse('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', `${call.name} does not support ordering on type ${shown(call.args[index].type)}`, index));
}

/** A DuckDB string literal. */
export function text(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}
