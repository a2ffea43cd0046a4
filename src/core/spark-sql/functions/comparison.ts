import { CallInfo, LowerCall, Refusal, refuse, Signature } from './function';
import { needsOrderKey, orderKey } from './order-key';
import { param, shown } from './typing';
import {
  BOOLEAN, comparisonType, DataType, decimalFor, DOUBLE, equalTypes, isNumeric, isOrderable, sameShape, tightestCommonType, widerDecimal,
} from '../../types';

export type ComparisonOperator = '=' | '<=>' | '<>' | '<' | '<=' | '>' | '>=';

/** The type in which Spark compares two types, or undefined when it does not. */
export function comparedAs(a: DataType, b: DataType, equality: boolean, ansi: boolean): DataType | undefined {
  if (equalTypes(a, b)) return a;
  const promoted = comparisonType(a, b, ansi);
  if (promoted !== undefined) return promoted;
  if (isNumeric(a) && isNumeric(b) && (a.kind === 'decimal' || b.kind === 'decimal')) {
    if ([a, b].some((t) => t.kind === 'float' || t.kind === 'double')) return DOUBLE;
    return widerDecimal(decimalFor(a)!, decimalFor(b)!);
  }
  // numbers and booleans are equal when the number is 1 or 0
  if (equality && !ansi && ((a.kind === 'boolean' && isNumeric(b)) || (b.kind === 'boolean' && isNumeric(a)))) return a.kind === 'boolean' ? b : a;
  return tightestCommonType(a, b, ansi);
}

export function comparison(operator: ComparisonOperator): Signature {
  const equality = operator === '=' || operator === '<=>' || operator === '<>';
  return {
    params: [param('expr1', { family: 'any' }), param('expr2', { family: 'any' })],
    coerce: (call) => {
      const [a, b] = call.args;
      const renamed = !call.session.sparkVersion.startsWith('3') && sameShape(a.type, b.type);
      const common = renamed ? a.type : comparedAs(a.type, b.type, equality, call.session.ansi);
      if (common === undefined) {
        return refuse('DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES',
          `cannot resolve "(${a.text} ${operator} ${b.text})": the left and right operands have incompatible types (${shown(a.type)} and ${shown(b.type)})`);
      }
      return [common, common];
    },
    check: (call) => comparable(call, operator),
    result: BOOLEAN,
    nullable: operator === '<=>' ? false : undefined,
    lower: (call) => lowerComparison(operator, call),
  };
}

function comparable(call: CallInfo, operator: string): Refusal | undefined {
  const { type } = call.args[0];
  return isOrderable(type) ? undefined
    : refuse('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', `the operator ${operator} does not support ordering on type ${shown(type)}`);
}

export function lowerComparison(operator: ComparisonOperator, call: LowerCall): string {
  const [l, r] = call.args;
  if (operator === '<=>') return `(${l} IS NOT DISTINCT FROM ${r})`;
  const [type] = call.types;
  if (operator !== '=' && operator !== '<>' && needsOrderKey(type)) return `(${orderKey(l, type)} ${operator} ${orderKey(r, call.types[1])})`;
  return `(${l} ${operator} ${r})`;
}

