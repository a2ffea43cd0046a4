const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&apos;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

/** Nested elements from a plain object; all that the query services here need. */
export type XmlTree = string | number | { readonly [element: string]: XmlTree };

export function renderXml(tree: XmlTree): string {
  if (typeof tree !== 'object') return escapeXml(String(tree));
  return Object.entries(tree).map(([name, content]) => `<${name}>${renderXml(content)}</${name}>`).join('');
}
