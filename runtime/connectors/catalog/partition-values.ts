import { Column } from '../../../src/core/types';
import { Format, ReadRequest } from '../../formats/format';
import { parseText } from '../../formats/parse-values';
import { sqlName, sqlString } from '../../formats/sql-text';

/** Values of a file's partition keys, as text; `undefined` is null. */
export type PartitionValues = readonly (string | undefined)[];

/** A format whose files' partition values are known from elsewhere than their folders: a catalog, a table's log. */
export function withPartitionValues(format: Format, keys: readonly Column[], valuesOf: ReadonlyMap<string, PartitionValues>): Format {
  const bare = <R extends ReadRequest>(request: R): R => ({ ...request, partitions: [] });
  return {
    ...format,
    prepare: format.prepare === undefined ? undefined : async (files, options, folder, request) => {
      const prepared = await format.prepare?.(files, options, folder, request) ?? { files, format, options };
      const moved = new Map(prepared.files.map((f, i) => [f, valuesOf.get(files[i] ?? '') ?? []]));
      return { ...prepared, format: withPartitionValues(prepared.format, keys, moved) };
    },
    inspect: format.inspect === undefined ? undefined : async (request, query) => format.inspect?.(bare(request), query) ?? { issues: [] },
    rejects: format.rejects === undefined ? undefined : (request) => format.rejects?.(bare(request)) ?? '',
    read: (request) => {
      const groups = new Map<string, { readonly values: PartitionValues; readonly files: string[] }>();
      for (const file of request.files) {
        const values = valuesOf.get(file) ?? [];
        const id = JSON.stringify(values.map((v) => v ?? null));
        const group = groups.get(id);
        if (group === undefined) groups.set(id, { values, files: [file] });
        else group.files.push(file);
      }
      return [...groups.values()].map(({ values, files }) => {
        const constants = keys.map((k, i) => `${constant(k, values[i], request.timeZone)} AS ${sqlName(k.name)}`);
        return `SELECT ${['*', ...constants].join(', ')} FROM (${format.read({ ...bare(request), files })})`;
      }).join(' UNION ALL ');
    },
  };
}

function constant(key: Column, value: string | undefined, timeZone: string): string {
  return parseText(key.type, value === undefined ? 'CAST(NULL AS VARCHAR)' : sqlString(value), timeZone);
}
