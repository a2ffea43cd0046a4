import { EventListener } from '../../runs/events';
import { Output } from '../output';

/** The result as one JSON document when the run has ended; warnings and recoveries are in it. */
export function jsonReporter(output: Output): EventListener {
  const warnings: unknown[] = [];
  const recovered: unknown[] = [];
  const targets: unknown[] = [];
  return (event) => {
    const { type, ...rest } = event;
    if (type === 'warning') warnings.push(rest);
    if (type === 'recovered') recovered.push(rest);
    if (type === 'published') targets.push(rest);
    if (event.type === 'run-finished') output.json({ ...event.result, targets, warnings, recovered });
  };
}

/** Every event as a line of JSON, as it happens. */
export function eventReporter(output: Output): EventListener {
  return (event) => output.line(JSON.stringify(event));
}
