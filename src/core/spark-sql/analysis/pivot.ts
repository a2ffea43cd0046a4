import { castTo } from './calls';
import { prettyText } from './column-name';
import { attributesLayer, Environment, expressionsIn } from './environment';
import { distinct, rowLineage, valueLineage } from './lineage';
import { makeLiteral } from './literals';
import type { Attribute, Projection, TypedExpression, TypedQuery, TypedRelation } from './plan';
import { analyzeRelation, derived, generate } from './relations';
import { isAggregate, isFoldable, rebuild, some } from './walk';
import { commonType, commonTypeWithoutStrings, isNumeric, isOrderable, typeName } from '../../types';
import type * as ast from '../syntax/ast';

function ref(attribute: Attribute, span: ast.Node['span']): TypedExpression {
  return { kind: 'attribute', attribute, outer: false, type: attribute.type, nullable: attribute.nullable, span };
}

/** PIVOT as Spark defines it: a GROUP BY over all other columns, each aggregate filtered by each value. */
export function analyzePivot(env: Environment, node: ast.Pivot): TypedRelation {
  const { analysis } = env;
  const { relation, rows } = analyzeRelation(env, node.relation);
  const expressions = expressionsIn(env, [attributesLayer(relation.outputs)]);
  const columns = node.columns.map((c) => expressions.analyze({ kind: 'column', parts: [c], span: c.span }));
  const aggregates = node.aggregates.map((a) => expressions.analyze(a));
  for (const a of aggregates) {
    if (!some(a, isAggregate)) {
      analysis.fail('_LEGACY_ERROR_TEMP_1006', `aggregate expression required for pivot, but '${prettyText(a, analysis.session.timeZone)}' found`, a.span);
    }
  }
  const used = new Set<number>();
  for (const e of [...columns, ...aggregates]) {
    some(e, (x) => {
      if (x.kind === 'attribute') used.add(x.attribute.id);
      return false;
    });
  }
  const groups = relation.outputs.filter((a) => a.hidden !== true && !used.has(a.id));
  const unordered = groups.find((a) => !isOrderable(a.type));
  if (unordered !== undefined) {
    analysis.fail('GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE', `PIVOT groups by all other columns, but ${unordered.name} is ${typeName(unordered.type)}, which is not orderable`, node.span);
  }
  const projections: Projection[] = groups.map((a) => ({ expression: ref(a, node.span), attribute: { ...a, id: analysis.id(), qualifier: [] } }));
  // numbers are aggregated before they are spread, so that a group without rows of a value is null there, even for count
  const twoPhase = aggregates.every((a) => a.type.kind === 'boolean' || isNumeric(a.type));
  for (const value of node.values) {
    const { expression, name } = pivotValue(env, value);
    const values = expression.kind === 'call' && columns.length > 1 ? expression.args : [expression];
    if (values.length !== columns.length) {
      analysis.fail('PIVOT_VALUE_DATA_TYPE_MISMATCH', `a pivot value must have ${columns.length} part(s), as the pivot has columns`, value.span);
    }
    const condition = columns.map<TypedExpression>((c, i) => {
      const v = values[i];
      if (!isFoldable(v)) return analysis.fail('NON_LITERAL_PIVOT_VALUES', 'literal expressions required for pivot values', value.span);
      return expressions.typed('<=>', [c, castTo(v, v.type)], value.span);
    }).reduce((a, b) => expressions.typed('and', [a, b], value.span));
    const found = expressions.typed('count', [makeLiteral(1n, { kind: 'int' }, value.span)], value.span, { filter: condition });
    const anyRow = expressions.typed('>', [found, makeLiteral(0n, { kind: 'bigint' }, value.span)], value.span);
    for (const a of aggregates) {
      const made = filtered(env, a.kind === 'alias' ? a.child : a, condition);
      const e: TypedExpression = twoPhase ? { kind: 'case', whens: [{ when: anyRow, then: made }], type: made.type, nullable: true, span: made.span } : made;
      const label = a.kind === 'alias' ? a.name : prettyText(a, analysis.session.timeZone);
      projections.push({
        expression: e,
        attribute: {
          id: analysis.id(),
          name: aggregates.length === 1 ? name : `${name}_${label}`,
          type: e.type,
          nullable: true,
          qualifier: [],
          lineage: distinct([...valueLineage(e), ...rows, ...rowLineage(groups.map((g) => ref(g, node.span)), 'grouping')]),
        },
      });
    }
  }
  const outputs = projections.map((p) => p.attribute);
  const query: TypedQuery = {
    ctes: [],
    orderBy: [],
    outputs,
    outer: [],
    body: { kind: 'select', from: relation, projections, distinct: false, outputs, aggregate: { groupBy: groups.map((g) => ref(g, node.span)) } },
  };
  return derived(env, query, node.alias, false, node.span);
}

function pivotValue(env: Environment, node: ast.Expression): { readonly expression: TypedExpression; readonly name: string } {
  const expressions = expressionsIn(env, []);
  const e = expressions.analyze(node);
  if (e.kind === 'alias') return { expression: e.child, name: e.name };
  const text = prettyText(e, env.analysis.session.timeZone);
  // a value's column is named as the value cast to string
  const name = e.kind === 'literal' && e.value === null ? 'null' : e.kind === 'call' && e.type.kind === 'struct' ? `{${e.args.map((a) => prettyText(a, env.analysis.session.timeZone)).join(', ')}}`
    : text.replace(/^(?:DATE|TIMESTAMP|TIMESTAMP_NTZ) '(.*)'$/, '$1');
  return { expression: e, name };
}

/** Every aggregate of the expression gets the condition as its FILTER. */
function filtered(env: Environment, e: TypedExpression, condition: TypedExpression): TypedExpression {
  if (isAggregate(e)) {
    const filter = e.filter === undefined ? condition : expressionsIn(env, []).typed('and', [e.filter, condition], e.span);
    return { ...e, filter, nullable: true };
  }
  return rebuild(e, (x) => filtered(env, x, condition));
}

/** UNPIVOT as a `stack` of its columns; rows of nulls are left out unless INCLUDE NULLS. */
export function analyzeUnpivot(env: Environment, node: ast.Unpivot): TypedRelation {
  const { analysis } = env;
  const { relation } = analyzeRelation(env, node.relation);
  const expressions = expressionsIn(env, [attributesLayer(relation.outputs)]);
  const inputs = node.inputs.map((i) => ({ columns: i.columns.map((c) => expressions.analyze(c)), name: i.alias?.name ?? i.columns.map((c) => c.parts[c.parts.length - 1].name).join('_') }));
  const width = node.valueColumns.length;
  for (const i of inputs) {
    if (i.columns.length !== width) {
      analysis.fail('UNPIVOT_VALUE_SIZE_MISMATCH', `all unpivot value columns must have the size ${width}, as the value names have`, node.span);
    }
  }
  const used = new Set(inputs.flatMap((i) => i.columns.flatMap((c) => (c.kind === 'attribute' ? [c.attribute.id] : []))));
  const kept = relation.outputs.filter((a) => a.hidden !== true && !used.has(a.id));
  const args: TypedExpression[] = [makeLiteral(BigInt(inputs.length), { kind: 'int' }, node.span)];
  for (const i of inputs) args.push(makeLiteral(i.name, { kind: 'string' }, node.span), ...i.columns);
  // the columns of one value must agree in type
  for (let c = 0; c < width; c++) {
    const types = inputs.map((i) => i.columns[c]);
    const common = (analysis.session.ansi ? commonType(types.map((t) => t.type), true) : commonTypeWithoutStrings(types.map((t) => t.type)));
    if (common !== undefined) {
      inputs.forEach((i, row) => {
        args[1 + row * (width + 1) + 1 + c] = castTo(i.columns[c], common);
      });
    }
    if (common === undefined || common.kind === 'void') analysis.fail('UNPIVOT_VALUE_DATA_TYPE_MISMATCH', `unpivot value columns have no common type: ${types.map((t) => typeName(t.type)).join(', ')}`, node.span);
  }
  const call = expressions.typed('stack', args, node.span);
  const names = [node.nameColumn, ...node.valueColumns];
  const generated = generate(env, relation, call, false, names, []);
  const outputsOf = [...kept, ...generated.generated];
  const where = node.includeNulls ? undefined : generated.generated.slice(1).map<TypedExpression>((g) => expressions.typed('isnotnull', [ref(g, node.span)], node.span))
    .reduce((a, b) => expressions.typed('or', [a, b], node.span));
  const projections = outputsOf.map((a) => ({ expression: ref(a, node.span), attribute: { ...a, id: analysis.id(), qualifier: [] } }));
  const outputs = projections.map((p) => p.attribute);
  const query: TypedQuery = { ctes: [], orderBy: [], outputs, outer: [], body: { kind: 'select', from: generated, where, projections, distinct: false, outputs } };
  return derived(env, query, node.alias, false, node.span);
}
