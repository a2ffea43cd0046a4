import { DuckDBBlobValue, DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { computedColumn, declaredType, DeclaredType } from './column-types';
import { checkTime, OracleFault, oracleFault, OracleSql } from './oracle-sql';
import { OracleAnswer, OracleWork } from './session';
import { OracleColumn, OracleValue } from './values';

interface Table { readonly columns: readonly (DeclaredType & { readonly name: string; readonly required: boolean; readonly standard: boolean })[]; readonly keys: readonly { readonly kind: 'P' | 'U'; readonly columns: readonly string[] }[] }
const NAME = '((?:\\w+|"[^"]+")(?:\\.(?:\\w+|"[^"]+"))?)';

const SETUP = `
  CREATE TABLE DUAL AS SELECT 'X' AS DUMMY;
  CREATE TABLE ALL_TAB_COLUMNS (OWNER VARCHAR, TABLE_NAME VARCHAR, COLUMN_ID INTEGER, COLUMN_NAME VARCHAR, DATA_TYPE VARCHAR, DATA_PRECISION INTEGER, DATA_SCALE INTEGER,
    CHAR_LENGTH INTEGER, NULLABLE VARCHAR, DEFAULT_LENGTH INTEGER, IDENTITY_COLUMN VARCHAR);
  CREATE TABLE ALL_CONSTRAINTS (OWNER VARCHAR, TABLE_NAME VARCHAR, CONSTRAINT_NAME VARCHAR, CONSTRAINT_TYPE VARCHAR);
  CREATE TABLE ALL_CONS_COLUMNS (OWNER VARCHAR, TABLE_NAME VARCHAR, CONSTRAINT_NAME VARCHAR, COLUMN_NAME VARCHAR, POSITION INTEGER);
  CREATE VIEW ALL_TABLES AS SELECT DISTINCT OWNER, TABLE_NAME FROM ALL_TAB_COLUMNS;
  CREATE TABLE ALL_VIEWS (OWNER VARCHAR, VIEW_NAME VARCHAR);
  CREATE TABLE ALL_USERS AS SELECT * FROM (VALUES ('SCOTT', 'N'), ('SYS', 'Y')) v(USERNAME, ORACLE_MAINTAINED);
  CREATE MACRO ORA_NUMBER_TEXT(x, f, nls) AS regexp_replace(regexp_replace(regexp_replace(CAST(x AS VARCHAR), '(\\.\\d*?)0+$', '\\1'), '\\.$', ''), '^(-?)0\\.', '\\1.');
  CREATE MACRO ORA_TIME_TEXT(x, f) AS CASE WHEN x < TIMESTAMP '0001-01-01' THEN CAST(x AS VARCHAR) ELSE strftime(CAST(x AS TIMESTAMP), f) END,
    (x, f, nls) AS CASE WHEN x < TIMESTAMP '0001-01-01' THEN CAST(x AS VARCHAR) ELSE strftime(CAST(x AS TIMESTAMP), f) END;
  CREATE MACRO ORA_TO_TIMESTAMP(x, f) AS CAST(x AS TIMESTAMP);
  CREATE MACRO ORA_REPLACE(x, y) AS replace(x, y, ''), (x, y, z) AS replace(x, y, coalesce(z, ''));
  CREATE MACRO HEXTORAW(x) AS unhex(x);
  CREATE MACRO RAWTOHEX(x) AS hex(x);
  CREATE MACRO SYS_EXTRACT_UTC(x) AS x AT TIME ZONE 'UTC';
  CREATE MACRO SYS_CONTEXT(n, p) AS 'SCOTT';
  CREATE SCHEMA SCOTT`;

/** A small Oracle: its statements, types and catalogue as far as our connector has them, its data in a DuckDB of its own. */
export class SmallOracle {
  public static async open(): Promise<SmallOracle> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const sql of SETUP.split(/;\n/)) await connection.run(sql);
    return new SmallOracle(instance, connection);
  }

  /** By owner and name. */
  public readonly tables = new Map<string, Table>();
  private constraints = 0;

  private constructor(private readonly instance: DuckDBInstance, private readonly own: DuckDBConnection) {}

  public async session(): Promise<OracleWork> {
    const connection = await this.instance.connect();
    await connection.run("SET search_path = 'SCOTT,main'");
    await connection.run("SET TimeZone = 'UTC'");
    return new Session(this, connection);
  }

  /** A statement of a test's own, done and committed; its rows as texts. */
  public async run(sql: string): Promise<(string | null)[][]> {
    const session = await this.session();
    const answer = await session.execute(sql, [[]], true);
    await session.close();
    if ('error' in answer) throw new Error(`ORA-${answer.error}: ${answer.message}`);
    return 'rows' in answer ? answer.rows.map((r) => r.map((v) => (v === null ? null : Buffer.isBuffer(v) ? v.toString('hex') : String(v)))) : [];
  }

  public close(): void {
    this.own.closeSync();
    this.instance.closeSync();
  }

  public async keep(name: string, table: Table | undefined): Promise<void> {
    const [owner = '', plain = ''] = name.split('.');
    const text = (v: string) => `'${v.replace(/'/g, "''")}'`;
    for (const of of ['ALL_TAB_COLUMNS', 'ALL_CONSTRAINTS', 'ALL_CONS_COLUMNS']) await this.own.run(`DELETE FROM ${of} WHERE OWNER = ${text(owner)} AND TABLE_NAME = ${text(plain)}`);
    if (table === undefined) {
      this.tables.delete(name);
      return;
    }
    this.tables.set(name, table);
    for (const [i, { name: column, told, required, standard }] of table.columns.entries()) {
      await this.own.run(`INSERT INTO ALL_TAB_COLUMNS VALUES (${text(owner)}, ${text(plain)}, ${i + 1}, ${text(column)}, ${text(told.type)}, ${told.precision ?? 'NULL'}, ${told.scale ?? 'NULL'}, ${told.length}, '${required ? 'N' : 'Y'}', ${standard ? 5 : 'NULL'}, 'NO')`);
    }
    for (const key of table.keys) {
      const constraint = `SYS_C${String(++this.constraints).padStart(6, '0')}`;
      await this.own.run(`INSERT INTO ALL_CONSTRAINTS VALUES (${text(owner)}, ${text(plain)}, '${constraint}', '${key.kind}')`);
      for (const [i, c] of key.columns.entries()) await this.own.run(`INSERT INTO ALL_CONS_COLUMNS VALUES (${text(owner)}, ${text(plain)}, '${constraint}', ${text(c)}, ${i + 1})`);
    }
  }
}

class Session implements OracleWork {
  public inTransaction = false;
  /** Of the open transaction, which a fault of one statement does not end in Oracle, but in DuckDB. */
  private done: string[] = [];
  private readonly formats = new Map<string, string>();

  constructor(private readonly oracle: SmallOracle, private readonly connection: DuckDBConnection) {}

  public async execute(text: string, rows: readonly (readonly OracleValue[])[], commits: boolean): Promise<OracleAnswer> {
    try {
      const sql = new OracleSql(text);
      const { shape } = sql;
      if (/^(CREATE|DROP|ALTER|TRUNCATE)\b/.test(shape)) {
        await this.commit();
        if (/^ALTER SESSION SET\b/.test(shape)) for (const [, of = '', format = ''] of text.matchAll(/NLS_(DATE|TIMESTAMP|TIMESTAMP_TZ)_FORMAT\s*=\s*'([^']*)'/g)) this.formats.set(of, format);
        else await this.define(sql);
        return { count: 0 };
      }
      this.checkQuoted(sql);
      if (/^(SELECT|WITH)\b/.test(shape)) return await this.query(sql, rows[0] ?? []);
      if (!/^(INSERT|UPDATE|DELETE|MERGE)\b/.test(shape)) throw new OracleFault(900, 'invalid SQL statement');
      const count = await this.change(sql, rows);
      if (commits) await this.commit();
      return { count };
    } catch (e) {
      const fault = oracleFault(e);
      return { error: fault.code, message: fault.message };
    }
  }

  public async commit(): Promise<undefined> {
    if (this.inTransaction) await this.connection.run('COMMIT');
    this.ended();
  }

  public async rollback(): Promise<void> {
    if (this.inTransaction) await this.connection.run('ROLLBACK');
    this.ended();
  }

  public async close(): Promise<void> {
    this.connection.closeSync();
  }

  private ended(): void {
    this.inTransaction = false;
    this.done = [];
  }

  /** Of the tables that a statement names. */
  private columnsOf({ names }: OracleSql): Table['columns'] {
    return [...this.oracle.tables].filter(([name]) => names.has(name.split('.')[1] ?? '')).flatMap(([, t]) => t.columns);
  }

  /** DuckDB finds a name in quotes however it is written; Oracle only as it is. */
  private checkQuoted(sql: OracleSql): void {
    const { quoted } = sql;
    const known = new Set([...this.oracle.tables].flatMap(([name, t]) => [...name.split('.'), ...t.columns.map((c) => c.name)]));
    const unknown = quoted.find((q) => !known.has(q));
    if (unknown !== undefined) throw sql.isTable(unknown) ? new OracleFault(942, 'table or view does not exist') : new OracleFault(904, `"${unknown}": invalid identifier`);
  }

  /** By the formats of the session, which are not of ISO until it says so. */
  private checkTimes({ compared }: OracleSql, columns: readonly { readonly name: string; readonly column: { readonly type: string } }[]): void {
    for (const { column, text } of compared) {
      const type = columns.find((c) => c.name === column)?.column.type ?? '';
      if (/^(DATE|TIMESTAMP)/.test(type)) checkTime(text, this.formats.get(/ZONE/.test(type) ? 'TIMESTAMP_TZ' : type) ?? 'DD-MON-RR');
    }
  }

  private async query(sql: OracleSql, row: readonly OracleValue[]): Promise<OracleAnswer> {
    const known = this.columnsOf(sql);
    this.checkTimes(sql, known);
    const reader = await this.connection.runAndReadAll(sql.duckDb(row));
    const types = reader.columnTypes().map(String);
    const columns = reader.columnNames().map((name, i): OracleColumn => {
      const kept = types[i] ?? '';
      const found = known.find((k) => k.name === name && k.kept === kept.replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ'));
      return found === undefined ? computedColumn(name.toUpperCase() === name ? name : name.includes('(') ? name.toUpperCase() : name, kept) : { name, ...found.column, required: found.required };
    });
    return { columns, rows: reader.getRows().map((r) => r.map(valueOf)) };
  }

  /** Rows go at once; where one is at fault, those before it stay, as in Oracle. */
  private async change(sql: OracleSql, rows: readonly (readonly OracleValue[])[]): Promise<number> {
    const one = rows.map((r) => sql.duckDb(r));
    const values = /^INSERT[\s\S]*?\bVALUES\s*/.exec(one[0] ?? '')?.[0];
    const statements = values === undefined || rows.length === 1 ? one : [values + one.map((s) => s.slice(values.length)).join(', ')];
    try {
      return await this.all(statements);
    } catch (e) {
      if (statements.length === one.length) throw e;
      return this.all(one);
    }
  }

  private async all(statements: readonly string[]): Promise<number> {
    let count = 0;
    for (const s of statements) {
      if (!this.inTransaction) await this.connection.run('BEGIN');
      this.inTransaction = true;
      try {
        const result = await this.connection.runAndReadAll(s);
        count += Number(result.getRows()[0]?.[0] ?? 0);
        this.done.push(s);
      } catch (e) {
        await this.connection.run('ROLLBACK');
        this.inTransaction = this.done.length > 0;
        if (this.inTransaction) await this.connection.run('BEGIN');
        for (const d of this.done) await this.connection.run(d);
        throw e;
      }
    }
    return count;
  }

  private async define(sql: OracleSql): Promise<void> {
    const { shape } = sql;
    const [, dropped] = new RegExp(`^DROP TABLE ${NAME}$`).exec(shape) ?? [];
    const [, from, to] = new RegExp(`^ALTER TABLE ${NAME} RENAME TO ${NAME}$`).exec(shape) ?? [];
    const [, like, select] = new RegExp(`^CREATE TABLE ${NAME} AS (SELECT [\\s\\S]* WHERE 1 = 0)$`).exec(shape) ?? [];
    const [, made, list] = new RegExp(`^CREATE TABLE ${NAME}\\s*\\(([\\s\\S]*)\\)$`).exec(shape) ?? [];
    if (dropped !== undefined) {
      await this.connection.run(`DROP TABLE ${dropped}`);
      await this.oracle.keep(nameOf(dropped), undefined);
    } else if (from !== undefined && to !== undefined) {
      if (to.includes('.')) throw new OracleFault(14155, 'missing PARTITION or SUBPARTITION keyword');
      await this.connection.run(`ALTER TABLE ${from} RENAME TO ${to}`);
      const table = this.oracle.tables.get(nameOf(from));
      await this.oracle.keep(nameOf(from), undefined);
      await this.oracle.keep(`${nameOf(from).split('.')[0]}.${bare(to)}`, table);
    } else if (like !== undefined && select !== undefined) {
      const source = new OracleSql(select);
      this.checkQuoted(source);
      const known = this.columnsOf(source);
      const columns = (await this.connection.runAndReadAll(select)).columnNames().map((name) => known.find((k) => k.name === name));
      if (columns.includes(undefined)) throw new OracleFault(998, 'must name this expression with a column alias');
      await this.create(like, { columns: columns.flatMap((c) => (c === undefined ? [] : [{ ...c, standard: false }])), keys: [] });
    } else if (made !== undefined) {
      await this.create(made, tableOf(list ?? ''));
    } else {
      throw new OracleFault(900, 'invalid SQL statement');
    }
  }

  private async create(name: string, table: Table): Promise<void> {
    const columns = table.columns.map(({ name: column, kept, required, standard, told }) => `"${column}" ${kept}${required ? ' NOT NULL' : ''}${standard ? ' DEFAULT 0' : ''}${told.length > 0 ? ` CHECK (length("${column}") <= ${told.length})` : ''}`);
    const keys = table.keys.map((k) => `${k.kind === 'P' ? 'PRIMARY KEY' : 'UNIQUE'} (${k.columns.map((c) => `"${c}"`).join(', ')})`);
    await this.connection.run(`CREATE TABLE ${name} (${[...columns, ...keys].join(', ')})`);
    await this.oracle.keep(nameOf(name), table);
  }
}

const bare = (name: string) => name.replace(/"/g, '');

function nameOf(name: string): string {
  const parts = (name.match(/\w+|"[^"]+"/g) ?? []).map(bare);
  return parts.length === 2 ? parts.join('.') : `SCOTT.${parts[0]}`;
}

function tableOf(list: string): Table {
  const items = list.match(/(?:[^,()"]|"[^"]*"|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
  const keys: { kind: 'P' | 'U'; columns: string[] }[] = [];
  const columns = items.map((i) => i.trim()).flatMap((item) => {
    const key = /^(PRIMARY KEY|UNIQUE)\s*\(([^)]*)\)$/.exec(item);
    if (key !== null) {
      keys.push({ kind: key[1] === 'UNIQUE' ? 'U' : 'P', columns: (key[2] ?? '').split(',').map((c) => bare(c.trim())) });
      return [];
    }
    const [, name = '', rest = ''] = /^(\w+|"[^"]+")\s+([\s\S]*)$/.exec(item) ?? [];
    const type = declaredType(rest.replace(/\b(DEFAULT|NOT NULL|PRIMARY KEY)\b[\s\S]*$/, ''));
    if (type === undefined) throw new OracleFault(902, 'invalid datatype');
    if (/PRIMARY KEY/.test(rest)) keys.push({ kind: 'P', columns: [bare(name)] });
    return [{ ...type, name: bare(name), required: /NOT NULL|PRIMARY KEY/.test(rest), standard: /\bDEFAULT\b/.test(rest) }];
  });
  const primary = keys.filter((k) => k.kind === 'P').flatMap((k) => k.columns);
  return { columns: columns.map((c) => ({ ...c, required: c.required || primary.includes(c.name) })), keys };
}

function valueOf(value: DuckDBValue): OracleValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof DuckDBBlobValue ? Buffer.from(value.bytes) : String(value);
}
