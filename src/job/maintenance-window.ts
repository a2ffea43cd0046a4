import { GlueprintError } from '../core/diagnostics';
import { Weekday } from '../session/pool-hours';

/**
 * When Glue may restart a streaming job: within three hours from an hour of the week.
 *
 * @example
 * new EtlJob(this, 'Clicks', { maintenanceWindow: glueprint.MaintenanceWindow.weekly(glueprint.Weekday.SUNDAY, 3) });
 */
export class MaintenanceWindow {
  /**
   * An hour of the week.
   *
   * @param day the day, in UTC
   * @param hour 0 to 23, in UTC
   */
  public static weekly(day: Weekday, hour: number): MaintenanceWindow {
    if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
      throw new GlueprintError({ code: 'InvalidField', field: 'maintenanceWindow', message: `got hour ${hour}, expected a whole number from 0 to 23` });
    }
    return new MaintenanceWindow(`${day.charAt(0)}${day.slice(1, 3).toLowerCase()}:${hour}`);
  }

  /** @internal */
  public readonly _text: string;

  private constructor(text: string) {
    this._text = text;
  }
}
