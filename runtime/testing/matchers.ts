import { countFinding, Finding, rowsFinding, rulesFinding, rulesPassFinding, schemaFinding } from './assertions';
import { RowsOptions } from './compare-rows';
import { goldenFinding } from './golden';
import { JobTestResult, NodeRows } from './result';
import { TestRow } from './values';

interface MatcherResult { readonly pass: boolean; readonly message: () => string }

/** For `expect.extend(matchers)` of jest and vitest. */
export const matchers = {
  toHaveRows(actual: NodeRows, expected: readonly TestRow[], options?: RowsOptions): MatcherResult {
    return result(rowsFinding(actual, expected, options), `expected the rows of '${actual.node}' to differ`);
  },
  toHaveSchema(actual: NodeRows, ddl: string): MatcherResult {
    return result(schemaFinding(actual, ddl), `expected the schema of '${actual.node}' to differ`);
  },
  toHaveRowCount(actual: NodeRows, count: number): MatcherResult {
    return result(countFinding(actual, count), `expected '${actual.node}' not to have ${count} rows`);
  },
  toHaveRules(actual: JobTestResult, node: string, expected: Readonly<Record<string, 'Passed' | 'Failed'>>): MatcherResult {
    return result(rulesFinding(actual, node, expected), `expected the rules of '${node}' to differ`);
  },
  toPassRules(actual: JobTestResult, node?: string): MatcherResult {
    return result(rulesPassFinding(actual, node), 'expected a rule to fail');
  },
  async toMatchGolden(actual: NodeRows, file: string, options?: RowsOptions & { readonly update?: boolean }): Promise<MatcherResult> {
    return result(await goldenFinding(actual, file, options), `expected the rows of '${actual.node}' to differ from ${file}`);
  },
};

function result(finding: Finding, negated: string): MatcherResult {
  return { pass: finding === undefined, message: () => finding ?? negated };
}

/** The matchers as methods, for `declare module`: `interface Matchers<R> extends GlueprintMatchers<R> {}`. */
export interface GlueprintMatchers<R> {
  toHaveRows(expected: readonly TestRow[], options?: RowsOptions): R;
  toHaveSchema(ddl: string): R;
  toHaveRowCount(count: number): R;
  toHaveRules(node: string, expected: Readonly<Record<string, 'Passed' | 'Failed'>>): R;
  toPassRules(node?: string): R;
  toMatchGolden(file: string, options?: RowsOptions & { readonly update?: boolean }): Promise<R>;
}
