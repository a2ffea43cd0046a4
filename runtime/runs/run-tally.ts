import { CheckedJob } from './check';
import { NodeResult } from './events';
import { Manifest } from '../../src/core/manifest';
import { StageResult } from '../engines/engine';
import { Plan, RelationStage, Stage, WriteStage } from '../engines/stages';

/** Gathers what becomes known of each node while the stages run. */
export class RunTally {
  private readonly rows = new Map<string, number>();
  private readonly times = new Map<string, number>();
  private readonly relations = new Map<string, RelationStage>();
  private readonly fileRows = new Map<string, number>();
  private readonly bytesRead = new Map<string, { bytes: number; files: number }>();
  private readonly bytesWritten = new Map<string, { bytes: number; files: number }>();
  private readonly rowsOut = new Map<string, number>();
  private readonly bad = new Map<string, { records: number; values: Record<string, number>; stops?: Record<string, number> }>();

  /** Also a second time, where a run begins anew. */
  public begin(checked: CheckedJob, plan: Plan): void {
    for (const map of [this.rows, this.times, this.relations, this.fileRows, this.rowsOut, this.bad]) map.clear();
    for (const s of plan.stages) if (s.kind === 'relation') this.relations.set(s.name, s);
    for (const { resolved, source } of checked.nodes) {
      if (source !== undefined) {
        this.bytesRead.set(
          resolved.node.id, { bytes: source.bytes, files: source.files.length },
        );
      }
    }
  }

  public add(stage: Stage, result: StageResult): void {
    for (const [name, n] of result.rows) if (name !== '') this.rows.set(name, n);
    for (const [name, ms] of result.times) {
      const node = this.relations.get(name)?.node ?? stage.node;
      this.times.set(node, (this.times.get(node) ?? 0) + ms);
    }
    if (result.written !== undefined) this.rowsOut.set(`${stage.node}\n${stage.kind === 'write' ? stage.purpose : ''}`, result.written.rows);
  }

  /** Of a source whose format knows: its rows, whatever was read of them. */
  public sourceRows(stage: RelationStage, rows: number): void {
    this.rows.set(stage.name, rows);
    this.fileRows.set(stage.node, rows);
  }

  /** What is not counted follows from what is, where a node keeps the number of rows. */
  public infer(): void {
    const pairs = [...this.relations.values()].filter((r) => r.sameRowsAs !== undefined).map((r) => [r.name, r.sameRowsAs ?? ''] as const);
    // Downwards along the plan, then upwards.
    for (const [to, from] of [...pairs, ...[...pairs].reverse().map(([a, b]) => [b, a] as const)]) {
      const known = this.rows.get(from);
      if (known !== undefined && !this.rows.has(to)) this.rows.set(to, known);
    }
  }

  public malformed(plan: Plan, counts: ReadonlyMap<string, number>): void {
    for (const s of plan.stages) {
      if (s.kind !== 'relation') continue;
      for (const c of s.counters) {
        const n = counts.get(c.sequence) ?? 0;
        if (n === 0) continue;
        const entry = this.bad.get(s.node) ?? { records: 0, values: {} };
        this.bad.set(s.node, entry);
        if (c.column === undefined) entry.records += n;
        else entry.values[c.column] = (entry.values[c.column] ?? 0) + n;
        if (c.column !== undefined && c.stops === true) entry.stops = { ...entry.stops, [c.column]: n };
      }
    }
  }

  /** Of a target, where no stage tells. */
  public rowsInTarget(node: string, purpose: WriteStage['purpose'], rows: number): void {
    this.rowsOut.set(`${node}\n${purpose}`, (this.rowsOut.get(`${node}\n${purpose}`) ?? 0) + rows);
  }

  public written(node: string, size: { bytes: number; files: number }): void {
    this.bytesWritten.set(node, size);
  }

  public writtenRows(node: string, purpose: WriteStage['purpose']): number {
    return this.rowsOut.get(`${node}\n${purpose}`) ?? 0;
  }

  /** Records that a source read and did not give. */
  private dropped(node: string): number {
    const relation = [...this.relations.values()].find((r) => r.node === node);
    return relation?.source?.options.mode === 'DROPMALFORMED' ? this.bad.get(node)?.records ?? 0 : 0;
  }

  public results(manifest: Manifest): NodeResult[] {
    return manifest.nodes.map((node): NodeResult => {
      const out = sum(node.outputs.map((o) => this.rows.get(o.view)));
      const isSource = node.inputs.length === 0;
      const isTarget = node.outputs.length === 0;
      const inputs = node.inputs.map((i) => {
        const producer = manifest.nodes.find((n) => n.id === i.node);
        return this.rows.get(producer?.outputs.find((o) => o.name === (i.output ?? 'output'))?.view ?? '');
      });
      const bad = this.bad.get(node.id);
      const read = this.bytesRead.get(node.id);
      const written = this.bytesWritten.get(node.id);
      const ms = this.times.get(node.id);
      return {
        node: node.id,
        type: node.type,
        rowsRead: isSource ? this.fileRows.get(node.id) ?? sum([out, this.dropped(node.id)]) : sum(inputs),
        rowsWritten: isTarget ? this.rowsOut.get(`${node.id}\ndata`) : out,
        ...(read === undefined ? {} : { bytesRead: read.bytes, files: read.files }),
        ...(written === undefined ? {} : { bytesWritten: written.bytes, files: written.files }),
        ...(ms === undefined ? {} : { milliseconds: Math.round(ms * 100) / 100 }),
        ...(bad === undefined ? {} : { malformed: bad }),
      };
    });
  }
}

/** Of what is all known. */
function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.some((v) => v === undefined) ? undefined : values.reduce<number>((a, b) => a + (b ?? 0), 0);
}
