// Writes the shapes of the construct classes (props, enums, value classes) to src/core/codegen/construct-code/shapes.ts:
// the code of an import is made from them. `--check` fails where the file is not up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = ['src/sources', 'src/transforms', 'src/targets', 'src/catalog', 'src/quality'];
const FILE = join(ROOT, 'src/core/codegen/construct-code/shapes.ts');
/** Value classes whose factories are named after the case of a field. */
const FORMATS = ['ReadFormat', 'WriteFormat'];

const enums = {};
const interfaces = {};
const parents = {};
/** Props without a `?`, by interface. */
const required = {};
const formats = {};
const datasets = {};
const classes = new Set();
for (const folder of FOLDERS) {
  for (const file of readdirSync(join(ROOT, folder)).filter((f) => f.endsWith('.ts')).sort()) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, folder, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    source.forEachChild((n) => {
      if (ts.isEnumDeclaration(n)) {
        enums[n.name.text] = Object.fromEntries(n.members.filter((m) => m.initializer && ts.isStringLiteral(m.initializer)).map((m) => [m.initializer.text, m.name.getText()]));
      }
      if (ts.isInterfaceDeclaration(n)) {
        interfaces[n.name.text] = Object.fromEntries(n.members.filter(ts.isPropertySignature).map((m) => [m.name.getText(), m.type.getText()]));
        required[n.name.text] = n.members.filter((m) => ts.isPropertySignature(m) && m.questionToken === undefined).map((m) => m.name.getText());
        parents[n.name.text] = (n.heritageClauses ?? []).flatMap((h) => h.types.map((t) => t.expression.getText()));
      }
      if (ts.isClassDeclaration(n)) classes.add(n.name.text);
      if (ts.isClassDeclaration(n) && FORMATS.includes(n.name.text)) {
        const factories = n.members.filter((m) => ts.isMethodDeclaration(m) && m.modifiers?.some((x) => x.kind === ts.SyntaxKind.StaticKeyword));
        formats[n.name.text] = Object.fromEntries(factories.map((m) => [m.name.getText(), m.parameters[0]?.type?.getText() ?? '']));
      }
      if (ts.isClassDeclaration(n) && n.heritageClauses?.some((h) => /^(Collection|Job)Node$/.test(h.types[0].expression.getText()))) {
        const collection = n.heritageClauses.some((h) => h.types[0].expression.getText() === 'CollectionNode');
        const named = n.members.filter((m) => ts.isPropertyDeclaration(m) && m.type?.getText() === 'IDataset').map((m) => m.name.getText());
        if (collection || named.length > 0) datasets[n.name.text] = { collection, named };
      }
    });
  }
}

/** As a reader wants them: what an inherited part must have first, what it may have last. */
const props = (name) => {
  const bases = parents[name].filter((p) => p in interfaces);
  const must = bases.flatMap(requiredProps);
  const inherited = Object.entries(Object.assign({}, ...bases.map(props)));
  const part = (first) => Object.fromEntries(inherited.filter(([k]) => must.includes(k) === first));
  return { ...part(true), ...interfaces[name], ...part(false) };
};
const requiredProps = (name) => [...parents[name].filter((p) => p in interfaces).flatMap(requiredProps), ...required[name]];
const used = new Set();
const visit = (type) => {
  const name = /^\{ \[\w+: string\]: (\w+) \}$/.exec(type)?.[1] ?? type.replace(/\[\]$/, '');
  if (used.has(name)) return;
  used.add(name);
  if (name in interfaces) Object.values(props(name)).forEach(visit);
  if (name in formats) Object.values(formats[name]).forEach(visit);
};
classes.forEach((n) => `${n}Props` in interfaces && visit(`${n}Props`));
visit('CatalogTableOptions');
FORMATS.forEach(visit);

const literal = (v) => (typeof v === 'string' ? `'${v.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\t/g, '\\t').replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}'` : Array.isArray(v) ? `[${v.map(literal).join(', ')}]` : String(v));
const quoted = new RegExp('^[A-Za-z_$][A-Za-z0-9_$]*$');
const object = (entries, indent) => {
  const keys = entries.map(([k]) => (quoted.test(k) ? k : literal(k)));
  const all = keys.every((k) => !k.startsWith("'")) ? keys : entries.map(([k]) => literal(k));
  const items = entries.map(([, v], i) => `${all[i]}: ${typeof v === 'object' && !Array.isArray(v) ? object(Object.entries(v), `${indent}  `) : literal(v)}`);
  const line = `{ ${items.join(', ')} }`;
  return items.length === 0 ? '{}' : line.length + indent.length < 110 && !line.includes('\n') ? line : `{\n${items.map((i) => `${indent}  ${i},\n`).join('')}${indent}}`;
};
const table = (name, doc, type, entries) => `/** ${doc} */\nexport const ${name}: ${type} = ${object(entries, '')};\n`;
const sorted = (o) => Object.entries(o).filter(([n]) => used.has(n)).sort(([a], [b]) => (a < b ? -1 : 1));
const text = [
  '// Generated by build-tools/generate-construct-shapes.mjs from the construct classes; do not edit.',
  '',
  table('ENUMS', 'Members of enums by their value.', '{ readonly [name: string]: { readonly [value: string]: string } }', sorted(enums)),
  table('INTERFACES', 'TypeScript types of props, in the order of the interface.', '{ readonly [name: string]: { readonly [prop: string]: string } }', sorted(interfaces).map(([n]) => [n, props(n)])),
  table('FORMATS', 'Options of the factories of value classes.', '{ readonly [name: string]: { readonly [factory: string]: string } }', sorted(formats)),
  table('DATASETS', 'Classes with several datasets: whether by name, and those that are properties.', '{ readonly [name: string]: { readonly collection: boolean; readonly named: readonly string[] } }', Object.entries(datasets).sort(([a], [b]) => (a < b ? -1 : 1))),
].join('\n');
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('src/core/codegen/construct-code/shapes.ts is not up to date: run node build-tools/generate-construct-shapes.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
