import type { Manifest } from '../../src/core/manifest';

/**
 * What the runtime asks of the machine it runs on. Everything outside `host/` reaches files, clock, terminal and processes
 * through this, so that a test or a server can stand in for any of it.
 */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly processes: Processes;
}

export interface FileEntry {
  /** Absolute path. */
  readonly path: string;
  /** Relative to the folder that was listed, with `/`. */
  readonly relative: string;
  readonly size: number;
  readonly modified: Date;
}

export type FileKind = 'file' | 'folder' | 'other';

/** Paths are absolute unless a method says otherwise. Faults are Node's own errors with their `code`. */
export interface Files {
  /** Against the working folder. */
  resolve(path: string): string;
  kind(path: string): Promise<FileKind | undefined>;
  /** With symbolic links followed; the path itself where it does not exist. */
  realPath(path: string): Promise<string>;
  size(path: string): Promise<number>;
  /** Files below a folder, at any depth unless told otherwise, in byte order of their relative paths. */
  list(folder: string, options?: { readonly recurse?: boolean }): Promise<FileEntry[]>;
  /** Names directly in a folder, sorted; none where it does not exist. */
  names(folder: string): Promise<string[]>;
  readText(path: string): Promise<string>;
  /** At most `length` bytes from `position`; negative counts from the end. */
  readBytes(path: string, position: number, length: number): Promise<Uint8Array>;
  writeText(path: string, text: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** A new folder of its own under the system's temporary folder. */
  temporaryFolder(prefix: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file another name where no file has it; says whether it did. Of several that race for a name one gets it. */
  link(from: string, to: string): Promise<boolean>;
  /** Also folders and what is in them; nothing where it does not exist. */
  remove(path: string): Promise<void>;
  /** Removes a folder only where it is empty; says whether it did. */
  removeEmptyFolder(path: string): Promise<boolean>;
  /** A number that is equal for paths on one file system, between which a rename is possible. */
  device(path: string): Promise<number>;
}

export interface Clock {
  now(): Date;
  /** Milliseconds that only go forward. */
  monotonic(): number;
}

export interface Terminal {
  /** Whether a person watches: progress lines and colours are for them only. */
  readonly isOutTty: boolean;
  readonly isErrorTty: boolean;
  readonly columns: number;
  out(text: string): void;
  error(text: string): void;
}

export interface Environment {
  readonly workingFolder: string;
  readonly cpus: number;
  readonly totalMemory: number;
  variable(name: string): string | undefined;
}

export interface Processes {
  readonly pid: number;
  /** Tells a process from a later one with the same id: when it started, as the system says it. */
  startOf(pid: number): Promise<string | undefined>;
  /** Runs a shell command to its end; output goes to the given functions. */
  run(command: string, options: {
    readonly folder: string;
    readonly variables?: Readonly<Record<string, string>>;
    readonly out: (text: string) => void;
    readonly error: (text: string) => void;
  }): Promise<number>;
  /** Calls `handler` on Ctrl-C or a request to end, instead of ending at once. Gives a function that stops it. */
  onInterrupt(handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void;
}

/** A change to files as data, for a journal. Done twice, it does nothing the second time. */
export type FileStep =
  /** `from` is moved to `to`, which does not exist. */
  | { readonly do: 'move'; readonly from: string; readonly to: string }
  | { readonly do: 'remove'; readonly path: string };

/** What a connector is to make visible: plain JSON without secrets, enough for another process to publish or abandon it. */
export interface StagedLoad {
  readonly connector: string;
  readonly node: string;
  readonly state: { readonly [name: string]: unknown };
  /** The app's connections by logical id, for a process that has no manifest: they may be bound by their construct paths. */
  readonly resources?: Manifest['resources'];
}

/** What makes the results of a run visible, as data for the journal: a change to files, or a load that its connector publishes. Done twice, it does nothing the second time. */
export type PublishStep = FileStep | {
  readonly do: 'load';
  readonly load: StagedLoad;
  /** After all files are in place: it makes them visible. */
  readonly last?: boolean;
};
