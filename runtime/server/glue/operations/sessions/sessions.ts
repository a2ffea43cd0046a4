import type * as sdk from '@aws-sdk/client-glue';
import { invalidInput } from '../../errors';
import { arn, operation } from '../../operation';
import { paginate } from '../../paging';

export const CREATE_SESSION = operation<sdk.CreateSessionRequest, sdk.CreateSessionResponse>('CreateSession', async (input, call) => {
  const name = input.Command.Name;
  if (!call.services.options.lenient && name !== 'glueetl' && name !== 'gluestreaming') throw invalidInput(`Command name ${name} is not valid, choose from: [glueetl, gluestreaming]`);
  return { Session: await call.services.sessions.create(call.state, input, arn(call, `session/${input.Id}`)) };
}, 'Spark SQL on the embedded engine; Python where Sail or PySpark is installed; of DefaultArguments --conf and --extra-py-files are heeded');

/** Held open while the session is being provisioned. */
export const GET_SESSION = operation<sdk.GetSessionRequest, sdk.GetSessionResponse>('GetSession', async (input, call) => (
  { Session: await call.services.sessions.settled(call.state, input.Id, call.signal) }
));

export const LIST_SESSIONS = operation<sdk.ListSessionsRequest, sdk.ListSessionsResponse>('ListSessions', (input, call) => {
  const page = paginate(call.state.sessions, { ...input, list: 'ListSessions', order: 'newest', filter: input.Tags && ((s) => call.state.tags.match(s.extra.arn, input.Tags)) });
  return { Ids: page.items.map((s) => s.name), Sessions: page.items.map((s) => s.doc), NextToken: page.NextToken };
});

export const STOP_SESSION = operation<sdk.StopSessionRequest, sdk.StopSessionResponse>('StopSession', async (input, call) => {
  await call.services.sessions.stop(call.state, input.Id);
  return { Id: input.Id };
});

export const DELETE_SESSION = operation<sdk.DeleteSessionRequest, sdk.DeleteSessionResponse>('DeleteSession', async (input, call) => {
  await call.services.sessions.delete(call.state, input.Id);
  return { Id: input.Id };
});

const TOKEN_SECONDS = 3600;

export const GET_SESSION_ENDPOINT = operation<sdk.GetSessionEndpointRequest, sdk.GetSessionEndpointResponse>('GetSessionEndpoint', (input, call) => {
  const { url, token } = call.services.sessions.endpoint(call.state, input.SessionId);
  return { SparkConnect: { Url: url, AuthToken: token, AuthTokenExpirationTime: call.now + TOKEN_SECONDS } };
}, 'where Sail is installed; the endpoint is on loopback and looks at no token');

export const GET_SYSTEM_LOGS_FOR_SESSION = operation<sdk.GetSystemLogsForSessionRequest, sdk.GetSystemLogsForSessionResponse>('GetSystemLogsForSession', (input, call) => {
  call.services.sessions.get(call.state, input.Id);
  return { SystemLogsUrl: call.services.logs.url(input.Id) };
}, 'the URL is one of this server and gives the log as text');
