/** Undo as a list of states: they are immutable and share what did not change. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Changes with the same key within `MERGE_MS` are one step. */
  readonly key?: string;
  readonly at: number;
}

const STEPS = 200;
const MERGE_MS = 1500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], at: 0 };
}

export function record<T>(history: History<T>, next: T, key: string | undefined, now: number): History<T> {
  if (next === history.present) return history;
  const merges = key !== undefined && key === history.key && now - history.at < MERGE_MS && history.past.length > 0;
  const past = merges ? history.past : [...history.past, history.present].slice(-STEPS);
  return { past, present: next, future: [], key, at: now };
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], at: 0 };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, at: 0 };
}
