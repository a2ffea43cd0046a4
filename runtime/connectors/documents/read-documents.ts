import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, parseColumns, sameType, typeName } from '../../../src/core/types';
import { DocumentFields, SeenColumns, typeOf, merged, resolved } from '../../formats/documents/document';
import { documentLine, NameMatch } from '../../formats/documents/document-line';
import { LANDED, linesAsBytes } from '../../formats/landed';
import { writeChunks } from '../../host/file-streams';
import { Landed, LandRequest, TableContext, TableReading } from '../table-connector';

/** Documents of a system, from the start each time it is asked. */
export interface DocumentSource {
  /** For messages: `dynamodb table orders`. */
  readonly place: string;
  /** What one of them is called: `item`. */
  readonly called: string;
  /** Columns as the user declared them. */
  readonly schema?: string;
  /** Columns that the system itself tells; then nothing is looked at. */
  readonly known?: readonly Column[];
  readonly bytes?: number;
  /** `limit`: no more are wanted. */
  read(limit?: number): AsyncIterable<DocumentFields>;
  close?(): Promise<void>;
}

/** So many documents tell the columns. */
const SAMPLE = 10_000;

export async function documentReading(source: DocumentSource, context: TableContext): Promise<TableReading> {
  const declared = source.schema === undefined ? source.known : parseColumns(source.schema);
  const seen = declared !== undefined ? undefined : await look(source, context).catch(async (e: unknown) => {
    await source.close?.();
    throw e;
  });
  const columns = declared ?? seen?.columns ?? [];
  return {
    place: source.place,
    columns,
    bytes: source.bytes,
    land: (request) => land(source, columns, seen !== undefined && !seen.all, request, context),
    close: async () => source.close?.(),
  };
}

async function look(source: DocumentSource, context: TableContext): Promise<{ readonly columns: readonly Column[]; readonly all: boolean }> {
  const seen = new SeenColumns();
  let n = 0;
  for await (const document of source.read(SAMPLE)) {
    seen.see(document);
    n++;
    if (n >= SAMPLE) break;
  }
  if (n === 0) {
    throw new GlueprintError({ code: 'NoColumns', file: source.place, message: `has no ${source.called}s that could tell the columns`, hint: 'give the source a schema' });
  }
  const { clash, choices } = seen;
  if (clash !== undefined) {
    throw new GlueprintError({ code: 'DuplicateColumn', file: source.place, message: `'${clash[0]}' and '${clash[1]}' differ in case only`, hint: 'give the source a schema with the one that is wanted' });
  }
  if (choices.length > 0) {
    context.warn(`${choices.join(', ')} hold values of several types: each is a struct with a field for each type, as on AWS Glue; a schema on the source casts them`);
  }
  return { columns: seen.columns(), all: n < SAMPLE };
}

async function land(
  source: DocumentSource, columns: readonly Column[], guessed: boolean, request: LandRequest, context: TableContext,
): Promise<Landed> {
  const wanted = request.columns.length === 0 ? columns.slice(0, 1) : columns.filter((c) => request.columns.some((r) => r.name === c.name));
  let rows = 0;
  const names = new NameMatch(columns);
  async function* lines(): AsyncGenerator<string> {
    for await (const document of source.read(request.limit)) {
      if (context.signal?.aborted === true) throw new GlueprintError({ code: 'Interrupted', message: 'the run was stopped' });
      if (guessed) checkFits(document, columns, source);
      rows++;
      yield documentLine(document, wanted, names);
      if (rows === request.limit) return;
    }
  }
  const file = `${request.folder}/rows.ndjson`;
  await writeChunks(file, linesAsBytes(lines()), context.signal);
  return { files: rows === 0 ? [] : [file], format: LANDED, options: {}, rows };
}

/** What a sample did not show is not dropped in silence. */
function checkFits(document: DocumentFields, columns: readonly Column[], source: DocumentSource): void {
  for (const [name, value] of Object.entries(document)) {
    if (value === null) continue;
    const column = columns.find((c) => c.name === name);
    const type = column === undefined ? undefined : resolved(merged(column.type, typeOf(value)));
    if (column !== undefined && type !== undefined && (sameType(type, column.type) || column.type.kind === 'struct' || column.type.kind === 'array')) continue;
    throw new GlueprintError({
      code: 'UnseenColumn',
      file: source.place,
      message: column === undefined ? `'${name}' is in none of the first ${SAMPLE} ${source.called}s, which told the columns`
        : `'${name}' is ${typeName(typeOf(value))} here and ${typeName(column.type)} in the first ${SAMPLE} ${source.called}s, which told the columns`,
      hint: 'give the source a schema',
    });
  }
}
