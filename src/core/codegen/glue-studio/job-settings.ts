import type { JsonObject } from './studio-job';
import { isObject } from './studio-job';
import type { ManifestParameter } from '../../manifest';
import { GLUE_VERSIONS } from '../../nodes';
import type { GraphJob } from '../graph-file';

/** Arguments that are Glue's, not the script's. */
const GLUE_ARGUMENTS = new Set([
  '--JOB_NAME', '--JOB_ID', '--JOB_RUN_ID', '--SECURITY_CONFIGURATION', '--debug', '--mode', '--endpoint', '--TempDir', '--class', '--conf', '--job-language', '--job-bookmark-option',
  '--job-bookmark-from', '--job-bookmark-to', '--extra-py-files', '--extra-jars', '--extra-files', '--additional-python-modules', '--python-modules-installer-option', '--datalake-formats',
  '--user-jars-first', '--use-postgres-driver', '--customer-driver-env-vars', '--customer-executor-env-vars', '--scriptLocation', '--spark-event-logs-path', '--write-shuffle-files-to-s3',
  '--write-shuffle-spills-to-s3', '--python-virtual-env', '--auto-scale-within-microbatch', '--disable-proxy-v2', '--continuous-log-logGroup', '--continuous-log-logStreamPrefix',
  '--continuous-log-conversionPattern', '--custom-logGroup-prefix', '--custom-logStream-prefix', '--library-set',
]);

export function isGlueArgument(name: string): boolean {
  return GLUE_ARGUMENTS.has(name) || name.startsWith('--enable-');
}

/** What a job of the API says, as a graph file says it; only what it says. */
export interface StudioSettings {
  readonly job: Partial<GraphJob>;
  readonly parameters: readonly ManifestParameter[];
  readonly warnings: readonly string[];
}

export function readSettings(settings: JsonObject): StudioSettings {
  const warnings: string[] = [];
  const args = isObject(settings.DefaultArguments) ? settings.DefaultArguments : {};
  const version = typeof settings.GlueVersion === 'string' ? settings.GlueVersion : undefined;
  const known = version !== undefined && GLUE_VERSIONS.includes(version);
  if (version !== undefined && !known) warnings.push(`Glue ${version} is not supported, the default is used; supported: ${GLUE_VERSIONS.join(', ')}`);
  const bookmarks = /^job-bookmark-(enable|disable|pause)$/.exec(String(args['--job-bookmark-option']))?.[1] as GraphJob['bookmarks'] | undefined;
  const parameters: ManifestParameter[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (isGlueArgument(name)) continue;
    if (/^--[A-Za-z_][A-Za-z0-9_]*$/.test(name)) parameters.push({ name: name.slice(2), type: 'string', default: String(value) });
    else warnings.push(`argument ${name} is not used: it cannot be the name of a parameter`);
  }
  const number = (value: unknown) => (/^[1-9]\d{0,8}$/.test(String(value)) ? Number(value) : undefined);
  const job = {
    description: typeof settings.Description === 'string' && settings.Description !== '' ? settings.Description : undefined,
    glueVersion: known ? version : undefined,
    workerType: typeof settings.WorkerType === 'string' ? settings.WorkerType : undefined,
    numberOfWorkers: number(settings.NumberOfWorkers),
    timeoutMinutes: number(settings.Timeout),
    maxRetries: number(settings.MaxRetries),
    bookmarks,
    tags: isObject(settings.Tags) ? settings.Tags as GraphJob['tags'] : undefined,
  };
  return { job: Object.fromEntries(Object.entries(job).filter(([, v]) => v !== undefined)), parameters, warnings };
}

/** Settings of the API by what a graph file calls them. */
const FIELDS = {
  description: 'Description', glueVersion: 'GlueVersion', workerType: 'WorkerType', numberOfWorkers: 'NumberOfWorkers', timeoutMinutes: 'Timeout', maxRetries: 'MaxRetries',
} as const;

/** Settings of an import, with what has been changed since. */
export function changedSettings(
  original: JsonObject, job: Partial<GraphJob>, standard: GraphJob, parameters: readonly ManifestParameter[],
): JsonObject {
  const read = readSettings(original);
  const before = { ...standard, ...read.job };
  const text = (of: Partial<GraphJob>, name: string) => JSON.stringify(of[name as keyof typeof FIELDS]);
  const changed = Object.entries(FIELDS).filter(([name]) => text(job, name) !== text(before, name));
  const out: { [name: string]: unknown } = { ...original };
  for (const [name, field] of changed) out[field] = job[name as keyof typeof FIELDS] ?? '';
  if (changed.some(([, field]) => field === 'WorkerType' || field === 'NumberOfWorkers')) {
    // The API takes one or the other.
    delete out.MaxCapacity;
    delete out.AllocatedCapacity;
  }
  const bookmarks = job.bookmarks === before.bookmarks ? {} : { '--job-bookmark-option': `job-bookmark-${job.bookmarks ?? 'disable'}` };
  const values = (list: readonly ManifestParameter[]) => Object.fromEntries(list.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default]));
  const [old, now] = [values(read.parameters), values(parameters)];
  const same = JSON.stringify(old) === JSON.stringify(now);
  if (Object.keys(bookmarks).length > 0 || !same) {
    const kept = Object.entries(isObject(original.DefaultArguments) ? original.DefaultArguments : {}).filter(([k]) => !(k in old) || k in now);
    out.DefaultArguments = { ...Object.fromEntries(kept), ...bookmarks, ...now };
  }
  return out;
}
