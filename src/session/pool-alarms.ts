import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { SessionPoolMetrics } from './pool-metrics';

export interface PoolAlarmsProps {
  readonly metrics: SessionPoolMetrics;
  readonly errors: cloudwatch.IMetric;
  readonly deadLetters: cloudwatch.IMetric;
  readonly budgetShare: number;
  readonly topic?: sns.ITopic;
}

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** What an operator of a pool must hear of. */
export class PoolAlarms extends Construct {
  public readonly all: cloudwatch.Alarm[] = [];

  constructor(scope: Construct, id: string, props: PoolAlarmsProps) {
    super(scope, id);
    const { metrics } = props;
    const add = (name: string, description: string, metric: cloudwatch.IMetric, threshold: number, more: Partial<cloudwatch.AlarmProps> = {}) => {
      const alarm = new cloudwatch.Alarm(this, name, {
        alarmDescription: description,
        metric,
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        ...more,
      });
      if (props.topic !== undefined) alarm.addAlarmAction(new actions.SnsAction(props.topic));
      this.all.push(alarm);
    };
    add('ManagerFails', 'The pool manager fails again and again', props.errors, 3);
    add('DeadLetters', 'Events of the pool manager were given up', props.deadLetters, 1);
    add('ManagerSilent', 'The pool has not been looked at for 15 minutes: budgets and leases are not enforced', metrics.sessions({ period: FIVE_MINUTES }), 0, {
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      evaluationPeriods: 3,
    });
    add('Budget', `${Math.round(props.budgetShare * 100)} % of the day's DPU-hours are spent`, metrics.budgetShare({ period: MINUTE }), props.budgetShare);
    add('LongWait', 'Somebody has waited ten minutes for a session', metrics.oldestWait({ period: MINUTE }), 600, { evaluationPeriods: 3 });
    add('CreatesFail', 'Glue refuses to create sessions', metrics.createFailures({ period: MINUTE }), 3, { evaluationPeriods: 3 });
  }
}
