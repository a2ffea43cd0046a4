import { stringify } from 'yaml';
import { generateRows } from './generate-rows';
import { JobTest } from './job-test';
import { TestRow } from './values';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';
import { parseColumns } from '../../src/core/types';

const AT = '2026-01-01T00:00:00Z';

/** A first test of a job as YAML: made-up rows for its sources, and what the job makes of them. It passes; it is there to be edited. */
export async function generateTest(manifest: Manifest, options: { readonly rows?: number; readonly seed?: number } = {}): Promise<string> {
  const { rows: count = 3, seed = 1 } = options;
  const test = new JobTest(manifest).at(AT).parameters(Object.fromEntries(manifest.parameters.filter((p) => p.default !== undefined).map((p) => [p.name, p.default ?? ''])));
  const given: Record<string, readonly TestRow[]> = {};
  for (const node of manifest.nodes) {
    if (nodeType(node.type)?.family !== 'source') continue;
    const ddl = node.outputs[0]?.columns ?? node.fields.schema;
    if (typeof ddl !== 'string') throw new GlueprintError({ code: 'TestData', node: node.id, message: 'its columns are not known', hint: 'give the source a schema: glueprint infer writes one' });
    const made = generateRows(parseColumns(ddl), { count, seed, edges: 0 }).map(plain);
    given[node.id] = made;
    test.given(node.id, made);
  }
  const result = await test.run();
  const targets = manifest.nodes.filter((n) => nodeType(n.type)?.family === 'target');
  const expected = Object.fromEntries(targets.map((t) => [t.id, result.rows(t.id).map(plain)]));
  const written = { job: manifest.job.name, tests: [{ name: 'first test, made by glueprint test --generate', at: AT, given, expect: expected }] };
  return stringify(written, { lineWidth: 0, flowCollectionPadding: true, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
}

/** What YAML can hold. */
function plain(row: TestRow): TestRow {
  return JSON.parse(JSON.stringify(row, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))) as TestRow;
}
