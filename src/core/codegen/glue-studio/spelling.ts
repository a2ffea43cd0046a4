import { formOf } from './forms';
import { isObject, JsonObject, StudioNode } from './studio-job';

/** Keys of these objects are the user's own. */
const MAPS = ['DefaultArguments', 'NonOverridableArguments', 'Tags', 'Data'];

export const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
export const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((v) => renamed(v, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [rename(k), MAPS.includes(upper(k)) ? v : renamed(v, rename)]));
}

/** A node in the spelling of the API, where another client wrote its member and fields with small letters. */
export function inApiSpelling<T extends Pick<StudioNode, 'member' | 'body'>>(node: T): T {
  if (formOf(node.member, node.body) !== undefined) return node;
  const [member, body] = [upper(node.member), renamed(node.body, upper) as JsonObject];
  return member === node.member || formOf(member, body) === undefined ? node : { ...node, member, body };
}
