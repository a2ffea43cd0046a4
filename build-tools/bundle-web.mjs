// Bundles the Studio's page. `bundleWeb(out)` gives the metafile's inputs; run as a program it builds into lib/runtime/web and states the sizes.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUDGET = { first: 160, all: 420 };   // KB gzipped: the editor's first load, and everything

export async function bundleWeb(out) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: { 'app': 'web/app.tsx', 'layout-worker': 'web/canvas/layout-worker.ts', 'theme': 'web/theme-boot.ts' },
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    metafile: true,
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'd3-color': './web/canvas/no-colours.ts' },
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', target: 'es2022' } },
  });
  // A classic script must stand alone; the theme's has no imports, so the module text serves.
  const first = eager(result.metafile, 'app.js');
  const preloads = first.filter((f) => f !== 'app.js').map((f) => `<link rel="modulepreload" href="/${f}">`).join('\n  ');
  const html = await readFile(join(root, 'web/index.html'), 'utf8');
  await writeFile(join(out, 'index.html'), html.replace('<!--preloads-->', preloads));
  await cp(join(root, 'web/icon.svg'), join(out, 'icon.svg'));
  return result.metafile;
}

/** The chunk that holds a source file, with all that it imports before it runs. */
export function eager(metafile, entry) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([f, o]) => [f.split('/').at(-1), o]));
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name) || !outputs.has(name)) return;
    seen.add(name);
    for (const { path, kind } of outputs.get(name).imports) if (kind === 'import-statement') visit(path.split('/').at(-1));
  };
  visit(entry);
  return [...seen].filter((f) => f.endsWith('.js'));
}

/** Sizes gzipped in KB: `first` is what the editor needs before it can draw. */
export async function sizes(metafile, out) {
  const files = Object.keys(metafile.outputs).map((f) => f.split('/').at(-1)).filter((f) => f.endsWith('.js'));
  const gz = new Map(await Promise.all(files.map(async (f) => [f, gzipSync(await readFile(join(out, f))).length / 1024])));
  const editor = files.find((f) => f.startsWith('EditorPage'));
  const first = new Set([...eager(metafile, 'app.js'), ...editor === undefined ? [] : eager(metafile, editor)]);
  const sum = (names) => [...names].reduce((n, f) => n + (gz.get(f) ?? 0), 0);
  const css = gzipSync(await readFile(join(out, 'app.css'))).length / 1024;
  return { page: sum(eager(metafile, 'app.js')), first: sum(first), all: sum(files), css, largest: [...gz].sort((a, b) => b[1] - a[1]).slice(0, 8) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = resolve(root, process.argv[2] ?? 'lib/runtime/web');
  await mkdir(dirname(out), { recursive: true });
  const metafile = await bundleWeb(out);
  const s = await sizes(metafile, out);
  const kb = (n) => `${n.toFixed(1)} KB`;
  console.log(`web: page ${kb(s.page)}, editor ${kb(s.first)}, all ${kb(s.all)} gzipped JavaScript, ${kb(s.css)} CSS; largest ${s.largest.map(([f, n]) => `${f} ${kb(n)}`).join(', ')}`);
  if (s.first > BUDGET.first * 2 || s.all > BUDGET.all * 2) throw new Error(`the Studio is more than twice its budget of ${BUDGET.first} / ${BUDGET.all} KB`);
}
