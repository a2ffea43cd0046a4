import { decided, impossible, Lowering } from '../lowering';
import { rowsWhere } from '../queries';
import { assertMetric, numberCondition } from './assertions';

export const rowCount: Lowering = (cx) => {
  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  return {
    evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, {
      metric: 'Dataset.*.RowCount', value: m.number(rows), count: true, analyzer: 'Size(None)',
    }),
  };
};

export const columnCount: Lowering = (cx) => ({
  evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, {
    metric: 'Dataset.*.ColumnCount', value: cx.columns().length, count: true, analyzer: 'ColumnCount',
  }),
});

/** The one place where the service minds the case of a name. No fault: the rule is there to find out. */
export const columnExists: Lowering = (cx) => {
  const [text] = cx.parameters;
  const exists = cx.columns().some((c) => c.name === text);
  const value = exists ? 1 : 0;
  return decided({
    passed: exists,
    reasons: exists ? [] : [`Value: ${value}.0 does not meet the constraint requirement!`],
    metrics: { [`Dataset.${text}.ColumnExists`]: value },
  });
};

/** A match anywhere in the name is enough. */
export const columnNamesMatchPattern: Lowering = (cx) => {
  const [text] = cx.parameters;
  let pattern: RegExp;
  try {
    pattern = new RegExp(text);
  } catch {
    const message = `Invalid regex pattern '${text}' for ColumnNamesMatchPattern rule`;
    cx.fault(message, cx.rule.parameters[0].value.span);
    return impossible(message);
  }
  const names = cx.columns().map((c) => c.name);
  const unmatched = names.filter((n) => !pattern.test(n));
  return decided({
    passed: unmatched.length === 0,
    reasons: unmatched.length === 0 ? [] : [`Columns that do not match the pattern: ${unmatched.join(', ')}`],
    metrics: { 'Dataset.*.ColumnNamesPatternMatchRatio': (names.length - unmatched.length) / names.length },
  });
};
