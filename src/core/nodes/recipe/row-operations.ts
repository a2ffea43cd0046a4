import { conditionOf } from './conditions';
import type { RecipeOperation, StepColumn, StepContext } from './step';
import { typeDdl } from '../../types';
import { isGlueObject } from '../glue-form';
import { selectList, sqlName, sqlString, unusedName } from '../sql-text';
import { withColumnsOf } from '../with-columns';

/** Puts a value in the place of missing ones. */
const filled = (value: (c: StepColumn, step: StepContext, from: string) => string, ...parameters: string[]): RecipeOperation => ({
  parameters: ['sourceColumn', ...parameters],
  edit: (step) => {
    const c = step.column('sourceColumn');
    const items = (from: string) => step.columns.map((other) => (other.name === c.name
      ? `IF(${step.missing(c)}, CAST(${value(c, step, from)} AS ${typeDdl(c.type)}), ${c.sql}) AS ${c.sql}` : sqlName(other.name)));
    return { query: (from) => `${selectList(items(from))}\nFROM ${from}` };
  },
});
const measured = (aggregate: (c: string) => string) => filled((c, _, from) => `(SELECT ${aggregate(c.sql)} FROM ${from})`);
/** The smallest of those that are equally frequent, so that every run fills the same. */
const mostFrequent = filled((c, step, from) => `(SELECT ${c.sql} FROM ${from} WHERE NOT ${step.missing(c)} GROUP BY ${c.sql} ORDER BY count(*) DESC, ${c.sql} LIMIT 1)`, 'modeType?');

const AGGREGATES: { readonly [name: string]: (c: string) => string } = {
  AVG: (c) => `avg(${c})`,
  AVERAGE: (c) => `avg(${c})`,
  COUNT: (c) => `count(${c})`,
  COUNT_DISTINCT: (c) => `count(DISTINCT ${c})`,
  MAX: (c) => `max(${c})`,
  MEDIAN: (c) => `median(${c})`,
  MIN: (c) => `min(${c})`,
  STANDARD_DEVIATION: (c) => `stddev(${c})`,
  SUM: (c) => `sum(${c})`,
  VARIANCE: (c) => `variance(${c})`,
};

interface Aggregation { readonly sourceColumnName: string; readonly targetColumnName: string; readonly functionName: string }

/** Steps that remove rows, fill missing values and group. */
export const ROW_OPERATIONS: { readonly [name: string]: RecipeOperation } = {
  REMOVE_VALUES: {
    parameters: ['sourceColumn'],
    filters: true,
    edit: (step) => {
      const condition = conditionOf(step) ?? step.fail('REMOVE_VALUES needs a condition');
      return { query: (from) => `SELECT *\nFROM ${from}\nWHERE NOT ${condition}` };
    },
  },
  REMOVE_MISSING: {
    parameters: ['sourceColumn'],
    edit: (step) => {
      const missing = step.missing(step.column('sourceColumn'));
      return { query: (from) => `SELECT *\nFROM ${from}\nWHERE NOT (${missing})` };
    },
  },
  DELETE_DUPLICATE_ROWS: { parameters: ['duplicateRowHandling?'], edit: () => ({ query: (from) => `SELECT DISTINCT *\nFROM ${from}` }) },
  REMOVE_DUPLICATES: {
    parameters: ['sourceColumn'],
    edit: (step) => {
      const key = step.column('sourceColumn');
      const orderable = step.columns.filter((c) => c.name !== key.name && !['map', 'array', 'struct'].includes(c.type.kind)).map((c) => sqlName(c.name));
      const counter = unusedName('__row_number', step.columns);
      const number = `row_number() OVER (PARTITION BY ${key.sql} ORDER BY ${(orderable.length === 0 ? [key.sql] : orderable).join(', ')})`;
      return { query: (from) => `${selectList(step.columns.map((c) => sqlName(c.name)))}\nFROM (SELECT *, ${number} AS ${counter} FROM ${from})\nWHERE ${counter} = 1` };
    },
  },
  FILL_WITH_CUSTOM: filled((c, step) => step.literal(step.text('value'), c), 'value', 'columnDataType?'),
  FILL_WITH_EMPTY: filled((c, step) => (c.type.kind === 'string' ? sqlString('') : step.fail(`column '${c.name}' holds no texts`))),
  FILL_WITH_AVERAGE: measured((c) => `avg(${c})`),
  FILL_WITH_MEDIAN: measured((c) => `median(${c})`),
  FILL_WITH_SUM: measured((c) => `sum(${c})`),
  FILL_WITH_MODE: mostFrequent,
  FILL_WITH_MOST_FREQUENT: mostFrequent,
  CATEGORICAL_MAPPING: {
    parameters: ['sourceColumn', 'categoryMap', 'targetColumn', 'deleteOtherRows?', 'keepOthers?', 'other?', 'mapType?'],
    edit: (step) => {
      const source = step.column('sourceColumn');
      const map = step.json('categoryMap');
      if (!isGlueObject(map) || Object.keys(map).length === 0) return step.fail('categoryMap of CATEGORICAL_MAPPING is not a map', 'write {"Canada": "1", "Cuba": "2"}');
      const numeric = step.has('mapType') && step.text('mapType').toUpperCase() === 'NUMERIC';
      const keep = step.flag('keepOthers');
      if (numeric && keep && source.type.kind === 'string') step.fail('keepOthers leaves texts among the numbers of mapType NUMERIC', 'set mapType to TEXT');
      const category = (value: string) => (!numeric ? sqlString(value) : /^-?\d+(\.\d+)?$/.test(value) ? `${value}D` : step.fail(`category '${value}' is no number`));
      const whens = Object.entries(map).map(([value, to]) => `WHEN ${sqlString(value)} THEN ${category(String(to))}`).join(' ');
      const others = keep ? (numeric ? step.cast(source.sql, 'DOUBLE') : source.text) : step.has('other') ? category(step.text('other')) : 'NULL';
      const mapped = [{ name: step.text('targetColumn'), sql: `CASE ${source.text} ${whens} ELSE ${others} END` }];
      if (!step.flag('deleteOtherRows')) return { set: mapped };
      const known = `${source.text} IN (${Object.keys(map).map(sqlString).join(', ')})`;
      return { query: (from) => withColumnsOf(step.columns, `${from}\nWHERE ${known}`, mapped) };
    },
  },
  UNPIVOT: {
    parameters: ['sourceColumns', 'unpivotColumn', 'valueColumn'],
    edit: (step) => {
      const sources = step.columnList('sourceColumns');
      const kept = step.columns.filter((c) => !sources.some((s) => s.name === c.name)).map((c) => sqlName(c.name));
      const pairs = sources.map((c) => `${sqlString(c.name)}, ${c.sql}`).join(', ');
      const made = `stack(${sources.length}, ${pairs}) AS (${sqlName(step.text('unpivotColumn'))}, ${sqlName(step.text('valueColumn'))})`;
      return { query: (from) => `${selectList([...kept, made])}\nFROM ${from}` };
    },
  },
  GROUP_BY: {
    parameters: ['groupByColumns', 'groupByAggFunctionOptions', 'useNewDataFrame?'],
    edit: (step) => {
      const groups = step.columnList('groupByColumns').map((c) => c.sql);
      const options = step.json('groupByAggFunctionOptions');
      if (!Array.isArray(options) || options.length === 0) step.fail('groupByAggFunctionOptions of GROUP_BY is not a list');
      const made = (options as Aggregation[]).map(({ sourceColumnName, targetColumnName, functionName }) => {
        const aggregate = AGGREGATES[functionName] ?? step.fail(`function '${functionName}' of GROUP_BY is not known`, `there are ${Object.keys(AGGREGATES).join(', ')}`);
        return { name: targetColumnName, sql: aggregate(step.named(sourceColumnName).sql) };
      });
      if (!step.flag('useNewDataFrame')) return { set: made.map((m) => ({ name: m.name, sql: `${m.sql} OVER (PARTITION BY ${groups.join(', ')})` })) };
      return { query: (from) => `${selectList([...groups, ...made.map((m) => `${m.sql} AS ${sqlName(m.name)}`)])}\nFROM ${from}\nGROUP BY ${groups.join(', ')}` };
    },
  },
};
