import { keyPredicate, KeyBookmark, readKeyBookmark } from './bookmark-keys';
import { conditionSql, TestedColumn } from './condition-sql';
import { Database } from './database';
import { DatabaseClient, DatabaseColumn } from './dialect';
import { isPartitionType, partitionPredicates } from './partition-predicates';
import { SourceRequest, sourceRequest } from './source-fields';
import { tableSql } from './sql-names';
import { TRANSFER, transferOptions } from './transfer-format';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import {
  BIGINT, Column, DataType, DATE, decimal, DOUBLE, field, FLOAT, INT, isString, parseColumns, sameType, SMALLINT, STRING, TIMESTAMP, TINYINT,
  typeName,
} from '../../../src/core/types';
import { sampleData, standInReading } from '../documents/stand-in';
import { Landed, LandRequest, NodeFields, OpenTableSource, TableContext, TableReading } from '../table-connector';

/** Reads in parallel at most so many parts; the database has other guests. */
const PARALLEL = 4;

/** Glue's names of types that a `dataTypeMapping` maps to. */
const RECORD_TYPES: Readonly<Record<string, DataType>> = {
  DATE, STRING, TIMESTAMP, INT, FLOAT, LONG: BIGINT, BIGDECIMAL: decimal(38, 18), BYTE: TINYINT, SHORT: SMALLINT, DOUBLE,
};

export const openJdbcSource: OpenTableSource = async (fields: NodeFields, context: TableContext): Promise<TableReading> => {
  const request = sourceRequest(fields);
  const sample = await sampleOf(request, fields, context);
  if (sample !== undefined) return sample;
  const database = await Database.of(request.connection, context);
  const client = await database.connect();
  try {
    return await database.told(() => DatabaseReading.open(request, database, client, context));
  } catch (e) {
    await client.close();
    throw e;
  }
};

/** The node's own rows, where nothing stands for its connection. */
async function sampleOf({ connection, table }: SourceRequest, fields: NodeFields, context: TableContext): Promise<TableReading | undefined> {
  const sample = sampleData(fields, context);
  if (sample === undefined || sample.kind === 'endpoint') return undefined;
  try {
    await context.connection(connection);
    return undefined;
  } catch (e) {
    if (!GlueprintError.isGlueprintError(e) || e.code !== 'MissingConnection') throw e;
    return standInReading(sample, table === undefined ? `the query over connection '${connection}'` : `table '${table}' of connection '${connection}'`, fields, context);
  }
}

interface ReadColumn extends Column {
  /** Absent: the table has no such column, and it is null. */
  readonly source?: DatabaseColumn;
}

interface ReadTable {
  /** What stands after FROM. */
  readonly from: string;
  readonly place: string;
  readonly described: readonly DatabaseColumn[];
  readonly keys: readonly DatabaseColumn[];
}

class DatabaseReading implements TableReading {
  public static async open(request: SourceRequest, database: Database, client: DatabaseClient, context: TableContext): Promise<DatabaseReading> {
    const { dialect } = database;
    const from = request.query === undefined ? tableSql(request.table ?? '', dialect.quote) : `(${request.query}\n) ${dialect.aliasWord}glueprint_s`;
    const place = `${database.place}, ${request.query === undefined ? `table ${request.table}` : 'query'}`;
    const described = await client.describe(request.query ?? `SELECT * FROM ${from}`);
    checkNames(described, place);
    const columns = columnsOf(request, described, database, context, place);
    const keys = await bookmarkKeys(request, client, described, place);
    return new DatabaseReading(request, database, client, context, { from, place, described, keys }, columns);
  }

  public readonly place: string;

  constructor(
    private readonly request: SourceRequest, private readonly database: Database, private readonly client: DatabaseClient,
    private readonly context: TableContext,
    private readonly table: ReadTable,
    public readonly columns: readonly ReadColumn[],
  ) {
    this.place = table.place;
  }

  public async land({ folder, columns, limit, condition }: LandRequest): Promise<Landed> {
    const { dialect } = this.database;
    const held = this.columns.filter((c) => c.source !== undefined && columns.some((w) => w.name === c.name));
    const value = ({ source, type }: ReadColumn) => (source === undefined ? 'NULL' : dialect.select(source, dialect.quote(source.name), type));
    const select = held.map((c, i) => `${value(c)} AS ${dialect.quote(`c${i}`)}`);
    while (select.length < 2) select.push(`1 AS ${dialect.quote(`c${select.length}`)}`);
    const bookmark = await this.advance();
    const pushed = condition === undefined ? undefined : conditionSql(condition, (name) => this.tested(name), dialect);
    const conditions = [this.request.filterPredicate, ...bookmark.conditions, pushed].filter((c): c is string => c !== undefined);
    const parts = limit === undefined ? await this.parts(conditions) : [undefined];
    const queries = parts.map((part) => {
      const query = `SELECT ${select.join(', ')} FROM ${this.table.from}${where([...conditions, ...(part === undefined ? [] : [part])])}`;
      return limit === undefined ? query : dialect.limited(query, limit);
    });
    const files = queries.map((_, i) => `${folder}/part-${String(i).padStart(5, '0')}.rows`);
    const counts: number[] = [];
    let next = 0;
    const worker = async () => {
      for (let i = next++; i < queries.length; i = next++) counts[i] = await this.copy(queries[i] ?? '', files[i] ?? '');
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, queries.length) }, worker));
    const rows = counts.reduce((sum, n) => sum + n, 0);
    return {
      files: rows === 0 ? [] : files,
      format: TRANSFER,
      options: transferOptions(held, this.place),
      rows,
      ...(pushed === undefined ? {} : { condition: pushed }),
      ...(bookmark.state === undefined ? {} : { bookmark: bookmark.state }),
    };
  }

  public async unread(): Promise<{ readonly rows: number; readonly which: string }> {
    const { keys } = this.table;
    const { conditions, before, last } = await this.advance();
    const all = [this.request.filterPredicate, ...conditions].filter((c): c is string => c !== undefined);
    const [[count] = []] = await this.database.told(() => this.client.query(`SELECT count(*) FROM ${this.table.from}${where(all)}`));
    const told = (values: readonly string[]) => keys.map((k, i) => `${k.name} ${values[i] ?? ''}`).join(', ');
    const which = [...(before === undefined ? [] : [`after ${told(before)}`]), ...(last === undefined ? [] : [`up to ${told(last)}`])].join(' ');
    return { rows: Number(count), which: keys.length === 0 ? 'all rows: it has no bookmark keys' : which };
  }

  public async close(): Promise<void> {
    await this.client.close();
  }

  /** From the beginning again where the connection is cut: the file is written anew. */
  private copy(query: string, file: string): Promise<number> {
    const { signal } = this.context;
    return this.database.withClient('reads', (client) => client.copyOut({ query, file, fetchSize: this.request.fetchSize, signal }));
  }

  private async parts(conditions: readonly string[]): Promise<(string | undefined)[]> {
    const { partitions } = this.request;
    if (partitions === undefined || partitions.count === 1) return [undefined];
    const { dialect } = this.database;
    const source = this.named(partitions.column, 'partitionColumn');
    const type = dialect.mapped(source)?.type ?? STRING;
    if (!isPartitionType(type)) {
      throw new GlueprintError({ code: 'InvalidField', field: 'partitionColumn', message: `'${source.name}' is ${typeName(type)}; a partition column is a number, a date or a timestamp` });
    }
    const column = dialect.quote(source.name);
    let { lower, upper } = partitions;
    if (lower === undefined || upper === undefined) {
      const value = (f: string) => `${dialect.select(source, `${f}(${column})`, type)} AS ${dialect.quote(f)}`;
      const [[least, greatest] = []] = await this.database.told(() => this.client.query(`SELECT ${value('min')}, ${value('max')} FROM ${this.table.from}${where(conditions)}`));
      if (typeof least !== 'string' || typeof greatest !== 'string') return [undefined];
      [lower, upper] = [lower ?? least, upper ?? greatest];
    }
    return partitionPredicates(column, type, { lower, upper }, partitions.count, dialect.moment);
  }

  /** The rows since the last run, up to the last one that is there now: what is written meanwhile is for the next run. */
  private async advance(): Promise<Advance> {
    const { keys } = this.table;
    if (keys.length === 0) return { conditions: [] };
    const { dialect } = this.database;
    const { descending, filterPredicate } = this.request;
    const names = keys.map((k) => k.name);
    const columns = names.map(dialect.quote);
    const before = this.context.bookmark === undefined ? undefined : readKeyBookmark(this.context.bookmark, names, descending);
    const after = before === undefined ? [] : [keyPredicate(columns, before.last, descending, 'after')];
    const known = columns.map((c) => `${c} IS NOT NULL`);
    const values = keys.map((k, i) => `${dialect.select(k, columns[i] ?? '', dialect.mapped(k)?.type ?? STRING)} AS ${dialect.quote(`k${i}`)}`);
    const order = columns.map((c) => `${c} ${descending ? 'ASC' : 'DESC'}`).join(', ');
    const query = `SELECT ${values.join(', ')} FROM ${this.table.from}${where([filterPredicate, ...after, ...known].filter((c): c is string => c !== undefined))} ORDER BY ${order}`;
    const [last] = await this.database.told(() => this.client.query(dialect.limited(query, 1)));
    if (last === undefined) return before === undefined ? { conditions: [] } : { conditions: after, before: before.last };
    const until = `${keyPredicate(columns, last as string[], descending, 'until')}${before === undefined ? known.map((k) => ` OR NOT (${k})`).join('') : ''}`;
    const state: KeyBookmark = { keys: names, order: descending ? 'desc' : 'asc', last: last as string[] };
    return { conditions: [...after, until], state: JSON.stringify(state), before: before?.last, last: state.last };
  }

  private tested(name: string): TestedColumn | undefined {
    const column = this.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
    return column?.source === undefined ? undefined : { source: column.source, type: column.type };
  }

  private named(name: string, at: string): DatabaseColumn {
    return columnNamed(this.table.described, name, at, this.place);
  }
}

interface Advance {
  readonly conditions: readonly string[];
  /** The bookmark after it. */
  readonly state?: string;
  /** Values of the keys where it begins and ends. */
  readonly before?: readonly string[];
  readonly last?: readonly string[];
}

const where = (conditions: readonly string[]) => (conditions.length === 0 ? '' : ` WHERE ${conditions.map((c) => `(${c}\n)`).join(' AND ')}`);

function columnNamed(described: readonly DatabaseColumn[], name: string, at: string, place: string): DatabaseColumn {
  const found = described.find((c) => c.name === name) ?? described.find((c) => c.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const names = described.map((c) => c.name);
  throw new GlueprintError({ code: 'UnknownColumn', file: place, field: at, message: `no column '${name}'${didYouMean(name, names)}`, hint: `it has ${names.join(', ')}` });
}

function checkNames(described: readonly DatabaseColumn[], place: string): void {
  const seen = new Set<string>();
  for (const { name } of described) {
    if (seen.has(name.toLowerCase())) throw new GlueprintError({ code: 'AmbiguousColumn', file: place, message: `two columns are named '${name}'`, hint: 'give the columns of the query names of their own' });
    seen.add(name.toLowerCase());
  }
}

/** All columns, the wanted ones, or the declared ones. */
function columnsOf(
  request: SourceRequest, described: readonly DatabaseColumn[], { dialect }: Database, context: TableContext, place: string,
): ReadColumn[] {
  const typed = (source: DatabaseColumn): ReadColumn => {
    const mapping = dialect.mapped(source);
    const asked = mapping === undefined ? undefined : request.dataTypeMapping[mapping.jdbc];
    const type = asked === undefined ? mapping?.type : RECORD_TYPES[asked];
    if (type === undefined) {
      throw new GlueprintError({
        code: 'NoTypeMapping',
        file: place,
        message: `column '${source.name}' is ${source.type}, which Spark's ${dialect.title} dialect does not know`,
        hint: 'leave it out with columns, or cast it in a query',
      });
    }
    return { ...field(source.name, type), source };
  };
  const wanted = request.columns.length === 0 ? described : request.columns.map((c, i) => columnNamed(described, c, `columns.${i}`, place));
  if (request.schema === undefined) return wanted.map(typed);
  return parseColumns(request.schema).map((declared): ReadColumn => {
    const source = wanted.find((c) => c.name.toLowerCase() === declared.name.toLowerCase());
    if (source === undefined) {
      context.warn(`${place} has no column '${declared.name}'; it is read as null${didYouMean(declared.name, wanted.map((c) => c.name))}`);
      return { ...declared, nullable: true };
    }
    const { type } = typed(source);
    if (!widens(type, declared.type)) {
      throw new GlueprintError({
        code: 'SchemaMismatch',
        file: place,
        field: 'schema',
        message: `column '${declared.name}' is ${typeName(type)} in the database, ${typeName(declared.type)} in the schema`,
        hint: `declare it as ${typeName(type).toUpperCase()} and cast it in a transform`,
      });
    }
    return { name: declared.name, type: declared.type, nullable: true, source };
  });
}

const WIDTHS = ['tinyint', 'smallint', 'int', 'bigint'];

/** Whether every value of a type is one of the other, printed alike. */
function widens(from: DataType, to: DataType): boolean {
  if (sameType(from, to) || (isString(from) && isString(to))) return true;
  if (WIDTHS.includes(from.kind)) return WIDTHS.indexOf(to.kind) >= WIDTHS.indexOf(from.kind) || (to.kind === 'decimal' && to.precision - to.scale >= 19) || to.kind === 'double';
  if (from.kind === 'decimal' && to.kind === 'decimal') return to.scale >= from.scale && to.precision - to.scale >= from.precision - from.scale;
  if (from.kind === 'decimal') return from.scale === 0 && ((to.kind === 'bigint' && from.precision <= 18) || (to.kind === 'int' && from.precision <= 9)) || to.kind === 'double';
  if (from.kind === 'float') return to.kind === 'double';
  return from.kind === 'timestamp' && to.kind === 'timestamp_ntz';
}

/** Those given; else a primary key of one whole number, as Glue takes it. */
async function bookmarkKeys(
  request: SourceRequest, client: DatabaseClient, described: readonly DatabaseColumn[], place: string,
): Promise<DatabaseColumn[]> {
  if (request.bookmarkKeys.length > 0) return request.bookmarkKeys.map((k, i) => columnNamed(described, k, `bookmarkKeys.${i}`, place));
  if (request.query !== undefined || request.table === undefined) return [];
  const [key, ...more] = (await client.table(request.table))?.primaryKey ?? [];
  const column = described.find((c) => c.name === key);
  return column === undefined || more.length > 0 || !/^(tiny|small|medium|big)?int(eger|2|4|8)?$|^number$/.test(column.type) ? [] : [column];
}
