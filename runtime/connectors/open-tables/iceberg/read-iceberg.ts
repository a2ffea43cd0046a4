import { fileType, icebergColumn, renamedInside } from './iceberg-schema';
import { IcebergFile, snapshotFiles } from './manifests';
import { IcebergField, IcebergMoment, readMetadata, schemaOf, snapshotAt } from './metadata';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { duckdbType } from '../../../formats/duckdb-types';
import { Format, Query, ReadRequest } from '../../../formats/format';
import { PARQUET } from '../../../formats/parquet';
import { filesArgument } from '../../../formats/reader-sql';
import { respelt } from '../../../formats/respelt';
import { sqlName, sqlString } from '../../../formats/sql-text';
import { SourceFile } from '../../connector';
import { OpenTableReading } from '../open-table';
import { TableFolder } from '../table-folder';

/** Which files of an Iceberg table are read, and how. `named`: the metadata file that the catalog names. */
export async function readIceberg(folder: TableFolder, query: Query, named: string | undefined, at: IcebergMoment): Promise<OpenTableReading> {
  const metadata = await readMetadata(folder, named);
  const refuse = (message: string) => {
    throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message, hint: 'run on the Spark engine' });
  };
  if (metadata['format-version'] > 2) refuse(`the table is of format version ${metadata['format-version']}; the embedded engine reads 1 and 2`);
  const snapshot = snapshotAt(folder, metadata, at);
  const { fields } = schemaOf(metadata, snapshot, at);
  const columns = fields.map(icebergColumn);
  const none = { listing: { files: [], partitions: [], roots: [folder.place] }, format: PARQUET, columns };
  if (snapshot === undefined) return none;
  const inside = renamedInside(metadata);
  if (inside !== undefined) refuse(`fields inside column '${inside}' have been renamed, which the embedded engine does not follow`);
  const root = metadata.location;
  const { data, positionDeletes } = await snapshotFiles(folder, snapshot, root);
  if (data.length === 0) return none;
  const time = new Date(snapshot['timestamp-ms']);
  const located = async (file: IcebergFile): Promise<SourceFile> => {
    const path = await folder.local(file.name, root);
    return { path, relative: file.name, size: file.size, modified: time, uri: file.name };
  };
  const files = await Promise.all(data.map(located));
  const numbered = await query(`SELECT file_name FROM parquet_schema(${filesArgument(files.map((f) => f.path))}) GROUP BY file_name HAVING max(field_id) IS NULL LIMIT 1`);
  if (numbered.length > 0) refuse(`file '${String(numbered[0]?.file_name)}' does not number its columns, as files that were added to the table do`);
  const deletes = await Promise.all(positionDeletes.map(located));
  const names = new Map(files.map((f) => [f.path, f.uri]));
  return {
    listing: { files, partitions: [], roots: [folder.place] },
    format: icebergFiles(fields, deletes.map((f) => f.path), names),
    columns,
  };
}

/** Parquet files whose columns are found by their numbers, less the rows that are deleted. */
function icebergFiles(fields: readonly IcebergField[], deletes: readonly string[], names: ReadonlyMap<string, string>): Format {
  return {
    ...PARQUET,
    inspect: undefined,
    // A name in a file need not be the table's.
    range: undefined,
    rowCount: deletes.length === 0 ? (files) => PARQUET.rowCount?.(files) ?? '' : undefined,
    read: (request) => `SELECT ${request.columns.map((c) => value(c, request)).join(', ')} FROM (${rows(request)})`,
  };

  function rows(request: ReadRequest): string {
    const schema = fields.map((f) => `${f.id}: {name: ${sqlString(f.name)}, type: ${sqlString(f.type === 'uuid' ? 'UUID' : duckdbType(fileType(icebergColumn(f).type)))}, default_value: NULL}`);
    const read = `SELECT * FROM read_parquet(${filesArgument(request.files)}, schema = MAP {${schema.join(', ')}}, filename = true, file_row_number = true)`;
    if (deletes.length === 0) return read;
    const places = request.files.map((f) => `(${sqlString(names.get(f) ?? f)}, ${sqlString(f)})`);
    const deleted = `SELECT p.place, d.pos FROM read_parquet(${filesArgument(deletes)}, union_by_name = true) AS d JOIN (VALUES ${places.join(', ')}) AS p(name, place) ON d.file_path = p.name`;
    return `SELECT * FROM (${read}) AS r WHERE NOT EXISTS (SELECT 1 FROM (${deleted}) AS x WHERE x.place = r.filename AND x.pos = r.file_row_number)`;
  }
}

function value(c: ReadRequest['columns'][number], { timeZone }: ReadRequest): string {
  const name = sqlName(c.name);
  if (c.type.kind === 'timestamp' && timeZone === 'UTC') return `make_timestamp(epoch_us(${name})) AS ${name}`;
  return `CAST(${respelt(c.type, fileType(c.type), name)} AS ${duckdbType(c.type)}) AS ${name}`;
}
