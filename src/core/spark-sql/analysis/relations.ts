import { nearest } from '../../diagnostics';
import { commonTypeWithoutStrings, DataType, isNumeric, typeName } from '../../types';
import type { Influence } from '../contract';
import { argumentView, castTo, typeCall, unknownFunction } from './calls';
import { attributesLayer, correlated, Environment, expressionsIn } from './environment';
import { rowLineage, valueLineage } from './lineage';
import { analyzePivot, analyzeUnpivot } from './pivot';
import { isQuery } from './plan';
import type { Attribute, GenerateRelation, TypedCall, TypedExpression, TypedQuery, TypedRelation, TypedValues } from './plan';
import { isAggregate, isDeterministic, isFoldable, isGenerator, isWindow, readsOnly, some } from './walk';
import { lookupFunction } from '../functions/registry';
import type * as ast from '../syntax/ast';

/** A relation, with what its joins and filters let influence every row. */
export interface Analyzed { readonly relation: TypedRelation; readonly rows: readonly Influence[] }

/** FROM: comma-separated relations are cross joins; a lateral one sees those before it. */
export function analyzeFrom(env: Environment, from: readonly ast.Relation[]): Analyzed | undefined {
  let left: Analyzed | undefined;
  for (const node of from) {
    const right = analyzeRelation(env, node, left?.relation.outputs);
    if (left !== undefined) checkLateral(env, left.relation, right.relation, node.span);
    left = left === undefined ? right : {
      relation: {
        kind: 'join', type: 'cross', left: left.relation, right: right.relation, merged: [], outputs: [...left.relation.outputs, ...right.relation.outputs],
      },
      rows: [...left.rows, ...right.rows],
    };
  }
  return left;
}

export function analyzeRelation(env: Environment, node: ast.Relation, before?: readonly Attribute[]): Analyzed {
  switch (node.kind) {
    case 'table': return { relation: table(env, node), rows: [] };
    case 'subquery-relation': return { relation: subquery(env, node, before), rows: [] };
    case 'inline-table': return { relation: derived(env, inlineTable(env, node.values), node.values.alias, false, node.span), rows: [] };
    case 'table-function': return { relation: tableFunction(env, node, before), rows: [] };
    case 'join': return join(env, node, before);
    case 'pivot': return { relation: analyzePivot(env, node), rows: [] };
    case 'unpivot': return { relation: analyzeUnpivot(env, node), rows: [] };
    case 'sample': return sample(env, node, before);
  }
}

/** New attributes of a relation under its alias. */
export function renamed(
  env: Environment,
  columns: readonly { readonly name: string; readonly type: DataType; readonly nullable: boolean; readonly lineage: readonly Influence[] }[],
  alias: ast.TableAlias | undefined, qualifier: readonly string[], span: ast.Node['span'],
): Attribute[] {
  const names = alias?.columns ?? [];
  if (names.length > 0 && names.length !== columns.length) {
    env.analysis.fail('ASSIGNMENT_ARITY_MISMATCH', `the alias list has ${names.length} name(s), but the relation has ${columns.length} column(s)`, alias?.span ?? span);
  }
  const q = alias?.name === undefined ? qualifier : [alias.name.name];
  return columns.map((c, i) => ({
    id: env.analysis.id(), name: names[i]?.name ?? c.name, type: c.type, nullable: c.nullable, qualifier: q, lineage: c.lineage,
  }));
}

function table(env: Environment, node: ast.TableRef): TypedRelation {
  const { analysis } = env;
  if (node.timeTravel !== undefined) analysis.fail('UNSUPPORTED_FEATURE.TIME_TRAVEL', 'time travel is not available on the local engine', node.span, 'use `--engine spark`');
  const last = node.name[node.name.length - 1].name;
  const cte = node.name.length === 1 ? env.ctes.get(last.toLowerCase()) : undefined;
  if (cte !== undefined) return { kind: 'cte', cte, outputs: renamed(env, cte.query.outputs, node.alias, [cte.name], node.span) };
  const full = node.name.map((p) => p.name.toLowerCase()).join('.');
  const found = analysis.options.tables.get(full) ?? analysis.options.tables.get(last.toLowerCase());
  if (found === undefined) {
    const known = [...[...analysis.options.tables.values()].map((t) => t.name), ...[...env.ctes.values()].map((c) => c.name)];
    const best = nearest(last, known);
    return analysis.fail('TABLE_OR_VIEW_NOT_FOUND',
      `the table or view '${node.name.map((p) => p.name).join('.')}' cannot be found${best === undefined ? '' : `; did you mean '${best}'?`}`, node.span);
  }
  const columns = found.table.columns.map((c) => ({ ...c, lineage: [{ table: found.name, column: c.name, kind: 'direct' as const }] }));
  return { kind: 'scan', relation: found.table.relation ?? quote(found.name), outputs: renamed(env, columns, node.alias, ['spark_catalog', 'default', found.name], node.span) };
}

function quote(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

export function derived(env: Environment, query: TypedQuery, alias: ast.TableAlias | undefined, lateral: boolean, span: ast.Node['span']): TypedRelation {
  const columns = query.outputs;
  const names = alias?.columns ?? [];
  if (names.length > 0 && names.length !== columns.length) {
    env.analysis.fail('ASSIGNMENT_ARITY_MISMATCH', `the alias list has ${names.length} name(s), but the relation has ${columns.length} column(s)`, alias?.span ?? span);
  }
  // without an alias the columns keep their tables: SELECT * FROM (SELECT t.a FROM t) may not say t.a, but a bare VALUES may be unnamed
  return { kind: 'derived', query, lateral, outputs: renamed(env, columns, alias, ['__auto_generated_subquery_name'], span) };
}

function subquery(env: Environment, node: ast.SubqueryRelation, before: readonly Attribute[] | undefined): TypedRelation {
  if (!node.lateral) return derived(env, env.analyzeQuery(node.query, env), node.alias, false, node.span);
  const query = correlated(env, node.query, { layers: [attributesLayer(before ?? [])] }, 'lateral');
  return derived(env, query, node.alias, true, node.span);
}

/** VALUES as a query; columns are col1, col2, … */
export function inlineTable(env: Environment, node: ast.Values): TypedQuery {
  const { analysis } = env;
  const expressions = expressionsIn(env, []);
  const rows = node.rows.map((row) => {
    const items = row.kind === 'row' ? row.items : [row];
    const typed = items.map((item) => expressions.analyze(item));
    // STRUCT(…) is syntax and the row itself; named_struct(…) is a function and one value
    return typed.length === 1 && row.kind === 'call' && row.name.toLowerCase() === 'struct' && typed[0].kind === 'call' && typed[0].type.kind === 'struct' ? typed[0].args : typed;
  });
  const width = rows[0].length;
  rows.forEach((r, i) => {
    if (r.length !== width) {
      analysis.fail('INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH', `inline table expected ${width} columns but found ${r.length} in row ${i}`, node.rows[i].span);
    }
    for (const e of r) {
      const random = some(e, (x) => x.kind === 'call' && /^(rand|randn|random|uuid|shuffle)$/.test(x.name));
      if (random || (!isFoldable(e) && isDeterministic(e))) {
        analysis.fail('INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE', 'an inline table takes constant expressions only', e.span);
      }
    }
  });
  const columns = Array.from({ length: width }, (_, c) => {
    const type = commonTypeWithoutStrings(rows.map((r) => r[c].type));
    if (type === undefined) {
      return analysis.fail('INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE',
        `found incompatible types in column ${c + 1} of the inline table: ${[...new Set(rows.map((r) => typeName(r[c].type)))].join(', ')}`, node.span);
    }
    return { name: `col${c + 1}`, type, nullable: rows.some((r) => r[c].nullable), lineage: [] };
  });
  const outputs = renamed(env, columns, undefined, [], node.span);
  const body: TypedValues = { kind: 'values', rows: rows.map((r) => r.map((e, c) => castTo(e, columns[c].type))), outputs };
  return { ctes: [], body, orderBy: [], outputs, outer: [] };
}

function tableFunction(env: Environment, node: ast.TableFunction, before: readonly Attribute[] | undefined): TypedRelation {
  const { analysis } = env;
  const { call } = node;
  const name = call.name.toLowerCase();
  const fn = lookupFunction(name);
  if (fn === undefined || (fn.kind !== 'table' && fn.kind !== 'generator')) {
    if (fn !== undefined) analysis.fail('UNRESOLVABLE_TABLE_VALUED_FUNCTION', `'${call.name}' is not a table-valued function`, call.nameSpan);
    return unknownFunction(analysis, call.name, call.nameSpan);
  }
  const within: Environment = node.lateral ? { ...env, outer: { layers: [attributesLayer(before ?? [])] }, onOuter: undefined } : env;
  const typed = typeCall(analysis, fn, name, expressionsIn(within, []).arguments(call, fn, name), call.span);
  const columns = generatorColumns(env, typed).map((c) => ({ ...c, lineage: valueLineage(typed) }));
  const outputs = renamed(env, columns, node.alias, [name], node.span);
  if (fn.kind === 'table') return { kind: 'table-function', call: typed, outputs };
  return { kind: 'generate', call: typed, outer: name.endsWith('_outer'), generated: outputs, outputs };
}

export function generatorColumns(
  env: Environment, call: TypedCall,
): readonly { readonly name: string; readonly type: DataType; readonly nullable: boolean }[] {
  const { analysis } = env;
  const columns = call.signature.columns?.({ name: call.name, args: call.args.map((a) => argumentView(analysis, a)), session: analysis.session });
  if (columns === undefined) return analysis.fail('UNSUPPORTED_GENERATOR', `${call.name} gives no rows`, call.span);
  if ('code' in columns) return analysis.fail(columns.code, columns.message, call.span);
  return columns;
}

/** LATERAL VIEW, or a generator of the select list, over a relation. */
export function generate(
  env: Environment, input: TypedRelation | undefined, call: TypedCall, outer: boolean, names: readonly ast.Identifier[], qualifier: readonly string[],
): GenerateRelation {
  const columns = generatorColumns(env, call);
  if (names.length > 0 && names.length !== columns.length) {
    env.analysis.fail('UDTF_ALIAS_NUMBER_MISMATCH', `the generator ${call.name} gives ${columns.length} column(s), but ${names.length} name(s) are given`, call.span);
  }
  const lineage = valueLineage(call);
  const generated: Attribute[] = columns.map((c, i) => ({
    id: env.analysis.id(), name: names[i]?.name ?? c.name, type: c.type, nullable: c.nullable || outer, qualifier, lineage,
  }));
  return { kind: 'generate', input, call, outer, generated, outputs: [...(input?.outputs ?? []), ...generated] };
}

export function lateralView(env: Environment, input: Analyzed | undefined, view: ast.LateralView): Analyzed {
  const expressions = expressionsIn(env, [attributesLayer(input?.relation.outputs ?? [])]);
  const call = expressions.analyze(view.call);
  if (!isGenerator(call)) return env.analysis.fail('UNSUPPORTED_GENERATOR.NOT_GENERATOR', `LATERAL VIEW needs a generator such as explode, not ${view.call.name}`, view.call.span);
  const outer = view.outer || call.name.endsWith('_outer');
  const relation = generate(env, input?.relation, call, outer, view.columns, view.table === undefined ? [] : [view.table.name]);
  return { relation, rows: input?.rows ?? [] };
}

// ---------------------------------------------------------------- joins

const asNullable = (list: readonly Attribute[]): readonly Attribute[] =>
  (list.every((a) => a.nullable) ? list : list.map((a) => (a.nullable ? a : { ...a, nullable: true })));
const NULLABLE_LEFT = ['right', 'full'];
const NULLABLE_RIGHT = ['left', 'full'];

function join(env: Environment, written: ast.Join, before: readonly Attribute[] | undefined): Analyzed {
  const { analysis } = env;
  const left = analyzeRelation(env, written.left, before);
  // only lateral relations read what stands before them
  const right = analyzeRelation(env, written.right, written.right.kind === 'table' ? before : [...(before ?? []), ...left.relation.outputs]);
  const node = withoutEmptyRows(env, written, right.relation);
  const leftOut = NULLABLE_LEFT.includes(node.type) ? asNullable(left.relation.outputs) : left.relation.outputs;
  const rightOut = NULLABLE_RIGHT.includes(node.type) ? asNullable(right.relation.outputs) : right.relation.outputs;
  checkLateral(env, left.relation, right.relation, node.span);
  const semi = node.type === 'left semi' || node.type === 'left anti';
  const all = [...left.relation.outputs, ...right.relation.outputs];

  let names = node.using?.map((u) => ({ name: u.name, span: u.span }));
  if (node.natural) {
    const rightNames = new Set(right.relation.outputs.filter((a) => a.hidden !== true).map((a) => a.name.toLowerCase()));
    names = left.relation.outputs.filter((a) => a.hidden !== true && rightNames.has(a.name.toLowerCase()))
      .map((a) => ({ name: a.name, span: node.span }));
    if (names.length === 0) names = undefined;
  }
  if (names === undefined) {
    const on = node.on === undefined ? undefined : joinCondition(env, node.on, all);
    if (on !== undefined && node.type !== 'inner' && node.type !== 'cross') checkSubqueries(env, on, left.relation, right.relation);
    if (on === undefined && node.type === 'inner') analysis.warn('CartesianProduct', 'a join without a condition pairs every row with every other', node.span);
    const unchanged = leftOut === left.relation.outputs && rightOut === right.relation.outputs;
    const outputs = semi ? leftOut : unchanged ? all : [...leftOut, ...rightOut];
    return {
      relation: { kind: 'join', type: node.type, left: left.relation, right: right.relation, on, merged: [], outputs },
      rows: [...left.rows, ...right.rows, ...(on === undefined ? [] : rowLineage([on], 'join'))],
    };
  }
  return joinUsing(env, node, { analyzed: left, outputs: leftOut }, { analyzed: right, outputs: rightOut }, names);
}

interface JoinSide { readonly analyzed: Analyzed; readonly outputs: readonly Attribute[] }

/** USING and NATURAL: the keys come first and once. */
function joinUsing(env: Environment, node: ast.Join, leftSide: JoinSide, rightSide: JoinSide, names: readonly { readonly name: string; readonly span: ast.Node['span'] }[]): Analyzed {
  const { analysis } = env;
  const { analyzed: left, outputs: leftOut } = leftSide;
  const { analyzed: right, outputs: rightOut } = rightSide;
  const semi = node.type === 'left semi' || node.type === 'left anti';
  const expressions = expressionsIn(env, []);
  const pick = (list: readonly Attribute[], name: string, span: ast.Node['span'], side: string): Attribute => {
    const found = list.filter((a) => a.hidden !== true && a.name.toLowerCase() === name.toLowerCase());
    if (found.length === 0) {
      const known = list.map((a) => a.name);
      return analysis.fail('UNRESOLVED_USING_COLUMN_FOR_JOIN', `USING column '${name}' cannot be resolved on the ${side} side of the join, which has ${known.join(', ')}`, span);
    }
    if (found.length > 1) return analysis.fail('AMBIGUOUS_REFERENCE', `USING column '${name}' is ambiguous on the ${side} side of the join`, span);
    return found[0];
  };
  const keys = names.map((n) => ({ left: pick(left.relation.outputs, n.name, n.span, 'left'), right: pick(right.relation.outputs, n.name, n.span, 'right'), span: n.span }));
  const ref = (attribute: Attribute, span: ast.Node['span']): TypedExpression => ({
    kind: 'attribute', attribute, outer: false, type: attribute.type, nullable: attribute.nullable, span,
  });
  const on = keys.map<TypedExpression>((k) => expressions.typed('=', [ref(k.left, k.span), ref(k.right, k.span)], k.span))
    .reduce((a, b) => expressions.typed('and', [a, b], node.span));
  const leftIds = new Set(keys.map((k) => k.left.id));
  const rightIds = new Set(keys.map((k) => k.right.id));
  const hide = (a: Attribute): Attribute => ({ ...a, hidden: true });
  const merged = node.type === 'full'
    ? keys.map((k) => {
      const value = expressions.typed('coalesce', [ref(k.left, k.span), ref(k.right, k.span)], k.span);
      const nullable = k.left.nullable && k.right.nullable;
      const lineage = valueLineage(value);
      const output: Attribute = { id: analysis.id(), name: k.left.name, type: value.type, nullable, qualifier: [], lineage };
      return { output, left: k.left, right: k.right, value: 'coalesce' as const };
    })
    : [];
  const own = (list: readonly Attribute[], a: Attribute) => list.find((x) => x.id === a.id)!;
  const keyOut = node.type === 'full' ? merged.map((m) => m.output) : keys.map((k) => (node.type === 'right' ? own(rightOut, k.right) : own(leftOut, k.left)));
  const outputs = [
    ...keyOut,
    ...leftOut.filter((a) => !leftIds.has(a.id)),
    ...(semi ? [] : rightOut.filter((a) => !rightIds.has(a.id))),
    ...(node.type === 'right' || node.type === 'full' ? leftOut.filter((a) => leftIds.has(a.id)).map(hide) : []),
    ...(semi || node.type === 'right' ? [] : rightOut.filter((a) => rightIds.has(a.id)).map(hide)),
  ];
  return {
    relation: { kind: 'join', type: node.type, left: left.relation, right: right.relation, on, merged, outputs },
    rows: [...left.rows, ...right.rows, ...rowLineage([on], 'join')],
  };
}

/** Spark 3 makes LEFT JOIN LATERAL explode(…) an inner join. */
function withoutEmptyRows(env: Environment, node: ast.Join, right: TypedRelation): ast.Join {
  if (node.type !== 'left' || node.on !== undefined || right.kind !== 'generate' || right.outer || !env.analysis.session.sparkVersion.startsWith('3')) return node;
  if (!right.call.args.some((a) => some(a, (e) => e.kind === 'attribute' && e.outer))) return node;
  const { name } = right.call;
  env.analysis.warn('LateralGenerator', `LEFT JOIN LATERAL ${name}(…) drops rows without elements in Spark ${env.analysis.session.sparkVersion}; write ${name}_outer(…)`, node.span);
  return { ...node, type: 'inner' };
}

function joinCondition(env: Environment, node: ast.Expression, attributes: readonly Attribute[]): TypedExpression {
  const e = expressionsIn(env, [attributesLayer(attributes)]).condition(node, 'join', 'JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE');
  if (some(e, isAggregate) || some(e, isWindow) || some(e, isGenerator)) {
    env.analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'a join condition cannot hold aggregate, window or generator functions', node.span);
  }
  return e;
}

/** A lateral query that gives other rows each time stands beside a single row only. */
function checkLateral(env: Environment, left: TypedRelation, right: TypedRelation, span: ast.Node['span']): void {
  if (right.kind !== 'derived' || !right.lateral || isSingleRow(left) || !isRandom(right.query)) return;
  env.analysis.fail('UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_DETERMINISTIC_LATERAL_SUBQUERIES',
    'a lateral subquery cannot use functions like rand() beside a relation of more than one row', span);
}

function isSingleRow(r: TypedRelation): boolean {
  if (r.kind !== 'derived') return false;
  const { body } = r.query;
  if (isQuery(body)) return false;
  if (body.kind === 'values') return body.rows.length === 1;
  return body.kind === 'select' && (body.from === undefined || (body.aggregate?.groupBy.length === 0 && body.aggregate.sets === undefined));
}

/** Whether a nondeterministic call stands anywhere in a query. */
function isRandom(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(isRandom);
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'call' && (part as TypedCall).function.nondeterministic === true) return true;
  return Object.entries(part).some(([key, value]) => key !== 'function' && key !== 'signature' && key !== 'type' && key !== 'lineage' && isRandom(value));
}

const NULL_TESTS = new Set(['isnull', 'isnotnull', '<=>']);

/** Neither Spark nor DuckDB runs a subquery in an outer join's condition that depends on pairs of rows. */
function checkSubqueries(env: Environment, on: TypedExpression, left: TypedRelation, right: TypedRelation): void {
  some(on, (e) => {
    if (e.kind === 'subquery' && !readsOnly(e, left) && !readsOnly(e, right)) {
      env.analysis.fail('UnsupportedClause', 'a subquery in the condition of an outer, semi or anti join can read one side of the join only', e.span,
        'join the subquery first, then use its column in the condition');
    }
    if (e.kind === 'call' && NULL_TESTS.has(e.name) && some(e.args[0], (x) => x.kind === 'subquery' && x.use === 'in' && x.values.some((v) => v.nullable))) {
      env.analysis.fail('UnsupportedClause', 'whether IN (subquery) is null in the condition of such a join hangs on what Spark knows of the subquery\'s rows', e.span,
        'use IN in the select list or in WHERE');
    }
    return false;
  });
}

function sample(env: Environment, node: ast.Sampled, before: readonly Attribute[] | undefined): Analyzed {
  const { analysis } = env;
  const input = analyzeRelation(env, node.relation, before);
  const { method } = node;
  const constant = (e: ast.Expression): number => {
    const typed = expressionsIn(env, []).analyze(e);
    const v = argumentView(analysis, typed).constant;
    const n = typeof v === 'bigint' || typeof v === 'string' ? Number(v) : v;
    if (typeof n !== 'number' || !Number.isFinite(n) || !isNumeric(typed.type)) return analysis.fail('INVALID_SAMPLE', 'TABLESAMPLE takes a number', e.span);
    return n;
  };
  let clause: string;
  if (method.type === 'rows') {clause = `LIMIT ${constant(method.value)}`;} else {
    const percent = method.type === 'percent' ? constant(method.value) : (100 * method.numerator) / method.denominator;
    if (percent < 0 || percent > 100) analysis.fail('_LEGACY_ERROR_TEMP_0064', `sampling fraction (${percent / 100}) must be on interval [0, 1]`, node.span);
    clause = `USING SAMPLE ${percent} PERCENT (bernoulli${node.seed === undefined ? '' : `, ${node.seed}`})`;
  }
  const outputs = node.alias === undefined ? input.relation.outputs : renamed(env, input.relation.outputs, node.alias, [], node.span);
  return { relation: { kind: 'sample', input: input.relation, clause, outputs }, rows: input.rows };
}

