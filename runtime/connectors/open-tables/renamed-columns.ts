import { Column } from '../../../src/core/types';
import { Format, ReadRequest } from '../../formats/format';
import { respelt } from '../../formats/respelt';
import { sqlName } from '../../formats/sql-text';

/** A format whose files spell columns, and fields inside them, in another way than the table does. `physical`: what the files have, by the table's names. */
export function renamed(format: Format, physical: ReadonlyMap<string, Column>): Format {
  if (physical.size === 0) return format;
  const nameOf = (name: string) => physical.get(name)?.name ?? name;
  const spelt = (request: ReadRequest): ReadRequest => {
    const columns = request.columns.map((c) => ({ ...c, name: nameOf(c.name), type: physical.get(c.name)?.type ?? c.type }));
    return { ...request, columns };
  };
  return {
    ...format,
    inspect: format.inspect === undefined ? undefined : async (request, query) => {
      const { issues, options } = await format.inspect?.(spelt(request), query) ?? { issues: [] };
      return { issues, options };
    },
    range: format.range === undefined ? undefined : (files, column) => format.range?.(files, nameOf(column)) ?? '',
    read: (request) => {
      const select = [
        ...request.columns.map((c) => `${value(c, physical.get(c.name) ?? c)} AS ${sqlName(c.name)}`),
        ...request.partitions.map((p) => sqlName(p.name)),
      ];
      return `SELECT ${select.join(', ')} FROM (${format.read(spelt(request))})`;
    },
  };
}

function value(wanted: Column, there: Column): string {
  const x = sqlName(there.name);
  // As Spark reads them, however they were written.
  if (there.type.kind === 'char') return `CASE WHEN length(${x}) < ${there.type.length} THEN rpad(${x}, ${there.type.length}, ' ') ELSE ${x} END`;
  return respelt(wanted.type, there.type, x);
}
