import { unpackFiles } from './compression/text-files';
import { flagOption, Format, FormatOptions, Prepared, PrepareRequest, textOption } from './format';
import { TextInference, TextValue } from './infer-texts';
import { JSON_FORMAT } from './json';
import { landFiles } from './landed';
import { GlueprintError } from '../../src/core/diagnostics';
import { readText } from '../host/file-streams';

/**
 * XML, read only, as Spark-XML and Glue name its parts: a record an element of the name `rowTag`, attributes with a prefix, text beside them
 * under `valueTag`, elements that come twice as an array. Records pass on as JSON of texts.
 *
 * @see https://spark.apache.org/docs/4.0.0/sql-data-sources-xml.html
 */
export const XML: Format = {
  name: 'xml',
  extensions: ['.xml'],
  compressions: {},
  async prepare(files, options, folder, request = {}): Promise<Prepared> {
    const rules = rulesOf(options);
    const plain = await unpackFiles(XML, files, options, `${folder}/plain`, request, true);
    const inference = request.columns === undefined ? new TextInference(rules.valueTag) : undefined;
    const landed = await landFiles(plain.files, folder, request, '.ndjson', (file) => records(file, rules, inference, request));
    const columns = inference?.columns();
    if (columns?.length === 0) {
      throw new GlueprintError({ code: 'NoColumns', file: files[0], message: `no element '${rules.rowTag}' tells the columns`, hint: 'correct rowTag, or give the source a schema' });
    }
    return {
      files: landed,
      format: JSON_FORMAT,
      options: { mode: options.mode, texts: { valueTag: rules.valueTag } },
      columns,
    };
  },
  discover: () => Promise.resolve([]),
  read() {
    throw new Error('XML files are read once they have landed');
  },
  write() {
    throw new GlueprintError({ code: 'UnsupportedFormat', field: 'format', message: 'XML is only read', hint: 'write JSON or Avro' });
  },
};

interface Rules {
  readonly rowTag: string;
  readonly attributePrefix: string;
  readonly valueTag: string;
  readonly excludeAttribute: boolean;
  readonly emptyAsNull: boolean;
  readonly trim: boolean;
  readonly encoding: string;
}

function rulesOf(options: FormatOptions): Rules {
  const rowTag = textOption(options, 'rowTag');
  if (rowTag === undefined) throw new GlueprintError({ code: 'MissingOption', field: 'format.rowTag', message: 'XML needs the name of the element that is a record' });
  return {
    rowTag,
    encoding: textOption(options, 'encoding') ?? 'UTF-8',
    attributePrefix: typeof options.attributePrefix === 'string' ? options.attributePrefix : '_',
    valueTag: textOption(options, 'valueTag') ?? '_VALUE',
    excludeAttribute: flagOption(options, 'excludeAttribute', false),
    emptyAsNull: flagOption(options, 'treatEmptyValuesAsNulls', false),
    trim: flagOption(options, 'ignoreSurroundingSpaces', false),
  };
}

/** An element that is open. */
interface Open { readonly name: string; readonly members: Map<string, TextValue[]>; text: string }

async function* records(file: string, rules: Rules, inference: TextInference | undefined, { signal }: PrepareRequest): AsyncIterable<string> {
  const { SaxesParser } = await import('../clients/saxes');
  const parser = new SaxesParser();
  const open: Open[] = [];
  const done: string[] = [];
  parser.on('error', (e) => {
    throw new GlueprintError({ code: 'MalformedXml', file, message: `not well-formed XML: ${e.message}`, hint: 'get the file again; it may not have been written to its end' });
  });
  parser.on('opentag', (tag) => {
    if (open.length === 0 && tag.name !== rules.rowTag) return;
    const members = new Map<string, TextValue[]>();
    if (!rules.excludeAttribute) {
      for (const [name, value] of Object.entries(tag.attributes)) {
        if (name !== 'xmlns' && !name.startsWith('xmlns:')) members.set(rules.attributePrefix + name, [value]);
      }
    }
    open.push({ name: tag.name, members, text: '' });
  });
  const onText = (text: string) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const value = valueOf(closed, rules);
    const parent = open.at(-1);
    if (parent !== undefined) {
      parent.members.set(closed.name, [...parent.members.get(closed.name) ?? [], value]);
      return;
    }
    const record = typeof value === 'object' && value !== null ? value as { readonly [name: string]: TextValue } : { [rules.valueTag]: value };
    inference?.add(record);
    done.push(JSON.stringify(record));
  });
  for await (const text of readText(file, rules.encoding)) {
    signal?.throwIfAborted();
    parser.write(text);
    yield* done.splice(0);
  }
  parser.close();
  yield* done;
}

function valueOf({ members, text }: Open, rules: Rules): TextValue {
  const value = rules.trim ? text.trim() : text;
  if (members.size === 0) return value === '' && rules.emptyAsNull ? null : value;
  const fields = [...members].map(([name, values]): [string, TextValue] => [name, values.length === 1 ? values[0] ?? null : values]);
  // Blanks between elements are layout.
  return Object.fromEntries(value.trim() === '' ? fields : [...fields, [rules.valueTag, value]]);
}
