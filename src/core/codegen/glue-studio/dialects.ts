import { formOf } from './forms';
import { lower, renamed, upper } from './spelling';
import { isObject, JsonObject, NODES, StudioDialect, StudioFile, StudioForm, StudioJob, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';

const GIT_NODES = lower(NODES);
const HINT = 'give a file of Git synchronisation, of aws glue get-job, or of resource_sync';

/** @throws GlueprintError where the text is not a visual job */
export function readStudioJobs(text: string, file?: string): StudioFile {
  return new Reading(file).file(text);
}

class Reading {
  constructor(private readonly path: string | undefined) {}

  public file(text: string): StudioFile {
    let json: unknown;
    try {
      json = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (cause) {
      return this.fail(`is not JSON: ${(cause as Error).message}`);
    }
    if (Array.isArray(json)) return this.list(json, 'list', {});
    if (!isObject(json)) return this.fail('expected a JSON object');
    for (const form of ['jobs', 'Jobs'] as const) if (Array.isArray(json[form])) return this.list(json[form], form, { ...json, [form]: null });
    for (const form of ['Job', 'JobUpdate'] as const) {
      const inner = json[form];
      if (isObject(inner)) return { ...this.one(inner, typeof json.JobName === 'string' ? json.JobName : undefined), form, rest: { ...json, [form]: null } };
    }
    if (isGraph(json)) return { dialect: 'api', form: 'graph', jobs: [this.job({ [NODES]: json })], rest: {} };
    return { ...this.one(json), rest: {} };
  }

  /** One job, in the spelling of the API or of Git synchronisation. */
  private one(json: JsonObject, name?: string): Pick<StudioFile, 'dialect' | 'jobs'> {
    const graph = graphOf(json);
    const api = json.Command !== undefined || json[NODES] !== undefined || json.Name !== undefined;
    if (api) return { dialect: 'api', ...(typeof graph === 'string' ? { graph: 'text' } : {}), jobs: [this.job(json, name)] };
    if (json.command === undefined && json[GIT_NODES] === undefined) return this.fail('is no job of AWS Glue', HINT);
    const settings = renamed({ ...json, [GIT_NODES]: null }, upper) as JsonObject;
    return { dialect: 'git', ...(isObject(graph) ? { graph: 'object' } : {}), jobs: [this.job({ ...settings, [NODES]: graph }, name)] };
  }

  private list(all: readonly unknown[], form: StudioForm, rest: JsonObject): StudioFile {
    const jobs = all.map((j) => (isObject(j) ? j : this.fail('a job is not an object')));
    const visual = jobs.filter((j) => graphOf(j) !== undefined);
    if (visual.length === 0) return this.fail(jobs.length === 0 ? 'holds no job' : 'holds no visual job', jobs.length === 0 ? undefined : ONLY_VISUAL);
    return { dialect: 'resource-sync', form, jobs: jobs.map((j) => (visual.includes(j) ? this.job(j) : { settings: j, nodes: [] })), rest };
  }

  private job(value: JsonObject, name?: string): StudioJob {
    const shown = name ?? value.Name;
    const nodes = this.nodes(graphOf(value));
    if (nodes.length === 0) return this.fail(`${typeof shown === 'string' ? `job '${shown}'` : 'the job'} has no ${NODES}: it is a script, not a visual job`, ONLY_VISUAL);
    const settings = Object.fromEntries(Object.entries(value).map(([k, v]) => (k === NODES || k === GIT_NODES ? [NODES, null] : [k, v])));
    return { ...(name === undefined ? {} : { name }), settings, nodes };
  }

  private nodes(graph: unknown): StudioNode[] {
    if (graph === undefined) return [];
    let nodes = graph;
    if (typeof graph === 'string') {
      try {
        nodes = JSON.parse(graph);
      } catch (cause) {
        return this.fail(`${NODES} is not JSON: ${(cause as Error).message}`);
      }
    }
    if (nodes === null) return [];
    if (!isObject(nodes)) return this.fail(`${NODES} is ${Array.isArray(nodes) ? 'a list' : `a ${typeof nodes}`}, expected an object with the nodes by their ids`);
    return Object.entries(nodes).map(([id, node]) => this.node(id, node));
  }

  private node(id: string, node: unknown): StudioNode {
    const [only, ...more] = isObject(node) ? Object.entries(node) : [];
    if (only === undefined || !isObject(only[1]) || more.length > 0) return this.fail(`node '${id}' is not an object with one member`);
    return { id, member: only[0], body: only[1] };
  }

  private fail(message: string, hint?: string): never {
    throw new GlueprintError({ code: 'NotAStudioJob', message, hint, file: this.path });
  }
}

const ONLY_VISUAL = 'only the graph of a visual job can be imported';

/** A job's graph, as it stands: an object, or its JSON text; `undefined` for a script. */
function graphOf(job: JsonObject): unknown {
  const graph = job[NODES] ?? job[GIT_NODES];
  const empty = graph === null || graph === undefined || graph === '' || (isObject(graph) && Object.keys(graph).length === 0);
  return empty ? undefined : graph;
}

/** Nodes by their ids: what `--code-gen-configuration-nodes` takes. */
function isGraph(json: JsonObject): boolean {
  const nodes = Object.values(json);
  return nodes.length > 0 && nodes.every((n) => {
    const [only, ...more] = isObject(n) ? Object.entries(n) : [];
    return only !== undefined && more.length === 0 && isObject(only[1]) && formOf(only[0], only[1]) !== undefined;
  });
}

/** The file in its own dialect, or in another: the same jobs, nothing lost. */
export function writeStudioJobs(file: StudioFile, dialect: StudioDialect = file.dialect): string {
  const form = dialect === file.dialect ? file.form : undefined;
  if (dialect === 'resource-sync') {
    const jobs = file.jobs.map(apiJob);
    if (form === 'list') return pretty(jobs);
    return pretty(form === undefined ? { jobs, databases: [], tables: [], partitions: [] } : { ...file.rest, [form]: jobs });
  }
  const visual = file.jobs.filter((j) => j.nodes.length > 0);
  const [first] = visual;
  if (first === undefined || visual.length > 1) throw new GlueprintError({ code: 'SeveralJobs', message: `the file has ${visual.length} visual jobs, the dialect '${dialect}' holds one` });
  const job = apiJob(first);
  if (form === 'graph') return pretty(job[NODES]);
  const named = first.name === undefined || form !== undefined ? job : { Name: first.name, ...job };
  const kept = dialect === file.dialect ? file.graph : undefined;
  const graph = (kept ?? (dialect === 'git' ? 'text' : 'object')) === 'text' ? JSON.stringify(named[NODES]) : named[NODES];
  const spelt = dialect === 'api' ? named : renamed({ ...named, [NODES]: null }, lower) as JsonObject;
  const written = { ...spelt, [dialect === 'api' ? NODES : GIT_NODES]: graph };
  return pretty(form === undefined ? written : { ...file.rest, [form]: written });
}

function apiJob({ settings, nodes }: StudioJob): JsonObject {
  if (nodes.length === 0) return settings;
  return { ...settings, [NODES]: Object.fromEntries(nodes.map((n) => [n.id, { [n.member]: n.body }])) };
}

const pretty = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Whether a parsed file looks like a job of AWS Glue, visual or not, in one of the dialects. */
export function isStudioFile(json: object): boolean {
  const has = (name: string) => name in json;
  const isJob = has(GIT_NODES) || has(NODES) || has('Job') || has('JobUpdate') || has('jobs') || has('Jobs') || has('command') || has('Command');
  return isJob || (isObject(json) && isGraph(json));
}
