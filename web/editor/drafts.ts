import type { Draft } from './editor-store';

/** Edits that have not reached the disk, in the browser's own storage: a closed tab loses none. */
export function draftsOf(job: string): { read(): Draft | undefined; write(draft: Draft): void; clear(): void } {
  const key = `glueprint.draft.${job}`;
  return {
    read() {
      try {
        const text = localStorage.getItem(key);
        return text === null ? undefined : JSON.parse(text) as Draft;
      } catch {
        return undefined;
      }
    },
    write: (draft) => localStorage.setItem(key, JSON.stringify(draft)),
    clear: () => localStorage.removeItem(key),
  };
}
