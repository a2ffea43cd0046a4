import { CheckedJob, CheckedNode } from './check';
import { SourceReading } from './look';
import { TargetSpec } from './node-io';
import { bindParameters } from './parameters';
import { engineQueries, PreparedQuality } from './quality/prepare';
import { QueryTraits, queryTraits } from './traits';
import { GlueprintError } from '../../src/core/diagnostics';
import { preludeFor, translate } from '../../src/core/spark-sql';
import { Column, sameType, STRING } from '../../src/core/types';
import { isUtc, plainPrelude, plainTimestamps } from '../engines/duckdb/plain-timestamps';
import { Counter, Plan, QualityStage, RelationStage, Stage, WriteStage } from '../engines/stages';
import { duckdbType } from '../formats/duckdb-types';
import { FileNameColumn, readMode } from '../formats/format';
import { stopsSpark3 } from '../formats/parse-values';
import { sqlName } from '../formats/sql-text';
import { TEXT } from '../formats/text';

export interface PlanOptions {
  /**
   * `all`: every node's rows are counted. `free`: only where counting takes nothing from the optimizer.
   * `none`: nothing is counted, nothing is kept; for looking at some rows.
   */
  readonly count: 'all' | 'free' | 'none';
  /** What another node computes from is kept whatever it costs: every node is looked at. */
  readonly keepRead?: boolean;
  /** Sources whose unreadable records are read past, by node. */
  readonly tolerant?: ReadonlySet<string>;
  /** Where each target is written, and the id in its files' names. */
  readonly staging: (node: string, purpose: WriteStage['purpose']) => string;
  readonly fileId: string;
  /** A limit on the rows of a source, for samples. */
  readonly sample?: (node: string) => number | undefined;
}

/** Above this much input the optimizer's freedom is worth more than the rows between nodes. */
export const COUNT_ALL_BYTES = 64 * 1024 * 1024;

interface Use { readonly reader: CheckedNode; readonly times: number }

/** The run as stages. Pure: everything is known from the check. */
export function planJob(checked: CheckedJob, options: PlanOptions): Plan {
  const planner = new Planner(checked, options);
  const stages = planner.stages();
  const sql = stages.map(stageSql).join('\n');
  const { timeZone } = checked.job.manifest.job;
  return { timeZone, prelude: isUtc(timeZone) ? plainPrelude(preludeFor(sql)) : preludeFor(sql), stages };
}

function stageSql(stage: Stage): string {
  if (stage.kind === 'relation') return stage.sql;
  return stage.kind === 'quality' ? stage.queries.flatMap((q) => [q.sql ?? '', ...(q.parts ?? []).map((p) => p.sql ?? '')]).join('\n') : '';
}

class Planner {
  private readonly traits = new Map<string, QueryTraits>();
  private readonly byId: Map<string, CheckedNode>;
  private readonly rejected: WriteStage[] = [];

  constructor(private readonly checked: CheckedJob, private readonly options: PlanOptions) {
    this.byId = new Map(checked.nodes.map((n) => [n.resolved.node.id, n]));
  }

  public stages(): Stage[] {
    const main = this.checked.nodes.flatMap((n): Stage[] => {
      if (n.fixed !== undefined) return this.fixed(n, n.fixed);
      if (n.source !== undefined) return [this.source(n, n.source)];
      if (n.target !== undefined || n.writing !== undefined) return [this.write(n)];
      if (n.quality !== undefined) return [this.quality(n, n.quality), ...this.compute(n)];
      return this.compute(n);
    });
    // What was malformed is known once everything has been read.
    return [...main, ...this.rejected];
  }

  private source(n: CheckedNode, reading: SourceReading): RelationStage {
    const { node } = n.resolved;
    const { spec, paths, dataColumns, partitions } = reading;
    const name = viewOf(n, 'output');
    const counting = this.options.count !== 'none' && spec.format.rowCount === undefined;
    const sequence = (column = '', stops = false) => `${name}!${column}${stops ? '!stops' : ''}`;
    const next = (which: string) => `nextval('${sqlName(which).replace(/'/g, "''")}')`;
    const isSpark3 = this.checked.job.session.sparkVersion?.startsWith('4') !== true;
    const stopping = isSpark3 ? dataColumns.filter((c) => stopsSpark3(c.type, '') !== undefined) : [];
    const counters: Counter[] = counting ? [
      { sequence: sequence() },
      ...dataColumns.map((c) => ({ sequence: sequence(c.name), column: c.name })),
      ...stopping.map((c) => ({ sequence: sequence(c.name, true), column: c.name, stops: true })),
    ] : [];
    const request = {
      files: paths,
      options: reading.options,
      columns: dataColumns,
      partitions,
      fileName: fileNameOf(reading),
      timeZone: this.checked.job.manifest.job.timeZone,
      ntzIsTimestamp: reading.options.ntzIsTimestamp === true,
      // A look does not begin anew as a run does.
      tolerant: this.options.tolerant?.has(node.id) ?? (this.options.count === 'none' && readMode(reading.options) !== 'FAILFAST'),
      count: !counting ? undefined : (column?: string, stops?: string) => (stops === undefined || !isSpark3 ? next(sequence(column))
        : `CASE WHEN ${stops} THEN ${next(sequence(column, true))} ELSE ${next(sequence(column))} END`),
    };
    const order = reading.columns.map((c) => sqlName(c.name)).join(', ');
    const limit = this.options.sample?.(node.id);
    const empty = `SELECT ${reading.columns.map((c) => `CAST(NULL AS ${duckdbType(c.type)}) AS ${sqlName(c.name)}`).join(', ')} WHERE false`;
    const read = paths.length === 0 ? empty : `SELECT ${order} FROM (${spec.format.read(request)})${limit === undefined ? '' : ` LIMIT ${limit}`}`;
    const relation: RelationStage = {
      kind: 'relation',
      node: node.id,
      output: 'output',
      name,
      columns: reading.columns,
      sql: read,
      // A text file is parsed once, and its malformed values are counted once.
      keep: this.keep(node.id, 'output', () => spec.format.rowCount === undefined),
      counted: counting,
      rowCount: paths.length === 0 ? undefined : spec.format.rowCount?.(request.files),
      counters,
      source: { format: spec.format, options: reading.options, files: request.files, bytes: reading.bytes },
    };
    if (spec.rejected !== undefined && counting && paths.length > 0) {
      const query = spec.format.rejects?.(request);
      if (query !== undefined) this.rejected.push(this.writeRejected(node.id, query, counters));
    }
    return relation;
  }

  private writeRejected(node: string, query: string, counters: readonly Counter[]): WriteStage {
    return {
      kind: 'write',
      node,
      purpose: 'rejected',
      reads: '',
      format: TEXT,
      onlyIf: counters,
      request: {
        from: `(${query})`,
        columns: [{ name: 'record', type: STRING, nullable: true }],
        partitionKeys: [],
        options: {},
        timeZone: 'UTC',
        to: this.options.staging(node, 'rejected'),
        id: this.options.fileId,
      },
    };
  }

  private fixed(n: CheckedNode, outputs: Readonly<Record<string, string>>): RelationStage[] {
    return Object.entries(outputs).map(([output, sql]): RelationStage => ({
      kind: 'relation', node: n.resolved.node.id, output, name: viewOf(n, output), sql, columns: n.columns[output] ?? [], keep: 'view', counted: false, counters: [],
    }));
  }

  private quality(n: CheckedNode, prepared: PreparedQuality): QualityStage {
    const { job } = this.checked;
    const output = Object.entries(prepared.spec.outputs).find(([, kind]) => kind === 'outcomes')?.[0];
    const queries = engineQueries(prepared.plan, this.tablesOf(n), job.session, (sql) => this.engineSql(sql));
    return { kind: 'quality', node: n.resolved.node.id, queries, outcomes: output === undefined ? undefined : viewOf(n, output) };
  }

  private tablesOf(n: CheckedNode): Parameters<typeof translate>[1]['tables'] {
    const { node } = n.resolved;
    return Object.fromEntries(n.inputs.map((input, i) => {
      const from = node.inputs[i];
      const producer = from === undefined ? undefined : this.byId.get(from.node);
      if (from === undefined || producer === undefined) throw new GlueprintError({ code: 'DanglingInput', node: node.id, message: `input '${input.as}' is not in the plan` });
      return [input.as, { columns: input.columns ?? [], relation: sqlName(viewOf(producer, from.output ?? 'output')) }];
    }));
  }

  private compute(n: CheckedNode): RelationStage[] {
    const { node } = n.resolved;
    if (n.sql === undefined) throw new GlueprintError({ code: 'NotLocal', node: node.id, message: `node type '${node.type}' has no SQL and cannot run on the local engine` });
    return Object.entries(n.sql).map(([output, sparkSql]): RelationStage => {
      const translated = this.translated(node.id, sparkSql, this.tablesOf(n));
      const traits = this.traitsOf(node.id, output, sparkSql);
      return {
        kind: 'relation',
        node: node.id,
        output,
        name: viewOf(n, output),
        columns: translated.columns,
        sql: this.engineSql(translated.sql),
        keep: this.keep(node.id, output, () => traits.volatile || this.costlyAbove(n, traits)),
        // Where a node keeps the number of rows, its input's count is its own.
        counted: (this.options.count === 'all' && !traits.preserving) || (this.options.count === 'free' && !this.selectiveBelow(node.id)),
        counters: [],
        sameRowsAs: traits.preserving ? this.relationRead(n, traits) : undefined,
      };
    });
  }

  private relationRead(n: CheckedNode, traits: QueryTraits): string | undefined {
    const input = n.resolved.node.inputs.find((i) => traits.reads.has(i.as.toLowerCase()));
    const producer = input === undefined ? undefined : this.byId.get(input.node);
    return producer === undefined ? undefined : viewOf(producer, input?.output ?? 'output');
  }

  private translated(node: string, sql: string, tables: Parameters<typeof translate>[1]['tables']): ReturnType<typeof translate> {
    try {
      return translate(sql, { ...this.checked.job.session, tables });
    } catch (e) {
      throw GlueprintError.isGlueprintError(e) ? e.at({ node }) : e;
    }
  }

  private engineSql(translated: string): string {
    const { manifest, parameters } = this.checked.job;
    const sql = bindParameters(translated, manifest.parameters, parameters);
    return isUtc(manifest.job.timeZone) ? plainTimestamps(sql) : sql;
  }

  private write(n: CheckedNode): WriteStage {
    const { node } = n.resolved;
    const [input] = node.inputs;
    const producer = this.byId.get(input?.node ?? '');
    const target = n.target ?? fromWriting(n);
    if (producer === undefined || input === undefined || target === undefined) throw new GlueprintError({ code: 'DanglingInput', node: node.id, message: 'the target has no input in the plan' });
    const reads = viewOf(producer, input.output ?? 'output');
    return {
      kind: 'write',
      node: node.id,
      purpose: 'data',
      reads,
      format: target.format,
      request: {
        from: target.columns === undefined ? sqlName(reads) : fittedRows(reads, n.inputs[0]?.columns ?? [], target.columns),
        columns: target.columns ?? n.inputs[0]?.columns ?? [],
        partitionKeys: target.partitionKeys,
        options: target.options,
        timeZone: this.checked.job.manifest.job.timeZone,
        to: this.options.staging(node.id, 'data'),
        numberOfFiles: target.numberOfFiles,
        id: this.options.fileId,
      },
    };
  }

  /** `worth`: whether a second reader should not compute it again. */
  private keep(node: string, output: string, worth: () => boolean): RelationStage['keep'] {
    const { keepRead, count } = this.options;
    const kept = keepRead === true ? this.readersOf(node, output).some(({ reader }) => reader.sql !== undefined) : count !== 'none' && this.uses(node, output) > 1 && worth();
    return kept ? 'table' : 'view';
  }

  /** How often a dataset is read in the plan. */
  private uses(node: string, output: string): number {
    return this.readersOf(node, output).reduce((sum, u) => sum + u.times, 0);
  }

  private readersOf(node: string, output?: string): Use[] {
    return this.checked.nodes.flatMap((reader) => reader.resolved.node.inputs
      .filter((i) => i.node === node && (output === undefined || (i.output ?? 'output') === output))
      .flatMap((i): Use[] => {
        // Each query of the rules reads the input anew.
        if (reader.quality !== undefined) return [{ reader, times: reader.quality.plan.queries.length + Object.keys(reader.sql ?? {}).length }];
        if (reader.sql === undefined) return [{ reader, times: 1 }];
        return Object.entries(reader.sql).map(([out, sql]) => ({
          reader,
          times: this.traitsOf(reader.resolved.node.id, out, sql).reads.get(i.as.toLowerCase()) ?? 0,
        }));
      }));
  }

  private traitsOf(node: string, output: string, sql: string): QueryTraits {
    const key = `${node}\n${output}`;
    let traits = this.traits.get(key);
    if (traits === undefined) {
      try {
        traits = queryTraits(sql);
      } catch (e) {
        throw GlueprintError.isGlueprintError(e) ? e.at({ node }) : e;
      }
      this.traits.set(key, traits);
    }
    return traits;
  }

  /** Whether computing the node twice would repeat more than a Parquet scan: a join, a sort, the parsing of a text file. */
  private costlyAbove(n: CheckedNode, traits: QueryTraits): boolean {
    if (traits.costly) return true;
    return n.resolved.node.inputs.some((i) => {
      const producer = this.byId.get(i.node);
      if (producer === undefined) return false;
      if (producer.source !== undefined) return producer.source.spec.format.rowCount === undefined;
      return Object.entries(producer.sql ?? {}).some(([output, sql]) => this.costlyAbove(producer, this.traitsOf(i.node, output, sql)));
    });
  }

  /** Whether a node below has a filter or join that the optimizer could push into this one. */
  private selectiveBelow(node: string): boolean {
    return this.readersOf(node).some(({ reader }) => {
      const id = reader.resolved.node.id;
      return Object.entries(reader.sql ?? {}).some(([output, sql]) => this.traitsOf(id, output, sql).selective) || this.selectiveBelow(id);
    });
  }
}

/** What a client takes are files in one folder. */
function fromWriting({ writing }: CheckedNode): Pick<TargetSpec, 'format' | 'options' | 'partitionKeys' | 'numberOfFiles' | 'columns'> | undefined {
  return writing === undefined ? undefined : { format: writing.format, options: writing.options, partitionKeys: [] };
}

/** The rows as a table has them: its columns in its order, those that they lack null. */
function fittedRows(relation: string, rows: readonly Column[], columns: readonly Column[]): string {
  const select = columns.map((c) => {
    const row = rows.find((r) => r.name.toLowerCase() === c.name.toLowerCase());
    const name = sqlName(c.name);
    if (row === undefined) return `CAST(NULL AS ${duckdbType(c.type)}) AS ${name}`;
    // Both timestamps are held alike, as the session holds them.
    return sameType(row.type, c.type) || row.type.kind.startsWith('timestamp') ? `${sqlName(row.name)} AS ${name}` : `CAST(${sqlName(row.name)} AS ${duckdbType(c.type)}) AS ${name}`;
  });
  return `(SELECT ${select.join(', ')} FROM ${sqlName(relation)})`;
}

function viewOf(n: CheckedNode, output: string): string {
  return n.resolved.node.outputs.find((o) => o.name === output)?.view ?? `${n.resolved.node.id}.${output}`;
}

/** The user's names of the files, whatever they were made into. */
function fileNameOf({ spec, paths, files }: SourceReading): FileNameColumn | undefined {
  const name = spec.fileNameColumn;
  return name === undefined ? undefined : { name, names: new Map(paths.map((path, i) => [path, files[i]?.uri ?? path])) };
}
