import { StackAssembly } from './assembly';
import { emulatorError } from './emulator';
import { resolveIntrinsics } from './intrinsics';

/** In the order in which one may need the other. What CloudFormation has beside the request, and where it spells a field otherwise. */
const KINDS: readonly Kind[] = [
  { type: 'SecurityConfiguration', operation: 'CreateSecurityConfiguration', remove: 'DeleteSecurityConfiguration', request: (p, name) => ({ Name: name, EncryptionConfiguration: encryption(p.EncryptionConfiguration as Properties) }), key: (_, Name) => ({ Name }) },
  { type: 'Connection', operation: 'CreateConnection', remove: 'DeleteConnection', request: (p, Name) => ({ ConnectionInput: { ConnectionProperties: {}, ...p.ConnectionInput as Properties, Name } }), key: (_, ConnectionName) => ({ ConnectionName }) },
  { type: 'Database', operation: 'CreateDatabase', remove: 'DeleteDatabase', request: (p, Name) => ({ DatabaseInput: { ...p.DatabaseInput as Properties, Name } }), key: (_, Name) => ({ Name }) },
  { type: 'Table', operation: 'CreateTable', remove: 'DeleteTable', request: ({ CatalogId, ...p }, Name) => ({ ...p, TableInput: { ...p.TableInput as Properties, Name } }), key: (p, Name) => ({ DatabaseName: p.DatabaseName, Name }) },
  { type: 'Classifier', operation: 'CreateClassifier', remove: 'DeleteClassifier', request: (p, Name) => Object.fromEntries(Object.entries(p).map(([kind, of]) => [kind, { ...of as Properties, Name }])), key: (_, Name) => ({ Name }) },
  { type: 'Crawler', operation: 'CreateCrawler', remove: 'DeleteCrawler', request: crawler, key: (_, Name) => ({ Name }) },
  { type: 'DataQualityRuleset', operation: 'CreateDataQualityRuleset', remove: 'DeleteDataQualityRuleset', request: (p, Name) => ({ ...p, Name }), key: (_, Name) => ({ Name }) },
  { type: 'Job', operation: 'CreateJob', remove: 'DeleteJob', request: (p, Name) => ({ ...p, Name }), key: (_, JobName) => ({ JobName }) },
  { type: 'Workflow', operation: 'CreateWorkflow', remove: 'DeleteWorkflow', request: (p, Name) => ({ ...p, Name }), key: (_, Name) => ({ Name }) },
  { type: 'Trigger', operation: 'CreateTrigger', remove: 'DeleteTrigger', request: ({ StartOnCreation, ...p }, Name) => ({ ...p, Name }), key: (_, Name) => ({ Name }) },
];

interface Kind {
  readonly type: string;
  readonly operation: string;
  readonly remove: string;
  readonly request: (p: Properties, name: string) => Properties;
  readonly key: (p: Properties, name: string) => Properties;
}

type Properties = { readonly [name: string]: unknown };

function encryption({ S3Encryptions, ...rest }: Properties): Properties {
  return S3Encryptions === undefined ? rest : { ...rest, S3Encryption: S3Encryptions };
}

function crawler({ Schedule, Targets, ...p }: Properties, name: string): Properties {
  const { ScheduleExpression: schedule } = (Schedule ?? {}) as Properties;
  // The API alone spells this one with a small letter.
  const targets = Object.entries(Targets as { readonly [kind: string]: readonly Properties[] })
    .map(([kind, list]) => [kind, kind === 'DynamoDBTargets' ? list.map(({ ScanAll, ScanRate, ...t }) => ({ ...t, scanAll: ScanAll, scanRate: ScanRate })) : list]);
  return { ...p, Name: name, Targets: Object.fromEntries(targets) as Properties, ...(schedule === undefined ? {} : { Schedule: schedule }) };
}

/** Whether a resource of the template is made on the endpoint. */
export function isMadeOnGlue(type: string): boolean {
  return KINDS.some((kind) => type === `AWS::Glue::${kind.type}`);
}

export interface GlueResource { readonly id: string; readonly type: string; readonly name: string; readonly remove: string; readonly key: Properties }

/** The stack's `AWS::Glue::*` on the project's own endpoint, as CloudFormation would make them. Triggers are made and not started. */
export async function createGlueResources(
  endpoint: string, stack: StackAssembly, ids: ReadonlyMap<string, string>, nameOf: (id: string) => string, without: readonly string[] = [],
): Promise<GlueResource[]> {
  const made: GlueResource[] = [];
  for (const kind of KINDS) {
    for (const [id, resource] of Object.entries(stack.template.Resources)) {
      if (resource.Type !== `AWS::Glue::${kind.type}` || without.includes(id)) continue;
      const name = nameOf(id);
      const properties = resolveIntrinsics(resource.Properties ?? {}, stack.template, ids) as Properties;
      const glue: GlueResource = { id, type: resource.Type, name, remove: kind.remove, key: kind.key(properties, name) };
      try {
        await callGlue(endpoint, kind.operation, kind.request(properties, name));
      } catch (e) {
        if (!String(e).includes('AlreadyExists')) throw e;
        await callGlue(endpoint, kind.remove, glue.key);
        await callGlue(endpoint, kind.operation, kind.request(properties, name));
      }
      made.push(glue);
    }
  }
  return made;
}

export async function deleteGlueResources(endpoint: string, made: readonly GlueResource[]): Promise<void> {
  for (const { remove, key } of [...made].reverse()) await callGlue(endpoint, remove, key);
}

/** An operation of AWS Glue on the project's own endpoint. */
export async function callGlue(endpoint: string, operation: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(endpoint, { method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSGlue.${operation}` }, body: JSON.stringify(input) });
  const body = await response.json() as Record<string, unknown>;
  if (!response.ok) throw emulatorError('glue', `${operation}: ${String(body.__type ?? response.status)}: ${String(body.message ?? body.Message ?? '')}`);
  return body;
}
