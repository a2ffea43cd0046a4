import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { javaOptions } from '../../runtime/engines/spark/settings';
import { nodeHost } from '../../runtime/host/node-host';
import { compareRows, Row } from '../../runtime/runs/compare-rows';
import { localEnvironment } from '../../runtime/runs/environment';
import { targetSpec } from '../../runtime/runs/node-io';
import { onLocalSpark } from '../../runtime/runs/node-reference';
import { resolveJob } from '../../runtime/runs/resolve';
import { runJob } from '../../runtime/runs/run-job';
import { JobSession } from '../../runtime/runs/session';
import { readTarget } from '../../runtime/runs/verify-job';
import { renderPySpark } from '../../src/core/codegen/pyspark';
import { Manifest, readManifest } from '../../src/core/manifest';
import { NODE_TYPES, nodeType, NodeType } from '../../src/core/nodes';
import { parseColumns, typeName } from '../../src/core/types';
import { manifestOf, resolveCase, viewOf } from '../core/nodes/case-manifest';
import { NODE_CASES } from '../core/nodes/cases';
import type { NodeCase } from '../core/nodes/node-case';
import { withoutRandom } from '../core/nodes/random-values';
import { findSparkForTests, SparkVersion } from '../spark';

/**
 * Every case of a node type that has rows, and two examples: on DuckDB and, by the generated script, on PySpark 3.5. On 4.1, with ANSI rules,
 * those of Glue 6.0 and one of each transform. One Spark process a version.
 */
interface Answer { readonly name: string; readonly columns?: readonly [string, string][]; readonly rows?: readonly Row[]; readonly error?: string }

const DATA = join(__dirname, '../../node_modules/vega-datasets/data');
/** `DIFFERENTIAL_NODES='Pivot|Window'`: these node types only, without the examples. */
const ONLY = process.env.DIFFERENTIAL_NODES === undefined ? undefined : new RegExp(`^(${process.env.DIFFERENTIAL_NODES})$`);
const EXAMPLES = ONLY !== undefined ? [] : [
  { name: 'earthquakes', source: 's3://example-earthquakes/feed/earthquakes.json', file: join(DATA, 'earthquakes.json'), bucket: 's3://example-earthquakes' },
  { name: 'movies', source: 's3://example-movies/raw/movies.json', file: join(DATA, 'movies.json'), bucket: 's3://example-movies' },
];
type Case = [string, NodeType, NodeCase];
const RUNNABLE = NODE_CASES.filter(({ type }) => ONLY?.test(type.kind) !== false)
  .map(({ type, cases }) => ({ type, cases: cases.filter((c) => c.error === undefined && c.rows !== undefined && c.out !== undefined) }));
const named = (choose: (cases: readonly NodeCase[]) => readonly NodeCase[]) =>
  RUNNABLE.flatMap(({ type, cases }) => choose(cases).map((c): Case => [`${type.kind}: ${c.name}`, type, c]));
/** Glue 6.0 is Spark 4 with ANSI rules. */
const isSpark35 = (c: NodeCase) => c.glueVersion === undefined || c.glueVersion.startsWith('5.');
const CASES = named((cases) => cases.filter(isSpark35));
const CASES_4 = named((cases) => [
  ...cases.filter((c) => c.glueVersion === '6.0'), ...cases.filter((c) => c.glueVersion === undefined).slice(0, 1).map((c) => ({ ...c, glueVersion: '6.0' })),
]);

const shownBy = (type: NodeType, c: NodeCase) => viewOf(resolveCase(type, c).outputs, c.output ?? 'output');

/** Python, which the embedded engine refuses: what comes of it on Spark. */
function expectOnSpark(c: NodeCase, answer: Answer | undefined): void {
  expect(answer?.error).toBeUndefined();
  const columns = parseColumns(c.columns ?? '');
  expect(answer?.columns).toEqual(columns.map((f) => [f.name, typeName(f.type)]));
  const rows = (c.out ?? []).map((r) => r.map((v) => (v === null ? null : JSON.stringify(v))));
  expect(compareRows(columns, rows, answer?.rows ?? [], 3)).toBeUndefined();
}

interface Lane { readonly version: SparkVersion; readonly cases: readonly Case[]; readonly examples: typeof EXAMPLES }
const LANES: readonly Lane[] = [{ version: '3.5', cases: CASES, examples: EXAMPLES }, { version: '4.1', cases: CASES_4, examples: [] }];

/** What test/core/dqdl compares, and a node that is only kept. */
const WITHOUT_ROWS = ['EvaluateDataQuality', 'EvaluateDataQualityMultiFrame', 'StudioNode'];

(ONLY === undefined ? test : test.skip)('every transform but those has a case with rows', () => {
  const compared = new Set(CASES.map(([, type]) => type));
  expect(NODE_TYPES.filter((t) => t.family === 'transform' && !compared.has(t)).map((t) => t.kind).sort()).toEqual(WITHOUT_ROWS);
});

/** Sources and targets that local Spark runs, and the suite that compares the engines on them. */
const COMPARED_ELSEWHERE: { readonly [kind: string]: string } = {
  S3Source: 'formats.slow.test.ts',
  S3Target: 'formats.slow.test.ts',
  CatalogSource: '../runtime/engines/spark-tables.slow.test.ts',
  CatalogTarget: '../runtime/engines/spark-tables.slow.test.ts',
  DeltaSource: '../runtime/engines/spark-tables.slow.test.ts',
  DeltaTarget: '../runtime/engines/spark-tables.slow.test.ts',
  HudiSource: '../runtime/engines/spark-tables.slow.test.ts',
  HudiTarget: '../runtime/engines/spark-tables.slow.test.ts',
  IcebergSource: '../runtime/engines/spark-tables.slow.test.ts',
  IcebergTarget: '../runtime/engines/spark-tables.slow.test.ts',
};

(ONLY === undefined ? test : test.skip)('every source and target that local Spark runs is compared in a suite', () => {
  const ends = NODE_TYPES.filter((t) => t.family !== 'transform' && onLocalSpark(t) === 'yes');
  expect(ends.map((t) => t.kind).sort()).toEqual(Object.keys(COMPARED_ELSEWHERE).sort());
  for (const [kind, file] of Object.entries(COMPARED_ELSEWHERE)) {
    // Files are compared format by format.
    const text = readFileSync(join(__dirname, file), 'utf8');
    expect([kind, kind.startsWith('S3') || text.includes(kind)]).toEqual([kind, true]);
  }
});

describe.each(LANES)('equal on DuckDB and PySpark $version', ({ version, cases, examples }) => {
  const python = findSparkForTests(version);
  if (python === undefined) {
    console.log(`skipped: no PySpark ${version}; node build-tools/install-spark.mjs ${version} installs it`);
    test.skip('no PySpark', () => undefined);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-differential-'));
  const answers = new Map<string, Answer>();
  const host = nodeHost(folder);
  const place = (i: number, as: string) => join(folder, `case-${i}`, as);
  const example = (name: string): Manifest => readManifest(readFileSync(join(__dirname, '../golden/examples', `${name}.glueprint.json`), 'utf8'), NODE_TYPES);

  beforeAll(() => {
    const script = (name: string, manifest: Manifest) => {
      const file = join(folder, `${name}.py`);
      writeFileSync(file, renderPySpark(manifest, nodeType));
      return file;
    };
    const jobs = [
      ...cases.map(([name, type, c], i) => {
        mkdirSync(join(folder, `case-${i}`));
        return {
          name,
          script: script(`case-${i}`, manifestOf(type, c)),
          args: ['--JOB_NAME=Job'],
          inputs: Object.entries(c.inputs).map(([as, ddl]) => ({ folder: place(i, as), ddl, values: c.rows?.[as] })),
          paths: [...Object.keys(c.inputs), 'samples'].map((as) => ({ prefix: `s3://bucket/${as}/`, location: place(i, as) })),
          show: shownBy(type, c),
          modules: c.modules ?? {},
        };
      }),
      ...examples.map((e) => ({
        name: e.name,
        script: script(e.name, example(e.name)),
        args: ['--JOB_NAME=Job', ...example(e.name).parameters.flatMap((p) => (p.default === undefined ? [] : [`--${p.name}=${p.default}`]))],
        paths: [{ prefix: e.source, location: e.file }, { prefix: e.bucket, location: join(folder, `${e.name}-spark`) }],
      })),
    ];
    const conf = { 'spark.ui.enabled': 'false', 'spark.ui.showConsoleProgress': 'false', 'spark.sql.shuffle.partitions': '2', 'spark.sql.warehouse.dir': join(folder, 'warehouse'), 'spark.driver.bindAddress': '127.0.0.1' };
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify({ name: 'differential', master: 'local[2]', conf, jobs }));
    execFileSync(python, [join(__dirname, 'run_scripts.py'), join(folder, 'jobs.json'), join(folder, 'answers.jsonl')], {
      cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TZ: 'UTC', PYTHONDONTWRITEBYTECODE: '1', PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1', JDK_JAVA_OPTIONS: javaOptions(0) },
    });
    for (const line of readFileSync(join(folder, 'answers.jsonl'), 'utf8').trim().split('\n')) {
      const answer = JSON.parse(line) as Answer;
      answers.set(answer.name, answer);
    }
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(cases)('%s', async (name, type, c) => {
    const i = cases.findIndex(([other]) => other === name);
    if (type.notLocal?.(resolveCase(type, c).fields) !== undefined) {
      expectOnSpark(c, answers.get(name));
      return;
    }
    const bindings = Object.keys(c.inputs).map((as) => ({ uri: `s3://bucket/${as}`, path: place(i, as) }));
    const session = await JobSession.open(manifestOf(type, c), localEnvironment(host, bindings));
    try {
      const spark = answers.get(name);
      expect(spark?.error).toBeUndefined();
      const duckdb = await session.preview('Node', { rows: 10_000, full: true, output: c.output });
      expect(duckdb.columns.map((f) => [f.name, typeName(f.type)])).toEqual(spark?.columns);
      const [left, right] = [duckdb.rows, spark?.rows ?? []].map((rows) => withoutRandom(c, duckdb.columns, rows));
      expect(compareRows(duckdb.columns, left, right, 3)).toBeUndefined();
    } finally {
      await session.close();
    }
  }, 60_000);

  (examples.length === 0 ? test.skip : test).each(examples.length === 0 ? [{ name: '', source: '', file: '', bucket: '' }] : examples)('example $name', async (e) => {
    expect(answers.get(e.name)?.error).toBeUndefined();
    const manifest = example(e.name);
    const environment = (side: string) => localEnvironment(host, [{ uri: e.source, path: e.file }, { uri: e.bucket, path: join(folder, `${e.name}-${side}`) }], join(folder, `.state-${side}`));
    const { state, error } = await runJob(manifest, environment('duckdb'));
    expect({ state, error }).toEqual({ state: 'SUCCEEDED', error: undefined });
    const targets = resolveJob(manifest, {}).nodes.filter((n) => nodeType(n.node.type)?.family === 'target');
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const [left, right] = [await readTarget(target.node.id, targetSpec(target), environment('duckdb'), manifest), await readTarget(target.node.id, targetSpec(target), environment('spark'), manifest)];
      expect(left.rows.length).toBeGreaterThan(0);
      expect(left.columns.map((f) => [f.name, typeName(f.type)])).toEqual(right.columns.map((f) => [f.name, typeName(f.type)]));
      expect(compareRows(left.columns, left.rows, right.rows, 3)).toBeUndefined();
    }
  }, 120_000);
});
