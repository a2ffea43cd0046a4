import { dirname } from 'node:path';
import { isMap, isScalar, LineCounter, Node, parseDocument, YAMLMap } from 'yaml';
import { countFinding, Finding, rowsFinding, rulesFinding, schemaFinding } from './assertions';
import { RowsOptions } from './compare-rows';
import { Coverage } from './coverage';
import { file, generated, Given, rows, text } from './given';
import { JobTest } from './job-test';
import { TestReport } from './reports';
import { JobTestResult } from './result';
import { TestRow } from './values';
import { didYouMean, GlueprintError, Span } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';

/**
 * Tests kept as YAML beside the app:
 *
 *     job: Orders
 *     tests:
 *       - name: paid orders only
 *         at: 2026-01-31T12:00:00Z
 *         parameters: { day: 2026-01-31 }
 *         given:
 *           Orders: [{ id: 1, paid: true }, { id: 2, paid: false }]
 *         expect:
 *           Paid: [{ id: 1, paid: true }]
 */
export interface TestFile { readonly path: string; readonly job: string; readonly tests: readonly WrittenTest[] }

interface WrittenTest {
  readonly name: string;
  readonly at?: string;
  readonly seed?: number;
  readonly only?: string | readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly given: Readonly<Record<string, Given>>;
  readonly past: Readonly<Record<string, readonly number[]>>;
  readonly expect: Readonly<Record<string, Expectation>>;
  readonly error?: string;
}

interface Expectation {
  readonly output?: string;
  readonly rows?: readonly TestRow[];
  readonly options: RowsOptions;
  readonly count?: number;
  readonly schema?: string;
  readonly rules?: Readonly<Record<string, 'Passed' | 'Failed'>>;
}

export function parseTestFile(path: string, source: string): TestFile {
  return new TestFileReader(path, source).read();
}

/** Runs the tests of a file over its job. */
export async function runTestFile(
  testFile: TestFile, manifest: Manifest, options: { readonly filter?: string; readonly onTest?: (report: TestReport) => void } = {},
): Promise<{ reports: TestReport[]; coverage: Coverage }> {
  const coverage = new Coverage(manifest);
  const reports: TestReport[] = [];
  for (const test of testFile.tests) {
    if (options.filter !== undefined && !test.name.includes(options.filter)) continue;
    const started = performance.now();
    const failure = await runOne(test, manifest, testFile.path, coverage);
    const { path, job } = testFile;
    const milliseconds = performance.now() - started;
    const report: TestReport = { file: path, job, name: test.name, milliseconds, ...(failure === undefined ? {} : { failure }) };
    reports.push(report);
    options.onTest?.(report);
  }
  return { reports, coverage };
}

async function runOne(test: WrittenTest, manifest: Manifest, path: string, coverage: Coverage): Promise<Finding> {
  try {
    const job = new JobTest(manifest, { folder: dirname(path) }).parameters(test.parameters);
    for (const [node, given] of Object.entries(test.given)) job.given(node, given);
    for (const [metric, values] of Object.entries(test.past)) job.pastValues(metric, values);
    if (test.at !== undefined) job.at(test.at);
    if (test.seed !== undefined) job.seed(test.seed);
    const result = await job.run({ only: test.only });
    coverage.add(result);
    if (test.error !== undefined) {
      const message = result.stopped?.message;
      return message?.includes(test.error) === true ? undefined : `expected an error with '${test.error}', ${message === undefined ? 'there was none' : `got: ${message}`}`;
    }
    const findings = Object.entries(test.expect).flatMap(([node, e]) => findingsOf(result, node, e));
    return findings.length === 0 ? undefined : findings.join('\n\n');
  } catch (e) {
    if (!GlueprintError.isGlueprintError(e)) throw e;
    return test.error !== undefined && e.message.includes(test.error) ? undefined : e.message;
  }
}

function findingsOf(result: JobTestResult, node: string, e: Expectation): string[] {
  const actual = () => result.node(node, e.output);
  return [
    e.rows === undefined ? undefined : rowsFinding(actual(), e.rows, e.options),
    e.count === undefined ? undefined : countFinding(actual(), e.count),
    e.schema === undefined ? undefined : schemaFinding(actual(), e.schema),
    e.rules === undefined ? undefined : rulesFinding(result, node, e.rules),
  ].filter((f) => f !== undefined);
}

const TEST_KEYS = ['name', 'at', 'seed', 'only', 'parameters', 'given', 'past', 'expect', 'error'];
const GIVEN_KEYS = ['rows', 'schema', 'text', 'csv', 'json', 'file', 'generated', 'seed', 'nulls'];
const EXPECT_KEYS = ['rows', 'output', 'count', 'schema', 'rules', 'order', 'tolerance', 'subset', 'columns'];

/** Reads with places: a wrong key says its line. */
class TestFileReader {
  private readonly lines = new LineCounter();

  constructor(private readonly path: string, private readonly source: string) {}

  public read(): TestFile {
    // Dates stay text: the types of columns say what they are.
    const document = parseDocument(this.source, { lineCounter: this.lines, schema: 'core', intAsBigInt: false });
    const [error] = document.errors;
    if (error !== undefined) throw this.fault(error.message.split('\n')[0] ?? 'is not YAML', { start: error.pos[0], end: error.pos[1] });
    const root = this.map(document.contents, ['job', 'tests'], 'the file');
    const job = this.required(root, 'job', document.contents);
    const tests = root.get('tests');
    const list = (tests as { readonly items?: readonly Node[] } | undefined)?.items;
    if (list === undefined) throw this.fault("'tests' is a list of tests", this.span(tests ?? document.contents));
    return { path: this.path, job: String(value(job)), tests: list.map((t) => this.test(t)) };
  }

  private test(node: Node): WrittenTest {
    const map = this.map(node, TEST_KEYS, 'a test');
    const at = value(map.get('at'));
    const seed = value(map.get('seed'));
    const error = value(map.get('error'));
    return {
      name: String(value(this.required(map, 'name', node))),
      at: at === undefined ? undefined : String(at),
      seed: typeof seed === 'number' ? seed : undefined,
      only: value(map.get('only')) as string | readonly string[] | undefined,
      parameters: this.each(map.get('parameters'), (v) => String(value(v))),
      given: this.each(map.get('given'), (v) => this.given(v)),
      past: this.each(map.get('past'), (v) => value(v) as readonly number[]),
      expect: this.each(map.get('expect'), (v) => this.expectation(v)),
      error: error === undefined ? undefined : String(error),
    };
  }

  private given(node: Node): Given {
    if (!isMap(node)) return rows(this.rows(node));
    const map = this.map(node, GIVEN_KEYS, 'what is given');
    const content = value(map.get('text') ?? map.get('csv') ?? map.get('json'));
    if (content !== undefined) return text(String(content));
    const path = value(map.get('file'));
    if (path !== undefined) return file(String(path));
    const count = value(map.get('generated'));
    const numberOf = (name: string) => value(map.get(name)) as number | undefined;
    if (typeof count === 'number') return generated(count, { seed: numberOf('seed'), nulls: numberOf('nulls') });
    const schema = value(map.get('schema'));
    return rows(this.rows(this.required(map, 'rows', node)), schema === undefined ? undefined : String(schema));
  }

  private expectation(node: Node): Expectation {
    if (!isMap(node)) return { rows: this.rows(node), options: {} };
    const map = this.map(node, EXPECT_KEYS, 'an expectation');
    const of = (name: string) => value(map.get(name)) as never;
    const list = map.get('rows');
    return {
      output: of('output'),
      count: of('count'),
      schema: of('schema'),
      rules: of('rules'),
      rows: list === undefined ? undefined : this.rows(list),
      options: { order: of('order'), tolerance: of('tolerance'), subset: of('subset'), columns: of('columns') },
    };
  }

  private rows(node: Node): TestRow[] {
    const list = value(node);
    if (!Array.isArray(list) || list.some((r) => typeof r !== 'object' || r === null || Array.isArray(r))) throw this.fault('expected a list of rows: [{ column: value }]', this.span(node));
    return list as TestRow[];
  }

  private map(node: unknown, keys: readonly string[], what: string): Map<string, Node> {
    if (!isMap(node)) throw this.fault(`${what} is a list of keys and values: ${keys.join(', ')}`, this.span(node));
    return new Map((node as YAMLMap).items.map((item) => {
      const name = String(value(item.key as Node));
      if (!keys.includes(name)) throw this.fault(`${what} has no '${name}', allowed: ${keys.join(', ')}${didYouMean(name, keys)}`, this.span(item.key));
      return [name, item.value as Node];
    }));
  }

  private each<T>(node: Node | undefined, read: (value: Node) => T): Record<string, T> {
    if (node === undefined) return {};
    if (!isMap(node)) throw this.fault('expected names and values', this.span(node));
    return Object.fromEntries(node.items.map((item) => [String(value(item.key as Node)), read(item.value as Node)]));
  }

  private required(map: ReadonlyMap<string, Node>, name: string, at: unknown): Node {
    const found = map.get(name);
    if (found === undefined) throw this.fault(`'${name}' is missing`, this.span(at));
    return found;
  }

  private span(node: unknown): Span {
    const range = (node as { readonly range?: readonly number[] } | null | undefined)?.range;
    const start = range?.[0] ?? 0;
    return { start, end: Math.max(start + 1, range?.[1] ?? 1) };
  }

  private fault(message: string, span: Span): GlueprintError {
    return new GlueprintError({ code: 'TestFile', file: this.path, message, text: this.source, span });
  }
}

function value(node: Node | undefined): unknown {
  if (node === undefined || node === null) return undefined;
  return isScalar(node) ? node.value : (node as { toJSON(): unknown }).toJSON();
}
