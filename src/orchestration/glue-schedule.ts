import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { GlueprintError } from '../core/diagnostics';
import { parseSchedule, Schedule } from '../core/schedule';

/** Glue looks at its schedules so often. */
const LEAST_MINUTES = 5;
/** A schedule that is finer anywhere in a day is so within this many of its times. */
const LOOKED_AT = 300;

/** The expression of a schedule that Glue takes, which knows `cron(…)` only. */
export function scheduleText(node: string, schedule: glue.TriggerSchedule): string {
  const { expressionString: text } = schedule;
  if (Token.isUnresolved(text)) return text;
  const fail = (message: string, hint: string): never => {
    throw new GlueprintError({ code: 'InvalidField', node, field: 'schedule', message, hint });
  };
  if (/^\s*rate\s*\(/.test(text)) fail(`got '${text}': Glue starts by cron expressions only`, 'write cron(0/5 * * * ? *) for every five minutes');
  let parsed: Schedule;
  try {
    parsed = parseSchedule(text);
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ node, field: 'schedule', hint: 'write cron(minutes hours day-of-month month day-of-week year)' } as never) : error;
  }
  const now = Date.now();
  let at = parsed.next(now);
  if (at === undefined) fail(`got '${text}', which is over: nothing would ever start`, 'give years to come, or *');
  for (let i = 0; i < LOOKED_AT && at !== undefined; i++) {
    const next = parsed.next(at);
    if (next !== undefined && next - at < LEAST_MINUTES * 60_000) fail(`got '${text}', which is due more often than every ${LEAST_MINUTES} minutes`, 'Glue takes five minutes or more');
    at = next;
  }
  return text;
}
