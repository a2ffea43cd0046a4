import type { Fields } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { parseColumns } from '../../types';
import { glueSchema } from '../glue-columns';
import { GlueBody, GlueExport, GlueForm, glueText, glueTexts, GlueWriting, isGlueObject, lostFields } from '../glue-form';

type Values = { readonly [name: string]: FieldValue | undefined };

const SEPARATORS: { readonly [name: string]: string } = { comma: ',', tab: '\t', pipe: '|', semicolon: ';', ctrla: '\u0001' };
const QUOTES: { readonly [name: string]: string } = { quote: '"', single_quote: "'", quillemet: '«', disabled: '' };
const UNDERSTOOD = ['Paths', 'Recurse', 'Exclusions', 'CompressionType', 'AdditionalOptions', 'GroupFiles', 'GroupSize', 'MaxBand', 'MaxFilesInBand'];

/** Studio has a member for each format of a source. */
export const S3_SOURCE_GLUE: readonly GlueForm[] = [
  form('csv', 'S3CsvSource', ['Separator', 'QuoteChar', 'Escaper', 'WithHeader', 'Multiline', 'OptimizePerformance'], (body) => ({
    separator: SEPARATORS[String(body.Separator)],
    quoteChar: QUOTES[String(body.QuoteChar)],
    escaper: glueText(body.Escaper),
    withHeader: body.WithHeader === true,
    multiLine: body.Multiline === true ? true : undefined,
  }), (format) => {
    const [separator, quote] = [nameOf(SEPARATORS, format.separator), nameOf(QUOTES, format.quoteChar)];
    return {
      body: {
        Separator: separator ?? 'comma',
        QuoteChar: quote ?? 'quote',
        Escaper: format.escaper ?? '',
        WithHeader: format.withHeader !== false,
        Multiline: format.multiLine === true,
        OptimizePerformance: false,
      },
      lost: [...(separator === undefined ? ['separator'] : []), ...(quote === undefined ? ['quoteChar'] : []), ...lostFields(format, TEXT), ...lostFields(format, { nullValue: '' })],
    };
  }),
  form('json', 'S3JsonSource', ['JsonPath', 'Multiline'],
    (body) => ({ jsonPath: glueText(body.JsonPath), multiLine: body.Multiline === true ? true : undefined }),
    (format) => ({ body: { JsonPath: format.jsonPath ?? '', Multiline: format.multiLine === true }, lost: lostFields(format, TEXT) })),
  form('parquet', 'S3ParquetSource', [], () => ({}), () => ({ body: {} })),
  form('excel', 'S3ExcelSource', ['NumberRows', 'SkipFooter'],
    (body) => ({ numberRows: positive(body.NumberRows), skipFooter: positive(body.SkipFooter) }),
    (format) => ({
      body: {
        ...(format.numberRows === undefined ? {} : { NumberRows: format.numberRows }),
        ...(format.skipFooter === 0 ? {} : { SkipFooter: format.skipFooter }),
      },
      lost: lostFields(format, { sheet: undefined }),
    })),
];

/** A number, or a text of one, above 0; Studio writes 0 for what is not set. */
function positive(value: unknown): number | undefined {
  const n = Number(value);
  return Number.isInteger(n) && n > 0 ? n : undefined;
}

/** Of Glue's reader, by our names. */
function fileOptions(body: GlueBody): Values {
  const more = isGlueObject(body.AdditionalOptions) ? body.AdditionalOptions : {};
  const group = glueText(body.GroupFiles);
  return {
    groupFiles: group === 'inPartition' || group === 'none' ? group : undefined,
    groupSize: positive(body.GroupSize),
    boundedFiles: positive(more.BoundedFiles),
    boundedSize: positive(more.BoundedSize),
    maxBand: positive(body.MaxBand),
    maxFilesInBand: positive(body.MaxFilesInBand),
  };
}

function fileOptionsToGlue(fields: Fields): GlueBody {
  const { groupFiles, groupSize, boundedFiles, boundedSize, maxBand, maxFilesInBand } = fields;
  const bounds = defined({ BoundedFiles: boundedFiles, BoundedSize: boundedSize });
  return {
    ...defined({
      GroupFiles: groupFiles,
      GroupSize: groupSize === undefined ? undefined : String(groupSize as number),
      MaxBand: maxBand,
      MaxFilesInBand: maxFilesInBand,
    }),
    ...(Object.keys(bounds).length === 0 ? {} : { AdditionalOptions: bounds }),
  };
}

/** What both text formats do in Glue. */
const TEXT = { encoding: 'UTF-8', mode: 'PERMISSIVE' };

function nameOf(table: { readonly [name: string]: string }, value: FieldValue | undefined): string | undefined {
  return Object.keys(table).find((name) => table[name] === value);
}

function form(
  type: string, member: string, understood: readonly string[], read: (body: GlueBody) => Values, write: (format: Fields) => GlueExport,
): GlueForm {
  return {
    member,
    understood: [...UNDERSTOOD, ...understood],
    fromGlue: (body, notes) => {
      const schema = glueSchema(body, notes);
      const typed = type === 'csv' ? typedColumns(schema) : [];
      if (typed.length > 0) notes.warn(`Glue Studio reads the columns of a CSV file as strings, here they have the types of the schema: ${typed.join(', ')}`);
      return {
        fields: {
          paths: glueTexts(body.Paths),
          format: defined({ type, ...read(body) }),
          schema,
          recurse: body.Recurse === true ? undefined : false,
          exclusions: glueTexts(body.Exclusions).length === 0 ? undefined : glueTexts(body.Exclusions),
          ...fileOptions(body),
          compression: type === 'parquet' || type === 'excel' ? undefined : glueText(body.CompressionType),
        },
      };
    },
    toGlue: (fields, to) => {
      const format = fields.format as unknown as Fields;
      if (format.type !== type) return undefined;
      const { body, lost = [] } = write(format);
      return { body: { ...common(fields, to), ...body }, lost: [...lost, ...lostFields(fields, { rejectedRows: undefined, partitionPredicate: undefined, fileNameColumn: undefined }), ...(type === 'csv' && typedColumns(fields.schema).length > 0 ? ['types of columns but string'] : [])] };
    },
  };
}

function common(fields: Fields, to: GlueWriting): GlueBody {
  return {
    Paths: (fields.paths as readonly FieldValue[]).map((p) => to.text(p)),
    Exclusions: fields.exclusions ?? [],
    Recurse: fields.recurse !== false,
    ...(fields.compression === undefined || fields.compression === 'none' ? {} : { CompressionType: fields.compression }),
    ...fileOptionsToGlue(fields),
  };
}

/** Columns of a CSV file that are not strings, which is all that Glue's reader makes of them, whatever the schema says. */
function typedColumns(schema: FieldValue | undefined): readonly string[] {
  return typeof schema === 'string' ? parseColumns(schema).filter((c) => c.type.kind !== 'string').map((c) => c.name) : [];
}

function defined(values: Values): { readonly [name: string]: FieldValue } {
  return Object.fromEntries(Object.entries(values).filter((e): e is [string, FieldValue] => e[1] !== undefined));
}
