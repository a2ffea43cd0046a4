import { csvSource, job, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id INT, name STRING'),
    Named: { type: 'Filter', inputs: ['In'], fields: { condition: 'name IS NOT NULL' } },
    Out: target('parquet', 's3://out/', 'Named'),
  }), 'assembly/job.glueprint.json');
  space.write('tests/names.test.yaml', [
    'job: Job', 'tests:',
    '  - name: keeps names', '    given: { In: [{ id: 1, name: a }, { id: 2 }] }', '    expect: { Named: [{ id: 1, name: a }] }',
    '  - name: wrong on purpose', '    given: { In: [{ id: 1, name: a }] }', '    expect: { Out: { count: 2 } }',
  ].join('\n'));
});
afterEach(() => space.remove());

const run = async (...argv: string[]) => space.cli('test', '--assembly', 'assembly', ...argv);

test('runs the tests of a folder, shows what failed, writes reports', async () => {
  const { code, out, err } = await run('--coverage', '--junit', 'junit.xml', '--markdown', 'report.md');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/✓ Job: keeps names/);
  expect(out).toMatch(/✗ Job: wrong on purpose .*\n {4}'Out' has 1 rows, expected 2\n/);
  expect(out).toContain('1 of 2 tests passed\n\nTest/Job\ncoverage: 3 of 3 nodes');
  expect(space.read('junit.xml')).toContain('tests="2" failures="1"');
  expect(space.read('report.md')).toContain('| Job | keeps names | passed |');
});

test('a filter, JSON, a first test', async () => {
  expect(await run('--filter', 'keeps')).toMatchObject({ code: 0, out: expect.stringContaining('1 of 1 tests passed') as string });
  expect(JSON.parse((await run('--json')).out)).toMatchObject({ tests: [{ name: 'keeps names' }, { failure: expect.any(String) as string }], coverage: [{ covered: 3, total: 3 }] });
  space.write('tests/names.test.yaml', (await run('--generate', 'Job')).out);
  expect(await run()).toMatchObject({ code: 0 });
});

test.each([
  [['none'], /the test file does not exist/],
  [['assembly'], /there are no tests\n\s*hint: tests are files named \*\.test\.yaml/],
])('%j', async (argv, message) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(1);
  expect(err).toMatch(message);
});

test('a job that is not there', async () => {
  space.write('tests/names.test.yaml', 'job: Jbo\ntests: []');
  expect((await run()).err).toContain("no job 'Jbo'; the app has Job");
});
