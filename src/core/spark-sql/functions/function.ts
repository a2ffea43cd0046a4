import type { DataType, TypeClass } from '../../types';

/**
 * What the catalogue says of a Spark function or operator. An entry is data plus pure functions; nothing else in the front end knows functions by name.
 */
export interface SqlFunction {
  /** Spark's names, the usual one first. Operators carry their symbol. */
  readonly names: readonly string[];
  readonly group: FunctionGroup;
  /** Default: `scalar`. */
  readonly kind?: FunctionKind;
  /** Tried in order; the first whose number of arguments and types fit is taken. */
  readonly signatures: readonly Signature[];
  /** Set: the function is known in Spark, and this is why the local engine cannot run it. Signatures may then be empty. */
  readonly unsupported?: string;
  /** Differences from Spark and reasons for an odd lowering; they go into the docs. */
  readonly notes?: string;
  /** Name in automatic column names, where Spark does not keep the one that was written. */
  readonly shownAs?: string;
  /** Whole text in automatic column names, for operators and special forms. */
  readonly text?: (args: readonly string[], call: CallText) => string;
  /** Window functions that read the row at a distance (`lag` -1, `lead` 1): Spark shows that row as their frame. */
  readonly distance?: 1 | -1;
  /** Windows over time: the analyzer makes the call a column of the select's input. */
  readonly timeWindow?: 'window' | 'session';
  /** It shows IGNORE NULLS in column names. */
  readonly showsIgnoreNulls?: boolean;
  /** `rand()`, `uuid()`: never folded, not allowed in some places. */
  readonly nondeterministic?: boolean;
  /** Its value where all arguments are constants, for functions whose result a schema argument may be. */
  readonly fold?: (args: readonly ConstantValue[]) => ConstantValue | undefined;
  /** Spark version that brought it, when after 3.3. */
  readonly since?: string;
  /** It takes named arguments. */
  readonly named?: boolean;
  /** How many arguments a call may have before Spark 4, where the operator of that name has one more. */
  readonly mostArguments?: number;
  /** Checked by the tests against real Spark. */
  readonly examples?: readonly { readonly sql: string; readonly result: string }[];
}

export type FunctionKind = 'scalar' | 'aggregate' | 'window' | 'generator' | 'table';
export type FunctionGroup =
  | 'agg_funcs' | 'array_funcs' | 'bitwise_funcs' | 'collection_funcs' | 'conditional_funcs' | 'conversion_funcs' | 'csv_funcs' | 'datetime_funcs'
  | 'generator_funcs' | 'hash_funcs' | 'json_funcs' | 'lambda_funcs' | 'map_funcs' | 'math_funcs' | 'misc_funcs' | 'predicate_funcs' | 'string_funcs'
  | 'struct_funcs' | 'table_funcs' | 'url_funcs' | 'window_funcs' | 'xml_funcs';

export interface CallText {
  readonly name: string;
  readonly distinct: boolean;
  readonly ignoreNulls: boolean;
  /** Of the arguments, before implicit casts. */
  readonly types: readonly DataType[];
  readonly result?: DataType;
}

/** Value of a literal: null, boolean; bigint for integers, timestamps (µs) and day-time intervals (µs); number for float, double, date (days),
 * year-month intervals (months); text for strings, decimals, binary (hex). */
export type ConstantValue = null | boolean | bigint | number | string | { readonly months: number; readonly days: number; readonly micros: bigint };

/** An argument as typing rules see it. */
export interface Argument {
  readonly type: DataType;
  readonly nullable: boolean;
  /** It has one value for the whole query. */
  readonly foldable: boolean;
  /** That value, when it is a literal. */
  readonly constant?: ConstantValue;
  /** It is written as a literal: rules for decimals look at its digits. */
  readonly literal?: boolean;
  /** It is a column of a table as it stands there. */
  readonly stored?: boolean;
  /** Of `map('k', 'v', …)` with constants only, keys in lower case. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Text as Spark prints the expression. */
  readonly text: string;
  /** Name of the column or alias that it is, as `struct(a)` wants it. */
  readonly name?: string;
}

export interface Session {
  readonly sparkVersion: string;
  readonly ansi: boolean;
  readonly timeZone: string;
}

export interface CallInfo {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly session: Session;
  /** Keys of WITHIN GROUP. */
  readonly order?: readonly Argument[];
}

export interface Parameter {
  readonly name: string;
  /** What it takes; a fitting implicit cast is added. */
  readonly type: TypeClass;
  readonly optional?: boolean;
  /** The literal that Spark puts there when it is left out, and shows in the column name. Implies optional. */
  readonly fill?: string | number | boolean | null;
  /** Must be foldable (`NON_FOLDABLE_INPUT` otherwise). */
  readonly constant?: boolean;
  /** Takes a lambda; gives its variables' types from the arguments before it. */
  readonly lambda?: LambdaShape;
  /** Only the very type: no implicit cast (Spark's `ExpectsInputTypes`). */
  readonly exact?: boolean;
  /** A bare NULL, which has no type, is refused. */
  readonly typed?: boolean;
}

export interface LambdaShape {
  /** Types of the variables. A lambda may take fewer, down to `least` (default: all). */
  readonly params: (args: readonly Argument[]) => readonly { readonly type: DataType; readonly nullable: boolean }[];
  readonly least?: number;
  /** Must give this type (boolean of a predicate), by implicit cast. */
  readonly result?: TypeClass | ((args: readonly Argument[]) => TypeClass);
  /** No implicit cast of its result. */
  readonly exact?: boolean;
  /** A struct of the same types under other names is taken too (Spark's `sameType` of an accumulator). */
  readonly renames?: boolean;
}

/** A refusal from a typing rule: becomes an error at the call, or at an argument. */
export interface Refusal { readonly code: string; readonly message: string; readonly argument?: number; readonly hint?: string }
export function refuse(code: string, message: string, argument?: number): Refusal {
  return { code, message, argument };
}
export function isRefusal(x: unknown): x is Refusal {
  return typeof x === 'object' && x !== null && 'code' in x && 'message' in x;
}

export interface Signature {
  readonly params: readonly Parameter[];
  /** Further arguments, any number, each like this. `min`: how many at least. */
  readonly rest?: Parameter & { readonly min?: number };
  /**
   * Types to cast the arguments to before the parameters are checked, where they depend on each other (`coalesce`, operators).
   * An undefined entry leaves that argument to its parameter.
   */
  readonly coerce?: (call: CallInfo) => readonly (DataType | undefined)[] | Refusal;
  /** Further checks, after casting. */
  readonly check?: (call: CallInfo) => Refusal | undefined;
  readonly result: DataType | ((call: CallInfo) => DataType | Refusal);
  /** Default: null when an argument is. */
  readonly nullable?: boolean | ((call: CallInfo) => boolean);
  /** Lowering to DuckDB: a template (`$1` the first argument, `$*` all, comma-separated; each argument once, to keep nested calls small) or a function. */
  readonly lower?: string | ((call: LowerCall) => string);
  /** It takes WITHIN GROUP with one key of this type. */
  readonly withinGroup?: TypeClass;
  /** Of a window function: Spark's own frame, where it is fixed. */
  readonly frame?: 'fixed';
  /** Of a generator: output columns. */
  readonly columns?: (call: CallInfo) => readonly { readonly name: string; readonly type: DataType; readonly nullable: boolean }[] | Refusal;
  /** Of a generator: one DuckDB list per output column, all of the same length. */
  readonly lists?: (call: LowerCall) => readonly string[];
  /** Of a table function: the DuckDB relation, its columns named as `columns` says. */
  readonly relation?: (call: LowerCall) => string;
}

/** What a lowering gets: arguments as DuckDB SQL, all with their implicit casts done. */
export interface LowerCall {
  readonly distinct: boolean;
  readonly ignoreNulls: boolean;
  readonly windowed: boolean;
  /** Order keys of WITHIN GROUP as SQL with direction. */
  readonly order: readonly string[];
  /** The same keys taken apart. */
  readonly sorted: readonly { readonly sql: string; readonly type: DataType; readonly descending: boolean }[];
  readonly name: string;
  readonly args: readonly string[];
  readonly info: readonly Argument[];
  readonly types: readonly DataType[];
  readonly result: DataType;
  readonly session: Session;
  /** A lambda argument as `lambda x, y: body`. `wrap` changes what a variable stands for, e.g. a 0-based index. */
  lambda(index: number, options?: LambdaOptions): string;
  /** The body of a lambda argument with these names for its variables, for a lambda that DuckDB's own functions do not take as it is. */
  lambdaBody(index: number, variables: readonly string[]): string;
  /** A name that nothing else in the query has. */
  fresh(prefix: string): string;
  /** A cast by Spark's rules. */
  cast(sql: string, from: DataType, to: DataType): string;
  /** A DuckDB aggregate or window function over these arguments, with the call's DISTINCT, FILTER, NULLS and OVER. */
  aggregate(name: string, args: readonly string[], options?: AggregateOptions): string;
  /** DuckDB's name of a type. */
  typeSql(type: DataType): string;
}
export interface LambdaOptions {
  readonly wrap?: readonly (((variable: string) => string) | undefined)[];
  /** Names of the DuckDB lambda's variables; default: fresh ones, as many as the Spark lambda has. */
  readonly count?: number;
}
export interface AggregateOptions {
  /** ORDER BY inside the call. */
  readonly orderBy?: string;
  /** Another FILTER condition, joined by AND. */
  readonly filter?: string;
  /** Leave DISTINCT out (it makes no difference or would not run). */
  readonly plain?: boolean;
  readonly ignoreNulls?: boolean;
}
