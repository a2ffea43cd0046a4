import { QualityDatabase } from './harness';
import { anomalyBounds } from '../../../src/core/dqdl';

let db: QualityDatabase;
beforeAll(async () => {
  db = await QualityDatabase.open();
});

const history = (values: readonly number[]) => ({ history: () => values });

/** The table has 6 rows; past counts are 2, 4, 8, the newest last. */
test.each([
  ['RowCount > last()', 'RowCount > 8', 'Failed'],
  ['RowCount > index(last(3), 1)', 'RowCount > 4', 'Passed'],
  ['RowCount > index(last(3),2)', 'RowCount > 2', 'Passed'],
  ['RowCount > avg(last(2))', 'RowCount > 6', 'Failed'],
  ['RowCount >= avg(last(2)) * 0.5 + 2', 'RowCount >= 5', 'Passed'],
  ['RowCount = 2 + 1 * 2', 'RowCount = 2 + 1 * 2', 'Passed'],
  ['RowCount between min(last(3)) and max(last(3))', 'RowCount between 2 and 8', 'Passed'],
  ['RowCount = median(last(3)) + 2', 'RowCount = 6', 'Passed'],
  ['RowCount < sum(last(3))', 'RowCount < 14', 'Passed'],
  ['RowCount > std(last(3))', 'RowCount > 2.49443825785', 'Passed'],
  ['RowCount < percentile(last(3),75)', 'RowCount < 6', 'Failed'],
  ['RowCount = abs(2 - last())', 'RowCount = 6', 'Passed'],
  ['RowCount in [1,last() - 2]', 'RowCount in [1,6]', 'Passed'],
])('%s', async (rule, evaluated, outcome) => {
  const { outcomes: [got] } = await db.evaluate(rule, 'people', history([2, 4, 8]));
  expect(got).toMatchObject({ outcome, evaluatedRule: evaluated });
});

test.each([
  ['RowCount > last()', [], 'Rule threshold results in empty list, and a single value is expected.'],
  ['RowCount > avg(last(3))', [], 'Rule threshold results in empty list, and a single value is expected.'],
  ['RowCount > last(2)', [1, 2], 'Rule threshold results in list, and a single value is expected. Use aggregation functions to produce a single value.'],
  ['RowCount > index(last(3),5)', [1, 2], 'index(last(3),5): there is no value at index 5, the list has 2'],
  ['RowCount > last(0)', [1, 2], 'last(0): last takes a whole number of at least 1'],
  ['RowCount > average(last(3))', [1], "unknown function 'average', there are last, index, avg, min, max, sum, median, std, percentile, abs, exp"],
])('%s over %j fails', async (rule, values, reason) => {
  const { outcomes: [got] } = await db.evaluate(rule, 'people', history(values));
  expect(got).toMatchObject({ outcome: 'Failed', failureReason: reason, evaluatedMetrics: { 'Dataset.*.RowCount': 6 } });
});

test('values of a filtered rule are kept apart', async () => {
  const asked: string[] = [];
  const result = await db.evaluate('RowCount >= last(), RowCount < 100 where "id > 3", RowCount > last() where "id > 1"', 'people', {
    history: (metric) => {
      asked.push(metric);
      return [1];
    },
  });
  expect(asked).toEqual(['Dataset.*.RowCount', 'Dataset.*.RowCount (where: id > 3)', 'Dataset.*.RowCount (where: id > 1)']);
  expect(result.metrics).toEqual({ 'Dataset.*.RowCount': 6, 'Dataset.*.RowCount (where: id > 3)': 3, 'Dataset.*.RowCount (where: id > 1)': 5 });
});

test('anomalies: too few values learn, then the range is the line through them', async () => {
  const anomaly = async (rule: string, values: readonly number[]) => (await db.evaluate(rule, 'people', history(values))).outcomes[0];
  expect(await anomaly('DetectAnomalies "RowCount"', [6, 6])).toMatchObject({ outcome: 'Passed' });
  expect(await anomaly('DetectAnomalies "RowCount"', [1, 2, 3, 4, 5])).toMatchObject({ outcome: 'Passed', bounds: [{ expected: 6 }] });
  expect(await anomaly('DetectAnomalies "RowCount"', [100, 101, 99, 100, 100])).toMatchObject({ outcome: 'Failed' });
  expect(await anomaly('DetectAnomalies of Completeness of "email"', [1, 1, 1, 1])).toMatchObject({
    outcome: 'Failed', evaluatedMetrics: { 'Column.email.Completeness': expect.closeTo(5 / 6) as number },
  });
  expect(await anomaly('DetectAnomalies "IsComplete" "email"', [])).toMatchObject({ outcome: 'Failed', failureReason: expect.stringContaining('no metric') as string });
});

test('bounds hold the line give or take three deviations', () => {
  expect(anomalyBounds([1, 2])).toBeUndefined();
  // Mean 4, sample deviation 2.
  expect(anomalyBounds([2, 4, 6])).toEqual({ expected: 4, lower: -2, upper: 10 });
  const line = anomalyBounds([10, 20, 30, 40, 50, 60]);
  expect(line?.expected).toBeCloseTo(70);
  expect((line?.upper ?? 0) - (line?.lower ?? 0)).toBeLessThan(1e-6);
});

test('analyzers measure without judging', async () => {
  const result = await db.evaluate('Analyzers = [ RowCount, Completeness "email", AllStatistics "zip", AllStatistics "age", Mean "missing" ]', 'people');
  expect(result.outcomes).toEqual([]);
  expect(result.score).toBe(1);
  expect(result.analyzers).toEqual([
    { analyzer: 'RowCount', metrics: { 'Dataset.*.RowCount': 6 } },
    { analyzer: 'Completeness "email"', metrics: { 'Column.email.Completeness': expect.closeTo(5 / 6) as number } },
    {
      analyzer: 'AllStatistics "zip"',
      metrics: {
        'Dataset.*.RowCount': 6,
        'Column.zip.Completeness': expect.closeTo(5 / 6) as number,
        'Column.zip.Uniqueness': 1,
        'Column.zip.MinimumLength': 0,
        'Column.zip.MaximumLength': 5,
      },
    },
    {
      analyzer: 'AllStatistics "age"',
      metrics: {
        'Dataset.*.RowCount': 6,
        'Column.age.Completeness': expect.closeTo(5 / 6) as number,
        'Column.age.Uniqueness': 1,
        'Column.age.Minimum': 20,
        'Column.age.Maximum': 60,
      },
    },
    { analyzer: 'Mean "missing"', metrics: {}, failureReason: 'Input data does not include column missing!' },
  ]);
  expect(result.metrics['Column.age.Minimum']).toBe(20);
});

test('composite rules row by row', async () => {
  // Rows 1 to 6: id > 3 for three, age < 45 for 1, 2 and 6 (NULL fails): 1, 2, 4, 5, 6 of six have one.
  const rule = '(ColumnValues "id" > 3) or (ColumnValues "age" < 45)';
  expect((await db.evaluate(rule, 'people')).outcomes[0]).toMatchObject({ outcome: 'Failed' });
  expect((await db.evaluate(rule, 'people', {}, { compositeRuleEvaluation: 'ROW' })).outcomes[0]).toMatchObject({
    outcome: 'Failed', failureReason: 'Value: 0.8333333333333334 does not meet the constraint requirement!',
  });
  const all = '(ColumnValues "id" > 3) or (ColumnValues "id" < 4)';
  expect((await db.evaluate(all, 'people', {}, { compositeRuleEvaluation: 'ROW' })).outcomes[0].outcome).toBe('Passed');
});

test('labels of the ruleset and of the rule', async () => {
  const { outcomes } = await db.evaluate('DefaultLabels=["team"="a"] Rules = [ RowCount > 0 labels=["tier"="x", "team"="b"], ColumnCount > 0 ]', 'people');
  expect(outcomes.map((o) => o.labels)).toEqual([{ team: 'b', tier: 'x' }, { team: 'a' }]);
});

test('variables keep their name in the text and have their value in the check', async () => {
  const { outcomes } = await db.evaluate('cities = ["Oslo", "Bergen", EMPTY, WHITESPACES_ONLY, NULL] col = "city"\nRules = [ ColumnValues $col in $cities ]', 'people');
  expect(outcomes).toMatchObject([{ rule: 'ColumnValues $col in $cities', outcome: 'Passed' }]);
});

test.each([
  ['Rules = [ RowCount > 0,\n IsComplete «"emial"» ]', "no column 'emial'; did you mean 'email'?"],
  ['Rules = [ IsComplete "id" where "«agee» > 3" ]', undefined],
  ['Rules = [ CustomSql "select «nope» from primary" > 0 ]', undefined],
  ['Rules = [ RowCountMatch «"acounts"» > 0 ]', "no dataset 'acounts', known: people, nobody, nulls, numbers, accounts, copies, repeats; did you mean 'accounts'?"],
  ['Rules = [ Mean «"email"» > 0 ]', 'Expected type of column email to be one of (LongType,IntegerType,DoubleType,ByteType,DecimalType,FloatType,ShortType), but found StringType instead!'],
  ['Rules = [ RowCount > «avrg(last(3))» ]', "unknown function 'avrg', there are last, index, avg, min, max, sum, median, std, percentile, abs, exp; did you mean 'avg'?"],
])('a rule that cannot hold is told before anything runs: %s', (marked, message) => {
  const text = marked.replace(/[«»]/g, '');
  const [fault] = db.plan(text, 'people').faults;
  const { span = { start: 0, end: 0 } } = fault.details;
  expect(`${text.slice(0, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end)}`).toBe(marked);
  if (message !== undefined) expect(fault.details.message).toBe(message);
});

test('rows: a rule passes, fails or skips each', async () => {
  const rows = await db.rowLevel('IsComplete "email", ColumnValues "age" > 25 where "id < 4", RowCount > 0, ReferentialIntegrity "id" "accounts.key" = 1, (IsComplete "email") and (IsComplete "age")', 'people');
  const by = (id: number) => {
    const row = rows.find((r) => Number(r.id) === id) ?? {};
    return [row.DataQualityRulesPass, row.DataQualityRulesFail, row.DataQualityRulesSkip, row.DataQualityEvaluationResult];
  };
  const [complete, age, count, reference, both] = [
    'IsComplete "email"', 'ColumnValues "age" > 25 where "id < 4"', 'RowCount > 0', 'ReferentialIntegrity "id" "accounts.key" = 1', '(IsComplete "email") AND (IsComplete "age")',
  ];
  expect(by(1)).toEqual([[complete, age, reference, both], [], [count], 'Passed']);
  expect(by(3)).toEqual([[age, reference], [complete, both], [count], 'Failed']);
  expect(by(4)).toEqual([[complete, reference], [both], [age, count], 'Failed']);
  expect(by(6)).toEqual([[complete, both], [reference], [age, count], 'Failed']);
});
