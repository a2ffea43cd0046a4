import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';
import { workflowGraph, triggersOf } from '../../workflows/workflow-graph';

const workflowArn = (call: Call, name: string) => arn(call, `workflow/${name}`);

export const CREATE_WORKFLOW = operation<sdk.CreateWorkflowRequest, sdk.CreateWorkflowResponse>('CreateWorkflow', (input, call) => {
  const { Tags, ...given } = input;
  call.state.transaction(() => {
    if (!call.state.workflows.insert(input.Name, { ...given, CreatedOn: call.now, LastModifiedOn: call.now })) throw alreadyExists(`Workflow with name: ${input.Name} already exists`);
    call.state.tags.add(workflowArn(call, input.Name), Tags);
  });
  return { Name: input.Name };
});

function describe(call: Call, doc: Wire<sdk.Workflow>, includeGraph: boolean | undefined): Wire<sdk.Workflow> {
  const name = doc.Name ?? '';
  const last = call.state.workflowRuns.list({ parent: name, order: 'newest', limit: 1 })[0];
  return {
    ...doc,
    LastRun: last && { ...last.doc, Graph: includeGraph ? workflowGraph(call.state, name, last.extra.actions) : undefined },
    Graph: includeGraph ? workflowGraph(call.state, name) : undefined,
  };
}

export const GET_WORKFLOW = operation<sdk.GetWorkflowRequest, sdk.GetWorkflowResponse>('GetWorkflow', (input, call) => {
  const found = call.state.workflows.get(input.Name);
  if (found === undefined) throw notFound('Entity not found');
  return { Workflow: describe(call, found.doc, input.IncludeGraph) };
});

export const LIST_WORKFLOWS = operation<sdk.ListWorkflowsRequest, sdk.ListWorkflowsResponse>('ListWorkflows', (input, call) => {
  const page = paginate(call.state.workflows, { ...input, list: 'ListWorkflows', page: 25 });
  return { Workflows: page.items.map((w) => w.name), NextToken: page.NextToken };
});

export const BATCH_GET_WORKFLOWS = operation<sdk.BatchGetWorkflowsRequest, sdk.BatchGetWorkflowsResponse>('BatchGetWorkflows', (input, call) => {
  const found = input.Names.map((name) => ({ name, workflow: call.state.workflows.get(name)?.doc }));
  return {
    Workflows: found.flatMap((f) => (f.workflow === undefined ? [] : [describe(call, f.workflow, input.IncludeGraph)])),
    MissingWorkflows: found.filter((f) => f.workflow === undefined).map((f) => f.name),
  };
});

export const UPDATE_WORKFLOW = operation<sdk.UpdateWorkflowRequest, sdk.UpdateWorkflowResponse>('UpdateWorkflow', (input, call) => {
  const updated = call.state.workflows.update(input.Name, ({ doc }) => ({ doc: { ...doc, ...input, LastModifiedOn: call.now } }));
  if (updated === undefined) throw notFound('Entity not found');
  return { Name: input.Name };
});

/** Its triggers and runs go with it; jobs and crawlers stay. Deleting what is not there succeeds. */
export const DELETE_WORKFLOW = operation<sdk.DeleteWorkflowRequest, sdk.DeleteWorkflowResponse>('DeleteWorkflow', (input, call) => {
  call.state.transaction(() => {
    for (const trigger of triggersOf(call.state, input.Name)) {
      call.state.triggers.delete(trigger.Name ?? '');
      call.services.triggers.disarm(call.state, trigger.Name ?? '');
    }
    call.state.workflowRuns.deleteAll(input.Name);
    call.state.workflows.delete(input.Name);
    call.state.tags.drop(workflowArn(call, input.Name));
  });
  return { Name: input.Name };
});

export const START_WORKFLOW_RUN = operation<sdk.StartWorkflowRunRequest, sdk.StartWorkflowRunResponse>('StartWorkflowRun', (input, call) => (
  { RunId: call.services.workflows.start(call.state, input.Name, { properties: input.RunProperties }) }
));

export const STOP_WORKFLOW_RUN = operation<sdk.StopWorkflowRunRequest, sdk.StopWorkflowRunResponse>('StopWorkflowRun', (input, call) => {
  call.services.workflows.stop(call.state, input.Name, input.RunId);
  return {};
});

export const RESUME_WORKFLOW_RUN = operation<sdk.ResumeWorkflowRunRequest, sdk.ResumeWorkflowRunResponse>('ResumeWorkflowRun', (input, call) => {
  const { runId, nodeIds } = call.services.workflows.resume(call.state, input.Name, input.RunId, input.NodeIds);
  return { RunId: runId, NodeIds: nodeIds };
});

export const GET_WORKFLOW_RUN = operation<sdk.GetWorkflowRunRequest, sdk.GetWorkflowRunResponse>('GetWorkflowRun', (input, call) => {
  const { doc, extra } = call.services.workflows.get(call.state, input.Name, input.RunId);
  return { Run: { ...doc, Graph: input.IncludeGraph ? workflowGraph(call.state, input.Name, extra.actions) : undefined } };
});

export const GET_WORKFLOW_RUNS = operation<sdk.GetWorkflowRunsRequest, sdk.GetWorkflowRunsResponse>('GetWorkflowRuns', (input, call) => {
  if (!call.state.workflows.has(input.Name)) throw notFound('Entity not found');
  const page = paginate(call.state.workflowRuns, { ...input, list: 'GetWorkflowRuns', parent: input.Name, order: 'newest' });
  const runs = page.items.map(({ doc, extra }) => (
    { ...doc, Graph: input.IncludeGraph ? workflowGraph(call.state, input.Name, extra.actions) : undefined }
  ));
  return { Runs: runs, NextToken: page.NextToken };
});

export const GET_WORKFLOW_RUN_PROPERTIES = operation<sdk.GetWorkflowRunPropertiesRequest, sdk.GetWorkflowRunPropertiesResponse>('GetWorkflowRunProperties', (input, call) => (
  { RunProperties: call.services.workflows.get(call.state, input.Name, input.RunId).doc.WorkflowRunProperties ?? {} }
));

/** Adds to the run's properties; what is not named stays. */
export const PUT_WORKFLOW_RUN_PROPERTIES = operation<sdk.PutWorkflowRunPropertiesRequest, sdk.PutWorkflowRunPropertiesResponse>('PutWorkflowRunProperties', (input, call) => {
  call.services.workflows.get(call.state, input.Name, input.RunId);
  call.state.workflowRuns.update(input.RunId, ({ doc }) => (
    { doc: { ...doc, WorkflowRunProperties: { ...doc.WorkflowRunProperties, ...input.RunProperties } } }
  ), input.Name);
  return {};
});
