import { open } from 'node:fs/promises';
import type { Classifier } from '@aws-sdk/client-glue';
import { compileGrok } from '../../../../src/core/nodes/grok-patterns';
import { CODECS } from '../../../formats/compression/codecs';
import type { Format, FormatOptions } from '../../../formats/format';
import { formatNamed, formatOfFile } from '../../../formats/registry';
import type { Wire } from '../wire';

/** How a file is read, and what its table says of it. */
export interface Classified {
  readonly format: Format;
  readonly options: FormatOptions;
  /** What the classifier calls it; absent: the format's own name. */
  readonly classification?: string;
}

export interface ClassifiedFile { readonly path: string }

const TEXT = /\.(txt|log|text)$/i;
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 50;

/**
 * Tells files' formats: the crawler's own classifiers first, in their order, by what the file holds; then the end of the name; then, for
 * names that end in nothing known, what the file begins with.
 */
export class FileClassifier {
  private readonly known = new Map<string, Promise<Classified | undefined>>();

  constructor(private readonly own: readonly Wire<Classifier>[]) {}

  public of(file: ClassifiedFile): Promise<Classified | undefined> {
    let found = this.known.get(file.path);
    if (found === undefined) this.known.set(file.path, found = this.classify(file.path));
    return found;
  }

  private async classify(path: string): Promise<Classified | undefined> {
    const named = TEXT.test(path) ? undefined : formatOfFile(path); // a name that only says "text" says nothing
    const text = this.own.length === 0 && named !== undefined && named.name !== 'csv' ? '' : await beginning(path);
    for (const classifier of this.own) {
      const fits = applied(classifier, named, text);
      if (fits !== undefined) return fits;
    }
    if (named?.name === 'csv') return { format: named, options: separatorOf(text) };
    if (named !== undefined) return { format: named, options: {} };
    const told = byContent(text);
    const usual = formatOfFile(path);
    return told ?? (usual && { format: usual, options: {} });
  }
}

/** A classifier of the user's, where the file is of its kind. */
function applied(classifier: Wire<Classifier>, named: Format | undefined, text: string): Classified | undefined {
  const { CsvClassifier: csv, JsonClassifier: json, XMLClassifier: xml, GrokClassifier: grok } = classifier;
  const isOpen = named === undefined;
  if (csv !== undefined) {
    const options = {
      ...csv.Delimiter === undefined ? {} : { separator: csv.Delimiter },
      ...csv.QuoteSymbol === undefined ? {} : { quoteChar: csv.QuoteSymbol },
      ...csv.ContainsHeader === 'ABSENT' ? { withHeader: false } : {},
    };
    const least = csv.AllowSingleColumn === true ? 0 : 1;
    const [delimiter, quote] = [csv.Delimiter ?? ',', csv.QuoteSymbol ?? '"'];
    // By its name a table, it may have ragged lines; its first one has to have columns.
    const fits = named?.name === 'csv' ? text === '' || columnsBy(delimiter, linesOf(text)[0] ?? '', quote) > least : isOpen && columnsBy(delimiter, text, quote) > least;
    return fits ? { format: formatNamed('csv'), options } : undefined;
  }
  if (json !== undefined) {
    const fits = (named?.name === 'json' || (isOpen && /^\s*[[{]/.test(text))) && hasPath(text, json.JsonPath ?? '$');
    return fits ? { format: formatNamed('json'), options: json.JsonPath === '$' ? {} : { jsonPath: json.JsonPath } } : undefined;
  }
  if (xml !== undefined) {
    const fits = (named?.name === 'xml' || isOpen) && new RegExp(`<${literal(xml.RowTag ?? '')}[\\s/>]`).test(text);
    return fits ? { format: formatNamed('xml'), options: { rowTag: xml.RowTag }, classification: xml.Classification } : undefined;
  }
  if (grok === undefined || !isOpen) return undefined;
  const pattern = new RegExp(compileGrok(grok.GrokPattern ?? '', grok.CustomPatterns).regex);
  const fits = linesOf(text).some((line) => pattern.test(line));
  const options = { logFormat: grok.GrokPattern, ...grok.CustomPatterns === undefined ? {} : { customPatterns: grok.CustomPatterns } };
  return fits ? { format: formatNamed('grokLog'), options, classification: grok.Classification } : undefined;
}

/** Whether a document has something at the path; one that is longer than the sample is taken to, unless each line is a record. */
function hasPath(text: string, path: string): boolean {
  if (path === '$') return true;
  const document = parsed(text);
  if (document === undefined) return linesOf(text).some((line) => !isObject(line));
  const steps = path.replace(/\['?([^'\]]*)'?\]/g, '.$1').split('.').slice(1);
  const at = (value: unknown, step: string): unknown => {
    if (typeof value !== 'object' || value === null) return undefined;
    return step === '*' ? Object.values(value)[0] : (value as Record<string, unknown>)[step];
  };
  return steps.reduce(at, document) !== undefined;
}

const SEPARATORS = [',', '|', '\t', ';'];

/** As AWS Glue's own classifiers tell files apart: by magic numbers and the shape of the first lines. */
function byContent(text: string): Classified | undefined {
  if (text.startsWith('PAR1')) return { format: formatNamed('parquet'), options: {} };
  if (text.startsWith('Obj\u0001')) return { format: formatNamed('avro'), options: {} };
  if (/^(\u00e0\u0001\u0000\u00ea|\ufffd\u0001\u0000\ufffd|\$ion_1_0\b)/.test(text)) return { format: formatNamed('ion'), options: {} };
  const [first] = linesOf(text);
  if (first !== undefined && isObject(first)) return { format: formatNamed('json'), options: {} };
  const isTable = SEPARATORS.some((s) => columnsBy(s, text) > 1);
  return isTable ? { format: formatNamed('csv'), options: separatorOf(text) } : undefined;
}

function separatorOf(text: string): FormatOptions {
  const separator = SEPARATORS.find((s) => columnsBy(s, text) > 1) ?? ',';
  return separator === ',' ? {} : { separator };
}

/** How many columns the lines have by a separator; 0 where they differ. */
function columnsBy(separator: string, text: string, quote = '"'): number {
  const quoted = new RegExp(`${literal(quote)}[^${literal(quote)}]*${literal(quote)}`, 'g');
  const counts = new Set(linesOf(text).map((line) => line.replace(quoted, '').split(separator).length));
  const [count = 0] = counts;
  return counts.size === 1 ? count : 0;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines; // the last may be cut
  return whole.filter((line) => line !== '').slice(0, SAMPLE_LINES);
}

function isObject(line: string): boolean {
  const value = parsed(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Of a compressed file nothing: it goes by its name. */
async function beginning(path: string): Promise<string> {
  if (CODECS.some((c) => path.toLowerCase().endsWith(c.extension))) return '';
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
