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

const ESTIMATE: readonly Field[] = ([
  ['dpu', 'Data processing units of a run.'],
  ['pricePerDpuHour', 'Price of a DPU-hour.'],
  ['runsPerDay', 'Runs on an average day.'],
  ['minutes', 'Minutes a run takes.'],
  ['dpuHoursPerRun', 'DPU-hours of a run.'],
  ['perRun', 'Cost of a run.'],
  ['perDay', 'Cost of a day.'],
  ['perMonth', 'Cost of 30 days.'],
] as const).map(([name, doc]) => ({ name, doc, required: true, type: { type: 'number', min: 0 } }));

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
  { name: 'maxConcurrentRuns', doc: 'Runs at the same time; absent: one.', type: { type: 'integer', min: 1 } },
  { name: 'executionClass', doc: 'Absent: on dedicated capacity.', type: { type: 'enum', values: ['FLEX'] } },
  { name: 'streaming', doc: 'The job reads a stream and does not end by itself.', type: { type: 'boolean' } },
  { name: 'connections', doc: 'Names of the Glue connections that its workers use.', type: { type: 'list', items: { type: 'text' } } },
  { name: 'estimate', doc: 'What it is expected to cost, where the app says how often it runs.', type: { type: 'record', fields: ESTIMATE } },
  AT,
];

const PARAMETER: readonly Field[] = [
  text('name', 'Name: `:name` in expressions, `${name}` in texts.'),
  { name: 'type', required: true, doc: 'Type in expressions.', type: { type: 'enum', values: PARAMETER_TYPES } },
  text('default', 'As text, as Glue passes it; absent: must be given at each run.', false),
  text('description', 'For people.', false),
];

/** What Glue Studio had there when the node was imported. */
export const STUDIO_ORIGIN: Field = {
  name: 'studio',
  doc: 'What Glue Studio had there when it was imported: an export gives back what was not changed.',
  type: {
    type: 'record',
    fields: [
      text('id', 'Id in the graph.'),
      text('member', 'Member of `CodeGenConfigurationNode`.', false),
      { name: 'body', doc: 'The member\'s fields.', type: { type: 'json' } },
      { name: 'fields', doc: 'The node\'s fields as the import made them, where they are not quite what the member says.', type: { type: 'json' } },
    ],
  },
};

/** The same of the job. */
export const STUDIO_JOB_ORIGIN: Field = {
  name: 'studio',
  doc: 'What Glue Studio had when the job was imported.',
  type: {
    type: 'record',
    fields: [
      { name: 'settings', required: true, doc: 'The job in the API\'s spelling.', type: { type: 'json' } },
      { name: 'order', required: true, doc: 'Ids of the nodes in the order of the file.', type: { type: 'list', items: { type: 'string' } } },
    ],
  },
};

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
  STUDIO_ORIGIN,
];

const RESOURCE: readonly Field[] = [
  text('type', 'CloudFormation type.'),
  text('path', 'Construct path.'),
  text('name', 'Physical name when the template fixes it.', false),
  text('stack', 'Stack that has it, where that is not the job\'s own.', false),
  {
    name: 'connection',
    doc: 'Of a Glue connection of the app, what is behind it; never a secret.',
    type: {
      type: 'record',
      fields: [
        { name: 'type', required: true, doc: 'Type of the connection.', type: { type: 'text' } },
        { name: 'properties', required: true, doc: 'Properties of the connection; SECRET_ID names its secret.', type: { type: 'map', values: { type: 'text' } } },
      ],
    },
  },
];

const RIGHT: readonly Field[] = [
  { name: 'actions', required: true, doc: 'IAM actions.', type: { type: 'list', items: { type: 'string' }, min: 1 } },
  { name: 'resources', required: true, doc: 'ARNs as Fn::Sub writes them.', type: { type: 'list', items: { type: 'string' }, min: 1 } },
  { name: 'conditions', doc: 'Operator, key, values, as in IAM.', type: { type: 'map', values: { type: 'json' } } },
  text('node', 'The node that needs it; absent: the job itself does.', false),
  text('reason', 'What for, in a few words.'),
];

export const MANIFEST_FIELDS: readonly Field[] = [
  { name: 'job', required: true, doc: 'The job and its settings.', type: { type: 'record', fields: JOB } },
  { name: 'parameters', required: true, doc: 'Parameters of the job.', type: { type: 'list', items: { type: 'record', fields: PARAMETER } } },
  { name: 'nodes', required: true, doc: 'Nodes in topological order.', type: { type: 'list', items: { type: 'record', fields: NODE } } },
  { name: 'resources', required: true, doc: 'Cloud resources that texts refer to, by logical id.', type: { type: 'map', values: { type: 'record', fields: RESOURCE } } },
  STUDIO_JOB_ORIGIN,
  { name: 'access', doc: 'Rights of the job\'s role, and what needs them.', type: { type: 'list', items: { type: 'record', fields: RIGHT } } },
];
