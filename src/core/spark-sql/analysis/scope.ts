import type { Attribute, LambdaVariable, TypedExpression } from './plan';
import type { DataType } from '../../types';
import type { Identifier } from '../syntax/ast';

/** Something a name can stand for: a column, or an expression under an alias. */
export interface Named { readonly name: string; readonly expression?: TypedExpression; readonly attribute?: Attribute }

/**
 * Names that an expression may use. Layers are tried in order, the first with a match wins; within a layer two matches are ambiguous.
 */
export interface Scope {
  readonly layers: readonly Layer[];
  /** Columns of the enclosing query, for correlated subqueries: one level, as in Spark. */
  readonly outer?: Scope;
  /** Inside an aggregate function other layers may come first. */
  readonly aggregateLayers?: readonly Layer[];
}
export type Layer = AttributeLayer | AliasLayer;
export interface AttributeLayer {
  readonly kind: 'attributes';
  readonly attributes: readonly Attribute[];
  /** A name that stands for several of them is looked for in the next layer. */
  readonly passes?: boolean;
}
/** Select aliases: names without a table. */
export interface AliasLayer { readonly kind: 'aliases'; readonly entries: readonly { readonly name: string; readonly expression: TypedExpression }[] }

export interface Match {
  readonly attribute?: Attribute;
  readonly expression?: TypedExpression;
  /** Parts after the column: struct fields. */
  readonly rest: readonly Identifier[];
}

/** How often a list was searched, or its index: an index pays only for lists that are searched often (not for each ON of a long join). */
const searched = new WeakMap<readonly Attribute[], number | ReadonlyMap<string, readonly Attribute[]>>();
const NONE: readonly Attribute[] = [];
const NO_MATCH: readonly Match[] = [];
const NO_PARTS: readonly Identifier[] = [];
const INDEX_AFTER = 8;

function named(attributes: readonly Attribute[], name: string): readonly Attribute[] {
  const key = name.toLowerCase();
  const state = searched.get(attributes) ?? 0;
  if (typeof state !== 'number') return state.get(key) ?? NONE;
  if (state < INDEX_AFTER) {
    searched.set(attributes, state + 1);
    let found: Attribute[] | undefined;
    for (const a of attributes) {
      if (a.name.length !== name.length || (a.name !== name && a.name.toLowerCase() !== key)) continue;
      if (found === undefined) found = [a];
      else found.push(a);
    }
    return found ?? NONE;
  }
  const index = new Map<string, Attribute[]>();
  for (const a of attributes) {
    const k = a.name.toLowerCase();
    const list = index.get(k);
    if (list === undefined) index.set(k, [a]);
    else list.push(a);
  }
  searched.set(attributes, index);
  return index.get(key) ?? NONE;
}

/** Every match of a dotted name in a layer: qualified readings first, then the first part as a column with fields behind. */
export function matches(layer: Layer, parts: readonly Identifier[]): readonly Match[] {
  if (layer.kind === 'aliases') {
    const name = parts[0].name.toLowerCase();
    return layer.entries.filter((e) => e.name.toLowerCase() === name).map((e) => ({ expression: e.expression, rest: parts.slice(1) }));
  }
  for (let at = Math.min(parts.length - 1, 3); at >= 1; at--) {
    const found = once(named(layer.attributes, parts[at].name), parts, at, (a) => endsWith(a.qualifier, parts, at));
    if (found.length > 0) return found;
  }
  const found = named(layer.attributes, parts[0].name);
  const visible = once(found, parts, 0, (a) => a.hidden !== true);
  return visible.length > 0 ? visible : once(found, parts, 0, () => true);
}

/** Those that pass, each attribute once; the name takes `parts` up to `at`. */
function once(list: readonly Attribute[], parts: readonly Identifier[], at: number, test: (a: Attribute) => boolean): readonly Match[] {
  let out: Match[] | undefined;
  for (const attribute of list) {
    if (!test(attribute) || (out?.some((m) => m.attribute!.id === attribute.id) ?? false)) continue;
    const match = { attribute, rest: at + 1 === parts.length ? NO_PARTS : parts.slice(at + 1) };
    if (out === undefined) out = [match];
    else out.push(match);
  }
  return out ?? NO_MATCH;
}

/** Whether a qualifier ends with the first `count` parts of a name. */
export function endsWith(qualifier: readonly string[], parts: readonly Identifier[], count = parts.length): boolean {
  const from = qualifier.length - count;
  if (from < 0) return false;
  for (let i = 0; i < count; i++) {
    const a = parts[i].name;
    const b = qualifier[from + i];
    if (a !== b && a.toLowerCase() !== b.toLowerCase()) return false;
  }
  return true;
}

/** Names for a suggestion: as Spark, with the table. */
export function candidateNames(scope: Scope): string[] {
  const out: string[] = [];
  for (const layer of scope.layers) {
    if (layer.kind === 'attributes') out.push(...layer.attributes.map((a) => a.name));
    else out.push(...layer.entries.map((e) => e.name));
  }
  return [...new Set(out)];
}

export interface LambdaFrame { readonly variables: readonly LambdaVariable[]; readonly parent?: LambdaFrame }

export function lambdaVariable(frame: LambdaFrame | undefined, name: string): LambdaVariable | undefined {
  const wanted = name.toLowerCase();
  for (let f = frame; f !== undefined; f = f.parent) {
    const found = f.variables.find((v) => v.name.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

export type FieldAccessResult = {
  readonly type: DataType;
  readonly nullable: boolean;
  readonly index: number;
  readonly name: string;
  readonly overArray: boolean;
};

/** A struct field by name; over an array of structs, the array of its values. Undefined: no such field; `ambiguous`: several. */
export function structField(type: DataType, nullable: boolean, name: string): FieldAccessResult | 'ambiguous' | 'no struct' | undefined {
  const struct = type.kind === 'struct' ? type : type.kind === 'array' && type.element.kind === 'struct' ? type.element : undefined;
  if (struct === undefined) return 'no struct';
  const found = struct.fields.flatMap((f, i) => (f.name.toLowerCase() === name.toLowerCase() ? [i] : []));
  if (found.length > 1) return 'ambiguous';
  if (found.length === 0) return undefined;
  const field = struct.fields[found[0]];
  if (type.kind === 'array') {
    return {
      type: { kind: 'array', element: field.type, containsNull: type.containsNull || field.nullable }, nullable, index: found[0], name: field.name, overArray: true,
    };
  }
  return { type: field.type, nullable: nullable || field.nullable, index: found[0], name: field.name, overArray: false };
}
