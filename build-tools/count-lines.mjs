// How many lines an example takes beside the same template written with the CDK's L1 constructs: node build-tools/count-lines.mjs [example]
// The L1 text is made from the template itself: one `new CfnX(stack, 'Id', {…})` a resource, objects that fit into 150 columns on one line.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WIDTH = 150;
const example = process.argv[2] ?? 'production';
const app = `examples/${example}/app.ts`;
const outdir = mkdtempSync(join(tmpdir(), 'glueprint-count-'));
execFileSync(process.execPath, ['node_modules/ts-node/dist/bin.js', '-T', '-P', 'examples/tsconfig.json', app], {
  env: { ...process.env, CDK_OUTDIR: outdir, TS_NODE_TRANSPILE_ONLY: '1' }, stdio: ['ignore', 'ignore', 'inherit'],
});

const isCode = (line) => line.trim() !== '' && !line.trim().startsWith('//') && !/^\s*(\/\*\*|\*)/.test(line);
const count = (text) => text.split('\n').filter(isCode).length;

/** A value as TypeScript, broken only where it does not fit. */
function literal(value, indent) {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent + flat.length <= WIDTH) return flat;
  const pad = ' '.repeat(indent + 2);
  const inner = Array.isArray(value) ? value.map((v) => pad + literal(v, indent + 2)) : Object.entries(value).map(([k, v]) => `${pad}${k}: ${literal(v, indent + 2)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner.join(',\n')},\n${' '.repeat(indent)}${close}`;
}

let l1 = 0;
let resources = 0;
for (const file of readdirSync(outdir).filter((f) => f.endsWith('.template.json'))) {
  const template = JSON.parse(readFileSync(join(outdir, file), 'utf8'));
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources).filter(([, r]) => r.Type !== 'AWS::CDK::Metadata')) {
    resources++;
    l1 += count(`new ${Type.replace(/.*::/, 'Cfn')}(stack, '${id}', ${literal(Properties, 0)});`);
  }
}
const scripts = readdirSync(outdir).filter((f) => f.endsWith('.py')).map((f) => count(readFileSync(join(outdir, f), 'utf8'))).reduce((a, b) => a + b, 0);
const own = count(readFileSync(app, 'utf8'));
rmSync(outdir, { recursive: true });
console.log(`${app}: ${own} lines. The same without the package: ${l1} lines of L1 (${resources} resources) and ${scripts} lines of PySpark, ${((l1 + scripts) / own).toFixed(1)} times as many.`);
