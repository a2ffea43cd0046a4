import { typeCall } from './calls';
import { attributesLayer, Environment, expressionsIn } from './environment';
import { valueLineage } from './lineage';
import type { Attribute, TypedCall, TypedExpression, TypedRelation } from './plan';
import type { Analyzed } from './relations';
import { canonical } from './walk';
import { lookupFunction } from '../functions/registry';
import type * as ast from '../syntax/ast';

/**
 * `window(…)` and `session_window(…)` of a select: each row gets a hidden column `window` with the window it is in (several rows when windows slide).
 * The call, wherever it stands in the select, means that column, as Spark's `TimeWindowing` and `SessionWindowing` rules have it.
 */
export interface TimeWindowed { readonly source: Analyzed | undefined; readonly attribute?: Attribute }

export function timeWindows(env: Environment, node: ast.Select, extra: readonly ast.Expression[], source: Analyzed | undefined): TimeWindowed {
  const { analysis } = env;
  if (source === undefined || !/window\s*\(/i.test(analysis.options.text)) return { source };
  const groups = node.groupBy?.items.flatMap((i) => (i.kind === 'expression' ? [i.expression] : [])) ?? [];
  const calls = windowCalls([node.items, node.groupBy, node.having, extra]);
  if (calls.length === 0) return { source };
  const input = source.relation;
  const expressions = expressionsIn(env, [attributesLayer(input.outputs)]);
  const typed = calls.map((c) => typeWindow(env, c, expressions.analyze.bind(expressions)));
  const [call] = typed;
  if (typed.some((t) => canonical(t) !== canonical(call))) {
    analysis.fail('_LEGACY_ERROR_TEMP_1039', 'several time or session windows in one select would give a cartesian product of rows: Spark does not support them', calls[1].span);
  }
  const [column] = columnsOf(call, env);
  const attribute: Attribute = { id: analysis.id(), ...column, qualifier: [], lineage: valueLineage(call), hidden: true };
  const outputs = [...input.outputs, attribute];
  let relation: TypedRelation;
  if (call.function.timeWindow === 'session') {
    const keys = groups.filter((g) => windowCalls(g).length === 0).map((g) => expressions.analyze(written(g, node.items)));
    relation = { kind: 'session', input, call, keys, generated: attribute, outputs };
  } else {
    relation = { kind: 'generate', input, call, outer: false, generated: [attribute], outputs };
  }
  return { source: { ...source, relation }, attribute };
}

function typeWindow(env: Environment, node: ast.FunctionCall, analyze: (e: ast.Expression) => TypedExpression): TypedCall {
  const name = node.name.toLowerCase();
  return typeCall(env.analysis, lookupFunction(name)!, name, node.args.map(analyze), node.span);
}

function columnsOf(call: TypedCall, env: Environment): readonly { readonly name: string; readonly type: Attribute['type']; readonly nullable: boolean }[] {
  const columns = call.signature.columns!({ name: call.name, args: call.args, session: env.analysis.session } as never);
  return 'code' in columns ? env.analysis.fail(columns.code, columns.message, call.span) : columns;
}

/** A position or an alias of the select list as what it stands for. */
function written(e: ast.Expression, items: readonly ast.Expression[]): ast.Expression {
  const plain = (item: ast.Expression | undefined): ast.Expression => (item?.kind === 'alias' ? item.child : item ?? e);
  if (e.kind === 'literal' && e.type === 'integer') return plain(items[Number(e.value) - 1]);
  if (e.kind !== 'column' || e.parts.length !== 1) return e;
  const alias = items.find((i) => i.kind === 'alias' && i.names.length === 1 && i.names[0].name.toLowerCase() === e.parts[0].name.toLowerCase());
  return alias === undefined ? e : plain(alias);
}

/** Calls of time window functions in a tree, those of subqueries left out. */
function windowCalls(node: unknown): ast.FunctionCall[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(windowCalls);
  const { kind } = node as { readonly kind?: string };
  if (kind === 'query' || kind === 'select') return [];
  if (kind === 'call') {
    const call = node as ast.FunctionCall;
    if (lookupFunction(call.name.toLowerCase())?.timeWindow !== undefined && call.over === undefined) return [call];
  }
  return Object.values(node).flatMap(windowCalls);
}
