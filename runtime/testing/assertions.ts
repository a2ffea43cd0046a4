import { AssertionError } from 'node:assert';
import { compareRows, RowsOptions, sameValue } from './compare-rows';
import { differenceTable, rowsTable } from './difference-table';
import { JobTestResult, NodeRows } from './result';
import { TestRow } from './values';
import { columnsDdl, parseColumns, sameType, typeName } from '../../src/core/types';

/** What a check found: `undefined` where all is as expected, else what is not. */
export type Finding = string | undefined;

/** Plain functions for `node:test` and any other runner: they throw an AssertionError. */
export function assertRows(actual: NodeRows, expected: readonly TestRow[], options?: RowsOptions): void {
  raise(rowsFinding(actual, expected, options), actual.rows, expected);
}

export function assertSchema(actual: NodeRows, ddl: string): void {
  raise(schemaFinding(actual, ddl), columnsDdl(actual.columns), ddl);
}

export function assertRowCount(actual: NodeRows, count: number): void {
  raise(countFinding(actual, count), actual.rows.length, count);
}

/** Outcomes of rules by their text; `'Passed'` or `'Failed'`. */
export function assertRules(actual: JobTestResult, node: string, expected: Readonly<Record<string, 'Passed' | 'Failed'>>): void {
  raise(rulesFinding(actual, node, expected), undefined, expected);
}

/** All rules of a node, or of all nodes, pass. */
export function assertRulesPass(actual: JobTestResult, node?: string): void {
  raise(rulesPassFinding(actual, node));
}

export function rowsFinding(actual: NodeRows, expected: readonly TestRow[], options?: RowsOptions): Finding {
  const difference = compareRows(nameOf(actual), actual.columns, actual.rows, expected, options);
  if (difference === undefined) return undefined;
  const table = differenceTable(nameOf(actual), difference, { expected: expected.length, found: actual.rows.length });
  const missing = difference.pairs.find((p) => p.expected !== undefined)?.expected;
  return [table, ...(missing === undefined ? [] : originOf(actual, missing))].join('\n');
}

export function schemaFinding(actual: NodeRows, ddl: string): Finding {
  const wanted = parseColumns(ddl);
  const lines = wanted.flatMap((w, i) => {
    const found = actual.columns[i];
    if (found === undefined) return [`  - ${w.name} ${typeName(w.type)}   missing`];
    if (found.name === w.name && sameType(found.type, w.type)) return [];
    return [`  - ${w.name} ${typeName(w.type)}`, `  + ${found.name} ${typeName(found.type)}`];
  });
  const more = actual.columns.slice(wanted.length).map((c) => `  + ${c.name} ${typeName(c.type)}   not expected`);
  return lines.length + more.length === 0 ? undefined : [`schema of '${nameOf(actual)}' differs   (- expected, + found)`, ...lines, ...more].join('\n');
}

export function countFinding(actual: NodeRows, count: number): Finding {
  if (actual.rows.length === count) return undefined;
  return `'${nameOf(actual)}' has ${actual.rows.length} rows, expected ${count}\n${indented(rowsTable(actual.columns.map((c) => c.name), actual.rows))}`;
}

export function rulesFinding(actual: JobTestResult, node: string, expected: Readonly<Record<string, 'Passed' | 'Failed'>>): Finding {
  const { outcomes } = actual.rules(node);
  const lines = Object.entries(expected).flatMap(([rule, outcome]) => {
    const found = outcomes.find((o) => o.rule === rule);
    if (found === undefined) return [`  ${rule}: there is no such rule; there are ${outcomes.map((o) => o.rule).join('; ')}`];
    return found.outcome === outcome ? [] : [`  ${rule}: expected ${outcome}, got ${found.outcome}${found.failureReason === undefined ? '' : ` (${found.failureReason})`}`];
  });
  return lines.length === 0 ? undefined : [`rules of '${node}' differ`, ...lines].join('\n');
}

export function rulesPassFinding(actual: JobTestResult, node?: string): Finding {
  const nodes = node === undefined ? actual.ruleNodes : [node];
  const failed = nodes.flatMap((n) => actual.rules(n).outcomes.filter((o) => o.outcome === 'Failed').map((o) => `  ${n}: ${o.rule}: ${o.failureReason ?? 'failed'}`));
  return failed.length === 0 ? undefined : [`${failed.length} rules failed`, ...failed].join('\n');
}

/** Walks up the first inputs to where a missing row can still be seen: the difference arises just below. */
function originOf(actual: NodeRows, missing: TestRow): string[] {
  const chain = actual.of?.chainAbove(actual.node) ?? [];
  let below = actual;
  for (const above of chain) {
    const shared = above.columns.filter((c) => missing[c.name] !== undefined && missing[c.name] !== null);
    const equal = (row: TestRow) => shared.filter((c) => sameValue(row[c.name] ?? null, missing[c.name] ?? null, c.type)).length;
    const near = shared.length === 0 ? [] : above.rows.map((row) => ({ row, same: equal(row) }));
    const best = near.sort((a, b) => b.same - a.same)[0];
    if (best !== undefined && best.same === shared.length) {
      const names = above.columns.map((c) => c.name);
      return [`the row is in '${nameOf(above)}' and not in '${nameOf(below)}' (${actual.of?.typeOf(below.node) ?? ''}):`, indented(rowsTable(names, [best.row]))];
    }
    below = above;
  }
  const input = actual.of?.inputsOf(actual.node)[0];
  if (input === undefined) return [];
  return [`'${nameOf(input)}', which it reads, has ${input.rows.length} rows:`, indented(rowsTable(input.columns.map((c) => c.name), input.rows.slice(0, 5)))];
}

function nameOf(rows: NodeRows): string {
  return rows.output === 'output' ? rows.node : `${rows.node}.${rows.output}`;
}

function indented(text: string): string {
  return text.split('\n').map((l) => `  ${l}`).join('\n');
}

function raise(finding: Finding, actual?: unknown, expected?: unknown): void {
  if (finding !== undefined) throw new AssertionError({ message: finding, actual, expected });
}
