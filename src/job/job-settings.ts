import { Duration, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { DatalakeFormat, EtlJobProps, JobBookmarks } from './etl-job-props';
import { checkTexts } from './job-texts';
import { sourceControlFault } from './source-control';
import { didYouMean, GlueprintError } from '../core/diagnostics';
import { sparkVersion } from '../core/nodes';

/** A job's settings, defaults filled in. */
export interface JobSettings {
  readonly glueVersion: glue.GlueVersion;
  readonly workerType: glue.WorkerType;
  readonly numberOfWorkers: number;
  readonly timeoutMinutes: number;
  readonly maxRetries: number;
  readonly maxConcurrentRuns: number;
  readonly bookmarks: JobBookmarks;
  readonly timeZone: string;
  readonly tags: { readonly [key: string]: string };
}

/** Glue stops or restarts any run after seven days. */
export const MOST_MINUTES = 7 * 24 * 60;
/** Spare capacity is of these types only. */
const FLEX_WORKERS: readonly string[] = [glue.WorkerType.G_1X, glue.WorkerType.G_2X];
const WORKER_TYPES: readonly string[] = Object.values(glue.WorkerType).filter((t) => t !== glue.WorkerType.STANDARD);

/** Settings that Glue would refuse, or silently take otherwise, are refused here. */
export function checkSettings(node: string, props: EtlJobProps): JobSettings {
  const fail = (field: string, message: string, hint?: string): never => {
    throw new GlueprintError({ code: 'InvalidField', node, field, message, hint });
  };
  const integer = (field: keyof EtlJobProps & string, value: number, min: number, max: number): number => {
    if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= min && value <= max)) return value;
    return fail(field, `got ${value}, expected a whole number from ${min} to ${max}`);
  };
  const minutes = (field: 'timeout' | 'notifyDelayAfter', value: Duration): number => {
    const n = value.toMinutes({ integral: false });
    return Number.isInteger(n) && n >= 1 && n <= MOST_MINUTES ? n : fail(field, `got ${value.toHumanString()}, expected whole minutes, 7 days at most`);
  };
  const oneOf = (field: keyof EtlJobProps & string, value: string | undefined, allowed: readonly string[]): void => {
    if (value !== undefined && !Token.isUnresolved(value) && !allowed.includes(value)) fail(field, `got '${value}', expected one of ${allowed.join(', ')}${didYouMean(value, allowed)}`);
  };
  checkTexts(node, props);
  const glueVersion = props.glueVersion ?? glue.GlueVersion.V5_1;
  try {
    sparkVersion(glueVersion);
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ node, field: 'glueVersion' }) : error;
  }
  const workerType = props.workerType ?? glue.WorkerType.G_1X;
  if (!Token.isUnresolved(workerType) && !WORKER_TYPES.includes(workerType)) {
    fail('workerType', `Glue ${glueVersion} has no workers of type '${workerType}', expected one of ${WORKER_TYPES.join(', ')}${didYouMean(workerType, WORKER_TYPES)}`);
  }
  oneOf('executionClass', props.executionClass, Object.values(glue.ExecutionClass));
  oneOf('bookmarks', props.bookmarks, Object.values(JobBookmarks));
  for (const format of props.datalakeFormats ?? []) oneOf('datalakeFormats', format, Object.values(DatalakeFormat));
  const flex = props.executionClass === glue.ExecutionClass.FLEX;
  if (flex && !FLEX_WORKERS.includes(workerType)) fail('executionClass', `FLEX is for workers of type ${FLEX_WORKERS.join(' and ')}, got ${workerType}`);
  if (props.jobRunQueuing === true && (props.maxRetries ?? 0) > 0) fail('maxRetries', 'Glue does not retry runs that may wait in the queue', 'leave out one of maxRetries and jobRunQueuing');
  if (props.encrypt === false && (props.encryptionKey !== undefined || props.securityConfiguration !== undefined)) {
    fail('encrypt', `is false, yet ${props.encryptionKey === undefined ? 'a security configuration' : 'a key'} is given`);
  }
  if (props.encryptionKey !== undefined && props.securityConfiguration !== undefined) fail('encryptionKey', 'the security configuration has its keys already');
  const fault = props.sourceControl === undefined ? undefined : sourceControlFault(props.sourceControl, props.visual === true);
  if (fault !== undefined) fail('sourceControl', ...fault);
  if (props.extraJarsFirst === true && (props.extraJars ?? []).length === 0) fail('extraJarsFirst', 'there are no extra jars');
  const timeoutMinutes = props.timeout === undefined ? 480 : minutes('timeout', props.timeout);
  if (props.notifyDelayAfter !== undefined) minutes('notifyDelayAfter', props.notifyDelayAfter);
  return {
    glueVersion,
    workerType,
    numberOfWorkers: integer('numberOfWorkers', props.numberOfWorkers ?? 2, 2, 299),
    timeoutMinutes,
    maxRetries: integer('maxRetries', props.maxRetries ?? 0, 0, 10),
    maxConcurrentRuns: integer('maxConcurrentRuns', props.maxConcurrentRuns ?? 1, 1, 1000),
    bookmarks: props.bookmarks ?? JobBookmarks.DISABLE,
    timeZone: props.timeZone ?? 'UTC',
    tags: props.tags ?? {},
  };
}
