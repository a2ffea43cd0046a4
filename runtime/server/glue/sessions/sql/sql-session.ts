import { showText } from './show-text';
import { parseSqlCell, type SqlAction, type SqlCall } from './sql-cell';
import { didYouMean, GlueprintError } from '../../../../../src/core/diagnostics';
import { fullPrelude, parseQuery, translate, type SqlTable } from '../../../../../src/core/spark-sql';
import { typeName, type Column } from '../../../../../src/core/types';
import { INTERRUPTED } from '../../../../engines/duckdb/faults';
import type { EngineSession } from '../../../../engines/engine';
import { sqlName } from '../../../../formats/sql-text';
import type { RunEnvironment } from '../../../../runs/environment';
import { readTable } from '../../catalog/read-table';
import type { RegionState } from '../../state/region-state';
import type { SessionEngine, SessionWorker, StatementResult } from '../engine';

const TIME_ZONE = 'UTC';
const PYTHON_NEEDED = 'this session runs Spark SQL on the embedded engine: spark.sql("...").show(), %%sql or plain SQL. '
  + 'Python code needs PySpark (pip install pyspark==3.5.6, with Java 17): set GLUEPRINT_PYTHON to a Python that has it and create the session anew';

/** Spark SQL on DuckDB in this process, with nothing else installed. */
export class SqlSessionEngine implements SessionEngine {
  public readonly name = 'Spark SQL';

  constructor(private readonly environment: RunEnvironment, private readonly region: (name: string) => RegionState) {}

  public refuses(session: { readonly SessionType?: string }): string | undefined {
    return session.SessionType === 'SPARK_CONNECT' ? 'has no Spark Connect' : undefined;
  }

  public async start({ region, session }: Parameters<SessionEngine['start']>[0]): Promise<SessionWorker> {
    const version = Number(session.GlueVersion ?? '4.0');
    const sparkVersion = version >= 6 ? '4.1' : version >= 5 ? '3.5' : '3.3';
    const folder = `${this.environment.folder}/tmp/session-${(session.Id ?? '').replace(/[^\w-]/g, '_')}-${Date.now()}`;
    const engine = await this.environment.engine.open({ temporaryFolder: folder, timeZone: TIME_ZONE });
    await engine.define({ timeZone: TIME_ZONE, prelude: fullPrelude(), stages: [] });
    return new SqlWorker(engine, this.environment, this.region(region), sparkVersion);
  }
}

class SqlWorker implements SessionWorker {
  /** Temporary views, by lower-case name. */
  private readonly views = new Map<string, SqlTable>();
  /** Variables that hold a query. */
  private readonly frames = new Map<string, string>();
  private database = 'default';
  private reads = 0;
  private running = false;
  private cancelling: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: EngineSession,
    private readonly environment: RunEnvironment,
    private readonly region: RegionState,
    private readonly sparkVersion: string,
  ) {}

  public async run(code: string): Promise<StatementResult> {
    this.running = true;
    try {
      const actions = parseSqlCell(code);
      if (actions === undefined) throw new GlueprintError({ code: 'PythonNotAvailable', message: PYTHON_NEEDED });
      let text = '';
      for (const action of actions) {
        if (this.cancelling !== undefined) return { status: 'cancelled' };
        text += await this.perform(action);
      }
      return { status: 'ok', text };
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) throw e;
      return e.code === INTERRUPTED ? { status: 'cancelled' } : fault(e);
    } finally {
      this.running = false;
      clearInterval(this.cancelling);
      this.cancelling = undefined;
    }
  }

  /** Told again until the statement has ended: the engine does not hear what comes before its query has begun. */
  public cancel(): void {
    if (!this.running) return;
    this.engine.interrupt();
    this.cancelling ??= setInterval(() => this.engine.interrupt(), 50);
  }

  public close(): Promise<void> {
    clearInterval(this.cancelling);
    return this.engine.close();
  }

  private async perform(action: SqlAction): Promise<string> {
    if (action.kind === 'assign') {
      this.frames.set(action.name, action.sql);
      return action.then.length === 0 ? '' : this.query(action.sql, action.then);
    }
    if (action.kind === 'use') {
      const sql = this.frames.get(action.name);
      if (sql === undefined) throw new GlueprintError({ code: 'PythonNotAvailable', message: `name '${action.name}' is not a query of this session; ${PYTHON_NEEDED}` });
      return this.query(sql, action.then);
    }
    return await this.command(action.sql) ?? this.query(action.sql, action.then);
  }

  /** Statements that are no query; undefined where it is one. */
  private async command(sql: string): Promise<string | undefined> {
    const text = sql.replace(/;\s*$/, '').trim();
    const view = /^CREATE\s+(?:OR\s+REPLACE\s+)?(?:GLOBAL\s+)?TEMP(?:ORARY)?\s+VIEW\s+`?(\w+)`?\s+AS\s+([\s\S]+)$/i.exec(text);
    if (view !== null) return this.createView(view[1] ?? '', view[2] ?? '');
    const drop = /^DROP\s+VIEW\s+(IF\s+EXISTS\s+)?`?(\w+)`?$/i.exec(text);
    if (drop !== null) {
      if (!this.views.delete((drop[2] ?? '').toLowerCase()) && drop[1] === undefined) throw unknownTable(drop[2] ?? '', this.views.keys());
      return '';
    }
    const use = /^USE\s+(?:DATABASE\s+|SCHEMA\s+|NAMESPACE\s+)?`?(\w+)`?$/i.exec(text);
    if (use !== null) {
      const name = (use[1] ?? '').toLowerCase();
      if (name !== 'default' && !this.region.databases.has(name)) throw new GlueprintError({ code: 'SCHEMA_NOT_FOUND', message: `the schema \`${use[1]}\` cannot be found` });
      this.database = name;
      return '';
    }
    if (/^SHOW\s+(DATABASES|SCHEMAS)$/i.test(text)) return this.small(['namespace'], this.region.databases.names().map((d) => [d.name]));
    const tables = /^SHOW\s+TABLES(?:\s+(?:IN|FROM)\s+`?(\w+)`?)?$/i.exec(text);
    if (tables !== null) {
      const database = (tables[1] ?? this.database).toLowerCase();
      const stored = this.region.tables.names({ parent: database }).map((t) => [database, t.name, 'false']);
      return this.small(['namespace', 'tableName', 'isTemporary'], [...stored, ...[...this.views.keys()].map((name) => ['', name, 'true'])]);
    }
    const describe = /^DESC(?:RIBE)?\s+(?:TABLE\s+)?(?:EXTENDED\s+)?`?(\w+)`?(?:\.`?(\w+)`?)?$/i.exec(text);
    if (describe !== null) return this.describe([describe[1], describe[2]].filter((p): p is string => p !== undefined));
    if (!/^(SELECT|WITH|VALUES|TABLE|FROM|\()/i.test(text)) {
      throw new GlueprintError({ code: 'UnsupportedStatement', message: `the embedded engine does not run '${/^\w+(\s+\w+)?/.exec(text)?.[0] ?? text.slice(0, 20)}' statements; it runs queries, temporary views, USE, SHOW and DESCRIBE` });
    }
    return undefined;
  }

  private async describe(parts: readonly string[]): Promise<string> {
    const view = this.views.get((parts.at(-1) ?? '').toLowerCase());
    if (view !== undefined) return this.small(['col_name', 'data_type', 'comment'], view.columns.map((c) => [c.name, typeName(c.type), null]));
    const [database, name] = parts.length === 2 ? parts : [this.database, parts[0]];
    const table = this.region.tables.get((name ?? '').toLowerCase(), (database ?? '').toLowerCase())?.doc;
    if (table === undefined) throw unknownTable(parts.join('.'), this.region.tables.names({ parent: (database ?? '').toLowerCase() }).map((t) => t.name));
    const columns = [...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []];
    return this.small(['col_name', 'data_type', 'comment'], columns.map((c) => [c.Name, c.Type ?? 'string', c.Comment ?? null]));
  }

  private small(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
    return showText(names, rows, { limit: Math.max(rows.length, 1), truncate: 0 });
  }

  private async createView(name: string, sql: string): Promise<string> {
    const translated = await this.translated(sql);
    const relation = sqlName(`view ${++this.reads} ${name}`);
    await this.engine.query(`CREATE TEMP VIEW ${relation} AS ${translated.sql}`);
    this.views.set(name.toLowerCase(), { columns: translated.columns, relation });
    return '';
  }

  private async query(sql: string, calls: readonly SqlCall[]): Promise<string> {
    const [call, ...rest] = calls;
    if (rest.length > 0) throw new GlueprintError({ code: 'PythonNotAvailable', message: `chained calls are Python; ${PYTHON_NEEDED}` });
    if (call?.method === 'createOrReplaceTempView' || call?.method === 'createTempView') return this.createView(call.args.replace(/["'\s]/g, ''), sql);
    const { columns } = await this.translated(sql);
    if (call === undefined) return `DataFrame[${columns.map((c) => `${c.name}: ${typeName(c.type)}`).join(', ')}]`;
    if (call.method === 'show') return this.show(sql, columns, showOptions(call.args));
    if (call.method === 'printSchema') return `root\n${columns.map((c) => ` |-- ${c.name}: ${typeName(c.type)} (nullable = ${c.nullable})\n`).join('')}`;
    if (call.method === 'count') {
      const counted = await this.translated(`SELECT count(*) AS n FROM (${sql})`);
      const [row] = await this.engine.query(counted.sql);
      return String(row?.n ?? 0);
    }
    throw new GlueprintError({ code: 'PythonNotAvailable', message: `.${call.method}() is not run by the embedded engine; ${PYTHON_NEEDED}` });
  }

  /** Spark casts every column to a string to show it; so do we. */
  private async show(sql: string, columns: readonly Column[], options: { limit: number; truncate: number }): Promise<string> {
    const names = columns.map((_, i) => `c${i}`);
    const cast = names.map((n, i) => (columns[i]?.type.kind === 'binary' ? `hex(${n}) AS ${n}` : `CAST(${n} AS STRING) AS ${n}`)).join(', ');
    const translated = await this.translated(`SELECT ${cast} FROM (${sql}) AS t(${names.join(', ')}) LIMIT ${options.limit + 1}`);
    const rows = await this.engine.query(translated.sql);
    const texts = rows.map((row) => names.map((n) => (row[n] === null || row[n] === undefined ? null : String(row[n]))));
    return showText(columns.map((c) => c.name), texts, options);
  }

  private async translated(sql: string): Promise<{ sql: string; columns: readonly Column[] }> {
    return translate(sql, { sparkVersion: this.sparkVersion, timeZone: TIME_ZONE, tables: await this.tables(sql) });
  }

  /** The relations that the query names: views of the session, else tables of the catalog with their files of now. */
  private async tables(sql: string): Promise<Record<string, SqlTable>> {
    const tables: Record<string, SqlTable> = Object.fromEntries(this.views);
    for (const parts of tableNames(parseQuery(sql))) {
      const name = parts.map((p) => p.toLowerCase());
      const full = name.join('.');
      if (tables[full] !== undefined) continue;
      const [database = '', table = ''] = name.length > 1 ? name.slice(-2) : [this.database, name[0]];
      const doc = this.region.tables.get(table, database)?.doc;
      if (doc === undefined) continue; // the analyzer says what there is
      const readable = await readTable(doc, this.environment.connectors, this.engine, TIME_ZONE);
      const relation = sqlName(`table ${++this.reads} ${full}`);
      await this.engine.query(`CREATE TEMP VIEW ${relation} AS ${readable.sql}`);
      tables[full] = { columns: readable.columns, relation };
    }
    return tables;
  }
}

/** Names of the relations anywhere in a query; common table expressions among them do no harm. */
function tableNames(node: unknown): string[][] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(tableNames);
  const own = 'kind' in node && (node.kind === 'table' || node.kind === 'table-statement') && 'name' in node && Array.isArray(node.name)
    ? [node.name.map((part: { readonly name: string }) => part.name)] : [];
  return [...own, ...Object.values(node).flatMap(tableNames)];
}

/** `show(n, truncate, vertical)`: positions or names. */
function showOptions(args: string): { limit: number; truncate: number } {
  const given = args.split(',').map((a) => a.trim()).filter((a) => a !== '');
  const named = (name: string, position: number) => given.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1) ?? (given[position]?.includes('=') ? undefined : given[position]);
  const truncate = named('truncate', 1);
  return { limit: Number(named('n', 0) ?? 20), truncate: truncate === undefined || truncate === 'True' ? 20 : truncate === 'False' ? 0 : Number(truncate) };
}

function unknownTable(name: string, known: Iterable<string>): GlueprintError {
  return new GlueprintError({ code: 'TABLE_OR_VIEW_NOT_FOUND', message: `the table or view \`${name}\` cannot be found${didYouMean(name, known)}` });
}

/** As Spark's Python side would raise it; our own refusals go by their code alone. */
function fault(e: GlueprintError): StatementResult {
  if (!/^[A-Z][A-Z0-9_.]+$/.test(e.code)) return { status: 'error', name: e.code, value: e.message, traceback: [`${e.code}: ${e.message}\n`] };
  const name = e.code.startsWith('PARSE_') ? 'ParseException' : 'AnalysisException';
  return { status: 'error', name, value: `[${e.code}] ${e.message}`, traceback: [`${name}: [${e.code}] ${e.message}\n`] };
}
