import type * as sdk from '@aws-sdk/client-glue';
import { operation } from '../../operation';
import { paginate } from '../../paging';

/** Statements of a session run one after the other; the rest wait. */
export const RUN_STATEMENT = operation<sdk.RunStatementRequest, sdk.RunStatementResponse>('RunStatement', (input, call) => (
  { Id: call.services.sessions.runStatement(call.state, input.SessionId, input.Code) }
));

/** Held open until the statement has ended. */
export const GET_STATEMENT = operation<sdk.GetStatementRequest, sdk.GetStatementResponse>('GetStatement', async (input, call) => (
  { Statement: await call.services.sessions.finishedStatement(call.state, input.SessionId, input.Id, call.signal) }
));

export const LIST_STATEMENTS = operation<sdk.ListStatementsRequest, sdk.ListStatementsResponse>('ListStatements', (input, call) => {
  call.services.sessions.get(call.state, input.SessionId);
  const page = paginate(call.state.statements, { ...input, list: 'ListStatements', parent: input.SessionId, order: 'oldest' });
  return { Statements: page.items.map((s) => s.doc), NextToken: page.NextToken };
});

export const CANCEL_STATEMENT = operation<sdk.CancelStatementRequest, sdk.CancelStatementResponse>('CancelStatement', (input, call) => {
  call.services.sessions.cancelStatement(call.state, input.SessionId, input.Id);
  return {};
});
