import type { CreateSessionRequest } from '@aws-sdk/client-glue';
import { POOL_TAG, SessionTemplate } from './ports';
import { CreateFailure } from '../../src/core/pool';

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

/** What CreateSession is asked for, in the cloud as on the local endpoint. */
export function sessionRequest(pool: string, template: SessionTemplate, id: string): CreateSessionRequest {
  const t = template;
  return {
    Id: id,
    Description: `Session of pool ${pool}`,
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
    Tags: { ...t.tags, [POOL_TAG]: pool },
    ...(t.sessionType === undefined ? {} : { SessionType: t.sessionType }),
  };
}

/** Why CreateSession failed, by the error's name and HTTP status; undefined where the session is there all the same. */
export function createFailure(name: string, status: number): CreateFailure | undefined {
  if (ALREADY_THERE.includes(name)) return undefined;
  return FAILURES[name] ?? (status >= 400 && status < 500 ? 'rejected' : 'unknown');
}
