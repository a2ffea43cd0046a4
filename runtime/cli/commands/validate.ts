import { GlueprintError } from '../../../src/core/diagnostics';
import { checkTargets } from '../../runs/check';
import { planJob } from '../../runs/plan';
import { JobSession } from '../../runs/session';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { DATA_OPTIONS, dataOptions } from '../run-options';

export const VALIDATE: Command = {
  verb: 'validate',
  summary: 'checks a job against its real sources without reading them',
  about: 'Files are listed, their columns compared with the schemas, every query translated, targets checked for overlap. Nothing is written.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }],
  options: [...APP_OPTIONS, ...DATA_OPTIONS, { name: 'json', help: 'print as JSON' }],
  examples: ['glueprint validate flights', 'glueprint validate --assembly cdk.out --json'],
  async run({ host, output, args, options }) {
    const job = await findJob({ host, options, output }, args[0]);
    const { environment, parameters } = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    const session = await JobSession.open(job.manifest, environment, { parameters, landRows: 0 });
    try {
      const checked = await session.check();
      await checkTargets(checked, environment.connectors);
      planJob(checked, { count: 'all', fileId: '', staging: () => '' });
      const warnings = checked.nodes.flatMap((n) => (n.source?.issues ?? []).map((i) => ({ node: n.resolved.node.id, message: i.message })));
      if (options.flag('json')) {output.json({ job: job.manifest.job.path, valid: true, errors: [], warnings });} else {
        for (const w of warnings) output.note(`${output.style('yellow', 'warning', 'error')} ${w.node}: ${w.message}`);
        output.line(`${output.style('green', 'valid')} ${job.manifest.job.path}: ${checked.nodes.length} nodes`);
      }
      return 0;
    } catch (e) {
      if (!options.flag('json') || !GlueprintError.isGlueprintError(e) || e.code === 'EngineMissing') throw e;
      const { code, details: { node, field, file, hint, message } } = e;
      output.json({ job: job.manifest.job.path, valid: false, errors: [{ code, node, field, file, message, hint }], warnings: [] });
      return 1;
    } finally {
      await session.close();
    }
  },
};
