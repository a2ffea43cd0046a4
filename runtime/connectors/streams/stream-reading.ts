import { parse } from './payload-lines';
import { GlueprintError } from '../../../src/core/diagnostics';
import { array, Column, field, parseColumns, STRING, struct } from '../../../src/core/types';
import { CSV } from '../../formats/csv';
import { Format, FormatOptions } from '../../formats/format';
import { JSON_FORMAT } from '../../formats/json';
import { linesAsBytes } from '../../formats/landed';
import { readChunks, writeChunks } from '../../host/file-streams';
import { text } from '../documents/stand-in';
import { NodeFields, TableContext, TableReading } from '../table-connector';

/** A record of a stream. */
export interface StreamRecord {
  readonly payload: Uint8Array;
  /** When the stream took it. */
  readonly arrived?: Date;
  readonly headers?: readonly (readonly [key: string, value: string])[];
}

/** What is in a stream now. */
export interface StreamContent {
  readonly place: string;
  /** From the bookmark or the beginning to where the stream ended when it was asked; once. */
  read(limit?: number): AsyncIterable<StreamRecord>;
  /** How far it has been read. */
  bookmark(): string | undefined;
  close(): Promise<void>;
}

const HEADERS = field('glue_streaming_kafka_headers', array(struct([field('key', STRING), field('value', STRING)])));

/** The records as rows: Glue's reader of streams makes columns of their payloads, and null of what is not of the format. */
export async function streamReading(content: StreamContent, fields: NodeFields, context: TableContext): Promise<TableReading> {
  const { format, options } = payloadFormat(fields);
  const schema = text(fields.schema);
  const extra: Column[] = [...(fields.includeHeaders === true ? [HEADERS] : []), ...(fields.addRecordTimestamp === true ? [field('__src_timestamp', STRING)] : [])];
  const spool = async (folder: string, limit?: number) => {
    let rows = 0;
    async function* lines(): AsyncGenerator<string> {
      for await (const record of content.read(limit)) {
        if (context.signal?.aborted === true) throw new GlueprintError({ code: 'Interrupted', message: 'the run was stopped' });
        const line = parse(record, format.name, extra.map((c) => c.name));
        if (line === undefined) continue;
        rows++;
        yield line;
        if (rows === limit) return;
      }
    }
    const file = `${folder}/records.${format.name === 'csv' ? 'csv' : 'json'}`;
    await writeChunks(file, linesAsBytes(lines()), context.signal);
    return { file, rows };
  };
  let seen: { readonly folder: string; readonly file: string; readonly rows: number } | undefined;
  const close = async () => {
    await content.close();
    if (seen !== undefined) await context.host.files.remove(seen.folder);
  };
  let columns: readonly Column[];
  try {
    if (schema !== undefined) {
      columns = [...parseColumns(schema), ...extra];
    } else {
      const folder = await context.host.files.temporaryFolder('glueprint-stream-');
      seen = { folder, ...await spool(folder) };
      if (seen.rows === 0) throw new GlueprintError({ code: 'NoColumns', file: content.place, message: 'has no records that could tell the columns', hint: 'give the source a schema' });
      const names = extra.map((c) => c.name);
      columns = [...(await format.discover([seen.file], options, context.query, false)).filter((c) => !names.includes(c.name)), ...extra];
    }
  } catch (e) {
    await close();
    throw e;
  }
  return {
    place: content.place,
    columns,
    close,
    land: async ({ folder, limit }) => {
      const landed = seen === undefined ? await spool(folder, limit) : { file: `${folder}/${seen.file.slice(seen.folder.length + 1)}`, rows: seen.rows };
      if (seen !== undefined) await writeChunks(landed.file, readChunks(seen.file));
      return { files: landed.rows === 0 ? [] : [landed.file], format, options, rows: landed.rows, bookmark: content.bookmark() };
    },
  };
}

function payloadFormat(fields: NodeFields): { readonly format: Format; readonly options: FormatOptions } {
  const classification = text(fields.classification) ?? 'json';
  if (classification === 'json') return { format: JSON_FORMAT, options: {} };
  if (classification === 'csv') {
    const separator = text(fields.delimiter);
    return { format: CSV, options: { withHeader: false, ...(separator === undefined ? {} : { separator }) } };
  }
  throw new GlueprintError({
    code: 'UnsupportedFormat', field: 'classification', message: `a local run reads records of json and csv, not of '${classification}'`, hint: 'bind the stream to a folder of files, or give the node sampleData',
  });
}
