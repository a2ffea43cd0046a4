import { GlueprintError } from '../../../src/core/diagnostics';
import { NodeResult } from '../../runs/events';
import { recover } from '../../runs/recover';
import { loadPublisher } from '../../runs/tables';
import { RunRecords } from '../../state/run-records';
import { Command } from '../command';
import { formatBytes, formatCount, formatTime } from '../output';
import { parseWhole } from '../parse';
import { stateEnvironment } from '../run-options';

export const RUNS: Command = {
  verb: 'runs',
  summary: 'shows the runs so far, or one of them',
  arguments: [{ name: 'job or run', optional: true, help: 'only runs of this job; or a run id (its beginning will do)' }],
  options: [{ name: 'limit', short: 'n', value: 'n', help: 'how many; default: 20' }, { name: 'json', help: 'print as JSON' }],
  examples: ['glueprint runs flights', 'glueprint runs jr_3f2a'],
  async run({ host, output, args, options }) {
    const environment = await stateEnvironment(host);
    const store = await environment.openStore();
    try {
      for (const r of await recover(store, host, loadPublisher(environment))) output.note(`${output.style('cyan', 'recovered', 'error')} ${r.message}`);
      const records = new RunRecords(store);
      const limit = parseWhole(options, 'limit', 1) ?? 20;
      const wanted = args[0];
      if (wanted?.startsWith('jr_') === true) {
        const found = records.list({ limit: 10_000 }).filter((r) => r.id.startsWith(wanted));
        const [run] = found;
        if (run === undefined || found.length > 1) throw new GlueprintError({ code: 'UnknownRun', message: `${found.length === 0 ? 'no run' : `${found.length} runs`} with an id that begins with '${wanted}'` });
        if (options.flag('json')) {output.json(run);} else {
          output.line(`${run.id}\n${run.job} ${run.state}, ${run.startedOn}${run.completedOn === undefined ? '' : ` to ${run.completedOn}`}`);
          if (run.error !== undefined) output.line(`${run.error.code}: ${run.error.message}`);
          const nodes = (run.summary as { nodes?: NodeResult[] } | undefined)?.nodes ?? [];
          if (nodes.length > 0) {
            output.line();
            output.table(['node', 'type', 'rows in', 'rows out', 'bytes', 'time'], nodes.map((n) => [n.node, n.type, formatCount(n.rowsRead), formatCount(n.rowsWritten), formatBytes(n.bytesRead ?? n.bytesWritten), formatTime(n.milliseconds)]));
          }
        }
        return 0;
      }
      const runs = records.list({ job: wanted, limit });
      if (options.flag('json')) {output.json(runs);} else {
        output.table(['run', 'job', 'state', 'started', 'took', 'error'], runs.map((r) => [
          r.id.slice(0, 15), r.job, r.state, r.startedOn.slice(0, 19).replace('T', ' '),
          r.completedOn === undefined ? '' : formatTime(Date.parse(r.completedOn) - Date.parse(r.startedOn)), (r.error?.message ?? '').split('\n')[0]?.slice(0, 60) ?? '',
        ]));
      }
      return 0;
    } finally {
      store.close();
    }
  },
};
