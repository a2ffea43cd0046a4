import { NodeRows } from './result';
import { rowsSql, TestRow } from './values';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest, ManifestNode } from '../../src/core/manifest';
import { Column, columnsDdl, DataType, parseColumns } from '../../src/core/types';
import { Binding } from '../connectors/bindings';
import { duckDbEngine } from '../engines/duckdb/duckdb-engine';
import { sqlString } from '../formats/sql-text';
import { Host } from '../host/host';
import { localEnvironment } from '../runs/environment';
import { targetSpec } from '../runs/node-io';
import { resolveJob } from '../runs/resolve';
import { runJob } from '../runs/run-job';
import { readTarget } from '../runs/verify-job';

const GIVEN = 's3://glueprint-test/given';
const OUT = 's3://glueprint-test/out';

export interface SparkTestRequest {
  readonly manifest: Manifest;
  readonly host: Host;
  readonly folder: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly bindings: readonly Binding[];
  /** Nodes to compute, with all above them. */
  readonly needed: ReadonlySet<string>;
  /** Rows in the place of a node's own, with their columns. */
  readonly given: ReadonlyMap<string, { readonly rows: readonly TestRow[]; readonly columns: readonly Column[] }>;
  readonly read: (text: unknown, column: Column) => TestRow[string];
}

/** Rows of every node, made by the job's script on PySpark: what is given becomes sources, what is asked for becomes targets. */
export async function runTestOnSpark(request: SparkTestRequest): Promise<NodeRows[]> {
  const { manifest, host, folder, needed, given } = request;
  const nodes = manifest.nodes.filter((n) => needed.has(n.id) && n.outputs.length > 0);
  const bindings = [...request.bindings, { uri: OUT, path: `${folder}/out` }, { uri: GIVEN, path: `${folder}/given-rows` }];
  for (const [i, node] of nodes.entries()) {
    const rows = given.get(node.id);
    if (rows !== undefined) await writeRows(rows.rows, rows.columns, node.id, `${folder}/given-rows/${i}`, host);
  }
  const replaced = nodes.map((node, i) => (given.has(node.id) ? givenSource(node, i, given.get(node.id)?.columns ?? []) : node));
  const wanted = nodes.flatMap((node) => node.outputs.map((output) => ({ node, output })));
  const targets = wanted.map(({ node, output }, i): ManifestNode => ({
    id: `glueprint test ${i}`,
    path: `${node.path}/${output.name}`,
    type: 'S3Target',
    fields: { path: `${OUT}/${i}/`, format: { type: 'parquet', compression: 'snappy' }, partitionKeys: [], mode: 'append' },
    inputs: [{ node: node.id, as: output.view, ...(output.name === 'output' ? {} : { output: output.name }) }],
    outputs: [],
  }));
  for (const { node, output } of wanted) {
    const unfit = output.columns === undefined ? undefined : parseColumns(output.columns).find((c) => !fitsParquet(c.type));
    if (unfit !== undefined) throw new GlueprintError({ code: 'TestEngine', node: node.id, message: `column '${unfit.name}' cannot leave Spark in a Parquet file`, hint: 'test this node on the engine duckdb' });
  }
  const test: Manifest = { ...manifest, nodes: [...replaced, ...targets] };
  const environment = localEnvironment(host, bindings, `${folder}/spark-state`);
  const result = await runJob(test, environment, { engine: 'spark', parameters: request.parameters, bookmarks: 'disable' });
  if (result.error !== undefined) {
    const { code, message, node, hint } = result.error;
    throw new GlueprintError({ code, message, node, hint });
  }
  const specs = new Map(resolveJob(test, request.parameters).nodes.map((n) => [n.node.id, n]));
  const out: NodeRows[] = [];
  for (const [i, { node, output }] of wanted.entries()) {
    const target = specs.get(`glueprint test ${i}`);
    if (target === undefined) continue;
    const read = await readTarget(node.id, targetSpec(target), environment, test);
    const rows = read.rows.map((r) => Object.fromEntries(read.columns.map((c, n) => [c.name, request.read(r[n], c)])));
    out.push({ node: node.id, output: output.name, columns: read.columns, rows });
  }
  return out;
}

function givenSource(node: ManifestNode, i: number, columns: readonly Column[]): ManifestNode {
  const [output] = node.outputs;
  const schema = columnsDdl(columns);
  return {
    ...node,
    type: 'S3Source',
    sql: undefined,
    inputs: [],
    fields: { paths: [`${GIVEN}/${i}/`], format: { type: 'parquet' }, schema, recurse: true, exclusions: [] },
    outputs: output === undefined ? [] : [{ ...output, columns: schema }],
  };
}

function fitsParquet(type: DataType): boolean {
  switch (type.kind) {
    case 'array': return fitsParquet(type.element);
    case 'map': return fitsParquet(type.key) && fitsParquet(type.value);
    case 'struct': return type.fields.every((f) => fitsParquet(f.type));
    default: return !['interval', 'void', 'choice', 'day-time interval', 'year-month interval'].includes(type.kind);
  }
}

async function writeRows(rows: readonly TestRow[], columns: readonly Column[], node: string, folder: string, host: Host): Promise<void> {
  await host.files.makeFolder(folder);
  const session = await duckDbEngine(host.files).open({ temporaryFolder: `${folder}.tmp`, timeZone: 'UTC' });
  try {
    await session.query(`COPY (${rowsSql(rows, columns, node)}) TO ${sqlString(`${folder}/part-0.parquet`)} (FORMAT parquet)`);
  } finally {
    await session.close();
  }
}
