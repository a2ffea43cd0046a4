import { GlueprintError } from '../core/diagnostics';
import { Weekday as PoolWeekday, Window } from '../core/pool';

/** A day of the week. */
export enum Weekday {
  /** Monday. */
  MONDAY = 'MONDAY',
  /** Tuesday. */
  TUESDAY = 'TUESDAY',
  /** Wednesday. */
  WEDNESDAY = 'WEDNESDAY',
  /** Thursday. */
  THURSDAY = 'THURSDAY',
  /** Friday. */
  FRIDAY = 'FRIDAY',
  /** Saturday. */
  SATURDAY = 'SATURDAY',
  /** Sunday. */
  SUNDAY = 'SUNDAY',
}

const NUMBERS: { readonly [day in Weekday]: PoolWeekday } = {
  SUNDAY: 0, MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6,
};
const WORKING_DAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];

/** Hours of the week, in the time zone of the pool that uses them. */
export class PoolHours {
  /**
   * The same hours from Monday to Friday.
   *
   * @param start as `HH:MM`
   * @param end as `HH:MM`, exclusive; at or before the start it means the next day
   */
  public static weekdays(start: string, end: string): PoolHours {
    return new PoolHours(WORKING_DAYS, start, end);
  }

  /**
   * The same hours every day.
   *
   * @param start as `HH:MM`
   * @param end as `HH:MM`, exclusive; at or before the start it means the next day
   */
  public static daily(start: string, end: string): PoolHours {
    return new PoolHours(Object.keys(NUMBERS) as Weekday[], start, end);
  }

  /**
   * Hours of the days given.
   *
   * @param days the days on which the hours begin
   * @param start as `HH:MM`
   * @param end as `HH:MM`, exclusive; at or before the start it means the next day
   */
  public static of(days: Weekday[], start: string, end: string): PoolHours {
    return new PoolHours(days, start, end);
  }

  private readonly window: Window;

  private constructor(days: Weekday[], start: string, end: string) {
    if (days.length === 0) throw new GlueprintError({ code: 'PoolHoursInvalid', message: 'hours name no day' });
    this.window = { days: [...new Set(days.map((d) => NUMBERS[d]))].sort(), from: minutes(start, 1439), to: minutes(end, 1440) };
  }

  /** @internal */
  public _render(): Window {
    return this.window;
  }
}

function minutes(text: string, most: number): number {
  const m = /^([0-2]?\d):([0-5]\d)$/.exec(text);
  const value = m === null ? NaN : Number(m[1]) * 60 + Number(m[2]);
  if (!(value <= most)) throw new GlueprintError({ code: 'PoolHoursInvalid', message: `expected a time as HH:MM, got '${text}'` });
  // Midnight as an end is the end of the day.
  return most === 1440 && value === 0 ? 1440 : value;
}
