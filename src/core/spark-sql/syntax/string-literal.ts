const SINGLE: Record<string, string> = { '0': '\0', 'b': '\b', 'n': '\n', 'r': '\r', 't': '\t', 'Z': '\x1a', '%': '\\%', '_': '\\_' };
const OCTAL = /^[01][0-7]{2}$/;
const HEX4 = /^[0-9A-Fa-f]{4}$/;
const HEX8 = /^[0-9A-Fa-f]{8}$/;

/**
 * The value of a string literal's inside, as Spark's `unescapeSQLString` reads it. `\%` and `\_` keep their backslash:
 * they are there for LIKE.
 */
export function unescapeString(raw: string): string {
  if (!raw.includes('\\')) return raw;
  let out = '';
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] !== '\\' || i + 1 >= raw.length) {
      out += raw[i];
      continue;
    }
    if (raw[i + 1] === 'u' && HEX4.test(raw.slice(i + 2, i + 6))) {
      out += String.fromCharCode(parseInt(raw.slice(i + 2, i + 6), 16));
      i += 5;
    } else if (raw[i + 1] === 'U' && HEX8.test(raw.slice(i + 2, i + 10)) && parseInt(raw.slice(i + 2, i + 10), 16) <= 0x10ffff) {
      out += String.fromCodePoint(parseInt(raw.slice(i + 2, i + 10), 16));
      i += 9;
    } else if (OCTAL.test(raw.slice(i + 1, i + 4))) {
      out += String.fromCharCode(parseInt(raw.slice(i + 1, i + 4), 8));
      i += 3;
    } else {
      out += SINGLE[raw[i + 1]] ?? raw[i + 1];
      i++;
    }
  }
  return out;
}

// eslint-disable-next-line no-control-regex
const NEEDS_ESCAPE = /['\\\0\b\n\r\t\x1a]/g;
const ESCAPED: Record<string, string> = { '\'': '\\\'', '\\': '\\\\', '\0': '\\0', '\b': '\\b', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x1a': '\\Z' };

/** A string as a single-quoted literal that every Spark version reads back to the same value. */
export function quoteString(value: string): string {
  // `\0` before digits would be read as octal, so NUL is written as \u0000.
  return `'${value.replace(NEEDS_ESCAPE, (c) => (c === '\0' ? '\\u0000' : ESCAPED[c]))}'`;
}
