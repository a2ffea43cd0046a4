import type { Text } from './manifest';

const PARAMETER = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

export function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  if ('ref' in value) {
    return typeof value.ref === 'string' && keys.every((k) => k === 'ref' || k === 'attribute') && (!('attribute' in value) || typeof value.attribute === 'string');
  }
  return 'join' in value && keys.length === 1 && Array.isArray(value.join) && value.join.every(isText);
}

/** What a text is made of, adjacent literals joined. */
export type TextPart = { readonly literal: string } | { readonly parameter: string } | { readonly ref: string; readonly attribute?: string };

export function textParts(text: Text): TextPart[] {
  const out: TextPart[] = [];
  const literal = (s: string) => {
    const last = out[out.length - 1];
    if (s === '') return;
    if (last !== undefined && 'literal' in last) out[out.length - 1] = { literal: last.literal + s };
    else out.push({ literal: s });
  };
  const walk = (t: Text) => {
    if (typeof t === 'string') {
      let from = 0;
      for (const m of t.matchAll(PARAMETER)) {
        literal(t.slice(from, m.index));
        out.push({ parameter: m[1] });
        from = m.index + m[0].length;
      }
      literal(t.slice(from));
    } else if ('join' in t) {
      t.join.forEach(walk);
    } else {
      out.push(t.attribute === undefined ? { ref: t.ref } : { ref: t.ref, attribute: t.attribute });
    }
  };
  walk(text);
  return out;
}

/** The simplest text that says the same. */
export function joinText(parts: readonly Text[]): Text {
  const out: Text[] = [];
  for (const part of parts.flatMap((p) => (typeof p === 'object' && 'join' in p ? p.join : [p]))) {
    const last = out[out.length - 1];
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else if (part !== '') out.push(part);
  }
  return out.length === 0 ? '' : out.length === 1 ? out[0] : { join: out };
}

export interface TextResolver {
  /** Value of a resource reference. */
  readonly ref: (id: string, attribute?: string) => string;
  /** Value of a job parameter. */
  readonly parameter: (name: string) => string;
}

/** The text as it stands at run time. */
export function resolveText(text: Text, resolver: TextResolver): string {
  return textParts(text)
    .map((p) => ('literal' in p ? p.literal : 'parameter' in p ? resolver.parameter(p.parameter) : resolver.ref(p.ref, p.attribute)))
    .join('');
}

/** The text for people: `s3://<DataBucket>/orders/${day}/`. */
export function displayText(text: Text): string {
  return resolveText(text, {
    ref: (id, attribute) => `<${attribute === undefined ? id : `${id}.${attribute}`}>`,
    parameter: (name) => `\${${name}}`,
  });
}
