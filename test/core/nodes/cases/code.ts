import { resolveNode, sessionOf } from '../../../../src/core/nodes';
import { CUSTOM_CODE } from '../../../../src/core/nodes/transforms/custom-code';
import { DYNAMIC_TRANSFORM } from '../../../../src/core/nodes/transforms/dynamic-transform';
import { FILTER } from '../../../../src/core/nodes/transforms/filter';
import { parseColumns } from '../../../../src/core/types';
import type { NodeCase, NodeCases } from '../node-case';

const T = { t: 'id INT, name STRING' };
const ROWS = { t: "(1, 'a'), (2, NULL), (3, 'c')" };
const CODE = [
  'df = dfc["t"].toDF()',
  'high = df.where("id > 1")',
  '',
  'frames = {',
  '    "low": DynamicFrame.fromDF(df.where("id <= 1"), glueContext, "low"),',
  '    "high": DynamicFrame.fromDF(high, glueContext, "high"),',
  '}',
  'return DynamicFrameCollection(frames, glueContext)',
].join('\n');
const OUTPUTS = [{ name: 'low', sqlQuery: 'SELECT * FROM t WHERE id <= 1' }, { name: 'the rest', sqlQuery: 'SELECT * FROM t WHERE id > 1;' }];

const STUDIO = 'id INT, amount DOUBLE, state STRING';
const STUDIO_ROWS = { t: "(1, 50.0, 'CA'), (2, 5.0, 'NCA'), (3, NULL, 'CA-1'), (4, NULL, NULL), (5, 10.0, NULL)" };

/** A structured filter, and the lambda that Glue Studio writes for it: its Python runs on Spark, our SQL on DuckDB. */
function studioFilter(name: string, logicalOperator: string, filters: readonly object[], python: string, out: NodeCase['out']): NodeCase {
  const inputs = [{ as: 't', columns: parseColumns(STUDIO) }];
  const { sql } = resolveNode({
    type: FILTER, node: 'Filter', fields: { filters, logicalOperator }, inputs, session: sessionOf('5.1', []), parameters: [],
  });
  const call = `kept = Filter.apply(frame=dfc["t"], f=lambda row: (${python}))`;
  const code = ['import re', 'from awsglue.transforms import Filter', call, 'return DynamicFrameCollection({"kept": kept}, glueContext)'].join('\n');
  const outputs = [{ name: 'output', sqlQuery: sql }];
  return { name: `Studio's filter: ${name}`, inputs: { t: STUDIO }, rows: STUDIO_ROWS, fields: { code, outputs }, columns: STUDIO, out };
}

const GREATER = { column: 'amount', operation: 'GT', value: '10' };
const STARTS = { column: 'state', operation: 'REGEX', value: 'CA' };

export const CUSTOM_CODE_CASES: NodeCases = {
  type: CUSTOM_CODE,
  cases: [
    { name: 'Python and its stand-in', inputs: T, rows: ROWS, fields: { code: CODE, outputs: OUTPUTS }, output: 'the rest', columns: 'id INT, name STRING', out: [[2, null], [3, 'c']] },
    { name: 'one output of a declared schema', inputs: T, fields: { code: `  ${CODE.replace(/\n/g, '\n  ')}`, className: 'Split', outputs: [{ name: 'output', schema: 'id INT, name STRING' }] }, columns: 'id INT, name STRING' },
    studioFilter('all of', 'AND', [GREATER, STARTS], 'row["amount"] > 10 and bool(re.match("CA", row["state"]))', [[1, 50, 'CA']]),
    studioFilter('any of, null first', 'OR', [GREATER, STARTS], 'row["amount"] > 10 or bool(re.match("CA", row["state"]))', [[1, 50, 'CA']]),
    studioFilter('any of, null last', 'OR', [{ column: 'id', operation: 'GTE', value: '3' }, GREATER], 'row["id"] >= 3 or row["amount"] > 10', [[1, 50, 'CA'], [3, null, 'CA-1'], [4, null, null], [5, 10, null]]),
    studioFilter('the opposite', 'AND', [{ ...GREATER, negated: true }], 'not(row["amount"] > 10)', [[2, 5, 'NCA'], [5, 10, null]]),
    studioFilter('not equal', 'AND', [{ column: 'state', operation: 'EQ', value: 'CA', negated: true }], 'row["state"] != "CA"', [[2, 5, 'NCA'], [3, null, 'CA-1'], [4, null, null], [5, 10, null]]),
    studioFilter('not matching', 'OR', [{ ...STARTS, negated: true }], 'not(bool(re.match("CA", row["state"])))', [[2, 5, 'NCA']]),
    { name: 'unknown columns', inputs: { t: null }, fields: { code: 'return dfc' } },
    { name: 'a stand-in of another schema', inputs: T, fields: { code: 'return dfc', outputs: [{ name: 'output', schema: 'id BIGINT', sqlQuery: 'SELECT id FROM t' }] }, error: { message: 'gives id int, the schema is id bigint', at: 'outputs.0.sqlQuery' } },
    { name: 'a wrong stand-in', inputs: T, fields: { code: 'return dfc', outputs: [{ name: 'output', sqlQuery: 'SELECT ident FROM t' }] }, error: { message: 'ident', at: 'outputs.0.sqlQuery', under: 'ident' } },
    { name: 'the def line', inputs: T, fields: { code: 'def MyTransform(glueContext, dfc):\n  return dfc' }, error: { message: 'holds the def line', at: 'code' } },
    { name: 'a name that is none in Python', inputs: T, fields: { code: 'return dfc', className: 'My Transform' }, error: { message: 'is not a name in Python', at: 'className' } },
    { name: 'an output twice', inputs: T, fields: { code: 'return dfc', outputs: [{ name: 'a' }, { name: 'A' }] }, error: { message: "'A' is named twice", at: 'outputs.1.name' } },
  ],
};

const MASK = { transformName: 'mask', functionName: 'mask_columns', path: 's3://assets/transforms/mask.py' };

const DEFINITION = JSON.stringify({
  name: 'mask',
  displayName: 'Mask columns',
  description: 'Hides values.',
  functionName: 'mask_columns',
  parameters: [
    { name: 'names', displayName: 'Columns', type: 'list', listType: 'str', listOptions: 'column' },
    { name: 'how', displayName: 'How', type: 'str', isOptional: true, listOptions: ['stars', 'hash'] },
    { name: 'n', displayName: 'Characters', type: 'int', isOptional: true, validationRule: '^\\d$', validationMessage: 'one digit' },
  ],
});
/** What a method of a visual transform is called with, as its rows tell. */
const SHOW = [
  'from awsglue.dynamicframe import DynamicFrame',
  'from pyspark.sql import functions as F',
  '',
  '',
  'def show_arguments(self, **given):',
  '    told = "; ".join(f"{name}={value!r}" for name, value in sorted(given.items()))',
  '    return DynamicFrame.fromDF(self.toDF().withColumn("told", F.lit(told)), self.glue_ctx, "shown")',
  '',
  '',
  'DynamicFrame.show_arguments = show_arguments',
  '',
].join('\n');
/** The columns are renamed, rows are dropped and others come in: what is declared is what is checked downstream. */
const RESHAPE = [
  'from awsglue.dynamicframe import DynamicFrame',
  '',
  '',
  'def reshape(self, least=0, keep=None, names=()):',
  '    frame = self.toDF().where(f"id >= {least}" if keep is None else f"id = {keep}")',
  '    for name in names:',
  '        frame = frame.withColumnRenamed(name, name.upper())',
  '    return DynamicFrame.fromDF(frame.unionByName(frame), self.glue_ctx, "reshaped")',
  '',
  '',
  'DynamicFrame.reshape = reshape',
  '',
].join('\n');

const DEFINED = { ...MASK, definition: DEFINITION };

const TOLD = [
  "blank=''", 'bools=[True, False]', 'floats=[1.0, 2.5]', 'ints=[1, 2, -3]', 'n=-3', 'no=False', 'nothing=None', "plain=['1']", 'plus=7', 'point=0.5', 'share=0.001',
  'text=\'it\\\'s "1"\\\\\\n${x} ü\'', "texts=['a', \"b'c\", '']", 'yes=True', 'z=(1+2j)',
].join('; ');

export const DYNAMIC_TRANSFORM_CASES: NodeCases = {
  type: DYNAMIC_TRANSFORM,
  cases: [
    {
      name: 'arguments of every type',
      inputs: T,
      fields: {
        ...MASK,
        version: '1.0.0',
        schema: 'id INT, name STRING',
        parameters: [
          { name: 'with_text', values: ['it\'s'] }, { name: 'n', type: 'int', values: ['3'] }, { name: 'share', type: 'float', values: ['0.5'] }, { name: 'strict', type: 'bool', values: ['True'] },
          { name: 'names', type: 'list', listType: 'str', values: ['id', 'name'] }, { name: 'nothing', type: 'null' }, { name: 'left_out', optional: true },
        ],
      },
      columns: 'id INT, name STRING',
    },
    {
      name: 'values of every type reach Python',
      inputs: T,
      rows: ROWS,
      modules: { 'show.py': SHOW },
      fields: {
        transformName: 'show',
        functionName: 'show_arguments',
        path: 's3://assets/transforms/show.py',
        schema: 'id INT, name STRING, told STRING',
        parameters: [
          { name: 'text', values: ['it\'s "1"\\\n${x} ü'] }, { name: 'blank', values: [''] },
          { name: 'n', type: 'int', values: ['-3'] }, { name: 'plus', type: 'int', values: ['+007'] }, { name: 'share', type: 'float', values: ['1e-3'] }, { name: 'point', type: 'float', values: ['.5'] },
          { name: 'z', type: 'complex', values: ['1+2j'] },
          { name: 'yes', type: 'bool', values: ['true'] }, { name: 'no', type: 'bool', values: ['False'] }, { name: 'nothing', type: 'null' },
          { name: 'texts', type: 'list', listType: 'str', values: ['a', 'b\'c', ''] }, { name: 'plain', type: 'list', values: ['1'] }, { name: 'none', type: 'list', optional: true },
          { name: 'ints', type: 'list', listType: 'int', values: ['1', '02', '-3'] }, { name: 'floats', type: 'list', listType: 'float', values: ['1', '2.5'] },
          { name: 'bools', type: 'list', listType: 'bool', values: ['true', 'FALSE'] }, { name: 'left_out', optional: true },
        ],
      },
      columns: 'id INT, name STRING, told STRING',
      out: [[1, 'a', TOLD], [2, null, TOLD], [3, 'c', TOLD]],
    },
    {
      name: 'rows and columns that Python makes anew',
      inputs: T,
      rows: ROWS,
      modules: { 'reshape.py': RESHAPE },
      fields: {
        transformName: 'reshape',
        functionName: 'reshape',
        path: 's3://assets/transforms/reshape.py',
        schema: 'id INT, NAME STRING',
        parameters: [{ name: 'least', type: 'int', values: ['2'] }, { name: 'names', type: 'list', values: ['name'] }],
      },
      columns: 'id INT, NAME STRING',
      out: [[2, null], [2, null], [3, 'c'], [3, 'c']],
    },
    { name: 'unknown columns', inputs: T, fields: MASK },
    {
      name: 'a module in a zip file, by its definition',
      inputs: T,
      fields: {
        ...MASK,
        path: 's3://assets/0f3c.zip',
        module: 'mask',
        localFile: 'transforms/mask.py',
        definition: DEFINITION,
        parameters: [
          { name: 'names', type: 'list', values: ['ID', 'name'] }, { name: 'how', values: ['stars'] }, { name: 'n', type: 'int', values: ['3'] },
        ],
      },
    },
    { name: 'an argument that it has not', inputs: T, fields: { ...DEFINED, parameters: [{ name: 'nmaes', type: 'list', values: ['id'] }] }, error: { message: "'mask' has no parameter 'nmaes'; did you mean 'names'?", at: 'parameters.0.name' } },
    { name: 'an argument too few', inputs: T, fields: DEFINED, error: { message: "'mask' needs the parameter 'names'", at: 'parameters' } },
    { name: 'an argument of another type', inputs: T, fields: { ...DEFINED, parameters: [{ name: 'names', values: ['id'] }] }, error: { message: "'names' is a str, the definition has list", at: 'parameters.0.type' } },
    { name: 'a column that is none', inputs: T, fields: { ...DEFINED, parameters: [{ name: 'names', type: 'list', values: ['id', 'nme'] }] }, error: { message: "did you mean 'name'?", at: 'parameters.0.values.1', under: 'nme' } },
    { name: 'a value that is none', inputs: T, fields: { ...DEFINED, parameters: [{ name: 'how', values: ['dots'] }] }, error: { message: "'dots' is no value of 'how'", at: 'parameters.0.values.0' } },
    { name: 'a value against the rule', inputs: T, fields: { ...DEFINED, parameters: [{ name: 'n', type: 'int', values: ['12'] }] }, error: { message: "'12' breaks the rule of 'n': one digit", at: 'parameters.0.values.0' } },
    { name: 'a definition of another function', inputs: T, fields: { ...DEFINED, functionName: 'unmask' }, error: { message: "is 'unmask', the definition has 'mask_columns'", at: 'functionName' } },
    { name: 'a definition that is no JSON', inputs: T, fields: { ...MASK, definition: '{name: mask}' }, error: { message: 'is not JSON', at: 'definition' } },
    { name: 'a module that Python cannot import', inputs: T, fields: { ...MASK, module: 'my-mask' }, error: { message: "'my-mask' is not a name in Python", at: 'module' } },
    { name: 'a file that cannot be imported', inputs: T, fields: { ...MASK, path: 's3://assets/mask-columns.py' }, error: { message: 'is not a Python file whose name can be imported', at: 'path' } },
    { name: 'a number that is none', inputs: T, fields: { ...MASK, parameters: [{ name: 'n', type: 'int', values: ['3.5'] }] }, error: { message: "'3.5' is not of type int", at: 'parameters.0.values.0' } },
    { name: 'a complex number that is none', inputs: T, fields: { ...MASK, parameters: [{ name: 'z', type: 'list', listType: 'complex', values: ['1', '2j', '-1.5e3-j', '1+2'] }] }, error: { message: "'1+2' is not of type complex", at: 'parameters.0.values.3' } },
    { name: 'an argument without a value', inputs: T, fields: { ...MASK, parameters: [{ name: 'n' }] }, error: { message: 'the argument is not optional', at: 'parameters.0.values' } },
  ],
};
