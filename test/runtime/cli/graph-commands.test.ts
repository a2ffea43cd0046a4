import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace } from '../harness';

const GOLDEN = join(__dirname, '../../golden/examples');
const STUDIO = {
  Name: 'people',
  GlueVersion: '5.0',
  Command: { Name: 'glueetl' },
  CodeGenConfigurationNodes: {
    'node-2': { S3DirectTarget: { Name: 'Out', Inputs: ['node-1'], Path: 's3://b/out/', Format: 'json', Compression: 'none', PartitionKeys: [], Future: true } },
    'node-1': { Filter: { Name: 'Adults', Inputs: ['node-0'], LogicalOperator: 'AND', Filters: [{ Operation: 'REGEX', Negated: false, Values: [{ Type: 'CONSTANT', Value: ['[4-9]'] }, { Type: 'COLUMNEXTRACTED', Value: ['age'] }] }] } },
    'node-0': { S3CsvSource: { Name: 'People', Paths: ['s3://b/people/'], Separator: 'comma', QuoteChar: 'quote', WithHeader: true, Recurse: true, OutputSchemas: [{ Columns: [{ Name: 'name', Type: 'string' }, { Name: 'age', Type: 'string' }] }] } },
  },
};

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
});
afterEach(() => space.remove());

describe('import', () => {
  test('prints code, and warns of what is not used', async () => {
    space.write('people.json', JSON.stringify(STUDIO));
    const { code, out, err } = await space.cli('import', 'people.json');
    expect(code).toBe(0);
    expect(out).toContain('export function addPeople(stack: Stack): EtlJob {');
    expect(out).toContain("filters: [{ column: 'age', operation: FilterOperation.REGEX, value: '[4-9]' }]");
    expect(err).toContain('Out: kept, but not used: Future of S3DirectTarget');
  });

  test('writes a graph file, from which the export is the same job again, in each dialect', async () => {
    space.write('people.json', JSON.stringify(STUDIO));
    expect((await space.cli('import', 'people.json', '--graph', 'people.glue.json', '--out', 'people.ts')).code).toBe(0);
    expect(space.read('people.ts')).toContain('new S3Source(job,');
    const api = await space.cli('export', 'people.glue.json');
    expect(JSON.parse(api.out)).toEqual(STUDIO);
    const git = JSON.parse((await space.cli('export', 'people.glue.json', '-d', 'git')).out) as { name: string; codeGenConfigurationNodes: string };
    expect([git.name, JSON.parse(git.codeGenConfigurationNodes)]).toEqual(['people', STUDIO.CodeGenConfigurationNodes]);
    expect(JSON.parse((await space.cli('export', 'people.json', '-d', 'resource-sync')).out)).toEqual({ jobs: [STUDIO], databases: [], tables: [], partitions: [] });
  });

  test.each([
    ['a file that is not there', undefined, 'the file does not exist'],
    ['a script', { Name: 'x', Command: {} }, 'it is a script, not a visual job'],
    ['several jobs', { jobs: [STUDIO, { ...STUDIO, Name: 'other' }] }, 'holds 2 visual jobs, name one with --job: people, other'],
  ])('%s is refused', async (_, json, message) => {
    if (json !== undefined) space.write('x.json', JSON.stringify(json));
    const { code, err } = await space.cli('import', 'x.json');
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });

  test('in the language that is asked for', async () => {
    space.write('people.json', JSON.stringify(STUDIO));
    expect((await space.cli('import', 'people.json', '--language', 'python')).out).toContain('def add_people(stack: Stack) -> EtlJob:');
    expect((await space.cli('import', 'people.json', '--out', 'people.txt', '-l', 'python')).code).toBe(0);
    expect(space.read('people.txt')).toContain('def add_people');
    const { code, err } = await space.cli('import', 'people.json', '--language', 'cobol');
    expect([code, err]).toEqual([2, expect.stringContaining("--language is typescript or python, got 'cobol'")]);
  });

  test('one of several jobs', async () => {
    space.write('x.json', JSON.stringify({ jobs: [STUDIO, { ...STUDIO, Name: 'other' }] }));
    expect((await space.cli('import', 'x.json', '--job', 'other')).out).toContain("jobName: 'other'");
    expect((await space.cli('import', 'x.json', '--job', 'othr')).err).toContain("did you mean 'other'?");
  });
});

test('a job of Glue Studio runs as it is', async () => {
  space.write('people.json', JSON.stringify(STUDIO));
  space.write('data/people/a.csv', 'name,age\nAnn,41\nBob,9\nCid,12\n');
  const { code, err } = await space.cli('run', 'people.json', '--bind', 's3://b/=data');
  expect([code, err.includes('rror')]).toEqual([0, false]);
  const rows = space.files('data/out').filter((f) => f.endsWith('.json')).map((f) => space.read(`data/out/${f}`)).join('');
  expect(rows.trim().split('\n').map((l) => JSON.parse(l) as unknown)).toEqual([{ name: 'Ann', age: '41' }, { name: 'Bob', age: '9' }]);
});

describe('export', () => {
  test('tells what Studio cannot say, and what cannot be exported', async () => {
    const movies = await space.cli('export', join(GOLDEN, 'movies.glueprint.json'));
    expect(movies.code).toBe(0);
    expect(movies.err).toContain("Glue Studio's S3GlueParquetTarget has no mode: left out");
    expect(Object.keys(JSON.parse(movies.out) as object)).toContain('CodeGenConfigurationNodes');
    const flights = await space.cli('export', join(GOLDEN, 'flights.glueprint.json'));
    expect([flights.code, flights.err]).toEqual([1, expect.stringContaining('uses the job parameter :late_after')]);
    expect((await space.cli('export', join(GOLDEN, 'movies.glueprint.json'), '-d', 'yaml')).code).toBe(2);
  });
});

describe('lineage', () => {
  const MOVIES = join(GOLDEN, 'movies.glueprint.json');

  test('as text', async () => {
    const { code, out } = await space.cli('lineage', MOVIES);
    expect(code).toBe(0);
    expect(out).toMatch(/title +← s3:\/\/example-movies\/raw\/movies\.json › Title\n/);
    expect(out).toMatch(/average_rating +← s3:\/\/example-movies\/raw\/movies\.json › IMDB Rating \(aggregate\)/);
  });

  test.each([
    ['mermaid', /^flowchart LR/],
    ['dot', /^digraph lineage/],
    ['json', /^\{\n {2}"jobs": \[/],
  ])('as %s', async (format, start) => {
    const { code, out } = await space.cli('lineage', MOVIES, '-f', format);
    expect([code, out]).toEqual([0, expect.stringMatching(start)]);
  });

  test('as events, a line each, of all jobs of an assembly', async () => {
    for (const name of ['movies', 'flights']) space.write(`cdk.out/${name}.glueprint.json`, readFileSync(join(GOLDEN, `${name}.glueprint.json`)));
    const { out } = await space.cli('lineage', '--assembly', 'cdk.out', '-f', 'openlineage');
    const events = out.trim().split('\n').map((l) => JSON.parse(l) as { job: { name: string }; outputs: unknown[] });
    expect(events.map((e) => e.job.name)).toEqual(['FlightsStack/Flights', 'MoviesStack/Movies']);
    expect(events.every((e) => e.outputs.length > 0)).toBe(true);
  });

  test('another format is refused', async () => {
    expect((await space.cli('lineage', MOVIES, '-f', 'svg')).code).toBe(2);
  });
});

describe('plan', () => {
  const movies = () => JSON.parse(readFileSync(join(GOLDEN, 'movies.glueprint.json'), 'utf8')) as { job: Record<string, unknown>; nodes: { id: string; fields: Record<string, unknown>; outputs: { columns: string }[] }[] };

  test('against a manifest: what breaks, and the exit code', async () => {
    space.write('old.glueprint.json', JSON.stringify(movies()));
    const now = movies();
    now.job.numberOfWorkers = 7;
    for (const n of now.nodes) for (const o of n.outputs) o.columns = o.columns.replace('movies BIGINT', 'movies STRING');
    space.write('new.glueprint.json', JSON.stringify(now));
    const { code, out } = await space.cli('plan', 'new.glueprint.json', '--base', 'old.glueprint.json');
    expect(code).toBe(1);
    expect(out).toContain('~ numberOfWorkers: 2 → 7 (cost)');
    expect(out).toContain('! GenresOut: column movies: bigint → string');
    expect((await space.cli('plan', 'new.glueprint.json', '--base', 'old.glueprint.json', '--allow-breaking')).code).toBe(0);
    const json = JSON.parse((await space.cli('plan', 'new.glueprint.json', '--base', 'old.glueprint.json', '--json')).out) as object;
    expect(json).toMatchObject({ breaking: true, jobs: [{ path: 'MoviesStack/Movies', change: 'changed' }] });
    const markdown = (await space.cli('plan', 'new.glueprint.json', '--base', 'old.glueprint.json', '-f', 'markdown')).out;
    expect(markdown).toContain('**with breaking changes**');
    expect((markdown.match(/```/g) ?? []).length % 2).toBe(0);
    expect(await space.cli('plan', 'old.glueprint.json', '--base', 'old.glueprint.json')).toMatchObject({ code: 0, out: '1 job stays as it is\n' });
  });

  test('against a Git revision: the app is synthesized as it was', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: space.folder, stdio: 'pipe' });
    git('init', '-q');
    space.write('cdk.json', JSON.stringify({ app: 'node app.js' }));
    space.write('app.js', "const fs = require('fs'); fs.mkdirSync(process.env.CDK_OUTDIR, { recursive: true }); fs.copyFileSync('job.json', process.env.CDK_OUTDIR + '/job.glueprint.json');");
    space.write('job.json', JSON.stringify(movies()));
    space.write('.gitignore', '.glueprint\n');
    git('add', '.');
    git('commit', '-qm', 'first');
    const now = movies();
    now.nodes = now.nodes.filter((n) => n.id !== 'GenresOut');
    space.write('job.json', JSON.stringify(now));
    const { code, out, err } = await space.cli('plan');
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('- GenresOut (S3Target)');
    expect(out).toContain('! GenresOut: the target goes');
    expect(space.files('.glueprint').filter((f) => f.startsWith('plan/'))).toEqual([]);
    const unknown = await space.cli('plan', '--git', 'nowhere');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("Git knows no revision 'nowhere'")]);
    expect((await space.cli('plan', '--git', '$(touch x)')).err).toContain('is no revision of Git');
  });
});
