import { StackAssembly, Template, TemplateResource } from './assembly';
import { emulatorError } from './emulator';

/** No emulator has them: AWS Glue goes to the project's own endpoint, custom resources and their functions nowhere. */
const NOWHERE = /^(AWS::Glue::|AWS::CDK::|Custom::|AWS::CloudFormation::CustomResource$|AWS::Lambda::)/;

/** Why something is left out that the test leaves out: nothing stands for it elsewhere either. */
export const AS_ASKED = 'as the test says';

export interface FittedTemplate {
  readonly template: Template;
  /** What is not deployed, in the template's order. */
  readonly leftOut: readonly { readonly id: string; readonly type: string; readonly why: string }[];
}

/**
 * The stack's own template without what an emulator has not. Nothing of the rest is changed but names: of AWS Glue's resources, which are what
 * `nameOf` says, and of secrets. A resource that cannot be without one that is left out has to be left out by name or type as well.
 */
export function fitted({ name, template }: StackAssembly, leaveOut: readonly string[], nameOf: (id: string) => string): FittedTemplate {
  const entries = Object.entries(template.Resources);
  const unknown = leaveOut.find((x) => !entries.some(([id, r]) => r.Type === x || isCalled(id, x)));
  if (unknown !== undefined) throw emulatorError(name, `has no resource or type '${unknown}' to leave out`);
  const leftOut = entries.flatMap(([id, r]) => {
    const why = leaveOut.some((x) => r.Type === x || isCalled(id, x)) ? AS_ASKED : NOWHERE.test(r.Type) ? 'no emulator has it' : undefined;
    return why === undefined ? [] : [{ id, type: r.Type, why }];
  });
  const out = new Set(leftOut.map((l) => l.id));
  const kept = entries.filter(([id]) => !out.has(id));
  // The name of a Glue resource is known without it.
  const named = (id: string) => /^AWS::Glue::/.test(template.Resources[id]?.Type ?? '');
  // One that needs another to be left out takes along those that need it.
  const torn = new Map<string, string>();
  for (let before = -1; before !== torn.size;) {
    before = torn.size;
    for (const [id, r] of kept) {
      const needed = references(r.Properties).find((ref) => torn.has(ref) || (out.has(ref) && !named(ref)));
      if (needed !== undefined && !torn.has(id)) torn.set(id, `${id} (${r.Type}) needs ${needed}`);
    }
  }
  if (torn.size > 0) {
    throw emulatorError(name, `${[...torn.values()].join(', ')}, which is left out`, { hint: `leave them out too: leaveOut: [${[...torn.keys()].map((id) => `'${id.replace(/[0-9A-F]{8}$/, '')}'`).join(', ')}]` });
  }
  const { BootstrapVersion, ...parameters } = template.Parameters ?? {};
  const { Conditions, Mappings } = template;
  const sections = { ...(Conditions === undefined ? {} : { Conditions }), ...(Mappings === undefined ? {} : { Mappings }) };
  const resources = Object.fromEntries(kept.map(([id, r]): [string, TemplateResource] => [id, {
    ...r,
    ...(r.Properties === undefined ? {} : { Properties: renamed(r.Properties) }),
    DependsOn: [r.DependsOn ?? []].flat().filter((d) => !out.has(d)),
  }]));
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, o]) => !references(o).some((ref) => out.has(ref)));
  const rest = outputs.length === 0 ? {} : { Outputs: Object.fromEntries(outputs) };
  return { template: { Resources: resources, Parameters: parameters, ...sections, ...rest }, leftOut };

  function renamed(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const walk = (v: unknown): unknown => {
      if (typeof v === 'string') return v.replace(/\$\{([A-Za-z0-9]+)\}/g, (all, id: string) => (out.has(id) ? nameOf(id) : all));
      if (Array.isArray(v)) return v.map(walk);
      if (typeof v !== 'object' || v === null) return v;
      const ref = (v as { Ref?: string }).Ref;
      if (ref !== undefined && out.has(ref)) return nameOf(ref);
      // The Ref of a secret is its ARN on AWS, on MiniStack its name; this is the ARN on both.
      if (ref !== undefined && template.Resources[ref]?.Type === 'AWS::SecretsManager::Secret') return { 'Fn::GetAtt': [ref, 'Id'] };
      return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]));
    };
    return walk(value) as Record<string, unknown>;
  }
}

/** A logical id ends with a hash. */
const isCalled = (id: string, given: string) => id === given || id.replace(/[0-9A-F]{8}$/, '') === given;

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const { 'Ref': ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value as { 'Ref'?: string; 'Fn::GetAtt'?: readonly string[] | string; 'Fn::Sub'?: unknown };
  if (ref !== undefined) return [ref];
  if (attribute !== undefined) return [typeof attribute === 'string' ? attribute.split('.')[0] ?? '' : attribute[0] ?? ''];
  const sub = typeof text === 'string' ? text : Array.isArray(text) ? String(text[0]) : '';
  return [...[...sub.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}/g)].map((m) => m[1] ?? ''), ...Object.values(value).flatMap(references)];
}
