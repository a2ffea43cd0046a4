import { Duration, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { EtlJobProps, JobBookmarks } from './etl-job-props';
import { JobSettings } from './job-settings';
import { tagFault } from './job-texts';
import { startFaults } from './started-runs';
import type { ManifestParameter, SourceLocation } from '../core/manifest';

/** A job when all of its nodes are there. */
export interface WholeJob {
  readonly props: EtlJobProps;
  readonly settings: JobSettings;
  readonly resource: glue.CfnJob;
  readonly glueJob: glue.IJob;
  readonly parameters: readonly ManifestParameter[];
  readonly nodes: { readonly all: readonly unknown[]; readonly streaming: boolean };
  readonly at?: SourceLocation;
}

/** What Glue would refuse and only the whole job shows, with what to do, and where the app made the job. */
export function jobFaults(job: WholeJob): string[] {
  const { props, settings, nodes, at } = job;
  const found = nodes.all.length === 0 ? ['the job has no nodes: give it a source and a target']
    : [...delayFaults(props, settings, nodes.streaming), ...(nodes.streaming ? streamFaults(props, settings) : batchFaults(props, settings))];
  const role = props.role === undefined ? [] : roleFaults(job.resource, props.role);
  const all = [...found, ...role, ...argumentFaults(job), ...tagFaults(job)];
  const starts = startFaults(job.glueJob, job.parameters, Object.keys(props.nonOverridableArguments ?? {}));
  return [...(at === undefined ? all : all.map((fault) => `${fault} (${at.file}:${at.line})`)), ...starts];
}

function delayFaults({ notifyDelayAfter: delay, timeout }: EtlJobProps, { timeoutMinutes }: JobSettings, streaming: boolean): string[] {
  const ends = !streaming || timeout !== undefined;
  if (!ends || delay === undefined || delay.toMinutes() < timeoutMinutes) return [];
  return [`notifyDelayAfter: is ${delay.toHumanString()}, and no run takes so long: its timeout is ${Duration.minutes(timeoutMinutes).toHumanString()}; give less, or leave it out`];
}

function batchFaults({ maintenanceWindow }: EtlJobProps, { workerType }: JobSettings): string[] {
  return [
    ...(maintenanceWindow === undefined ? [] : ['maintenanceWindow: only streaming jobs have one, and no source of this job is a stream; leave it out']),
    ...(workerType === glue.WorkerType.G_025X ? ['workerType: G.025X is for streaming jobs only, and no source of this job is a stream; use G.1X'] : []),
  ];
}

function streamFaults({ executionClass, jobRunQueuing }: EtlJobProps, { bookmarks }: JobSettings): string[] {
  return [
    ...(executionClass === glue.ExecutionClass.FLEX ? ['executionClass: a streaming job cannot be FLEX; leave it out'] : []),
    ...(bookmarks === JobBookmarks.DISABLE ? [] : ['bookmarks: a streaming job keeps its place in checkpoints, not in bookmarks; leave it out']),
    ...(jobRunQueuing === true ? ['jobRunQueuing: Glue does not queue streaming jobs; leave it out'] : []),
  ];
}

interface Trust { readonly Statement?: readonly { readonly Effect?: string; readonly Principal?: string | { readonly [type: string]: unknown } }[] }

/** What only a deploy knows may be. */
const mayBeGlue = (service: unknown) => service === 'glue.amazonaws.com' || (typeof service === 'object' && service !== null);

/** A role of the app whose trust is known must let Glue be it. */
export function roleFaults(scope: IConstruct, role: iam.IRole): string[] {
  const element = role.node.defaultChild;
  if (!(element instanceof iam.CfnRole)) return [];
  const { Statement: statements } = Stack.of(scope).resolve(element.assumeRolePolicyDocument) as Trust;
  if (statements === undefined) return [];
  const trusts = statements.some(({ Effect: effect, Principal: who }) => effect === 'Allow'
    && (typeof who === 'string' ? who === '*' : [who?.AWS].flat().includes('*') || [who?.Service].flat().some(mayBeGlue)));
  return trusts ? [] : [`role: ${role.node.path} does not trust glue.amazonaws.com, so that nothing can run; add it to the role's assumedBy`];
}

/** What a property sets may be pinned at that value only: another would leave the nodes without what they need. */
function argumentFaults({ props, resource }: WholeJob): string[] {
  const pinned = Object.entries(props.nonOverridableArguments ?? {});
  if (pinned.length === 0) return [];
  const own = Stack.of(resource).resolve(resource.defaultArguments) as { readonly [name: string]: unknown };
  return pinned.filter(([name, value]) => own[name] !== undefined && own[name] !== value && props.defaultArguments?.[name] === undefined)
    .map(([name, value]) => `nonOverridableArguments: '${name}' is '${value}', and the job's own is '${text(own[name])}'; set it by the job's property or parameter`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** With those that `Tags.of` adds. */
function tagFaults({ resource }: WholeJob): string[] {
  const fault = tagFault((resource.tags.renderTags() ?? {}) as { readonly [key: string]: string });
  return fault === undefined ? [] : [`tags: ${fault}`];
}
