import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GlueprintError } from '../../src/core/diagnostics';
import { faultMessage } from '../host/fault';
import { INSTALL_NATIVE_PACKAGES } from '../host/native-packages';

export type SqlValue = null | number | bigint | string | Uint8Array;
export type Row = { [column: string]: SqlValue };

/**
 * The tables of one feature. `migrations[n]` brings version n to n + 1 and is never edited once released.
 * Features do not know of each other; names are prefixed by the feature where they might clash.
 */
export interface StateTables {
  readonly feature: string;
  readonly migrations: readonly string[];
}

/** What is used of the native driver. */
interface Driver {
  exec(sql: string): unknown;
  prepare(sql: string): { all(values: readonly SqlValue[]): unknown[]; run(values: readonly SqlValue[]): { changes: number } };
  close(): unknown;
}

/** How long a statement waits for another process's write. */
const BUSY_MS = 10_000;

/**
 * One SQLite database in WAL mode, shared by any number of processes. Statements are synchronous: they take microseconds.
 * Rows are plain objects by column name.
 */
export class Store {
  private readonly statements = new Map<string, ReturnType<Driver['prepare']>>();
  private depth = 0;

  constructor(private readonly driver: Driver, public readonly file: string) {}

  /** Creates or upgrades the tables of a feature; does nothing where they are current. */
  public use(tables: StateTables): this {
    const current = () => Number(this.get('SELECT version FROM schema_version WHERE feature = ?', tables.feature)?.version ?? 0);
    const wanted = tables.migrations.length;
    if (current() === wanted) return this;
    this.transaction(() => {
      const version = current(); // another process may have upgraded while this one waited
      if (version > wanted) {
        throw new GlueprintError({
          code: 'StateTooNew',
          file: this.file,
          message: `the tables of '${tables.feature}' have version ${version}, this program knows up to ${wanted}`,
          hint: 'use the newer version of cdk-glueprint that wrote them, or delete the file (run records and bookmarks are lost)',
        });
      }
      for (const migration of tables.migrations.slice(version)) this.driver.exec(migration);
      this.run('INSERT INTO schema_version (feature, version) VALUES (?, ?) ON CONFLICT (feature) DO UPDATE SET version = excluded.version', tables.feature, wanted);
    });
    return this;
  }

  /** Runs a statement; gives how many rows it changed. */
  public run(sql: string, ...values: SqlValue[]): number {
    return this.statement(sql).run(values).changes;
  }

  public all<T extends Row = Row>(sql: string, ...values: SqlValue[]): T[] {
    return this.statement(sql).all(values) as T[];
  }

  public get<T extends Row = Row>(sql: string, ...values: SqlValue[]): T | undefined {
    return this.all<T>(sql, ...values)[0];
  }

  /** All or nothing; takes the write lock at once, so that read-then-write cannot lose an update. Nested calls join the outer one. */
  public transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.driver.exec('BEGIN IMMEDIATE');
    this.depth++;
    try {
      const result = work();
      this.driver.exec('COMMIT');
      return result;
    } catch (e) {
      this.driver.exec('ROLLBACK');
      throw e;
    } finally {
      this.depth--;
    }
  }

  public close(): void {
    this.statements.clear();
    this.driver.close();
  }

  private statement(sql: string): ReturnType<Driver['prepare']> {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, statement = this.driver.prepare(sql));
    return statement;
  }
}

/**
 * Opens the database, creating file and folder; the one place where the native driver is loaded.
 *
 * @throws GlueprintError `StoreMissing` where it is not installed.
 */
export async function openStore(file: string, ...features: StateTables[]): Promise<Store> {
  const database = await loadDriver();
  await mkdir(dirname(file), { recursive: true });
  const driver = open(database, file);
  const store = new Store(driver, file);
  driver.exec('CREATE TABLE IF NOT EXISTS schema_version (feature TEXT PRIMARY KEY, version INTEGER NOT NULL)');
  for (const tables of features) store.use(tables);
  return store;
}

type DriverClass = new (file: string, options: { timeout: number }) => Driver;

async function loadDriver(): Promise<DriverClass> {
  try {
    const loaded = await import('libsql') as unknown as { default?: DriverClass } & DriverClass;
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new GlueprintError({
      code: 'StoreMissing',
      message: 'the state store is not installed',
      hint: INSTALL_NATIVE_PACKAGES,
      cause,
    });
  }
}

function open(database: DriverClass, file: string): Driver {
  try {
    const driver = new database(file, { timeout: BUSY_MS });
    driver.prepare('PRAGMA journal_mode = WAL').all([]);
    driver.exec('PRAGMA synchronous = NORMAL');
    driver.exec('PRAGMA foreign_keys = ON');
    return driver;
  } catch (cause) {
    throw new GlueprintError({
      code: 'StoreUnreadable',
      file,
      message: `cannot open the state database: ${faultMessage(cause)}`,
      hint: 'move the file away and run again; run records and bookmarks start anew',
      cause,
    });
  }
}
