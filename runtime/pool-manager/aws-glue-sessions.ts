import {
  CreateSessionCommand, DeleteSessionCommand, GlueClient, ListSessionsCommand, Session, StopSessionCommand, TagResourceCommand,
} from '@aws-sdk/client-glue';
import { CreateOutcome, GlueSessions, OWNER_TAG, POOL_TAG, SessionTemplate } from './ports';
import { createFailure, sessionRequest } from './session-request';
import { GlueSessionStatus, ObservedSession } from '../../src/core/pool';

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
    try {
      await this.client.send(new CreateSessionCommand(sessionRequest(this.pool, this.template, id)));
      return { created: true };
    } catch (error) {
      const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      const failure = createFailure(name, $metadata?.httpStatusCode ?? 0);
      return failure === undefined ? { created: true } : { created: false, failure, message: `${name}: ${message}` };
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
