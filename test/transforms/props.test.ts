import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Field, NODE_TYPES } from '../../src/core/nodes';

/** Props that name inputs; what they read is in the manifest's inputs. */
const INPUTS = ['input', 'inputs', 'left', 'right', 'leftAlias', 'rightAlias', 'base', 'updates', 'lookup', 'current', 'incoming'];
const SRC = join(__dirname, '../../src');

interface Prop { readonly optional: boolean; readonly doc: string; readonly isDefault: boolean }

/** Interfaces of the node classes: props by name. */
function interfaces(): Map<string, Map<string, Prop>> {
  const out = new Map<string, Map<string, Prop>>();
  const bases = new Map<string, string[]>();
  for (const folder of ['sources', 'transforms', 'targets']) {
    for (const file of readdirSync(join(SRC, folder)).filter((f) => f.endsWith('.ts'))) {
      const source = ts.createSourceFile(file, readFileSync(join(SRC, folder, file), 'utf8'), ts.ScriptTarget.ES2022, true);
      source.forEachChild((n) => {
        if (!ts.isInterfaceDeclaration(n)) return;
        bases.set(n.name.text, (n.heritageClauses ?? []).flatMap((h) => h.types.map((t) => t.expression.getText())));
        out.set(n.name.text, new Map(n.members.filter(ts.isPropertySignature).map((m) => [m.name.getText(), {
          optional: m.questionToken !== undefined,
          doc: ts.getJSDocCommentsAndTags(m).map((d) => d.getText()).join(''),
          isDefault: ts.getJSDocTags(m).some((t) => t.tagName.text === 'default'),
        }])));
      });
    }
  }
  const whole = (name: string): [string, Prop][] => [...(bases.get(name) ?? []).flatMap(whole), ...(out.get(name) ?? [])];
  return new Map([...out.keys()].map((name) => [name, new Map(whole(name))]));
}

const PROPS = interfaces();

/** Their options are grouped, and rules are values: the classes say more than the fields. */
const OWN_SHAPE = ['EvaluateDataQuality', 'EvaluateDataQualityMultiFrame'];

test.each(NODE_TYPES.filter((t) => !OWN_SHAPE.includes(t.kind)).map((t) => [t.kind, t] as const))('%s: class and node type have the same fields', (kind, type) => {
  const props = PROPS.get(`${kind}Props`);
  if (props === undefined) throw new Error(`no interface ${kind}Props`);
  const named = [...props.keys()].filter((p) => !INPUTS.includes(p));
  expect(named.sort()).toEqual(type.fields.map((f) => f.name).sort());
  for (const field of type.fields) expect({ [field.name]: props.get(field.name)?.optional }).toEqual({ [field.name]: field.required !== true });
});

test('every prop is documented, every optional one with its default', () => {
  const faults = [...PROPS].flatMap(([name, props]) => [...props].filter(([, p]) => p.doc === '' || p.optional !== p.isDefault).map(([prop]) => `${name}.${prop}`));
  expect(faults).toEqual([]);
});

test('every field and node type is documented', () => {
  const fields = (list: readonly Field[]): Field[] => list.flatMap((f) => [f, ...(f.type.type === 'list' && f.type.items.type === 'record' ? fields(f.type.items.fields) : [])]);
  for (const type of NODE_TYPES) {
    expect(type.doc).not.toBe('');
    expect(type.see).toMatch(/^https:\/\//);
    for (const field of fields(type.fields)) expect(field.doc).toMatch(/\S/);
  }
});
