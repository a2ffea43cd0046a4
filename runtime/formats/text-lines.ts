import { TEXT_COMPRESSIONS } from './compression/codecs';
import { packFiles, unpackFiles } from './compression/text-files';
import { Format, FormatOptions, textOption } from './format';
import { copyStatement, fileNameSelect, filesArgument, partitionSelect } from './reader-sql';
import { sqlName, sqlOptions, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { Column, field, isString, STRING, typeName } from '../../src/core/types';

/** The lines of files as one column, empty ones too. The separator is the empty text: none. */
export function linesReader(files: readonly string[], options: FormatOptions, hive: boolean): string {
  const compression = textOption(options, 'readCompression');
  return `read_csv(${filesArgument(files)}, ${sqlOptions({
    auto_detect: false,
    header: false,
    delim: "''",
    quote: "''",
    escape: "''",
    // A reader that has a text for null gives empty lines, one without leaves them out.
    nullstr: "''",
    columns: "{line: 'VARCHAR'}",
    compression: compression === undefined ? undefined : sqlString(compression),
    max_line_size: 16 * 1024 * 1024,
    buffer_size: 32 * 1024 * 1024,
    hive_partitioning: hive,
    hive_types_autocast: hive ? false : undefined,
  }, ' = ')})`;
}

/** Lines of text, a row each, in the column `value`. */
export const TEXT_LINES: Format = {
  name: 'text',
  extensions: ['.txt', '.log'],
  compressions: TEXT_COMPRESSIONS,
  prepare: (files, options, folder, request) => unpackFiles(TEXT_LINES, files, options, folder, request),
  finish: packFiles,
  discover: () => Promise.resolve([field('value', STRING)]),
  read({ files, options, columns, partitions, timeZone, fileName }) {
    const column = oneText(columns, 'a text file');
    const select = [`coalesce(line, '') AS ${sqlName(column.name)}`, ...partitionSelect(partitions, timeZone), ...fileNameSelect({ fileName })];
    return `SELECT ${select.join(', ')} FROM ${linesReader(files, options, partitions.length > 0)}`;
  },
  write(request) {
    const keys = request.partitionKeys.map((k) => k.toLowerCase());
    oneText(request.columns.filter((c) => !keys.includes(c.name.toLowerCase())), 'a text target');
    return copyStatement(request, TEXT_LINES, (c) => sqlName(c.name), { format: 'csv', header: false, quote: "''", escape: "''", delim: "'\x02'" });
  },
};

function oneText(columns: readonly Column[], what: string): Column {
  const [column, ...more] = columns;
  if (column !== undefined && more.length === 0 && isString(column.type)) return column;
  throw new GlueprintError({
    code: 'InvalidColumns', message: `${what} has one column of strings, got ${columns.map((c) => `${c.name} ${typeName(c.type)}`).join(', ')}`, hint: 'make one text of the columns before',
  });
}
