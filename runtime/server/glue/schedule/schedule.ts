import { GlueprintError } from '../../../../src/core/diagnostics';
import * as core from '../../../../src/core/schedule';
import { invalidInput } from '../errors';

export type { Schedule } from '../../../../src/core/schedule';

/** @throws AwsError `InvalidInputException`, as AWS Glue answers. */
export function parseSchedule(expression: string): core.Schedule {
  try {
    return core.parseSchedule(expression);
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? invalidInput(`Invalid schedule expression: ${error.message}`) : error;
  }
}
