import { isObject, JsonObject, NODES, StudioDialect, StudioFile, StudioJob, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';

/** Keys of these objects are the user's own. */
const MAPS = ['DefaultArguments', 'NonOverridableArguments', 'Tags'];

/** @throws GlueprintError where the text is not a visual job */
export function readStudioJobs(text: string, file?: string): StudioFile {
  const fail = (message: string, hint?: string): never => {
    throw new GlueprintError({ code: 'NotAStudioJob', message, hint, file });
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return fail(`is not JSON: ${(cause as Error).message}`);
  }
  if (!isObject(json)) return fail('expected a JSON object');
  const job = (value: unknown): StudioJob => {
    if (!isObject(value)) return fail('a job is not an object');
    const name = typeof value.Name === 'string' ? `job '${value.Name}'` : 'the job';
    const nodes = value[NODES];
    if (!isObject(nodes) || Object.keys(nodes).length === 0) return fail(`${name} has no ${NODES}: it is a script, not a visual job`, 'only the graph of a visual job can be imported');
    return { settings: { ...value, [NODES]: null }, nodes: Object.entries(nodes).map(([id, node]) => studioNode(id, node, fail)) };
  };
  if (Array.isArray(json.jobs)) {
    const visual = json.jobs.filter((j) => isObject(j) && isObject(j[NODES]));
    if (visual.length === 0) fail('holds no visual job');
    return { dialect: 'resource-sync', jobs: json.jobs.map((j) => (visual.includes(j) ? job(j) : { settings: j as JsonObject, nodes: [] })), rest: { ...json, jobs: null } };
  }
  if (isObject(json.Job)) return { dialect: 'api', wrapped: true, jobs: [job(json.Job)], rest: { ...json, Job: null } };
  if (json.Command !== undefined || json[NODES] !== undefined) return { dialect: 'api', jobs: [job(json)], rest: {} };
  if (json.command === undefined && json.codeGenConfigurationNodes === undefined) return fail('is no job of AWS Glue', 'give a file of Git synchronisation, of aws glue get-job, or of resource_sync');
  const settings = renamed(json, upper) as JsonObject;
  const graph = json.codeGenConfigurationNodes;
  let nodes: unknown;
  try {
    nodes = typeof graph === 'string' ? JSON.parse(graph) : graph;
  } catch (cause) {
    return fail(`codeGenConfigurationNodes is not JSON: ${(cause as Error).message}`);
  }
  return { dialect: 'git', jobs: [job({ ...settings, [NODES]: nodes })], rest: {} };
}

function studioNode(id: string, node: unknown, fail: (message: string) => never): StudioNode {
  const [[member, body], ...more] = isObject(node) ? Object.entries(node) : [];
  if (!isObject(body) || more.length > 0) return fail(`node '${id}' is not an object with one member`);
  return { id, member, body };
}

/** The file in its own dialect, or in another: the same jobs, nothing lost. */
export function writeStudioJobs(file: StudioFile, dialect: StudioDialect = file.dialect): string {
  const same = dialect === file.dialect;
  const jobs = file.jobs.map(apiJob);
  if (dialect === 'resource-sync') return pretty(same ? { ...file.rest, jobs } : { jobs, databases: [], tables: [], partitions: [] });
  const visual = jobs.filter((j) => isObject(j[NODES]));
  const [first] = visual;
  if (first === undefined || visual.length > 1) throw new GlueprintError({ code: 'SeveralJobs', message: `the file has ${visual.length} visual jobs, the dialect '${dialect}' holds one` });
  if (dialect === 'api') return pretty(file.wrapped === true && same ? { ...file.rest, Job: first } : first);
  const { [NODES]: nodes, ...settings } = first;
  const place = Object.fromEntries(Object.keys(first).map((k) => [k, k === NODES ? JSON.stringify(nodes) : settings[k]]));
  return pretty(renamed(place, lower));
}

function apiJob({ settings, nodes }: StudioJob): JsonObject {
  if (nodes.length === 0) return settings;
  return { ...settings, [NODES]: Object.fromEntries(nodes.map((n) => [n.id, { [n.member]: n.body }])) };
}

const pretty = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((v) => renamed(v, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [rename(k), MAPS.includes(upper(k)) ? v : renamed(v, rename)]));
}

/** Whether a parsed file looks like a job of AWS Glue, visual or not, in one of the dialects. */
export function isStudioFile(json: object): boolean {
  const has = (name: string) => name in json;
  return has('codeGenConfigurationNodes') || has(NODES) || has('Job') || has('jobs') || has('command') || has('Command');
}
