import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Failure, Spinner } from './parts';

export type Later<P> = ComponentType<P> & { preload(): Promise<void> };

/**
 * A component in a chunk of its own. Once the chunk is here it is drawn at once, as any other: React's own `lazy` always shows its
 * fallback first, and then holds back what replaces it for 300 ms. A chunk that cannot be fetched is told in its place, with a way to try again.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, waiting: ReactNode = <Spinner label="Opening" />): Later<P> {
  let Loaded: ComponentType<P> | undefined;
  const preload = async () => { Loaded ??= await load(); };
  function Part(props: P) {
    const [, setTurn] = useState(0);
    const [error, setError] = useState<Error>();
    const fetchIt = () => {
      setError(undefined);
      preload().then(() => setTurn((t) => t + 1), () => setError(new Error('this part of the page could not be fetched: is `glueprint studio` still running?')));
    };
    useEffect(() => { if (Loaded === undefined) fetchIt(); }, []);
    if (Loaded !== undefined) return <Loaded {...props} />;
    // A browser remembers that a module could not be fetched: only a new page asks again.
    return error === undefined ? <>{waiting}</> : <Failure error={error} retry={() => location.reload()} />;
  }
  return Object.assign(Part, { preload });
}
