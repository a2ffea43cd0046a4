import { GlueprintError } from '../../diagnostics';
import { checkFields, Field, FieldValue, ManifestInput, ManifestJob, ManifestParameter, PARAMETER_TYPES, STUDIO_JOB_ORIGIN, STUDIO_ORIGIN, StudioJobOrigin, StudioOrigin } from '../../manifest';
import { GLUE_VERSIONS } from '../../nodes';

export const GRAPH_FILE_VERSION = 1;

/** A job as it is composed: what cannot be worked out from the rest. */
export interface GraphFile {
  readonly version: typeof GRAPH_FILE_VERSION;
  readonly job: GraphJob;
  readonly parameters: readonly ManifestParameter[];
  readonly nodes: readonly GraphFileNode[];
  /** What Glue Studio had, where the job was imported. */
  readonly studio?: StudioJobOrigin;
}
export type GraphJob = Pick<ManifestJob, 'description' | 'glueVersion' | 'workerType' | 'numberOfWorkers' | 'timeoutMinutes' | 'maxRetries' | 'bookmarks' | 'timeZone' | 'tags'>;

export interface GraphFileNode {
  readonly id: string;
  readonly type: string;
  readonly fields: { readonly [name: string]: FieldValue };
  readonly inputs: readonly ManifestInput[];
  readonly studio?: StudioOrigin;
}

const TEXT = { type: 'string' } as const;

const JOB: readonly Field[] = [
  { name: 'description', doc: 'For people.', type: TEXT },
  { name: 'glueVersion', doc: 'Glue version, which decides the Spark version.', default: '5.1', type: { type: 'enum', values: GLUE_VERSIONS } },
  { name: 'workerType', doc: 'Worker type, such as G.1X.', default: 'G.1X', type: TEXT },
  { name: 'numberOfWorkers', doc: 'Workers of that type.', default: 2, type: { type: 'integer', min: 1 } },
  { name: 'timeoutMinutes', doc: 'A run is stopped after this time.', default: 480, type: { type: 'integer', min: 1 } },
  { name: 'maxRetries', doc: 'Retries after a failure.', default: 0, type: { type: 'integer', min: 0 } },
  { name: 'bookmarks', doc: 'Job bookmark option.', default: 'disable', type: { type: 'enum', values: ['enable', 'disable', 'pause'] } },
  { name: 'timeZone', doc: 'Session time zone.', default: 'UTC', type: TEXT },
  { name: 'tags', doc: 'Tags of the Glue job.', default: {}, type: { type: 'map', values: TEXT } },
];

const FILE: readonly Field[] = [
  { name: 'job', doc: 'Settings of the job.', default: {}, type: { type: 'record', fields: JOB } },
  {
    name: 'parameters',
    doc: 'Parameters of the job.',
    default: [],
    type: {
      type: 'list',
      items: {
        type: 'record',
        fields: [
          { name: 'name', required: true, doc: 'Name: `:name` in expressions, `${name}` in texts.', type: TEXT },
          { name: 'type', required: true, doc: 'Type in expressions.', type: { type: 'enum', values: PARAMETER_TYPES } },
          { name: 'default', doc: 'As text; absent: must be given at each run.', type: TEXT },
          { name: 'description', doc: 'For people.', type: TEXT },
        ],
      },
    },
  },
  {
    name: 'nodes',
    required: true,
    doc: 'Nodes, in any order.',
    type: {
      type: 'list',
      items: {
        type: 'record',
        fields: [
          { name: 'id', required: true, doc: 'Unique in the job.', type: TEXT },
          { name: 'type', required: true, doc: 'Kind of the node type.', type: TEXT },
          { name: 'fields', doc: 'Settings of the node, as its type describes them.', default: {}, type: { type: 'map', values: { type: 'json' } } },
          {
            name: 'inputs',
            doc: 'Nodes read, in order.',
            default: [],
            type: {
              type: 'list',
              items: {
                type: 'record',
                fields: [
                  { name: 'node', required: true, doc: 'Id of the node read.', type: TEXT },
                  { name: 'output', doc: 'Which of its outputs, when it has several.', type: TEXT },
                  { name: 'as', required: true, doc: 'The name by which the SQL of this node knows the input.', type: TEXT },
                ],
              },
            },
          },
          STUDIO_ORIGIN,
        ],
      },
    },
  },
  STUDIO_JOB_ORIGIN,
];

/** Settings of a job of which nothing is said. */
export const STANDARD_JOB = checkFields(JOB, {}) as unknown as GraphJob;

/** Whether a parsed file is of this form, not a Glue Studio job. */
export function isGraphFile(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'version' in json && 'nodes' in json && Array.isArray(json.nodes);
}

/**
 * @param json the text, or the parsed value
 * @throws GlueprintError with file and field where the form is wrong; what the nodes mean is checked by `resolveGraph`.
 */
export function readGraphFile(json: unknown, file?: string): GraphFile {
  const value = typeof json === 'string' ? parse(json, file) : json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GlueprintError({ code: 'InvalidGraphFile', message: 'is not a graph file: expected a JSON object', file });
  const { version, $schema: _, ...rest } = value as { readonly [name: string]: unknown };
  if (version !== GRAPH_FILE_VERSION) {
    throw new GlueprintError({ code: 'InvalidGraphFile', message: `has version ${JSON.stringify(version)}, this program reads ${GRAPH_FILE_VERSION}`, file, field: 'version' });
  }
  return { version: GRAPH_FILE_VERSION, ...checkFields(FILE, rest, { file }) } as unknown as GraphFile;
}

function parse(json: string, file: string | undefined): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidGraphFile', message: `is not JSON: ${(cause as Error).message}`, file, cause });
  }
}

/** The JSON form: same graph, same bytes. */
export function writeGraphFile(graph: GraphFile): string {
  const { version, job, parameters, nodes, studio } = graph;
  const plain = nodes.map(({ id, type, fields, inputs, studio: origin }) => (
    { id, type, fields, inputs, ...(origin === undefined ? {} : { studio: origin }) }
  ));
  return `${JSON.stringify({ version, job, parameters, nodes: plain, ...(studio === undefined ? {} : { studio }) }, undefined, 2)}\n`;
}

/** A job without nodes. */
export function emptyGraphFile(): GraphFile {
  return readGraphFile({ version: GRAPH_FILE_VERSION, nodes: [] });
}
