import { refuse, Signature, SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, INT } from '../../types';

const ID = [{ name: 'id', type: BIGINT, nullable: false }];

/** range(end), range(start, end[, step[, partitions]]). */
function range(count: number): Signature {
  const names = count === 1 ? ['end'] : ['start', 'end', 'step'].slice(0, Math.min(count, 3));
  return {
    params: [...names.map((n) => param(n, BIGINT, { constant: true })), ...(count === 4 ? [param('numPartitions', INT, { constant: true })] : [])],
    result: BIGINT,
    coerce: (call) => {
      const text = call.args.findIndex((a) => a.type.kind === 'string');
      return text < 0 ? [] : refuse('UNEXPECTED_INPUT_TYPE', `parameter ${text + 1} of range requires the type "BIGINT", however it has the type "STRING"`, text);
    },
    check: (call) => {
      const at = call.args.findIndex((a) => a.constant === null);
      if (at >= 0) return refuse('UNEXPECTED_INPUT_TYPE', `parameter ${at + 1} of range requires the type "BIGINT", however "NULL" has the type "VOID"`, at);
      return call.args[2]?.constant === 0n ? refuse('FAILED_FUNCTION_CALL', 'the step of range must not be 0', 2) : undefined;
    },
    columns: () => ID,
    relation: (c) => `range(${c.args.slice(0, 3).join(', ')})`,
  };
}

export const TABLE_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['range'], group: 'table_funcs', kind: 'table', signatures: [1, 2, 3, 4].map(range) },
  { names: ['sql_keywords'], group: 'table_funcs', kind: 'table', signatures: [], unsupported: "it lists the keywords of Spark's own parser" },
];
