import { GlueprintError } from '../../../src/core/diagnostics';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';

export const SCRIPT: Command = {
  verb: 'script',
  summary: 'prints the PySpark script of a job',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file beside its script' }],
  options: [...APP_OPTIONS],
  examples: ['glueprint script flights > flights.py'],
  async run({ host, output, args, options }) {
    const { manifest, file } = await findJob({ host, options, output }, args[0]);
    const path = `${file.slice(0, file.lastIndexOf('/'))}/${manifest.job.script}`;
    if (await host.files.kind(path) !== 'file') {
      throw new GlueprintError({ code: 'MissingFile', file: path, message: 'the script is not beside its manifest', hint: 'synthesize the app again' });
    }
    output.line((await host.files.readText(path)).trimEnd());
    return 0;
  },
};
