import { Format, ReadRequest } from '../../formats/format';
import { sqlName } from '../../formats/sql-text';

/** A format whose files spell columns in another way than the table does. */
export function renamed(format: Format, physical: ReadonlyMap<string, string>): Format {
  if ([...physical].every(([name, there]) => name === there)) return format;
  const spelt = (request: ReadRequest): ReadRequest => {
    const columns = request.columns.map((c) => ({ ...c, name: physical.get(c.name) ?? c.name }));
    return { ...request, columns };
  };
  return {
    ...format,
    inspect: format.inspect === undefined ? undefined : async (request, query) => {
      const { issues, options } = await format.inspect?.(spelt(request), query) ?? { issues: [] };
      return { issues, options };
    },
    range: format.range === undefined ? undefined : (files, column) => format.range?.(files, physical.get(column) ?? column) ?? '',
    read: (request) => {
      const select = [
        ...request.columns.map((c) => `${sqlName(physical.get(c.name) ?? c.name)} AS ${sqlName(c.name)}`),
        ...request.partitions.map((p) => sqlName(p.name)),
      ];
      return `SELECT ${select.join(', ')} FROM (${format.read(spelt(request))})`;
    },
  };
}
