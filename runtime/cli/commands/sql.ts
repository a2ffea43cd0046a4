import { GlueprintError } from '../../../src/core/diagnostics';
import { explainQuery, preludeFor, QueryOptions, translate, TranslatedQuery } from '../../../src/core/spark-sql';
import { Column, typeName } from '../../../src/core/types';
import { Bindings } from '../../connectors/bindings';
import { LocalS3 } from '../../connectors/local-s3';
import { Connectors } from '../../connectors/registry';
import { isUtc, plainPrelude, plainTimestamps } from '../../engines/duckdb/plain-timestamps';
import type { EngineSession } from '../../engines/engine';
import type { RelationStage } from '../../engines/stages';
import { formatOfFile } from '../../formats/registry';
import { sqlName } from '../../formats/sql-text';
import { localEnvironment } from '../../runs/environment';
import { lookAtSource, readingSql } from '../../runs/look';
import { readRows } from '../../runs/session';
import { Command, CommandInput } from '../command';
import { parsePairs, parseWhole, usageError } from '../parse';
import { columnList, rowJson, showRows } from '../show-rows';

export const SQL: Command = {
  verb: 'sql',
  summary: 'runs a query with the semantics of Spark SQL over files',
  arguments: [{ name: 'query', help: 'Spark SQL' }],
  options: [
    { name: 'table', short: 't', value: 'name=path', many: true, help: 'file or folder that the query may read under this name' },
    { name: 'explain', help: 'print the typed plan, columns with their lineage and the DuckDB SQL instead of running it' },
    { name: 'ansi', help: 'ANSI mode; default: off up to Spark 3.5, on from 4.0' },
    { name: 'spark', value: 'version', help: '3.3, 3.5 (default) or 4.1' },
    { name: 'time-zone', value: 'zone', help: 'zone of the session; default: UTC' },
    { name: 'rows', short: 'n', value: 'n', help: 'most rows to show; default: 100' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint sql "SELECT origin, count(*) FROM f GROUP BY origin" --table f=flights.parquet', 'glueprint sql "SELECT date_trunc(\'MONTH\', now())"', 'glueprint sql "SELECT upper(name) FROM t" -t t=people.csv --explain'],
  async run({ host, output, args, options }) {
    const [query = ''] = args;
    const timeZone = options.text('time-zone') ?? 'UTC';
    const environment = localEnvironment(host, []);
    const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/sql-${host.processes.pid}`, timeZone });
    try {
      const tables = await readTables({ host, options }, timeZone, session);
      const spark = options.text('spark') ?? '3.5';
      if (!['3.3', '3.5', '4.1'].includes(spark)) throw usageError(`--spark is 3.3, 3.5 or 4.1, got '${spark}'`);
      const sqlTables = Object.fromEntries(tables.map((t) => [t.name, { columns: t.columns, relation: sqlName(t.name) }]));
      const queryOptions: QueryOptions = { sparkVersion: spark, ansi: options.flag('ansi') ? true : undefined, timeZone, tables: sqlTables };
      const translated = translate(query, queryOptions);
      if (options.flag('explain')) {explain({ output, options }, translated, explainQuery(query, queryOptions));} else {
        const stages = [...tables.map((t): RelationStage => ({ ...relation(t.name, t.sql, t.columns), source: t.source })), relation('glueprint result', isUtc(timeZone) ? plainTimestamps(translated.sql) : translated.sql, translated.columns)];
        await session.define({ timeZone, prelude: isUtc(timeZone) ? plainPrelude(preludeFor(translated.sql)) : preludeFor(translated.sql), stages });
        const rows = await readRows(session, sqlName('glueprint result'), translated.columns, parseWhole(options, 'rows', 0) ?? 100, timeZone);
        if (options.flag('json')) {output.line(`{"columns":${JSON.stringify(columnList(translated.columns))},"rows":[${rows.map((r) => rowJson(translated.columns, r)).join(',')}]}`);} else {
          showRows(output, translated.columns.map((c) => ({ name: `${c.name}: ${typeName(c.type)}` })), rows);
        }
      }
      for (const w of translated.warnings) output.note(`${output.style('yellow', 'warning', 'error')} ${w.message}`);
      return 0;
    } finally {
      await session.close();
    }
  },
};

function relation(name: string, sql: string, columns: readonly Column[]): RelationStage {
  return { kind: 'relation', node: name, output: 'output', name, sql, columns, keep: 'view', counted: false, counters: [] };
}

interface SqlTable { readonly name: string; readonly sql: string; readonly columns: readonly Column[]; readonly source: RelationStage['source'] }

async function readTables({ host, options }: Pick<CommandInput, 'host' | 'options'>, timeZone: string, session: EngineSession): Promise<SqlTable[]> {
  const out = [];
  for (const [name, path] of Object.entries(parsePairs(options.list('table'), 'table'))) {
    const local = host.files.resolve(path);
    const connectors = new Connectors([new LocalS3(host.files, new Bindings([{ uri: 's3://local', path: local }], local, host.files))]);
    if (await host.files.kind(local) === undefined) throw new GlueprintError({ code: 'MissingFile', file: path, message: 'does not exist' });
    const listing = await connectors.of('s3://local').list({ uris: ['s3://local'], recurse: true, exclusions: [] });
    const format = formatOfFile(listing.files[0]?.path ?? path);
    if (format === undefined) throw new GlueprintError({ code: 'UnknownFormat', file: path, message: 'the name of the file does not tell its format; it should end with .csv, .json or .parquet' });
    const reading = await lookAtSource(name, { uris: ['s3://local'], format, options: {}, recurse: false, exclusions: [] }, {
      connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, infer: true, folder: `${session.temporaryFolder}/made-${out.length}`,
    });
    const { spec, paths: files, columns, bytes } = reading;
    out.push({ name, sql: readingSql(reading, timeZone), columns, source: { format: spec.format, options: reading.options, files, bytes } });
  }
  return out;
}

function explain({ output, options }: Pick<CommandInput, 'output' | 'options'>, t: TranslatedQuery, plan: string): void {
  const columns = t.columns.map((c, i) => ({ name: c.name, type: typeName(c.type), nullable: c.nullable, lineage: t.lineage[i] ?? [] }));
  if (options.flag('json')) {
    output.json({ columns, plan, sql: t.sql, warnings: t.warnings });
    return;
  }
  output.line(output.style('bold', 'plan'));
  for (const line of plan.split('\n')) output.line(`  ${line}`);
  output.line(output.style('bold', 'columns'));
  for (const c of columns) {
    const from = c.lineage.map((l) => `${l.table}.${l.column} (${l.kind})`).join(', ');
    output.line(`  ${c.name}: ${c.type}${c.nullable ? '' : ' not null'}${from === '' ? '' : `  ← ${from}`}`);
  }
  output.line(output.style('bold', 'DuckDB SQL'));
  output.line(`  ${t.sql}`);
}

