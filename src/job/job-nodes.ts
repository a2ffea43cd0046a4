import { CfnElement, Resource, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { accessStatements, isUndecidable } from './access-statements';
import { JobDemands, mergedArguments } from './job-arguments';
import { allowConnection, subnetOf, UsedConnection } from './job-connections';
import { JobRights, RightReason } from './job-rights';
import type { NodeRights } from './job-warnings';
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
      this.use({ name: this.texts.raw(text), construct: this.texts.elementsOf(text)[0] }, { node: id, reason: 'uses the connection' });
    }
    this.addNeeds(node, id);
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
      const keys = this.texts.elementsOf(place).map((element) => keyOf(element, node)).filter((key) => key !== undefined);
      const imported = keys.length > 0 ? [] : importedKeys(node, this.texts.raw(place));
      for (const key of [...keys, ...imported]) this.rights.allowKey(key.keyArn, actions.some((a) => /:(Put|BatchWrite)/.test(a)), reason);
    }
  }
}

function accessOf(node: JobNode): readonly Access[] {
  return node._type.access?.(node._resolved.context) ?? [];
}

/** The key of a bucket, stream or table of the app. */
function keyOf(element: CfnElement, node: IConstruct): kms.IKey | undefined {
  const owner = (element.node.scope ?? node) as { readonly encryptionKey?: kms.IKey };
  return owner.encryptionKey;
}

/** Keys of imported buckets, streams and tables, which no resource of the app stands for: they are found by what the place names. */
function importedKeys(node: IConstruct, place: string): kms.IKey[] {
  const found = node.node.root.node.findAll().filter((c) => Resource.isResource(c)).flatMap((owner) => {
    const { encryptionKey: key, bucketName, streamArn, tableArn, tableName } = owner as Partial<Keyed>;
    if (key === undefined) return [];
    const isIt = bucketName !== undefined ? new RegExp(`^s3[an]?://${bucketName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|$)`).test(place)
      : streamArn !== undefined ? place === streamArn : place === tableArn || place === tableName || place === `table/${tableName}`;
    return isIt ? [key] : [];
  });
  return [...new Map(found.map((key) => [key.keyArn, key])).values()];
}

interface Keyed {
  readonly encryptionKey: kms.IKey;
  readonly bucketName: string;
  readonly streamArn: string;
  readonly tableArn: string;
  readonly tableName: string;
}
