import type { JobNode } from './job-node';
import type { Schema } from './schema';

/**
 * Rows that a node gives and other nodes read.
 */
export interface IDataset {
  /**
   * Its name in SQL and in the generated script, unique in the job.
   */
  readonly viewName: string;

  /**
   * Its columns.
   *
   * @default - not known before the source has been read
   */
  readonly schema?: Schema;
}

interface Origin { readonly node: JobNode; readonly output: string }

/** Which node a dataset comes from; kept here, so that it is not part of the API. */
const ORIGINS = new WeakMap<IDataset, Origin>();

export function registerDataset(dataset: IDataset, node: JobNode, output: string): void {
  ORIGINS.set(dataset, { node, output });
}

export function originOf(dataset: IDataset): Origin | undefined {
  return ORIGINS.get(dataset);
}
