import { didYouMean, GlueprintError } from '../../diagnostics';
import type { FieldValue } from '../../manifest/manifest';
import { analyzeQuery } from '../../spark-sql';
import type { Column } from '../../types';
import { GlueBody, glueObjects, GlueForm, isGlueObject } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { conditionOf } from '../recipe/conditions';
import { OTHER_NODES, RECIPE_OPERATIONS } from '../recipe/operations';
import { RecipeEdit, RecipeStep, StepContext } from '../recipe/step';
import { aliased, selectList, sqlName } from '../sql-text';
import { withColumnsOf } from '../with-columns';

const FORM: GlueForm = {
  member: 'Recipe',
  understood: ['RecipeSteps', 'RecipeReference'],
  fromGlue: (body, notes) => {
    if (isGlueObject(body.RecipeReference)) {
      const arn = String(body.RecipeReference.RecipeArn);
      notes.refuse(`the recipe '${arn}' is kept in DataBrew: put its steps into the job (aws databrew describe-recipe gives them)`);
    }
    return { fields: { steps: glueObjects(body.RecipeSteps).map(stepOf) as unknown as FieldValue } };
  },
  toGlue: (fields) => ({
    body: {
      RecipeSteps: fieldSteps(fields).map((s) => ({
        Action: { Operation: s.operation, Parameters: s.parameters },
        ...(s.conditions.length === 0 ? {} : {
          ConditionExpressions: s.conditions.map((c) => ({
            Condition: c.condition, ...(c.value === undefined ? {} : { Value: c.value }), TargetColumn: c.targetColumn,
          })),
        }),
      })),
    },
  }),
};

export const RECIPE: NodeType = {
  kind: 'Recipe',
  family: 'transform',
  title: 'Data preparation recipe',
  doc: 'Steps of an AWS Glue DataBrew recipe, each over the rows that the one before has left. An operation without a Spark SQL form is refused by name.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/glue-studio-data-preparation.html',
  inputs: { min: 1, max: 1 },
  fields: [
    {
      name: 'steps',
      doc: 'The steps.',
      type: {
        type: 'list',
        items: {
          type: 'record',
          fields: [
            { name: 'operation', required: true, doc: 'Name of the operation: `UPPER_CASE`.', type: { type: 'string' } },
            { name: 'parameters', doc: 'Its parameters, as DataBrew names them; lists as JSON.', default: {}, type: { type: 'map', values: { type: 'string' } } },
            {
              name: 'conditions',
              doc: 'What rows must meet for the step to be applied to them; all of these.',
              default: [],
              type: {
                type: 'list',
                items: {
                  type: 'record',
                  fields: [
                    { name: 'condition', required: true, doc: 'Name of the condition: `IS_NOT_MISSING`.', type: { type: 'string' } },
                    { name: 'value', doc: 'What the column is compared with; several as JSON.', type: { type: 'string' } },
                    { name: 'targetColumn', required: true, doc: 'Column that is looked at.', type: { type: 'string' } },
                  ],
                },
              },
            },
          ],
        },
      },
    },
    { name: 'recipe', doc: 'Instead of steps: a recipe as DataBrew exports it, a JSON text.', type: { type: 'string', language: 'json' } },
  ],
  glue: [FORM],
  check: (node) => {
    if ((node.fields.steps === undefined) === (node.fields.recipe === undefined)) node.fail('steps', 'expected either steps or a recipe');
    for (const [i, s] of steps(node).entries()) known(node, s, `steps.${i}`);
    if (node.inputs[0].columns !== undefined) queries(node);
  },
  sql: (node) => {
    const made = queries(node);
    if (made.length === 0) return `SELECT *\nFROM ${sqlName(node.inputs[0].as)}`;
    if (made.length === 1) return made[0].sql;
    const named = made.slice(0, -1).map(({ name, sql }) => `${name} AS (\n${sql}\n)`);
    return `WITH ${named.join(',\n')}\n${made[made.length - 1].sql}`;
  },
};

function steps(node: NodeContext): readonly RecipeStep[] {
  if (node.fields.recipe === undefined) return fieldSteps(node.fields);
  let json: unknown;
  try {
    json = JSON.parse(node.fields.recipe as string);
  } catch (cause) {
    node.fail('recipe', `is not JSON: ${(cause as Error).message}`);
  }
  const list = isGlueObject(json) ? json.Steps ?? json.RecipeSteps : json;
  if (!Array.isArray(list)) node.fail('recipe', 'is no list of steps', 'give what aws databrew describe-recipe gives, or its Steps');
  return (list as unknown[]).map((s, i) => (isGlueObject(s) && isGlueObject(s.Action) ? stepOf(s) : node.fail('recipe', `step ${i + 1} has no Action`)));
}

function fieldSteps(fields: NodeContext['fields']): readonly RecipeStep[] {
  if (fields.steps !== undefined) return fields.steps as unknown as readonly RecipeStep[];
  const json = JSON.parse(fields.recipe as string) as unknown;
  return glueObjects(isGlueObject(json) ? json.Steps ?? json.RecipeSteps : json).map(stepOf);
}

/** A step as DataBrew's JSON has it. */
function stepOf(step: GlueBody): RecipeStep {
  const action = isGlueObject(step.Action) ? step.Action : {};
  const parameters = isGlueObject(action.Parameters) ? action.Parameters : {};
  return {
    operation: String(action.Operation ?? ''),
    parameters: Object.fromEntries(Object.entries(parameters).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)])),
    conditions: glueObjects(step.ConditionExpressions).map((c) => ({
      condition: String(c.Condition),
      ...(c.Value === undefined || c.Value === null ? {} : { value: String(c.Value) }),
      targetColumn: String(c.TargetColumn),
    })),
  };
}

/** The operation exists and has these parameters. */
function known(node: NodeContext, step: RecipeStep, field: string): void {
  const operation = RECIPE_OPERATIONS[step.operation];
  if (operation === undefined) {
    const instead = OTHER_NODES[step.operation];
    const names = Object.keys(RECIPE_OPERATIONS);
    node.fail(
      field,
      `operation '${step.operation}' has no Spark SQL form here${didYouMean(step.operation, names)}`,
      instead === undefined ? `there are ${[...names].sort().join(', ')}` : `use the node ${instead}`,
    );
  }
  const parameters = operation.parameters.map((p) => p.replace('?', ''));
  const other = Object.keys(step.parameters).find((p) => !parameters.includes(p));
  if (other !== undefined) node.fail(field, `${step.operation} has no parameter '${other}'${didYouMean(other, parameters)}`, `it has ${parameters.join(', ')}`);
  const missing = operation.parameters.find((p) => !p.endsWith('?') && step.parameters[p] === undefined);
  if (missing !== undefined) node.fail(field, `${step.operation} needs the parameter ${missing}`);
}

/** A query a step, each over the one before. */
function queries(node: NodeContext): readonly { readonly name: string; readonly sql: string }[] {
  let columns = node.columnsOf();
  let from = sqlName(node.inputs[0].as);
  return steps(node).map((step, i) => {
    const context = new StepContext(node, step, columns, `steps.${i}`);
    const sql = stepQuery(context, step, from);
    columns = analyzed(node, sql, from, columns, `steps.${i}`);
    from = `step_${i + 1}`;
    return { name: from, sql };
  });
}

function stepQuery(context: StepContext, step: RecipeStep, from: string): string {
  const operation = RECIPE_OPERATIONS[step.operation];
  const edit: RecipeEdit = operation.edit(context);
  const condition = operation.filters === true ? undefined : conditionOf(context);
  if ('set' in edit) {
    if (condition !== undefined && (edit.dropped ?? []).length > 0) context.fail(`${step.operation} takes columns away and cannot be conditional`);
    const set = condition === undefined ? edit.set : edit.set.map(({ name, sql }) => {
      const there = context.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
      return { name, sql: `IF(${condition}, ${sql}, ${there === undefined ? 'NULL' : sqlName(there.name)})` };
    });
    return withColumnsOf(context.columns, from, set, edit.dropped);
  }
  if (condition !== undefined) context.fail(`${step.operation} works on all rows and cannot be conditional`);
  if ('query' in edit) return edit.query(from);
  return `${selectList(edit.columns.map((c) => aliased(c.sql, c.name)))}\nFROM ${from}`;
}

function analyzed(node: NodeContext, sql: string, from: string, columns: readonly Column[], field: string): readonly Column[] {
  try {
    return analyzeQuery(sql, { ...node.session, tables: { [from.replace(/^`|`$/g, '')]: { columns } } }).columns;
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ field }) : error;
  }
}
