import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeReference, nodeReferenceRows } from '../../../runtime/runs/node-reference';
import { NODE_TYPES, NodeType } from '../../../src/core/nodes';
import * as library from '../../../src/index';

const ROOT = join(__dirname, '../../..');
const members = JSON.parse(execFileSync(process.execPath, [
  '--input-type=module', '-e', "import { codeGenMembers } from './build-tools/glue-members.mjs'; console.log(JSON.stringify(codeGenMembers()))",
], { cwd: ROOT, encoding: 'utf8' })) as string[];
const rows = nodeReferenceRows(NODE_TYPES, members);

test('docs/nodes.md is up to date (node build-tools/generate-node-docs.mjs)', () => {
  expect(readFileSync(join(ROOT, 'docs/nodes.md'), 'utf8')).toBe(nodeReference(NODE_TYPES, members));
});

test('every member of the service has a row, and no cell is empty', () => {
  expect(members).toHaveLength(79);
  expect(members.filter((m) => !rows.some((r) => r.member === m))).toEqual([]);
  expect(rows.flatMap((r) => Object.entries(r).filter(([name, cell]) => name !== 'member' && String(cell).trim() === ''))).toEqual([]);
});

test('a cell that limits or refuses says why, and every limit that hangs on fields is told', () => {
  const cells = rows.flatMap((r) => Object.values(r).map(String));
  const limited = cells.filter((c) => /^(no\b|refused)|; not with /.test(c) && c !== 'no member' && c !== 'none needed');
  expect(limited.length).toBeGreaterThan(10);
  // After each limit a colon and a reason of some words.
  const reasonless = (cell: string) => cell.split(/; (?:not )?(?=with `)/).slice(/^(no\b|refused)/.test(cell) ? 0 : 1).some((part) => !/: \S+ \S+ \S+/.test(part));
  expect(limited.filter(reasonless)).toEqual([]);
  expect(['yes; not with `mode` `x`', 'yes; not with `mode` `x`: ', 'no', 'refused by name'].map(reasonless)).toEqual([true, true, true, true]);
  expect(cells.filter((c) => c.includes('where its fields allow'))).toEqual([]);

  const always = (type: NodeType) => {
    try {
      return type.notLocal?.({}) !== undefined;
    } catch {
      return false;
    }
  };
  const hangsOnFields = NODE_TYPES.filter((t) => t.notLocal !== undefined && !always(t));
  expect(hangsOnFields.map((t) => [t.kind, (t.notLocalWith ?? []).length > 0])).toEqual(hangsOnFields.map((t) => [t.kind, true]));
  for (const type of NODE_TYPES) for (const fields of type.notLocalWith ?? []) expect([type.kind, fields, typeof type.notLocal?.(fields)]).toEqual([type.kind, fields, 'string']);
});

test('no member is only kept as it stands', () => {
  expect(rows.filter((r) => r.construct === '`StudioNode`').map((r) => r.member)).toEqual([]);
});

test('every node type has a construct of its name', () => {
  const names = Object.keys(library);
  expect(NODE_TYPES.map((t) => t.kind).filter((kind) => !names.includes(kind))).toEqual([]);
});
