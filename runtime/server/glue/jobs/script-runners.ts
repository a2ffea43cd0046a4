import { mkdtempSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProcess } from './job-process';
import type { JobEvents, JobRunner, JobWork, RunningJob } from './runner';
import { sparkTables } from './spark-tables';
import type { AccessKey } from '../../client/glue-client';
import { notInstalled, sparkOf, type FoundPython, type SparkKind } from '../python/find-python';
import type { RegionState } from '../state/region-state';

export interface ScriptPlaces {
  /** All that scripts may read and write: prefixes and the folders that stand for them. */
  readonly prefixes: readonly { readonly prefix: string; readonly location: string }[];
  /** The local path that stands for a location. */
  path(uri: string): string;
}

export interface ScriptRunnerOptions {
  readonly python: () => Promise<FoundPython | undefined>;
  readonly places: ScriptPlaces;
  /** `awsglue` on plain PySpark, and the program that runs scripts with it. */
  readonly sparkPython: string;
  /** Where the local Glue endpoint is, for the scripts' own clients. */
  readonly endpoint: () => string;
  readonly region: (name: string) => RegionState;
  /** Where `glueprint doctor --install spark` keeps what lets Spark start fast. */
  readonly stateFolder: string;
  readonly deny: boolean;
  /** Which Spark runs scripts, where both are installed. */
  readonly spark?: SparkKind;
  /** What the scripts' clients sign with, where the endpoint asks for signatures. */
  readonly key?: AccessKey;
}

const DENIED = 'this server does not execute scripts (--deny-execution)';

/** Why the script cannot be run; scripts are looked for before anything is started. */
function scriptFault(places: ScriptPlaces, location: string | undefined): string | undefined {
  if (location === undefined || location === '') return 'the job has no ScriptLocation';
  const path = places.path(location);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? undefined : `the script ${location} does not exist (looked for ${path})`;
}

/** As Glue passes them: reserved ones first, then the run's. */
function scriptArguments(work: JobWork): string[] {
  const own = Object.entries(work.arguments).flatMap(([name, value]) => (value === '' ? [name] : [name, value]));
  return ['--JOB_NAME', work.job.Name ?? '', '--JOB_ID', `j_${(work.run.Id ?? '').slice(3, 67)}`, '--JOB_RUN_ID', work.run.Id ?? '', ...own];
}

/** So that boto3 in a script speaks to this server for Glue, and fails early elsewhere rather than reach a real account. */
function variables(work: JobWork, { endpoint, key }: ScriptRunnerOptions): Record<string, string> {
  const none = process.env.AWS_ACCESS_KEY_ID === undefined && process.env.AWS_PROFILE === undefined;
  const [id, secret] = key ?? ['local', 'local'];
  return {
    AWS_ENDPOINT_URL_GLUE: endpoint(),
    AWS_DEFAULT_REGION: work.region,
    AWS_REGION: work.region,
    PYTHONUNBUFFERED: '1',
    ...none || key !== undefined ? { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } : {},
  };
}

/** `pythonshell` jobs with the local Python. */
export class PythonShellRunner implements JobRunner {
  public readonly name = 'Python shell';

  constructor(private readonly options: ScriptRunnerOptions) {}

  public async refuses({ job }: JobWork): Promise<string | undefined> {
    if (job.Command?.Name !== 'pythonshell') return 'not a pythonshell job';
    if (this.options.deny) return DENIED;
    const fault = scriptFault(this.options.places, job.Command.ScriptLocation);
    if (fault !== undefined) return fault;
    return await this.options.python() === undefined ? 'no Python was found; install Python 3 or set GLUEPRINT_PYTHON' : undefined;
  }

  public async start(work: JobWork, events: JobEvents): Promise<RunningJob> {
    const python = await this.options.python();
    const script = this.options.places.path(work.job.Command?.ScriptLocation ?? '');
    return runProcess({
      program: python?.program ?? 'python3',
      args: [script, ...scriptArguments(work)],
      folder: dirname(script),
      variables: variables(work, this.options),
    }, events);
  }
}

/** `glueetl` and `gluestreaming` scripts on local PySpark. */
export class SparkScriptRunner implements JobRunner {
  public readonly name = 'PySpark';

  constructor(private readonly options: ScriptRunnerOptions) {}

  public async refuses({ job }: JobWork): Promise<string | undefined> {
    const command = job.Command?.Name;
    if (command !== 'glueetl' && command !== 'gluestreaming') return `jobs of command '${command ?? ''}' are not Spark jobs`;
    if (job.CodeGenConfigurationNodes !== undefined) return 'a visual job, not a script';
    if (this.options.deny) return DENIED;
    const fault = scriptFault(this.options.places, job.Command?.ScriptLocation);
    if (fault !== undefined) return fault;
    if (job.Command?.ScriptLocation?.endsWith('.scala')) return 'scripts in Scala are not run';
    return sparkOf(await this.options.python(), this.options.spark) === undefined ? notInstalled(this.options.spark) : undefined;
  }

  public async start(work: JobWork, events: JobEvents): Promise<RunningJob> {
    const python = await this.options.python();
    const folder = mkdtempSync(join(tmpdir(), 'glueprint-run-'));
    const plan = join(folder, 'plan.json');
    const script = this.options.places.path(work.job.Command?.ScriptLocation ?? '');
    let failure: string | undefined;
    writeFileSync(plan, JSON.stringify({
      name: work.job.Name,
      script,
      args: scriptArguments(work),
      engine: sparkOf(python, this.options.spark),
      endWithParent: true,
      paths: this.options.places.prefixes,
      tables: sparkTables(this.options.region(work.region)),
      connections: {},
      conf: { 'spark.ui.enabled': 'false', 'spark.ui.showConsoleProgress': 'false', ...sparkConf(work.arguments['--conf']) },
      events: 3,
    }));
    const running = runProcess({
      program: python?.program ?? 'python3',
      args: [join(this.options.sparkPython, 'glueprint_run.py'), plan],
      folder,
      variables: { ...variables(work, this.options), PYTHONDONTWRITEBYTECODE: '1' },
      endWithParent: true,
      onEvent(event) {
        if (event.type === 'failed') failure = `${String(event.name)}: ${String(event.message)}`;
      },
      failure: () => failure,
    }, events);
    const clean = () => rmSync(folder, { recursive: true, force: true });
    running.outcome.then(clean, clean);
    return running;
  }
}

/** `--conf a=b --conf c=d`, all in one argument, as Glue takes it. */
export function sparkConf(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(/\s+--conf\s+/).map((pair) => pair.trim()).filter((pair) => pair.includes('='));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
