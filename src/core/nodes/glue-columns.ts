import { formatPath, parsePath } from './column-path';
import { GlueBody, glueList, GlueNotes, glueObjects, glueTexts } from './glue-form';
import type { FieldValue } from '../manifest/manifest';
import { Column, DataType, parseType, quoteName, sameType, typeDdl, typeName } from '../types';

/** Names of types that Glue has and Spark has not; a decimal without digits is Glue's. */
const ALIASES: { readonly [name: string]: string } = {
  long: 'bigint', short: 'smallint', byte: 'tinyint', decimal: 'decimal(10,2)', varchar: 'string', char: 'string', choice: 'string',
};

/** Glue's and Hive's names of types, as Spark DDL; `undefined` where there is none. */
export function sparkType(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  try {
    return typeDdl(parseType(ALIASES[name.toLowerCase()] ?? name));
  } catch {
    return undefined;
  }
}

/** Columns of a member's `OutputSchemas` as DDL; of several schemas the one at that place. */
export function glueSchema(body: GlueBody, notes: GlueNotes, place = 0): string | undefined {
  const columns = glueObjects(glueObjects(body.OutputSchemas)[place]?.Columns);
  if (columns.length === 0) return undefined;
  const types = columns.map((c) => sparkType(c.Type));
  const unknown = types.findIndex((t) => t === undefined);
  if (unknown >= 0) {
    notes.warn(`the schema is left out: type '${String(columns[unknown].Type)}' of column '${String(columns[unknown].Name)}' is not a type of Spark`);
    return undefined;
  }
  return columns.map((c, i) => `${quoteName(String(c.Name))} ${types[i]}`).join(', ');
}

/** Columns as a member's `OutputSchemas`, with Hive's names of types. */
export function glueSchemas(columns: readonly Column[]): readonly { readonly Columns: readonly GlueBody[] }[] {
  return [{ Columns: columns.map((c) => ({ Name: c.name, Type: hiveType(c.type) })) }];
}

/** As Hive writes it, `struct<a:bigint>`; field names that it cannot write as Spark does. */
function hiveType(type: DataType): string {
  const name = typeName(type);
  try {
    return sameType(parseType(name), type) ? name : typeDdl(type);
  } catch {
    return typeDdl(type);
  }
}

/** A type as Studio's mappings name it. */
export function glueType(type: DataType): string {
  const name = hiveType(type);
  return name === 'bigint' ? 'long' : name === 'smallint' ? 'short' : name === 'tinyint' ? 'byte' : name;
}

/** `[["a"], ["b", "c"]]` as column paths. */
export const glueColumnPaths = (value: unknown): string[] => glueList(value).map((p) => formatPath(glueTexts(p)));

/** A column path as Studio's list of parts. */
export const glueParts = (path: FieldValue | undefined): readonly string[] => parsePath(String(path)) ?? [String(path)];

export const gluePathList = (paths: FieldValue | undefined): readonly (readonly string[])[] => (
  (Array.isArray(paths) ? paths : []).map((p: FieldValue) => glueParts(p))
);
