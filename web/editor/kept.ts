/** Something that the browser's own storage keeps over a reload and a closed tab. */
export interface Kept<T> { read(): T | undefined; write(value: T): void; clear(): void }

/** `what` of a job. A storage that is full, or forbidden, keeps nothing and holds up no edit. */
export function kept<T>(what: 'draft' | 'view', job: string): Kept<T> {
  const key = `glueprint.${what}.${job}`;
  const attempt = <R>(work: () => R): R | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt(() => {
      const text = localStorage.getItem(key);
      return text === null ? undefined : JSON.parse(text) as T;
    }),
    write: (value) => attempt(() => localStorage.setItem(key, JSON.stringify(value))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}
