import { GlueprintError } from '../../../../src/core/diagnostics';
import { sessionOf } from '../../../../src/core/nodes';
import { complete } from '../../../../src/core/spark-sql/language';
import { parseColumns } from '../../../../src/core/types';
import type { CompleteRequest, Completions, Job } from '../contract';

const MOST = 200;

/** What may be written at a place of a SQL text of a node, over the columns of its inputs. */
export function completionsOf(job: Job, id: string, { text, offset, kind }: CompleteRequest): Completions {
  const node = job.nodes.find((n) => n.id === id);
  if (node === undefined) throw new GlueprintError({ code: 'UnknownNode', message: `the job has no node '${id}'` });
  const tables = node.inputs.map((input) => {
    const outputs = job.nodes.find((n) => n.id === input.node)?.outputs ?? [];
    const ddl = (outputs.find((o) => o.name === input.output) ?? outputs[0])?.columns;
    return { as: input.as, columns: ddl === undefined ? [] : parseColumns(ddl) };
  });
  const session = sessionOf(job.settings.glueVersion, job.parameters, job.settings.timeZone);
  const scope = kind === 'query'
    ? { ...session, tables: Object.fromEntries(tables.map((t) => [t.as, { columns: t.columns }])) }
    : { ...session, aggregates: true, columns: tables.flatMap((t) => t.columns.map((c) => ({ ...c, qualifier: t.as }))) };
  const { from, to, items } = complete(text, offset, scope);
  return { from, to, items: items.slice(0, MOST) };
}
