import type { Span } from '../../diagnostics';
import type { DataType } from '../../types';
import type { Influence } from '../contract';
import type { ConstantValue, Signature, SqlFunction } from '../functions/function';

/**
 * The typed plan: what the analyzer makes of the syntax tree and the generator reads. Every name is resolved, every implicit cast is there.
 */

/** A column of a relation, by identity: two instances of one table have different ids. */
export interface Attribute {
  readonly id: number;
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  /** Table alias or names that may stand before it, outermost first. */
  readonly qualifier: readonly string[];
  /** Input columns it comes from. */
  readonly lineage: readonly Influence[];
  /** Joined by USING on the right side or kept only for resolution: `*` leaves it out. */
  readonly hidden?: boolean;
}

interface Typed { readonly type: DataType; readonly nullable: boolean; readonly span: Span }

export type TypedExpression =
  | AttributeRef | TypedLiteral | TypedCall | TypedCast | TypedLambda | LambdaVariable | TypedField | TypedCase | TypedSubquery
  | TypedParameter | TypedAlias;

export interface AttributeRef extends Typed { readonly kind: 'attribute'; readonly attribute: Attribute; readonly outer: boolean }
export interface TypedLiteral extends Typed { readonly kind: 'literal'; readonly value: ConstantValue }
export interface TypedParameter extends Typed { readonly kind: 'parameter'; readonly name: string }
export interface TypedCall extends Typed {
  readonly kind: 'call';
  readonly function: SqlFunction;
  readonly signature: Signature;
  /** As written, in lower case. */
  readonly name: string;
  readonly args: readonly TypedExpression[];
  readonly distinct: boolean;
  readonly filter?: TypedExpression;
  readonly ignoreNulls: boolean;
  readonly withinGroup: readonly TypedSort[];
  readonly over?: TypedWindow;
  /** How Spark shows it in names, where it is not what the catalogue says: the form it had before the analyzer rewrote it. */
  readonly shows?: (show: (e: TypedExpression) => string) => string;
}
export interface TypedCast extends Typed {
  readonly kind: 'cast';
  readonly child: TypedExpression;
  /** `implicit` ones are not shown in names. */
  readonly mode: 'explicit' | 'implicit' | 'try';
}
export interface LambdaVariable extends Typed { readonly kind: 'variable'; readonly id: number; readonly name: string }
export interface TypedLambda extends Typed { readonly kind: 'lambda'; readonly params: readonly LambdaVariable[]; readonly body: TypedExpression }
/** A struct's field, or, over an array of structs, the array of that field. */
export interface TypedField extends Typed {
  readonly kind: 'field';
  readonly child: TypedExpression;
  readonly name: string;
  readonly index: number;
  readonly overArray: boolean;
}
export interface TypedCase extends Typed {
  readonly kind: 'case';
  readonly whens: readonly { readonly when: TypedExpression; readonly then: TypedExpression }[];
  readonly otherwise?: TypedExpression;
}
export interface TypedSubquery extends Typed {
  readonly kind: 'subquery';
  readonly use: 'scalar' | 'exists' | 'in';
  readonly query: TypedQuery;
  /** Left side of IN: one value, or several compared column by column. */
  readonly values: readonly TypedExpression[];
}
export interface TypedAlias extends Typed { readonly kind: 'alias'; readonly child: TypedExpression; readonly name: string }

export interface TypedSort { readonly expression: TypedExpression; readonly descending: boolean; readonly nullsFirst: boolean }
export interface TypedWindow {
  readonly partitionBy: readonly TypedExpression[];
  readonly orderBy: readonly TypedSort[];
  readonly frame: TypedFrame;
  readonly written: boolean;
}
export interface TypedFrame { readonly unit: 'rows' | 'range'; readonly start: TypedBound; readonly end: TypedBound }
export interface TypedBound {
  readonly type: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following';
  readonly value?: TypedExpression;
}

// ---------------------------------------------------------------- relations

export type TypedRelation =
  | ScanRelation | DerivedRelation | JoinRelation | GenerateRelation | SessionRelation | TableFunctionRelation | CteRelation | SampleRelation;

interface Outputs { readonly outputs: readonly Attribute[] }
export interface ScanRelation extends Outputs { readonly kind: 'scan'; readonly relation: string }
/** A query in FROM. `outputs[i]` is its i-th column. */
export interface DerivedRelation extends Outputs { readonly kind: 'derived'; readonly query: TypedQuery; readonly lateral: boolean }
export interface CteRelation extends Outputs { readonly kind: 'cte'; readonly cte: TypedCte }
export interface JoinRelation extends Outputs {
  readonly kind: 'join';
  readonly type: 'inner' | 'cross' | 'left' | 'right' | 'full' | 'left semi' | 'left anti';
  readonly left: TypedRelation;
  readonly right: TypedRelation;
  readonly on?: TypedExpression;
  /** USING over an outer join: outputs that are `coalesce(left, right)`. */
  readonly merged: readonly { readonly output: Attribute; readonly left: Attribute; readonly right: Attribute; readonly value: 'left' | 'right' | 'coalesce' }[];
}
/** LATERAL VIEW and generators in SELECT: each input row times the generator's rows. */
export interface GenerateRelation extends Outputs {
  readonly kind: 'generate';
  readonly input?: TypedRelation;
  readonly call: TypedCall;
  readonly outer: boolean;
  readonly generated: readonly Attribute[];
}
/** Rows with the session they belong to; sessions are apart for each combination of keys. */
export interface SessionRelation extends Outputs {
  readonly kind: 'session';
  readonly input: TypedRelation;
  readonly call: TypedCall;
  readonly keys: readonly TypedExpression[];
  readonly generated: Attribute;
}
export interface TableFunctionRelation extends Outputs { readonly kind: 'table-function'; readonly call: TypedCall }
export interface SampleRelation extends Outputs { readonly kind: 'sample'; readonly input: TypedRelation; readonly clause: string }

// ---------------------------------------------------------------- queries

export interface TypedCte { readonly id: number; readonly name: string; readonly query: TypedQuery; readonly recursive: boolean }

export interface TypedQuery extends Outputs {
  readonly ctes: readonly TypedCte[];
  readonly body: TypedBody;
  /** Over the body's outputs and, where the body is a select, its inputs. */
  readonly orderBy: readonly TypedSort[];
  readonly limit?: TypedExpression;
  readonly offset?: TypedExpression;
  /** Outer attributes that it reads. */
  readonly outer: readonly Attribute[];
}

export type TypedBody = TypedSelect | TypedSet | TypedValues | TypedQuery;
export interface Projection { readonly expression: TypedExpression; readonly attribute: Attribute }
export interface TypedSelect extends Outputs {
  readonly kind: 'select';
  readonly from?: TypedRelation;
  readonly where?: TypedExpression;
  readonly aggregate?: TypedAggregate;
  readonly having?: TypedExpression;
  readonly projections: readonly Projection[];
  readonly distinct: boolean;
}
export interface TypedAggregate {
  readonly groupBy: readonly TypedExpression[];
  /** Grouping sets as positions in `groupBy`; absent for a plain GROUP BY. */
  readonly sets?: readonly (readonly number[])[];
}
export interface TypedSet extends Outputs {
  readonly kind: 'set';
  readonly operator: 'union' | 'except' | 'intersect';
  readonly all: boolean;
  readonly left: TypedQuery;
  readonly right: TypedQuery;
}
export interface TypedValues extends Outputs { readonly kind: 'values'; readonly rows: readonly (readonly TypedExpression[])[] }
export function isQuery(body: TypedBody): body is TypedQuery {
  return 'body' in body;
}
