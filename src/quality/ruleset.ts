import { Rule } from './rule';
import { parseRuleset, printRuleset } from '../core/dqdl';

/**
 * A set of data quality rules.
 */
export class Ruleset {
  /**
   * A ruleset of these rules.
   *
   * @param rules the rules
   */
  public static of(...rules: Rule[]): Ruleset {
    return Ruleset.fromDqdl(`Rules = [\n${rules.map((r) => `    ${r.toDqdl()}`).join(',\n')}\n]`);
  }

  /**
   * A whole document in the language of AWS Glue Data Quality.
   *
   * @param dqdl the rules
   */
  public static fromDqdl(dqdl: string): Ruleset {
    parseRuleset(dqdl);
    return new Ruleset(dqdl);
  }

  private constructor(private readonly dqdl: string) {}

  /**
   * The same with analyzers, whose metrics are kept for dynamic rules: `Mean "amount"`.
   *
   * @param analyzers what is measured, such as `RowCount`
   */
  public withAnalyzers(...analyzers: string[]): Ruleset {
    const base = printRuleset({ ...parseRuleset(this.dqdl), analyzers: [] }).trimEnd();
    return Ruleset.fromDqdl(`${base}\n\nAnalyzers = [\n${analyzers.map((a) => `    ${a}`).join(',\n')}\n]`);
  }

  /**
   * The document, as AWS Glue Data Quality reads it.
   */
  public toDqdl(): string {
    return this.dqdl;
  }
}
