/** Python source text, as a person would write it. */

/** A string literal; the quotes that need no escapes win. */
export function pythonString(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  return `${quote}${escaped(text, quote)}${quote}`;
}

/** The inside of a literal between the given quotes. */
export function escaped(text: string, quote: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\\\u0000-\u001f\u007f\u2028\u2029]|["']/g, (c) => {
    if (c === '"' || c === "'") return c === quote ? `\\${c}` : c;
    const short = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[c];
    return short ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

export function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonString(value);
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  return `{${Object.entries(value).map(([k, v]) => `${pythonString(k)}: ${pythonLiteral(v)}`).join(', ')}}`;
}

/** A text over several lines: raw where it holds backslashes, as regular expressions do. */
export function pythonBlock(text: string, prefix = ''): string {
  const raw = text.includes('\\') && !text.includes('"""');
  const body = raw ? text : text.replace(/\\/g, '\\\\').replace(/"""/g, '\\"\\"\\"');
  return `${prefix}${raw ? 'r' : ''}"""\n${body}\n"""`;
}

/** One line of comment, whatever the text holds. */
export function pythonComment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ').trim()}`;
}

/** What Black lets stand on one line. */
const LINE_LENGTH = 88;

/** `value = start.a().b()` where that fits, else in brackets with a call a line; the first stays with a plain name, as Black has it. */
export function callChain(target: string, start: string, calls: readonly string[]): string[] {
  const prefix = target === '' ? '' : `${target} = `;
  const plain = `${prefix}${[start, ...calls].join('.')}`;
  if (plain.length <= LINE_LENGTH && !plain.includes('\n')) return [plain];
  const [first = '', ...rest] = /^[\w.]+$/.test(start) ? [[start, ...calls.slice(0, 1)].join('.'), ...calls.slice(1)] : [start, ...calls];
  return [`${prefix}(`, `    ${first}`, ...rest.map((c) => `    .${c}`), ')'];
}

/** `name(` with a keyword argument a line `)`. */
export function keywordCall(target: string, callee: string, args: { readonly [name: string]: string | undefined }, tail = ''): string[] {
  const lines = Object.entries(args).filter(([, v]) => v !== undefined).map(([k, v]) => `    ${k}=${v},`);
  return [`${target === '' ? '' : `${target} = `}${callee}(`, ...lines, `)${tail}`];
}
