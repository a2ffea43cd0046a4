/** Java's regular expressions on JavaScript's, for what DuckDB's RE2 does not have; and which patterns RE2 understands as Java does. */

/** Patterns that RE2 runs with Java's result: no look-around, back reference, possessive quantifier, `$`, nor Java's own escapes. */
export function runsOnRe2(pattern: string): boolean {
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') {
      const next = pattern[++i];
      if (next === undefined || /[1-9kGhHvVRXZNeE]/.test(next)) return false;
      // RE2 refuses an escaped letter that has no meaning; Java's \p names differ
      if (/[a-zA-Z]/.test(next) && !/[dDwWsSbBtnrfAzQ]/.test(next)) return false;
      if (next === 'Q') return false;
    } else if (depth > 0) {
      if (c === '[' || (c === '&' && pattern[i + 1] === '&')) return false;
      if (c === ']') depth--;
    } else if (c === '[') {
      depth++;
      if (pattern[i + 1] === '^') i++;
      if (pattern[i + 1] === ']') i++;
    } else if (c === '$') {
      return false;
    } else if (c === '(' && pattern[i + 1] === '?' && !/^\?(:|[ims]+\)|[ims]+:)/.test(pattern.slice(i + 1))) {
      return false;
    } else if (/[*+?}]/.test(c) && pattern[i + 1] === '+') {
      return false;
    } else if (c === '{' && !/^\{\d+(,\d*)?\}/.test(pattern.slice(i))) {
      return false;
    }
  }
  return true;
}

const POSIX: Readonly<Record<string, string>> = {
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: ' \\t\\n\\x0B\\f\\r',
  Blank: ' \\t',
  XDigit: '0-9A-Fa-f',
  Graph: '!-~',
  Print: ' -~',
  Cntrl: '\\x00-\\x1F\\x7F',
  ASCII: '\\x00-\\x7F',
};
const LINE_END = '(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?(?![\\s\\S]))';

/** The JavaScript source (for flags `gu` and those found) of a Java pattern. */
function translate(pattern: string): { readonly source: string; readonly flags: string } {
  let flags = '';
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') {
      const next = pattern[++i];
      if (next === undefined) throw new Error('[INVALID_REGEXP] a pattern ends in a backslash');
      if (next === 'Q') {
        const end = pattern.indexOf('\\E', i);
        const quoted = pattern.slice(i + 1, end < 0 ? undefined : end);
        out += quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
        i = end < 0 ? pattern.length : end + 1;
      } else if ((next === 'p' || next === 'P') && /^\{\w+\}/.test(pattern.slice(i + 1))) {
        const name = /^\{(\w+)\}/.exec(pattern.slice(i + 1))?.[1] ?? '';
        i += name.length + 2;
        const posix = POSIX[name];
        if (posix !== undefined) out += inClass && next === 'p' ? posix : `[${next === 'P' ? '^' : ''}${posix}]`;
        else out += `\\${next}{${name.replace(/^Is/, '')}}`;
      } else if (next === 'z') {out += '(?![\\s\\S])';} else if (next === 'A') {out += '(?<![\\s\\S])';} else if (next === 'Z') {out += LINE_END;} else if (next === 'h') {out += inClass ? ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000' : '[ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]';} else if (next === 'R') {out += '(?:\\r\\n|[\\n\\x0B\\f\\r\\u0085\\u2028\\u2029])';} else if (next === 's' || next === 'S') {out += inClass ? (next === 's' ? ' \\t\\n\\x0B\\f\\r' : '\\S') : `[${next === 'S' ? '^' : ''} \\t\\n\\x0B\\f\\r]`;} else if (next === 'a') {out += '\\x07';} else if (next === 'e') {out += '\\x1B';} else if (next === '0') {
        const octal = /^[0-7]{1,3}/.exec(pattern.slice(i + 1))?.[0] ?? '0';
        out += `\\x${parseInt(octal, 8).toString(16).padStart(2, '0')}`;
        i += octal.length;
      } else if (/[dDwWbBtnrfvxuck1-9]/.test(next)) {out += `\\${next}`;} else if (/[a-zA-Z]/.test(next)) {throw new Error(`[INVALID_REGEXP] unknown escape \\${next}`);} else {out += /[\\^$.*+?()[\]{}|/-]/.test(next) ? (next === '-' && !inClass ? '-' : `\\${next}`) : next;}
    } else if (inClass) {
      if (c === '&' && pattern[i + 1] === '&') throw new Error('[INVALID_REGEXP] an intersection of character classes is known in Spark, not available on the local engine; use `--engine spark`');
      if (c === ']') inClass = false;
      out += c === '[' ? '\\[' : c;
    } else if (c === '[') {
      inClass = true;
      out += c;
      if (pattern[i + 1] === '^') out += pattern[++i];
      if (pattern[i + 1] === ']') {
        out += '\\]';
        i++;
      }
    } else if (c === '$') {
      out += flags.includes('m') ? '$' : LINE_END;
    } else if (c === '(' && pattern[i + 1] === '?') {
      const inline = /^\(\?([imsux]+)\)/.exec(pattern.slice(i));
      if (inline !== null) {
        if (out !== '') throw new Error('[INVALID_REGEXP] flags inside a pattern are known in Spark, not available on the local engine; use `--engine spark`');
        flags += inline[1].replace(/[ux]/g, '');
        i += inline[0].length - 1;
      } else {
        out += c;
      }
    } else if (/[*+?}]/.test(c) && pattern[i + 1] === '+') {
      throw new Error('[INVALID_REGEXP] a possessive quantifier is known in Spark, not available on the local engine; use `--engine spark`');
    } else if (c === '{' && !/^\{\d+(,\d*)?\}/.test(pattern.slice(i))) {
      throw new Error('[INVALID_REGEXP] a brace stands for itself only when escaped');
    } else if (c === '}' && !/\{\d+(,\d*)?$/.test(out)) {
      out += '\\}';
    } else {
      out += c;
    }
  }
  return { source: out, flags };
}

const cache = new Map<string, RegExp>();

/** A global JavaScript expression for a Java pattern. */
export function javaRegex(pattern: string): RegExp {
  let regex = cache.get(pattern);
  if (regex === undefined) {
    const { source, flags } = translate(pattern);
    try {
      regex = new RegExp(source, `gu${[...new Set(flags)].join('')}`);
    } catch (e) {
      throw new Error(`[INVALID_PARAMETER_VALUE.PATTERN] the pattern '${pattern}' is not valid: ${(e as Error).message}`);
    }
    if (cache.size > 200) cache.clear();
    cache.set(pattern, regex);
  }
  regex.lastIndex = 0;
  return regex;
}

/** A Java replacement (`$1`, `${name}`, `\$`) applied to a match. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let out = '';
  for (let i = 0; i < replacement.length; i++) {
    const c = replacement[i];
    if (c === '\\') {
      out += replacement[++i] ?? '';
    } else if (c === '$') {
      const name = /^\{(\w+)\}/.exec(replacement.slice(i + 1));
      if (name !== null) {
        out += match.groups?.[name[1]] ?? '';
        i += name[0].length;
        continue;
      }
      let group = /^\d/.exec(replacement.slice(i + 1))?.[0];
      if (group === undefined) throw new Error(`[SPARK_ERROR] illegal group reference in '${replacement}'`);
      if (Number(group) >= match.length) throw new Error(`[SPARK_ERROR] no group ${group}`);
      // as many digits as still name a group
      for (let d = replacement[i + 1 + group.length]; d !== undefined && /\d/.test(d) && Number(group + d) < match.length; d = replacement[i + 1 + group.length]) group += d;
      out += match[Number(group)] ?? '';
      i += group.length;
    } else {
      out += c;
    }
  }
  return out;
}

/** `String.split(regex, limit)`. */
export function javaSplit(text: string, pattern: string, limit: number): string[] {
  if (text === '') return [''];
  // Spark's own rule for an empty pattern: every character, and no rest behind the limit
  if (pattern === '') return limit > 0 ? [...text].slice(0, limit) : [...text];
  const regex = javaRegex(pattern);
  const out: string[] = [];
  let from = 0;
  for (let m = regex.exec(text); m !== null; m = regex.exec(text)) {
    if (m[0] === '') regex.lastIndex += (text.codePointAt(regex.lastIndex) ?? 0) > 0xffff ? 2 : 1;
    // a match of nothing at the start splits nothing off
    if (m[0] === '' && m.index === 0) continue;
    if (limit > 0 && out.length === limit - 1) break;
    out.push(text.slice(from, m.index));
    from = m.index + m[0].length;
  }
  out.push(text.slice(from));
  return out;
}
