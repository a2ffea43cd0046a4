import type { FieldValue, Text } from '../../manifest/manifest';
import { displayText } from '../../manifest/text';
import { parseColumns } from '../../types';
import { glueSchema } from '../glue-columns';
import { glueObjects, glueText, glueTexts } from '../glue-form';
import type { Columns, NodeContext, NodeType } from '../node-type';
import { pythonLiteral } from '../python';
import { checkAgainstDefinition, TransformArgument } from './transform-definition';

const TYPES = ['str', 'int', 'float', 'complex', 'bool', 'list', 'null'];

export const DYNAMIC_TRANSFORM: NodeType = {
  kind: 'DynamicTransform',
  family: 'transform',
  title: 'Custom visual transform',
  doc: 'A transform of your own: a Python file that adds a method to DynamicFrame, described to Glue Studio by a JSON file beside it. The script imports the file and calls the method. '
    + 'It runs on AWS Glue, and on the Spark engine where Python finds the file.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/custom-visual-transform.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'transformName', required: true, doc: 'Name of the transform.', type: { type: 'string' } },
    { name: 'functionName', required: true, doc: 'Method of DynamicFrame that the file adds.', type: { type: 'string' } },
    { name: 'path', required: true, doc: 'S3 location of the Python file, or of a zip file with the module.', type: { type: 'path' } },
    { name: 'module', doc: 'Name of the Python module, where it stands in a zip file. Default: the name of the Python file.', type: { type: 'string' } },
    { name: 'localFile', doc: 'The Python file on this machine, relative to the folder that `glueprint` runs in: what a local run on the Spark engine imports. AWS Glue does not see it.', type: { type: 'string' } },
    { name: 'definition', doc: 'The JSON text that describes it to Glue Studio: arguments that it does not allow are errors.', type: { type: 'string' } },
    { name: 'version', doc: 'Version of the transform; Glue does not use it.', type: { type: 'string' } },
    {
      name: 'parameters',
      doc: 'Arguments of the method.',
      default: [],
      type: {
        type: 'list',
        items: {
          type: 'record',
          fields: [
            { name: 'name', required: true, doc: 'Name of the argument.', type: { type: 'string' } },
            { name: 'type', doc: 'Type of the value.', default: 'str', type: { type: 'enum', values: TYPES } },
            { name: 'values', doc: 'The value as text; of a list several.', default: [], type: { type: 'list', items: { type: 'string' } } },
            { name: 'listType', doc: '`list`: type of its elements.', type: { type: 'enum', values: TYPES } },
            { name: 'optional', doc: 'May be left out.', default: false, type: { type: 'boolean' } },
          ],
        },
      },
    },
    { name: 'schema', doc: 'Columns that come out, as DDL. Default: not known.', type: { type: 'schema' } },
  ],
  check: (node) => {
    const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
    if (!identifier.test(node.fields.functionName as string)) node.fail('functionName', `'${node.fields.functionName as string}' is not a name in Python`);
    if (node.fields.module !== undefined && !identifier.test(node.fields.module as string)) node.fail('module', `'${node.fields.module as string}' is not a name in Python`);
    if (moduleOf(node.fields) === undefined) node.fail('path', `'${displayText(node.fields.path as Text)}' is not a Python file whose name can be imported`, 'expected s3://bucket/folder/name_of_module.py');
    for (const [i, p] of parametersOf(node.fields).entries()) {
      if (!identifier.test(p.name)) node.fail(`parameters.${i}.name`, `'${p.name}' is not a name in Python`);
      if (p.type !== 'list' && p.values.length > 1) node.fail(`parameters.${i}.values`, `a ${p.type} has one value`);
      if (p.type !== 'list' && p.type !== 'null' && p.values.length === 0 && !p.optional) node.fail(`parameters.${i}.values`, 'is empty, and the argument is not optional');
      const element = p.type === 'list' ? p.listType ?? 'str' : p.type;
      const wrong = p.values.findIndex((v) => !fits(v, element));
      if (wrong >= 0) node.fail(`parameters.${i}.values.${wrong}`, `'${p.values[wrong]}' is not of type ${element}`);
    }
    if (node.fields.definition !== undefined) checkAgainstDefinition(node, node.fields.definition as string, parametersOf(node.fields));
  },
  columns: (node): Columns => (node.fields.schema === undefined ? {} : { output: parseColumns(node.fields.schema as string) }),
  script: (node) => {
    node.use('from awsglue.dynamicframe import DynamicFrame');
    node.use(`import ${moduleOf(node.fields) ?? ''}`);
    const [input] = node.inputVariables;
    const args = parametersOf(node.fields).filter((p) => p.values.length > 0 || p.type === 'null').map((p) => `${p.name}=${argument(p)}`);
    return [`${node.variable} = DynamicFrame.fromDF(${input}, glueContext, ${pythonLiteral(input)}).${node.fields.functionName as string}(${args.join(', ')}).toDF()`];
  },
  settings: (fields) => {
    const path = fields.path as Text;
    // AWS's own transforms share a module beside them.
    const common = (fields.functionName as string).startsWith('gs_') && typeof path === 'string' ? [path.replace(/[^/]*$/, 'gs_common.py')] : [];
    return { extraPyFiles: [...common, path] };
  },
  access: ({ fields }) => [{ actions: ['s3:GetObject'], on: { s3: fields.path as FieldValue, scope: 'objects' } }],
  notLocal: ({ functionName }) => `it is Python${functionName === undefined ? '' : ` (${functionName as string})`}, which AWS Glue and the Spark engine run`,
  glue: [{
    member: 'DynamicTransform',
    understood: ['TransformName', 'FunctionName', 'Path', 'Version', 'Parameters'],
    fromGlue: (body, notes) => ({
      fields: {
        transformName: String(body.TransformName ?? body.FunctionName ?? ''),
        functionName: glueText(body.FunctionName) ?? notes.refuse('names no function'),
        path: glueText(body.Path) ?? notes.refuse('names no file'),
        version: glueText(body.Version),
        parameters: glueObjects(body.Parameters).map((p) => ({
          name: String(p.Name),
          // Studio writes several values for parameters of whatever type.
          type: glueTexts(p.Value).length > 1 ? 'list' : String(p.Type ?? 'str'),
          values: glueTexts(p.Value),
          optional: p.IsOptional === true,
          ...(glueText(p.ListType) === undefined ? {} : { listType: String(p.ListType) }),
        })),
        schema: glueSchema(body, notes),
      },
    }),
    toGlue: (fields, to) => ({
      body: {
        TransformName: fields.transformName,
        FunctionName: fields.functionName,
        Path: to.text(fields.path),
        ...(fields.version === undefined ? {} : { Version: fields.version }),
        Parameters: parametersOf(fields).map((p) => ({
          Name: p.name,
          Type: p.type,
          Value: p.values,
          ...(p.listType === undefined ? {} : { ListType: p.listType }),
          IsOptional: p.optional,
        })),
      },
      // Of a member the service knows the place alone.
      lost: ['module', 'localFile', 'definition'].filter((f) => fields[f] !== undefined),
    }),
  }],
};

function parametersOf(fields: NodeContext['fields']): readonly TransformArgument[] {
  return (fields.parameters ?? []) as unknown as readonly TransformArgument[];
}

/** What the script imports; `undefined` where Python cannot. */
function moduleOf({ module, path }: NodeContext['fields']): string | undefined {
  return module as string | undefined ?? /(?:^|\/)([A-Za-z_][A-Za-z0-9_]*)\.py$/.exec(displayText(path as Text))?.[1];
}

/** As Python's `complex` reads it: a real part, an imaginary one, or both. */
const DIGITS = '(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const FLOAT = new RegExp(`^[+-]?${DIGITS}$`);
const COMPLEX = new RegExp(`^[+-]?${DIGITS}$|^(?:[+-]?${DIGITS}(?=[+-]))?[+-]?(?:${DIGITS})?[jJ]$`);

function fits(value: string, type: string): boolean {
  switch (type) {
    case 'int': return /^[+-]?\d+$/.test(value.trim());
    case 'float': return FLOAT.test(value.trim()) && Number.isFinite(Number(value));
    case 'complex': return COMPLEX.test(value.trim());
    case 'bool': return /^(true|false)$/i.test(value.trim());
    default: return true;
  }
}

function argument(p: TransformArgument): string {
  const one = (value: string, type: string): string => {
    // Python takes no leading zeros, and a number that stands in a call has no need of a plus.
    if (type === 'int') return String(BigInt(value.trim().replace(/^\+/, '')));
    if (type === 'float') return /^[+-]?\d+$/.test(value.trim()) ? `${String(BigInt(value.trim().replace(/^\+/, '')))}.0` : value.trim().replace(/^\+/, '');
    if (type === 'complex') return `complex(${pythonLiteral(value.trim())})`;
    if (type === 'bool') return /^true$/i.test(value.trim()) ? 'True' : 'False';
    return type === 'null' ? 'None' : pythonLiteral(value);
  };
  if (p.type === 'list') return `[${p.values.map((v) => one(v, p.listType ?? 'str')).join(', ')}]`;
  return one(p.values[0] ?? '', p.type);
}
