import type { EtlJobProps } from './etl-job-props';
import { didYouMean, distance, GlueprintError } from '../core/diagnostics';
import type { JobNeeds } from '../core/nodes';

/** Arguments of which a property of the job is in charge. */
const PROPERTIES: { readonly [argument: string]: keyof EtlJobProps | 'parameter()' | 'timeZone' } = {
  '--job-bookmark-option': 'bookmarks',
  '--enable-auto-scaling': 'autoScaling',
  '--enable-job-insights': 'jobInsights',
  '--enable-metrics': 'metrics',
  '--enable-observability-metrics': 'metrics',
  '--enable-spark-ui': 'sparkUi',
  '--spark-event-logs-path': 'sparkUi',
  '--TempDir': 'temporaryFolder',
  '--conf': 'sparkConf',
  '--datalake-formats': 'datalakeFormats',
  '--additional-python-modules': 'additionalPythonModules',
  '--python-modules-installer-option': 'pythonModulesInstallerOptions',
  '--extra-py-files': 'extraPythonFiles',
  '--extra-files': 'extraFiles',
  '--extra-jars': 'extraJars',
  '--user-jars-first': 'extraJarsFirst',
  '--enable-glue-datacatalog': 'glueDataCatalog',
  '--custom-logGroup-prefix': 'logGroupPrefix',
  '--continuous-log-logGroup': 'logGroupPrefix',
};

/** Further arguments that Glue knows: what is spelt almost like one was meant to be it. */
const SPECIAL: readonly string[] = [
  '--auto-scale-within-microbatch', '--continuous-log-conversionPattern', '--continuous-log-logStreamPrefix', '--custom-logStream-prefix', '--customer-driver-env-vars',
  '--customer-executor-env-vars', '--disable-proxy-v2', '--enable-continuous-log-filter', '--enable-lakeformation-fine-grained-access', '--enable-rename-algorithm-v2',
  '--enable-s3-parquet-optimized-committer', '--executor-cores', '--job-bookmark-from', '--job-bookmark-to', '--use-postgres-driver', '--write-shuffle-files-to-s3', '--write-shuffle-spills-to-s3',
];

/** Names that Glue takes for itself. */
const RESERVED = ['--JOB_NAME', '--JOB_ID', '--JOB_RUN_ID', '--SECURITY_CONFIGURATION', '--debug', '--mode', '--endpoint', '--job-language', '--encryption-type', '--scriptLocation', '--class', '--enable-continuous-cloudwatch-log'];

/** Names of the user's own that differ by two letters from a shorter one are no slips. */
const LONG = 14;

/** Settings of Spark that are lists: what several ask for is joined. */
const LISTS: readonly string[] = ['spark.sql.extensions', 'spark.jars', 'spark.jars.packages', 'spark.jars.excludes', 'spark.files', 'spark.driver.extraJavaOptions', 'spark.executor.extraJavaOptions'];

/** Refuses arguments that are not for the user to set. */
export function checkArguments(node: string, field: 'defaultArguments' | 'nonOverridableArguments', given: { readonly [argument: string]: string } | undefined): void {
  const fail = (message: string, hint?: string): never => {
    throw new GlueprintError({ code: 'InvalidArgument', node, field, message, hint });
  };
  for (const name of Object.keys(given ?? {})) {
    if (!name.startsWith('--')) fail(`'${name}' is no argument of a Glue job: expected a name that begins with --`);
    if (!/^--[^\s=]+$/.test(name)) fail(`'${name}' is no argument that a script can read: expected a name without spaces and =`);
    if (RESERVED.includes(name)) fail(`'${name}' is set by Glue`);
    const property = PROPERTIES[name];
    if (property !== undefined && field === 'defaultArguments') fail(`'${name}' is set by a property of the job`, `use ${property}`);
    if (property !== undefined || SPECIAL.includes(name)) continue;
    const isMeant = (p: string) => p.toLowerCase() === name.toLowerCase() || (p.length >= LONG && distance(name, p, 2) <= 2);
    const meant = [...Object.keys(PROPERTIES), ...SPECIAL].filter(isMeant);
    if (meant.length > 0) fail(`'${name}' is not an argument that Glue knows${didYouMean(name, meant)}`);
  }
}

/** What nodes and properties ask for, together. */
export interface JobDemands {
  readonly node?: string;
  readonly needs: JobNeeds;
}

/** Merged arguments of all that ask; throws where two ask for different values of one setting. */
export function mergedArguments(job: string, demands: readonly JobDemands[]): { [argument: string]: string } {
  const unique = (values: readonly string[]) => [...new Set(values)];
  const all = <T>(pick: (n: JobNeeds) => readonly T[] | undefined): readonly T[] => demands.flatMap((d) => pick(d.needs) ?? []);
  const formats = unique(all((n) => n.datalakeFormats)).sort();
  const modules = mergeModules(job, demands);
  const conf = mergeConf(job, demands);
  return {
    ...(formats.length === 0 ? {} : { '--datalake-formats': formats.join(',') }),
    ...(modules.length === 0 ? {} : { '--additional-python-modules': modules.join(',') }),
    // Glue takes one `--conf`: the others follow inside its value.
    ...(conf.length === 0 ? {} : { '--conf': conf.map(([k, v]) => `${k}=${v}`).join(' --conf ') }),
  };
}

const who = (d: JobDemands) => (d.node === undefined ? 'the job' : `'${d.node}'`);

function mergeConf(job: string, demands: readonly JobDemands[]): [string, string][] {
  const found = new Map<string, { value: string; by: JobDemands }>();
  for (const by of demands) {
    for (const [name, value] of Object.entries(by.needs.conf ?? {})) {
      const before = found.get(name);
      if (before === undefined) {
        found.set(name, { value, by });
      } else if (LISTS.includes(name)) {
        const separator = name.endsWith('JavaOptions') ? ' ' : ',';
        const parts = [...before.value.split(separator), ...value.split(separator)];
        found.set(name, { value: [...new Set(parts)].join(separator), by: before.by });
      } else if (before.value !== value) {
        throw new GlueprintError({
          code: 'ConflictingSettings',
          node: by.node ?? job,
          field: 'sparkConf',
          message: `${name} is '${before.value}' for ${who(before.by)} and '${value}' for ${who(by)}: one job has one value`,
          hint: 'split the job',
        });
      }
    }
  }
  return [...found].map(([name, { value }]): [string, string] => [name, value]).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One version of a module. A module without version gives way to one with. */
function mergeModules(job: string, demands: readonly JobDemands[]): string[] {
  const found = new Map<string, { module: string; by: JobDemands }>();
  for (const by of demands) {
    for (const module of by.needs.pythonModules ?? []) {
      const name = (/^[A-Za-z0-9._-]+/.exec(module)?.[0] ?? module).toLowerCase().replace(/[._]/g, '-');
      const key = module.includes('/') ? module : name;
      const before = found.get(key);
      const bare = (m: string) => !/[=<>!~@[;]/.test(m);
      if (before === undefined || (bare(before.module) && !bare(module))) {
        found.set(key, { module, by });
      } else if (before.module !== module && !bare(module)) {
        throw new GlueprintError({
          code: 'ConflictingSettings',
          node: by.node ?? job,
          field: 'additionalPythonModules',
          message: `Python module '${before.module}' for ${who(before.by)}, '${module}' for ${who(by)}: one job has one version`,
        });
      }
    }
  }
  return [...found.values()].map((f) => f.module);
}
