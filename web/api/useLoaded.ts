import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  readonly value?: T;
  readonly error?: Error;
  readonly loading: boolean;
  reload(): void;
}

/** What `load` gives, again whenever `key` changes; the old value stays on screen until the new one is there, unless the key's subject changed. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, key: string, subject = key): Loaded<T> {
  const [state, setState] = useState<{ subject: string; value?: T; error?: Error; loading: boolean }>({ subject, loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const abort = new AbortController();
    setState((s) => (s.subject === subject ? { ...s, loading: true } : { subject, loading: true }));
    latest.current(abort.signal).then(
      (value) => { if (!abort.signal.aborted) setState({ subject, value, loading: false }); },
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ subject, error: error instanceof Error ? error : new Error(String(error)), loading: false });
      },
    );
    return () => abort.abort();
  }, [key, subject, turn]);
  const reload = useCallback(() => setTurn((t) => t + 1), []);
  return { ...(state.subject === subject ? state : { loading: true }), reload };
}
