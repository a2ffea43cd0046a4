import { QualityDatabase, TableName } from './harness';

let db: QualityDatabase;
beforeAll(async () => {
  db = await QualityDatabase.open();
});

type Expected = 'Passed' | string;
const THIRD = 0.3333333333333333;
const SIXTHS5 = 0.8333333333333334;
const unmet = (value: string) => `Value: ${value} does not meet the constraint requirement!`;
const unmetRatio = (value: string) => `Value: ${value} does not meet the constraint requirement.`;
const NULLS = unmet('NULL');

/** A reason that is not `Passed` is the text of the failure. Worked out by hand from tables.json. */
const PEOPLE: readonly (readonly [rule: string, outcome: Expected, metrics: Record<string, number>])[] = [
  ['RowCount = 6', 'Passed', { 'Dataset.*.RowCount': 6 }],
  ['RowCount > 6', unmet('6'), { 'Dataset.*.RowCount': 6 }],
  ['RowCount between 6 and 8', unmet('6'), { 'Dataset.*.RowCount': 6 }],
  ['RowCount not between 6 and 8', 'Passed', { 'Dataset.*.RowCount': 6 }],
  ['RowCount > 3 where "age >= 40"', unmet('3'), { 'Dataset.*.RowCount': 3 }],
  ['RowCount > 3 where "aged >= 40"', 'The provided where clause is invalid', {}],
  ['ColumnCount = 11', 'Passed', { 'Dataset.*.ColumnCount': 11 }],
  ['ColumnExists "age"', 'Passed', { 'Dataset.age.ColumnExists': 1 }],
  ['ColumnExists "AGE"', unmet('0.0'), { 'Dataset.AGE.ColumnExists': 0 }],
  ['ColumnNamesMatchPattern "^[a-z]+$"', 'Passed', { 'Dataset.*.ColumnNamesPatternMatchRatio': 1 }],
  ['ColumnNamesMatchPattern "^[a-m]"', 'Columns that do not match the pattern: score, seen, zip, tags', { 'Dataset.*.ColumnNamesPatternMatchRatio': 7 / 11 }],
  // email: one NULL, one empty text, b@x.org twice.
  ['Completeness "email" > 0.8', 'Passed', { 'Column.email.Completeness': SIXTHS5 }],
  ['Completeness "email" > 0.9', unmet(`${SIXTHS5}`), { 'Column.email.Completeness': SIXTHS5 }],
  ['Completeness "EMAIL" > 0.8', 'Passed', { 'Column.email.Completeness': SIXTHS5 }],
  ['Completeness "missing" > 0.9', 'Input data does not include column missing!', {}],
  ['Completeness "email" = 1.0 where "id > 100"', 'Passed', {}],
  ['IsComplete "email"', unmet(`${SIXTHS5}`), { 'Column.email.Completeness': SIXTHS5 }],
  ['IsComplete "email" where "id <> 3"', 'Passed', { 'Column.email.Completeness': 1 }],
  ['IsComplete "tags" where "id <> 3"', 'Passed', { 'Column.tags.Completeness': 1 }],
  ['Uniqueness "email" > 0.5', 'Passed', { 'Column.email.Uniqueness': 0.6 }],
  ['Uniqueness "city" "flag" = 1.0', 'Passed', { 'Multicolumn.city,flag.Uniqueness': 1 }],
  ['Uniqueness "tags" > 0', 'Unsupported nested column type of column tags: ArrayType!', {}],
  ['IsUnique "id"', 'Passed', { 'Column.id.Uniqueness': 1 }],
  ['IsUnique "email"', unmet('0.6'), { 'Column.email.Uniqueness': 0.6 }],
  ['IsPrimaryKey "id"', 'Passed', { 'Column.id.Uniqueness': 1, 'Column.id.Completeness': 1 }],
  ['IsPrimaryKey "email"', `${unmet('0.6')}\n${unmet(`${SIXTHS5}`)}`, { 'Column.email.Uniqueness': 0.6, 'Column.email.Completeness': SIXTHS5 }],
  ['UniqueValueRatio "email" = 0.75', 'Passed', { 'Column.email.UniqueValueRatio': 0.75 }],
  ['DistinctValuesCount "email" = 5', 'Passed', { 'Column.email.DistinctValuesCount': 5 }],
  // city: Oslo twice of five: -(2/5 ln 2/5 + 3 (1/5 ln 1/5)).
  ['Entropy "city" < 1', expect.stringMatching(/^Value: 1\.3321790402101\d* does/) as string, { 'Column.city.Entropy': 1.332179040210122 }],
  ['Mean "age" = 40', 'Passed', { 'Column.age.Mean': 40 }],
  ['Mean "age" > 45 where "id <> 6"', unmet('45.0'), { 'Column.age.Mean': 45 }],
  ['Mean "email" > 0', expect.stringContaining('but found StringType instead!') as string, {}],
  ['Sum "amount" > 106.0', unmet('106.0'), { 'Column.amount.Sum': 106 }],
  // Ages differ from 40 by -10, 0, 10, 20, -20: 1000 / 5.
  ['Variance "age" = 200', 'Passed', { 'Column.age.Variance': 200 }],
  ['StandardDeviation "age" between 14.14 and 14.15', 'Passed', { 'Column.age.StandardDeviation': Math.sqrt(200) }],
  // (30,1.5) (40,2.5) (50,3.5) (20,2.5): 20 / sqrt(500 * 2).
  ['ColumnCorrelation "age" "score" between 0.63 and 0.64', 'Passed', { 'Multicolumn.age,score.ColumnCorrelation': 20 / Math.sqrt(1000) }],
  // zip: 5 5 4 NULL 5 5, NULL counts as 0.
  ['ColumnLength "zip" > 3', unmet('0.0'), { 'Column.zip.MinimumLength': 0 }],
  ['ColumnLength "zip" < 6', 'Passed', { 'Column.zip.MaximumLength': 5 }],
  ['ColumnLength "zip" = 5', unmet('0.0'), { 'Column.zip.MinimumLength': 0, 'Column.zip.MaximumLength': 5 }],
  ['ColumnLength "zip" = 5 where "id in (1, 2)"', 'Passed', { 'Column.zip.MinimumLength': 5, 'Column.zip.MaximumLength': 5 }],
  ['ColumnLength "zip" in [4,5]', unmet(`${SIXTHS5}`), { 'Column.zip.LengthCompliance': SIXTHS5 }],
  ['ColumnLength "zip" != 4', unmet(`${SIXTHS5}`), { 'Column.zip.LengthCompliance': SIXTHS5 }],
  ['ColumnValues "id" > 0', 'Passed', { 'Column.id.Minimum': 1 }],
  ['ColumnValues "age" > 10', NULLS, { 'Column.age.Minimum': 20 }],
  ['ColumnValues "age" > 20', `${unmet('20.0')}\n${NULLS}`, { 'Column.age.Minimum': 20 }],
  ['ColumnValues "id" = 1', unmet('6.0'), { 'Column.id.Minimum': 1, 'Column.id.Maximum': 6 }],
  ['ColumnValues "id" between 1 and 7', unmet(`${SIXTHS5}`), { 'Column.id.ColumnValues.Compliance': SIXTHS5 }],
  ['ColumnValues "id" not between 2 and 5', unmet('0.6666666666666666'), { 'Column.id.ColumnValues.Compliance': 4 / 6 }],
  ['ColumnValues "age" in [20,30,40,50,60]', unmet(`${SIXTHS5}`), { 'Column.age.ColumnValues.Compliance': SIXTHS5 }],
  ['ColumnValues "age" in [20,30,40,50,60,NULL]', 'Passed', { 'Column.age.ColumnValues.Compliance': 1 }],
  ['ColumnValues "age" not in [99]', 'Passed', { 'Column.age.ColumnValues.Compliance': 1 }],
  ['ColumnValues "age" not in [99,NULL]', unmet(`${SIXTHS5}`), { 'Column.age.ColumnValues.Compliance': SIXTHS5 }],
  ['ColumnValues "age" = NULL', unmet('0.16666666666666666'), { 'Column.age.ColumnValues.Compliance': 1 / 6 }],
  ['ColumnValues "age" > 25 with threshold >= 0.6', 'Passed', { 'Column.age.ColumnValues.Compliance': 4 / 6 }],
  ['ColumnValues "age" > avg(last(3))', expect.stringContaining('only supports numeric operands') as string, {}],
  ['ColumnValues "missing" > 3', `Input data does not include column missing!\n${NULLS}`, {}],
  ['ColumnValues "city" in ["Oslo","Bergen",NULL,EMPTY,WHITESPACES_ONLY]', 'Passed', { 'Column.city.ColumnValues.Compliance': 1 }],
  ['ColumnValues "city" != EMPTY', unmet('0.6666666666666666'), { 'Column.city.ColumnValues.Compliance': 4 / 6 }],
  ['ColumnValues "city" = "Oslo"', unmet(`${THIRD}`), { 'Column.city.ColumnValues.Compliance': THIRD }],
  ['ColumnValues "email" matches "[a-z]@x.org"', unmet('0.6666666666666666'), { 'Column.email.PatternMatch': 4 / 6 }],
  ['ColumnValues "email" matches "[a-z]@x.org" with threshold > 0.6', 'Passed', { 'Column.email.PatternMatch': 4 / 6 }],
  ['ColumnValues "zip" not matches "[0-9]+" where "zip is not null"', unmet('0.2'), { 'Column.zip.PatternMatch': 0.2 }],
  ['ColumnValues "born" between "1960-01-01" and "2010-10-10"', unmet('0.6666666666666666'), { 'Column.born.ColumnValues.Compliance': 4 / 6 }],
  ['ColumnValues "born" in ["2000-01-15",NULL]', unmet(`${THIRD}`), { 'Column.born.ColumnValues.Compliance': THIRD }],
  // The clock stands at 2024-03-10 12:00; days are compared.
  ['ColumnValues "seen" >= (now() - 1 days) with threshold > 0.6', 'Passed', { 'Column.seen.ColumnValues.Compliance': 4 / 6 }],
  ['ColumnValues "seen" = now() with threshold = 0.5', 'Passed', { 'Column.seen.ColumnValues.Compliance': 0.5 }],
  // Ages in hours: 1, 2.5, 24, NULL, 228, 0.
  ['DataFreshness "seen" <= 24 hours', '66.67% of rows passed', { 'Column.seen.DataFreshness.Compliance': 4 / 6 }],
  ['DataFreshness "seen" < 24 hours where "id < 3"', 'Passed', { 'Column.seen.DataFreshness.Compliance': 1 }],
  ['DataFreshness "seen" between 150 minutes and 2 days where "id < 4"', '33.33% of rows passed', { 'Column.seen.DataFreshness.Compliance': THIRD }],
  ['DataFreshness "missing" < 3 days', 'Column missing does not exist in the dataset', {}],
  ['ColumnDataType "zip" = "Integer"', unmetRatio('0.6666666666666666'), { 'Column.zip.ColumnDataType.Compliance': 4 / 6 }],
  ['ColumnDataType "zip" = "Integer" with threshold > 0.6', 'Passed', { 'Column.zip.ColumnDataType.Compliance': 4 / 6 }],
  ['ColumnDataType "zip" = "Money"', 'Rule (or nested rule) not supported due to: Unrecognized data type: Money', {}],
  ['CustomSql "select count(*) from primary" = 6', 'Passed', { 'Dataset.*.CustomSQL': 6 }],
  ['CustomSql "select count(*) from primary join accounts on id = key" = 4', 'Passed', { 'Dataset.*.CustomSQL': 4 }],
  ['CustomSql "select id from primary" > 3', 'Custom SQL did not return exactly 1 row', {}],
  ['CustomSql "select id from primary where age > 30"', unmetRatio('0.5'), { 'Dataset.*.CustomSQL.Compliance': 0.5 }],
  ['CustomSql "select email from primary where id = 3" with threshold > 0.1', 'Passed', { 'Dataset.*.CustomSQL.Compliance': 1 / 6 }],
  ['CustomSql "select nothing from primary"', expect.stringContaining('Error executing SQL statement: ') as string, {}],
  ['CustomSql "select count(*) as n from primary"', expect.stringContaining('at least one column that matches') as string, {}],
  ['ReferentialIntegrity "id" "accounts.key" > 0.6', 'Passed', { 'Column.accounts.ReferentialIntegrity': 4 / 6 }],
  ['ReferentialIntegrity "id,email" "accounts.{key,mail}" = 1.0', unmetRatio(`${THIRD}`), { 'Column.accounts.ReferentialIntegrity': THIRD }],
  ['ReferentialIntegrity "id" "acounts.key" = 1.0', 'acounts not found in additional sources', {}],
  ['DatasetMatch "accounts" "id->key" "score" >= 0.6', 'Passed', { 'Dataset.accounts.DatasetMatch': 4 / 6 }],
  ['DatasetMatch "accounts" "id->key" "age->years" >= 0.6', unmetRatio('0.5'), { 'Dataset.accounts.DatasetMatch': 0.5 }],
  ['DatasetMatch "repeats" "id" "email" = 1.0', expect.stringContaining('in Dataframe 2, there are 1 unique records and 2 rows') as string, {}],
  ['SchemaMatch "accounts" = 1.0', 'Column counts do not match', { 'Dataset.accounts.SchemaMatch': 0 }],
  ['RowCountMatch "accounts" = 1.0', unmetRatio('1.2'), { 'Dataset.accounts.RowCountMatch': 1.2 }],
  ['AggregateMatch "sum(age)" "sum(accounts.years)" > 1.0', 'Passed', { 'Column.age,years.AggregateMatch': 200 / 191 }],
  ['(RowCount > 6) or (IsComplete "id")', 'Passed', { 'Dataset.*.RowCount': 6, 'Column.id.Completeness': 1 }],
  ['(RowCount > 6) and (IsComplete "email")', `${unmet('6')}\n${unmet(`${SIXTHS5}`)}`, { 'Dataset.*.RowCount': 6, 'Column.email.Completeness': SIXTHS5 }],
];

const NOBODY: typeof PEOPLE = [
  ['RowCount = 0', 'Passed', { 'Dataset.*.RowCount': 0 }],
  ['IsComplete "id"', 'Empty state for analyzer Completeness(id,None,None), all input values were NULL.', {}],
  ['IsUnique "id"', 'Empty state for analyzer Uniqueness(List(id),None,None), all input values were NULL.', {}],
  ['DistinctValuesCount "id" = 0', 'Passed', { 'Column.id.DistinctValuesCount': 0 }],
  ['Sum "age" = 0', 'Empty state for analyzer Sum(age,None), all input values were NULL.', {}],
  ['ColumnValues "id" > 0', `Empty state for analyzer Minimum(id,None,None), all input values were NULL.\n${NULLS}`, {}],
  ['ColumnDataType "zip" = "Integer"', 'Passed', {}],
  ['CustomSql "select id from primary"', 'Custom SQL rule could not be evaluated due to data frame being empty', {}],
  ['ReferentialIntegrity "id" "accounts.key" > 0', 'Primary data frame contains no data.', {}],
  ['DatasetMatch "accounts" "id->key" "score" >= 0', 'Cannot evaluate: primary DataFrame is empty', {}],
  ['RowCountMatch "accounts" = 0', 'Passed', { 'Dataset.accounts.RowCountMatch': 0 }],
];

const CASES = [...PEOPLE.map((c) => ['people', ...c] as const), ...NOBODY.map((c) => ['nobody', ...c] as const)];

test.each(CASES)('%s: %s', async (table, rule, expected, metrics) => {
  const { outcomes: [outcome] } = await db.evaluate(rule, table as TableName);
  expect(outcome.outcome).toBe(expected === 'Passed' ? 'Passed' : 'Failed');
  if (expected !== 'Passed') expect(outcome.failureReason).toEqual(expected);
  expect(Object.keys(outcome.evaluatedMetrics).sort()).toEqual(Object.keys(metrics).sort());
  for (const [name, value] of Object.entries(metrics)) expect(outcome.evaluatedMetrics[name]).toBeCloseTo(value, 12);
});

test('all rules together say what each says alone, in few queries', async () => {
  const rules = PEOPLE.map(([rule]) => rule);
  const dqdl = `Rules = [ ${rules.join(',\n')} ]`;
  const together = await db.evaluate(dqdl, 'people');
  for (const [i, rule] of rules.entries()) {
    const { outcomes: [alone] } = await db.evaluate(rule, 'people');
    expect(together.outcomes[i]).toEqual(alone);
  }
  // One aggregation per dataset, a grouped query per key and filter, and the queries that compare datasets or are the user's.
  const queries = db.plan(dqdl, 'people').queries.map((q) => q.id);
  expect(queries.filter((q) => q.startsWith('aggregates'))).toEqual(['aggregates:primary', 'aggregates:accounts']);
  expect(queries.length).toBeLessThan(25);
});
