import type { StatementOutput } from '@aws-sdk/client-glue';
import type { Wire } from '../wire';
import type { StatementResult } from './engine';

/** RequestOrigin values of the official kernel, whose own model of the output has more members. */
const KERNEL = /jupyter|notebook|^GlueStudio/i;

/**
 * The output in Livy's words: `ok` or `error` where the model says StatementState, as clients expect.
 * The official kernel reads TextPlain only where it stands alone; a rich result it takes from MimeType, Result, StdOut and StdErr,
 * which are no part of the public model.
 */
export function statementOutput(result: StatementResult, count: number, origin: string | undefined): Wire<StatementOutput> | undefined {
  if (result.status === 'cancelled') return undefined;
  const output = result.status === 'ok'
    ? { Data: { TextPlain: result.text, ...KERNEL.test(origin ?? '') ? richData(result) : {} }, ExecutionCount: count, Status: 'ok' }
    : { ExecutionCount: count, Status: 'error', ErrorName: result.name, ErrorValue: result.value, Traceback: [...result.traceback] };
  return output as unknown as Wire<StatementOutput>;
}

function richData({ mime, stdout, stderr }: Extract<StatementResult, { status: 'ok' }>): object {
  return mime === undefined ? {} : { MimeType: mime.type, Result: mime.data, StdOut: stdout ?? '', StdErr: stderr ?? '' };
}
