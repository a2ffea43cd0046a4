import { numberText, quoted } from './dqdl-text';
import { Rule } from './rule';

/**
 * A rule that still needs its condition.
 */
export abstract class UnfinishedRule {
  /**
   * @param head what comes before the condition
   * @internal
   */
  constructor(private readonly head: string) {}

  /**
   * A condition in DQDL, also over past values: `> avg(last(10)) * 0.8`, `> (now() - 3 days)`, `between 1 KB and 2 GB`.
   *
   * @param condition the condition
   */
  public satisfies(condition: string): Rule {
    return Rule.fromDqdl(`${this.head} ${condition}`);
  }
}

/**
 * A rule that still needs its condition on a number, or on every value of a column.
 */
export abstract class ComparedRule extends UnfinishedRule {
  /**
   * Greater than this.
   *
   * @param value the number
   */
  public greaterThan(value: number): Rule {
    return this.satisfies(`> ${numberText(value)}`);
  }

  /**
   * This or greater.
   *
   * @param value the number
   */
  public atLeast(value: number): Rule {
    return this.satisfies(`>= ${numberText(value)}`);
  }

  /**
   * Smaller than this.
   *
   * @param value the number
   */
  public lessThan(value: number): Rule {
    return this.satisfies(`< ${numberText(value)}`);
  }

  /**
   * This or smaller.
   *
   * @param value the number
   */
  public atMost(value: number): Rule {
    return this.satisfies(`<= ${numberText(value)}`);
  }

  /**
   * Between the two; both ends are outside.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public between(low: number, high: number): Rule {
    return this.satisfies(`between ${numberText(low)} and ${numberText(high)}`);
  }
}

/**
 * A rule that still needs its condition on a number.
 */
export class NumberRule extends ComparedRule {
  /**
   * The number is exactly this.
   *
   * @param value the number
   */
  public equalTo(value: number): Rule {
    return this.satisfies(`= ${numberText(value)}`);
  }

  /**
   * The number is not this.
   *
   * @param value the number
   */
  public notEqualTo(value: number): Rule {
    return this.satisfies(`!= ${numberText(value)}`);
  }

  /**
   * The number is one of these.
   *
   * @param values the values
   */
  public oneOf(...values: number[]): Rule {
    return this.satisfies(`in [${values.map(numberText).join(',')}]`);
  }
}

/**
 * A rule on the values of a column that still needs its condition.
 */
export class ValuesRule extends ComparedRule {
  /**
   * Every value is one of these numbers.
   *
   * @param values the numbers
   */
  public oneOfNumbers(...values: number[]): Rule {
    return this.satisfies(`in [${values.map(numberText).join(',')}]`);
  }

  /**
   * Every value is one of these texts.
   *
   * @param values the values
   */
  public oneOf(...values: string[]): Rule {
    return this.satisfies(`in [${values.map(quoted).join(',')}]`);
  }

  /**
   * No value is one of these texts.
   *
   * @param values the texts
   */
  public noneOf(...values: string[]): Rule {
    return this.satisfies(`not in [${values.map(quoted).join(',')}]`);
  }

  /**
   * Every value matches the regular expression as a whole.
   *
   * @param pattern a regular expression of Java
   */
  public matches(pattern: string): Rule {
    return this.satisfies(`matches "${pattern.replace(/"/g, '\\"')}"`);
  }

  /** Every value is not NULL. */
  public notNull(): Rule {
    return this.satisfies('!= NULL');
  }

  /**
   * Every date is after this day, `yyyy-MM-dd`.
   *
   * @param day a date, such as `2026-01-31`
   */
  public after(day: string): Rule {
    return this.satisfies(`> ${quoted(day)}`);
  }

  /**
   * Every date is before this day, `yyyy-MM-dd`.
   *
   * @param day a date, such as `2026-01-31`
   */
  public before(day: string): Rule {
    return this.satisfies(`< ${quoted(day)}`);
  }
}

/**
 * A rule on texts that still needs its condition.
 */
export class TextRule extends UnfinishedRule {
  /**
   * The text is one of these.
   *
   * @param values the values
   */
  public oneOf(...values: string[]): Rule {
    return this.satisfies(`in [${values.map(quoted).join(',')}]`);
  }
}

/**
 * A rule on an age that still needs its condition.
 */
export class DurationRule extends UnfinishedRule {
  /**
   * The age is at most so many hours.
   *
   * @param hours number of hours
   */
  public atMostHours(hours: number): Rule {
    return this.satisfies(`<= ${hours} hours`);
  }

  /**
   * The age is at most so many days.
   *
   * @param days number of days
   */
  public atMostDays(days: number): Rule {
    return this.satisfies(`<= ${days} days`);
  }
}

/**
 * A rule on a point of time that still needs its condition.
 */
export class TimeRule extends UnfinishedRule {
  /**
   * Within so many days before now.
   *
   * @param days number of days
   */
  public withinDays(days: number): Rule {
    return this.satisfies(`> (now() - ${days} days)`);
  }
}

/**
 * A rule on a size that still needs its condition.
 */
export class SizeRule extends UnfinishedRule {
  /**
   * Smaller than so many bytes.
   *
   * @param bytes number of bytes
   */
  public lessThanBytes(bytes: number): Rule {
    return this.satisfies(`< ${bytes} B`);
  }
}
