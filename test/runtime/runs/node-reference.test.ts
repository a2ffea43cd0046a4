import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeReference, nodeReferenceRows } from '../../../runtime/runs/node-reference';
import { NODE_TYPES } from '../../../src/core/nodes';
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

test('no member is only kept as it stands', () => {
  expect(rows.filter((r) => r.construct === '`StudioNode`').map((r) => r.member)).toEqual([]);
});

test('every node type has a construct of its name', () => {
  const names = Object.keys(library);
  expect(NODE_TYPES.map((t) => t.kind).filter((kind) => !names.includes(kind))).toEqual([]);
});
