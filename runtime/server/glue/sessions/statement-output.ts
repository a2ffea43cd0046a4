import type { StatementOutput } from '@aws-sdk/client-glue';
import type { Wire } from '../wire';
import type { StatementResult } from './engine';

/** RequestOrigin values of the official kernel, whose own model of the output has more members. */
const KERNEL = /jupyter|notebook|^GlueStudio/i;

/**
 * The output in Livy's words: `ok` or `error` where the model says StatementState, as clients expect.
 * The official kernel also reads MimeType, Result, StdOut and StdErr, which are no part of the public model.
 */
export function statementOutput(result: Exclude<StatementResult, { status: 'cancelled' }> | StatementResult, count: number, origin: string | undefined): Wire<StatementOutput> | undefined {
  if (result.status === 'cancelled') return undefined;
  const kernel = KERNEL.test(origin ?? '');
  const rich = kernel ? { StdOut: result.stdout, StdErr: result.stderr } : {};
  const output = result.status === 'ok'
    ? {
      Data: {
        TextPlain: result.text,
        ...rich,
        ...kernel && result.mime !== undefined ? { MimeType: result.mime.type, Result: result.mime.data } : {},
      },
      ExecutionCount: count,
      Status: 'ok',
    }
    : { ...kernel ? { Data: rich } : {}, ExecutionCount: count, Status: 'error', ErrorName: result.name, ErrorValue: result.value, Traceback: [...result.traceback] };
  return output as unknown as Wire<StatementOutput>;
}
