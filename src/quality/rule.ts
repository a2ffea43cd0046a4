import { quoted } from './dqdl-text';
import { DurationRule, NumberRule, SizeRule, TextRule, TimeRule, ValuesRule } from './unfinished-rule';
import { parseRule, ruleText } from '../core/dqdl';

/**
 * A data quality rule. It is checked when it is made: a wrong rule throws at the line that wrote it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/dqdl.html
 */
export class Rule {
  /**
   * A rule in the language of AWS Glue Data Quality, without the list around it.
   *
   * @param dqdl the rule
   */
  public static fromDqdl(dqdl: string): Rule {
    return new Rule(ruleText(parseRule(dqdl)));
  }

  /**
   * All of the rules must hold.
   *
   * @param rules the rules
   */
  public static allOf(...rules: Rule[]): Rule {
    return combined('and', rules);
  }

  /**
   * One of the rules must hold.
   *
   * @param rules the rules
   */
  public static anyOf(...rules: Rule[]): Rule {
    return combined('or', rules);
  }

  /** Number of rows. */
  public static rowCount(): NumberRule {
    return new NumberRule('RowCount');
  }

  /** Number of columns. */
  public static columnCount(): NumberRule {
    return new NumberRule('ColumnCount');
  }

  /**
   * The dataset has the column.
   *
   * @param column name of the column
   */
  public static columnExists(column: string): Rule {
    return Rule.fromDqdl(`ColumnExists ${quoted(column)}`);
  }

  /**
   * Every column name contains a match of the regular expression.
   *
   * @param pattern a regular expression of Java
   */
  public static columnNamesMatchPattern(pattern: string): Rule {
    return Rule.fromDqdl(`ColumnNamesMatchPattern ${quoted(pattern)}`);
  }

  /**
   * Share of values that are not NULL.
   *
   * @param column name of the column
   */
  public static completeness(column: string): NumberRule {
    return new NumberRule(`Completeness ${quoted(column)}`);
  }

  /**
   * No value is NULL.
   *
   * @param column name of the column
   */
  public static isComplete(column: string): Rule {
    return Rule.fromDqdl(`IsComplete ${quoted(column)}`);
  }

  /**
   * Values that occur once, per row.
   *
   * @param columns names of the columns
   */
  public static uniqueness(...columns: string[]): NumberRule {
    return new NumberRule(`Uniqueness ${columns.map(quoted).join(' ')}`);
  }

  /**
   * No value occurs twice; NULL is not looked at.
   *
   * @param columns names of the columns
   */
  public static isUnique(...columns: string[]): Rule {
    return Rule.fromDqdl(`IsUnique ${columns.map(quoted).join(' ')}`);
  }

  /**
   * No value is NULL and none occurs twice.
   *
   * @param columns names of the columns
   */
  public static isPrimaryKey(...columns: string[]): Rule {
    return Rule.fromDqdl(`IsPrimaryKey ${columns.map(quoted).join(' ')}`);
  }

  /**
   * Values that occur once, per different value.
   *
   * @param column name of the column
   */
  public static uniqueValueRatio(column: string): NumberRule {
    return new NumberRule(`UniqueValueRatio ${quoted(column)}`);
  }

  /**
   * Number of different values; NULL is one.
   *
   * @param column name of the column
   */
  public static distinctValuesCount(column: string): NumberRule {
    return new NumberRule(`DistinctValuesCount ${quoted(column)}`);
  }

  /**
   * Entropy of the values, natural logarithm.
   *
   * @param column name of the column
   */
  public static entropy(column: string): NumberRule {
    return new NumberRule(`Entropy ${quoted(column)}`);
  }

  /**
   * Mean of a numeric column.
   *
   * @param column name of the column
   */
  public static mean(column: string): NumberRule {
    return new NumberRule(`Mean ${quoted(column)}`);
  }

  /**
   * Sum of a numeric column.
   *
   * @param column name of the column
   */
  public static sum(column: string): NumberRule {
    return new NumberRule(`Sum ${quoted(column)}`);
  }

  /**
   * Population standard deviation of a numeric column.
   *
   * @param column name of the column
   */
  public static standardDeviation(column: string): NumberRule {
    return new NumberRule(`StandardDeviation ${quoted(column)}`);
  }

  /**
   * Pearson correlation of two numeric columns.
   *
   * @param column name of a column
   * @param other name of the other
   */
  public static columnCorrelation(column: string, other: string): NumberRule {
    return new NumberRule(`ColumnCorrelation ${quoted(column)} ${quoted(other)}`);
  }

  /**
   * Length of the texts of a column.
   *
   * @param column name of the column
   */
  public static columnLength(column: string): NumberRule {
    return new NumberRule(`ColumnLength ${quoted(column)}`);
  }

  /**
   * Values of a column against numbers, texts, dates or a pattern.
   *
   * @param column name of the column
   */
  public static columnValues(column: string): ValuesRule {
    return new ValuesRule(`ColumnValues ${quoted(column)}`);
  }

  /**
   * Every value of a column can be cast to a type: Boolean, Date, Timestamp, Integer, Double, Float, Long.
   *
   * @param column name of the column
   * @param dataType its type
   */
  public static columnDataType(column: string, dataType: string): Rule {
    return Rule.fromDqdl(`ColumnDataType ${quoted(column)} = ${quoted(dataType)}`);
  }

  /**
   * Age of the dates or timestamps of a column.
   *
   * @param column name of the column
   */
  public static dataFreshness(column: string): DurationRule {
    return new DurationRule(`DataFreshness ${quoted(column)}`);
  }

  /**
   * A Spark SQL query over `primary` that gives one number.
   *
   * @param sql a query of Spark SQL
   */
  public static customSql(sql: string): NumberRule {
    return new NumberRule(`CustomSql "${sql.replace(/"/g, '\\"')}"`);
  }

  /**
   * A Spark SQL query over `primary` that gives the rows that pass; all must.
   *
   * @param sql a query of Spark SQL
   */
  public static customSqlRows(sql: string): Rule {
    return Rule.fromDqdl(`CustomSql "${sql.replace(/"/g, '\\"')}"`);
  }

  /**
   * Share of rows whose key exists in another dataset, e.g. `referentialIntegrity('customer_id', 'customers.id')`.
   *
   * @param columns columns of the dataset
   * @param reference columns of the reference, such as `reference.id`
   */
  public static referentialIntegrity(columns: string, reference: string): NumberRule {
    return new NumberRule(`ReferentialIntegrity ${quoted(columns)} ${quoted(reference)}`);
  }

  /**
   * Share of rows equal to the row with the same key in another dataset.
   *
   * @param reference alias of the other dataset
   * @param keys names of the key columns, `own->other` where they differ
   * @param columns columns to compare, in the same form; all where it is left out
   */
  public static datasetMatch(reference: string, keys: string, columns?: string): NumberRule {
    return new NumberRule(['DatasetMatch', ...[reference, keys, ...(columns === undefined ? [] : [columns])].map(quoted)].join(' '));
  }

  /**
   * Share of columns with the name and type that another dataset has.
   *
   * @param reference name of the reference
   */
  public static schemaMatch(reference: string): NumberRule {
    return new NumberRule(`SchemaMatch ${quoted(reference)}`);
  }

  /**
   * Row count divided by that of another dataset.
   *
   * @param reference name of the reference
   */
  public static rowCountMatch(reference: string): NumberRule {
    return new NumberRule(`RowCountMatch ${quoted(reference)}`);
  }

  /**
   * Ratio of two sums or averages, e.g. `aggregateMatch('sum(amount)', 'sum(orders.amount)')`.
   *
   * @param first an aggregate, such as `sum(amount)`
   * @param second an aggregate, such as `sum(reference.amount)`
   */
  public static aggregateMatch(first: string, second: string): NumberRule {
    return new NumberRule(`AggregateMatch ${quoted(first)} ${quoted(second)}`);
  }

  /**
   * A metric is within the range that its past values predict, e.g. `detectAnomalies('Completeness', 'email')`.
   *
   * @param metric name of the metric, such as `RowCount`
   * @param columns names of the columns it is of
   */
  public static detectAnomalies(metric: string, ...columns: string[]): Rule {
    return Rule.fromDqdl(`DetectAnomalies ${[metric, ...columns].map(quoted).join(' ')}`);
  }

  /**
   * When the files of a path were last written.
   *
   * @param path path of the files
   */
  public static fileFreshness(path: string): TimeRule {
    return new TimeRule(`FileFreshness ${quoted(path)}`);
  }

  /**
   * Size of the files of a path.
   *
   * @param path path of the files
   */
  public static fileSize(path: string): SizeRule {
    return new SizeRule(`FileSize ${quoted(path)}`);
  }

  /**
   * Share of files in a folder whose content no other one has.
   *
   * @param path path of the files
   */
  public static fileUniqueness(path: string): NumberRule {
    return new NumberRule(`FileUniqueness ${quoted(path)}`);
  }

  /**
   * Checksums of the files of a path.
   *
   * @param path path of the files
   */
  public static fileMatch(path: string): TextRule {
    return new TextRule(`FileMatch ${quoted(path)}`);
  }

  private constructor(private readonly text: string) {}

  /**
   * The rule for the rows only for which a Spark SQL condition is true.
   *
   * @param condition a condition of Spark SQL
   */
  public where(condition: string): Rule {
    return Rule.fromDqdl(`${this.text} where "${condition.replace(/"/g, '\\"')}"`);
  }

  /**
   * The rule holds if at least this share of rows complies.
   *
   * @param share a share, 0 to 1
   */
  public withThresholdAtLeast(share: number): Rule {
    return Rule.fromDqdl(`${this.text} with threshold >= ${share}`);
  }

  /**
   * The rule in the language of AWS Glue Data Quality.
   */
  public toDqdl(): string {
    return this.text;
  }
}

function combined(operator: string, rules: readonly Rule[]): Rule {
  return Rule.fromDqdl(rules.map((r) => `(${r.toDqdl()})`).join(` ${operator} `));
}
