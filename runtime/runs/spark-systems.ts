import { CheckedJob, CheckedNode } from './check';
import type { StagedTarget } from './commit';
import { readingSql } from './look';
import { columnsDdl } from '../../src/core/types';
import type { Query } from '../formats/format';
import { PARQUET } from '../formats/parquet';
import { Files } from '../host/host';

/** What stands for a system where the script reads or writes it. */
export interface SparkSystem {
  /** Folder of its rows; none: it has none. */
  readonly rows?: string;
  readonly columns?: string;
  /** Folder for the rows that it is to get. */
  readonly to?: string;
  /** Spark itself reads the database, by a driver; how it is reached stands in no file. */
  readonly byDriver?: true;
}

/** Rows that have landed, as Parquet, and folders for those that leave: the script's calls of Glue's readers and writers get and give these. */
export async function sparkSystems({ job, nodes }: CheckedJob, folder: string, files: Files, query: Query): Promise<Record<string, SparkSystem>> {
  const out: Record<string, SparkSystem> = {};
  const { timeZone } = job.manifest.job;
  for (const [i, { resolved: { node }, source, writing, driver }] of nodes.entries()) {
    if (driver !== undefined && source === undefined && node.inputs.length === 0) out[node.id] = { byDriver: true };
    if (writing !== undefined) out[node.id] = { to: `${folder}/out-${i}` };
    if (source?.landed === undefined) continue;
    const rows = `${folder}/in-${i}`;
    if (source.paths.length > 0) {
      await files.makeFolder(rows);
      await query(PARQUET.write({ from: `(${readingSql(source, timeZone)})`, columns: source.columns, partitionKeys: [], options: {}, timeZone, to: rows, id: 'rows' }));
    }
    out[node.id] = { columns: columnsDdl(source.columns), ...(source.paths.length === 0 ? {} : { rows }) };
  }
  return out;
}

/** The rows that the script gave a system, as that system's connector wants them. */
export async function handOver(
  checked: CheckedNode, target: StagedTarget, from: string,
  { files, query, timeZone, id }: { readonly files: Files; readonly query: Query; readonly timeZone: string; readonly id: string },
): Promise<void> {
  const { writing } = target;
  if (writing === undefined || await files.kind(from) === undefined) return;
  const written = (await files.list(from)).map((f) => f.path).filter((p) => p.endsWith('.parquet'));
  if (written.length === 0) return;
  const columns = checked.inputs[0]?.columns ?? [];
  await files.makeFolder(target.staging.folder);
  const rows = PARQUET.read({ files: written, options: {}, columns, partitions: [], timeZone });
  await query(writing.format.write({ from: `(${rows})`, columns, partitionKeys: [], options: writing.options, timeZone, to: target.staging.folder, id }));
}
