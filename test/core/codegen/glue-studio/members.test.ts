import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { exportStudioJob, importGraph, KNOWN_MEMBERS, readStudioJobs, StudioJob, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { WITH_OUTPUT_SCHEMAS } from '../../../../src/core/codegen/glue-studio/output-schemas';
import { manifestOf, readGraphFile, resolveGraph, writeGraphFile } from '../../../../src/core/codegen/graph-file';

/** The types of the SDK: interfaces with the types of their fields, and the values of enums. */
class SdkTypes {
  public readonly interfaces = new Map<string, ReadonlyMap<string, ts.TypeNode>>();
  public readonly enums = new Map<string, readonly string[]>();

  constructor() {
    const folder = join(__dirname, '../../../../node_modules/@aws-sdk/client-glue/dist-types/models');
    for (const file of ['models_0', 'models_1', 'models_2', 'models_3', 'enums']) {
      const source = ts.createSourceFile(file, readFileSync(join(folder, `${file}.d.ts`), 'utf8'), ts.ScriptTarget.ES2022, true);
      source.forEachChild((n) => {
        if (ts.isInterfaceDeclaration(n)) {
          const fields = n.members.filter(ts.isPropertySignature);
          this.interfaces.set(n.name.text, new Map(fields.flatMap((m) => (m.type === undefined ? [] : [[m.name.getText(), m.type]]))));
        }
        if (ts.isVariableStatement(n)) {
          for (const d of n.declarationList.declarations) {
            if (d.type !== undefined && ts.isTypeLiteralNode(d.type)) {
              this.enums.set(d.name.getText(), d.type.members.filter(ts.isPropertySignature).map((m) => (m.type?.getText() ?? '').replace(/^"|"$/g, '')));
            }
          }
        }
      });
    }
  }

  /** A value of a type in which every field stands, at any depth. */
  public sample(type: ts.TypeNode, name: string, depth = 0): unknown {
    if (ts.isUnionTypeNode(type)) {
      const real = type.types.filter((t) => t.kind !== ts.SyntaxKind.UndefinedKeyword);
      return real[0] === undefined ? undefined : this.sample(real[0], name, depth);
    }
    if (ts.isArrayTypeNode(type)) return depth > 6 ? [] : [this.sample(type.elementType, name, depth + 1)];
    switch (type.kind) {
      case ts.SyntaxKind.StringKeyword: return this.text(name);
      case ts.SyntaxKind.NumberKeyword: return 1;
      case ts.SyntaxKind.BooleanKeyword: return true;
      default:
    }
    if (!ts.isTypeReferenceNode(type)) return 'x';
    const reference = type.typeName.getText();
    if (reference === 'Partial') return this.sample((type.typeArguments as ts.NodeArray<ts.TypeNode>)[0] as ts.TypeNode, name, depth);
    if (reference === 'Date') return '2026-01-02T03:04:05Z';
    if (reference === 'Record') return { [this.enums.get((type.typeArguments as ts.NodeArray<ts.TypeNode>)[0]?.getText() ?? '')?.[0] ?? 'key']: this.sample((type.typeArguments as ts.NodeArray<ts.TypeNode>)[1] as ts.TypeNode, name, depth + 1) };
    const values = this.enums.get(reference);
    if (values !== undefined) return values[0];
    const fields = this.interfaces.get(reference);
    if (fields === undefined) throw new Error(`no type ${reference}`);
    // A mapping has mappings.
    return Object.fromEntries([...fields].filter(([n]) => depth < 6 || n !== 'Children').map(([n, t]) => [n, this.sample(t, n, depth + 1)]));
  }

  private text(name: string): string {
    if (/Path|Prefix|Dir|Location|SamplePath/.test(name)) return 's3://bucket/prefix/';
    if (name === 'Type' || name === 'ToType' || name === 'FromType') return 'string';
    if (name === 'AggFunc') return 'sum';
    return name === 'Value' ? '1' : 'a';
  }
}

const SDK = new SdkTypes();
const MEMBERS = [...(SDK.interfaces.get('CodeGenConfigurationNode') ?? new Map<string, ts.TypeNode>())];
const typeOf = (type: ts.TypeNode) => (ts.isUnionTypeNode(type) ? type.types[0]?.getText() ?? '' : type.getText());

/** The member with every field, below sources for as many inputs as it takes. */
function jobOf(member: string, type: ts.TypeNode): StudioJob {
  const body = SDK.sample(type, member) as Record<string, unknown>;
  const several = ['Join', 'Merge', 'Union'].includes(member);
  const ids = body.Inputs === undefined ? [] : several ? ['in-1', 'in-2'] : ['in-1'];
  const node = {
    ...body,
    Name: `The ${member}`,
    ...(ids.length === 0 ? {} : { Inputs: ids }),
    ...(member === 'Merge' ? { Source: 'in-2' } : {}),
    ...(member === 'Join' ? { Columns: ids.map((From) => ({ From, Keys: [['a']] })) } : {}),
    ...(member === 'SparkSQL' ? { SqlQuery: 'SELECT a FROM t', SqlAliases: [{ From: 'in-1', Alias: 't' }] } : {}),
  };
  const source = (Name: string) => ({ S3JsonSource: { Name, Paths: ['s3://bucket/in/'], Recurse: true, OutputSchemas: [{ Columns: [{ Name: 'a', Type: 'string' }, { Name: 'n', Type: 'bigint' }] }] } });
  const nodes = { it: { [member]: node }, ...Object.fromEntries(ids.map((id) => [id, source(id)])) };
  const [job] = readStudioJobs(JSON.stringify({ Name: 'job', Command: { Name: 'glueetl' }, GlueVersion: '5.1', CodeGenConfigurationNodes: nodes })).jobs;
  return job as StudioJob;
}

test('the model of the SDK has the members that the reference counts', () => expect(MEMBERS).toHaveLength(79));

test('OutputSchemas stand where the type has them', () => {
  const with_ = MEMBERS.filter(([, type]) => SDK.interfaces.get(typeOf(type))?.has('OutputSchemas')).map(([m]) => m).sort();
  expect([...WITH_OUTPUT_SCHEMAS].sort()).toEqual(with_);
});

test.each(MEMBERS)('%s with every field: import, model, export', (member, type) => {
  const job = jobOf(member, type);
  const { graph, warnings } = importGraph(job);
  const kept = readGraphFile(writeGraphFile(graph));
  const { nodes } = resolveGraph(kept, 'job');
  const node = nodes.find((n) => n.studio?.id === 'it');
  // What no node type takes is said.
  if (node?.type === 'StudioNode') expect(warnings.some((w) => w.node === node.id && (w.message.startsWith(member) || w.message.endsWith('rows go on unchanged')))).toBe(true);
  const { file } = exportStudioJob({ ...manifestOf({ ...kept, nodes: [] }, 'job'), nodes });
  for (const dialect of ['git', 'api', 'resource-sync'] as const) {
    const [again] = readStudioJobs(writeStudioJobs(file, dialect)).jobs;
    expect(again?.nodes).toEqual(job.nodes);
  }
});

/** What is kept as it stands only; a node type with a form takes its member off this list. */
const WITHOUT_NODE_TYPE: readonly string[] = [];

test('members have a node type', () => {
  expect(MEMBERS.map(([m]) => m).filter((m) => !KNOWN_MEMBERS.includes(m)).sort()).toEqual(WITHOUT_NODE_TYPE);
});
