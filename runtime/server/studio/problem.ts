import type { Job, Problem } from './contract';
import { GlueprintError } from '../../../src/core/diagnostics';
import type { Reply } from '../http/exchange';

/** The codes that have a status of their own; any other fault of the user is 422. */
const STATUS: Readonly<Record<string, number>> = {
  BadRequest: 400,
  TokenRequired: 401,
  ReadOnly: 403,
  UnknownJob: 404,
  UnknownNode: 404,
  UnknownRun: 404,
  UnknownOutput: 404,
  NotFound: 404,
  MethodNotAllowed: 405,
  JobExists: 409,
  RunEnded: 409,
  StaleGraph: 412,
  PreconditionRequired: 428,
  NotSupported: 501,
};

const PREFIX = 'urn:glueprint:';

/** A graph file that changed under an edit: the error carries what is there now. */
export class StaleGraph extends GlueprintError {
  constructor(file: string, public readonly current: Job) {
    super({ code: 'StaleGraph', file, message: 'the file has changed since this edit was made' });
  }
}

/** The reply to a fault; `undefined` where it is a bug of ours, which the client must not read. */
export function problem(error: unknown): Reply | undefined {
  if (!GlueprintError.isGlueprintError(error)) return undefined;
  const { code, hint, node, field, span } = error.details;
  const status = STATUS[code] ?? 422;
  const body: Problem = {
    type: PREFIX + code,
    title: code,
    status,
    detail: error.details.message,
    hint,
    node,
    field,
    start: span?.start,
    end: span?.end,
    current: error instanceof StaleGraph ? error.current : undefined,
  };
  return { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' }, body: JSON.stringify(body) };
}
