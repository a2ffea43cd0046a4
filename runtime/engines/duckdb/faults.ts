import { GlueprintError } from '../../../src/core/diagnostics';
import { faultMessage } from '../../host/fault';
import { RelationStage } from '../stages';

export const INTERRUPTED = 'Interrupted';

/** Faults that say nothing of a node's rows. */
const OF_THE_MACHINE: readonly string[] = [INTERRUPTED, 'NoSpace', 'OutOfMemory'];

export function isOfTheMachine(fault: unknown): boolean {
  return GlueprintError.isGlueprintError(fault) && OF_THE_MACHINE.includes(fault.code);
}

/** Computes all columns of a relation, and gives next to nothing: to see whether its values have a fault. */
export const computing = (relation: string) => `SELECT max(hash(t)) AS h FROM ${relation} AS t`;

/** A fault of DuckDB, told so that its reader knows what to do. `sources` are those that the statement may have read. */
export function explainFault(cause: unknown, sources: readonly RelationStage[], node?: string): GlueprintError {
  if (GlueprintError.isGlueprintError(cause)) return cause;
  const message = faultMessage(cause);
  if (/INTERRUPT|Interrupted/.test(message)) return new GlueprintError({ code: INTERRUPTED, message: 'the run was stopped', cause });
  if (/No space left|ENOSPC|EDQUOT|Disk quota|File too large|max_temp_directory_size/i.test(message)) {
    return new GlueprintError({
      code: 'NoSpace',
      node,
      message: 'no room on disk',
      cause,
      hint: 'free some space, or bind the target to another disk; what was written so far has been removed',
    });
  }
  if (/Out of Memory|could not allocate|memory_limit/i.test(message)) {
    return new GlueprintError({
      code: 'OutOfMemory',
      node,
      message: `the memory limit is too small: ${firstLine(message)}`,
      cause,
      hint: 'raise --memory-limit, or lower --threads (each needs memory of its own)',
    });
  }
  for (const source of readingFault(message, sources)) {
    const { format, options, files } = source.source as NonNullable<RelationStage['source']>;
    const fault = format.explain?.(message, options);
    if (fault === undefined) continue;
    const file = fault.file ?? (files.length === 1 ? files[0] : undefined);
    return new GlueprintError({ code: fault.code, node: source.node, file, message: fault.message, hint: fault.hint, cause });
  }
  // Spark errors that the generated SQL raises keep their condition: `[DIVIDE_BY_ZERO] …`.
  const spark = /\[([A-Z][A-Z0-9_.]+)\] ([\s\S]*)/.exec(message);
  if (spark !== null) return new GlueprintError({ code: spark[1] ?? '', node, message: firstLine(spark[2] ?? ''), cause });
  return new GlueprintError({ code: 'EngineError', node, message: `the local engine failed: ${firstLine(message)}`, cause });
}

/** The source that owns the named file comes first: only it should explain the fault. */
function readingFault(message: string, sources: readonly RelationStage[]): readonly RelationStage[] {
  const reading = sources.filter((s) => s.source !== undefined);
  const owner = reading.filter((s) => s.source?.files.some((f) => message.includes(f)));
  return owner.length > 0 ? owner : reading;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
