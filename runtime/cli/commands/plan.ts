import { diffManifests, Manifest, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';
import { deployedManifests } from '../../connectors/aws/deployed-manifests';
import { cloudAccess } from '../../runs/environment';
import { Command, Options } from '../command';
import { APP_OPTIONS, findJobs, FoundJob, JobQuery } from '../find-jobs';
import { jobsAtRevision } from '../git-state';
import { usageError } from '../parse';
import { planMarkdown, planText } from '../render-plan';

const FORMATS: readonly string[] = ['text', 'json', 'markdown'];

export const PLAN: Command = {
  verb: 'plan',
  summary: 'tells what a deploy would change of the jobs',
  about: 'Compares the app with a Git revision of it (default: HEAD), or with what is deployed: nodes, schemas of targets, rights, settings. '
    + 'Exit code 1 where something breaks: a target or one of its columns goes or changes its type, a parameter must be given.',
  arguments: [{ name: 'job', optional: true, help: 'the job; default: all jobs' }],
  options: [
    ...APP_OPTIONS,
    { name: 'git', value: 'revision', help: 'the revision to compare with; default: HEAD' },
    { name: 'base', short: 'b', value: 'path', help: 'cloud assembly or manifest to compare with, instead of a revision' },
    { name: 'deployed', value: 'where', help: 'compare with what is deployed: aws or localstack (the stacks of the app, by CloudFormation), or a manifest or assembly that was kept' },
    { name: 'format', short: 'f', value: 'format', help: 'text (default), json or markdown' },
    { name: 'json', help: 'the same as --format json' },
    { name: 'allow-breaking', help: 'exit code 0 also where something breaks' },
  ],
  examples: ['glueprint plan', 'glueprint plan --git origin/main -f markdown > plan.md', 'glueprint plan --deployed aws', 'glueprint plan flights --base deployed/cdk.out'],
  async run({ host, output, args, options }) {
    const format = options.flag('json') ? 'json' : options.text('format') ?? 'text';
    if (!FORMATS.includes(format)) throw usageError(`--format is ${FORMATS.join(', ')}, got '${format}'`);
    const [revision, deployed] = [options.text('git'), options.text('deployed')];
    const cloud = deployed === 'aws' || deployed === 'localstack' ? deployed : undefined;
    const base = options.text('base') ?? (cloud === undefined ? deployed : undefined);
    const given = ['git', 'base', 'deployed'].filter((name) => options.text(name) !== undefined).map((name) => `--${name}`);
    if (given.length > 1) throw usageError(`${given.join(' and ')} are ${given.length} answers to one question: give one of them`);
    const query = { host, options, output };
    const after = await findJobs(query, args[0]?.endsWith('.json') === true ? args[0] : undefined);
    const before = cloud !== undefined ? await jobsDeployed(query, cloud, after)
      : base === undefined ? await jobsAtRevision(query, revision ?? 'HEAD') : await jobsOf(query, base);
    const wanted = (list: readonly FoundJob[]): Manifest[] => list.map((j) => j.manifest).filter(({ job }) => args[0] === undefined || args[0].endsWith('.json') || [job.name, job.path].includes(args[0]));
    const [old, now] = [wanted(before), wanted(after)];
    if (args[0] !== undefined && old.length + now.length === 0) throw usageError(`no job '${args[0]}', neither now nor before`);
    const jobs = diffManifests(old, now);
    if (format === 'json') output.json({ jobs, breaking: jobs.some((j) => j.breaking.length > 0) });
    else output.line(format === 'markdown' ? planMarkdown(jobs) : planText(jobs, (s, t) => output.style(s, t)));
    return jobs.some((j) => j.breaking.length > 0) && !options.flag('allow-breaking') ? 1 : 0;
  },
};

async function jobsOf({ host, options, output }: Parameters<typeof findJobs>[0], base: string): Promise<FoundJob[]> {
  const path = host.files.resolve(base);
  if (await host.files.kind(path) === 'file') return findJobs({ host, options, output }, path);
  return findJobs({ host, options: new Options({ assembly: base }), output });
}

/** The jobs of the app's stacks as they are deployed; of a stack that is not, none. */
async function jobsDeployed({ host, output }: JobQuery, environment: 'aws' | 'localstack', after: readonly FoundJob[]): Promise<FoundJob[]> {
  const access = cloudAccess(host, environment);
  const found: FoundJob[] = [];
  for (const stack of [...new Set(after.map((j) => j.manifest.job.stack))].filter((s) => s !== '').sort()) {
    const texts = await deployedManifests(stack, access);
    if (texts === undefined) output.note(`stack ${stack} is not deployed: all of its jobs are new`);
    else if (texts.length === 0) output.note(`stack ${stack} was deployed without manifests of its jobs: all of them count as new`);
    for (const text of texts ?? []) found.push({ manifest: readManifest(text, NODE_TYPES, `${stack} (deployed)`), file: `${stack} (deployed)` });
  }
  return found;
}
