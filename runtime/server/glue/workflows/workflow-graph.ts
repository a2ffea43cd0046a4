import { createHash } from 'node:crypto';
import type { Crawl, JobRun, Node, Trigger, WorkflowGraph } from '@aws-sdk/client-glue';
import { below, type RegionState, type WorkflowAction } from '../state/region-state';
import type { Wire } from '../wire';

export function nodeId(workflow: string, type: 'TRIGGER' | 'JOB' | 'CRAWLER', name: string): string {
  return `wnode_${createHash('sha256').update(below(workflow, type, name)).digest('hex')}`;
}

export function triggersOf(region: RegionState, workflow: string): Wire<Trigger>[] {
  return region.triggers.list().map((t) => t.doc).filter((t) => t.WorkflowName === workflow);
}

/** The graph of a workflow; with the actions of a run, also what became of each node. */
export function workflowGraph(region: RegionState, workflow: string, actions?: readonly WorkflowAction[]): Wire<WorkflowGraph> {
  const nodes = new Map<string, Wire<Node>>();
  const edges = new Map<string, { SourceId: string; DestinationId: string }>();
  const add = (type: 'TRIGGER' | 'JOB' | 'CRAWLER', name: string, details: Partial<Wire<Node>>): string => {
    const id = nodeId(workflow, type, name);
    if (!nodes.has(id)) nodes.set(id, { Type: type, Name: name, UniqueId: id, ...details });
    return id;
  };
  const connect = (from: string, to: string) => edges.set(`${from}>${to}`, { SourceId: from, DestinationId: to });
  const target = (job: string | undefined, crawler: string | undefined) => (job !== undefined
    ? add('JOB', job, { JobDetails: { JobRuns: jobRuns(region, job, actions) } })
    : add('CRAWLER', crawler ?? '', { CrawlerDetails: { Crawls: crawls(region, crawler ?? '', actions) } }));
  for (const trigger of triggersOf(region, workflow)) {
    const id = add('TRIGGER', trigger.Name ?? '', { TriggerDetails: { Trigger: trigger } });
    for (const condition of trigger.Predicate?.Conditions ?? []) connect(target(condition.JobName, condition.CrawlerName), id);
    for (const action of trigger.Actions ?? []) connect(id, target(action.JobName, action.CrawlerName));
  }
  return { Nodes: [...nodes.values()], Edges: [...edges.values()] };
}

function jobRuns(region: RegionState, job: string, actions: readonly WorkflowAction[] | undefined): Wire<JobRun>[] {
  return (actions ?? []).filter((a) => a.type === 'JOB' && a.name === job).flatMap((a) => region.runs.get(a.runId, job)?.doc ?? []);
}

function crawls(region: RegionState, crawler: string, actions: readonly WorkflowAction[] | undefined): Wire<Crawl>[] {
  return (actions ?? []).filter((a) => a.type === 'CRAWLER' && a.name === crawler).map((a) => {
    const doc = region.crawls.get(a.runId, crawler)?.doc;
    return { State: a.state as Wire<Crawl>['State'], StartedOn: doc?.StartTime, CompletedOn: doc?.EndTime, ErrorMessage: doc?.ErrorMessage, LogGroup: doc?.LogGroup, LogStream: doc?.LogStream };
  });
}
