import { readFileSync } from 'node:fs';
import { EMULATED, plain, StackAssembly } from './assembly';
import { CREDENTIALS } from './credentials';
import { emulatorError } from './emulator';
import { createGlueResources, deleteGlueResources, GlueResource, isMadeOnGlue } from './glue-resources';
import { AS_ASKED, fitted, FittedTemplate } from './leave-out';
import { ObjectStore } from './object-store';
import { pause } from './server-process';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Manifest } from '../../../src/core/manifest';
import { bucketName } from '../../runs/environment';

export interface DeployOptions {
  /** Which stack of the app. Default: the only one. */
  readonly stack?: string;
  /** Logical ids or types that the emulator has not, beside those that none has. */
  readonly leaveOut?: readonly string[];
  /** Longest that a deploy may take, in seconds. Default: 60; of LocalStack's first 120. */
  readonly timeoutSeconds?: number;
}

export interface DeployPlace {
  readonly endpoint: string;
  /** The project's own endpoint, where it is started. */
  readonly glue?: string;
  readonly note: (text: string) => void;
  readonly logs: () => string;
}

/** A stack on the emulator. */
export class DeployedStack {
  /** Deploys the stack's own template; one of its name that is there already is deleted first. */
  public static async create(assembly: StackAssembly, place: DeployPlace, options: DeployOptions): Promise<DeployedStack> {
    const { name } = assembly;
    const nameOf = glueNames(assembly);
    const fit = fitted(assembly, options.leaveOut ?? [], nameOf);
    if (fit.leftOut.length > 0) place.note(`${name} without ${fit.leftOut.map((l) => `${l.id} (${l.type}${l.why !== AS_ASKED && isMadeOnGlue(l.type) && place.glue !== undefined ? ', on the Glue endpoint' : ''})`).join(', ')}`);
    const stacks = new Stacks(place, (options.timeoutSeconds ?? 60) * 1000);
    await stacks.open();
    try {
      await uploadAssets(assembly, place.endpoint);
      if (await stacks.status(name) !== undefined) await stacks.remove(name);
      await stacks.create(name, JSON.stringify(fit.template));
      const ids = await stacks.resources(name, Object.keys(fit.template.Resources));
      for (const { id, type } of fit.leftOut) if (type.startsWith('AWS::Glue::')) ids.set(id, nameOf(id));
      const without = fit.leftOut.filter((l) => l.why === AS_ASKED).map((l) => l.id);
      const glue = place.glue === undefined ? [] : await createGlueResources(place.glue, assembly, ids, nameOf, without);
      return new DeployedStack(assembly, place, fit, ids, glue);
    } finally {
      stacks.close();
    }
  }

  public readonly name: string;
  /** What no emulator has, and what the test left out. */
  public readonly leftOut: FittedTemplate['leftOut'];

  private constructor(
    private readonly assembly: StackAssembly, private readonly place: DeployPlace, fit: FittedTemplate,
    private readonly ids: ReadonlyMap<string, string>, private readonly glue: readonly GlueResource[],
  ) {
    this.name = assembly.name;
    this.leftOut = fit.leftOut;
  }

  /** Physical id by logical id, with or without its hash. */
  public physicalId(id: string): string {
    const known = [...this.ids.keys()];
    const found = known.find((k) => k === id) ?? known.find((k) => k.replace(/[0-9A-F]{8}$/, '') === id);
    if (found !== undefined) return this.ids.get(found) as string;
    throw new GlueprintError({ code: 'UnknownResource', message: `stack '${this.name}' has no '${id}' here; it has ${known.join(', ')}${didYouMean(id, known)}` });
  }

  /** Physical ids of all resources of a type. */
  public ofType(type: string): readonly string[] {
    return Object.entries(this.assembly.template.Resources).flatMap(([id, r]) => (r.Type === type ? this.ids.get(id) ?? [] : []));
  }

  /** The job of that name; the only one where none is given. */
  public job(name?: string): Manifest {
    const { jobs } = this.assembly;
    const names = jobs.map((j) => j.job.name);
    const found = name === undefined ? jobs : jobs.filter((j) => j.job.name === name || j.job.path === name);
    if (found.length === 1) return found[0] as Manifest;
    throw new GlueprintError({ code: 'UnknownJob', message: name === undefined ? `stack '${this.name}' has ${jobs.length} jobs, name one of ${names.join(', ')}` : `no job '${name}' in stack '${this.name}'; it has ${names.join(', ')}${didYouMean(name, names)}` });
  }

  /** Deletes the stack, and what of AWS Glue was made for it. What its template retains stays, as on AWS. */
  public async delete(): Promise<void> {
    const stacks = new Stacks(this.place, 60_000);
    await stacks.open();
    try {
      await stacks.remove(this.name);
      if (this.place.glue !== undefined) await deleteGlueResources(this.place.glue, this.glue);
    } finally {
      stacks.close();
    }
  }
}

/** What a template fixes; else the name that a run knows it by without a deploy. */
function glueNames({ name, template, jobs }: StackAssembly): (id: string) => string {
  return (id) => {
    const p = (template.Resources[id]?.Properties ?? {}) as Record<string, { Name?: unknown } | undefined> & { Name?: unknown };
    const fixed = p.Name ?? p.DatabaseInput?.Name ?? p.TableInput?.Name ?? p.ConnectionInput?.Name;
    if (typeof fixed === 'string') return fixed;
    const path = jobs.map((j) => j.resources[id]?.path).find((x) => x !== undefined);
    return path === undefined ? `${name}-${id}`.toLowerCase() : bucketName(path);
  };
}

/** Folders are code of functions, which are left out. */
async function uploadAssets({ assets }: StackAssembly, endpoint: string): Promise<void> {
  const files = assets.filter((a) => a.packaging === 'file');
  if (files.length === 0) return;
  const store = await ObjectStore.open(endpoint);
  try {
    for (const { path, bucket, key } of files) await store.put(`s3://${plain(bucket)}/${plain(key)}`, readFileSync(path));
  } finally {
    store.close();
  }
}

type Sdk = typeof import('../../clients/emulated-stacks');

/** CloudFormation of the emulator. */
class Stacks {
  private sdk?: Sdk;
  private client?: InstanceType<Sdk['CloudFormationClient']>;

  constructor(private readonly place: DeployPlace, private readonly patience: number) {}

  public async open(): Promise<void> {
    this.sdk = await import('../../clients/emulated-stacks');
    const { endpoint } = this.place;
    this.client = new this.sdk.CloudFormationClient({ endpoint, region: EMULATED.region, credentials: CREDENTIALS, maxAttempts: 1 });
  }

  public close(): void {
    this.client?.destroy();
  }

  public async status(name: string): Promise<{ readonly status: string; readonly reason: string } | undefined> {
    const { DescribeStacksCommand } = this.sdk as Sdk;
    try {
      const { Stacks: [stack] = [] } = await this.send(new DescribeStacksCommand({ StackName: name }));
      return stack === undefined || stack.StackStatus === 'DELETE_COMPLETE' ? undefined : { status: stack.StackStatus ?? '', reason: stack.StackStatusReason ?? '' };
    } catch (e) {
      if (/does not exist/.test(String(e))) return undefined;
      throw e;
    }
  }

  public async create(name: string, template: string): Promise<void> {
    const { CreateStackCommand } = this.sdk as Sdk;
    try {
      await this.send(new CreateStackCommand({ StackName: name, TemplateBody: template, Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'] }));
    } catch (cause) {
      throw emulatorError(name, `is refused: ${cause instanceof Error ? cause.message : String(cause)}`, { hint: 'leave out what the emulator has not: leaveOut', cause });
    }
    const { status, reason } = await this.settled(name);
    if (status !== 'CREATE_COMPLETE') throw emulatorError(name, `${status} ${reason}${await this.faults(name)}`, { log: this.place.logs() });
  }

  public async remove(name: string): Promise<void> {
    const { DeleteStackCommand } = this.sdk as Sdk;
    await this.send(new DeleteStackCommand({ StackName: name }));
    const { status, reason } = await this.settled(name);
    if (status !== '') throw emulatorError(name, `${status} ${reason}${await this.faults(name)}`, { log: this.place.logs() });
  }

  /** Every resource really has an id of its own: some emulators name one that they do not know, and go on. */
  public async resources(name: string, expected: readonly string[]): Promise<Map<string, string>> {
    const { DescribeStackResourcesCommand } = this.sdk as Sdk;
    const { StackResources = [] } = await this.send(new DescribeStackResourcesCommand({ StackName: name }));
    const fake = StackResources.filter((r) => (r.PhysicalResourceId ?? 'unknown') === 'unknown' || /fallback/.test(r.ResourceStatusReason ?? ''));
    if (fake.length > 0) throw emulatorError(name, `the emulator only says that it has made ${fake.map((r) => `${r.LogicalResourceId} (${r.ResourceType})`).join(', ')}`, { hint: 'leave them out: leaveOut' });
    const ids = new Map(StackResources.map((r) => [r.LogicalResourceId ?? '', r.PhysicalResourceId ?? '']));
    const missing = expected.filter((id) => !ids.has(id));
    if (missing.length > 0) throw emulatorError(name, `the emulator has not made ${missing.join(', ')}`);
    return ids;
  }

  /** The last state; empty: deleted. */
  private async settled(name: string): Promise<{ readonly status: string; readonly reason: string }> {
    for (const started = Date.now(); ; await pause(50)) {
      const found = await this.status(name) ?? { status: '', reason: '' };
      if (!found.status.endsWith('_IN_PROGRESS')) return found;
      if (Date.now() - started <= this.patience) continue;
      throw emulatorError(name, `is still ${found.status} after ${this.patience / 1000} seconds${await this.waitingFor(name)}`, { log: this.place.logs() });
    }
  }

  /** What was begun last and has not ended. */
  private async waitingFor(name: string): Promise<string> {
    const { DescribeStackEventsCommand } = this.sdk as Sdk;
    const { StackEvents = [] } = await this.send(new DescribeStackEventsCommand({ StackName: name })).catch(() => ({ StackEvents: [] }));
    const last = new Map(StackEvents.map((e) => [e.LogicalResourceId ?? '', e]).reverse() as [string, (typeof StackEvents)[number]][]);
    const open = [...last.values()].filter((e) => e.LogicalResourceId !== name && e.ResourceStatus?.endsWith('_IN_PROGRESS') === true);
    return open.length === 0 ? '' : `, with ${open.map((e) => `${e.LogicalResourceId} (${e.ResourceType})`).join(', ')}`;
  }

  private async faults(name: string): Promise<string> {
    const { DescribeStackEventsCommand } = this.sdk as Sdk;
    const { StackEvents = [] } = await this.send(new DescribeStackEventsCommand({ StackName: name })).catch(() => ({ StackEvents: [] }));
    return StackEvents.filter((e) => e.ResourceStatus?.endsWith('FAILED') === true).map((e) => `\n${e.LogicalResourceId} (${e.ResourceType}): ${e.ResourceStatusReason}`).join('');
  }

  private get send(): InstanceType<Sdk['CloudFormationClient']>['send'] {
    const client = this.client as InstanceType<Sdk['CloudFormationClient']>;
    return client.send.bind(client) as typeof client.send;
  }
}
