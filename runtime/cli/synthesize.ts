import type { JobQuery } from './find-jobs';
import { usageError } from './parse';
import { GlueprintError } from '../../src/core/diagnostics';
import { faultMessage } from '../host/fault';

interface CdkJson { readonly app?: string; readonly context?: Record<string, unknown>; readonly build?: string }

/** Runs the CDK app as the CDK CLI does and gives the folder of its cloud assembly. */
export async function synthesize({ host, output }: JobQuery, appOption: string | undefined): Promise<string> {
  const config = await readJson(host.files, 'cdk.json') as CdkJson;
  const app = appOption ?? config.app;
  if (app === undefined) {
    throw usageError('no app found: there is no cdk.json with "app" here', 'go to the folder of the app, or give --app, --assembly, or a manifest file');
  }
  // Where --app names an assembly, as the CDK CLI allows, there is nothing to run.
  if (await host.files.kind(host.files.resolve(app)) === 'folder') return host.files.resolve(app);
  const out = host.files.resolve('.glueprint/cdk.out');
  await host.files.remove(out);
  const context = { ...config.context, ...await readJson(host.files, 'cdk.context.json') };
  output.progress(`synthesizing: ${app}`);
  let said = '';
  const listen = (text: string) => { said += text; };
  const code = await host.processes.run(app, {
    folder: host.environment.workingFolder,
    variables: { CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context), TS_NODE_TRANSPILE_ONLY: '1', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' },
    out: listen,
    error: listen,
  });
  output.clearProgress();
  if (code !== 0) throw new GlueprintError({ code: 'SynthFailed', message: `the app '${app}' failed with exit code ${code}:\n${reason(said)}` });
  return out;
}

/** An error of ours stands for itself; of anything else all that the app said is shown. */
function reason(said: string): string {
  const ours = /^GlueprintError: ([\s\S]*?)(?=\n\s+at )/m.exec(said);
  return ours?.[1] ?? said.trim();
}

async function readJson(files: JobQuery['host']['files'], name: string): Promise<Record<string, unknown>> {
  const path = files.resolve(name);
  if (await files.kind(path) !== 'file') return {};
  try {
    return JSON.parse(await files.readText(path)) as Record<string, unknown>;
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidConfiguration', file: name, message: `not JSON: ${faultMessage(cause)}`, cause });
  }
}
