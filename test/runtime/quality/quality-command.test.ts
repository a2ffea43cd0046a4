import { csvSource, job, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', 'id,name\n1,x\n2,\n2,z\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
  space.writeManifest(job({
    In: csvSource('s3://in/a.csv', 'id INT, name STRING'),
    Checked: { type: 'EvaluateDataQuality', inputs: ['In'], fields: { ruleset: 'Rules = [ RowCount > 2, IsUnique "id", IsComplete "name" ]\nAnalyzers = [ Completeness "name" ]' } },
    Out: target('parquet', 's3://out/', 'Checked'),
  }));
});
afterEach(() => space.remove());

test('the rules of the job, with failing rows; nothing is written', async () => {
  const { code, out, err } = await space.cli('quality', 'job.glueprint.json', '--failing', '5');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toContain('Checked: 1 of 3 rules passed');
  expect(out).toContain('✓ RowCount > 2\n✗ IsUnique "id"\n    Value: 0.3333333333333333 does not meet the constraint requirement!');
  expect(out).toContain('· Completeness "name": Column.name.Completeness = 0.6666666666666666');
  expect(out).toContain('IsUnique "id"');
  expect(space.files('.').filter((f) => f.startsWith('out'))).toEqual([]);
});

test('as JSON', async () => {
  const { out } = await space.cli('quality', 'job.glueprint.json', '--json', '--failing', '1');
  expect(JSON.parse(out)).toMatchObject({ nodes: [{ node: 'Checked', passed: 1, failed: 2, failing: { rows: [{ id: 2 }] } }] });
});

test('rules of a file over any node, kept for dynamic rules when asked', async () => {
  space.write('rules.dqdl', 'Rules = [ RowCount >= last() ]');
  const quality = async (...argv: string[]) => space.cli('quality', 'job.glueprint.json', 'In', '--rules', 'rules.dqdl', ...argv);
  expect(await quality()).toMatchObject({ code: 1, out: expect.stringContaining('empty list') as string });
  expect(await quality('--keep')).toMatchObject({ code: 1 });
  expect(await quality()).toMatchObject({ code: 0, out: expect.stringContaining('1 of 1 rules passed') as string });
});

test.each([
  [['Checkd'], /no node 'Checkd'; these have: Checked; did you mean 'Checked'\?/],
  [['In'], /node 'In' has no rules; these have: Checked\n\s*hint: give rules with --rules FILE/],
  [['In', '--rules', 'bad.dqdl'], /unknown rule type 'IsComplet'; did you mean 'IsComplete'\? \(line 3, column 3\)/],
])('%j is refused', async (argv, message) => {
  space.write('bad.dqdl', 'Rules = [\n  RowCount > 1,\n  IsComplet "id"\n]');
  const { code, err } = await space.cli('quality', 'job.glueprint.json', ...argv);
  expect(code).toBe(1);
  expect(err).toMatch(message);
});

test('outcomes of rules are rows that can be looked at, more than once', async () => {
  space.writeManifest(job({
    In: csvSource('s3://in/a.csv', 'id INT, name STRING'),
    Checked: { type: 'EvaluateDataQuality', inputs: ['In'], fields: { ruleset: 'Rules = [ RowCount > 2, IsUnique "id" ]', output: 'EvaluationResults' } },
    Failed: { type: 'Filter', inputs: ['Checked'], fields: { condition: "Outcome = 'Failed'" } },
    Out: target('parquet', 's3://out/', 'Failed'),
  }));
  expect(JSON.parse((await space.cli('preview', 'job.glueprint.json', 'Checked', '--json')).out)).toMatchObject({ rows: [{ Rule: 'RowCount > 2', Outcome: 'Passed' }, { Outcome: 'Failed' }] });
  expect(JSON.parse((await space.cli('preview', 'job.glueprint.json', 'Failed', '--json')).out)).toMatchObject({ rows: [{ Rule: 'IsUnique "id"' }] });
});

test('recommended rules are a ruleset that the data keeps', async () => {
  const { code, out } = await space.cli('quality', 'job.glueprint.json', 'In', '--recommend');
  expect({ code, out }).toEqual({ code: 0, out: 'Rules = [\n    RowCount between 1 and 7,\n    IsComplete "id",\n    ColumnValues "id" >= 0,\n    Completeness "name" >= 0.56,\n    IsUnique "name"\n]\n' });
  space.write('rules.dqdl', out);
  expect(await space.cli('quality', 'job.glueprint.json', 'In', '--rules', 'rules.dqdl')).toMatchObject({ code: 0 });
});
