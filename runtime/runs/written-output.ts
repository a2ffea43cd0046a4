import type { CheckedNode } from './check';
import type { StagedTarget } from './commit';
import { columnsDdl } from '../../src/core/types';
import type { FileEntry } from '../host/host';

/** What a run wrote to one target, as its record keeps it: enough to find and read those rows again. */
export interface WrittenOutput {
  readonly node: string;
  readonly purpose: 'data' | 'rejected';
  readonly uri: string;
  /** Where that is on this machine. */
  readonly place: string;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  /** Absent: the rows are in a system, not in files. */
  readonly format?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Columns as DDL, partition keys included. */
  readonly schema?: string;
  /** Each file's name holds one of these, and no other run's does. */
  readonly marks?: readonly string[];
}

const MARK = /^part-\d+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** `id` is in the names that files get when they are published; those that have a name already keep it. */
export function writtenOutput(
  target: StagedTarget, node: CheckedNode | undefined, files: readonly FileEntry[], id: string, rows: number,
): WrittenOutput {
  const { purpose, staging, writing } = target;
  const bytes = files.reduce((sum, f) => sum + f.size, 0);
  const base = { node: target.node, purpose, uri: staging.uri, place: staging.target, files: files.length, bytes, rows };
  const spec = node?.target;
  if (spec === undefined || writing !== undefined || purpose === 'rejected') return base;
  const columns = spec.columns ?? node?.inputs[0]?.columns ?? [];
  const marks = new Set(files.map((f) => MARK.exec(f.relative.split('/').at(-1) ?? '')?.[1] ?? id));
  return { ...base, format: spec.format.name, options: spec.options, schema: columnsDdl(columns), marks: [...marks] };
}
