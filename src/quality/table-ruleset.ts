import { Duration, IResource, Names, Resource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { FAILED_EVALUATION, QUALITY_NAMESPACE, ruleMetric } from './quality-metrics';
import { Ruleset } from './ruleset';
import { checkName } from '../job/job-names';

/**
 * Properties of a `TableRuleset`.
 */
export interface TableRulesetProps {
  /**
   * Database of the table in the Data Catalog.
   */
  readonly databaseName: string;

  /**
   * The table that the rules are about.
   */
  readonly tableName: string;

  /**
   * The rules.
   */
  readonly ruleset: Ruleset;

  /**
   * Name of the ruleset.
   *
   * @default - generated
   */
  readonly rulesetName?: string;

  /**
   * What it is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * A ruleset of a table of the Data Catalog, to be evaluated there.
 */
export interface ITableRuleset extends IResource {
  /**
   * Name of the ruleset.
   *
   * @attribute
   */
  readonly rulesetName: string;
}

/**
 * Data quality rules on a table of the Data Catalog.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/data-quality-getting-started.html
 *
 * @example
 * new glueprint.TableRuleset(this, 'Rules', {
 *   databaseName: 'sales',
 *   tableName: 'orders',
 *   ruleset: glueprint.Ruleset.of(glueprint.Rule.isComplete('id'), glueprint.Rule.columnValues('state').oneOf('open', 'paid')),
 * });
 */
export class TableRuleset extends Resource implements ITableRuleset {
  /**
   * Name of the ruleset.
   *
   * @attribute
   */
  public readonly rulesetName: string;

  private readonly table: { readonly databaseName: string; readonly tableName: string };

  constructor(scope: Construct, id: string, props: TableRulesetProps) {
    checkName(`${scope.node.path}/${id}`, 'rulesetName', props.rulesetName);
    super(scope, id, { physicalName: props.rulesetName });
    this.table = { databaseName: props.databaseName, tableName: props.tableName };
    this.rulesetName = props.rulesetName ?? Names.uniqueResourceName(this, { maxLength: 255, separator: '-' });
    new glue.CfnDataQualityRuleset(this, 'Resource', {
      name: this.rulesetName,
      description: props.description,
      ruleset: props.ruleset.toDqdl(),
      targetTable: this.table,
    });
  }

  /**
   * What to do when an evaluation of the ruleset had a rule that failed.
   */
  public onFailed(id: string, options: events.OnEventOptions = {}): events.Rule {
    const rule = new events.Rule(this, id, {
      ruleName: options.ruleName,
      description: options.description,
      eventPattern: {
        ...options.eventPattern,
        ...FAILED_EVALUATION,
        detail: { ...options.eventPattern?.detail, ...FAILED_EVALUATION.detail, rulesetNames: [this.rulesetName] },
      },
    });
    if (options.target !== undefined) rule.addTarget(options.target);
    return rule;
  }

  /**
   * Rules that held. Published where the evaluation run has `CloudWatchMetricsEnabled`.
   *
   * @default - sum over 5 minutes
   */
  public metricRulesPassed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('passed', options);
  }

  /**
   * Rules that failed. Published where the evaluation run has `CloudWatchMetricsEnabled`.
   *
   * @default - sum over 5 minutes
   */
  public metricRulesFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('failed', options);
  }

  private metric(outcome: 'passed' | 'failed', options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: QUALITY_NAMESPACE,
      metricName: ruleMetric(outcome),
      dimensionsMap: { Ruleset: this.rulesetName, Table: this.table.tableName, Database: this.table.databaseName, CatalogId: this.stack.account },
      statistic: 'Sum',
      period: Duration.minutes(5),
      ...options,
    });
  }
}
