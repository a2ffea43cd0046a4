import type { Analysis } from './analysis';
import { castTo } from './calls';
import type { TypedBound, TypedCall, TypedExpression, TypedFrame, TypedSort } from './plan';
import { isFoldable, isWindow, some } from './walk';
import { acceptsType, BIGINT, DataType, equalTypes, implicitCastType, INT, isNumeric, isOrderable, typeName } from '../../types';
import type * as ast from '../syntax/ast';

/** Types the OVER clause of a call: named windows, Spark's default frames, frame checks. */
export function typedWindow(
  analysis: Analysis, call: TypedCall, over: ast.WindowSpec | ast.Identifier, named: ReadonlyMap<string, ast.WindowSpec> | undefined,
  analyze: (e: ast.Expression) => TypedExpression, sort: (s: ast.SortItem) => TypedSort,
): TypedExpression {
  if (call.function.kind !== 'aggregate' && call.function.kind !== 'window') {
    return analysis.fail('UNSUPPORTED_EXPR_FOR_WINDOW', `the function ${call.name} cannot be used with OVER`, call.span);
  }
  if (call.filter !== undefined) analysis.fail('_LEGACY_ERROR_TEMP_1030', 'a window aggregate function with a filter predicate is not supported', call.span);
  if (call.distinct) analysis.fail('DISTINCT_WINDOW_FUNCTION_UNSUPPORTED', 'distinct window functions are not supported', call.span);
  const spec = merged(analysis, over, named);
  const partitionBy = spec.partitionBy.map(analyze);
  const orderBy = spec.orderBy.map(sort);
  for (const { expression: e } of orderBy) {
    if (!isOrderable(e.type)) analysis.fail('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', `ORDER BY does not support type ${typeName(e.type)}`, e.span);
  }
  for (const e of [...partitionBy, ...orderBy.map((s) => s.expression)]) {
    if (some(e, isWindow)) analysis.fail('_LEGACY_ERROR_TEMP_1034', 'a window function cannot be nested in a window specification', e.span);
  }
  if (call.args.some((a) => some(a, isWindow))) analysis.fail('_LEGACY_ERROR_TEMP_1034', 'a window function cannot be nested in another', call.span);
  if (call.withinGroup.length > 0 && (orderBy.length > 0 || spec.frame !== undefined)) {
    analysis.fail('INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC', `the window of ${call.name} takes neither ORDER BY nor a frame`, over.span);
  }
  const isRanking = call.signature.frame === 'fixed';
  if (call.function.kind === 'window' && orderBy.length === 0) {
    analysis.fail('_LEGACY_ERROR_TEMP_1037', `the window function ${call.name} requires the window to be ordered`, over.span);
  }
  if (isRanking && spec.frame !== undefined) {
    const [start, end] = [spec.frame.start.type, spec.frame.end?.type ?? 'current row'];
    if (spec.frame.unit !== 'rows' || start !== 'unbounded preceding' || end !== 'current row') {
      analysis.fail('_LEGACY_ERROR_TEMP_1036', `the window frame of ${call.name} must be ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`, spec.frame.span);
    }
  }
  const frame = spec.frame === undefined
    ? defaultFrame(isRanking, orderBy.length > 0, call.name)
    : typedFrame(analysis, spec.frame, orderBy, analyze);
  return { ...call, over: { partitionBy, orderBy, frame, written: spec.frame !== undefined } };
}

function merged(analysis: Analysis, over: ast.WindowSpec | ast.Identifier, named: ReadonlyMap<string, ast.WindowSpec> | undefined): ast.WindowSpec {
  const find = (name: ast.Identifier): ast.WindowSpec => {
    const found = named?.get(name.name.toLowerCase());
    return found ?? analysis.fail('MISSING_WINDOW_SPECIFICATION', `window specification '${name.name}' is not defined in the WINDOW clause`, name.span);
  };
  if (!('partitionBy' in over)) return find(over);
  return over.base === undefined ? over : find(over.base);
}

function defaultFrame(fixed: boolean, ordered: boolean, name: string): TypedFrame {
  if (name === 'cume_dist') return { unit: 'range', start: { type: 'unbounded preceding' }, end: { type: 'current row' } };
  if (fixed) return { unit: 'rows', start: { type: 'unbounded preceding' }, end: { type: 'current row' } };
  return ordered ? { unit: 'range', start: { type: 'unbounded preceding' }, end: { type: 'current row' } }
    : { unit: 'rows', start: { type: 'unbounded preceding' }, end: { type: 'unbounded following' } };
}

const ORDER = ['unbounded preceding', 'preceding', 'current row', 'following', 'unbounded following'];

function typedFrame(
  analysis: Analysis, frame: ast.WindowFrame, orderBy: readonly TypedSort[], analyze: (e: ast.Expression) => TypedExpression,
): TypedFrame {
  const bound = (b: ast.FrameBound): TypedBound => {
    if (b.value === undefined) return { type: b.type };
    const value = analyze(b.value);
    if (!isFoldable(value)) analysis.fail('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE', 'a window frame bound must be a constant', b.span);
    return { type: b.type, value };
  };
  const start = bound(frame.start);
  const end = frame.end === undefined ? { type: 'current row' as const } : bound(frame.end);
  if (ORDER.indexOf(start.type) > ORDER.indexOf(end.type)) {
    analysis.fail('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_INVALID_BOUND', 'the lower bound of a window frame must not lie behind its upper bound', frame.span);
  }
  if (frame.unit === 'rows') {
    return { unit: 'rows', start: rowsBound(analysis, start), end: rowsBound(analysis, end) };
  }
  const ranged = start.value !== undefined || end.value !== undefined;
  if (orderBy.length === 0 && !(start.type === 'unbounded preceding' && end.type === 'unbounded following')) {
    analysis.fail('DATATYPE_MISMATCH.RANGE_FRAME_WITHOUT_ORDER', 'a range window frame cannot be used in an unordered window specification', frame.span);
  }
  if (!ranged) return { unit: 'range', start, end };
  if (orderBy.length > 1) {
    analysis.fail('DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER', 'a range window frame with value boundaries takes one order expression only', frame.span);
  }
  const key = orderBy[0].expression.type;
  return { unit: 'range', start: rangeBound(analysis, start, key, frame), end: rangeBound(analysis, end, key, frame) };
}

function rowsBound(analysis: Analysis, b: TypedBound): TypedBound {
  if (b.value === undefined) return b;
  if (!['tinyint', 'smallint', 'int'].includes(b.value.type.kind)) {
    analysis.fail('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE', `a ROWS frame bound must be an int, but this is ${typeName(b.value.type)}`, b.value.span);
  }
  return { ...b, value: castTo(b.value, INT) };
}

function rangeBound(analysis: Analysis, b: TypedBound, key: DataType, frame: ast.WindowFrame): TypedBound {
  if (b.value === undefined) return b;
  const refuse = (): never => analysis.fail('DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE',
    `the data type ${typeName(key)} used in the order specification does not match ${typeName(b.value!.type)} of the range frame`, frame.span);
  const v = b.value.type;
  if (key.kind === 'date') {
    if (acceptsType([INT, { kind: 'tinyint' }, { kind: 'smallint' }], v)) return { ...b, value: castTo(b.value, INT) };
    return v.kind === 'year-month interval' ? b : refuse();
  }
  if (key.kind === 'timestamp' || key.kind === 'timestamp_ntz') {
    return v.kind === 'interval' || v.kind === 'year-month interval' || v.kind === 'day-time interval' ? b : refuse();
  }
  if (!isNumeric(key)) return refuse();
  const to = equalTypes(v, key) ? key : implicitCastType(v, key, analysis.session.ansi);
  if (to === undefined || v.kind === 'string') return refuse();
  return { ...b, value: castTo(b.value, to.kind === 'bigint' ? BIGINT : to) };
}
