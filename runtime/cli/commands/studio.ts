import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { GlueprintError } from '../../../src/core/diagnostics';
import { readConfiguration } from '../../runs/configuration';
import { localPlugins } from '../../server/local-plugins';
import { findPools } from '../../server/pools/app-pools';
import { ProjectWatch } from '../../server/studio/project-watch';
import { runInChild } from '../../server/studio/runs/child-runs';
import { startStudio } from '../../server/studio/studio-server';
import { Options, type Command, type CommandInput } from '../command';
import { APP_OPTIONS } from '../find-jobs';
import { fileAtRevision, jobsAtRevision } from '../git-state';
import { parseWhole, usageError } from '../parse';
import { DATA_OPTIONS, dataOptions, readBinding } from '../run-options';
import { synthesize } from '../synthesize';
import { VERSION } from '../version';

/** As the local Glue endpoint's. */
const LOCAL_ACCOUNT = '123456789012';

/** Beside the bundled program. */
const WEB = join(__dirname, 'web');

export const STUDIO: Command = {
  verb: 'studio',
  summary: 'serves a web page to see, compose, run and watch jobs',
  about: 'Shows the jobs of the app in this folder and all *.glue.json graph files below it. The page is reached from this machine only, with the printed URL: it carries a token.\n'
    + 'Whoever has the URL can run jobs and read files as you can.',
  arguments: [{ name: 'manifest', optional: true, help: 'a manifest file alone, instead of an app' }],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS,
    { name: 'port', value: 'n', help: 'port; default: any free one' },
    { name: 'open', help: 'open the page in the browser' },
    { name: 'read-only', help: 'nothing can be changed or started from the page' },
    { name: 'watch', help: 'synthesize the app again when its code changes' },
  ],
  examples: ['glueprint studio --open', 'glueprint studio --assembly cdk.out --read-only --port 4566'],
  async run(input) {
    const { host, output, options, args } = input;
    const folder = host.environment.workingFolder;
    const port = parseWhole(options, 'port', 0);
    if (port !== undefined && port > 65535) throw usageError(`--port is at most 65535, got '${port}'`);
    const manifest = args[0] === undefined ? undefined : host.files.resolve(args[0]);
    if (manifest !== undefined && await host.files.kind(manifest) !== 'file') throw new GlueprintError({ code: 'MissingFile', file: args[0], message: 'the manifest file does not exist' });
    const isWatched = options.flag('watch') && manifest === undefined && options.text('assembly') === undefined;
    let failure: string | undefined;
    const assembly = await assemblyOf(input, manifest !== undefined).catch((error: unknown) => {
      // One who writes the app sees it in the page, and the next change mends it.
      if (!isWatched || !GlueprintError.isGlueprintError(error) || error.code !== 'SynthFailed') throw error;
      failure = error.message;
      return host.files.resolve('.glueprint/cdk.out');
    });
    const { environment } = await dataOptions(input);
    const { parameters, bindings: configured } = await readConfiguration(host, options.text('config'));
    const bindings = [...options.list('bind').map(readBinding), ...configured];
    const readOnly = options.flag('read-only');
    const starter = runInChild({ command: [process.execPath, process.argv[1] ?? ''], args: passedOn(input), folder, stateFolder: environment.folder });
    const studio = await startStudio(environment, {
      folder,
      assembly,
      manifest,
      parameters,
      version: VERSION,
      port,
      readOnly,
      web: WEB,
      starter,
      pools: async () => (manifest !== undefined || await host.files.kind(assembly) !== 'folder' ? [] : findPools(host, assembly, LOCAL_ACCOUNT)),
      revisions: manifest !== undefined ? undefined : {
        manifests: async (revision) => (await jobsAtRevision({ host, options: new Options(options.text('app') === undefined ? {} : { app: options.text('app') }), output }, revision)).map((j) => j.manifest),
        file: (revision, path) => fileAtRevision(host, revision, path),
      },
      plugins: (context) => localPlugins({ host, bindings, stateDir: environment.folder, engine: 'auto', denyExecution: readOnly, starter, ...context }),
    });
    studio.backend.synthesized(failure);
    if (failure !== undefined) output.note(failure);
    output.line(studio.url);
    output.note(output.style('dim', 'Ctrl-C ends it', 'error'));
    if (options.flag('open')) openBrowser(studio.url);
    const watch = isWatched ? new ProjectWatch(host.files, folder, async () => {
      try {
        await synthesize(input, options.text('app'));
        studio.backend.synthesized();
      } catch (error) {
        if (!GlueprintError.isGlueprintError(error)) throw error;
        output.note(error.message);
        studio.backend.synthesized(error.message);
      }
    }) : undefined;
    watch?.start();
    await new Promise<void>((done) => { host.processes.onInterrupt(() => done()); });
    watch?.stop();
    await studio.close();
    return 0;
  },
};

/** Of the app where there is one; a folder with graph files alone needs none. */
async function assemblyOf(input: CommandInput, isSingle: boolean): Promise<string> {
  const { host, options } = input;
  const given = options.text('assembly');
  if (given !== undefined) return host.files.resolve(given);
  const hasApp = options.text('app') !== undefined || await host.files.kind(host.files.resolve('cdk.json')) === 'file';
  return isSingle || !hasApp ? host.files.resolve('cdk.out') : synthesize(input, options.text('app'));
}

function passedOn({ options }: CommandInput): string[] {
  const config = options.text('config');
  return [...options.list('bind').flatMap((b) => ['--bind', b]), ...config === undefined ? [] : ['--config', config]];
}

function openBrowser(url: string): void {
  const [program, ...args] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(program ?? '', [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined); // no browser here: the URL is printed
  child.unref();
}
