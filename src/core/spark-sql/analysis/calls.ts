import type { Analysis } from './analysis';
import { ArgumentView } from './argument';
import { prettyText } from './column-name';
import type { LambdaVariable, TypedCall, TypedExpression, TypedLambda, TypedSort } from './plan';
import { isFoldable } from './walk';
import { didYouMean, Span } from '../../diagnostics';
import {
  acceptsType, className, DataType, equalTypes, implicitCastType, losesValues, TypeClass, typeName, VOID,
} from '../../types';
import { Argument, ConstantValue, isRefusal, Parameter, Refusal, Signature, SqlFunction } from '../functions/function';
import { functionNames } from '../functions/registry';

/** Typing of a call: which signature, which implicit casts, which result. */

/** An argument before its lambda is typed. */
export type Operand = TypedExpression | PendingLambda;
export interface PendingLambda {
  readonly kind: 'pending';
  readonly span: Span;
  readonly names: readonly string[];
  readonly resolve: (types: readonly { readonly type: DataType; readonly nullable: boolean }[]) => TypedLambda;
}

export interface CallOptions {
  readonly distinct?: boolean;
  readonly filter?: TypedExpression;
  readonly ignoreNulls?: boolean;
  readonly withinGroup?: readonly TypedSort[];
  readonly shows?: TypedCall['shows'];
}

export function argumentView(analysis: Analysis, e: TypedExpression): Argument {
  return new ArgumentView(e, analysis.session.timeZone);
}

export function castTo(e: TypedExpression, type: DataType): TypedExpression {
  if (equalTypes(e.type, type)) return e;
  if (e.kind === 'literal' && e.value === null) return { ...e, type };
  return { kind: 'cast', child: e, mode: 'implicit', type, nullable: e.nullable || losesValues(e.type, type), span: e.span };
}

export function unknownFunction(analysis: Analysis, name: string, span: Span): never {
  return analysis.fail('UNRESOLVED_ROUTINE', `function '${name}' is not known in Spark SQL${didYouMean(name, functionNames())}`, span);
}

/** Builds the typed call, or fails with Spark's error condition. */
export function typeCall(
  analysis: Analysis, fn: SqlFunction, name: string, operands: readonly Operand[], span: Span, options: CallOptions = {},
): TypedCall {
  const { sparkVersion } = analysis.session;
  if (fn.since !== undefined && Number(sparkVersion) < Number(fn.since)) {
    analysis.fail('UNRESOLVED_ROUTINE', `function '${name}' needs Spark ${fn.since} or later; this is for Spark ${sparkVersion}`, span);
  }
  if (fn.unsupported !== undefined) {
    analysis.fail('UnsupportedFunction', `function '${name}' is known in Spark, but not available on the local engine: ${fn.unsupported}`, span, 'use `--engine spark`');
  }
  const counted = fn.signatures.filter((s) => fitsCount(s, operands.length));
  if (counted.length === 0) {
    analysis.fail('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', `the ${name} function takes ${counts(fn)} argument(s), but got ${operands.length}`, span);
  }
  let refusal: { readonly refusal: Refusal; readonly operands: readonly Operand[] } | undefined;
  for (const signature of counted) {
    const attempt = trySignature(analysis, fn, signature, name, operands, span, options);
    if (!isRefusal(attempt)) {
      const seed = signature.params.findIndex((q) => q.name === 'seed');
      if (seed >= 0 && seed < operands.length) analysis.warn('OtherNumbers', `${name} with a seed gives the numbers of Spark's first partition, in the order in which rows are read: Spark counts anew in each partition`, span);
      return attempt;
    }
    refusal ??= { refusal: attempt, operands };
  }
  const { refusal: r } = refusal!;
  const at = r.argument === undefined ? undefined : operands[r.argument];
  return analysis.fail(r.code, r.message, at?.span ?? span, r.hint);
}

function fitsCount(s: Signature, n: number): boolean {
  const least = s.params.filter((p) => p.optional !== true && p.fill === undefined).length + (s.rest?.min ?? 0);
  return n >= least && (s.rest !== undefined || n <= s.params.length);
}

function counts(fn: SqlFunction): string {
  const out = new Set<string>();
  for (const s of fn.signatures) {
    const least = s.params.filter((p) => p.optional !== true && p.fill === undefined).length + (s.rest?.min ?? 0);
    if (s.rest !== undefined) out.add(`${least} or more`);
    else for (let n = least; n <= s.params.length; n++) out.add(String(n));
  }
  return [...out].join(' or ');
}

function trySignature(
  analysis: Analysis, fn: SqlFunction, signature: Signature, name: string, operands: readonly Operand[], span: Span, options: CallOptions,
): TypedCall | Refusal {
  const { session } = analysis;
  const given: Operand[] = [...operands];
  for (let i = given.length; i < signature.params.length; i++) {
    const { fill } = signature.params[i];
    if (fill === undefined) break;
    given.push(filled(fill, span));
  }
  const view = (list: readonly Operand[]) => list.map((o) => (o.kind === 'pending' ? PENDING : argumentView(analysis, o)));

  if (signature.coerce !== undefined) {
    const targets = signature.coerce({ name, args: view(given), session });
    if (isRefusal(targets)) return targets;
    targets.forEach((t, i) => {
      const o = given[i];
      if (t !== undefined && o.kind !== 'pending') given[i] = castTo(o, t);
    });
  }
  const typed: TypedExpression[] = [];
  for (let i = 0; i < given.length; i++) {
    const p: Parameter = i < signature.params.length ? signature.params[i] : signature.rest!;
    const o = given[i];
    if (o.kind === 'pending') {
      const shape = p.lambda;
      if (shape === undefined) {
        return { code: 'INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION', message: `a lambda cannot be given to ${name} here`, argument: i };
      }
      const types = shape.params(typed.map((e) => argumentView(analysis, e)));
      if (o.names.length > types.length || o.names.length < (shape.least ?? types.length)) {
        return { code: 'INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH', message: `${name} gives its function ${types.length} argument(s), but the lambda takes ${o.names.length}`, argument: i };
      }
      let lambda = o.resolve(types);
      if (shape.result !== undefined) {
        const wanted = typeof shape.result === 'function' ? shape.result(typed.map((e) => argumentView(analysis, e))) : shape.result;
        const to = (shape.exact === true ? exactly(lambda.body.type, wanted) : implicitCastType(lambda.body.type, wanted, session.ansi))
          ?? (shape.renames === true ? renamedStruct(lambda.body.type, wanted) : undefined);
        if (to === undefined) return new Mismatch(name, i, wanted, lambda.body, session.timeZone);
        lambda = { ...lambda, body: castTo(lambda.body, to), type: to };
      }
      typed.push(lambda);
      continue;
    }
    if (p.lambda !== undefined) {
      // Spark takes any expression as a function without variables
      typed.push({ kind: 'lambda', params: [], body: o, type: o.type, nullable: o.nullable, span: o.span });
      continue;
    }
    const to = p.typed === true && o.type.kind === 'void' ? undefined : p.exact === true ? exactType(o.type, p) : implicitCastType(o.type, p.type, session.ansi);
    if (to === undefined) return new Mismatch(name, i, p.type, o, session.timeZone);
    const cast = castTo(o, to);
    if (p.constant === true && !isFoldable(cast)) {
      return {
        code: 'DATATYPE_MISMATCH.NON_FOLDABLE_INPUT',
        argument: i,
        message: `argument ${i + 1} (${p.name}) of ${name} must be a constant, but it is ${prettyText(o, session.timeZone)}`,
      };
    }
    typed.push(cast);
  }
  const order = options.withinGroup?.map((s) => argumentView(analysis, s.expression)) ?? NO_ORDER;
  const misplaced = withinGroupProblem(signature, name, order);
  if (misplaced !== undefined) return misplaced;
  const call = { name, args: view(typed), session, order };
  const checked = signature.check?.(call);
  if (checked !== undefined) return checked;
  const type = typeof signature.result === 'function' ? signature.result(call) : signature.result;
  if (isRefusal(type)) return type;
  const nullable = signature.nullable === undefined ? typed.some((a) => a.nullable)
    : typeof signature.nullable === 'function' ? signature.nullable(call) : signature.nullable;
  return {
    kind: 'call',
    function: fn,
    signature,
    name,
    args: typed,
    type,
    nullable,
    span,
    distinct: options.distinct ?? false,
    filter: options.filter,
    ignoreNulls: options.ignoreNulls ?? false,
    withinGroup: options.withinGroup ?? NO_SORT,
    shows: options.shows,
  };
}

function withinGroupProblem(signature: Signature, name: string, order: readonly Argument[]): Refusal | undefined {
  const wanted = signature.withinGroup;
  if (wanted === undefined) return undefined;
  if (order.length !== 1) {
    return { code: 'INVALID_INVERSE_DISTRIBUTION_FUNCTION.WITHIN_GROUP_MISSING', message: `${name} needs WITHIN GROUP (ORDER BY …) with one key` };
  }
  return implicitCastType(order[0].type, wanted, false) !== undefined ? undefined
    : { code: 'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', message: `${name} orders values of type ${className(wanted)}, not "${typeName(order[0].type).toUpperCase()}"` };
}

function exactly(type: DataType, wanted: TypeClass): DataType | undefined {
  // NULL is a condition
  if (type.kind === 'void' && 'kind' in wanted && wanted.kind === 'boolean') return wanted;
  return type.kind !== 'void' && acceptsType(wanted, type) ? type : undefined;
}

/** The wanted struct, where only the names of its fields differ. */
function renamedStruct(type: DataType, wanted: TypeClass): DataType | undefined {
  if (type.kind !== 'struct' || !('kind' in wanted) || wanted.kind !== 'struct' || type.fields.length !== wanted.fields.length) return undefined;
  return type.fields.every((f, i) => equalTypes(f.type, wanted.fields[i].type)) ? wanted : undefined;
}

const NO_ORDER: readonly Argument[] = [];
const NO_SORT: readonly TypedSort[] = [];
const PENDING: Argument = { type: VOID, nullable: true, foldable: false, text: 'lambda' };

function exactType(type: DataType, p: Parameter): DataType | undefined {
  if (acceptsType(p.type, type)) return type;
  return type.kind === 'void' ? implicitCastType(type, p.type, false) : undefined;
}

/** The text is made only when it is shown: most refusals make way for the next signature, and texts of long chains are long. */
class Mismatch implements Refusal {
  public readonly code = 'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE';
  constructor(
    private readonly name: string, public readonly argument: number, private readonly wanted: TypeClass, private readonly e: TypedExpression,
    private readonly timeZone: string,
  ) {}

  public get message(): string {
    const given = `"${prettyText(this.e, this.timeZone)}" has the type "${typeName(this.e.type).toUpperCase()}"`;
    return `parameter ${this.argument + 1} of ${this.name} requires the type ${className(this.wanted)}, however ${given}`;
  }
}

function filled(value: NonNullable<Parameter['fill']> | null, span: Span): TypedExpression {
  const literal = (v: ConstantValue, type: DataType): TypedExpression => ({ kind: 'literal', value: v, type, nullable: v === null, span });
  if (value === null) return literal(null, VOID);
  if (typeof value === 'string') return literal(value, { kind: 'string' });
  if (typeof value === 'boolean') return literal(value, { kind: 'boolean' });
  return Number.isInteger(value) ? literal(BigInt(value), { kind: 'int' }) : literal(value, { kind: 'double' });
}

/** The variables of a lambda. */
export function makeVariables(
  analysis: Analysis, names: readonly string[], types: readonly { readonly type: DataType; readonly nullable: boolean }[], span: Span,
): LambdaVariable[] {
  return names.map((name, i) => ({ kind: 'variable', id: analysis.id(), name, type: types[i].type, nullable: types[i].nullable, span }));
}

