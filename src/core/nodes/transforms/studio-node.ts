import { GlueprintError } from '../../diagnostics';
import type { Fields } from '../../manifest/field';
import { parseColumns } from '../../types';
import { glueSchema } from '../glue-columns';
import { GlueBody } from '../glue-form';
import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

/** A member of Glue Studio that no node type takes, kept as it stands. */
export const STUDIO_NODE: NodeType = {
  kind: 'StudioNode',
  family: 'transform',
  title: 'Node of Glue Studio',
  doc: 'A node of a visual job that has no node type of its own, kept as it stands for the export. It cannot run, unless its rows go on unchanged.',
  see: 'https://docs.aws.amazon.com/glue/latest/webapi/API_CodeGenConfigurationNode.html',
  inputs: { min: 0, max: Infinity },
  outputs: ({ member }) => (/Target$/.test(String(member)) ? [] : ['output']),
  fields: [
    { name: 'member', required: true, doc: 'Member of `CodeGenConfigurationNode`: `CustomCode`.', type: { type: 'string' } },
    { name: 'body', required: true, doc: 'Its fields; `Inputs` are the node\'s own.', type: { type: 'json' } },
    { name: 'passThrough', doc: 'The rows of its one input go on unchanged: the job can run without what the node does.', default: false, type: { type: 'boolean' } },
  ],
  check: (node) => {
    if (node.fields.passThrough === true && node.inputs.length !== 1) node.fail('passThrough', `is possible with one input, it has ${node.inputs.length}`);
  },
  columns: (node) => {
    if (node.fields.passThrough === true) return { output: node.columnsOf() };
    const schema = glueSchema(node.fields.body as GlueBody, QUIET);
    return schema === undefined ? undefined : { output: parseColumns(schema) };
  },
  sql: ({ fields, inputs: [input] }) => (fields.passThrough === true ? `SELECT *\nFROM ${sqlName(input.as)}` : undefined),
  script: ({ fields }) => {
    if (fields.passThrough === true) return undefined;
    throw new GlueprintError({ code: 'StudioNode', message: `its script cannot be generated: ${reason(fields)}`, hint: REMEDY });
  },
  notLocal: (fields) => (fields.passThrough === true ? undefined : reason(fields)),
};

const REMEDY = 'put a node in its place, or set passThrough where the job makes sense without it';

const reason = ({ member }: Fields) => `Glue Studio's ${String(member)} has no node type here`;

const refuse = (message: string): never => {
  throw new Error(message);
};
const QUIET = { warn: () => undefined, refuse, pass: refuse };
