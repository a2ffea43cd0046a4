import { ColumnHints, columnHints } from './column-hints';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Manifest, ManifestNode } from '../../../src/core/manifest';
import { nodeType, parsePath, resolveNode, sessionOf } from '../../../src/core/nodes';
import { parseQuery } from '../../../src/core/spark-sql';
import { Column, DataType, parseColumns, parseType } from '../../../src/core/types';

/** Columns of nodes by `node\noutput`. */
export type KnownColumns = ReadonlyMap<string, readonly Column[]>;

export const outputKey = (node: string, output = 'output') => `${node}\n${output}`;

/** So many columns at most: a job that asks for ever more is not going to end. */
const MOST = 2000;
/** A relation without columns is none; it stays where nothing else is asked for. */
const FILLER = 'sample_value';

/**
 * The columns that the job asks of nodes whose columns are not known (`open`): it is resolved again and again, and each column that is
 * missed is added to the node above that can have it.
 */
export function askedColumns(manifest: Manifest, open: ReadonlySet<string>, cut: ReadonlySet<string>): AskedOf {
  return new AskedColumns(manifest, open, cut).find();
}

interface AskedOf { readonly columns: KnownColumns; readonly hints: ReadonlyMap<string, ColumnHints> }
interface Asked { readonly name: string; readonly relation?: string; readonly within?: string; readonly type?: DataType }

class AskedColumns {
  private readonly asked = new Map<string, Column[]>();
  private readonly byId: ReadonlyMap<string, ManifestNode>;
  private queries: string[] = [];
  private failed = false;

  constructor(private readonly manifest: Manifest, private readonly open: ReadonlySet<string>, private readonly cut: ReadonlySet<string>) {
    this.byId = new Map(manifest.nodes.map((n) => [n.id, n]));
  }

  public find(): AskedOf {
    for (const key of this.open) this.asked.set(key, [column(FILLER)]);
    for (let i = 0; i < MOST && this.step(); i++);
    const hints = columnHints(this.queries);
    for (const [key, columns] of this.asked) {
      const real = columns.length > 1 ? columns.slice(1) : PLAIN;
      this.asked.set(key, real.map((c) => typed(c, hints.get(c.name.toLowerCase()))));
    }
    if (this.failing) this.addPlain();
    return { columns: this.asked, hints };
  }

  /** A job that only names what it drops is left with nothing. */
  private addPlain(): void {
    const before = new Map([...this.asked].map(([key, columns]) => [key, [...columns]]));
    for (const columns of this.asked.values()) columns.push(...PLAIN.filter((p) => columns.every((c) => c.name.toLowerCase() !== p.name)));
    if (this.failing) for (const [key, columns] of before) this.asked.set(key, columns);
  }

  /** Whether a node does not resolve with these columns. */
  private get failing(): boolean {
    this.failed = false;
    this.step();
    return this.failed;
  }

  /** Resolves all nodes; whether a column was added. */
  private step(): boolean {
    const { manifest } = this;
    const session = sessionOf(manifest.job.glueVersion, manifest.parameters, manifest.job.timeZone);
    const known = new Map<string, readonly Column[] | undefined>();
    this.queries = [];
    for (const node of manifest.nodes) {
      const type = nodeType(node.type);
      if (type === undefined || this.cut.has(node.id) || type.family === 'source') {
        for (const o of node.outputs) {
          const asked = this.asked.get(outputKey(node.id, o.name));
          if (asked !== undefined) this.passOn(asked, node, known);
          known.set(outputKey(node.id, o.name), asked ?? (o.columns === undefined ? undefined : parseColumns(o.columns)));
        }
        continue;
      }
      const inputs = node.inputs.map((i) => ({ as: i.as, columns: known.get(outputKey(i.node, i.output)) }));
      try {
        const { columns, sql } = resolveNode({ type, node: node.id, fields: node.fields, inputs, session, parameters: manifest.parameters });
        // What hangs on the data is mostly what came in.
        const likely = type.measure === undefined ? undefined : inputs[0]?.columns;
        for (const o of node.outputs) known.set(outputKey(node.id, o.name), columns?.[o.name] ?? likely);
        this.queries.push(...(sql === undefined ? [] : typeof sql === 'string' ? [sql] : Object.values(sql)));
      } catch (error) {
        if (!GlueprintError.isGlueprintError(error)) throw error;
        this.failed = true;
        if (missed(error, node).some((asked) => this.add(node, asked))) return true;
      }
    }
    return false;
  }

  /** Most code that is not run here lets through what it gets. */
  private passOn(asked: Column[], { inputs: [input] }: ManifestNode, known: ReadonlyMap<string, readonly Column[] | undefined>): void {
    const above = input === undefined ? undefined : known.get(outputKey(input.node, input.output));
    const there = new Set([FILLER, ...asked.map((c) => c.name.toLowerCase())]);
    asked.push(...(above ?? []).filter((c) => !there.has(c.name.toLowerCase())));
  }

  /** Adds the column to a node above; whether one could take it. */
  private add(node: ManifestNode, asked: Asked): boolean {
    const from = node.inputs.filter((i) => asked.relation === undefined || i.as.toLowerCase() === asked.relation.toLowerCase());
    return from.some(({ node: id, output }) => {
      const columns = this.asked.get(outputKey(id, output));
      const { within } = asked;
      if (columns !== undefined && within !== undefined) return addField(columns, parsePath(within) ?? [], column(asked.name, asked.type));
      if (columns !== undefined) {
        if (columns.some((c) => c.name.toLowerCase() === asked.name.toLowerCase())) return false;
        columns.push(column(asked.name, asked.type));
        return true;
      }
      const above = this.byId.get(id);
      return above !== undefined && !this.cut.has(id) && this.add(above, { ...asked, relation: undefined });
    });
  }
}

/** Adds a field to a struct, or makes one of a column that was not known to be one; whether it could. */
function addField(columns: Column[], within: readonly string[], field: Column): boolean {
  const [first, ...rest] = within;
  const at = columns.findIndex((c) => c.name.toLowerCase() === first?.toLowerCase());
  const found = columns[at];
  if (found === undefined) return false;
  const fields = found.type.kind === 'struct' ? [...found.type.fields] : [];
  if (rest.length > 0 ? !addField(fields, rest, field) : fields.some((f) => f.name.toLowerCase() === field.name.toLowerCase())) return false;
  if (rest.length === 0) fields.push(field);
  columns[at] = { ...found, type: { kind: 'struct', fields } };
  return true;
}

const PLAIN: readonly Column[] = [{ name: 'id', type: { kind: 'bigint' }, nullable: true }, { name: 'name', type: { kind: 'string' }, nullable: true }, { name: 'amount', type: { kind: 'double' }, nullable: true }];

const column = (name: string, type: DataType = { kind: 'string' }): Column => ({ name, type, nullable: true });

/** What a column is by how it is used. */
function typed(c: Column, hints: ColumnHints | undefined): Column {
  return c.type.kind !== 'string' || hints?.numeric === undefined ? c : { ...c, type: { kind: hints.numeric } };
}

/** The column that an error is about, as far as its place says; the likeliest reading first. */
function missed(error: GlueprintError, node: ManifestNode): Asked[] {
  const { code, details: { text, span, field, subject } } = error;
  if (subject !== undefined) return [{ ...subject, type: mappedType(node, field) }];
  if (!code.startsWith('UNRESOLVED_COLUMN') || text === undefined || span === undefined) return [];
  const written = text.slice(span.start, span.end).match(/`(?:[^`]|``)+`|[^.`\s]+/g) ?? [];
  const parts = written.map((p) => (p.startsWith('`') ? p.slice(1, -1).replace(/``/g, '`') : p));
  const [first, second] = parts;
  if (first === undefined) return [];
  if (second === undefined) return [{ name: first }];
  const isInput = node.inputs.some((i) => i.as.toLowerCase() === first.toLowerCase());
  const relation = aliases(text).get(first.toLowerCase()) ?? (isInput ? first : undefined);
  const nested = (names: readonly string[]) => names.reduceRight<DataType>((type, name) => ({ kind: 'struct', fields: [column(name, type)] }), { kind: 'string' });
  return [relation === undefined ? { name: first, type: nested(parts.slice(1)) } : { name: second, relation, type: nested(parts.slice(2)) }];
}

/** The type that a record of the node's fields gives the column which it names, as mappings do. */
function mappedType(node: ManifestNode, field: string | undefined): DataType | undefined {
  let record: unknown = node.fields;
  for (const part of (field ?? '').split('.').slice(0, -1)) record = (record as { readonly [name: string]: unknown } | undefined)?.[part];
  const { sourceType, targetType } = (record ?? {}) as { readonly sourceType?: string; readonly targetType?: string };
  const type = sourceType ?? targetType;
  return type === undefined ? undefined : parseType(type);
}

interface Named { readonly name: string }

/** Relations of a query by their aliases, both in lower case. */
function aliases(sql: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (x: unknown): void => {
    if (Array.isArray(x)) x.forEach(visit);
    if (typeof x !== 'object' || x === null) return;
    const { kind, name, alias } = x as { readonly kind?: string; readonly name?: readonly Named[]; readonly alias?: { readonly name?: Named } };
    if (kind === 'table' && Array.isArray(name)) {
      const table = name[name.length - 1]?.name.toLowerCase() ?? '';
      found.set(alias?.name?.name.toLowerCase() ?? table, table);
    }
    Object.values(x).forEach(visit);
  };
  try {
    visit(parseQuery(sql));
  } catch {
    // An expression has no relations.
  }
  return found;
}
