import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Column, typeName } from '../../../src/core/types';
import { fileTable, partitionsOf } from '../../connectors/catalog/file-table';
import { descriptorOf } from '../../connectors/catalog/storage-descriptor';
import { tableKind } from '../../connectors/catalog/table-kind';
import { parsePartition } from '../../connectors/partitions';
import { formatNamed, formatOfFile } from '../../formats/registry';
import { catalogRegion } from '../../runs/catalog/open-catalog';
import { lookAtSource } from '../../runs/look';
import { CatalogTableDoc, LocalCatalog } from '../../state/catalog';
import { Command, CommandInput, ExitCode } from '../command';
import { parsePairs, usageError } from '../parse';
import { DATA_OPTIONS, dataOptions } from '../run-options';

type Verb = (input: CommandInput, catalog: LocalCatalog) => Promise<ExitCode>;

const NULL_NAME = '__HIVE_DEFAULT_PARTITION__';

const VERBS: Readonly<Record<string, Verb>> = {
  async list({ output, args, options }, catalog) {
    const databases = args[1] === undefined ? catalog.databaseNames() : [args[1].toLowerCase()];
    const tables = databases.flatMap((database) => catalog.tables(database));
    if (options.flag('json')) {
      output.json(tables);
      return 0;
    }
    output.table(['table', 'kind', 'columns', 'partitions', 'location'], tables.map((t) => [
      nameOf(t), tableKind(t), String((t.StorageDescriptor?.Columns ?? []).length + (t.PartitionKeys ?? []).length),
      String(catalog.partitions(t.DatabaseName ?? '', t.Name).length), t.StorageDescriptor?.Location ?? '',
    ]));
    return 0;
  },

  async show({ output, args, options }, catalog) {
    const table = found(catalog, args[1]);
    const partitions = catalog.partitions(table.DatabaseName ?? '', table.Name);
    if (options.flag('json')) {
      output.json({ table, partitions });
      return 0;
    }
    output.line(output.style('bold', nameOf(table)));
    for (const c of table.StorageDescriptor?.Columns ?? []) output.line(`  ${c.Name}: ${c.Type ?? 'string'}`);
    for (const c of table.PartitionKeys ?? []) output.line(`  ${c.Name}: ${c.Type ?? 'string'} (partition key)`);
    output.line(`${tableKind(table)} at ${table.StorageDescriptor?.Location ?? 'no location'}, version ${table.VersionId ?? '1'}`);
    for (const p of partitions) output.line(`  ${(p.Values ?? []).join('/')}  ${p.StorageDescriptor?.Location ?? ''}`);
    return 0;
  },

  async create(input, catalog) {
    const { host, output, args, options } = input;
    const [database, name] = names(args[1]);
    const location = args[2]?.replace(/\/*$/, '/');
    if (location === undefined || !location.startsWith('s3://')) throw usageError('catalog create needs a table and where its files lie: glueprint catalog create lake.sales s3://bucket/sales/');
    if (catalog.table(database, name) !== undefined) throw new GlueprintError({ code: 'TableExists', message: `table ${database}.${name} is there already`, hint: 'drop it first: glueprint catalog drop' });
    const { environment } = await dataOptions(input);
    const { connectors } = environment;
    const { files } = await connectors.of(location).list({ uris: [location], recurse: true, exclusions: [] });
    const named = options.text('format');
    const format = named === undefined ? formatOfFile(files[0]?.path ?? '') : formatNamed(named);
    if (format === undefined) throw new GlueprintError({ code: 'UnknownFormat', file: files[0]?.uri, message: 'the name of the file does not tell its format', hint: 'give it: --format csv' });
    const given = Object.fromEntries(Object.entries(parsePairs(options.list('option'), 'option')).map(([k, v]) => [k, v === 'true' ? true : v === 'false' ? false : v]));
    const partitioned = files.some((f) => f.relative.includes('/')) && files.every((f) => f.relative.split('/').slice(0, -1).every((s) => s.includes('=')));
    const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/catalog-${host.processes.pid}`, timeZone: 'UTC' });
    try {
      const reading = await lookAtSource(`${database}.${name}`, { uris: [location], format, options: given, schema: options.text('schema'), recurse: !partitioned, exclusions: [] }, {
        connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, infer: true, folder: `${session.temporaryFolder}/made`,
      });
      const isKey = (c: Column) => reading.partitions.some((p) => p.name.toLowerCase() === c.name.toLowerCase());
      const keys = reading.columns.filter(isKey).map(columnDoc);
      const { descriptor, parameters } = descriptorOf(format.name, given, reading.columns.filter((c) => !isKey(c)).map(columnDoc), location);
      const doc: CatalogTableDoc = { Name: name, TableType: 'EXTERNAL_TABLE', Parameters: { EXTERNAL: 'TRUE', ...parameters }, PartitionKeys: keys, StorageDescriptor: descriptor };
      catalog.apply({
        region: catalog.region, database, table: name, create: doc, partitions: folders(files, keys.length).map((f) => partition(f, location)),
      }, host.clock.now());
    } finally {
      await session.close();
    }
    output.note(`made ${database}.${name}`);
    return VERBS.show?.({ ...input, args: ['show', args[1] ?? ''] }, catalog) ?? 0;
  },

  async repair(input, catalog) {
    const { host, output, args } = input;
    const table = fileTable(found(catalog, args[1]));
    if (table.keys.length === 0) throw new GlueprintError({ code: 'NotPartitioned', message: `table ${table.name} has no partition keys` });
    const { environment } = await dataOptions(input);
    const [database, name] = names(args[1]);
    const { files } = await environment.connectors.of(table.location).list({ uris: [table.location], recurse: true, exclusions: [] });
    const wanted = folders(files, table.keys.length).filter((f) => f.every((s, i) => parsePartition(s)?.key.toLowerCase() === table.keys[i]?.name));
    const before = partitionsOf(table, catalog.partitions(database, name)).length;
    catalog.apply({ region: catalog.region, database, table: name, partitions: wanted.map((f) => partition(f, table.location)) }, host.clock.now());
    const after = catalog.partitions(database, name).length;
    output.note(`${after - before} partitions added, ${after} in all`);
    return 0;
  },

  async drop({ output, args }, catalog) {
    const table = found(catalog, args[1]);
    catalog.dropTable(table.DatabaseName ?? '', table.Name);
    output.note(`dropped ${nameOf(table)}; its files stay`);
    return 0;
  },
};

export const CATALOG: Command = {
  verb: 'catalog',
  summary: 'tables of the local Data Catalog: list, show, create, repair, drop',
  about: 'The catalog is the one that runs use and `glueprint serve` answers for. create makes a table of files that are there, repair adds their partitions.',
  arguments: [
    { name: 'verb', help: Object.keys(VERBS).join(', ') },
    { name: 'table', optional: true, help: 'database.table; for list: a database' },
    { name: 'location', optional: true, help: 'for create: where the files lie, s3://bucket/prefix/' },
  ],
  options: [
    ...DATA_OPTIONS.filter((o) => o.name !== 'param'),
    { name: 'format', short: 'f', value: 'format', help: 'for create: format of the files; default: by their names' },
    { name: 'option', short: 'o', value: 'name=value', many: true, help: 'for create: option of the format, separator=;' },
    { name: 'schema', value: 'ddl', help: 'for create: columns as Spark DDL; default: worked out from the files' },
    { name: 'region', value: 'name', help: 'default: AWS_REGION, else us-east-1' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint catalog list', 'glueprint catalog create lake.sales s3://lake/sales/', 'glueprint catalog repair lake.sales'],
  async run(input) {
    const [name = ''] = input.args;
    const verb = VERBS[name];
    if (verb === undefined) throw usageError(`catalog ${name}: expected one of ${Object.keys(VERBS).join(', ')}${didYouMean(name, Object.keys(VERBS))}`);
    const { environment } = await dataOptions(input);
    const store = await environment.openStore();
    try {
      return await verb(input, new LocalCatalog(store, input.options.text('region') ?? catalogRegion(environment)));
    } finally {
      store.close();
    }
  },
};

const nameOf = (t: CatalogTableDoc) => `${t.DatabaseName}.${t.Name}`;
const columnDoc = (c: Column) => ({ Name: c.name.toLowerCase(), Type: typeName(c.type) });

function names(text: string | undefined): [string, string] {
  const [database, name, ...rest] = (text ?? '').split('.');
  if (database === undefined || database === '' || name === undefined || name === '' || rest.length > 0) throw usageError(`name the table as database.table, got '${text ?? ''}'`);
  return [database.toLowerCase(), name.toLowerCase()];
}

function found(catalog: LocalCatalog, text: string | undefined): CatalogTableDoc {
  const [database, name] = names(text);
  const table = catalog.table(database, name);
  if (table !== undefined) return table;
  const known = catalog.databaseNames().flatMap((d) => catalog.tables(d).map(nameOf));
  throw new GlueprintError({ code: 'UnknownTable', message: `the local catalog has no table '${database}.${name}' (region ${catalog.region})${didYouMean(`${database}.${name}`, known)}` });
}

/** Folders of partitions, each once. */
function folders(files: readonly { readonly relative: string }[], depth: number): string[][] {
  if (depth === 0) return [];
  const all = files.map((f) => f.relative.split('/').slice(0, -1)).filter((f) => f.length >= depth).map((f) => f.slice(0, depth).join('/'));
  return [...new Set(all)].sort().map((f) => f.split('/'));
}

function partition(folder: readonly string[], location: string): { readonly values: string[]; readonly location: string } {
  return { values: folder.map((f) => parsePartition(f)?.value ?? NULL_NAME), location: `${location}${folder.map((f) => `${f}/`).join('')}` };
}
