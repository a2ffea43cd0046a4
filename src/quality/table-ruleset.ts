import { IResource, Names, Resource } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { Ruleset } from './ruleset';

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
 */
export class TableRuleset extends Resource implements ITableRuleset {
  /**
   * Name of the ruleset.
   *
   * @attribute
   */
  public readonly rulesetName: string;

  constructor(scope: Construct, id: string, props: TableRulesetProps) {
    super(scope, id, { physicalName: props.rulesetName });
    this.rulesetName = props.rulesetName ?? Names.uniqueResourceName(this, { maxLength: 255, separator: '-' });
    new glue.CfnDataQualityRuleset(this, 'Resource', {
      name: this.rulesetName,
      description: props.description,
      ruleset: props.ruleset.toDqdl(),
      targetTable: { databaseName: props.databaseName, tableName: props.tableName },
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
        source: ['aws.glue-dataquality'],
        detailType: ['Data Quality Evaluation Results Available'],
        detail: { ...options.eventPattern?.detail, rulesetNames: [this.rulesetName], state: ['FAILED'] },
      },
    });
    if (options.target !== undefined) rule.addTarget(options.target);
    return rule;
  }
}
