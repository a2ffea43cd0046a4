import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { joinText, ManifestResource, Text } from '../core/manifest';

/** Properties that hold a secret itself; what names one (`SECRET_ID`) is a reference and stays. */
const SECRETS = /^(PASSWORD|ENCRYPTED_PASSWORD|USERNAME|.*CLIENT_KEY.*PASSWORD|.*KEYSTORE_PASSWORD|.*KEY_PASSWORD|.*TOKEN)$/;

interface Rendered { readonly connectionType?: unknown; readonly connectionProperties?: { readonly [name: string]: unknown } }
type Resources = { [logicalId: string]: ManifestResource };

/** The resources, with what a run must know of the Glue connections among them to reach what is behind: type and properties, never a secret. */
export function withConnectionDetails(resources: Resources, elementOf: (id: string) => CfnElement | undefined): Resources {
  const all: Resources = { ...resources };
  for (const [id, resource] of Object.entries(resources)) {
    const element = resource.type === glue.CfnConnection.CFN_RESOURCE_TYPE_NAME ? elementOf(id) : undefined;
    if (!(element instanceof glue.CfnConnection)) continue;
    const stack = Stack.of(element);
    const input = stack.resolve(element.connectionInput) as Rendered;
    const used = new Set<string>();
    const properties = Object.entries(input.connectionProperties ?? {}).flatMap(([name, value]): [string, Text][] => {
      const text = SECRETS.test(name) ? undefined : templateText(value, used);
      return text === undefined ? [] : [[name, text]];
    });
    const type = templateText(input.connectionType, used);
    if (type === undefined) continue;
    all[id] = { ...resource, connection: { type, properties: Object.fromEntries(properties) } };
    for (const name of used) if (all[name] === undefined) Object.assign(all, resourceNamed(stack, name));
  }
  return all;
}

interface Intrinsic { readonly 'Ref'?: string; readonly 'Fn::GetAtt'?: [string, string]; readonly 'Fn::Join'?: [string, unknown[]] }

/** A value of a template as a text; `undefined` where it is more than references and literals. */
function templateText(value: unknown, used: Set<string>): Text | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Intrinsic;
  if (ref !== undefined || attribute !== undefined) {
    const id = ref ?? attribute?.[0] ?? '';
    if (!id.startsWith('AWS::')) used.add(id);
    return attribute === undefined ? { ref: id } : { ref: id, attribute: attribute[1] };
  }
  if (join === undefined || !Array.isArray(join[1])) return undefined;
  const parts = join[1].map((p) => templateText(p, used));
  if (parts.some((p) => p === undefined)) return undefined;
  return joinText(parts.flatMap((p, i) => (i === 0 ? [p as Text] : [join[0], p as Text])));
}

function resourceNamed(stack: Stack, id: string): Resources {
  const found = stack.node.findAll().find((c) => CfnResource.isCfnResource(c) && stack.resolve(c.logicalId) === id) as CfnResource | undefined;
  return found === undefined ? {} : { [id]: { type: found.cfnResourceType, path: found.node.path } };
}
