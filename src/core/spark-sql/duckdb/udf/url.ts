import type { Udf } from './udf';

interface Parts { readonly scheme?: string; readonly authority?: string; readonly path?: string; readonly query?: string; readonly fragment?: string }

/** Parts of a URI by RFC 2396, as `java.net.URI` takes it; undefined for what that refuses. */
function split(url: string): Parts | undefined {
  if (/[\s"<>\\^`{|}]/.test(url) || /%(?![0-9A-Fa-f]{2})/.test(url)) return undefined;
  const m = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url);
  if (m === null) return undefined;
  const [, scheme, authority, path, query, fragment] = m;
  if (scheme === undefined && /^[^/?#]*:/.test(url)) return undefined;
  // opaque: `mailto:a@b` has no path
  if (scheme !== undefined && authority === undefined && !path.startsWith('/')) return { scheme, fragment };
  return { scheme, authority, path, query, fragment };
}

/** Host of an authority; none where it is not of the server form. */
function host(authority: string): string | null {
  const m = /^(?:[^@]*@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d*)?$/.exec(authority);
  return m === null ? null : m[1];
}

function parseUrl(url: string, part: string, key?: string): string | null {
  const parts = split(url);
  if (parts === undefined) return null;
  const { scheme, authority, path, query, fragment } = parts;
  if (key !== undefined) {
    if (part !== 'QUERY' || query === undefined) return null;
    const found = new RegExp(`(?:^|&)${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}=([^&]*)`).exec(query);
    return found === null ? null : found[1];
  }
  switch (part) {
    case 'HOST': return authority === undefined || authority === '' ? null : host(authority);
    case 'PATH': return path ?? null;
    case 'QUERY': return query ?? null;
    case 'REF': return fragment ?? null;
    case 'PROTOCOL': return scheme ?? null;
    case 'FILE': return path === undefined ? null : path + (query === undefined ? '' : `?${query}`);
    case 'AUTHORITY': return authority === undefined || authority === '' ? null : authority;
    case 'USERINFO': return authority?.includes('@') === true ? authority.slice(0, authority.lastIndexOf('@')) : null;
    default: return null;
  }
}

/** `application/x-www-form-urlencoded`, as `java.net.URLEncoder`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    throw new Error(`[CANNOT_DECODE_URL] the provided URL cannot be decoded: ${text}`);
  }
}

export const URL_UDFS: readonly Udf[] = [
  { name: 'spark_parse_url', params: ['VARCHAR', 'VARCHAR'], returns: 'VARCHAR', run: (url, part) => parseUrl(url as string, part as string) },
  { name: 'spark_parse_url_key', params: ['VARCHAR', 'VARCHAR', 'VARCHAR'], returns: 'VARCHAR', run: (url, part, key) => parseUrl(url as string, part as string, key as string) },
  { name: 'spark_url_encode', params: ['VARCHAR'], returns: 'VARCHAR', run: (text) => encode(text as string) },
  { name: 'spark_url_decode', params: ['VARCHAR'], returns: 'VARCHAR', run: (text) => decode(text as string) },
];
