import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { parseColumns } from '../../../src/core/types';
import { FileTable, fileTable } from '../../connectors/catalog/file-table';
import { Catalog, TableDoc } from '../../connectors/catalog/table-doc';

/** The `table` field of a node, texts resolved. */
export interface NamedTable {
  readonly database: string;
  readonly name: string;
  readonly schema?: string;
  readonly partitionKeys: readonly string[];
  readonly location?: string;
  readonly format?: { readonly type: string; readonly [option: string]: unknown };
}

export function namedTable(fields: { readonly [name: string]: unknown }): NamedTable | undefined {
  return fields.table as NamedTable | undefined;
}

/** As the catalog has it; `undefined`: it does not know it, and what the app says of it is all there is. */
export function catalogTable(named: NamedTable, catalog: Catalog): TableDoc | undefined {
  const doc = catalog.table(named.database, named.name);
  if (doc !== undefined || named.location !== undefined) return doc;
  const { database, name } = named;
  const databases = catalog.databaseNames();
  const known = databases.some((d) => d === database.toLowerCase());
  const names = known ? catalog.tables(database).map((t) => t.Name) : [];
  throw new GlueprintError({
    code: 'UnknownTable',
    field: 'table',
    message: known
      ? `the local catalog has no table '${name}' in database '${database}'${didYouMean(name, names)}`
      : `the local catalog has no database '${database}'${didYouMean(database, databases)}`,
    hint: `make it: glueprint catalog create ${database}.${name} s3://bucket/prefix/ (region ${catalog.region}), or say in the app where its files lie and in which format`,
  });
}

/** What the app says of a table of files. */
export function declaredTable(named: NamedTable): FileTable {
  const name = `${named.database}.${named.name}`;
  if (named.format === undefined) {
    throw new GlueprintError({
      code: 'UnknownTable', field: 'table', message: `the local catalog has no table ${name}, and the app does not say the format of its files`, hint: 'say it, or make the table: glueprint catalog create',
    });
  }
  const { type, ...options } = named.format;
  const columns = named.schema === undefined ? undefined : parseColumns(named.schema).map((c) => ({ ...c, name: c.name.toLowerCase() }));
  const keys = named.partitionKeys.map((k) => k.toLowerCase());
  return {
    name,
    columns: columns?.filter((c) => !keys.includes(c.name)),
    keys: keys.map((k) => columns?.find((c) => c.name === k) ?? { name: k, type: { kind: 'string' }, nullable: true }),
    location: (named.location ?? '').replace(/\/*$/, '/'),
    format: type,
    options,
  };
}

export function knownTable(named: NamedTable, doc: TableDoc | undefined): FileTable {
  return doc === undefined ? declaredTable(named) : fileTable(doc);
}
