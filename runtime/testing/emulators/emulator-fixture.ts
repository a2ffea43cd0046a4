import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATED, readStack, SynthesizedApp } from './assembly';
import { CREDENTIALS } from './credentials';
import { DeployedStack, DeployOptions } from './deployed-stack';
import { Emulator, emulatorError } from './emulator';
import { keptServer, stopKeptServers } from './kept-servers';
import { miniStack } from './ministack';
import { ObjectStore } from './object-store';
import { isAlive, lastLines, ServerProcess, startServer, stopServer } from './server-process';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Manifest } from '../../../src/core/manifest';
import { Host } from '../../host/host';
import { nodeHost } from '../../host/node-host';
import { cloudEnvironment } from '../../runs/environment';
import { RunResult } from '../../runs/events';
import { runJob, RunOptions } from '../../runs/run-job';

export interface EmulatorOptions {
  /** Default: MiniStack alone. */
  readonly emulators?: readonly Emulator[];
  /** Leave them running for the next test or run, and take those that are. Default: where `CDK_GLUEPRINT_REUSE_EMULATORS` is set. */
  readonly reuse?: boolean;
  /** Install what is missing and needs no rights of root. Default: where `CDK_GLUEPRINT_INSTALL_EMULATORS` is set. */
  readonly install?: boolean;
  /** What was left out of a deploy, and the like. Default: standard error. */
  readonly note?: (text: string) => void;
}

export interface EmulatedRun extends Pick<RunOptions, 'parameters' | 'bookmarks' | 'timeoutSeconds' | 'onEvent'> {
  /** What stands for Glue connections, by name or construct path, as in glueprint.json. */
  readonly connections?: Readonly<Record<string, unknown>>;
  /** What must come of it. Default: `SUCCEEDED`; anything else throws. */
  readonly expect?: RunResult['state'];
}

/** Emulators of the cloud on free ports of this machine, for a test of what is deployed: start, deploy, put data, run, look, stop. */
export class EmulatorFixture {
  /** Why these cannot start here; `undefined`: they can. For `test.skip`. */
  public static missing(emulators: readonly Emulator[] = [miniStack()]): string | undefined {
    const found = emulators.flatMap((e) => {
      const why = e.missing();
      return why === undefined ? [] : [`${e.name}: ${why}`];
    });
    return found.length === 0 ? undefined : found.join('; ');
  }

  /** Starts them, each when the one before it answers. */
  public static async start(options: EmulatorOptions = {}): Promise<EmulatorFixture> {
    const { emulators = [miniStack()] } = options;
    const kept = options.reuse ?? isSet('CDK_GLUEPRINT_REUSE_EMULATORS');
    const install = options.install ?? isSet('CDK_GLUEPRINT_INSTALL_EMULATORS');
    const servers: ServerProcess[] = [];
    try {
      for (const emulator of emulators) {
        installed(emulator, install);
        const endpoint = servers.find((s) => s.reach.AWS_ENDPOINT_URL !== undefined)?.url;
        const start = () => startServer(emulator, { endpoint }, kept);
        servers.push(kept ? await keptServer(keyOf(emulator, endpoint), start) : await start());
      }
    } catch (e) {
      if (!kept) for (const server of servers) await stopServer(server);
      throw e;
    }
    return new EmulatorFixture(servers, kept, options.note ?? ((text) => void process.stderr.write(`${text}\n`)));
  }

  /** Ends the emulators that tests have left running; says which. */
  public static stopKept(): Promise<string[]> {
    return stopKeptServers();
  }

  /** State of runs of this fixture: bookmarks, records. */
  public readonly folder = mkdtempSync(join(tmpdir(), 'glueprint-fixture-'));
  private store?: ObjectStore;

  private constructor(
    private readonly servers: readonly ServerProcess[], private readonly kept: boolean, private readonly note: (text: string) => void,
  ) {}

  /** Where an emulator answers: `http://127.0.0.1:…`, `postgresql://…`. */
  public url(name: string): string {
    return this.server(name).url;
  }

  /** Environment variables by which SDKs, the AWS CLI and `glueprint run --env localstack` come here. */
  public get variables(): Readonly<Record<string, string>> {
    return Object.assign({
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_REGION: EMULATED.region,
      AWS_DEFAULT_REGION: EMULATED.region,
      AWS_EC2_METADATA_DISABLED: 'true',
    }, ...this.servers.map((s) => s.reach)) as Record<string, string>;
  }

  /** Where AWS is. */
  public get endpoint(): string {
    const url = this.variables.AWS_ENDPOINT_URL;
    if (url !== undefined) return url;
    throw new GlueprintError({ code: 'Emulator', message: `none of ${this.servers.map((s) => s.name).join(', ')} stands for AWS`, hint: 'start miniStack() or localStack() too' });
  }

  /** Objects of S3, past the runtime. */
  public async objects(): Promise<ObjectStore> {
    this.store ??= await ObjectStore.open(this.endpoint);
    return this.store;
  }

  /** Deploys a stack of the app, or of a folder that `cdk synth` wrote: its own template, without what no emulator has (said by `note`). */
  public async deploy(app: SynthesizedApp | string, options: DeployOptions = {}): Promise<DeployedStack> {
    const place = { endpoint: this.endpoint, glue: this.variables.AWS_ENDPOINT_URL_GLUE, note: this.note, logs: () => this.logs() };
    return DeployedStack.create(readStack(app, options.stack), place, options);
  }

  /** Runs a job as `glueprint run --env localstack` does. */
  public async runJob(job: DeployedStack | Manifest, options: EmulatedRun & { readonly job?: string } = {}): Promise<RunResult> {
    const { connections, expect = 'SUCCEEDED', job: name, ...run } = options;
    const manifest = job instanceof DeployedStack ? job.job(name) : job;
    const environment = cloudEnvironment(this.host(), [], { name: 'localstack', connections }, join(this.folder, '.glueprint'));
    const result = await runJob(manifest, environment, run);
    if (result.state === expect) return result;
    const { error } = result;
    const said = error === undefined ? '' : `: ${error.node === undefined ? '' : `${error.node}: `}${error.message}${error.hint === undefined ? '' : ` (${error.hint})`}`;
    throw emulatorError(manifest.job.name, `the run ${result.state}, expected ${expect}${said}`, { log: this.logs(5) });
  }

  /** What the emulators said last. */
  public logs(lines = 20): string {
    return this.servers.map((s) => `[${s.name}]\n${lastLines(s, lines)}`).join('\n');
  }

  /** Whether all of them still run. */
  public get isRunning(): boolean {
    return this.servers.every(isAlive);
  }

  /** Work whose failure shows the logs. */
  public async showingLogs<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      this.note(this.logs());
      throw e;
    }
  }

  /** Ends them, but those that are kept. */
  public async stop(): Promise<void> {
    this.store?.close();
    rmSync(this.folder, { recursive: true, force: true });
    if (!this.kept) for (const server of [...this.servers].reverse()) await stopServer(server);
  }

  private server(name: string): ServerProcess {
    const names = this.servers.map((s) => s.name);
    const found = this.servers.find((s) => s.name === name);
    if (found !== undefined) return found;
    throw new GlueprintError({ code: 'Emulator', message: `no emulator '${name}' is started; there are ${names.join(', ')}${didYouMean(name, names)}` });
  }

  /** This machine with the variables of the emulators: nothing of the real account's is seen, and tests beside see nothing of these. */
  private host(): Host {
    const host = nodeHost();
    // Without a key, clients of an emulator take one that passes, and none looks for the user's own.
    const { AWS_ACCESS_KEY_ID: _key, AWS_SECRET_ACCESS_KEY: _secret, ...variables } = this.variables;
    return { ...host, environment: { ...host.environment, variable: (name) => variables[name] ?? (name.startsWith('AWS_') ? undefined : host.environment.variable(name)) } };
  }
}

function installed(emulator: Emulator, install: boolean): void {
  const why = emulator.missing();
  if (why === undefined) return;
  if (!install || emulator.install === undefined) throw emulatorError(emulator.name, why, emulator.install === undefined ? {} : { hint: 'or let the fixture install it: install: true' });
  try {
    emulator.install();
  } catch (cause) {
    const log = (cause as { stderr?: Buffer }).stderr?.toString().split('\n').slice(-20).join('\n');
    throw emulatorError(emulator.name, `${why}, and could not be installed`, { log, cause });
  }
  const still = emulator.missing();
  if (still !== undefined) throw emulatorError(emulator.name, `was installed, and yet: ${still}`);
}

const isSet = (variable: string) => !['', '0', 'false', undefined].includes(process.env[variable]);

/** One is another's only where it was started alike. */
const keyOf = (emulator: Emulator, endpoint?: string) => `${emulator.name}-${createHash('sha256').update(`${JSON.stringify(emulator.options ?? {})}\n${endpoint ?? ''}`).digest('hex').slice(0, 12)}`;
