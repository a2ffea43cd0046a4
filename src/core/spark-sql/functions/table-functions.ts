import type { Signature, SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, INT } from '../../types';

const ID = [{ name: 'id', type: BIGINT, nullable: false }];

/** range(end), range(start, end[, step[, partitions]]). */
function range(count: number): Signature {
  const names = count === 1 ? ['end'] : ['start', 'end', 'step'].slice(0, Math.min(count, 3));
  return {
    params: [...names.map((n) => param(n, BIGINT, { constant: true })), ...(count === 4 ? [param('numPartitions', INT, { constant: true })] : [])],
    result: BIGINT,
    columns: () => ID,
    relation: (c) => `range(${c.args.slice(0, 3).join(', ')})`,
  };
}

export const TABLE_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['range'], group: 'table_funcs', kind: 'table', signatures: [1, 2, 3, 4].map(range) },
];
