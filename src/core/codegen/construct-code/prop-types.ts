import { BASES, INTERFACES } from './shapes';

/** TypeScript types of all props of an interface, inherited ones first; `undefined` where a type is no interface. */
export function propTypes(name: string): { readonly [prop: string]: string } | undefined {
  const own = INTERFACES[name];
  if (own === undefined) return undefined;
  return Object.assign({}, ...(BASES[name] ?? []).map(propTypes), own) as { readonly [prop: string]: string };
}
