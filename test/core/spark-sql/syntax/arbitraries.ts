/* eslint-disable @stylistic/object-property-newline, @stylistic/max-len */
import fc from 'fast-check';
import type {
  Expression, FunctionCall, GroupBy, GroupingItem, Identifier, Query, QueryBody, Relation, Select, SortItem, TableAlias, Values, WindowSpec,
} from '../../../../src/core/spark-sql/syntax';
import { DataType, decimal, INT, STRING } from '../../../../src/core/types';

/** Random trees such as the parser makes. Positions are all the same: they are not compared. */
const span = { start: 0, end: 0 };
const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);
const optional = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined, freq: 2 });
const list = <T>(a: fc.Arbitrary<T>, min = 1, max = 3) => fc.array(a, { minLength: min, maxLength: max });

/** Plain names, all kinds of keywords, and names that need backquotes. */
const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: one('a', 'b', 't', 'amount', 'Order_ID') },
  {
    weight: 3, arbitrary: one(
      'from', 'SELECT', 'where', 'order', 'by', 'group', 'case', 'when', 'end', 'not', 'and', 'interval', 'date', 'year', 'day', 'null', 'true', 'left', 'join', 'on', 'using', 'lateral',
      'values', 'table', 'all', 'distinct', 'both', 'trailing', 'pivot', 'window', 'rows', 'over', 'limit', 'offset', 'minus', 'exists', 'user', 'current_date', 'recursive', 'x', 'r', 'for',
    ),
  },
  { weight: 1, arbitrary: one('a b', 'a`b', 'é', '1e3', '1a', 'a.b', '-', '') },
);
const identifier: fc.Arbitrary<Identifier> = name.map((n) => ({ name: n, quoted: false, span }));
const functionName = fc.oneof(
  one('f', 'sum', 'coalesce', 'if', 'left', 'like', 'map', 'transform', 'filter', 'first', 'trim', 'substring', 'overlay', 'position', 'extract', 'date_add', 'dateadd', 'datediff', 'exists', 'div'),
  one('cast', 'case', 'not', 'interval', 'identifier', 'values', 'all', 'select', 'db.f', 'a b'),
);
const digits = fc.nat({ max: 99999 }).map(String);
const string: fc.Arbitrary<Expression> = fc.string({ unit: 'binary', maxLength: 8 }).map((value) => ({ kind: 'literal', type: 'string', value, span }));
const type: fc.Arbitrary<DataType> = one<DataType>(
  INT, STRING, decimal(5, 2), { kind: 'timestamp_ntz' }, { kind: 'varchar', length: 3 }, { kind: 'day-time interval', from: 'day', to: 'second' },
  { kind: 'array', containsNull: true, element: { kind: 'array', containsNull: true, element: INT } },
  { kind: 'struct', fields: [{ name: 'a b', type: INT, nullable: false }, { name: 'from', type: STRING, nullable: true, comment: 'it\'s' }] },
);

const literal: fc.Arbitrary<Expression> = fc.oneof(
  string,
  digits.map((value): Expression => ({ kind: 'literal', type: 'integer', value, span })),
  fc.tuple(digits, digits).map(([a, b]): Expression => ({ kind: 'literal', type: 'decimal', value: `${a}.${b}`, span })),
  one('1.', '.5', '0.0').map((value): Expression => ({ kind: 'literal', type: 'decimal', value, span })),
  fc.tuple(one('1', '.5', '1.5e3', '2E-3'), one('double', 'float', 'bigdecimal')).map(([value, t]): Expression => ({ kind: 'literal', type: t as 'double', value, span })),
  one('tinyint', 'smallint', 'bigint').map((t): Expression => ({ kind: 'literal', type: t as 'bigint', value: '7', span })),
  one('true', 'false').map((value): Expression => ({ kind: 'literal', type: 'boolean', value, span })),
  fc.constant<Expression>({ kind: 'literal', type: 'null', value: '', span }),
  one('date', 'timestamp', 'timestamp_ntz').map((t): Expression => ({ kind: 'literal', type: t as 'date', value: '2020-01-01', span })),
  fc.constant<Expression>({ kind: 'literal', type: 'binary', value: '1AFF', span }),
);
const negative: fc.Arbitrary<Expression> = digits.map((value) => ({ kind: 'unary', operator: '-', literal: true, operand: { kind: 'literal', type: 'integer', value, span }, span }));
const interval: fc.Arbitrary<Expression> = fc.oneof(
  string.map((value): Expression => ({ kind: 'interval', parts: [{ value }], span })),
  list(fc.tuple(fc.oneof(negative, string, literal.filter((l) => l.kind === 'literal' && l.type === 'integer')), one('day', 'hour', 'second', 'week')))
    .map((parts): Expression => ({ kind: 'interval', parts: parts.map(([value, unit]) => ({ value, unit })), span })),
  string.map((value): Expression => ({ kind: 'interval', parts: [{ value: { kind: 'unary', operator: '-', operand: value, span }, unit: 'year', to: 'month' }], span })),
);
const column: fc.Arbitrary<Expression> = list(identifier).map((parts) => ({ kind: 'column', parts, span }));

export const { expression, query } = fc.letrec<{ expression: Expression; query: Query; relation: Relation }>((tie) => {
  const e = tie('expression');
  const aliased: fc.Arbitrary<Expression> = fc.tuple(e, optional(list(identifier))).map(([child, names]) => (names === undefined ? child : { kind: 'alias', child, names, span }));
  const plainAliased: fc.Arbitrary<Expression> = fc.tuple(e, optional(identifier)).map(([child, n]) => (n === undefined ? child : { kind: 'alias', child, names: [n], span }));
  const sortItem: fc.Arbitrary<SortItem> = fc.record({ expression: e, direction: optional(one('asc', 'desc')), nulls: optional(one('first', 'last')), span: fc.constant(span) });
  const bound = fc.oneof(
    fc.constant({ type: 'current row' as const, span }),
    one('unbounded preceding', 'unbounded following').map((t) => ({ type: t, span })),
    fc.tuple(one('preceding', 'following'), digits).map(([t, value]) => ({ type: t, value: { kind: 'literal' as const, type: 'integer' as const, value, span }, span })),
  );
  const windowSpec: fc.Arbitrary<WindowSpec> = fc.record({
    partitionBy: list(e, 0, 2), orderBy: list(sortItem, 0, 2),
    frame: optional(fc.record({ unit: one('rows', 'range'), start: bound, end: optional(bound), span: fc.constant(span) })), span: fc.constant(span),
  }).map((w) => w as WindowSpec);
  const argument: fc.Arbitrary<Expression> = fc.oneof(
    { weight: 6, arbitrary: e },
    { weight: 1, arbitrary: fc.constant<Expression>({ kind: 'star', qualifier: [], span }) },
    { weight: 1, arbitrary: list(identifier).map((qualifier): Expression => ({ kind: 'star', qualifier, span })) },
    { weight: 1, arbitrary: fc.tuple(identifier, e).map(([n, value]): Expression => ({ kind: 'named-argument', name: n, value, span })) },
  );
  const call: fc.Arbitrary<FunctionCall> = fc.record({
    kind: fc.constant('call' as const), name: functionName, nameSpan: fc.constant(span), args: list(argument, 0), distinct: optional(fc.constant(true)), filter: optional(e),
    nulls: optional(one('ignore' as const, 'respect' as const)), withinGroup: optional(list(sortItem, 1, 2)), over: optional(fc.oneof(windowSpec, identifier)), span: fc.constant(span),
  }).map((c) => (c.args.length === 0 ? { ...c, distinct: undefined } : c));
  const unary: fc.Arbitrary<Expression> = fc.tuple(one('-', '+', '~', 'not'), e).map(([operator, operand]) => ({ kind: 'unary', operator: operator as '-', operand, span }));
  const operators = ['or', 'and', '=', '<=>', '<>', '<', '>=', '+', '-', '*', '/', '%', 'div', '||', '&', '|', '^', '<<', '>>', '>>>'] as const;
  const binary: fc.Arbitrary<Expression> = fc.tuple(one(...operators), e, e).map(([operator, left, right]) => ({ kind: 'binary', operator, operatorSpan: span, left, right, span }));
  const negated = fc.boolean();
  const forms: fc.Arbitrary<Expression> = fc.oneof(
    fc.tuple(e, type, fc.boolean()).map(([child, t, tried]): Expression => ({ kind: 'cast', child, type: t, typeSpan: span, try: tried, span })),
    fc.tuple(optional(e), list(fc.tuple(e, e)), optional(e)).map(([operand, whens, otherwise]): Expression => ({
      kind: 'case', operand, whens: whens.map(([when, then]) => ({ when, then })), otherwise, span,
    })),
    fc.tuple(e, e, e, negated).map(([value, low, high, n]): Expression => ({ kind: 'between', value, low, high, negated: n, span })),
    fc.tuple(e, list(e), negated).map(([value, items, n]): Expression => ({ kind: 'in', value, list: items, negated: n, span })),
    fc.tuple(e, tie('query'), negated).map(([value, q, n]): Expression => ({ kind: 'in-subquery', value, query: q, negated: n, span })).filter((x) => x.kind === 'in-subquery' && x.query.body.kind !== 'query'),
    tie('query').map((q): Expression => ({ kind: 'exists', query: q, span })),
    tie('query').map((q): Expression => ({ kind: 'subquery', query: q, span })),
    fc.tuple(one('like', 'ilike', 'rlike'), e, e, negated).map(([operator, value, pattern, n]): Expression => ({ kind: 'like', operator: operator as 'like', value, patterns: [pattern], negated: n, span })),
    fc.tuple(e, e).map(([value, pattern]): Expression => ({ kind: 'like', operator: 'like', value, patterns: [pattern], escape: { kind: 'literal', type: 'string', value: '/', span }, negated: false, span })),
    fc.tuple(one('like', 'ilike'), e, list(e), one('any', 'all'), negated)
      .map(([operator, value, patterns, quantifier, n]): Expression => ({ kind: 'like', operator: operator as 'like', value, patterns, quantifier: quantifier as 'any', negated: n, span })),
    fc.tuple(e, one('null', 'true', 'unknown'), negated).map(([value, test, n]): Expression => ({ kind: 'is', value, test: test as 'null', negated: n, span })),
    fc.tuple(e, e, negated).map(([value, other, n]): Expression => ({ kind: 'is', value, test: 'distinct', other, negated: n, span })),
    fc.tuple(list(identifier), e).map(([params, b]): Expression => ({ kind: 'lambda', params, body: b, span })),
    fc.tuple(e, e).map(([value, index]): Expression => ({ kind: 'subscript', value, index, span })),
    fc.tuple(e.filter((v) => v.kind !== 'column'), identifier).map(([value, n]): Expression => ({ kind: 'field', value, name: n, span })),
    list(aliased, 2).map((items): Expression => ({ kind: 'row', items, span })),
    list(aliased, 0).map((args): Expression => ({ kind: 'call', name: 'struct', nameSpan: span, args, span })),
    identifier.map((n): Expression => ({ kind: 'parameter', name: n.name, span })),
  );

  const columns = list(identifier, 0, 2);
  const alias: fc.Arbitrary<TableAlias> = fc.tuple(identifier, columns).map(([n, c]) => ({ name: n, columns: c, span }));
  const tableName = list(identifier, 1, 2);
  const subquery = fc.tuple(tie('query'), fc.boolean(), optional(alias)).map(([q, lateral, a]): Relation => ({ kind: 'subquery-relation', query: q, lateral, alias: a, span }));
  const viewCall = fc.tuple(one('explode', 'stack', 'db.f', 'from'), list(e)).map(([n, args]): FunctionCall => ({ kind: 'call', name: n, nameSpan: span, args, span }));
  const values: fc.Arbitrary<Values> = fc.tuple(list(e), alias).map(([rows, a]) => ({ kind: 'values', rows, alias: a, span }));
  const table = fc.tuple(tableName, optional(alias)).map(([n, a]): Relation => ({ kind: 'table', name: n, alias: a, span }));
  const relation: fc.Arbitrary<Relation> = fc.oneof(
    { weight: 6, arbitrary: table },
    { weight: 1, arbitrary: fc.tuple(tableName, string).map(([n, value]): Relation => ({ kind: 'table', name: n, timeTravel: { type: 'timestamp', value }, span })) },
    { weight: 2, arbitrary: subquery },
    { weight: 1, arbitrary: fc.tuple(viewCall, fc.boolean(), optional(alias)).map(([c, lateral, a]): Relation => ({ kind: 'table-function', call: c, lateral, alias: a, span })) },
    { weight: 1, arbitrary: values.map((v): Relation => ({ kind: 'inline-table', values: v, span })) },
    {
      weight: 3, arbitrary: fc.tuple(tie('relation'), tie('relation'), one('inner', 'cross', 'left', 'right', 'full', 'left semi', 'left anti'), optional(e), optional(list(identifier)), fc.boolean())
        .filter(([, right, t]) => !('lateral' in right && right.lateral) || t === 'inner' || t === 'left')
        .map(([left, right, t, on, using, natural]): Relation => {
          const free = !('lateral' in right && right.lateral);
          const isNatural = natural && free && t !== 'cross';
          return { kind: 'join', type: t as 'inner', natural: isNatural, left, right, on: isNatural ? undefined : on, using: isNatural || on !== undefined || !free ? undefined : using, span };
        }),
    },
    {
      weight: 1, arbitrary: fc.tuple(tie('relation'), list(plainAliased), list(identifier), list(plainAliased))
        .map(([r, aggregates, c, v]): Relation => ({ kind: 'pivot', relation: r, aggregates, columns: c, values: v, span })),
    },
    {
      weight: 1, arbitrary: fc.tuple(tie('relation'), fc.boolean(), identifier, list(fc.tuple(list(identifier), optional(identifier))), optional(identifier))
        .map(([r, includeNulls, n, inputs, a]): Relation => ({
          kind: 'unpivot', relation: r, includeNulls, valueColumns: [n], nameColumn: n, inputs: inputs.map(([parts, x]) => ({ columns: [{ kind: 'column', parts, span }], alias: x })),
          alias: a && { name: a, columns: [], span }, span,
        })),
    },
    {
      weight: 1, arbitrary: fc.tuple(table.filter((r) => r.kind === 'table' && r.alias === undefined), digits, optional(alias), optional(fc.nat()))
        .map(([r, n, a, seed]): Relation => ({ kind: 'sample', relation: r, method: { type: 'rows', value: { kind: 'literal', type: 'integer', value: n, span } }, alias: a, seed, span })),
    },
  );
  const set = list(e, 0, 2);
  const sets: fc.Arbitrary<GroupingItem> = fc.oneof(
    fc.tuple(one('rollup', 'cube'), list(list(e, 1, 2))).map(([kind, s]): GroupingItem => ({ kind: kind as 'rollup', sets: s, span })),
    list(set).map((s): GroupingItem => ({ kind: 'sets', sets: s.map((items) => ({ kind: 'set', items })), span })),
  );
  const plainItem = e.map((x): GroupingItem => ({ kind: 'expression', expression: x }));
  const groupBy: fc.Arbitrary<GroupBy> = fc.oneof(
    fc.constant<GroupBy>({ all: true, items: [], span }),
    list(fc.oneof(plainItem, sets)).map((items): GroupBy => ({ items, span })),
    fc.tuple(list(plainItem), fc.oneof(one('rollup' as const, 'cube' as const), list(set).map((s) => ({ sets: s })))).map(([items, trailing]): GroupBy => ({ items, trailing, span })),
  );
  const windows = list(fc.tuple(identifier, fc.oneof(windowSpec, identifier)), 0, 1).map((w) => w.map(([n, spec]) => ({ name: n, spec, span })));
  const select: fc.Arbitrary<Select> = fc.record({
    kind: fc.constant('select' as const),
    hints: list(fc.tuple(one('BROADCAST', 'from'), list(column, 0)), 0, 2).map((h) => h.map(([n, args]) => ({ name: n, args, span }))),
    distinct: fc.boolean(), items: list(fc.oneof({ weight: 5, arbitrary: aliased }, { weight: 1, arbitrary: fc.constant<Expression>({ kind: 'star', qualifier: [], span }) })),
    from: list(relation, 0, 2), where: optional(e), groupBy: optional(groupBy), having: optional(e), windows,
    lateralViews: list(fc.tuple(fc.boolean(), viewCall, identifier, columns), 0, 1).map((v) => v.map(([outer, c, t, cols]) => ({ outer, call: c, table: t, columns: cols, span }))),
    span: fc.constant(span),
  });
  const simple: fc.Arbitrary<QueryBody> = fc.oneof(
    { weight: 6, arbitrary: select },
    { weight: 1, arbitrary: values },
    { weight: 1, arbitrary: tableName.map((n): QueryBody => ({ kind: 'table-statement', name: n, span })) },
    { weight: 1, arbitrary: tie('query') },
  );
  const setOperation: fc.Arbitrary<QueryBody> = fc.tuple(simple, list(fc.tuple(one('union', 'except', 'intersect'), fc.boolean(), simple))).map(([first, rest]) => {
    // Built as the parser builds it: INTERSECT binds to the operand before it.
    const operands: QueryBody[] = [first];
    const joined: { operator: 'union'; all: boolean }[] = [];
    for (const [operator, all, right] of rest) {
      if (operator === 'intersect') {
        operands.push({ kind: 'set', operator: 'intersect', all, left: operands.pop() as QueryBody, right, span });
      } else {
        joined.push({ operator: operator as 'union', all });
        operands.push(right);
      }
    }
    return operands.slice(1).reduce((left, right, i): QueryBody => ({ kind: 'set', ...joined[i], left, right, span }), operands[0]);
  });
  const whole: fc.Arbitrary<Query> = fc.record({
    kind: fc.constant('query' as const),
    with: fc.uniqueArray(fc.tuple(identifier, columns, tie('query')), { maxLength: 1, selector: ([n]) => n.name.toLowerCase() }).map((c) => c.map(([n, cols, q]) => ({ name: n, columns: cols, query: q, span }))),
    body: fc.oneof({ weight: 3, arbitrary: simple }, { weight: 1, arbitrary: setOperation }),
    orderBy: list(sortItem, 0, 2), sortBy: list(sortItem, 0, 1), clusterBy: list(e, 0, 1), distributeBy: list(e, 0, 1), windows: fc.constant([]), limit: optional(e), offset: optional(e),
    span: fc.constant(span),
  });

  return {
    expression: fc.oneof({ depthSize: 'small', maxDepth: 4, withCrossShrink: true }, fc.oneof(literal, column, negative, interval), unary, binary, binary, call, forms),
    relation: fc.oneof({ maxDepth: 3, withCrossShrink: true }, table, relation),
    query: fc.oneof({ maxDepth: 3, withCrossShrink: true }, table.map((t): Query => ({
      kind: 'query', with: [], orderBy: [], sortBy: [], clusterBy: [], distributeBy: [], windows: [], span,
      body: { kind: 'select', hints: [], distinct: false, items: [{ kind: 'star', qualifier: [], span }], from: [t], lateralViews: [], windows: [], span },
    })), whole),
  };
});
