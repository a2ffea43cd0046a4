import { createHash } from 'node:crypto';
import { Database } from './database';
import { DatabaseClient, DatabaseColumn, Dialect, TableShape } from './dialect';
import { TargetRequest, targetRequest } from './source-fields';
import { besideSql, nameParts, tableSql } from './sql-names';
import { TRANSFER } from './transfer-format';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Column, typeName } from '../../../src/core/types';
import { OpenTableTarget, StagedLoad, TableContext, TableWriting } from '../table-connector';

/** In the journal, so that another process can publish or abandon it. Texts are SQL, quoted for the database. */
interface LoadState {
  readonly connection: string;
  readonly table: string;
  readonly target: string;
  readonly staging: string;
  /** The table whose one row says that the load is not published, where dropping the staging table cannot say so. */
  readonly marker: string;
  readonly columns: readonly string[];
  /** Rows that were staged, where the staging table may lose some. */
  readonly counted?: number;
  /** Makes the table where there is none. */
  readonly create: string;
  /** Makes the staging table the target, where there is none and nothing else is to be done to it. */
  readonly rename?: string;
  readonly mode: TargetRequest['mode'];
  readonly keys: readonly string[];
  readonly whenMatched: TargetRequest['whenMatched'];
  readonly whenNotMatched: TargetRequest['whenNotMatched'];
  readonly preActions: readonly string[];
  readonly postActions: readonly string[];
}

export const openJdbcTarget: OpenTableTarget = async (fields, columns, context): Promise<TableWriting> => {
  const request = targetRequest(fields);
  const database = await Database.of(request.connection, context);
  const place = `${database.place}, table ${request.table}`;
  const shape = await database.withClient('looks', (client) => client.table(request.table));
  const written = checkTarget(request, columns, shape, database.dialect, place, context);
  return new DatabaseWriting(request, database, written, shape, context, place);
};

/** A column of the job, and the table's that takes it. */
interface WrittenColumn { readonly column: Column; readonly into: DatabaseColumn; readonly type: string | undefined }

class DatabaseWriting implements TableWriting {
  public readonly format = TRANSFER;
  public readonly options: Readonly<Record<string, unknown>>;

  constructor(
    private readonly request: TargetRequest, private readonly database: Database, private readonly columns: readonly WrittenColumn[],
    private readonly shape: TableShape | undefined, private readonly context: TableContext, public readonly place: string,
  ) {
    this.options = { style: database.dialect.style };
  }

  public async stage(files: readonly string[], run: string): Promise<StagedLoad> {
    const state: LoadState & { counted?: number } = this.stateOf(run);
    const { dialect } = this.database;
    await this.database.withClient('loads', async (client) => {
      await drop(client, state);
      const becomesTarget = this.shape === undefined || this.request.mode === 'recreate';
      const lightly = becomesTarget ? undefined : await client.lightStaging?.();
      await client.execute(becomesTarget
        ? createTable(state.staging, this.columns, dialect, [])
        : dialect.createTableLike(state.staging, state.target, state.columns, lightly));
      try {
        const columns = this.columns.map((c) => c.into);
        const { batchSize } = this.request;
        let rows = 0;
        for (const file of files) rows += await client.copyIn({ table: state.staging, columns, file, batchSize, signal: this.context.signal });
        if (lightly !== undefined) state.counted = rows;
        if (this.request.mode === 'upsert') await this.checkKeys(client, state);
        if (!dialect.transactionalDdl) {
          await client.execute(`CREATE TABLE ${state.marker} (published INTEGER)`);
          await client.execute(`INSERT INTO ${state.marker} VALUES (0)`);
        }
      } catch (e) {
        // Where the connection itself is gone, the next try or the abandonment drops it.
        await drop(client, state).catch(() => undefined);
        throw e;
      }
    }, 'the target is unchanged');
    return { connector: 'jdbc', node: this.context.node, state: state as unknown as StagedLoad['state'] };
  }

  public async close(): Promise<void> {
    // Every step had a connection of its own.
  }

  private stateOf(run: string): LoadState {
    const { dialect } = this.database;
    const { request } = this;
    const name = `glueprint_${createHash('sha256').update(`${run}\n${this.context.node}`).digest('hex').slice(0, 16)}`;
    const target = tableSql(request.table, dialect.quote);
    const named = (wanted: string) => this.columns.find((c) => c.column.name.toLowerCase() === wanted.toLowerCase());
    const quoted = (wanted: string) => dialect.quote(named(wanted)?.into.name ?? wanted);
    return {
      connection: request.connection,
      table: request.table,
      target,
      staging: besideSql(request.table, name, dialect.quote),
      marker: besideSql(request.table, `${name}_m`, dialect.quote),
      columns: this.columns.map((c) => dialect.quote(c.into.name)),
      create: createTable(target, this.columns, dialect, request.mode === 'upsert' ? request.keys.map(quoted) : []),
      ...(request.mode === 'upsert' ? {} : { rename: dialect.renamed(besideSql(request.table, name, dialect.quote), target, tableSql(nameParts(request.table).slice(-1).join(''), dialect.quote)) }),
      mode: request.mode,
      keys: request.keys.map(quoted),
      whenMatched: request.whenMatched,
      whenNotMatched: request.whenNotMatched,
      preActions: request.preActions,
      postActions: request.postActions,
    };
  }

  /** A key that comes twice has no order in which its rows could be merged. */
  private async checkKeys(client: DatabaseClient, { staging, keys }: LoadState): Promise<void> {
    const { dialect } = this.database;
    const list = keys.join(', ');
    const twice = `SELECT ${list} FROM ${staging} GROUP BY ${list} HAVING count(*) > 1`;
    const [row] = await client.query(dialect.limited(twice, 1));
    if (row === undefined) return;
    throw new GlueprintError({
      code: 'DuplicateKeys', file: this.place, field: 'keys', message: `several rows have the key (${this.request.keys.join(', ')}) = (${row.map((v) => v ?? 'NULL').join(', ')}); the target is unchanged`, hint: 'drop the duplicates before, with DropDuplicates',
    });
  }
}

/** One transaction from staging to target, that a second call finds done. */
export async function publishLoad(load: StagedLoad, context: TableContext): Promise<void> {
  const state = load.state as unknown as LoadState;
  const database = await Database.of(state.connection, context);
  const { dialect } = database;
  await database.withClient('publishes', async (client) => {
    const staged = await client.table(state.staging);
    const marked = dialect.transactionalDdl ? staged !== undefined : await client.table(state.marker) !== undefined;
    if (staged === undefined || !marked) return drop(client, state);
    return dialect.transactionalDdl ? publishAtOnce(client, state, dialect) : publishMarked(client, state, dialect);
  }, 'the table is as it was before');
}

/** The staging table goes with the transaction: a second publish finds none. */
async function publishAtOnce(client: DatabaseClient, state: LoadState, dialect: Dialect): Promise<void> {
  await inTransaction(client, async () => {
    for (const sql of state.preActions) await client.execute(sql);
    const there = await client.table(state.table) !== undefined;
    if (there && state.mode === 'recreate') await client.execute(`DROP TABLE ${state.target}`);
    const missing = !there || state.mode === 'recreate';
    if (missing && state.rename !== undefined) {
      await client.execute(state.rename);
    } else {
      if (missing) await client.execute(state.create);
      await move(client, state, dialect, missing);
      await client.execute(`DROP TABLE ${state.staging}`);
    }
    for (const sql of state.postActions) await client.execute(sql);
  });
}

/** Where DDL commits, a marker's row goes with the transaction, and an empty table is all that a fault can leave. */
async function publishMarked(client: DatabaseClient, state: LoadState, dialect: Dialect): Promise<void> {
  const there = await client.table(state.table) !== undefined;
  const missing = !there || state.mode === 'recreate';
  if (there && state.mode === 'recreate') await client.execute(`DROP TABLE ${state.target}`);
  if (missing && state.rename !== undefined && state.preActions.length + state.postActions.length === 0) {
    await client.execute(state.rename);
    return drop(client, state);
  }
  if (missing) await client.execute(state.create);
  await inTransaction(client, async () => {
    // Nothing deleted: another process has published it meanwhile.
    if (await client.execute(`DELETE FROM ${state.marker}`) === 0) return;
    for (const sql of state.preActions) await client.execute(sql);
    await move(client, state, dialect, missing);
    for (const sql of state.postActions) await client.execute(sql);
  });
  return drop(client, state);
}

async function inTransaction(client: DatabaseClient, work: () => Promise<void>): Promise<void> {
  await client.begin();
  try {
    await work();
    await client.commit();
  } catch (e) {
    await client.rollback().catch(() => undefined);
    throw e;
  }
}

async function move(client: DatabaseClient, state: LoadState, dialect: Dialect, created: boolean): Promise<void> {
  await checkStaged(client, state);
  if (state.mode === 'overwrite' && !created) await client.execute(dialect.emptied(state.target));
  const columns = state.columns.join(', ');
  const moves = state.mode === 'upsert' ? dialect.upsert(state) : [`INSERT INTO ${state.target} (${columns}) SELECT ${columns} FROM ${state.staging}`];
  for (const sql of moves) await client.execute(sql);
}

async function checkStaged(client: DatabaseClient, { staging, counted }: LoadState): Promise<void> {
  if (counted === undefined) return;
  const [[there] = []] = await client.query(`SELECT count(*) FROM ${staging}`);
  if (Number(there) === counted) return;
  throw new GlueprintError({ code: 'StagingLost', message: `of ${counted} rows that were staged the server has ${there} left: it failed in between; the table is as it was before`, hint: 'run the job again' });
}

export async function abandonLoad(load: StagedLoad, context: TableContext): Promise<void> {
  const state = load.state as unknown as LoadState;
  const database = await Database.of(state.connection, context);
  await database.withClient('cleans up', (client) => drop(client, state));
}

async function drop(client: DatabaseClient, { staging, marker }: LoadState): Promise<void> {
  // The marker last: while it is there, the load is known to be unpublished.
  for (const table of [staging, marker]) if (await client.table(table) !== undefined) await client.execute(`DROP TABLE ${table}`);
}

function createTable(table: string, columns: readonly WrittenColumn[], dialect: Dialect, keys: readonly string[]): string {
  const list = columns.map(({ into, type }) => `${dialect.quote(into.name)} ${type ?? ''}${keys.includes(dialect.quote(into.name)) ? ' NOT NULL' : ''}`);
  return `CREATE TABLE ${table} (${[...list, ...(keys.length === 0 ? [] : [`PRIMARY KEY (${keys.join(', ')})`])].join(', ')})`;
}

/** Everything about the target that can be known before data moves. */
function checkTarget(
  request: TargetRequest, columns: readonly Column[], shape: TableShape | undefined, dialect: Dialect, place: string, context: TableContext,
): WrittenColumn[] {
  const fail = (code: string, message: string, hint?: string, field?: string): never => {
    throw new GlueprintError({ code, file: place, field, message, hint });
  };
  const created = shape === undefined || request.mode === 'recreate';
  const written = columns.map((column): WrittenColumn => {
    const type = dialect.columnType(column.type);
    if (type === undefined) fail('NoTypeMapping', `column '${column.name}' is ${typeName(column.type)}, for which Spark's ${dialect.title} dialect has no type`, 'flatten it, make it text with to_json, or leave it out');
    if (created) return { column, into: { name: column.name, type: type === undefined ? '' : typeWord(type) }, type };
    const names = shape.columns.map((c) => c.name);
    const into = shape.columns.find((c) => c.name === column.name) ?? shape.columns.find((c) => c.name.toLowerCase() === column.name.toLowerCase());
    if (into === undefined) return fail('UnknownColumn', `the table has no column '${column.name}'${didYouMean(column.name, names)}`, `it has ${names.join(', ')}`);
    return { column, into, type };
  });
  if (!created) {
    const missing = shape.columns.find((c) => c.required === true && !written.some((w) => w.into === c));
    if (missing !== undefined) fail('MissingColumn', `the table's column '${missing.name}' is NOT NULL without a default, and no column of the input is named so`, 'add the column');
    if (shape.warning !== undefined) context.warn(`${place}: ${shape.warning}`);
  }
  if (request.mode === 'upsert') checkUpsert(request, written, created ? undefined : shape, dialect, fail);
  const commits = [...request.preActions, ...request.postActions].find((a) => /^\s*(create|alter|drop|truncate|rename)\b/i.test(a));
  if (commits !== undefined && !dialect.transactionalDdl) context.warn(`${dialect.title} commits at '${commits.trim().split('\n')[0]}': a fault after it does not take back what was before`);
  return written;
}

function checkUpsert(
  { keys }: TargetRequest, written: readonly WrittenColumn[], shape: TableShape | undefined, dialect: Dialect,
  fail: (code: string, message: string, hint?: string, field?: string) => never,
): void {
  const names = keys.map((key, i) => written.find((w) => w.column.name.toLowerCase() === key.toLowerCase())?.into.name
    ?? fail('UnknownColumn', `no column '${key}' in the input${didYouMean(key, written.map((w) => w.column.name))}`, undefined, `keys.${i}`));
  if (shape === undefined || !dialect.upsertNeedsKey) return;
  const same = (unique: readonly string[]) => unique.length === names.length && unique.every((c) => names.includes(c));
  if (!shape.uniqueKeys.some(same)) {
    fail('NoUniqueKey', `the table has no unique key on ${names.join(', ')}${shape.uniqueKeys.length === 0 ? '' : `; it has ${shape.uniqueKeys.map((k) => `(${k.join(', ')})`).join(', ')}`}`,
      `create one: CREATE UNIQUE INDEX ON the table (${names.join(', ')})`, 'keys');
  }
}

const typeWord = (type: string) => /^\w+/.exec(type)?.[0]?.toLowerCase() ?? type;
