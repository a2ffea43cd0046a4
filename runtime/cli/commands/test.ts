import { GlueprintError } from '../../../src/core/diagnostics';
import { Coverage } from '../../testing/coverage';
import { generateTest } from '../../testing/generate-test';
import { junitXml, markdownReport, TestReport } from '../../testing/reports';
import { parseTestFile, runTestFile } from '../../testing/test-file';
import { Command, CommandInput } from '../command';
import { APP_OPTIONS, findJob, findJobs, FoundJob } from '../find-jobs';
import { formatTime } from '../output';

const NAMES = /(\.test|\.tests)\.ya?ml$/;

export const TEST: Command = {
  verb: 'test',
  summary: 'runs tests kept as YAML beside the app',
  about: 'Files *.test.yaml say which rows are given for which nodes and what is expected of others. Nothing outside of the test is read or written.',
  arguments: [{ name: 'path', optional: true, help: 'a test file, or a folder that is searched; default: the working folder' }],
  options: [
    ...APP_OPTIONS,
    { name: 'generate', value: 'job', help: 'print a first test of a job, with made-up rows and what the job makes of them, to be edited' },
    { name: 'filter', value: 'text', help: 'only tests whose name has this' },
    { name: 'coverage', help: 'show which nodes, filters and rules no test reached' },
    { name: 'junit', value: 'file', help: 'write JUnit XML' },
    { name: 'markdown', value: 'file', help: 'write a markdown report' },
    { name: 'json', help: 'print results and coverage as JSON' },
  ],
  examples: ['glueprint test', 'glueprint test tests/orders.test.yaml --filter paid', 'glueprint test --junit reports/glueprint.xml --coverage', 'glueprint test --generate orders > orders.test.yaml'],
  async run(input) {
    const { host, output, args, options } = input;
    const generate = options.text('generate');
    if (generate !== undefined) {
      const { manifest } = await findJob({ host, options, output }, generate);
      output.line((await generateTest(manifest)).trimEnd());
      return 0;
    }
    const files = await testFiles(input, args[0]);
    const jobs = await findJobs({ host, options, output });
    const reports: TestReport[] = [];
    const coverages = new Map<string, Coverage>();
    for (const path of files) {
      const file = parseTestFile(path, await host.files.readText(path));
      const job = jobOf(jobs, file.job, path);
      const run = await runTestFile(file, job.manifest, {
        filter: options.text('filter'),
        onTest: (r) => {
          if (options.flag('json')) return;
          const mark = r.failure === undefined ? output.style('green', '✓') : output.style('red', '✗');
          output.line(`${mark} ${r.job}: ${r.name}  ${output.style('dim', formatTime(r.milliseconds))}`);
          if (r.failure !== undefined) output.line(r.failure.split('\n').map((l) => `    ${l}`).join('\n'));
        },
      });
      reports.push(...run.reports);
      const known = coverages.get(job.manifest.job.path);
      if (known === undefined) coverages.set(job.manifest.job.path, run.coverage);
      else known.addAll(run.coverage);
    }
    const failed = reports.filter((r) => r.failure !== undefined).length;
    if (options.flag('json')) {
      output.json({ tests: reports, coverage: [...coverages.values()].map((c) => c.json()) });
    } else {
      output.line(`${reports.length - failed} of ${reports.length} tests passed`);
      if (options.flag('coverage')) for (const [job, c] of coverages) output.line(`\n${job}\n${c.text()}`);
    }
    const write = async (name: string, text: string) => {
      const path = options.text(name);
      if (path !== undefined) await host.files.writeText(host.files.resolve(path), text);
    };
    await write('junit', junitXml(reports));
    await write('markdown', markdownReport(reports));
    return failed === 0 ? 0 : 1;
  },
};

async function testFiles({ host }: CommandInput, path = '.'): Promise<string[]> {
  const full = host.files.resolve(path);
  const kind = await host.files.kind(full);
  if (kind === 'file') return [full];
  if (kind === undefined) throw new GlueprintError({ code: 'MissingFile', file: full, message: 'the test file does not exist' });
  const found = (await host.files.list(full)).filter((f) => NAMES.test(f.relative) && !/(^|\/)(node_modules|cdk\.out)\//.test(f.relative)).map((f) => f.path);
  if (found.length > 0) return found;
  throw new GlueprintError({ code: 'NoTests', file: full, message: 'there are no tests', hint: 'tests are files named *.test.yaml' });
}

function jobOf(jobs: readonly FoundJob[], name: string, file: string): FoundJob {
  const found = jobs.find((j) => j.manifest.job.path === name || j.manifest.job.name === name);
  if (found !== undefined) return found;
  throw new GlueprintError({ code: 'UnknownJob', file, message: `no job '${name}'; the app has ${jobs.map((j) => j.manifest.job.name).join(', ')}` });
}
