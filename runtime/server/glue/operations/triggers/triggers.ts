import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import { parseSchedule } from '../../schedule/schedule';
import type { Wire } from '../../wire';

const triggerArn = (call: Call, name: string) => arn(call, `trigger/${name}`);

type Definition = Pick<Wire<sdk.Trigger>, 'Type' | 'Schedule' | 'Predicate' | 'Actions' | 'WorkflowName' | 'EventBatchingCondition'>;

const JOB_STATES = ['SUCCEEDED', 'STOPPED', 'FAILED', 'TIMEOUT'];
const CRAWL_STATES = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

function condition(given: Wire<sdk.Condition>): Wire<sdk.Condition> {
  if (given.JobName !== undefined) {
    if (given.State === undefined) throw invalidInput(`State cannot be null or empty, choose from one of the following job state: [${JOB_STATES.join(', ')}]`);
  } else if (given.CrawlerName !== undefined) {
    if (given.CrawlState === undefined) throw invalidInput(`State cannot be null or empty, choose from one of the following crawler state: [${CRAWL_STATES.join(', ')}]`);
  } else {
    throw invalidInput('JobName or CrawlerName in condition cannot be null or empty');
  }
  if (given.LogicalOperator === undefined) throw invalidInput('Logical operator cannot be null or empty');
  const { LogicalOperator } = given;
  // With both names given the service keeps the job.
  return given.JobName !== undefined
    ? { LogicalOperator, JobName: given.JobName, State: given.State }
    : { LogicalOperator, CrawlerName: given.CrawlerName, CrawlState: given.CrawlState };
}

/** Checks what the model cannot say, and gives the definition as it is kept. */
function check(call: Call, given: Definition): Definition {
  for (const action of given.Actions ?? []) {
    if (action.JobName !== undefined && action.CrawlerName !== undefined) throw invalidInput('Both JobName and CrawlerName cannot be set together in an action');
    if (action.JobName === undefined && action.CrawlerName === undefined) throw invalidInput('JobName or CrawlerName must be set in an action');
  }
  if ((given.Actions ?? []).length === 0) throw invalidInput('Actions cannot be null or empty');
  let predicate = given.Predicate;
  if (given.Type === 'CONDITIONAL') {
    if (!predicate?.Conditions?.length) throw invalidInput('Predicate cannot be null or empty');
    predicate = { Logical: predicate.Logical ?? (predicate.Conditions.length > 1 ? 'AND' : 'ANY'), Conditions: predicate.Conditions.map(condition) };
  }
  if (given.Type === 'SCHEDULED') {
    if (!given.Schedule) throw invalidInput('Schedule cannot be null or empty for a trigger of type SCHEDULED');
    parseSchedule(given.Schedule);
  }
  if (given.Type === 'EVENT' && given.WorkflowName === undefined) throw invalidInput('A trigger of type EVENT must belong to a workflow');
  if (given.WorkflowName !== undefined && !call.state.workflows.has(given.WorkflowName)) throw notFound(`Workflow ${given.WorkflowName} not found.`);
  if (!call.services.options.lenient) {
    for (const action of given.Actions ?? []) {
      if (action.JobName !== undefined && !call.state.jobs.has(action.JobName)) throw notFound(`Job ${action.JobName} not found.`);
      if (action.CrawlerName !== undefined && !call.state.crawlers.has(action.CrawlerName)) throw notFound(`Crawler ${action.CrawlerName} not found.`);
    }
  }
  return { ...given, Predicate: predicate };
}

export const CREATE_TRIGGER = operation<sdk.CreateTriggerRequest, sdk.CreateTriggerResponse>('CreateTrigger', (input, call) => {
  const { Tags, StartOnCreation, ...given } = input;
  if (StartOnCreation && input.Type === 'ON_DEMAND') throw invalidInput('StartOnCreation is not supported for ON_DEMAND triggers');
  const workflowStart = input.WorkflowName !== undefined && input.Type !== 'CONDITIONAL';
  if (workflowStart && call.state.triggers.list().some((t) => t.doc.WorkflowName === input.WorkflowName && t.doc.Type !== 'CONDITIONAL')) {
    throw invalidInput(`Workflow ${input.WorkflowName} already has a start trigger`);
  }
  const trigger: Wire<sdk.Trigger> = { ...given, ...check(call, given), State: StartOnCreation && input.Type !== 'EVENT' ? 'ACTIVATED' : 'CREATED' };
  call.state.transaction(() => {
    if (!call.state.triggers.insert(input.Name, trigger)) throw alreadyExists(`Trigger with name: ${input.Name} already exists`);
    call.state.tags.add(triggerArn(call, input.Name), Tags);
  });
  call.services.triggers.arm(call.state, trigger);
  return { Name: input.Name };
});

function triggerOf(call: Call, name: string): Wire<sdk.Trigger> {
  const found = call.state.triggers.get(name);
  if (found === undefined) throw notFound(`Trigger ${name} not found.`);
  return found.doc;
}

export const GET_TRIGGER = operation<sdk.GetTriggerRequest, sdk.GetTriggerResponse>('GetTrigger', (input, call) => ({ Trigger: triggerOf(call, input.Name) }));

function dependsOn(job: string | undefined): ((trigger: Wire<sdk.Trigger>) => boolean) | undefined {
  return job === undefined ? undefined : (trigger) => (trigger.Actions ?? []).some((a) => a.JobName === job);
}

export const GET_TRIGGERS = operation<sdk.GetTriggersRequest, sdk.GetTriggersResponse>('GetTriggers', (input, call) => {
  const depends = dependsOn(input.DependentJobName);
  const page = paginate(call.state.triggers, { ...input, list: `GetTriggers/${input.DependentJobName ?? ''}`, filter: depends && ((t) => depends(t.doc)) });
  return { Triggers: page.items.map((t) => t.doc), NextToken: page.NextToken };
});

export const LIST_TRIGGERS = operation<sdk.ListTriggersRequest, sdk.ListTriggersResponse>('ListTriggers', (input, call) => {
  const depends = dependsOn(input.DependentJobName);
  const page = paginate(call.state.triggers, {
    ...input,
    list: `ListTriggers/${input.DependentJobName ?? ''}`,
    filter: (t) => (depends === undefined || depends(t.doc)) && call.state.tags.match(triggerArn(call, t.name), input.Tags),
  });
  return { TriggerNames: page.items.map((t) => t.name), NextToken: page.NextToken };
});

export const BATCH_GET_TRIGGERS = operation<sdk.BatchGetTriggersRequest, sdk.BatchGetTriggersResponse>('BatchGetTriggers', (input, call) => {
  const found = input.TriggerNames.map((name) => ({ name, trigger: call.state.triggers.get(name)?.doc }));
  return { Triggers: found.flatMap((f) => f.trigger ?? []), TriggersNotFound: found.filter((f) => f.trigger === undefined).map((f) => f.name) };
});

/** Overwrites what can be changed; an active trigger must be stopped first, as in the service. */
export const UPDATE_TRIGGER = operation<sdk.UpdateTriggerRequest, sdk.UpdateTriggerResponse>('UpdateTrigger', (input, call) => {
  const before = triggerOf(call, input.Name);
  const { Name: _name, ...update } = input.TriggerUpdate;
  const kept = { Name: before.Name, WorkflowName: before.WorkflowName, Type: before.Type, State: before.State };
  const merged: Wire<sdk.Trigger> = {
    ...kept,
    Description: update.Description ?? before.Description,
    Schedule: update.Schedule ?? before.Schedule,
    Actions: update.Actions ?? before.Actions,
    Predicate: update.Predicate ?? before.Predicate,
    EventBatchingCondition: update.EventBatchingCondition ?? before.EventBatchingCondition,
  };
  const after = { ...merged, ...check(call, merged) };
  call.state.triggers.put(input.Name, after);
  call.services.triggers.arm(call.state, after);
  return { Trigger: after };
});

export const DELETE_TRIGGER = operation<sdk.DeleteTriggerRequest, sdk.DeleteTriggerResponse>('DeleteTrigger', (input, call) => {
  call.state.transaction(() => {
    call.state.triggers.delete(input.Name);
    call.state.tags.drop(triggerArn(call, input.Name));
  });
  call.services.triggers.disarm(call.state, input.Name);
  return { Name: input.Name };
});

/** An on-demand trigger fires now; the others become active. */
export const START_TRIGGER = operation<sdk.StartTriggerRequest, sdk.StartTriggerResponse>('StartTrigger', (input, call) => {
  const trigger = triggerOf(call, input.Name);
  if (trigger.Type === 'ON_DEMAND') {
    call.services.triggers.fire(call.state, trigger);
    return { Name: input.Name };
  }
  const after: Wire<sdk.Trigger> = { ...trigger, State: 'ACTIVATED' };
  call.state.triggers.put(input.Name, after);
  call.services.triggers.arm(call.state, after);
  return { Name: input.Name };
});

export const STOP_TRIGGER = operation<sdk.StopTriggerRequest, sdk.StopTriggerResponse>('StopTrigger', (input, call) => {
  const trigger = triggerOf(call, input.Name);
  call.state.triggers.put(input.Name, { ...trigger, State: trigger.Type === 'ON_DEMAND' ? 'CREATED' : 'DEACTIVATED' });
  call.services.triggers.disarm(call.state, input.Name);
  return { Name: input.Name };
});
