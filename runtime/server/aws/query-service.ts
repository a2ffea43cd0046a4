import { AwsError } from './aws-error';
import type { SignatureCheck } from './signature-check';
import { parseSignature } from './sigv4';
import { renderXml, type XmlTree } from './xml';
import type { Reply, Request, Route } from '../http/exchange';

export interface QueryIdentity { readonly account: string }

type Action = (parameters: URLSearchParams, identity: QueryIdentity, now: number) => XmlTree;

const ASSUMED = { id: 'AKIAIOSFODNN7EXAMPLE', user: 'AIDACKCEVSQ6C2EXAMPLE' };

function getCallerIdentity(_parameters: URLSearchParams, { account }: QueryIdentity): XmlTree {
  return { Arn: `arn:aws:iam::${account}:user/glueprint`, UserId: ASSUMED.user, Account: account };
}

/** Any role exists: there is no IAM here. */
function getRole(parameters: URLSearchParams, { account }: QueryIdentity, now: number): XmlTree {
  const name = parameters.get('RoleName') ?? '';
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'glue.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  return {
    Role: {
      Path: '/',
      RoleName: name,
      RoleId: 'AROADBQP57FF2AEXAMPLE',
      Arn: `arn:aws:iam::${account}:role/${name}`,
      CreateDate: new Date(now).toISOString(),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(policy)),
      MaxSessionDuration: 3600,
    },
  };
}

/** Credentials that are worth nothing: for clients that insist on a role. */
function assumeRole(parameters: URLSearchParams, { account }: QueryIdentity, now: number): XmlTree {
  const role = parameters.get('RoleArn') ?? '';
  const session = parameters.get('RoleSessionName') ?? 'session';
  return {
    Credentials: { AccessKeyId: ASSUMED.id, SecretAccessKey: 'secret', SessionToken: 'token', Expiration: new Date(now + 3_600_000).toISOString() },
    AssumedRoleUser: { AssumedRoleId: `${ASSUMED.user}:${session}`, Arn: `arn:aws:sts::${account}:assumed-role/${role.split('/').pop() ?? ''}/${session}` },
  };
}

interface QueryApi { readonly namespace: string; readonly actions: Readonly<Record<string, Action>> }

const APIS: Readonly<Record<string, QueryApi>> = {
  '2011-06-15': { namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', actions: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole } },
  '2010-05-08': { namespace: 'https://iam.amazonaws.com/doc/2010-05-08/', actions: { GetRole: getRole } },
};

function formOf(request: Request): URLSearchParams | undefined {
  if (request.method === 'POST' && String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(request.body.toString('utf8'));
  return undefined;
}

/** Signature faults as the services with XML name them. */
const SIGNATURE_CODES: Readonly<Record<string, string>> = {
  InvalidSignatureException: 'SignatureDoesNotMatch',
  UnrecognizedClientException: 'InvalidClientTokenId',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
};

/** The few actions of STS and IAM that Glue clients need; XML over form posts. */
export class QueryService implements Route {
  public readonly name = 'sts, iam';

  /** `others`: another endpoint answers what is not known here. */
  constructor(
    private readonly identity: QueryIdentity,
    private readonly now: () => number,
    private readonly others: boolean,
    private readonly signatures?: SignatureCheck,
  ) {}

  public matches(request: Request): boolean {
    const form = formOf(request);
    if (form === null || form === undefined || !form.has('Action')) return false;
    return !this.others || this.find(form) !== undefined;
  }

  public handle(request: Request): Reply {
    const form = formOf(request) ?? new URLSearchParams();
    const action = form.get('Action') ?? '';
    try {
      this.signatures?.check(request);
    } catch (e) {
      if (e instanceof AwsError) return fault(request, 403, SIGNATURE_CODES[e.code] ?? e.code, e.message);
      throw e;
    }
    const found = this.find(form);
    if (found === undefined) {
      const service = parseSignature(request.headers.authorization)?.service ?? 'unknown service';
      return fault(request, 400, 'InvalidAction', `${action} (${service}) is not answered by the local Glue endpoint; give an emulator for it with --upstream`);
    }
    const result = renderXml(found.action(form, this.identity, this.now()));
    return xml(200, `<${action}Response xmlns="${found.namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${request.id}</RequestId></ResponseMetadata></${action}Response>`);
  }

  private find(form: URLSearchParams): { action: Action; namespace: string } | undefined {
    const api = APIS[form.get('Version') ?? ''];
    const action = form.get('Action') ?? '';
    const found = api !== undefined && Object.hasOwn(api.actions, action) ? api.actions[action] : undefined;
    return api === undefined || found === undefined ? undefined : { action: found, namespace: api.namespace };
  }
}

function fault(request: Request, status: number, code: string, message: string): Reply {
  const error = renderXml({ Type: 'Sender', Code: code, Message: message });
  return xml(status, `<ErrorResponse><Error>${error}</Error><RequestId>${request.id}</RequestId></ErrorResponse>`);
}

function xml(status: number, body: string): Reply {
  return { status, headers: { 'Content-Type': 'text/xml' }, body };
}
