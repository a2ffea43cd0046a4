import {
  CreateSessionCommand, DeleteSessionCommand, GlueClient, ListSessionsCommand, Session, StopSessionCommand, TagResourceCommand,
} from '@aws-sdk/client-glue';
import { CreateOutcome, GlueSessions, OWNER_TAG, POOL_TAG, SessionTemplate } from './ports';
import { CreateFailure, GlueSessionStatus, ObservedSession } from '../../src/core/pool';

/** Errors by which Glue says why it created nothing. Of the others only those of the caller's making (4xx) are as sure. */
const FAILURES: { readonly [name: string]: CreateFailure } = {
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  ConcurrentModificationException: 'throttled',
  ResourceNumberLimitExceededException: 'quota',
  AccessDeniedException: 'rejected',
  InvalidInputException: 'rejected',
  ValidationException: 'rejected',
  OperationNotSupportedException: 'rejected',
};
/** The id was taken by an earlier copy of the same call. */
const ALREADY_THERE = ['AlreadyExistsException', 'IdempotentParameterMismatchException'];

/** The pool's sessions in Glue. */
export class AwsGlueSessions implements GlueSessions {
  constructor(
    private readonly client: Pick<GlueClient, 'send'>,
    private readonly pool: string,
    private readonly template: SessionTemplate,
    /** ARN of a session up to and without its id. */
    private readonly arnPrefix: string,
    private readonly log: (entry: object) => void = () => undefined,
  ) {}

  public async list(): Promise<ObservedSession[]> {
    const sessions: Session[] = [];
    let token: string | undefined;
    do {
      const page = await this.client.send(new ListSessionsCommand({ Tags: { [POOL_TAG]: this.pool }, MaxResults: 1000, NextToken: token }));
      sessions.push(...page.Sessions ?? []);
      token = page.NextToken;
    } while (token !== undefined && token !== '');
    // The id is checked too: an endpoint that leaves the tag filter out must not make us stop the sessions of others.
    return sessions.filter((s) => s.Id?.startsWith(`${this.pool}-`) && s.Status !== undefined).map((s) => ({
      id: s.Id!,
      status: s.Status as GlueSessionStatus,
      createdAt: s.CreatedOn?.getTime(),
      completedAt: s.CompletedOn?.getTime(),
    }));
  }

  public async create(id: string): Promise<CreateOutcome> {
    const t = this.template;
    try {
      await this.client.send(new CreateSessionCommand({
        Id: id,
        Description: `Session of pool ${this.pool}`,
        Role: t.role,
        Command: { Name: 'glueetl', PythonVersion: '3' },
        GlueVersion: t.glueVersion,
        WorkerType: t.workerType as never,
        NumberOfWorkers: t.numberOfWorkers,
        IdleTimeout: t.idleTimeoutMinutes,
        Timeout: t.timeoutMinutes,
        DefaultArguments: { ...t.defaultArguments },
        Connections: t.connections === undefined ? undefined : { Connections: [...t.connections] },
        SecurityConfiguration: t.securityConfiguration,
        Tags: { ...t.tags, [POOL_TAG]: this.pool },
        ...(t.sessionType === undefined ? {} : { SessionType: t.sessionType }),
      }));
      return { created: true };
    } catch (error) {
      const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      if (ALREADY_THERE.includes(name)) return { created: true };
      const status = $metadata?.httpStatusCode ?? 0;
      return { created: false, failure: FAILURES[name] ?? (status >= 400 && status < 500 ? 'rejected' : 'unknown'), message: `${name}: ${message}` };
    }
  }

  public async stop(id: string): Promise<boolean> {
    return this.accepted('stop', id, () => this.client.send(new StopSessionCommand({ Id: id })));
  }

  public async tag(id: string, owner: string): Promise<boolean> {
    return this.accepted('tag', id, () => this.client.send(new TagResourceCommand({ ResourceArn: `${this.arnPrefix}${id}`, TagsToAdd: { [OWNER_TAG]: owner } })));
  }

  public async remove(id: string): Promise<boolean> {
    return this.accepted('delete', id, () => this.client.send(new DeleteSessionCommand({ Id: id })));
  }

  /** A refusal is no fault of the turn: the next listing shows what is the case, and the call is due again. */
  private async accepted(call: string, session: string, send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      this.log({ kind: 'callRefused', call, session, error: (error as Error).name, message: (error as Error).message });
      return false;
    }
  }
}
