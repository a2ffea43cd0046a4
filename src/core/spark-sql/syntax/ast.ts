import type { Span } from '../../diagnostics';
import type { DataType } from '../../types';

/**
 * Syntax tree of Spark SQL queries and expressions: plain nodes with a kind and a position, as written, nothing resolved.
 * Grammar: https://github.com/apache/spark/blob/branch-3.5/sql/api/src/main/antlr4/org/apache/spark/sql/catalyst/parser/SqlBaseParser.g4
 */

export interface Node { readonly span: Span }

/** A name as written: parts without their backquotes. */
export interface Identifier extends Node { readonly name: string; readonly quoted: boolean }

// ---------------------------------------------------------------- expressions

export type Expression =
  | Literal | IntervalLiteral | ColumnRef | Star | FunctionCall | Unary | Binary | Cast | Case | Between | InList | InSubquery | Exists
  | ScalarSubquery | Like | IsPredicate | Lambda | Subscript | FieldAccess | RowConstructor | Parameter | Alias | NamedArgument | DefaultValue;

export type LiteralType =
  | 'null' | 'boolean' | 'string' | 'binary' | 'date' | 'timestamp' | 'timestamp_ntz' | 'timestamp_ltz'
  /** No suffix: int, else bigint, else decimal. */
  | 'integer'
  /** `1.5`, `.5`: decimal. */
  | 'decimal'
  /** `1e3`: double unless suffixed. */
  | 'double'
  /** Suffixes Y, S, L, F, BD. */
  | 'tinyint' | 'smallint' | 'bigint' | 'float' | 'bigdecimal';

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly type: LiteralType;
  /** Unescaped text of a string, digits of a number (with sign never), hex digits of binary, `true|false`, the quoted text of a typed literal; '' for null. */
  readonly value: string;
}

/** `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1 day 2 hours'`. */
export interface IntervalLiteral extends Node {
  readonly kind: 'interval';
  /**
   * Each `value unit [TO unit]`; one with no unit when the whole interval is in a string. Values are number or string literals, a sign before one makes it a `unary`.
   * Units are in lower case and singular: `day`.
   */
  readonly parts: readonly { readonly value: Expression; readonly unit?: string; readonly to?: string }[];
}

/**
 * `a`, `t.a`, `db.t.a`, `t.a.field`: which part is what, the analyzer decides. So it does for `CURRENT_DATE`, `USER` and the other LITERAL_FUNCTIONS
 * without brackets: a column of that name, if there is one, else the function.
 */
export interface ColumnRef extends Node { readonly kind: 'column'; readonly parts: readonly Identifier[] }
/** `*`, `t.*`, with `EXCEPT (…)` where the version has it. */
export interface Star extends Node { readonly kind: 'star'; readonly qualifier: readonly Identifier[]; readonly except?: readonly (readonly Identifier[])[] }
export interface Parameter extends Node { readonly kind: 'parameter'; readonly name: string }
export interface Alias extends Node { readonly kind: 'alias'; readonly child: Expression; readonly names: readonly Identifier[] }
export interface NamedArgument extends Node { readonly kind: 'named-argument'; readonly name: Identifier; readonly value: Expression }
export interface DefaultValue extends Node { readonly kind: 'default' }

export interface FunctionCall extends Node {
  readonly kind: 'call';
  /**
   * As written, dotted parts joined. Special forms become the calls that Spark makes of them, names in lower case: `EXTRACT(f FROM x)` is extract('f', x),
   * `TRIM([BOTH | LEADING | TRAILING] a FROM b)` trim, ltrim or rtrim(a, b), `POSITION(a IN b)` locate(a, b), `SUBSTR(a FROM b FOR c)` substring(a, b, c),
   * `OVERLAY(a PLACING b FROM c FOR d)` overlay(a, b, c, d), `DATEADD(DAY, n, t)` and its kin timestampadd('DAY', n, t),
   * `DATEDIFF(DAY, a, b)` timestampdiff('DAY', a, b), the unit as written,
   * `FIRST(x IGNORE NULLS)` first(x) with `nulls`.
   */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  readonly distinct?: boolean;
  readonly filter?: Expression;
  readonly nulls?: 'ignore' | 'respect';
  /** `percentile_cont(p) WITHIN GROUP (ORDER BY x)`. */
  readonly withinGroup?: readonly SortItem[];
  readonly over?: WindowSpec | Identifier;
}

export type UnaryOperator = '-' | '+' | '~' | 'not';
export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  /** `-5`: in Spark's grammar a literal of its own, named `-5`; `-(5)` and `-a` are operations, named `(- 5)` and `(- a)`. */
  readonly literal?: true;
}

export type BinaryOperator =
  | 'or' | 'and' | '=' | '<=>' | '<>' | '<' | '<=' | '>' | '>='
  | '+' | '-' | '*' | '/' | '%' | 'div' | '||' | '&' | '|' | '^' | '<<' | '>>' | '>>>';
export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Cast extends Node { readonly kind: 'cast'; readonly child: Expression; readonly type: DataType; readonly typeSpan: Span; readonly try: boolean }
export interface Case extends Node {
  readonly kind: 'case';
  readonly operand?: Expression;
  readonly whens: readonly { readonly when: Expression; readonly then: Expression }[];
  readonly otherwise?: Expression;
}
export interface Between extends Node { readonly kind: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression; readonly negated: boolean }
export interface InList extends Node { readonly kind: 'in'; readonly value: Expression; readonly list: readonly Expression[]; readonly negated: boolean }
export interface InSubquery extends Node { readonly kind: 'in-subquery'; readonly value: Expression; readonly query: Query; readonly negated: boolean }
export interface Exists extends Node { readonly kind: 'exists'; readonly query: Query }
export interface ScalarSubquery extends Node { readonly kind: 'subquery'; readonly query: Query }
export interface Like extends Node {
  readonly kind: 'like';
  readonly operator: 'like' | 'ilike' | 'rlike';
  readonly value: Expression;
  /** One pattern; several with `quantifier`. */
  readonly patterns: readonly Expression[];
  readonly quantifier?: 'any' | 'all';
  readonly escape?: Expression;
  readonly negated: boolean;
}
export interface IsPredicate extends Node {
  readonly kind: 'is';
  readonly value: Expression;
  readonly test: 'null' | 'true' | 'false' | 'unknown' | 'distinct';
  /** Of IS [NOT] DISTINCT FROM. */
  readonly other?: Expression;
  readonly negated: boolean;
}
export interface Lambda extends Node { readonly kind: 'lambda'; readonly params: readonly Identifier[]; readonly body: Expression }
export interface Subscript extends Node { readonly kind: 'subscript'; readonly value: Expression; readonly index: Expression }
/** A field of an expression that is not itself a name: `f(x).a`, `m['k'].a`. */
export interface FieldAccess extends Node { readonly kind: 'field'; readonly value: Expression; readonly name: Identifier }
/** `(a, b)`, items with or without alias: a struct, its fields named col1, col2 or as the item is. */
export interface RowConstructor extends Node { readonly kind: 'row'; readonly items: readonly Expression[] }

export interface SortItem extends Node { readonly expression: Expression; readonly direction?: 'asc' | 'desc'; readonly nulls?: 'first' | 'last' }

export interface WindowSpec extends Node {
  readonly base?: Identifier;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly SortItem[];
  readonly frame?: WindowFrame;
}
export interface WindowFrame extends Node { readonly unit: 'rows' | 'range'; readonly start: FrameBound; readonly end?: FrameBound }
export interface FrameBound extends Node { readonly type: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following'; readonly value?: Expression }

// ---------------------------------------------------------------- queries

export interface Query extends Node {
  readonly kind: 'query';
  readonly with: readonly Cte[];
  readonly recursive?: boolean;
  readonly body: QueryBody;
  readonly orderBy: readonly SortItem[];
  readonly sortBy: readonly SortItem[];
  readonly clusterBy: readonly Expression[];
  readonly distributeBy: readonly Expression[];
  readonly windows: readonly NamedWindow[];
  /** `ORDER BY ALL`. */
  readonly orderByAll?: SortItem;
  /** `LIMIT ALL` is absent. */
  readonly limit?: Expression;
  readonly offset?: Expression;
}
export interface Cte extends Node { readonly name: Identifier; readonly columns: readonly Identifier[]; readonly query: Query }
export interface NamedWindow extends Node { readonly name: Identifier; readonly spec: WindowSpec | Identifier }

export type QueryBody = Select | SetOperation | Values | TableStatement | Query;

export interface SetOperation extends Node {
  readonly kind: 'set';
  readonly operator: 'union' | 'except' | 'intersect';
  readonly all: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
}
export interface Values extends Node {
  readonly kind: 'values';
  /** Each row an expression: a `row` for several columns, else the single column. */
  readonly rows: readonly Expression[];
  readonly alias?: TableAlias;
}
export interface TableStatement extends Node { readonly kind: 'table-statement'; readonly name: readonly Identifier[] }

export interface Select extends Node {
  readonly kind: 'select';
  readonly hints: readonly Hint[];
  readonly distinct: boolean;
  readonly items: readonly Expression[];
  readonly from: readonly Relation[];
  readonly lateralViews: readonly LateralView[];
  readonly where?: Expression;
  readonly groupBy?: GroupBy;
  readonly having?: Expression;
  readonly windows: readonly NamedWindow[];
}
export interface Hint extends Node { readonly name: string; readonly args: readonly Expression[] }
export interface LateralView extends Node {
  readonly outer: boolean;
  readonly call: FunctionCall;
  readonly table?: Identifier;
  readonly columns: readonly Identifier[];
}
export interface GroupBy extends Node {
  readonly all?: boolean;
  readonly items: readonly GroupingItem[];
  /** The Hive forms `GROUP BY a, b WITH ROLLUP | WITH CUBE | GROUPING SETS (…)`. */
  readonly trailing?: 'rollup' | 'cube' | { readonly sets: readonly (readonly Expression[])[] };
}
export type GroupingItem =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'rollup' | 'cube'; readonly span: Span; readonly sets: readonly (readonly Expression[])[] }
  | { readonly kind: 'sets'; readonly span: Span; readonly sets: readonly GroupingSetItem[] };
/** A set is a list of expressions; sets nest with rollup, cube and grouping sets. */
export type GroupingSetItem = { readonly kind: 'set'; readonly items: readonly Expression[] } | Exclude<GroupingItem, { kind: 'expression' }>;

export interface TableAlias extends Node { readonly name?: Identifier; readonly columns: readonly Identifier[] }

export type Relation = TableRef | SubqueryRelation | TableFunction | Join | InlineTable | Pivot | Unpivot | Sampled;
export interface TableRef extends Node {
  readonly kind: 'table';
  readonly name: readonly Identifier[];
  readonly alias?: TableAlias;
  /** `VERSION AS OF …`, `TIMESTAMP AS OF …`. */
  readonly timeTravel?: { readonly type: 'version' | 'timestamp'; readonly value: Expression };
}
export interface SubqueryRelation extends Node { readonly kind: 'subquery-relation'; readonly query: Query; readonly lateral: boolean; readonly alias?: TableAlias }
export interface TableFunction extends Node { readonly kind: 'table-function'; readonly call: FunctionCall; readonly lateral: boolean; readonly alias?: TableAlias }
export interface InlineTable extends Node { readonly kind: 'inline-table'; readonly values: Values }
export type JoinType = 'inner' | 'cross' | 'left' | 'right' | 'full' | 'left semi' | 'left anti';
export interface Join extends Node {
  readonly kind: 'join';
  readonly type: JoinType;
  readonly natural: boolean;
  readonly left: Relation;
  /** A lateral relation says so itself. */
  readonly right: Relation;
  readonly on?: Expression;
  readonly using?: readonly Identifier[];
}
export interface Pivot extends Node {
  readonly kind: 'pivot';
  readonly relation: Relation;
  /** Aggregates, with optional aliases. A pivot takes no alias of its own in Spark's grammar, so `alias` is never set by the parser. */
  readonly aggregates: readonly Expression[];
  readonly columns: readonly Identifier[];
  readonly values: readonly Expression[];
  readonly alias?: TableAlias;
}
export interface Unpivot extends Node {
  readonly kind: 'unpivot';
  readonly relation: Relation;
  readonly includeNulls: boolean;
  readonly valueColumns: readonly Identifier[];
  readonly nameColumn: Identifier;
  readonly inputs: readonly { readonly columns: readonly ColumnRef[]; readonly alias?: Identifier }[];
  readonly alias?: TableAlias;
}
export interface Sampled extends Node {
  readonly kind: 'sample';
  readonly relation: Relation;
  readonly method:
    | { readonly type: 'percent'; readonly value: Expression }
    | { readonly type: 'rows'; readonly value: Expression }
    | { readonly type: 'bucket'; readonly numerator: number; readonly denominator: number };
  readonly seed?: number;
  readonly alias?: TableAlias;
}
