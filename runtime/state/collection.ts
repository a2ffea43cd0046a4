import type { StateTables, Store, Row } from './store';

/** All entities of the local Glue: one JSON document each, as the API shows it, and what only we need beside it. */
export const GLUE_TABLES: StateTables = {
  feature: 'glue',
  migrations: [`
    CREATE TABLE glue_entity (
      id INTEGER PRIMARY KEY,
      region TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT NOT NULL, name TEXT NOT NULL,
      doc TEXT NOT NULL, extra TEXT NOT NULL,
      UNIQUE (region, kind, parent, name)
    );
    CREATE INDEX glue_entity_age ON glue_entity (region, kind, parent, id);
    CREATE TABLE glue_tag (
      region TEXT NOT NULL, arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (region, arn, key)
    ) WITHOUT ROWID;
    CREATE TABLE glue_setting (region TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (region, name)) WITHOUT ROWID;
  `],
};

export interface Entity<D, X> {
  /** Grows with age. */
  readonly id: number;
  readonly parent: string;
  readonly name: string;
  readonly doc: D;
  readonly extra: X;
}

export type Order = 'name' | 'oldest' | 'newest';

export interface Scan {
  readonly parent?: string;
  /** Default: `name`. */
  readonly order?: Order;
  /** Start behind this name or id. */
  readonly after?: string | number;
  readonly limit?: number;
}

const ORDERS: Record<Order, { readonly column: string; readonly compare: string; readonly direction: string }> = {
  name: { column: 'name', compare: '>', direction: 'ASC' },
  oldest: { column: 'id', compare: '>', direction: 'ASC' },
  newest: { column: 'id', compare: '<', direction: 'DESC' },
};

/** Entities of one kind in one region. A child's `parent` is the name of what it belongs to. */
export class Collection<D extends object, X extends object = Record<string, never>> {
  constructor(private readonly store: Store, private readonly region: string, private readonly kind: string) {}

  public get(name: string, parent = ''): Entity<D, X> | undefined {
    const row = this.store.get(
      'SELECT id, parent, name, doc, extra FROM glue_entity WHERE region = ? AND kind = ? AND parent = ? AND name = ?', this.region, this.kind, parent, name);
    return row === undefined ? undefined : read(row);
  }

  public has(name: string, parent = ''): boolean {
    return this.store.get('SELECT 1 AS found FROM glue_entity WHERE region = ? AND kind = ? AND parent = ? AND name = ?', this.region, this.kind, parent, name) !== undefined;
  }

  /** Only one of several that race with the same name gets true. */
  public insert(name: string, doc: D, extra?: X, parent = ''): boolean {
    return this.store.run(
      'INSERT INTO glue_entity (region, kind, parent, name, doc, extra) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      this.region, this.kind, parent, name, JSON.stringify(doc), JSON.stringify(extra ?? {})) > 0;
  }

  public put(name: string, doc: D, extra?: X, parent = ''): void {
    this.store.run(
      `INSERT INTO glue_entity (region, kind, parent, name, doc, extra) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (region, kind, parent, name) DO UPDATE SET doc = excluded.doc, extra = excluded.extra`,
      this.region, this.kind, parent, name, JSON.stringify(doc), JSON.stringify(extra ?? {}));
  }

  /** Writes what `change` makes of the entity, as one step; undefined where there is none. */
  public update(name: string, change: (entity: Entity<D, X>) => { doc?: D; extra?: X } | undefined, parent = ''): Entity<D, X> | undefined {
    return this.store.transaction(() => {
      const entity = this.get(name, parent);
      if (entity === undefined) return undefined;
      const changed = change(entity);
      if (changed === undefined) return entity;
      const doc = changed.doc ?? entity.doc;
      const extra = changed.extra ?? entity.extra;
      this.store.run('UPDATE glue_entity SET doc = ?, extra = ? WHERE id = ?', JSON.stringify(doc), JSON.stringify(extra), entity.id);
      return { ...entity, doc, extra };
    });
  }

  public delete(name: string, parent = ''): boolean {
    return this.store.run('DELETE FROM glue_entity WHERE region = ? AND kind = ? AND parent = ? AND name = ?', this.region, this.kind, parent, name) > 0;
  }

  /** Everything below a parent. */
  public deleteAll(parent: string): number {
    return this.store.run('DELETE FROM glue_entity WHERE region = ? AND kind = ? AND parent = ?', this.region, this.kind, parent);
  }

  public count(parent = ''): number {
    return Number(this.store.get('SELECT count(*) AS n FROM glue_entity WHERE region = ? AND kind = ? AND parent = ?', this.region, this.kind, parent)?.n ?? 0);
  }

  public list(scan: Scan = {}): Entity<D, X>[] {
    return this.rows('id, parent, name, doc, extra', scan).map((row) => read<D, X>(row));
  }

  /** Names without the documents: cheap on many. */
  public names(scan: Scan = {}): { id: number; name: string }[] {
    return this.rows('id, name', scan).map((row) => ({ id: Number(row.id), name: String(row.name) }));
  }

  /** All of them in batches, so that memory stays small. */
  public* each(scan: Omit<Scan, 'limit'> = {}): Generator<Entity<D, X>> {
    let after = scan.after;
    for (;;) {
      const batch = this.list({ ...scan, after, limit: BATCH });
      yield* batch;
      const last = batch.at(-1);
      if (batch.length < BATCH || last === undefined) return;
      after = scan.order === undefined || scan.order === 'name' ? last.name : last.id;
    }
  }

  /** The parents that have children of this kind. */
  public parents(): string[] {
    return this.store.all('SELECT DISTINCT parent FROM glue_entity WHERE region = ? AND kind = ? ORDER BY parent', this.region, this.kind).map((r) => String(r.parent));
  }

  private rows(columns: string, { parent = '', order = 'name', after, limit = -1 }: Scan): Row[] {
    const { column, compare, direction } = ORDERS[order];
    const where = after === undefined ? '' : `AND ${column} ${compare} ?`;
    return this.store.all(
      `SELECT ${columns} FROM glue_entity WHERE region = ? AND kind = ? AND parent = ? ${where} ORDER BY ${column} ${direction} LIMIT ?`,
      this.region, this.kind, parent, ...after === undefined ? [] : [after], limit);
  }
}

const BATCH = 500;

function read<D, X>(row: Row): Entity<D, X> {
  const [doc, extra] = [JSON.parse(String(row.doc)) as D, JSON.parse(String(row.extra)) as X];
  return { id: Number(row.id), parent: String(row.parent), name: String(row.name), doc, extra };
}
