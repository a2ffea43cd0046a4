import { unpackFiles } from './compression/text-files';
import { flagOption, Format, FormatOptions } from './format';
import { parseText, stopsSpark3 } from './parse-values';
import { fileNameKey, fileNameSelect, partitionSelect } from './reader-sql';
import { sqlName } from './sql-text';
import { linesReader } from './text-lines';
import { GlueprintError } from '../../src/core/diagnostics';
import { field, isString, STRING } from '../../src/core/types';

/** Fields at fixed places of a line, without separators; read only. Empty lines are left out. */
export const FIXED_WIDTH: Format = {
  name: 'fixedWidth',
  extensions: [],
  compressions: {},
  prepare: (files, options, folder, request) => unpackFiles(FIXED_WIDTH, files, options, folder, request),
  discover: (_files, options) => Promise.resolve(places(options).map((_, i) => field(`_c${i}`, STRING))),
  inspect: ({ columns, options }) => {
    const widths = places(options);
    if (widths.length === columns.length) return Promise.resolve({ issues: [] });
    const message = `the schema has ${columns.length} columns, the format ${widths.length} widths`;
    return Promise.resolve({ issues: [{ severity: 'error' as const, message, hint: 'give each column a width' }] });
  },
  read({ files, options, columns, partitions, timeZone, count, fileName }) {
    const widths = places(options);
    const trim = flagOption(options, 'trim', true);
    const raw = columns.map((_, i) => {
      const part = `substr(line, ${widths[i]?.from ?? 1}, ${widths[i]?.width ?? 0})`;
      return `nullif(${trim ? `trim(${part})` : part}, '') AS t${i}`;
    });
    const keys = partitions.map((p) => `, ${sqlName(p.key)}`).join('') + fileNameKey({ fileName });
    const lines = linesReader(files, options, partitions.length > 0);
    const values = columns.map((c, i) => {
      const value = isString(c.type) ? `t${i}` : parseText(c.type, `t${i}`, timeZone);
      if (count === undefined || isString(c.type)) return `${value} AS ${sqlName(c.name)}`;
      return `coalesce(${value}, CASE WHEN t${i} IS NOT NULL THEN CASE WHEN ${count(c.name, stopsSpark3(c.type, `t${i}`))} IS NULL THEN ${value} END END) AS ${sqlName(c.name)}`;
    });
    return `SELECT ${[...values, ...partitionSelect(partitions, timeZone), ...fileNameSelect({ fileName })].join(', ')} FROM (SELECT ${raw.join(', ')}${keys} FROM ${lines} WHERE line IS NOT NULL)`;
  },
  write() {
    throw new GlueprintError({ code: 'UnsupportedFormat', field: 'format', message: 'fixedWidth is only read', hint: 'write text, with the fields padded by rpad' });
  },
};

function places(options: FormatOptions): { from: number; width: number }[] {
  const widths = Array.isArray(options.widths) ? options.widths.map(Number) : [];
  let from = 1;
  return widths.map((width) => {
    const place = { from, width };
    from += width;
    return place;
  });
}
