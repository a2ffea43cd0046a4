import { documentReading } from './read-documents';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, parseColumns } from '../../../src/core/types';
import { DocumentFields, fromJson } from '../../formats/documents/document';
import { Format, FormatOptions } from '../../formats/format';
import { JSON_FORMAT } from '../../formats/json';
import { formatOfFile } from '../../formats/registry';
import { readChunks, writeChunks } from '../../host/file-streams';
import { NodeFields, StagedLoad, TableContext, TableReading, TableWriting } from '../table-connector';

/** What stands for a system here. */
export type StandIn =
  | { readonly kind: 'endpoint'; readonly url: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'file'; readonly path: string };

/** Names under which something may be bound, the most particular first: `dynamodb:table/orders`, then `dynamodb`. */
export function bound(uris: readonly string[], context: TableContext): StandIn | undefined {
  for (const uri of uris) {
    const target = context.binding(uri);
    if (target !== undefined) return /^[a-z][a-z0-9+.-]*:\/\//i.test(target) ? { kind: 'endpoint', url: target } : { kind: 'folder', path: context.host.files.resolve(target) };
  }
  return undefined;
}

export function sampleData(fields: NodeFields, context: TableContext): StandIn | undefined {
  const given = fields.sampleData as { readonly type: 'rows'; readonly rows: readonly unknown[] } | { readonly type: 'file'; readonly file: string } | undefined;
  if (given === undefined) return undefined;
  return given.type === 'rows' ? { kind: 'rows', rows: given.rows } : { kind: 'file', path: context.host.files.resolve(given.file) };
}

export function nothingStandsFor(place: string, uri: string, source: boolean, more = ''): GlueprintError {
  return new GlueprintError({
    code: 'MissingStandIn',
    message: `nothing stands for ${place} here${more}`,
    hint: `bind it to a folder of files: "bindings": { "${uri}": "folder" } in glueprint.json${source ? ', or give the node sampleData' : ''}`,
  });
}

/** Rows, a file or a folder of files in the place of a system; said in the output of the run. */
export async function standInReading(standIn: Exclude<StandIn, { kind: 'endpoint' }>, place: string, fields: NodeFields, context: TableContext): Promise<TableReading> {
  if (standIn.kind === 'rows') {
    context.warn(`${place} is not read: ${standIn.rows.length} rows of its sampleData stand for it`);
    const rows = standIn.rows.map((row, i): DocumentFields => {
      if (typeof row === 'object' && row !== null && !Array.isArray(row)) return fromJson(row) as DocumentFields;
      throw new GlueprintError({ code: 'InvalidSample', field: `sampleData.rows.${i}`, message: `got ${JSON.stringify(row)}, expected an object of values by column` });
    });
    return documentReading({ place: 'sampleData', called: 'row', schema: text(fields.schema), read: (limit) => each(rows.slice(0, limit)) }, context);
  }
  const files = await filesOf(standIn, context);
  context.warn(`${place} is not read: ${standIn.kind === 'file' ? `the file ${standIn.path}` : `${files.length} files of ${standIn.path}`} stand${files.length === 1 ? 's' : ''} for it`);
  const format = formatOf(files, standIn.path);
  const options: FormatOptions = { ...(format.name === 'csv' ? { withHeader: true } : {}), ...(format.name === 'json' && await isDocument(files[0] ?? '', context) ? { multiLine: true } : {}) };
  const schema = text(fields.schema);
  const columns = schema !== undefined ? parseColumns(schema) : await format.discover(files, options, context.query, false);
  return {
    place: standIn.path,
    columns,
    land: async () => ({ files, format, options, rows: await count(files, format, columns, options, context) }),
    close: async () => {},
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

async function filesOf(standIn: { readonly kind: 'file' | 'folder'; readonly path: string }, { host: { files } }: TableContext): Promise<string[]> {
  const kind = await files.kind(standIn.path);
  if (kind === undefined) throw new GlueprintError({ code: 'MissingFile', file: standIn.path, message: 'does not exist', hint: 'correct the binding or the sampleData' });
  if (kind === 'file') return [standIn.path];
  const found = (await files.list(standIn.path)).filter((f) => !/(^|\/)[._]/.test(f.relative)).map((f) => f.path);
  if (found.length === 0) throw new GlueprintError({ code: 'EmptySource', file: standIn.path, message: 'holds no files', hint: 'put NDJSON, JSON, CSV or Parquet files there' });
  return found;
}

function formatOf(files: readonly string[], place: string): Format {
  const formats = [...new Set(files.map((f) => formatOfFile(f)))];
  const [format] = formats;
  if (format === undefined || formats.length !== 1) {
    throw new GlueprintError({ code: 'UnsupportedFormat', file: place, message: formats.length > 1 ? 'holds files of several formats' : 'is of no known format by its name', hint: 'name the files *.ndjson, *.json, *.csv or *.parquet' });
  }
  return format;
}

/** One array instead of an object a line. */
async function isDocument(path: string, { host: { files } }: TableContext): Promise<boolean> {
  if (!/\.json$/.test(path)) return false;
  const start = new TextDecoder().decode(await files.readBytes(path, 0, 64));
  return /^\s*(\[|\{\s*\n)/.test(start);
}

async function count(
  files: readonly string[], format: Format, columns: readonly Column[], options: FormatOptions, context: TableContext,
): Promise<number> {
  const sql = format.rowCount?.(files) ?? `SELECT count(*) AS rows FROM (${format.read({ files, options, columns, partitions: [], timeZone: context.timeZone })})`;
  const [row] = await context.query(sql);
  return Number(row?.rows ?? 0);
}

/** A folder in the place of a target: each run adds a file. */
export function standInWriting(connector: string, folder: string, place: string, context: TableContext): TableWriting {
  context.warn(`${place} is not written: files in ${folder} stand for it`);
  return {
    place: folder,
    format: JSON_FORMAT,
    options: {},
    stage: async (files, run) => ({ connector, node: context.node, state: { standIn: folder, files: [...files], run } }),
    close: async () => {},
  };
}

/** Moves the files in; `false`: the load is not one of a stand-in. */
export async function publishStandIn(load: StagedLoad, { host: { files } }: TableContext): Promise<boolean> {
  const { standIn, files: staged, run } = load.state as { standIn?: string; files: string[]; run: string };
  if (standIn === undefined) return false;
  await files.makeFolder(standIn);
  for (const [i, path] of staged.entries()) {
    const to = `${standIn}/${run}-${load.node.replace(/[^A-Za-z0-9_-]+/g, '_')}-${i}.json`;
    if (await files.kind(path) === undefined || await files.kind(to) !== undefined) continue;
    // The folder may be on another file system; no reader looks at the name in between.
    const beside = `${standIn}/.${to.slice(standIn.length + 1)}`;
    await writeChunks(beside, readChunks(path));
    await files.rename(beside, to);
  }
  return true;
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
