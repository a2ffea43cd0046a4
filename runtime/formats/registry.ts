import { AVRO } from './avro/avro';
import { CODECS } from './compression/codecs';
import { CSV } from './csv';
import { EXCEL } from './excel';
import { FIXED_WIDTH } from './fixed-width';
import { Format } from './format';
import { GROK_LOG } from './grok-log';
import { ION } from './ion/ion';
import { JSON_FORMAT } from './json';
import { PARQUET } from './parquet';
import { TEXT_LINES } from './text-lines';
import { XML } from './xml';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';

/** The formats of the local engine. */
export const FORMATS: readonly Format[] = [CSV, JSON_FORMAT, PARQUET, AVRO, ION, XML, EXCEL, FIXED_WIDTH, GROK_LOG, TEXT_LINES];

export function formatNamed(name: string): Format {
  const format = FORMATS.find((f) => f.name.toLowerCase() === name.toLowerCase());
  if (format !== undefined) return format;
  const names = FORMATS.map((f) => f.name);
  throw new GlueprintError({
    code: 'UnsupportedFormat', field: 'format', message: `the local engine does not read or write format '${name}'; it has ${names.join(', ')}${didYouMean(name, names)}`,
  });
}

/** By the end of a file's name, a compression's end aside. */
export function formatOfFile(path: string): Format | undefined {
  const lower = path.toLowerCase();
  const codec = CODECS.find((c) => lower.endsWith(c.extension));
  const name = codec === undefined ? lower : lower.slice(0, -codec.extension.length);
  return FORMATS.find((f) => f.extensions.some((e) => name.endsWith(e)));
}
