import { GlueprintError } from '../../diagnostics';
import { analyzeExpression } from '../../spark-sql';
import type { SqlSession } from '../../spark-sql/contract';
import { Column, typeName } from '../../types';

/**
 * Checks a push-down predicate: a condition over partition keys and nothing else.
 *
 * @throws GlueprintError with the place in its text
 */
export function checkPartitionPredicate(predicate: string, keys: readonly Column[], session: SqlSession): void {
  const field = 'partitionPredicate';
  if (keys.length === 0) {
    throw new GlueprintError({ code: 'InvalidField', field, message: 'the table has no partition keys', hint: 'filter the rows with a Filter node' });
  }
  const names = keys.map((k) => k.name).join(', ');
  try {
    const { type } = analyzeExpression(predicate, { ...session, columns: keys });
    if (type.kind === 'boolean') return;
    throw new GlueprintError({ code: 'InvalidField', field, message: `is ${typeName(type)}, expected a condition` });
  } catch (error) {
    if (!GlueprintError.isGlueprintError(error)) throw error;
    throw new GlueprintError({ ...error.details, field, hint: `it may name the partition keys only: ${names}; filter other columns with a Filter node` });
  }
}
