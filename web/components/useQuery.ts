import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';

/** A value in the query string: what is on screen can be linked to, and Back works. */
export function useQuery(name: string): [string | undefined, (value: string | undefined, options?: { push?: boolean }) => void] {
  const search = useSearch();
  const [location, navigate] = useLocation();
  const value = new URLSearchParams(search).get(name) ?? undefined;
  const set = useCallback((next: string | undefined, options: { push?: boolean } = {}) => {
    const params = new URLSearchParams(window.location.search);
    if (params.get(name) === (next ?? null)) return;
    if (next === undefined) params.delete(name);
    else params.set(name, next);
    const text = params.toString();
    navigate(text === '' ? location : `${location}?${text}`, { replace: options.push !== true });
  }, [name, navigate, location]);
  return [value, set];
}
