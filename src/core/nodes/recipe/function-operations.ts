import type { RecipeOperation, StepContext } from './step';
import { sqlString } from '../sql-text';

/** Functions write their result to `targetColumn`. */
const made = (parameters: readonly string[], sql: (step: StepContext) => string): RecipeOperation => ({
  parameters: [...parameters, 'targetColumn', 'functionStepType?'],
  edit: (step) => ({ set: [{ name: step.text('targetColumn'), sql: sql(step) }] }),
});

/** A column, or a number in its stead. */
function operand(step: StepContext, index = ''): string {
  if (step.has(`sourceColumn${index}`)) return step.column(`sourceColumn${index}`).sql;
  return step.has(`value${index}`) ? step.number(`value${index}`) : step.fail(`neither sourceColumn${index} nor value${index} is given`);
}

const one = (f: string) => made(['sourceColumn?', 'value?'], (step) => `${f}(${operand(step)})`);
const two = (operator: string) => made(['sourceColumn1?', 'value1?', 'sourceColumn2?', 'value2?'], (step) => `${operand(step, '1')} ${operator} ${operand(step, '2')}`);
const many = (sql: (columns: readonly string[]) => string) => made(['sourceColumns'], (step) => sql(step.columnList('sourceColumns').map((c) => c.sql)));
const text = (f: (c: string, step: StepContext) => string, ...parameters: string[]) => made(['sourceColumn', ...parameters], (step) => f(step.column('sourceColumn').text, step));
const date = (f: string) => made(['sourceColumn'], (step) => `${f}(${step.column('sourceColumn').sql})`);
/** Conditions come as DataBrew's words for them. */
const truth = (parameters: readonly string[], sql: (step: StepContext) => string) => made([...parameters, 'trueString?', 'falseString?'], (step) => (
  `IF(${sql(step)}, ${sqlString(step.has('trueString') ? step.text('trueString') : 'true')}, ${sqlString(step.has('falseString') ? step.text('falseString') : 'false')})`
));

/** DataBrew's units, with Spark's. */
const UNITS: { readonly [unit: string]: string } = {
  YEARS: 'YEAR', MONTHS: 'MONTH', WEEKS: 'WEEK', DAYS: 'DAY', HOURS: 'HOUR', MINUTES: 'MINUTE', SECONDS: 'SECOND', MILLISECONDS: 'MILLISECOND',
};
function unit(step: StepContext): string {
  const name = step.text('units').toUpperCase();
  return UNITS[name] ?? step.fail(`unit '${step.text('units')}' is not known`, `there are ${Object.keys(UNITS).join(', ')}`);
}
/** A null among the values is passed over. */
const summed = (columns: readonly string[]) => columns.map((c) => `coalesce(${c}, 0)`).join(' + ');
const counted = (columns: readonly string[]) => columns.map((c) => `IF(${c} IS NULL, 0, 1)`).join(' + ');

/** Numbers of a row that are there, as an array. */
const present = (step: StepContext) => `array_compact(array(${step.columnList('sourceColumns').map((c) => `CAST(${c.sql} AS DOUBLE)`).join(', ')}))`;
/** Past the end it is null, which a[i] is not under ANSI rules. */
const element = (step: StepContext, array: string, index: string) => (step.session.ansi === true ? `get(${array}, ${index})` : `${array}[${index}]`);
function largest(step: StepContext, numbers: string): string {
  const k = step.integer('value');
  return k < 1 ? step.fail(`value is '${k}', expected a number from 1`) : element(step, `sort_array(${numbers}, false)`, String(k - 1));
}
function middle(step: StepContext): string {
  const sorted = `sort_array(${present(step)})`;
  const at = (index: string) => element(step, sorted, `CAST(${index} AS INT)`);
  return `(${at(`(size(${sorted}) - 1) / 2`)} + ${at(`size(${sorted}) / 2`)}) / 2`;
}
const IPV4 = '^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$';
/** 256 to the power of what is left of the part. */
const ipToInt = (c: string) => [16777216, 65536, 256, 1].map((power, i) => `CAST(split_part(${c}, '.', ${i + 1}) AS BIGINT) * ${power}`).join(' + ');
const intToIp = (c: string) => `concat_ws('.', ${[16777216, 65536, 256, 1].map((power) => `CAST(CAST(${c} AS BIGINT) div ${power} % 256 AS STRING)`).join(', ')})`;

/** Steps that compute a new column. */
export const FUNCTION_OPERATIONS: { readonly [name: string]: RecipeOperation } = {
  ABSOLUTE: one('abs'),
  CEILING: one('ceil'),
  DEGREES: one('degrees'),
  EXPONENT: one('exp'),
  FLOOR: one('floor'),
  LN: one('ln'),
  NEGATE: one('negative'),
  RADIANS: one('radians'),
  ROUND: one('round'),
  SIGN: one('sign'),
  SQUARE_ROOT: one('sqrt'),
  PI: made([], () => 'pi()'),
  ADD: two('+'),
  SUBTRACT: two('-'),
  MULTIPLY: two('*'),
  DIVIDE: two('/'),
  MOD: two('%'),
  LOG: made(['sourceColumn?', 'value?', 'base'], (step) => `log(${step.number('base')}, ${operand(step)})`),
  POWER: made(['sourceColumn?', 'value?', 'exponent'], (step) => `power(${operand(step)}, ${step.number('exponent')})`),
  IS_EVEN: truth(['sourceColumn?', 'value?'], (step) => `${operand(step)} % 2 = 0`),
  IS_ODD: truth(['sourceColumn?', 'value?'], (step) => `${operand(step)} % 2 <> 0`),
  SUM: many(summed),
  COUNT: many(counted),
  AVERAGE: many((columns) => `(${summed(columns)}) / nullif(${counted(columns)}, 0)`),
  COUNT_DISTINCT: many((columns) => `size(array_distinct(array_compact(array(${columns.join(', ')}))))`),
  MAX: many((columns) => (columns.length === 1 ? columns[0] : `greatest(${columns.join(', ')})`)),
  MIN: many((columns) => (columns.length === 1 ? columns[0] : `least(${columns.join(', ')})`)),
  MEDIAN: made(['sourceColumns'], middle),
  KTH_LARGEST: made(['sourceColumns', 'value'], (step) => largest(step, present(step))),
  KTH_LARGEST_UNIQUE: made(['sourceColumns', 'value'], (step) => largest(step, `array_distinct(${present(step)})`)),
  FLAG_COLUMN_FROM_NULL: made(['sourceColumn', 'flagType?', 'trueString?', 'falseString?'], (step) => {
    if (step.has('flagType') && step.text('flagType') !== 'Null values') step.fail(`flagType is '${step.text('flagType')}', expected Null values`);
    const word = (name: string, other: string) => sqlString(step.has(name) ? step.text(name) : other);
    return `IF(${step.column('sourceColumn').sql} IS NULL, ${word('trueString', 'True')}, ${word('falseString', 'False')})`;
  }),
  BINARIZATION: made(['sourceColumn', 'threshold', 'flip?'], (step) => {
    const { sql } = step.column('sourceColumn');
    const [above, below] = step.flag('flip') ? [0, 1] : [1, 0];
    const threshold = step.number('threshold');
    return `CASE WHEN ${sql} > ${threshold} THEN ${above} WHEN ${sql} <= ${threshold} THEN ${below} END`;
  }),
  IP_TO_INT: text((c) => `IF(${c} RLIKE ${sqlString(IPV4)}, ${ipToInt(c)}, NULL)`),
  INT_TO_IP: made(['sourceColumn'], (step) => {
    const { sql } = step.column('sourceColumn');
    return `IF(${sql} BETWEEN 0 AND 4294967295, ${intToIp(sql)}, NULL)`;
  }),
  COALESCE: many((columns) => `coalesce(${columns.join(', ')})`),
  LEN: text((c) => `length(${c})`),
  LOWER: text((c) => `lower(${c})`),
  UPPER: text((c) => `upper(${c})`),
  PROPER: text((c) => `initcap(${c})`),
  TRIM: text((c) => `trim(${c})`),
  REMOVE_WHITESPACE: text((c) => `regexp_replace(${c}, ${sqlString('\\s')}, '')`),
  LEFT: text((c, step) => `left(${c}, ${step.integer('position')})`, 'position'),
  RIGHT: text((c, step) => `right(${c}, ${step.integer('position')})`, 'position'),
  REPEAT_STRING: text((c, step) => `repeat(${c}, ${step.integer('count')})`, 'count'),
  STARTS_WITH: truth(['sourceColumn', 'pattern'], (step) => `left(${step.column('sourceColumn').text}, ${step.text('pattern').length}) = ${sqlString(step.text('pattern'))}`),
  ENDS_WITH: truth(['sourceColumn', 'pattern'], (step) => `right(${step.column('sourceColumn').text}, ${step.text('pattern').length}) = ${sqlString(step.text('pattern'))}`),
  EXACT: truth(['sourceColumn1', 'sourceColumn2'], (step) => `${step.column('sourceColumn1').text} = ${step.column('sourceColumn2').text}`),
  DATE: made(['sourceColumn'], (step) => step.cast(step.column('sourceColumn').sql, 'DATE')),
  TIMESTAMP: made(['sourceColumn'], (step) => step.cast(step.column('sourceColumn').sql, 'TIMESTAMP')),
  TODAY: made([], () => 'current_date()'),
  NOW: made([], () => 'current_timestamp()'),
  YEAR: date('year'),
  QUARTER: date('quarter'),
  MONTH: date('month'),
  MONTH_NAME: made(['sourceColumn'], (step) => `date_format(${step.column('sourceColumn').sql}, 'MMMM')`),
  WEEK_NUMBER: date('weekofyear'),
  DAY: date('day'),
  HOUR: date('hour'),
  MINUTE: date('minute'),
  SECOND: date('second'),
  MILLISECOND: made(['sourceColumn'], (step) => `CAST(date_format(${step.column('sourceColumn').sql}, 'SSS') AS INT)`),
  UNIX_TIME: date('unix_timestamp'),
  DATE_ADD: made(['sourceColumn', 'units', 'dateAddValue'], (step) => `timestampadd(${unit(step)}, ${step.number('dateAddValue')}, ${step.column('sourceColumn').sql})`),
  DATE_DIFF: made(['sourceColumn1', 'sourceColumn2', 'units'], (step) => `timestampdiff(${unit(step)}, ${step.column('sourceColumn1').sql}, ${step.column('sourceColumn2').sql})`),
};
