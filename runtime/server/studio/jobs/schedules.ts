import type { Files } from '../../../host/host';

/** What starts a job once it is deployed, for people. */
export type Starts = ReadonlyMap<string, readonly string[]>;

interface Template { readonly Resources?: Readonly<Record<string, { readonly Type?: string; readonly Properties?: TriggerProperties }>> }
interface TriggerProperties {
  readonly Type?: string;
  readonly Schedule?: string;
  readonly StartOnCreation?: boolean;
  readonly WorkflowName?: unknown;
  readonly Actions?: readonly { readonly JobName?: unknown }[];
  readonly Predicate?: { readonly Logical?: string; readonly Conditions?: readonly { readonly JobName?: unknown; readonly CrawlerName?: unknown }[] };
}

/** The triggers of an assembly's templates, by `template file/logical id of the job`. */
export async function startsOf(files: Files, assembly: string): Promise<Starts> {
  const starts = new Map<string, string[]>();
  if (await files.kind(assembly) !== 'folder') return starts;
  for (const { path } of (await files.list(assembly)).filter((f) => f.path.endsWith('.template.json'))) {
    let template: Template;
    try {
      template = JSON.parse(await files.readText(path)) as Template;
    } catch {
      continue; // being written; the next look has it
    }
    const stack = path.slice(path.lastIndexOf('/') + 1, -'.template.json'.length);
    for (const { Type, Properties } of Object.values(template.Resources ?? {})) {
      if (Type !== 'AWS::Glue::Trigger' || Properties === undefined) continue;
      for (const { JobName } of Properties.Actions ?? []) {
        const job = named(JobName);
        if (job === undefined) continue;
        const key = `${stack}/${job}`;
        starts.set(key, [...starts.get(key) ?? [], describe(Properties)]);
      }
    }
  }
  return starts;
}

function describe({ Type, Schedule, Predicate, StartOnCreation }: TriggerProperties): string {
  const off = Type === 'ON_DEMAND' || StartOnCreation !== false ? '' : ' (off)';
  switch (Type) {
    case 'SCHEDULED': return `${Schedule ?? 'by a schedule'}${off}`;
    case 'CONDITIONAL': {
      const waits = (Predicate?.Conditions ?? []).map((c) => named(c.JobName) ?? named(c.CrawlerName) ?? '?');
      return `after ${waits.join(Predicate?.Logical === 'ANY' ? ' or ' : ' and ')}${off}`;
    }
    case 'EVENT': return `when an event arrives${off}`;
    default: return 'on demand';
  }
}

/** A resource of the same template, or a name. */
function named(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const ref = (value as { readonly Ref?: unknown } | undefined)?.Ref;
  return typeof ref === 'string' ? ref : undefined;
}
