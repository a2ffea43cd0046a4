import type { Field } from './field';

/** The manifest itself, described as nodes describe their fields: the reader and the JSON Schema come from it. */

const AT: Field = {
  name: 'at',
  doc: 'Where the user wrote it.',
  type: {
    type: 'record',
    fields: [
      { name: 'file', required: true, doc: 'Relative to the app\'s folder.', type: { type: 'string' } },
      { name: 'line', required: true, doc: 'From 1.', type: { type: 'integer', min: 1 } },
    ],
  },
};

const text = (name: string, doc: string, required = true): Field => ({ name, doc, required, type: { type: 'string' } });

export const PARAMETER_TYPES = ['string', 'int', 'bigint', 'double', 'boolean', 'date', 'timestamp'] as const;

const JOB: readonly Field[] = [
  text('path', 'Construct path of the job.'),
  text('name', 'Last part of the path; what the CLI calls the job.'),
  text('stack', 'Stack that deploys it.'),
  text('description', 'For people.', false),
  { name: 'glueVersion', required: true, doc: 'Glue version, which decides the Spark version.', type: { type: 'string' } },
  text('workerType', 'Worker type, such as G.1X.'),
  { name: 'numberOfWorkers', required: true, doc: 'Workers of that type.', type: { type: 'integer', min: 1 } },
  { name: 'timeoutMinutes', required: true, doc: 'A run is stopped after this time.', type: { type: 'integer', min: 1 } },
  { name: 'maxRetries', required: true, doc: 'Retries after a failure.', type: { type: 'integer', min: 0 } },
  { name: 'bookmarks', required: true, doc: 'Job bookmark option.', type: { type: 'enum', values: ['enable', 'disable', 'pause'] } },
  text('timeZone', 'Session time zone.'),
  { name: 'tags', required: true, doc: 'Tags of the Glue job.', type: { type: 'map', values: { type: 'string' } } },
  text('logicalId', 'Logical id of the Glue job.'),
  text('script', 'The PySpark script, beside the manifest.'),
  AT,
];

const PARAMETER: readonly Field[] = [
  text('name', 'Name: `:name` in expressions, `${name}` in texts.'),
  { name: 'type', required: true, doc: 'Type in expressions.', type: { type: 'enum', values: PARAMETER_TYPES } },
  text('default', 'As text, as Glue passes it; absent: must be given at each run.', false),
  text('description', 'For people.', false),
];

const NODE: readonly Field[] = [
  text('id', 'Unique in the job: the construct path below the job.'),
  text('path', 'Construct path in the app.'),
  text('type', 'Kind of the node type.'),
  { name: 'fields', required: true, doc: 'Settings of the node, as its type describes them.', type: { type: 'map', values: { type: 'json' } } },
  {
    name: 'inputs',
    required: true,
    doc: 'Nodes read, in order.',
    type: {
      type: 'list',
      items: {
        type: 'record',
        fields: [
          text('node', 'Id of the node read.'),
          text('output', 'Which of its outputs, when it has several.', false),
          text('as', 'The name by which this node\'s SQL knows the input.'),
        ],
      },
    },
  },
  {
    name: 'outputs',
    required: true,
    doc: 'Datasets it gives.',
    type: {
      type: 'list',
      items: {
        type: 'record',
        fields: [
          text('name', '`output` where there is only one.'),
          text('view', 'Unique in the job, without regard to case; a plain SQL identifier.'),
          { name: 'columns', doc: 'Spark DDL; absent where it is known only once the source has been looked at.', type: { type: 'schema' } },
        ],
      },
    },
  },
  { name: 'sql', doc: 'The node as a Spark SQL query over its inputs; by output name where it has several.', type: { type: 'json' } },
  AT,
];

const RESOURCE: readonly Field[] = [
  text('type', 'CloudFormation type.'),
  text('path', 'Construct path.'),
  text('name', 'Physical name when the template fixes it.', false),
  text('stack', 'Stack that has it, where that is not the job\'s own.', false),
];

export const MANIFEST_FIELDS: readonly Field[] = [
  { name: 'job', required: true, doc: 'The job and its settings.', type: { type: 'record', fields: JOB } },
  { name: 'parameters', required: true, doc: 'Parameters of the job.', type: { type: 'list', items: { type: 'record', fields: PARAMETER } } },
  { name: 'nodes', required: true, doc: 'Nodes in topological order.', type: { type: 'list', items: { type: 'record', fields: NODE } } },
  { name: 'resources', required: true, doc: 'Cloud resources that texts refer to, by logical id.', type: { type: 'map', values: { type: 'record', fields: RESOURCE } } },
];
