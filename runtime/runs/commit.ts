import { catalogChange } from './catalog/changes';
import type { CatalogKeeping, TargetSpec } from './node-io';
import { GlueprintError } from '../../src/core/diagnostics';
import { Staging, WriteMode } from '../connectors/connector';
import { sparkFolder } from '../connectors/partitions';
import { Connectors } from '../connectors/registry';
import { TableWriting } from '../connectors/table-connector';
import { Query } from '../formats/format';
import { fileName, FILE_KEY } from '../formats/reader-sql';
import { faultCode, faultMessage } from '../host/fault';
import { Clock, Files, FileStep, PublishStep, StagedLoad } from '../host/host';
import { CatalogChange } from '../state/catalog';
import { BookmarkMove, Journal } from '../state/journal';
import { Owner } from '../state/run-records';

/** A target of the run, on its way. */
export interface StagedTarget {
  readonly node: string;
  /** Its data, or records that its source refused. */
  readonly purpose: 'data' | 'rejected';
  readonly mode: WriteMode;
  readonly staging: Staging;
  readonly extension: string;
  /** Where the rows go on to from the staging folder, by a client. */
  readonly writing?: TableWriting;
  /** The table of the catalog that goes with it. */
  readonly keeping?: CatalogKeeping;
  /** Makes its files part of a table once they are in place. */
  readonly seal?: TargetSpec['seal'];
}

/** Who publishes and abandons loads. */
export interface LoadPublisher {
  publish(load: StagedLoad): Promise<void>;
  abandon(load: StagedLoad): Promise<void>;
  /** The load with what another process needs to publish it. */
  forJournal(load: StagedLoad): StagedLoad;
}

/**
 * Makes all targets of a run visible, or none. What is written goes to staging folders first; the journal says so before they exist.
 * Then it holds the moves to come (the decision), then each is done. A run killed in between is completed by the next (`recover.ts`).
 */
export class Commit {
  private staged = false;
  private folders: string[] = [];
  private parents: string[] = [];
  private loaded: StagedLoad[] = [];

  constructor(
    private readonly run: string,
    /** Part of the names of the files written. */
    public readonly id: string,
    private readonly owner: Owner,
    private readonly files: Files, private readonly journal: Journal, private readonly connectors: Connectors,
    private readonly loads: LoadPublisher,
  ) {}

  /** Before the first byte is written. */
  public async stage(targets: readonly StagedTarget[]): Promise<void> {
    if (targets.length === 0) return;
    this.folders = [...new Set(targets.map((t) => folderOf(t.staging.folder)))];
    for (const folder of this.folders) this.parents.push(...await missingParents(this.files, folder));
    this.journal.stage(this.run, this.owner, this.folders, this.parents);
    this.staged = true;
    for (const folder of this.folders) await this.files.makeFolder(folder);
  }

  /**
   * All targets at once, then what stood aside goes. `published` is called when everything is visible, `done` together with the journal's
   * last word: a run that is killed has told either all of it or nothing.
   */
  public async publish(
    targets: readonly StagedTarget[], bookmarks: readonly BookmarkMove[], told: { published(catalog: readonly CatalogChange[]): void; done(): void },
    engine: { readonly query: Query; readonly clock: Clock },
  ): Promise<void> {
    const fileSteps: PublishStep[] = [];
    const catalog: CatalogChange[] = [];
    const seals: PublishStep[] = [];
    for (const t of targets) {
      if (t.writing !== undefined) {
        await this.load(t, t.writing);
        continue;
      }
      if (await this.files.kind(t.staging.folder) === undefined) continue; // nothing was rejected
      await this.nameAsSpark(t);
      if (t.keeping !== undefined) catalog.push(await catalogChange(t.keeping, t.staging.folder, this.files));
      if (t.seal !== undefined) {
        const host = { files: this.files, clock: engine.clock };
        const load = await t.seal({ node: t.node, run: this.run, folder: t.staging.folder, host, query: engine.query });
        seals.push({ do: 'load', load, last: true });
      }
      fileSteps.push(...await this.connectors.of(t.staging.uri).publish(t.staging, t.mode));
    }
    // A system may refuse its rows still, a move hardly: loads go first.
    const steps = [...this.loaded.map((load): PublishStep => ({ do: 'load', load })), ...fileSteps.filter((s) => s.do === 'load'), ...fileSteps.filter((s) => s.do !== 'load'), ...seals];
    if (!this.staged) {
      told.published(catalog);
      told.done();
      return;
    }
    this.journal.decide(this.run, steps, bookmarks, catalog);
    const done: PublishStep[] = [];
    try {
      for (const step of steps) {
        if (step.do === 'load') await this.publishLoad(step.load);
        else if (step.do === 'move') await moveOnce(this.files, step);
        else continue;
        done.push(step);
      }
    } catch (cause) {
      await this.undo(done);
      const visible = done.flatMap((s) => (s.do === 'load' ? [s.load.node] : []));
      this.loaded = this.loaded.filter((l) => !visible.includes(l.node));
      const state = visible.length === 0 ? 'all targets are as they were before the run' : `${visible.join(', ')} had been published already and keeps its rows; the other targets are as they were before the run`;
      if (GlueprintError.isGlueprintError(cause)) throw new GlueprintError({ ...cause.details, code: cause.code, hint: [cause.details.hint, state].filter((h) => h !== undefined).join('; ') });
      throw new GlueprintError({
        code: 'PublishFailed',
        cause,
        file: steps.length === 0 ? undefined : targets[0]?.staging.target,
        message: `the results could not be moved into place: ${faultMessage(cause)}`,
        hint: state,
      });
    }
    this.journal.published(this.run, () => told.published(catalog));
    await finish(this.files, this.folders, [], steps);
    this.journal.done(this.run, told.done);
    this.staged = false;
  }

  /** Its error names the node. */
  private async publishLoad(load: StagedLoad): Promise<void> {
    try {
      await this.loads.publish(load);
    } catch (e) {
      // A load of files knows its place only.
      throw GlueprintError.isGlueprintError(e) && e.details.node === undefined && this.loaded.includes(load) ? e.at({ node: load.node }) : e;
    }
  }

  /** To where nobody sees it yet; the journal knows, so that it is abandoned if the run ends here. */
  private async load(target: StagedTarget, writing: TableWriting): Promise<void> {
    const files = await this.files.kind(target.staging.folder) === undefined ? [] : await this.files.list(target.staging.folder);
    try {
      this.loaded.push(this.loads.forJournal(await writing.stage(files.map((f) => f.path), this.run)));
    } catch (e) {
      throw GlueprintError.isGlueprintError(e) ? e.at({ node: target.node }) : e;
    }
    this.journal.loaded(this.run, this.loaded.map((load) => ({ do: 'load', load })));
  }

  /** What was written so far goes, the places stay: the run begins anew. */
  public async restart(targets: readonly StagedTarget[]): Promise<void> {
    for (const t of targets) await this.files.remove(t.staging.folder);
  }

  /** Nothing of the run stays. */
  public async abandon(): Promise<void> {
    if (!this.staged) return;
    for (const load of this.loaded) await this.loads.abandon(load);
    await finish(this.files, this.folders, this.parents, []);
    this.journal.done(this.run);
    this.staged = false;
  }

  private async undo(done: readonly PublishStep[]): Promise<void> {
    for (const step of [...done].reverse()) if (step.do === 'move') await this.files.rename(step.to, step.from);
    this.journal.undone(this.run);
  }

  /** Files and partition folders as the engine named them get Spark's names. */
  private async nameAsSpark(target: StagedTarget): Promise<void> {
    const { files } = this;
    let part = 0;
    const visit = async (folder: string, partitioned: boolean, root: string): Promise<void> => {
      for (const name of await files.names(folder)) {
        const path = `${folder}/${name}`;
        if (await files.kind(path) === 'folder') {
          if (name.startsWith(`${FILE_KEY}=`)) {
            await visit(path, partitioned, root);
            await files.removeEmptyFolder(path);
            continue;
          }
          const spelt = `${folder}/${sparkFolder(name)}`;
          if (spelt !== path) await this.mergeFolder(path, spelt);
          await visit(spelt, true, spelt);
        } else if (!name.startsWith('part-') || folder !== root) {
          await files.rename(path, `${root}/${fileName(part++, this.id, partitioned, target.extension)}`);
        }
      }
    };
    await visit(target.staging.folder, false, target.staging.folder);
  }

  /** Two of the engine's folders may be one of Spark's: the empty string and null. */
  private async mergeFolder(from: string, to: string): Promise<void> {
    if (await this.files.kind(to) === undefined) {
      await this.files.rename(from, to);
      return;
    }
    for (const name of await this.files.names(from)) {
      const free = await this.files.kind(`${to}/${name}`) === undefined ? name : `x-${name}`;
      await this.files.rename(`${from}/${name}`, `${to}/${free}`);
    }
    await this.files.removeEmptyFolder(from);
  }
}

/** A move that may have been done already. */
export async function moveOnce(files: Files, step: Extract<FileStep, { do: 'move' }>): Promise<void> {
  if (await files.kind(step.to) !== undefined && await files.kind(step.from) === undefined) return;
  try {
    await files.rename(step.from, step.to);
  } catch (e) {
    if (faultCode(e) !== 'ENOENT') throw e;
    await files.makeFolder(folderOf(step.to));
    await files.rename(step.from, step.to);
  }
}

/** Removes what stood aside, the staging folders, and the folders made for them where nothing came to be in them. */
export async function finish(files: Files, folders: readonly string[], parents: readonly string[], steps: readonly PublishStep[]): Promise<void> {
  for (const step of steps) if (step.do === 'remove') await files.remove(step.path);
  for (const folder of folders) await files.remove(folder);
  for (const parent of [...parents].reverse()) await files.removeEmptyFolder(parent);
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

/** Folders above a path that do not exist, outermost first. */
async function missingParents(files: Files, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = folderOf(path); at !== '/' && await files.kind(at) === undefined; at = folderOf(at)) missing.unshift(at);
  return missing;
}
