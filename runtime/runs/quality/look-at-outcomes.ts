import { OUTCOME_COLUMNS } from '../../../src/core/nodes';
import { Column } from '../../../src/core/types';
import { EngineWatcher } from '../../engines/engine';
import { Plan } from '../../engines/stages';
import { CheckedJob } from '../check';
import { RunEnvironment } from '../environment';
import { RunQuality } from './run-quality';

/** Whether a look at a node needs its rules, or those of a node above, judged: only where outcomes of rules are read. */
export function readsOutcomes(checked: CheckedJob, node: string, output: string | undefined): boolean {
  const isOutcomes = (id: string, name: string) => checked.nodes.find((n) => n.resolved.node.id === id)?.quality?.spec.outputs[name] === 'outcomes';
  return isOutcomes(node, output ?? 'output') || checked.nodes.some((n) => n.resolved.node.inputs.some((i) => isOutcomes(i.node, i.output ?? 'output')));
}

/** Judges for a look: with what earlier runs measured; nothing is kept, nothing stopped. */
export function judgeForLook(checked: CheckedJob, environment: RunEnvironment): EngineWatcher['judge'] {
  return async (stage, query) => {
    const store = await environment.openStore();
    const rules = new RunQuality({ id: 'look', job: checked.job.manifest.job.name }, environment, () => undefined, store, { keep: false, stops: false });
    try {
      return await rules.judge(checked, stage, query);
    } finally {
      store.close();
    }
  };
}

/** The relation of a node's outcomes, if that is what the output is. */
export function outcomesRelation(
  checked: CheckedJob, plan: Plan, node: string, output: string,
): { readonly name: string; readonly columns: readonly Column[] } | undefined {
  if (checked.nodes.find((n) => n.resolved.node.id === node)?.quality?.spec.outputs[output] !== 'outcomes') return undefined;
  const stage = plan.stages.find((s) => s.kind === 'quality' && s.node === node);
  return stage?.kind === 'quality' && stage.outcomes !== undefined ? { name: stage.outcomes, columns: OUTCOME_COLUMNS } : undefined;
}
