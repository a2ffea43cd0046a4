/** A glob as a test of whole paths: `*` and `?` stay in a segment, `**` does not, `{a,b}` and `[abc]` as in Hadoop. */
export function globPattern(glob: string): RegExp {
  let out = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob.charAt(i);
    if (c === '*' && glob[i + 1] === '*') {
      out += '.*';
      i++;
    } else if (c === '*') {
      out += '[^/]*';
    } else if (c === '?') {
      out += '[^/]';
    } else if (c === '{') {
      depth++;
      out += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (c === ',' && depth > 0) {
      out += '|';
    } else if (c === '[' && glob.indexOf(']', i) > i + 1) {
      const end = glob.indexOf(']', i);
      out += `[${glob.slice(i + 1, end).replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;
      i = end;
    } else {
      out += c.replace(/[.+^$()|\\\]}]/g, '\\$&');
    }
  }
  return new RegExp(`^${out}${')'.repeat(depth)}$`);
}

export function isGlob(path: string): boolean {
  return /[*?{[]/.test(path);
}
