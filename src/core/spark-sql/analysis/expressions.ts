import type { Analysis } from './analysis';
import { argumentView, CallOptions, castTo, makeVariables, Operand, typeCall, unknownFunction } from './calls';
import { prettyText } from './column-name';
import { groupsByCorrelation, scalarProblem } from './correlated';
import { makeLiteral, typedInterval, typedLiteral } from './literals';
import type { Attribute, TypedCall, TypedExpression, TypedQuery, TypedSort } from './plan';
import { candidateNames, endsWith, LambdaFrame, lambdaVariable, Layer, Match, matches, Scope, structField } from './scope';
import { some } from './walk';
import { typedWindow } from './windows';
import { didYouMean, Span } from '../../diagnostics';
import { BOOLEAN, comparisonType, DataType, equalTypes, INT, isNumeric, STRING, tightestCommonType, typeName } from '../../types';
import { canBecomeNull, castProblem } from '../functions/cast-rules';
import type { SqlFunction } from '../functions/function';
import { lookupFunction, nameOnlyFunction } from '../functions/registry';
import type * as ast from '../syntax/ast';

export interface ExpressionContext {
  readonly scope: Scope;
  /** Analyzes a subquery whose enclosing query is this scope. */
  readonly subquery: (query: ast.Query, scope: Scope, use: 'scalar' | 'exists' | 'in') => TypedQuery;
  /** Named windows of the select. */
  readonly windows?: ReadonlyMap<string, ast.WindowSpec>;
  /** Called for each outer column that is read. */
  readonly onOuter?: (attribute: Attribute) => void;
  /** The column that stands for the select's `window(…)` or `session_window(…)`. */
  readonly timeWindow?: Attribute;
  /** What the expression is for, in messages: `WHERE`, `JOIN`. */
  readonly place?: string;
}

/** Types the expressions of one scope. */
export class ExpressionAnalyzer {
  private lambdas: LambdaFrame | undefined;
  private aggregateDepth = 0;

  constructor(public readonly analysis: Analysis, private readonly context: ExpressionContext) {}

  public analyze(node: ast.Expression): TypedExpression {
    switch (node.kind) {
      case 'literal': return typedLiteral(this.analysis, node);
      case 'interval': return typedInterval(this.analysis, node);
      case 'column': return this.column(node);
      case 'star': return this.analysis.fail('INVALID_USAGE_OF_STAR_OR_REGEX', "'*' cannot stand here: it goes in a select list or a call", node.span);
      case 'call': return this.call(node);
      case 'unary': return this.unary(node);
      case 'binary': return this.operator(node.operator, [node.left, node.right], node.span);
      case 'cast': return this.cast(node);
      case 'case': return this.case(node);
      case 'between': return this.between(node);
      case 'in': return this.negate(node.negated, this.operator('in', [node.value, ...node.list], node.span));
      case 'in-subquery': return this.negate(node.negated, this.inSubquery(node));
      case 'exists': return this.subquery(node.query, 'exists', node.span, []);
      case 'subquery': return this.subquery(node.query, 'scalar', node.span, []);
      case 'like': return this.like(node);
      case 'is': return this.is(node);
      case 'subscript': return this.subscript(this.analyze(node.value), this.analyze(node.index), node.span);
      case 'field': return this.fieldAccess(this.analyze(node.value), node.name);
      case 'row': return this.row(node);
      case 'parameter': return this.parameter(node);
      case 'alias': {
        if (node.names.length !== 1) return this.analysis.fail('INVALID_USAGE_OF_MULTI_ALIAS', 'several aliases need a generator such as explode', node.span);
        const child = this.analyze(node.child);
        return { kind: 'alias', child, name: node.names[0].name, type: child.type, nullable: child.nullable, span: node.span };
      }
      case 'lambda': return this.analysis.fail('INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION', 'a lambda can only be an argument of a higher-order function', node.span);
      case 'named-argument': return this.analysis.fail('NAMED_PARAMETER_SUPPORT_DISABLED', 'a named argument can only stand in a call', node.span);
      case 'default': return this.analysis.fail('DEFAULT_PLACEMENT_INVALID', 'DEFAULT is not an expression of a query', node.span);
    }
  }

  /** A condition: boolean, or text that Spark casts to it. */
  public condition(node: ast.Expression, place: string, code: string): TypedExpression {
    const e = this.analyze(node);
    if (e.type.kind !== 'boolean' && e.type.kind !== 'void') {
      return this.analysis.fail(code, `the ${place} condition must be boolean, but ${prettyText(e, this.analysis.session.timeZone)} is ${typeName(e.type)}`, node.span);
    }
    return castTo(e, BOOLEAN);
  }

  // ---------------------------------------------------------------- names

  private column(node: ast.ColumnRef): TypedExpression {
    const variable = lambdaVariable(this.lambdas, node.parts[0].name);
    if (variable !== undefined) return this.fields({ ...variable, span: node.span }, node.parts.slice(1));
    const scope = this.context.scope;
    const layers = this.aggregateDepth > 0 ? scope.aggregateLayers ?? scope.layers : scope.layers;
    const found = this.resolve(layers, node);
    if (found !== undefined) return found;
    const constant = node.parts.length === 1 && !node.parts[0].quoted ? nameOnlyFunction(node.parts[0].name.toLowerCase()) : undefined;
    if (constant !== undefined) return typeCall(this.analysis, constant, node.parts[0].name.toLowerCase(), [], node.span);
    if (scope.outer !== undefined) {
      const outer = this.resolve(scope.outer.layers, node, true);
      if (outer !== undefined) return outer;
    }
    return unresolvedColumn(this.analysis, node.parts, node.span, scope);
  }

  private resolve(layers: readonly Layer[], node: ast.ColumnRef, outer = false): TypedExpression | undefined {
    for (const layer of layers) {
      let found: readonly Match[] = matches(layer, node.parts);
      if (found.length === 0) continue;
      if (found.length > 1 && layer.kind === 'attributes' && layer.passes === true) continue;
      if (found.length > 1) {
        const structs = found.filter((m) => m.rest.length === 0 || m.attribute?.type.kind === 'struct');
        if (structs.length === 1) {found = structs;} else {
          const names = found.map((m) => (m.attribute === undefined ? node.parts[0].name : [...m.attribute.qualifier, m.attribute.name].join('.')));
          const code = layer.kind === 'aliases' ? 'AMBIGUOUS_LATERAL_COLUMN_ALIAS' : 'AMBIGUOUS_REFERENCE';
          this.analysis.fail(code, `reference '${node.parts.map((p) => p.name).join('.')}' is ambiguous, could be: ${names.join(', ')}`, node.span);
        }
      }
      const [m] = found;
      if (m.attribute !== undefined) {
        if (outer) this.context.onOuter?.(m.attribute);
        const { type, nullable } = m.attribute;
        // it keeps the name as the query writes it
        const { name } = node.parts[node.parts.length - 1 - m.rest.length];
        const attribute = m.attribute.name === name ? m.attribute : { ...m.attribute, name };
        return this.fields({ kind: 'attribute', attribute, outer, type, nullable, span: node.span }, m.rest);
      }
      const e = m.expression!;
      if (outer) {
        some(e, (x) => {
          if (x.kind === 'attribute') this.context.onOuter?.(x.attribute);
          return false;
        });
      }
      return this.fields({ kind: 'alias', child: e, name: node.parts[0].name, type: e.type, nullable: e.nullable, span: node.span }, m.rest);
    }
    return undefined;
  }

  private fields(e: TypedExpression, names: readonly ast.Identifier[]): TypedExpression {
    return names.reduce<TypedExpression>((value, name) => this.fieldAccess(value, name), e);
  }

  private fieldAccess(value: TypedExpression, name: ast.Identifier): TypedExpression {
    if (value.type.kind === 'map') return this.subscript(value, makeLiteral(name.name, STRING, name.span), { start: value.span.start, end: name.span.end });
    const found = structField(value.type, value.nullable, name.name);
    const span = { start: value.span.start, end: name.span.end };
    if (found === 'no struct') {
      return this.analysis.fail('INVALID_EXTRACT_BASE_FIELD_TYPE',
        `can't extract a value from "${prettyText(value, this.analysis.session.timeZone)}": need a complex type, got ${typeName(value.type)}`, span);
    }
    if (found === 'ambiguous') return this.analysis.fail('AMBIGUOUS_REFERENCE_TO_FIELDS', `ambiguous reference to the field '${name.name}'`, name.span);
    if (found === undefined) {
      const struct = value.type.kind === 'array' ? value.type.element : value.type;
      const names = struct.kind === 'struct' ? struct.fields.map((f) => f.name) : [];
      return this.analysis.fail('FIELD_NOT_FOUND', `no such struct field '${name.name}' in ${names.join(', ')}${didYouMean(name.name, names)}`, name.span);
    }
    return { kind: 'field', child: value, name: name.name, index: found.index, overArray: found.overArray, type: found.type, nullable: found.nullable, span };
  }

  private subscript(value: TypedExpression, index: TypedExpression, span: Span): TypedExpression {
    if (value.type.kind === 'struct' && index.kind === 'literal' && typeof index.value === 'string') {
      return this.fieldAccess(value, { name: index.value, quoted: true, span: index.span });
    }
    return this.typed('[]', [value, index], span);
  }

  private parameter(node: ast.Parameter): TypedExpression {
    const { parameters } = this.analysis.options;
    const type = parameters[node.name];
    if (type === undefined) {
      return this.analysis.fail('UNBOUND_SQL_PARAMETER', `parameter :${node.name} has no value${didYouMean(node.name, Object.keys(parameters))}`, node.span);
    }
    return { kind: 'parameter', name: node.name, type, nullable: true, span: node.span };
  }

  // ---------------------------------------------------------------- operators and special forms

  /** A call of a catalogue entry by name, on typed operands. */
  public typed(name: string, operands: readonly Operand[], span: Span, options: CallOptions = {}): TypedCall {
    const fn = lookupFunction(name);
    if (fn === undefined) return unknownFunction(this.analysis, name, span);
    return typeCall(this.analysis, fn, name, operands, span, options);
  }

  private operator(name: string, operands: readonly ast.Expression[], span: Span): TypedCall {
    return this.typed(name, operands.map((o) => this.analyze(o)), span);
  }

  private negate(negated: boolean, e: TypedExpression): TypedExpression {
    return negated ? this.typed('not', [e], e.span) : e;
  }

  private unary(node: ast.Unary): TypedExpression {
    const { operand } = node;
    // `-2147483648` is one literal in Spark's grammar
    if (node.operator === '-' && operand.kind === 'literal' && isNumberLiteral(operand) && !this.analysis.source({ start: node.span.start, end: operand.span.start }).includes('(')) {
      return { ...typedLiteral(this.analysis, operand, true), span: node.span };
    }
    const name = node.operator === '-' ? 'negative' : node.operator === '+' ? 'positive' : node.operator;
    const value = this.analyze(operand);
    return this.typed(name, [value], node.span, node.operator === '-' ? { shows: (show) => `(- ${show(value)})` } : {});
  }

  private cast(node: ast.Cast): TypedExpression {
    const child = this.analyze(node.child);
    const { session } = this.analysis;
    const type = node.type.kind === 'char' || node.type.kind === 'varchar' ? STRING : node.type;
    const problem = castProblem(child.type, type, session.ansi && !node.try);
    if (problem !== undefined) {
      this.analysis.fail(problem, `cannot cast ${typeName(child.type)} to ${typeName(type)}`, node.span);
    }
    const nullable = child.nullable || node.try || (!session.ansi && canBecomeNull(child.type, type));
    return { kind: 'cast', child, mode: node.try ? 'try' : 'explicit', type, nullable, span: node.span };
  }

  private case(node: ast.Case): TypedExpression {
    const operand = node.operand === undefined ? undefined : this.analyze(node.operand);
    const whens = node.whens.map((w) => {
      const when = this.analyze(w.when);
      const condition = operand === undefined ? when : this.typed('=', [operand, when], w.when.span);
      if (condition.type.kind !== 'boolean') {
        this.analysis.fail('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `a WHEN condition must be boolean, but this is ${typeName(condition.type)}`, w.when.span);
      }
      return { when: castTo(condition, BOOLEAN), then: this.analyze(w.then) };
    });
    const otherwise = node.otherwise === undefined ? undefined : this.analyze(node.otherwise);
    const values = [...whens.map((w) => w.then), ...(otherwise === undefined ? [] : [otherwise])];
    const { type } = this.typed('coalesce', values, node.span);
    return {
      kind: 'case',
      whens: whens.map((w) => ({ when: w.when, then: castTo(w.then, type) })),
      otherwise: otherwise && castTo(otherwise, type),
      type,
      nullable: otherwise === undefined || values.some((v) => v.nullable),
      span: node.span,
    };
  }

  private between(node: ast.Between): TypedExpression {
    const value = this.analyze(node.value);
    const { span } = node;
    const [from, to] = [this.analyze(node.low), this.analyze(node.high)];
    const low = this.typed('>=', [value, from], span);
    const high = this.typed('<=', [value, to], span);
    const shows = this.analysis.session.sparkVersion.startsWith('3') ? undefined : (show: (e: TypedExpression) => string) => `between(${[value, from, to].map(show).join(', ')})`;
    return this.negate(node.negated, this.typed('and', [low, high], span, { shows }));
  }

  private like(node: ast.Like): TypedExpression {
    const value = this.analyze(node.value);
    const escape = node.escape === undefined ? [] : [this.analyze(node.escape)];
    const one = (written: ast.Expression) => {
      const pattern = this.analyze(written);
      // before Spark 4 LIKE does not show its ESCAPE
      const shows = node.operator === 'like' && escape.length > 0 && this.analysis.session.sparkVersion.startsWith('3')
        ? (show: (e: TypedExpression) => string) => `${show(value)} LIKE ${show(pattern)}` : undefined;
      return this.typed(node.operator, [value, pattern, ...escape], node.span, { shows });
    };
    if (node.quantifier === undefined) return this.negate(node.negated, one(node.patterns[0]));
    if (node.patterns.length === 0) return this.analysis.fail('_LEGACY_ERROR_TEMP_0064', 'expected something between brackets', node.span);
    const each = node.patterns.map((p) => this.negate(node.negated, one(p)));
    const joined = each.reduce((a, b) => this.typed(node.quantifier === 'all' ? 'and' : 'or', [a, b], node.span));
    // patterns that are all constants make one expression in Spark
    const whole = (node.operator === 'like' || node.operator === 'ilike') && escape.length === 0 && joined.kind === 'call' && node.patterns.every((p) => p.kind === 'literal' && p.type === 'string');
    return whole ? { ...joined, shows: (show) => `${node.negated ? 'not' : ''}like${node.quantifier}(${node.operator === 'ilike' ? `lower(${show(value)})` : show(value)})` } : joined;
  }

  private is(node: ast.IsPredicate): TypedExpression {
    const value = this.analyze(node.value);
    const { span } = node;
    switch (node.test) {
      case 'null': return this.typed(node.negated ? 'isnotnull' : 'isnull', [value], span);
      case 'unknown': {
        if (value.type.kind !== 'boolean' && value.type.kind !== 'void') {
          this.analysis.fail('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `IS UNKNOWN takes a boolean, but this is ${typeName(value.type)}`, node.value.span);
        }
        return this.typed(node.negated ? 'isnotnull' : 'isnull', [value], span);
      }
      case 'distinct': return this.negate(!node.negated, this.typed('<=>', [value, this.analyze(node.other!)], span));
      default: return this.negate(node.negated, this.typed('<=>', [value, makeLiteral(node.test === 'true', BOOLEAN, span)], span));
    }
  }

  private row(node: ast.RowConstructor): TypedExpression {
    const items = this.expand(node.items).map((e) => this.analyzeItem(e));
    return this.typed('struct', items, node.span, {
      shows: (show) => `named_struct(${items.map((e, i) => `${argumentView(this.analysis, e).name ?? `col${i + 1}`}, ${show(e)}`).join(', ')})`,
    });
  }

  private analyzeItem(item: ast.Expression | TypedExpression): TypedExpression {
    return 'nullable' in item ? item : this.analyze(item);
  }

  // ---------------------------------------------------------------- subqueries

  private subquery(query: ast.Query, use: 'scalar' | 'exists' | 'in', span: Span, values: readonly TypedExpression[]): TypedExpression {
    const typed = this.matchingRowsOnly(this.context.subquery(query, this.context.scope, use), use, span);
    if (use === 'scalar') {
      const problem = typed.outer.length > 0 && this.analysis.session.sparkVersion.startsWith('3') ? scalarProblem(typed) : undefined;
      if (problem !== undefined) this.analysis.fail(problem, 'a scalar subquery that reads columns of the query around it must be aggregated, to return one row', span, 'wrap its column in max() or first()');
      if (typed.outputs.length !== 1) {
        this.analysis.fail('INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN',
          `a scalar subquery must return one column, but it returns ${typed.outputs.length}`, span);
      }
      return { kind: 'subquery', use, query: typed, values: [], type: typed.outputs[0].type, nullable: true, span };
    }
    return { kind: 'subquery', use, query: typed, values, type: BOOLEAN, nullable: use === 'in', span };
  }

  private matchingRowsOnly(query: TypedQuery, use: 'scalar' | 'exists' | 'in', span: Span): TypedQuery {
    if (use === 'scalar' || !this.analysis.session.sparkVersion.startsWith('3') || !groupsByCorrelation(query)) return query;
    const matched = this.typed('>', [this.typed('count', [makeLiteral(1n, INT, span)], span), makeLiteral(0n, INT, span)], span);
    const having = query.body.having === undefined ? matched : this.typed('and', [query.body.having, matched], span);
    return { ...query, body: { ...query.body, having } };
  }

  private inSubquery(node: ast.InSubquery): TypedExpression {
    const left = node.value.kind === 'row' ? node.value.items.map((i) => this.analyze(i)) : [this.analyze(node.value)];
    const made = this.subquery(node.query, 'in', node.span, left);
    if (made.kind !== 'subquery') return made;
    const { outputs } = made.query;
    if (outputs.length !== left.length) {
      return this.analysis.fail('DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH',
        `the left side of IN has ${left.length} value(s), the subquery returns ${outputs.length} column(s)`, node.span);
    }
    const { ansi } = this.analysis.session;
    const values = left.map((l, i) => {
      const r = outputs[i].type;
      const common = equalTypes(l.type, r) ? r : comparisonType(l.type, r, ansi)
          ?? tightestCommonType(l.type, r) ?? (isNumeric(l.type) && isNumeric(r) ? this.widest(l, r) : undefined);
      if (common === undefined) {
        return this.analysis.fail('DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH', `the types of both sides of IN differ: ${typeName(l.type)} and ${typeName(r)}`, node.span);
      }
      return castTo(l, common);
    });
    return { ...made, values };
  }

  private widest(l: TypedExpression, r: DataType): DataType {
    return this.typed('coalesce', [l, makeLiteral(null, r, l.span)], l.span).type;
  }

  // ---------------------------------------------------------------- calls

  private call(node: ast.FunctionCall): TypedExpression {
    const name = node.name.toLowerCase();
    const fn = lookupFunction(name);
    if (fn === undefined) return unknownFunction(this.analysis, node.name, node.nameSpan);
    const { timeWindow } = this.context;
    if (fn.timeWindow !== undefined && timeWindow !== undefined) {
      return { kind: 'attribute', attribute: timeWindow, outer: false, type: timeWindow.type, nullable: timeWindow.nullable, span: node.span };
    }
    if (fn.mostArguments !== undefined && node.args.length > fn.mostArguments && this.analysis.session.sparkVersion.startsWith('3')) {
      this.analysis.fail('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', `the ${name} function takes ${fn.mostArguments} argument(s), but got ${node.args.length}`, node.span);
    }
    const typed = this.plainCall(node, fn, name);
    if (node.over === undefined) {
      if (fn.kind === 'window') this.analysis.fail('WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE', `the window function ${name} requires an OVER clause`, node.span);
      return typed;
    }
    return typedWindow(this.analysis, typed, node.over, this.context.windows, (e) => this.analyze(e), (s) => this.sort(s));
  }

  private plainCall(node: ast.FunctionCall, fn: SqlFunction, name: string): TypedCall {
    const isAggregateFunction = fn.kind === 'aggregate';
    if (!isAggregateFunction && fn.kind !== 'window') {
      if (node.distinct === true) this.analysis.fail('INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX', `the function ${name} does not support DISTINCT`, node.span);
      if (node.filter !== undefined) this.analysis.fail('INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX', `the function ${name} does not support FILTER`, node.span);
      if (node.nulls !== undefined) this.analysis.fail('INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX', `the function ${name} does not support IGNORE NULLS`, node.span);
    }
    if (isAggregateFunction) this.aggregateDepth++;
    try {
      const args = this.arguments(node, fn, name);
      const filter = node.filter === undefined ? undefined : this.condition(node.filter, 'FILTER', 'INVALID_AGGREGATE_FILTER.NOT_BOOLEAN');
      return typeCall(this.analysis, fn, name, args, node.span, {
        distinct: node.distinct, filter, ignoreNulls: node.nulls === 'ignore', withinGroup: node.withinGroup?.map((s) => this.sort(s)),
      });
    } finally {
      if (isAggregateFunction) this.aggregateDepth--;
    }
  }

  /** The arguments of a call, named ones in their place. */
  public arguments(node: ast.FunctionCall, fn: SqlFunction, name: string): Operand[] {
    if (name === 'count' && node.args.length === 1 && node.args[0].kind === 'star' && node.args[0].qualifier.length === 0 && node.distinct !== true) {
      return [makeLiteral(1n, INT, node.args[0].span)];
    }
    if (name === 'count' && node.args.length === 1 && node.args[0].kind === 'star' && node.args[0].qualifier.length > 0) {
      return this.analysis.fail('_LEGACY_ERROR_TEMP_1021', 'count of all columns of one table is not allowed: count(*) counts rows, count(a, b) those without nulls', node.span);
    }
    return this.expand(this.inOrder(node, fn, name)).map((a) => ('nullable' in a ? a : this.operand(a)));
  }

  /** Named arguments go to the places that the signature gives them. */
  private inOrder(node: ast.FunctionCall, fn: SqlFunction, name: string): readonly ast.Expression[] {
    if (!node.args.some((a) => a.kind === 'named-argument')) return node.args;
    if (fn.named !== true) this.analysis.fail('NAMED_PARAMETERS_NOT_SUPPORTED', `the function ${name} does not take named arguments`, node.span);
    const params = [...fn.signatures].sort((a, b) => b.params.length - a.params.length)[0].params;
    const placed: (ast.Expression | undefined)[] = [];
    node.args.forEach((a, i) => {
      if (a.kind !== 'named-argument') {
        if (placed.length < i) this.analysis.fail('UNEXPECTED_POSITIONAL_ARGUMENT', 'a positional argument cannot follow a named one', a.span);
        placed[i] = a;
        return;
      }
      const at = params.findIndex((p) => p.name.toLowerCase() === a.name.name.toLowerCase());
      if (at < 0) {
        this.analysis.fail('UNRECOGNIZED_PARAMETER_NAME', `${name} has no parameter '${a.name.name}'${didYouMean(a.name.name, params.map((p) => p.name))}`, a.name.span);
      }
      if (placed[at] !== undefined) this.analysis.fail('DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE', `parameter '${a.name.name}' is given twice`, a.span);
      placed[at] = a.value;
    });
    const out: ast.Expression[] = [];
    for (let i = 0; i < placed.length; i++) {
      const given = placed[i];
      if (given !== undefined) {
        out.push(given);
        continue;
      }
      const { fill } = params[i];
      if (fill === undefined) this.analysis.fail('REQUIRED_PARAMETER_NOT_FOUND', `${name} needs its parameter '${params[i].name}'`, node.span);
      const type = fill === null ? 'null' : typeof fill === 'string' ? 'string' : typeof fill === 'boolean' ? 'boolean' : 'integer';
      out.push({ kind: 'literal', type, value: fill === null ? '' : String(fill), span: node.span });
    }
    return out;
  }

  private operand(node: ast.Expression): Operand {
    if (node.kind !== 'lambda') return this.analyze(node);
    const names = node.params.map((p) => p.name);
    return {
      kind: 'pending',
      span: node.span,
      names,
      resolve: (types) => {
        const variables = makeVariables(this.analysis, names, types, node.span);
        const saved = this.lambdas;
        this.lambdas = { variables, parent: saved };
        try {
          const body = this.analyze(node.body);
          return { kind: 'lambda', params: variables, body, type: body.type, nullable: body.nullable, span: node.span };
        } finally {
          this.lambdas = saved;
        }
      },
    };
  }

  /** Replaces `*` and `t.*` by their columns. */
  public expand(items: readonly ast.Expression[]): (ast.Expression | TypedExpression)[] {
    return items.flatMap<ast.Expression | TypedExpression>((item) => (item.kind === 'star' ? this.star(item) : [item]));
  }

  public star(node: ast.Star): TypedExpression[] {
    const { scope } = this.context;
    const attributes = scope.layers.flatMap((l) => (l.kind === 'attributes' ? l.attributes : []));
    const ref = (attribute: Attribute): TypedExpression => ({
      kind: 'attribute', attribute, outer: false, type: attribute.type, nullable: attribute.nullable, span: node.span,
    });
    let chosen: TypedExpression[];
    if (node.qualifier.length === 0) {
      chosen = attributes.filter((a) => a.hidden !== true).map(ref);
    } else {
      const own = attributes.filter((a) => endsWith(a.qualifier, node.qualifier));
      // keys of USING stand elsewhere in the join: the table's own order is that of the identities
      chosen = (own.some((a) => a.hidden === true) ? [...own].sort((a, b) => a.id - b.id) : own).map(ref);
      if (chosen.length === 0) chosen = this.starOfOuter(node);
      if (chosen.length === 0) chosen = this.starOfStruct(node);
    }
    if (node.except !== undefined) {
      const names = node.except.map((e) => e[e.length - 1].name.toLowerCase());
      chosen = chosen.filter((c) => c.kind !== 'attribute' || !names.includes(c.attribute.name.toLowerCase()));
    }
    return chosen;
  }

  /** `t.*` of the query around a lateral subquery. */
  private starOfOuter(node: ast.Star): TypedExpression[] {
    const attributes = this.context.scope.outer?.layers.flatMap((l) => (l.kind === 'attributes' ? l.attributes : [])) ?? [];
    return attributes.filter((a) => endsWith(a.qualifier, node.qualifier)).map((attribute) => {
      this.context.onOuter?.(attribute);
      return { kind: 'attribute', attribute, outer: true, type: attribute.type, nullable: attribute.nullable, span: node.span };
    });
  }

  private starOfStruct(node: ast.Star): TypedExpression[] {
    const column: ast.ColumnRef = { kind: 'column', parts: node.qualifier, span: node.span };
    const value = this.resolve(this.context.scope.layers, column);
    if (value === undefined || value.type.kind !== 'struct') {
      const known = [...new Set(this.context.scope.layers.flatMap((l) => (l.kind === 'attributes' ? l.attributes.map((a) => a.qualifier.join('.')) : [])))];
      return this.analysis.fail('CANNOT_RESOLVE_STAR_EXPAND', `cannot resolve ${node.qualifier.map((q) => q.name).join('.')}.* given the tables ${known.join(', ')}`, node.span);
    }
    return value.type.fields.map((f) => this.fieldAccess(value, { name: f.name, quoted: true, span: node.span }));
  }

  public sort(item: ast.SortItem): TypedSort {
    const descending = item.direction === 'desc';
    return { expression: this.analyze(item.expression), descending, nullsFirst: item.nulls === undefined ? !descending : item.nulls === 'first' };
  }
}

function isNumberLiteral(l: ast.Literal): boolean {
  return ['integer', 'decimal', 'double', 'tinyint', 'smallint', 'bigint', 'float', 'bigdecimal'].includes(l.type);
}

function unresolvedColumn(analysis: Analysis, parts: readonly ast.Identifier[], span: Span, scope: Scope): never {
  const name = parts.map((p) => `\`${p.name}\``).join('.');
  const known = candidateNames(scope);
  if (known.length === 0) return analysis.fail('UNRESOLVED_COLUMN.WITHOUT_SUGGESTION', `a column with name ${name} cannot be resolved`, span);
  return analysis.fail('UNRESOLVED_COLUMN.WITH_SUGGESTION',
    `a column with name ${name} cannot be resolved${didYouMean(parts[parts.length - 1].name, known)}`, span, `columns here: ${known.slice(0, 20).join(', ')}`);
}
