import { createHash } from 'node:crypto';
import { Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { withConnectionDetails } from './connection-details';
import type { EtlJobProps } from './etl-job-props';
import type { JobNodes } from './job-nodes';
import { JobSettings, MOST_MINUTES } from './job-settings';
import { Manifest, MANIFEST_VERSION, ManifestJob, ManifestParameter, orderNodes, SourceLocation, StudioJobOrigin } from '../core/manifest';
import type { TokenTexts } from '../token-texts';

/** What a job's manifest is made of. */
export interface JobManifestParts {
  readonly props: EtlJobProps;
  readonly settings: JobSettings;
  readonly resource: glue.CfnJob;
  readonly nodes: JobNodes;
  readonly parameters: readonly ManifestParameter[];
  readonly texts: TokenTexts;
  readonly fileName: string;
  readonly at?: SourceLocation;
  readonly estimate?: ManifestJob['estimate'];
  readonly studio?: StudioJobOrigin;
}

/** The job as the runtime, the script and the graph of Glue Studio are made from it. */
export function jobManifest(job: Construct, parts: JobManifestParts): Manifest {
  const stack = Stack.of(job);
  const { settings, props, nodes, texts, estimate, at, studio } = parts;
  const connections = nodes.connections.map((c) => texts.text(c.name));
  return {
    version: MANIFEST_VERSION,
    job: {
      path: job.node.path,
      name: job.node.id,
      stack: Token.isUnresolved(stack.stackName) ? stack.artifactId : stack.stackName,
      ...(props.description === undefined ? {} : { description: props.description }),
      glueVersion: settings.glueVersion,
      workerType: settings.workerType,
      numberOfWorkers: settings.numberOfWorkers,
      timeoutMinutes: nodes.streaming && props.timeout === undefined ? MOST_MINUTES : settings.timeoutMinutes,
      maxRetries: settings.maxRetries,
      bookmarks: settings.bookmarks,
      timeZone: settings.timeZone,
      tags: settings.tags,
      logicalId: stack.resolve(parts.resource.logicalId) as string,
      script: `${parts.fileName}.py`,
      ...(settings.maxConcurrentRuns === 1 ? {} : { maxConcurrentRuns: settings.maxConcurrentRuns }),
      ...(props.executionClass === glue.ExecutionClass.FLEX ? { executionClass: 'FLEX' } : {}),
      ...(nodes.streaming ? { streaming: true } : {}),
      ...(connections.length === 0 ? {} : { connections }),
      ...(estimate === undefined ? {} : { estimate }),
      ...(at === undefined ? {} : { at }),
    },
    parameters: parts.parameters,
    nodes: orderNodes(nodes.all.map((n) => n._toManifest())),
    resources: withConnectionDetails(texts.resources, (id) => texts.elementsOf({ ref: id })[0]),
    ...(studio === undefined ? {} : { studio }),
  };
}

/** The construct path as a file name; where that is not enough to tell two jobs apart, with a hash of it. */
export function fileNameOf(job: Construct): string {
  const { path } = job.node;
  const name = path.replace(/[^A-Za-z0-9_]+/g, '-');
  return path === name.replace(/-/g, '/') ? name : `${name}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
