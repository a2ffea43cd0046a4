import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { findPython } from '../../server/glue/python/find-python';
import type { Command } from '../command';
import { parseWhole, usageError } from '../parse';
import { DEFAULT_PORT } from './serve';

/** Where Jupyter looks for a user's kernels. */
function kernelsFolder(variable: (name: string) => string | undefined): string {
  const given = variable('JUPYTER_DATA_DIR');
  if (given !== undefined) return join(given, 'kernels');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter', 'kernels');
  if (process.platform === 'win32') return join(variable('APPDATA') ?? homedir(), 'jupyter', 'kernels');
  return join(variable('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share'), 'jupyter', 'kernels');
}

export const JUPYTER: Command = {
  verb: 'jupyter',
  summary: 'wires the official AWS Glue kernel to `glueprint serve`: install',
  about: 'Writes a kernel specification `Glue PySpark (local)` that starts the kernel of the package aws-glue-sessions with a profile of its own: no request leaves this machine.',
  arguments: [{ name: 'verb', help: 'install' }],
  options: [
    { name: 'port', value: 'n', help: `port of the server; default: ${DEFAULT_PORT}` },
    { name: 'region', value: 'name', help: 'default: us-east-1' },
    { name: 'python', value: 'program', help: 'the Python that has aws-glue-sessions; default: the first that is found' },
  ],
  examples: ['glueprint jupyter install', 'glueprint jupyter install --python .venv/bin/python --port 4566'],
  async run({ host, output, args, options }) {
    if (args[0] !== 'install') throw usageError(`unknown verb '${args[0] ?? ''}'; it is install${didYouMean(args[0] ?? '', ['install'])}`);
    const port = parseWhole(options, 'port', 1) ?? DEFAULT_PORT;
    const region = options.text('region') ?? 'us-east-1';
    const python = options.text('python') ?? (await findPython(host.environment.workingFolder))?.program;
    if (python === undefined) throw new GlueprintError({ code: 'PythonMissing', message: 'no Python was found', hint: 'name one with --python' });
    const folder = join(kernelsFolder((name) => host.environment.variable(name)), 'glueprint_glue_pyspark');
    mkdirSync(folder, { recursive: true });
    const config = join(folder, 'aws-config');
    writeFileSync(config, [
      '[profile local]', `region = ${region}`, `endpoint_url = http://127.0.0.1:${port}`, 'aws_access_key_id = local', 'aws_secret_access_key = local', '',
    ].join('\n'));
    writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify({
      argv: [python, '-m', 'aws_glue_interactive_sessions_kernel.glue_pyspark.GlueKernel', '-f', '{connection_file}'],
      display_name: 'Glue PySpark (local)',
      language: 'python',
      env: {
        AWS_CONFIG_FILE: config,
        AWS_DEFAULT_REGION: region,
        AWS_REGION: region,
        glue_profile: 'local',
        glue_region: region,
        glue_role_arn: 'arn:aws:iam::123456789012:role/Local',
        request_origin: 'GlueStudioNotebook',
      },
    }, undefined, 2)}\n`);
    output.line(folder);
    output.note(output.style('dim', `needs: ${python} -m pip install aws-glue-sessions ipykernel, and glueprint serve --port ${port}`, 'error'));
    return 0;
  },
};
