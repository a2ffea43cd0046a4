import type { Table } from '@aws-sdk/client-glue';
import { GlueprintError } from '../../../../src/core/diagnostics';
import type { Column } from '../../../../src/core/types';
import type { Connectors } from '../../../connectors/registry';
import type { EngineSession } from '../../../engines/engine';
import { formatNamed } from '../../../formats/registry';
import { lookAtSource, readingSql } from '../../../runs/look';
import { storedTable } from '../jobs/spark-tables';
import type { Wire } from '../wire';

export interface ReadableTable {
  readonly columns: readonly Column[];
  /** A DuckDB query that gives them. */
  readonly sql: string;
}

/** A table of the catalog as the embedded engine reads it: its files where they lie now. */
export async function readTable(table: Wire<Table>, connectors: Connectors, session: EngineSession, timeZone: string): Promise<ReadableTable> {
  const name = `${table.DatabaseName}.${table.Name}`;
  const stored = storedTable(table);
  if (stored === undefined) {
    throw new GlueprintError({ code: 'UnreadableTable', message: `table ${name} has no location or no format that is known; its classification is '${table.Parameters?.classification ?? ''}'` });
  }
  const format = formatNamed(stored.format);
  const columns = [...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []];
  const schema = columns.length === 0 ? undefined : columns.map((c) => `\`${c.Name}\` ${c.Type ?? 'string'}`).join(', ');
  const reading = await lookAtSource(name, { uris: [stored.location.replace(/\/*$/, '/')], format, options: stored.options, schema, recurse: false, exclusions: [] }, {
    connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, folder: `${session.temporaryFolder}/made-${name.replace(/[^A-Za-z0-9_.-]+/g, '_')}`,
  });
  return { columns: reading.columns, sql: readingSql(reading, timeZone) };
}
