import { columnsOf, QualityDatabase } from './harness';
import { columnProfiles, profileAnalyzers, recommendRules } from '../../../src/core/dqdl';

test('recommended rules hold for the data they come from', async () => {
  const db = await QualityDatabase.open();
  const columns = columnsOf('people');
  const profile = await db.evaluate(profileAnalyzers(columns), 'people');
  const rules = recommendRules(profile.metrics['Dataset.*.RowCount'], columnProfiles(columns, profile.metrics));
  expect(rules).toEqual([
    'RowCount between 3 and 13', 'IsPrimaryKey "id"', 'ColumnValues "id" >= 0', 'Completeness "email" >= 0.73', 'Completeness "age" >= 0.73', 'IsUnique "age"',
    'Completeness "score" >= 0.73', 'Completeness "city" >= 0.73', 'Completeness "born" >= 0.73', 'IsUnique "born"', 'Completeness "seen" >= 0.73', 'IsUnique "seen"',
    'Completeness "zip" >= 0.73', 'IsUnique "zip"', 'Completeness "amount" >= 0.73', 'IsUnique "amount"', 'Completeness "flag" >= 0.73',
    'Completeness "tags" >= 0.73',
  ]);
  const { failed, outcomes } = await db.evaluate(`Rules = [ ${rules.join(', ')} ]`, 'people');
  expect([failed, outcomes.filter((o) => o.outcome === 'Failed')]).toEqual([0, []]);
});
