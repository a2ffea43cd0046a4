import { QualityDatabase, TableName } from './harness';
import { FileFact, RULE_TYPES } from '../../../src/core/dqdl';

/**
 * Every rule type five ways, worked out by hand from tables.json: it passes, it fails, over no rows, over NULLs only, about something that is not there.
 * `people` has six rows; `nobody` none; `nulls` two rows whose `name` and `n` are NULL.
 */
type Way = 'passing' | 'failing' | 'empty' | 'nulls' | 'wrong';
type Case = readonly [rule: string, outcome: 'Passed' | string | RegExp];

const unmet = (value: string) => `Value: ${value} does not meet the constraint requirement!`;
const unmetRatio = (value: string) => `Value: ${value} does not meet the constraint requirement.`;
const nothing = (analyzer: string) => `Empty state for analyzer ${analyzer}, all input values were NULL.`;
const MISSING = 'Input data does not include column missing!';
const NULLS = unmet('NULL');
const TWO_THIRDS = '0.6666666666666666';

const CASES: Readonly<Record<string, Readonly<Partial<Record<Way, Case>>>>> = {
  AggregateMatch: {
    // 30 + 40 + 50 + 60 + 20 = 200 of 30 + 41 + 50 + 70 = 191.
    passing: ['AggregateMatch "sum(age)" "sum(accounts.years)" between 1.04 and 1.05', 'Passed'],
    // 40 of 191 / 4.
    failing: ['AggregateMatch "avg(age)" "avg(accounts.years)" = 1.0', unmetRatio(`${40 / 47.75}`)],
    empty: ['AggregateMatch "sum(age)" "sum(accounts.years)" = 0', 'Passed'],
    nulls: ['AggregateMatch "sum(n)" "sum(nulls.n)" = 1.0', 'Passed'],
    wrong: ['AggregateMatch "sum(missing)" "sum(accounts.years)" = 1.0', /Exception/],
  },
  ColumnCorrelation: {
    passing: ['ColumnCorrelation "age" "score" between 0.63 and 0.64', 'Passed'],
    failing: ['ColumnCorrelation "age" "score" > 0.9', /^Value: 0\.63245553203367\d* does not/],
    empty: ['ColumnCorrelation "age" "score" > 0', nothing('Correlation(age,score,None)')],
    nulls: ['ColumnCorrelation "id" "n" > 0', nothing('Correlation(id,n,None)')],
    wrong: ['ColumnCorrelation "age" "missing" > 0', MISSING],
  },
  ColumnCount: {
    passing: ['ColumnCount = 11', 'Passed'],
    failing: ['ColumnCount > 11', unmet('11')],
    empty: ['ColumnCount = 11', 'Passed'],
    nulls: ['ColumnCount = 3', 'Passed'],
  },
  ColumnDataType: {
    passing: ['ColumnDataType "born" = "Date" with threshold > 0.8', 'Passed'],
    // 01234, 12345, 1234, 99999 of six.
    failing: ['ColumnDataType "zip" = "Integer"', unmetRatio(TWO_THIRDS)],
    empty: ['ColumnDataType "zip" = "Integer"', 'Passed'],
    nulls: ['ColumnDataType "name" = "Integer"', unmetRatio('0.0')],
    wrong: ['ColumnDataType "missing" = "Integer"', 'Column missing does not exist in the dataset'],
  },
  ColumnExists: {
    passing: ['ColumnExists "age"', 'Passed'],
    failing: ['ColumnExists "missing"', unmet('0.0')],
    empty: ['ColumnExists "age"', 'Passed'],
    nulls: ['ColumnExists "n"', 'Passed'],
    wrong: ['ColumnExists "AGE"', unmet('0.0')],
  },
  ColumnLength: {
    passing: ['ColumnLength "zip" <= 5', 'Passed'],
    failing: ['ColumnLength "zip" < 5', unmet('5.0')],
    empty: ['ColumnLength "zip" > 0', nothing('MinLength(zip,None,None)')],
    nulls: ['ColumnLength "name" = 0', 'Passed'],
    wrong: ['ColumnLength "missing" > 0', MISSING],
  },
  ColumnNamesMatchPattern: {
    passing: ['ColumnNamesMatchPattern "^[a-z]+$"', 'Passed'],
    failing: ['ColumnNamesMatchPattern "a"', 'Columns that do not match the pattern: id, score, city, born, seen, zip'],
    empty: ['ColumnNamesMatchPattern "^[a-z]+$"', 'Passed'],
    nulls: ['ColumnNamesMatchPattern "^[a-z]+$"', 'Passed'],
    wrong: ['ColumnNamesMatchPattern "("', /Invalid regex pattern/],
  },
  ColumnValues: {
    passing: ['ColumnValues "id" between 0 and 7', 'Passed'],
    failing: ['ColumnValues "id" in [1,2,3,4]', unmet(TWO_THIRDS)],
    empty: ['ColumnValues "id" > 0', `${nothing('Minimum(id,None,None)')}\n${NULLS}`],
    nulls: ['ColumnValues "n" = 1 with threshold > 0.0', unmet('0.0')],
    wrong: ['ColumnValues "missing" > 3', `${MISSING}\n${NULLS}`],
  },
  Completeness: {
    passing: ['Completeness "email" > 0.8', 'Passed'],
    failing: ['Completeness "email" > 0.9', unmet(`${5 / 6}`)],
    empty: ['Completeness "email" > 0', nothing('Completeness(email,None,None)')],
    nulls: ['Completeness "n" > 0', unmet('0.0')],
    wrong: ['Completeness "missing" > 0', MISSING],
  },
  CustomSql: {
    passing: ['CustomSql "select max(age) from primary" = 60', 'Passed'],
    failing: ['CustomSql "select id from primary where age > 30"', unmetRatio('0.5')],
    empty: ['CustomSql "select count(*) from primary" = 0', 'Passed'],
    nulls: ['CustomSql "select id from primary where n > 0"', unmetRatio('0.0')],
    wrong: ['CustomSql "select missing from primary"', /^Error executing SQL statement: /],
  },
  DataFreshness: {
    passing: ['DataFreshness "seen" <= 24 hours where "id < 4"', 'Passed'],
    // 1, 2.5, 24, NULL, 228 and 0 hours.
    failing: ['DataFreshness "seen" <= 24 hours', '66.67% of rows passed'],
    empty: ['DataFreshness "seen" <= 24 hours', 'Passed'],
    nulls: ['DataFreshness "seen" <= 24 hours where "id = 4"', '0.00% of rows passed'],
    wrong: ['DataFreshness "missing" < 3 days', 'Column missing does not exist in the dataset'],
  },
  DatasetMatch: {
    passing: ['DatasetMatch "accounts" "id->key" "score" >= 0.6', 'Passed'],
    failing: ['DatasetMatch "accounts" "id->key" "age->years" >= 0.6', unmetRatio('0.5')],
    empty: ['DatasetMatch "accounts" "id->key" "score" >= 0', 'Cannot evaluate: primary DataFrame is empty'],
    nulls: ['DatasetMatch "nulls" "id" "n" = 1.0', 'Passed'],
    wrong: ['DatasetMatch "acounts" "id" = 1.0', 'acounts not found in additional sources'],
  },
  DetectAnomalies: {
    passing: ['DetectAnomalies "RowCount"', 'Passed'],
    failing: ['DetectAnomalies "ColumnCount"', 'Dataset.*.ColumnCount: 11.0 is outside of the expected range from 5.999999994 to 6.000000006.'],
    empty: ['DetectAnomalies "RowCount"', 'Dataset.*.RowCount: 0.0 is outside of the expected range from 5.999999994 to 6.000000006.'],
    nulls: ['DetectAnomalies "Mean" "n"', nothing('Mean(n,None)')],
    wrong: ['DetectAnomalies "Mean" "missing"', MISSING],
  },
  DistinctValuesCount: {
    passing: ['DistinctValuesCount "email" = 5', 'Passed'],
    failing: ['DistinctValuesCount "id" > 6', unmet('6')],
    empty: ['DistinctValuesCount "id" = 0', 'Passed'],
    nulls: ['DistinctValuesCount "n" = 1', 'Passed'],
    wrong: ['DistinctValuesCount "missing" > 0', MISSING],
  },
  Entropy: {
    passing: ['Entropy "city" between 1.33 and 1.34', 'Passed'],
    failing: ['Entropy "id" < 1', /^Value: 1\.79175946922805\d* does not/],
    empty: ['Entropy "id" > 0', nothing('Entropy(id,None)')],
    nulls: ['Entropy "n" >= 0', nothing('Entropy(n,None)')],
    wrong: ['Entropy "missing" > 0', MISSING],
  },
  FileFreshness: {
    passing: ['FileFreshness "in" > "2024-03-01"', 'Passed'],
    failing: ['FileFreshness "in" > "2024-03-05"', unmetRatio('0.5')],
    empty: ['FileFreshness "none" > "2024-03-01"', 'No files found at none'],
    wrong: ['FileFreshness "unknown" > "2024-03-01"', 'Files of unknown are not known to this run'],
  },
  FileMatch: {
    passing: ['FileMatch "in" in ["aa","BB"]', 'Passed'],
    failing: ['FileMatch "in" in ["aa"]', unmetRatio('0.5')],
    empty: ['FileMatch "none" in ["aa"]', 'No files found at none'],
    wrong: ['FileMatch "unknown" in ["aa"]', 'Files of unknown are not known to this run'],
  },
  FileSize: {
    passing: ['FileSize "in" between 9 B and 3 KB', 'Passed'],
    failing: ['FileSize "in" < 1 KB', unmetRatio('0.5')],
    empty: ['FileSize "none" < 1 KB', 'No files found at none'],
    wrong: ['FileSize "unknown" < 1 KB', 'Files of unknown are not known to this run'],
  },
  FileUniqueness: {
    passing: ['FileUniqueness "in" = 1.0', 'Passed'],
    failing: ['FileUniqueness "twice" >= 0.5', unmet(`${1 / 3}`)],
    empty: ['FileUniqueness "none" > 0', 'No files found at none'],
    wrong: ['FileUniqueness "unknown" > 0', 'Files of unknown are not known to this run'],
  },
  IsComplete: {
    passing: ['IsComplete "id"', 'Passed'],
    failing: ['IsComplete "email"', unmet(`${5 / 6}`)],
    empty: ['IsComplete "id"', nothing('Completeness(id,None,None)')],
    nulls: ['IsComplete "n"', unmet('0.0')],
    wrong: ['IsComplete "missing"', MISSING],
  },
  IsPrimaryKey: {
    passing: ['IsPrimaryKey "id"', 'Passed'],
    failing: ['IsPrimaryKey "email"', `${unmet('0.6')}\n${unmet(`${5 / 6}`)}`],
    empty: ['IsPrimaryKey "id"', `${nothing('Uniqueness(List(id),None,None)')}\n${nothing('Completeness(id,None,None)')}`],
    nulls: ['IsPrimaryKey "n"', `${nothing('Uniqueness(List(n),None,None)')}\n${unmet('0.0')}`],
    wrong: ['IsPrimaryKey "missing"', MISSING],
  },
  IsUnique: {
    passing: ['IsUnique "id"', 'Passed'],
    failing: ['IsUnique "email"', unmet('0.6')],
    empty: ['IsUnique "id"', nothing('Uniqueness(List(id),None,None)')],
    nulls: ['IsUnique "n"', nothing('Uniqueness(List(n),None,None)')],
    wrong: ['IsUnique "missing"', MISSING],
  },
  Mean: {
    passing: ['Mean "age" = 40', 'Passed'],
    failing: ['Mean "age" < 40', unmet('40.0')],
    empty: ['Mean "age" > 0', nothing('Mean(age,None)')],
    nulls: ['Mean "n" > 0', nothing('Mean(n,None)')],
    wrong: ['Mean "missing" > 0', MISSING],
  },
  ReferentialIntegrity: {
    passing: ['ReferentialIntegrity "id" "accounts.key" > 0.6', 'Passed'],
    failing: ['ReferentialIntegrity "id" "accounts.key" = 1.0', unmetRatio(TWO_THIRDS)],
    empty: ['ReferentialIntegrity "id" "accounts.key" > 0', 'Primary data frame contains no data.'],
    nulls: ['ReferentialIntegrity "name" "accounts.mail" > 0', unmetRatio('0.0')],
    wrong: ['ReferentialIntegrity "id" "acounts.key" = 1.0', 'acounts not found in additional sources'],
  },
  RowCount: {
    passing: ['RowCount = 6', 'Passed'],
    failing: ['RowCount > 6', unmet('6')],
    empty: ['RowCount = 0', 'Passed'],
    nulls: ['RowCount = 2', 'Passed'],
  },
  RowCountMatch: {
    passing: ['RowCountMatch "copies" = 1.0', 'Passed'],
    failing: ['RowCountMatch "accounts" = 1.0', unmetRatio('1.2')],
    empty: ['RowCountMatch "accounts" = 0', 'Passed'],
    nulls: ['RowCountMatch "repeats" = 1.0', 'Passed'],
    wrong: ['RowCountMatch "acounts" = 1.0', "Reference dataset 'acounts' not found in additional data sources"],
  },
  SchemaMatch: {
    passing: ['SchemaMatch "nobody" = 1.0', 'Passed'],
    failing: ['SchemaMatch "accounts" = 1.0', 'Column counts do not match'],
    empty: ['SchemaMatch "people" = 1.0', 'Passed'],
    nulls: ['SchemaMatch "nulls" = 1.0', 'Passed'],
    wrong: ['SchemaMatch "acounts" = 1.0', "Reference dataset 'acounts' not found"],
  },
  StandardDeviation: {
    passing: ['StandardDeviation "age" between 14.14 and 14.15', 'Passed'],
    failing: ['StandardDeviation "age" < 14', /^Value: 14\.14213562373095\d* does not/],
    empty: ['StandardDeviation "age" > 0', nothing('StandardDeviation(age,None)')],
    nulls: ['StandardDeviation "n" > 0', nothing('StandardDeviation(n,None)')],
    wrong: ['StandardDeviation "missing" > 0', MISSING],
  },
  Sum: {
    passing: ['Sum "amount" = 106.0', 'Passed'],
    failing: ['Sum "age" > 200', unmet('200.0')],
    empty: ['Sum "age" = 0', nothing('Sum(age,None)')],
    nulls: ['Sum "n" = 0', nothing('Sum(n,None)')],
    wrong: ['Sum "missing" > 0', MISSING],
  },
  UniqueValueRatio: {
    passing: ['UniqueValueRatio "email" = 0.75', 'Passed'],
    failing: ['UniqueValueRatio "email" > 0.75', unmet('0.75')],
    empty: ['UniqueValueRatio "email" > 0', nothing('UniqueValueRatio(email,None)')],
    nulls: ['UniqueValueRatio "n" > 0', nothing('UniqueValueRatio(n,None)')],
    wrong: ['UniqueValueRatio "missing" > 0', MISSING],
  },
  Uniqueness: {
    passing: ['Uniqueness "email" > 0.5', 'Passed'],
    failing: ['Uniqueness "email" = 1.0', unmet('0.6')],
    empty: ['Uniqueness "email" > 0', nothing('Uniqueness(List(email),None,None)')],
    nulls: ['Uniqueness "n" > 0', nothing('Uniqueness(List(n),None,None)')],
    wrong: ['Uniqueness "missing" > 0', MISSING],
  },
  Variance: {
    passing: ['Variance "age" = 200', 'Passed'],
    failing: ['Variance "age" < 200', unmet('200.0')],
    empty: ['Variance "age" > 0', nothing('Variance(age,None)')],
    nulls: ['Variance "n" > 0', nothing('Variance(n,None)')],
    wrong: ['Variance "missing" > 0', MISSING],
  },
};

const file = (path: string, bytes: number, day: string, md5: string): FileFact => ({ path, bytes, modified: `${day}T00:00:00Z`, checksums: { MD5: md5 } });
const FILES: Readonly<Record<string, readonly FileFact[]>> = {
  in: [file('in/a', 10, '2024-03-04', 'aa'), file('in/b', 2048, '2024-03-08', 'bb')],
  twice: [file('t/a', 1, '2024-03-04', 'aa'), file('t/b', 1, '2024-03-04', 'aa'), file('t/c', 1, '2024-03-04', 'cc')],
  none: [],
};

let db: QualityDatabase;
beforeAll(async () => {
  db = await QualityDatabase.open();
});

test('every rule type is here, in every way that it can be put', () => {
  // What is only an analyzer has no outcome, the shape of a dataset names nothing that may be missing, and files hold no NULLs.
  const ways = ({ parameters, scope }: typeof RULE_TYPES[number]): Way[] => [
    'passing', 'failing', 'empty',
    ...(scope === 'files' ? [] : ['nulls' as const]),
    ...(parameters.every((p) => p.length === 0) ? [] : ['wrong' as const]),
  ];
  const wanted = RULE_TYPES.filter((t) => t.analyzer !== 'only').map((t) => [t.name, ways(t)] as const);
  expect(Object.fromEntries(Object.entries(CASES).map(([k, v]) => [k, Object.keys(v)]))).toEqual(Object.fromEntries(wanted));
});

const ROWS = Object.entries(CASES).flatMap(([type, ways]) => (
  Object.entries(ways).map(([way, [rule, outcome]]) => [type, way, rule, outcome] as const)
));

test.each(ROWS)('%s, %s: %s', async (_type, way, rule, expected) => {
  const table: TableName = way === 'empty' ? 'nobody' : way === 'nulls' && !/"seen"/.test(rule) ? 'nulls' : 'people';
  const known = db.plan(rule, table).files.flatMap(({ key, path }) => (path !== undefined && path in FILES ? [[key, FILES[path]]] : []));
  const files = Object.fromEntries(known) as Record<string, readonly FileFact[]>;
  const { outcomes: [outcome] } = await db.evaluate(rule, table, { files, history: () => [6, 6, 6, 6, 6] });
  expect(outcome.outcome).toBe(expected === 'Passed' ? 'Passed' : 'Failed');
  if (typeof expected !== 'string') expect(outcome.failureReason).toMatch(expected);
  else if (expected !== 'Passed') expect(outcome.failureReason).toBe(expected);
});
