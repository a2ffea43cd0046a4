import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { accessStatements, isUndecidable } from './access-statements';
import { allowCluster } from './cluster-rights';
import { JobDemands, mergedArguments } from './job-arguments';
import { allowConnection, connectionOf, subnetOf, UsedConnection } from './job-connections';
import { JobRights, RightReason } from './job-rights';
import type { NodeRights } from './job-warnings';
import { keysOf, nameKey } from './key-rights';
import { KafkaConnection } from '../connections/kafka-connection';
import { Text } from '../core/manifest';
import { Access } from '../core/nodes';
import { JobNode } from '../job-node';
import { warn } from '../synth-warnings';
import { TokenTexts } from '../token-texts';

/** The nodes of a job, and what they make the job have: rights, connections, settings. */
export class JobNodes {
  public readonly all: JobNode[] = [];
  public readonly demands: JobDemands[] = [];
  private readonly used = new Map<string, UsedConnection>();
  private readonly pythonFiles: string[] = [];
  private streams = false;

  /**
   * @param onStream called when the first node comes that never ends
   */
  constructor(
    private readonly job: Construct, private readonly texts: TokenTexts, private readonly rights: JobRights, private readonly onStream: () => void,
  ) {}

  /** Whether a source of the job is a stream. */
  public get streaming(): boolean {
    return this.streams;
  }

  public get connections(): readonly UsedConnection[] {
    return [...this.used.values()];
  }

  /** The nodes with what they may do, for what is said of them at synth. */
  public get described(): NodeRights[] {
    return this.all.map((node) => ({ node, manifest: node._toManifest(), access: accessOf(node) }));
  }

  public add(node: JobNode): void {
    this.all.push(node);
    const { fields } = node._resolved;
    const id = node.node.path.slice(this.job.node.path.length + 1);
    const reason = { node: id, reason: node._type.family === 'target' ? 'writes' : node._type.family === 'source' ? 'reads' : 'transforms' };
    const access = accessOf(node);
    for (const statement of accessStatements(access, this.texts, Stack.of(this.job))) {
      if (isUndecidable(statement)) {
        warn(node, 'undecidableAccess', `the bucket of '${statement.path}' is known only at a run: grant the job's role what it needs there`);
      } else {
        this.rights.allow(reason, statement);
      }
    }
    this.grantKeys(node, access, reason);
    for (const text of node._type.connections?.(fields) ?? []) {
      const connection = { name: this.texts.raw(text), construct: this.texts.elementsOf(text)[0] };
      this.use(connection, { node: id, reason: 'uses the connection' });
      const system = connectionOf(connection.construct);
      if (system instanceof KafkaConnection) allowCluster(node, id, this.rights, system, this.topicOf(fields.topicName as Text | undefined));
    }
    this.addNeeds(node, id);
  }

  /** A topic as IAM names it: what a run says, or a pattern, may be any. */
  private topicOf(name: Text | undefined): string {
    return name === undefined ? '*' : this.texts.raw(name).replace(/\$\{(?!Token\[)[^}]*\}/g, '*');
  }

  /** A connection of the job's workers. */
  public use(connection: UsedConnection, reason: RightReason): void {
    const known = this.used.has(connection.name);
    this.used.set(connection.name, connection);
    if (known) return;
    allowConnection(this.job, this.rights, reason, connection);
    const subnets = new Set(this.connections.map(subnetOf).filter((s) => s !== undefined));
    if (subnets.size > 1) {
      warn(this.job, 'connectionsInSeveralSubnets',
        'the job\'s connections stand in different subnets: Glue places all workers in one of them, from which the systems of the others must be reached');
    }
  }

  /** Arguments that the nodes ask for, with those of the job. */
  public arguments(extraPyFiles: string | undefined): { [argument: string]: string } {
    const files = [...(extraPyFiles === undefined ? [] : [extraPyFiles]), ...new Set(this.pythonFiles)];
    return { ...mergedArguments(this.job.node.path, this.demands), ...(this.pythonFiles.length === 0 ? {} : { '--extra-py-files': files.join(',') }) };
  }

  /** Settings that a node needs; one that contradicts those so far throws here, at the node. */
  private addNeeds(node: JobNode, id: string): void {
    const needs = node._type.settings?.(node._resolved.fields);
    if (needs === undefined) return;
    this.demands.push({ node: id, needs });
    mergedArguments(this.job.node.path, this.demands);
    for (const file of needs.extraPyFiles ?? []) {
      this.pythonFiles.push(this.texts.raw(file));
      for (const statement of accessStatements([{ actions: ['s3:GetObject'], on: { s3: file, scope: 'objects' } }], this.texts, Stack.of(this.job))) {
        if (!isUndecidable(statement)) this.rights.allow({ node: id, reason: 'reads its Python files' }, statement);
      }
    }
    if (needs.streaming !== true || this.streams) return;
    this.streams = true;
    this.onStream();
  }

  /** Buckets, streams and tables whose keys are known: who may read or write may also decrypt or encrypt. */
  private grantKeys(node: JobNode, access: readonly Access[], reason: RightReason): void {
    for (const { actions, on } of access) {
      if ('s3' in on && on.scope !== 'objects') continue;
      const place = ('s3' in on ? on.s3 : 'arn' in on ? on.arn : on.resource) as Text;
      const write = actions.some((a) => /:(Put|BatchWrite)/.test(a));
      for (const key of keysOf(node, this.texts, place)) this.rights.allowKey(nameKey(Stack.of(this.job), key), write, reason);
    }
  }
}

function accessOf(node: JobNode): readonly Access[] {
  return node._type.access?.(node._resolved.context) ?? [];
}
