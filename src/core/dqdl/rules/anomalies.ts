import { anomalyBounds } from '../anomaly';
import { parameterText } from '../ast';
import { impossible, Lowering } from '../lowering';
import { doubleText } from '../sql-text';

/** The metric of another rule type, against the range that its past values predict. Too few of them: passes. */
export const detectAnomalies: Lowering = (cx) => {
  const [first, ...columns] = cx.rule.parameters;
  const type = parameterText(first);
  const lowered = cx.metric(type, columns);
  if (lowered === undefined) {
    const message = `'${type}' has no metric of a single value; DetectAnomalies takes the name of an analyzer and its columns`;
    cx.fault(message, first.value.span);
    return impossible(`Rule (or nested rule) not supported due to: ${message}`);
  }
  return {
    evaluate: (m) => {
      const { metrics, reasons } = lowered.evaluate(m);
      const [entry] = Object.entries(metrics);
      if (entry === undefined) return { passed: false, reasons, metrics: {} };
      const [metric, actual] = entry;
      const bounds = anomalyBounds(m.history(metric));
      if (bounds === undefined) return { passed: true, reasons: [], metrics };
      const passed = actual >= bounds.lower && actual <= bounds.upper;
      const [lower, upper] = [doubleText(bounds.lower), doubleText(bounds.upper)];
      return {
        passed,
        reasons: passed ? [] : [`${metric}: ${doubleText(actual)} is outside of the expected range from ${lower} to ${upper}.`],
        metrics,
        bounds: { metric, actual, ...bounds },
      };
    },
  };
};
