import { binaryParts, ION_VERSION } from './ion-binary';
import { ionRecords } from './ion-document';
import { textParts } from './ion-text';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, DataType, typeName } from '../../../src/core/types';
import { faultCode, faultMessage } from '../../host/fault';
import { Chunks, readChunks, readText } from '../../host/file-streams';
import { damaged } from '../compression/damaged';
import { unpackFiles } from '../compression/text-files';
import { DocumentFields, SeenColumns } from '../documents/document';
import { documentLine, NameMatch } from '../documents/document-line';
import { Format, FormatOptions, Prepared, PrepareRequest } from '../format';
import { atFile, landFiles, LANDED } from '../landed';

type Ion = typeof import('../../clients/ion-js');

/** Amazon Ion, binary and text, read only, as by AWS Glue: a record is a struct of the outermost level. */
export const ION: Format = {
  name: 'ion',
  extensions: ['.ion', '.10n'],
  compressions: {},
  prepare: prepareIon,
  discover: () => Promise.reject(new GlueprintError({ code: 'NoColumns', message: 'there is no Ion file to tell the columns', hint: 'give the source a schema' })),
  read() {
    throw new Error('Ion files are read once they have landed');
  },
  write() {
    throw new GlueprintError({ code: 'UnsupportedFormat', field: 'format', message: 'Ion is only read, on AWS Glue too', hint: 'write JSON, Avro or Parquet' });
  },
};

/** Without a schema all records are looked at first: each value has its own type. */
async function prepareIon(files: readonly string[], options: FormatOptions, folder: string, request: PrepareRequest = {}): Promise<Prepared> {
  const ion = await import('../../clients/ion-js');
  const plain = await unpackFiles(ION, files, options, `${folder}/plain`, request, true);
  const columns = request.columns ?? await columnsOf(ion, plain.files, files, request);
  const names = new NameMatch(columns);
  async function* lines(file: string): AsyncIterable<string> {
    for await (const record of records(ion, file, request)) yield documentLine(record, columns, names);
  }
  return { files: await landFiles(plain.files, folder, request, '.ndjson', lines), format: LANDED, options: {}, columns };
}

async function* records(ion: Ion, file: string, { signal }: PrepareRequest): AsyncIterable<DocumentFields> {
  try {
    for await (const part of await isBinary(file) ? binaryParts(readChunks(file)) : textParts(readText(file))) {
      signal?.throwIfAborted();
      yield* ionRecords(ion, part);
    }
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) || faultCode(e) !== undefined || signal?.aborted === true ? e : damaged('Ion', faultMessage(e));
  }
}

async function isBinary(file: string): Promise<boolean> {
  for await (const chunk of readChunks(file) as Chunks) return Buffer.from(chunk.subarray(0, 4)).equals(ION_VERSION);
  return false;
}

async function columnsOf(ion: Ion, plain: readonly string[], files: readonly string[], request: PrepareRequest): Promise<Column[]> {
  const seen = new SeenColumns();
  for (const [i, file] of plain.entries()) {
    let count = 0;
    try {
      for await (const record of records(ion, file, request)) {
        if (count++ >= (request.limit ?? Infinity)) break;
        seen.see(record);
      }
    } catch (e) {
      throw atFile(e, files[i] ?? file);
    }
  }
  const { clash } = seen;
  if (clash !== undefined) {
    throw new GlueprintError({ code: 'DuplicateColumn', message: `'${clash[0]}' and '${clash[1]}' differ in case only`, hint: 'give the source a schema with the one that is wanted' });
  }
  const columns = seen.columns();
  if (columns.length === 0) throw new GlueprintError({ code: 'NoColumns', file: files[0], message: 'there is no Ion record that tells the columns', hint: 'give the source a schema' });
  for (const { name, type } of columns) checkDigits(name, type);
  return columns;
}

function checkDigits(name: string, type: DataType): void {
  switch (type.kind) {
    case 'decimal':
      if (type.precision <= 38) return;
      throw new GlueprintError({ code: 'NoTypeMapping', message: `'${name}' has decimals that need ${typeName(type)}; 38 digits are possible`, hint: 'give the source a schema, with DOUBLE or STRING for it' });
    case 'array': return checkDigits(name, type.element);
    case 'struct': return type.fields.forEach((f) => checkDigits(`${name}.${f.name}`, f.type));
    default:
  }
}
