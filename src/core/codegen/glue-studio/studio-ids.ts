import { upper } from './spelling';
import type { StudioNode } from './studio-job';

/** Longer words are no names of variables, views and files that anybody reads. */
const LONGEST = 100;

/** What a node is called below its job: its name where that can be one, else its words; `Amazon S3` → `AmazonS3`. */
export function nodeName(name: string, member: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name) && name.length <= LONGEST && !(name in Object.prototype)) return name;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '');
  const plain = words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('').slice(0, LONGEST);
  return /^[\p{L}_]/u.test(plain) && !(plain in Object.prototype) ? plain : `${member}${plain}`;
}

/** Names by id; the second of a name gets a number. */
export function nodeNames(nodes: readonly StudioNode[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(nodes.map((n) => {
    const base = nodeName(String(n.body.Name ?? n.body.name ?? n.member), upper(n.member));
    let name = base;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}${i}`;
    taken.add(name.toLowerCase());
    return [n.id, name];
  }));
}

/** Whether a node still has the name that its import gave it, or a numbered one like it. */
export function isNameOf(id: string, name: string, member: string): boolean {
  const base = nodeName(name, member);
  return id === base || (id.startsWith(base) && /^\d+$/.test(id.slice(base.length)));
}
