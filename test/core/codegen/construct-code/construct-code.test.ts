import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileAll, runProgram } from './program';
import { renderPython, renderTypeScript } from '../../../../src/core/codegen/construct-code';
import { snake } from '../../../../src/core/codegen/construct-code/python-language';
import { INTERFACES } from '../../../../src/core/codegen/construct-code/shapes';
import { importGraph } from '../../../../src/core/codegen/glue-studio';
import { GraphFile, manifestOf, readGraphFile } from '../../../../src/core/codegen/graph-file';
import { Manifest, ManifestNode } from '../../../../src/core/manifest';
import { columnsDdl, parseColumns } from '../../../../src/core/types';
import { manifestOf as manifestOfCase } from '../../nodes/case-manifest';
import { NODE_CASES } from '../../nodes/cases';
import { NodeCase } from '../../nodes/node-case';
import { JOB_FILES } from '../studio-files';

/** A node as its case has it, below sources with the case's columns. */
/** A resource of a stack has no name in a program of an import; and only a collection can be selected from. */
const fits = (c: NodeCase) => c.error === undefined && !JSON.stringify(c.fields).includes('"ref"');

const CASES: [string, GraphFile][] = NODE_CASES.filter((c) => c.type.kind !== 'SelectFromCollection').flatMap(({ type, cases }) => cases.filter(fits).map((c): [string, GraphFile] => {
  const { job, parameters, nodes } = manifestOfCase(type, c);
  const plain = nodes.map((n) => ({ id: n.id, type: n.type, fields: n.id === 'Node' ? c.fields : n.fields, inputs: n.inputs }));
  return [`${type.kind}: ${c.name}`, readGraphFile({ version: 1, job: { glueVersion: job.glueVersion }, parameters, nodes: plain })];
}));

const JOBS = JOB_FILES.map(({ name, job }): [string, GraphFile] => [name, importGraph(job).graph]);

/** What a node is, wherever it was written. */
const core = ({ parameters, nodes }: Manifest) => ({
  parameters,
  nodes: nodes.map(({ id, type, fields, inputs, outputs, sql }) => ({ id, type, fields: type === 'S3Source' ? plain(fields) : fields, inputs, outputs, sql })).sort((a, b) => (a.id < b.id ? -1 : 1)),
});
const plain = (fields: ManifestNode['fields']) => (typeof fields.schema === 'string' ? { ...fields, schema: columnsDdl(parseColumns(fields.schema)) } : fields);
/** The same without the names of inputs, which some classes choose and no case can. */
const unnamed = (manifest: Manifest) => {
  const { parameters, nodes } = core(manifest);
  const nameless = (inputs: ManifestNode['inputs']) => inputs.map(({ as: _, ...i }) => i).sort((a, b) => (a.node < b.node ? -1 : 1));
  return { parameters, nodes: nodes.map(({ sql: _, inputs, ...n }) => ({ ...n, inputs: nameless(inputs) })) };
};

test('the shapes are those of the classes', () => {
  execFileSync(process.execPath, [join(__dirname, '../../../../build-tools/generate-construct-shapes.mjs'), '--check'], { stdio: 'pipe' });
});

test('every program compiles', () => {
  const programs = new Map([...CASES, ...JOBS].map(([name, graph], i) => [`${name.replace(/[^A-Za-z0-9]+/g, '-')}-${i}`, renderTypeScript(graph, name)]));
  expect(compileAll(programs)).toEqual([]);
}, 300_000);

test.each(CASES)('%s: the program makes the same job as the graph', (name, graph) => {
  const made = JSON.parse(runProgram(renderTypeScript(graph, name)).renderManifest()) as Manifest;
  expect(unnamed(made)).toEqual(unnamed(JSON.parse(JSON.stringify(manifestOf(graph, name))) as Manifest));
});

test.each(JOBS)('%s: the program makes the same job as its graph', (name, file) => {
  const job = runProgram(renderTypeScript(file, name));
  const kept = file.nodes.find((n) => n.type === 'StudioNode' && n.fields.passThrough !== true);
  if (kept !== undefined) {
    expect(() => job.renderScript()).toThrow(`Glue Studio's ${String(kept.fields.member)} has no node type here`);
    return;
  }
  expect(job.renderScript()).toContain('job.commit()');
  expect(core(JSON.parse(job.renderManifest()) as Manifest)).toEqual(core(JSON.parse(JSON.stringify(manifestOf(file, name))) as Manifest));
});

test('names in Python are those of jsii', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  const { toSnakeCase } = require('codemaker') as { toSnakeCase: (name: string) => string };
  const names = [...new Set(Object.values(INTERFACES).flatMap((props) => Object.keys(props)))];
  expect(names.map(snake)).toEqual(names.map((n) => toSnakeCase(n)));
});

const PYTHON_CHECK = `import ast, builtins, sys
for file in sys.argv[1:]:
  text = open(file, encoding="utf-8").read()
  compile(text, file, "exec")
  tree = ast.parse(text)
  imported = {a.asname or a.name for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
  used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
  assigned = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)} | {"stack"}
  for name in sorted(imported - used): print(file, "imports without use", name)
  for name in sorted(used - imported - assigned - set(dir(builtins))): print(file, "does not know", name)
  for name in sorted(assigned & (imported | set(dir(builtins)))): print(file, "hides", name)
`;

(spawnSync('python3', ['--version']).status === 0 ? test : test.skip)('every program in Python compiles, and names what it imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-python-'));
  try {
    const files = [...CASES, ...JOBS].map(([name, graph], i) => {
      const file = `${name.replace(/[^A-Za-z0-9]+/g, '-')}-${i}.py`;
      writeFileSync(join(folder, file), renderPython(graph, name));
      return file;
    });
    const { status, stdout, stderr } = spawnSync('python3', ['-c', PYTHON_CHECK, ...files], { cwd: folder, encoding: 'utf8' });
    expect([stdout, stderr, status]).toEqual(['', '', 0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('texts of several lines are not moved in Python', () => {
  const [job] = JOBS.filter(([name]) => name === 'parquet-to-hudi.json');
  expect(renderPython((job as [string, GraphFile])[1], 'hudi')).toContain('        sql_query="""with ranked as (\n  select *,');
});
