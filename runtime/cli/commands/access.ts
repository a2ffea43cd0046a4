import { GlueprintError } from '../../../src/core/diagnostics';
import { ManifestRight } from '../../../src/core/manifest';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';

export const ACCESS: Command = {
  verb: 'access',
  summary: 'shows the rights that a job needs, and what needs each',
  about: 'References of the template stand as ${LogicalId}. A role of your own must have these rights; `--policy` prints them as an IAM policy.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }],
  options: [
    ...APP_OPTIONS,
    { name: 'node', value: 'id', help: 'only what this node needs' },
    { name: 'policy', help: 'print as an IAM policy' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint access flights', 'glueprint access flights --node Out', 'glueprint access flights --policy > policy.json'],
  async run({ host, output, args, options }) {
    const { manifest, file } = await findJob({ host, options, output }, args[0]);
    if (manifest.access === undefined) {
      throw new GlueprintError({ code: 'NoAccess', file, message: 'the manifest says nothing of rights: no app made it', hint: 'rights are derived when an app is synthesized' });
    }
    const wanted = options.text('node');
    if (wanted !== undefined && !manifest.nodes.some((n) => n.id === wanted)) {
      throw new GlueprintError({ code: 'UnknownNode', message: `the job has no node '${wanted}', expected one of ${manifest.nodes.map((n) => n.id).join(', ')}` });
    }
    const rights = manifest.access.filter((r) => wanted === undefined || r.node === wanted);
    if (options.flag('json')) {
      output.json(rights);
    } else if (options.flag('policy')) {
      output.json(policy(rights));
    } else {
      let last = '';
      for (const right of rights) {
        const title = `${right.node ?? 'the job'} ${right.reason}`;
        if (title !== last) output.line(output.style('bold', title));
        last = title;
        output.line(`  ${right.actions.join(', ')}`);
        for (const resource of right.resources) output.line(`    ${resource}`);
        for (const [operator, keys] of Object.entries(right.conditions ?? {})) {
          for (const [key, value] of Object.entries(keys)) output.line(output.style('dim', `    where ${key} ${operator} ${[value].flat().join(', ')}`));
        }
      }
    }
    return 0;
  },
};

/** One statement a right, with what needs it in its Sid. */
function policy(rights: readonly ManifestRight[]) {
  const taken = new Map<string, number>();
  const sid = (r: ManifestRight) => {
    const name = `${r.node ?? 'Job'} ${r.reason}`.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string | undefined) => (c ?? '').toUpperCase());
    const n = (taken.get(name) ?? 0) + 1;
    taken.set(name, n);
    return n === 1 ? name : `${name}${n}`;
  };
  return {
    Version: '2012-10-17',
    Statement: rights.map((r) => ({ Sid: sid(r), Effect: 'Allow', Action: r.actions, Resource: r.resources, ...(r.conditions === undefined ? {} : { Condition: r.conditions }) })),
  };
}
