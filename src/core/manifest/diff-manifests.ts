import type { FieldValue, Manifest, ManifestNode, ManifestRight } from './manifest';
import { displayText } from './text';
import { Column, DataType, parseColumns, typeName } from '../types';

/** What a deploy changes of a job. */
export interface JobChange {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed' | 'none';
  /** What it is expected to cost in 30 days, where the app says how often it runs. */
  readonly cost?: { readonly before?: number; readonly after?: number };
  readonly settings: readonly SettingChange[];
  readonly parameters: readonly ParameterChange[];
  readonly nodes: readonly NodeChange[];
  readonly targets: readonly TargetChange[];
  readonly rights: { readonly gained: readonly string[]; readonly lost: readonly string[] };
  /** What readers of the targets, or who starts runs, must know before. */
  readonly breaking: readonly string[];
}

export interface SettingChange {
  readonly name: string;
  readonly before?: FieldValue;
  readonly after?: FieldValue;
  /** It changes what a run costs. */
  readonly cost: boolean;
}
export interface ParameterChange { readonly name: string; readonly change: 'added' | 'removed' | 'changed'; readonly breaking: boolean }
export interface NodeChange { readonly id: string; readonly change: 'added' | 'removed' | 'changed'; readonly type: string; readonly fields: readonly { readonly name: string; readonly before?: FieldValue; readonly after?: FieldValue }[] }
export interface TargetChange { readonly id: string; readonly columns: readonly ColumnChange[] }
export interface ColumnChange {
  readonly column: string;
  readonly change: 'added' | 'removed' | 'type' | 'nullable' | 'order';
  readonly before?: string;
  readonly after?: string;
  readonly breaking: boolean;
}

const COST = ['workerType', 'numberOfWorkers', 'timeoutMinutes', 'maxRetries', 'maxConcurrentRuns', 'executionClass', 'glueVersion'];
/** They say where the job stands, not what it does. */
const PLACE = ['path', 'name', 'stack', 'logicalId', 'script', 'at', 'estimate'];

/** Jobs of two states of an app, by path, those that are the same in both too. */
export function diffManifests(before: readonly Manifest[], after: readonly Manifest[]): JobChange[] {
  const paths = [...new Set([...before, ...after].map((m) => m.job.path))].sort();
  const at = (list: readonly Manifest[], path: string) => list.find((m) => m.job.path === path);
  return paths.map((path) => diffJob(path, at(before, path), at(after, path)));
}

function diffJob(path: string, before: Manifest | undefined, after: Manifest | undefined): JobChange {
  const settings = before === undefined || after === undefined ? [] : diffSettings(before, after);
  const parameters = before === undefined || after === undefined ? [] : diffParameters(before, after);
  const nodes = diffNodes(before?.nodes ?? [], after?.nodes ?? []);
  const targets = before === undefined || after === undefined ? [] : diffTargets(before, after);
  const rights = diffRights(before?.access ?? [], after?.access ?? []);
  const breaking = [
    ...(after === undefined ? ['the job goes: its targets are not written any more'] : []),
    ...(before === undefined ? [] : removedTargets(before, after)),
    ...targets.flatMap((t) => t.columns.filter((c) => c.breaking).map((c) => `${t.id}: ${describeColumn(c)}`)),
    ...parameters.filter((p) => p.breaking).map((p) => (p.change === 'removed' ? `parameter ${p.name} goes: runs that pass it do nothing with it` : `parameter ${p.name} must be given at each run`)),
  ];
  const any = settings.length + parameters.length + nodes.length + targets.length + rights.gained.length + rights.lost.length > 0;
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : any ? 'changed' : 'none';
  const [old, now] = [before?.job.estimate?.perMonth, after?.job.estimate?.perMonth];
  const known = { ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) };
  const cost = Object.keys(known).length === 0 ? {} : { cost: known };
  return { path, change, ...cost, settings, parameters, nodes, targets, rights, breaking };
}

/** `price DECIMAL(10,2) → STRING`. */
export function describeColumn({ column, change, before, after }: ColumnChange): string {
  switch (change) {
    case 'added': return `column ${column} ${after} is new`;
    case 'removed': return `column ${column} ${before} goes`;
    case 'order': return `column ${column} stands at place ${after}, not ${before}`;
    default: return `column ${column}: ${before} → ${after}`;
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function diffSettings({ job: a }: Manifest, { job: b }: Manifest): SettingChange[] {
  const values = (job: Manifest['job']) => job as unknown as { readonly [name: string]: FieldValue | undefined };
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((n) => !PLACE.includes(n));
  return names
    .filter((n) => !same(values(a)[n], values(b)[n]))
    .map((name) => ({ name, before: values(a)[name], after: values(b)[name], cost: COST.includes(name) }));
}

function diffParameters({ parameters: a }: Manifest, { parameters: b }: Manifest): ParameterChange[] {
  const names = [...new Set([...a, ...b].map((p) => p.name))];
  return names.flatMap((name): ParameterChange[] => {
    const [old, now] = [a.find((p) => p.name === name), b.find((p) => p.name === name)];
    if (same(old, now)) return [];
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const needed = now !== undefined && now.default === undefined && (old === undefined || old.default !== undefined);
    return [{ name, change, breaking: needed || now === undefined || (old !== undefined && old.type !== now.type) }];
  });
}

function diffNodes(a: readonly ManifestNode[], b: readonly ManifestNode[]): NodeChange[] {
  const ids = [...new Set([...b, ...a].map((n) => n.id))];
  return ids.flatMap((id): NodeChange[] => {
    const [old, now] = [a.find((n) => n.id === id), b.find((n) => n.id === id)];
    if (old === undefined || now === undefined) return [{ id, change: old === undefined ? 'added' : 'removed', type: (old ?? now)?.type ?? '', fields: [] }];
    const names = [...new Set([...Object.keys(old.fields), ...Object.keys(now.fields)])];
    const fields: { name: string; before?: FieldValue; after?: FieldValue }[] = names
      .filter((n) => !same(old.fields[n], now.fields[n]))
      .map((name) => ({ name, before: old.fields[name], after: now.fields[name] }));
    if (old.type !== now.type) fields.unshift({ name: 'type', before: old.type, after: now.type });
    const reads = (n: ManifestNode) => n.inputs.map((i) => (i.output === undefined ? i.node : `${i.node}/${i.output}`));
    if (!same(reads(old), reads(now))) fields.push({ name: 'inputs', before: reads(old), after: reads(now) });
    return fields.length === 0 ? [] : [{ id, change: 'changed', type: now.type, fields }];
  });
}

/** Columns that a target is given; `undefined`: known only at the run. */
function targetColumns(manifest: Manifest, id: string): readonly Column[] | undefined {
  const [input] = manifest.nodes.find((n) => n.id === id)?.inputs ?? [];
  const outputs = manifest.nodes.find((n) => n.id === input?.node)?.outputs;
  const ddl = outputs?.find((o) => o.name === (input?.output ?? 'output'))?.columns;
  return ddl === undefined ? undefined : parseColumns(ddl);
}

const isTarget = (n: ManifestNode) => n.outputs.length === 0 && n.inputs.length > 0;

function removedTargets(before: Manifest, after: Manifest | undefined): string[] {
  if (after === undefined) return [];
  return before.nodes.filter(isTarget).flatMap((old) => {
    const now = after.nodes.find((n) => n.id === old.id);
    if (now === undefined) return [`${old.id}: the target goes`];
    return ['path', 'table', 'format', 'partitionKeys', 'connection'].filter((f) => !same(old.fields[f], now.fields[f])).map((f) => `${old.id}: ${f} changes`);
  });
}

function diffTargets(before: Manifest, after: Manifest): TargetChange[] {
  return after.nodes.filter(isTarget).flatMap(({ id }): TargetChange[] => {
    const [old, now] = [targetColumns(before, id), targetColumns(after, id)];
    if (old === undefined || now === undefined) return [];
    const columns = diffColumns(old, now);
    return columns.length === 0 ? [] : [{ id, columns }];
  });
}

function diffColumns(old: readonly Column[], now: readonly Column[]): ColumnChange[] {
  const find = (list: readonly Column[], name: string) => list.find((c) => c.name.toLowerCase() === name.toLowerCase());
  const kept = (list: readonly Column[], other: readonly Column[]) => (
    list.filter((c) => find(other, c.name) !== undefined).map((c) => c.name.toLowerCase())
  );
  const [order, newOrder] = [kept(old, now), kept(now, old)];
  return [
    ...old.flatMap((c): ColumnChange[] => {
      const to = find(now, c.name);
      if (to === undefined) return [{ column: c.name, change: 'removed', before: typeName(c.type), breaking: true }];
      const out: ColumnChange[] = [];
      if (typeName(c.type) !== typeName(to.type)) out.push({ column: c.name, change: 'type', before: typeName(c.type), after: typeName(to.type), breaking: !widens(c.type, to.type) });
      if (!c.nullable && to.nullable) out.push({ column: c.name, change: 'nullable', before: 'never null', after: 'may be null', breaking: false });
      const [from, place] = [order.indexOf(c.name.toLowerCase()), newOrder.indexOf(c.name.toLowerCase())];
      if (from !== place) out.push({ column: c.name, change: 'order', before: String(from + 1), after: String(place + 1), breaking: false });
      return out;
    }),
    ...now.filter((c) => find(old, c.name) === undefined).map((c): ColumnChange => ({ column: c.name, change: 'added', after: typeName(c.type), breaking: false })),
  ];
}

const INTEGERS = ['tinyint', 'smallint', 'int', 'bigint'];

/** Whether every value of a type is one of the other, so that files of both can be read as the other. */
function widens(from: DataType, to: DataType): boolean {
  if (INTEGERS.includes(from.kind) && INTEGERS.includes(to.kind)) return INTEGERS.indexOf(from.kind) <= INTEGERS.indexOf(to.kind);
  if (from.kind === 'float' && to.kind === 'double') return true;
  if (from.kind === 'decimal' && to.kind === 'decimal') return to.scale >= from.scale && to.precision - to.scale >= from.precision - from.scale;
  return from.kind === 'void';
}

/** Each right by action and resource, as text. */
function diffRights(before: readonly ManifestRight[], after: readonly ManifestRight[]): JobChange['rights'] {
  const texts = (rights: readonly ManifestRight[]) => new Set(rights.flatMap((r) => r.actions.flatMap((a) => r.resources.map((on) => `${a} on ${displayText(on)}${r.conditions === undefined ? '' : ` if ${JSON.stringify(r.conditions)}`}`))));
  const [old, now] = [texts(before), texts(after)];
  return { gained: [...now].filter((r) => !old.has(r)).sort(), lost: [...old].filter((r) => !now.has(r)).sort() };
}
