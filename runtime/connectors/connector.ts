import { PartitionColumn } from '../formats/format';
import { FileEntry, PublishStep } from '../host/host';

export interface ListRequest {
  /** Paths of the source, resolved: `s3://bucket/prefix/`, may hold globs. */
  readonly uris: readonly string[];
  /** All files below, and no partitions; else only `key=value` folders are entered and become columns. */
  readonly recurse: boolean;
  /** Globs of files not to read. */
  readonly exclusions: readonly string[];
  /** Which of these partitions are to be read, by index; without `recurse`. The folders of the others are not listed, where listing costs. */
  readonly prune?: PartitionPruner;
}

/** Values as the folders spell them; `undefined` is null. */
export type PartitionPruner = (
  keys: readonly PartitionColumn[], values: readonly (readonly (string | undefined)[])[],
) => Promise<ReadonlySet<number>>;

export interface SourceFile extends FileEntry {
  /** As the user would name it: `s3://bucket/orders/a.csv`. */
  readonly uri: string;
}

export interface Listing {
  /** In byte order of their URIs; local paths that an engine can read, once they have been fetched. */
  readonly files: readonly SourceFile[];
  readonly partitions: readonly PartitionColumn[];
  /** Local folders and files that the paths lead to, for telling whether a target lies inside. */
  readonly roots: readonly string[];
}

/** A target's place for files that are not yet to be seen. */
export interface Staging {
  /** Local folder to write into; does not exist yet. */
  readonly folder: string;
  /** Where they will be. */
  readonly target: string;
  readonly uri: string;
}

export type WriteMode = 'append' | 'overwrite' | 'errorifexists';

/** Where data lives. One value a kind of system. */
export interface Connector {
  readonly name: string;
  /** Whether it is the one for this URI. */
  accepts(uri: string): boolean;
  list(request: ListRequest): Promise<Listing>;
  /** Brings listed files to their local paths, where they are not there already. */
  fetch?(files: readonly SourceFile[], signal?: AbortSignal): Promise<void>;
  /** Where the URI leads on this machine; for messages and for comparing places. */
  place(uri: string): Promise<string>;
  /** Whether a target holds any file. */
  isEmpty(uri: string): Promise<boolean>;
  stage(uri: string, runId: string, number: number): Promise<Staging>;
  /** The steps that make the staged files visible, fewest first to matter: one where the target does not exist. */
  publish(staging: Staging, mode: WriteMode): Promise<PublishStep[]>;
}
