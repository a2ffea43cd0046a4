import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledgeInlinePolicy } from '../session/wildcards';

/** Notifies a Glue workflow of an event; its event trigger starts it. */
export class WorkflowEventTarget implements events.IRuleTarget {
  constructor(private readonly workflow: glue.IWorkflow) {}

  /** The target as EventBridge takes it, with a role that may notify this workflow only. */
  public bind(rule: events.IRuleRef): events.RuleTargetConfig {
    const role = new iam.Role(rule, 'NotifyWorkflow', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
      description: 'Notifies a Glue workflow of events',
    });
    acknowledgeInlinePolicy(role);
    role.addToPolicy(new iam.PolicyStatement({ actions: ['glue:notifyEvent'], resources: [this.workflow.workflowArn] }));
    return { arn: this.workflow.workflowArn, role, targetResource: this.workflow };
  }
}
