import { Collection, GLUE_TABLES } from './collection';
import { Store } from './store';
import { evolvedColumns } from '../../src/core/nodes/catalog/match-table';
import { Column, parseType } from '../../src/core/types';

/** A column as the catalog's API shows it. */
export interface CatalogColumn { readonly Name: string; readonly Type?: string; readonly Comment?: string }

/** What is used of a table's document; the rest is kept as it is. */
export interface CatalogTableDoc {
  readonly Name: string;
  readonly DatabaseName?: string;
  readonly TableType?: string;
  readonly VersionId?: string;
  readonly Parameters?: { readonly [name: string]: string };
  readonly PartitionKeys?: readonly CatalogColumn[];
  readonly StorageDescriptor?: CatalogStorage;
}

export interface CatalogStorage {
  readonly Columns?: readonly CatalogColumn[];
  readonly Location?: string;
  readonly InputFormat?: string;
  readonly OutputFormat?: string;
  readonly SerdeInfo?: { readonly SerializationLibrary?: string; readonly Parameters?: { readonly [name: string]: string } };
  readonly Parameters?: { readonly [name: string]: string };
}

export interface CatalogPartitionDoc { readonly Values?: readonly string[]; readonly StorageDescriptor?: CatalogStorage }

/** What a run does to a table of the catalog. Plain JSON: it stands in the journal until it is done. Done twice it is done once. */
export interface CatalogChange {
  readonly region: string;
  readonly database: string;
  readonly table: string;
  /** The table as it is to be made where it is not there. */
  readonly create?: CatalogTableDoc;
  /** Columns of the rows, partition keys among them: new ones are added, types become wider. */
  readonly columns?: readonly CatalogColumn[];
  readonly partitions: readonly { readonly values: readonly string[]; readonly location: string }[];
}

/** One account, as the local Glue endpoint has it. */
const ACCOUNT = '123456789012';

const below = (database: string, table: string) => `${database}\u001f${table}`;

/** The Data Catalog of one region, in the state that the local Glue endpoint serves. */
export class LocalCatalog {
  private readonly databases: Collection<{ readonly Name: string }>;
  private readonly tableDocs: Collection<CatalogTableDoc>;
  private readonly versions: Collection<CatalogTableDoc>;
  private readonly partitionDocs: Collection<CatalogPartitionDoc>;

  constructor(private readonly store: Store, public readonly region: string) {
    store.use(GLUE_TABLES);
    this.databases = new Collection(store, region, 'database');
    this.tableDocs = new Collection(store, region, 'table');
    this.versions = new Collection(store, region, 'tableVersion');
    this.partitionDocs = new Collection(store, region, 'partition');
  }

  public databaseNames(): string[] {
    return this.databases.names().map((d) => d.name);
  }

  public hasDatabase(name: string): boolean {
    return this.databases.has(name.toLowerCase());
  }

  public tables(database: string): CatalogTableDoc[] {
    return this.tableDocs.list({ parent: database.toLowerCase() }).map((t) => t.doc);
  }

  public table(database: string, name: string): CatalogTableDoc | undefined {
    return this.tableDocs.get(name.toLowerCase(), database.toLowerCase())?.doc;
  }

  public partitions(database: string, table: string): CatalogPartitionDoc[] {
    return [...this.partitionDocs.each({ parent: below(database.toLowerCase(), table.toLowerCase()) })].map((p) => p.doc);
  }

  /** Makes the database where it is not there; says whether it did. */
  public createDatabase(name: string, now: Date): boolean {
    return this.databases.insert(name.toLowerCase(), { Name: name.toLowerCase(), CreateTime: seconds(now), CatalogId: ACCOUNT } as { Name: string });
  }

  public dropTable(database: string, table: string): boolean {
    const [db, name] = [database.toLowerCase(), table.toLowerCase()];
    return this.store.transaction(() => {
      for (const kind of ['partition', 'tableVersion', 'partitionIndex', 'columnStatistics']) new Collection(this.store, this.region, kind).deleteAll(below(db, name));
      return this.tableDocs.delete(name, db);
    });
  }

  /** All of it, or nothing. */
  public apply(change: CatalogChange, now: Date): void {
    const [database, name] = [change.database.toLowerCase(), change.table.toLowerCase()];
    this.store.transaction(() => {
      let table = this.table(database, name);
      if (table === undefined) {
        if (change.create === undefined) return; // dropped meanwhile: there is nothing to keep up to date
        this.createDatabase(database, now);
        table = this.put(database, name, { ...change.create, ...{ CreateTime: seconds(now) } }, 1, now);
      }
      if (change.columns !== undefined) table = this.evolve(database, name, table, change.columns, now);
      for (const { values, location } of change.partitions) {
        this.partitionDocs.insert(JSON.stringify(values), {
          Values: values,
          DatabaseName: database,
          TableName: name,
          CatalogId: ACCOUNT,
          CreationTime: seconds(now),
          StorageDescriptor: { ...table.StorageDescriptor, Location: location },
        } as CatalogPartitionDoc, {}, below(database, name));
      }
    });
  }

  private evolve(database: string, name: string, table: CatalogTableDoc, rows: readonly CatalogColumn[], now: Date): CatalogTableDoc {
    const keys = table.PartitionKeys ?? [];
    const before = [...table.StorageDescriptor?.Columns ?? [], ...keys];
    const after = evolvedColumns(rows.map(typed), { columns: before.map(typed), partitionKeys: keys.map((k) => k.Name) });
    const types = new Map([...before, ...rows].map((c) => [`${c.Name.toLowerCase()}\n${JSON.stringify(typed(c).type)}`, c]));
    const docOf = (c: Column): CatalogColumn => ({ Name: c.name, Type: types.get(`${c.name.toLowerCase()}\n${JSON.stringify(c.type)}`)?.Type });
    const isKey = (c: Column) => keys.some((k) => k.Name.toLowerCase() === c.name.toLowerCase());
    const columns = after.filter((c) => !isKey(c)).map((c) => {
      const old = before.find((b) => b.Name.toLowerCase() === c.name.toLowerCase());
      return { ...old, ...docOf(c) };
    });
    if (JSON.stringify(columns) === JSON.stringify(table.StorageDescriptor?.Columns ?? [])) return table;
    const evolved = { ...table, StorageDescriptor: { ...table.StorageDescriptor, Columns: columns } };
    return this.put(database, name, evolved, Number(table.VersionId ?? 0) + 1, now);
  }

  private put(database: string, name: string, table: CatalogTableDoc, version: number, now: Date): CatalogTableDoc {
    const doc = {
      Retention: 0,
      CreatedBy: `arn:aws:iam::${ACCOUNT}:root`,
      IsRegisteredWithLakeFormation: false,
      ...table,
      Name: name,
      DatabaseName: database,
      CatalogId: ACCOUNT,
      UpdateTime: seconds(now),
      VersionId: String(version),
    };
    this.tableDocs.put(name, doc, {}, database);
    this.versions.put(String(version), doc, {}, below(database, name));
    return doc;
  }
}

const seconds = (at: Date) => at.getTime() / 1000;

function typed(column: CatalogColumn): Column {
  return { name: column.Name, type: parseType(column.Type ?? 'string'), nullable: true };
}
