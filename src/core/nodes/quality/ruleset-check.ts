import { GlueprintError } from '../../diagnostics';
import { parseRuleset, planQuality, PRIMARY, ROW_COLUMNS } from '../../dqdl';
import * as sparkSql from '../../spark-sql';
import { array, Column, DOUBLE, map, STRING } from '../../types';
import type { NodeContext } from '../node-type';

/** Columns of rule outcomes, as the service names them. */
export const OUTCOME_COLUMNS: readonly Column[] = [
  { name: 'Rule', type: STRING, nullable: false },
  { name: 'Outcome', type: STRING, nullable: false },
  { name: 'FailureReason', type: STRING, nullable: true },
  { name: 'EvaluatedMetrics', type: map(STRING, DOUBLE), nullable: false },
  { name: 'EvaluatedRule', type: STRING, nullable: false },
];

const [PASS, FAIL, SKIP, RESULT] = ROW_COLUMNS;

/** The columns of a dataset with those of its row outcomes. */
export function withRowOutcomes(columns: readonly Column[]): readonly Column[] {
  const lists = [PASS, FAIL, SKIP].map((name) => ({ name, type: array(STRING, false), nullable: false }));
  return [...columns, ...lists, { name: RESULT, type: STRING, nullable: false }];
}

/**
 * Throws where the ruleset cannot be read, or can never hold as it is written: a wrong column, dataset or SQL.
 * The service would tell so only in the outcomes of a run.
 */
export function checkRuleset(node: NodeContext): void {
  const text = node.fields.ruleset as string;
  try {
    const ruleset = parseRuleset(text);
    if (node.inputs.some((i) => i.columns === undefined)) return;
    const [primary, ...others] = node.inputs;
    const tables: Record<string, readonly Column[]> = { [PRIMARY]: primary.columns ?? [] };
    for (const other of others) tables[other.as] = other.columns ?? [];
    const { faults } = planQuality(ruleset, text, { ...node.session, tables, sql: sparkSql, now: 0 });
    if (faults.length > 0) throw faults[0];
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e.at({ field: 'ruleset' }) : e;
  }
}
