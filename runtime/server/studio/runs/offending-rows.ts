import { GlueprintError } from '../../../../src/core/diagnostics';
import { Manifest, ManifestNode, upstream } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import { preludeFor, translate } from '../../../../src/core/spark-sql';
import { Column, STRING, typeName } from '../../../../src/core/types';
import { computing, isOfTheMachine } from '../../../engines/duckdb/faults';
import type { EngineSession } from '../../../engines/engine';
import type { RelationStage } from '../../../engines/stages';
import { sqlName } from '../../../formats/sql-text';
import { CheckedJob, CheckedNode, checkJob } from '../../../runs/check';
import type { RunEnvironment } from '../../../runs/environment';
import { bindParameters } from '../../../runs/parameters';
import { planJob } from '../../../runs/plan';
import { judgeForLook } from '../../../runs/quality/look-at-outcomes';
import { resolveJob } from '../../../runs/resolve';
import { readRows } from '../../../runs/session';
import type { OffendingRows, Run } from '../contract';
import { cellOfJson } from '../data/json-cells';
import { failingRowsSql } from '../data/node-quality';

/** Rows shown; each costs some twenty queries where it is searched for. */
const SHOWN = { search: 5, query: 50 };
/** Rows that are searched. */
const SEARCHED = 2_000_000;

/**
 * The rows that made a run fail, found by computing again, over the sources as they are now, what the failing node did:
 * the first node above it that fails by itself, then by halving its input the rows without which it would not.
 */
export async function offendingRows(run: Run, manifest: Manifest, environment: RunEnvironment): Promise<OffendingRows> {
  const failing = run.errorNode;
  const none = (note: string): OffendingRows => ({ node: failing ?? '', of: failing ?? '', columns: [], rows: [], note });
  if (run.state !== 'FAILED') return none('only a failed run has offending rows');
  if (failing === undefined) return none('the error names no node: its rows cannot be found');
  if (!manifest.nodes.some((n) => n.id === failing)) return none(`the job has no node ${failing} any more`);
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/rows-${process.pid}-${Math.round(performance.now() * 1000)}`, timeZone: manifest.job.timeZone });
  try {
    return await new Search(session, manifest, environment, failing, run.arguments).rows();
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) return none(`the rows cannot be found: ${e.message}`);
    throw e;
  } finally {
    await session.close();
  }
}

class Search {
  private checked: CheckedJob | undefined;
  private relations: readonly RelationStage[] = [];

  constructor(
    private readonly session: EngineSession, private readonly manifest: Manifest, private readonly environment: RunEnvironment,
    private readonly failing: string, private readonly given: Readonly<Record<string, string>>,
  ) {}

  public async rows(): Promise<OffendingRows> {
    const failing = this.manifest.nodes.find((n) => n.id === this.failing);
    const isTarget = nodeType(failing?.type ?? '')?.family === 'target';
    // A target is not opened: its system may be what has failed, and it is not written to.
    const above = upstream(this.manifest.nodes, this.failing).map((n) => n.id).filter((id) => !isTarget || id !== this.failing);
    const job = resolveJob(await this.environment.located?.(this.manifest) ?? this.manifest, this.given);
    const checked = await checkJob(job, { environment: this.environment, session: this.session, landing: `${this.session.temporaryFolder}/landed`, only: new Set(above) });
    this.checked = checked;
    const plan = planJob(checked, { count: 'none', staging: () => '', fileId: '' });
    await this.session.define(plan, judgeForLook(checked, this.environment));
    this.relations = plan.stages.filter((s): s is RelationStage => s.kind === 'relation');
    const node = checked.nodes.find((n) => n.resolved.node.id === this.failing);
    if (node?.quality !== undefined) return this.failedRules(node);
    const culprit = await this.firstThatFails();
    if (culprit?.source !== undefined) return this.refusedRecords(culprit);
    if (culprit !== undefined) return this.search(culprit);
    const keys = failing?.fields.keys;
    if (Array.isArray(keys) && keys.length > 0 && failing !== undefined) return this.sharedKeys(failing, keys.map(String));
    return this.none(this.failing, 'every row passes when it is computed again: the fault lies in the place that is written to, or the data has changed since');
  }

  private none(node: string, note: string): OffendingRows {
    return { node, of: node, columns: [], rows: [], note };
  }

  /** In the order of the data: what is below a failing node fails with it. */
  private async firstThatFails(): Promise<CheckedNode | undefined> {
    for (const node of this.checked?.nodes ?? []) {
      for (const relation of this.relations.filter((r) => r.node === node.resolved.node.id)) {
        if (await this.fails(sqlName(relation.name))) return node;
      }
    }
    return undefined;
  }

  /** Whether a relation cannot be computed, all of its columns. */
  private async fails(relation: string): Promise<boolean> {
    try {
      await this.session.query(computing(relation));
      return false;
    } catch (e) {
      if (isOfTheMachine(e)) throw e;
      return true;
    }
  }

  private async refusedRecords(node: CheckedNode): Promise<OffendingRows> {
    const { id } = node.resolved.node;
    const { source } = node;
    if (source?.spec.format.rejects === undefined) return this.none(id, `the reader of ${source?.spec.format.name ?? 'this format'} does not tell which record it is`);
    const options = { ...source.options, mode: 'PERMISSIVE' };
    const { paths: files, dataColumns: columns, partitions } = source;
    const sql = source.spec.format.rejects({ files, options, columns, partitions, timeZone: this.manifest.job.timeZone });
    await this.prepare(sql);
    return this.shown(id, id, `(${sql})`, [{ name: 'record', type: STRING, nullable: true }], 'records of the files that do not fit the schema', SHOWN.query);
  }

  private async failedRules(node: CheckedNode): Promise<OffendingRows> {
    const { id } = node.resolved.node;
    const { sql, columns } = failingRowsSql(node, this.relations, this.checkedJob());
    await this.prepare(sql);
    return this.shown(id, node.resolved.node.inputs[0]?.node ?? id, `(${sql})`, columns, 'rows that fail a rule that is about rows; other rules are about the whole', SHOWN.query);
  }

  private async sharedKeys({ id, inputs: [input] }: ManifestNode, keys: readonly string[]): Promise<OffendingRows> {
    const relation = this.relations.find((r) => r.node === input?.node && r.output === (input.output ?? 'output'));
    if (relation === undefined) return this.none(id, 'the engine has no rows of its input');
    const list = keys.map(sqlName).join(', ');
    const shared = `(SELECT * FROM ${sqlName(relation.name)} QUALIFY count(*) OVER (PARTITION BY ${list}) > 1 ORDER BY ${list})`;
    const found = await this.shown(id, input?.node ?? id, shared, relation.columns, `rows that share their key (${keys.join(', ')}) with another`, SHOWN.query);
    return found.rows.length > 0 ? found : { ...found, note: 'no two of its rows share a key: the conflict is with rows that are in the table' };
  }

  private async search(node: CheckedNode): Promise<OffendingRows> {
    const { id, inputs } = node.resolved.node;
    const [sql] = Object.values(node.sql ?? {});
    if (sql === undefined) return this.none(id, `the rows of a ${node.resolved.node.type} cannot be taken apart`);
    const fed = inputs.map((input, i) => {
      const relation = this.relations.find((r) => r.node === input.node && r.output === (input.output ?? 'output'));
      if (relation === undefined) throw new GlueprintError({ code: 'NoRelation', node: id, message: `the engine has no rows of ${input.node}` });
      return { as: input.as, node: input.node, columns: relation.columns, from: sqlName(relation.name), table: `offending_${i}` };
    });
    const tables = Object.fromEntries(fed.map((f) => [f.as, { columns: f.columns, relation: sqlName(`${f.table}_probe`) }]));
    const { manifest, parameters, session } = { ...this.checkedJob().job, manifest: this.manifest };
    const query = bindParameters(translate(sql, { ...session, tables }).sql, manifest.parameters, parameters);
    await this.prepare(query);
    for (const f of fed) {
      await this.session.query(`CREATE TEMP TABLE ${f.table} AS SELECT *, row_number() OVER () AS offending_row FROM (SELECT * FROM ${f.from} LIMIT ${SEARCHED})`);
      await this.feed(f, 1, SEARCHED);
    }
    const failsWith = async (f: (typeof fed)[number], from: number, to: number) => {
      await this.feed(f, from, to);
      return this.fails(`(${query})`);
    };
    for (const f of fed) {
      const [total] = await this.session.query(`SELECT count(*)::DOUBLE AS n FROM ${f.table}`);
      const rows = Number(total?.n ?? 0);
      if (await failsWith(f, 1, 0)) {
        await this.feed(f, 1, SEARCHED);
        continue; // it is another input, or no row at all
      }
      const found: number[] = [];
      for (let from = 1; found.length < SHOWN.search && await failsWith(f, from, rows);) {
        let [good, bad] = [from - 1, rows];
        while (bad - good > 1) {
          const middle = Math.floor((good + bad) / 2);
          if (await failsWith(f, from, middle)) bad = middle;
          else good = middle;
        }
        found.push(bad);
        from = bad + 1;
      }
      await this.feed(f, 1, SEARCHED);
      if (found.length === 0) continue;
      const picked = `(SELECT * FROM ${f.table} WHERE offending_row IN (${found.join(', ')}) ORDER BY offending_row)`;
      return this.shown(id, f.node, picked, f.columns, `rows of ${f.node} without which ${id} would go through${found.length === SHOWN.search ? `; the first ${SHOWN.search}` : ''}`, SHOWN.search);
    }
    return this.none(id, rowless(fed.length));
  }

  /** Rows `from` to `to` of an input are what the query sees of it. */
  private async feed(f: { readonly table: string; readonly columns: readonly Column[] }, from: number, to: number): Promise<void> {
    const list = f.columns.map((c) => sqlName(c.name)).join(', ');
    await this.session.query(`CREATE OR REPLACE TEMP VIEW ${f.table}_probe AS SELECT ${list} FROM ${f.table} WHERE offending_row BETWEEN ${from} AND ${to}`);
  }

  private checkedJob(): CheckedJob {
    if (this.checked === undefined) throw new Error('searched before it was checked');
    return this.checked;
  }

  private async prepare(sql: string): Promise<void> {
    await this.session.define({ timeZone: this.manifest.job.timeZone, prelude: preludeFor(sql), stages: [] });
  }

  private async shown(node: string, of: string, relation: string, columns: readonly Column[], note: string, limit: number): Promise<OffendingRows> {
    const rows = await readRows(this.session, relation, columns, limit, this.manifest.job.timeZone);
    return { node, of, note: rows.length === 0 ? `no such row is found: ${note}` : note, columns: columns.map((c) => ({ name: c.name, type: typeName(c.type) })), rows: rows.map((r) => r.map((text, i) => cellOfJson(text, columns[i]?.type))) };
  }
}

function rowless(inputs: number): string {
  return inputs === 0 ? 'the node reads no rows' : `it fails without any row too, or only with rows beyond the first ${SEARCHED.toLocaleString('en-US')}`;
}
