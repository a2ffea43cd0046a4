/** What a cell asks of the SQL session. */
export type SqlAction =
  | { readonly kind: 'sql'; readonly sql: string; readonly then: readonly SqlCall[] }
  | { readonly kind: 'assign'; readonly name: string; readonly sql: string; readonly then: readonly SqlCall[] }
  | { readonly kind: 'use'; readonly name: string; readonly then: readonly SqlCall[] };

/** `.show(5, False)`: a method and its arguments as they are written. */
export interface SqlCall { readonly method: string; readonly args: string }

const STRING = /(?:[rRfF]?)("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y;
const SQL_START = /^\s*(SELECT|WITH|VALUES|TABLE|FROM|SHOW|DESC|DESCRIBE|CREATE|DROP|USE|EXPLAIN|INSERT|SET|ALTER|MERGE|DELETE|UPDATE|CACHE|REFRESH|ANALYZE|TRUNCATE)\b/i;

/**
 * A cell of a notebook as far as it is SQL: `%%sql`, plain SQL, or Python lines of the forms `spark.sql("…").show()`, `x = spark.sql("…")`, `x.show()`.
 * Undefined for anything else: that is Python.
 */
export function parseSqlCell(code: string): SqlAction[] | undefined {
  const magic = /^\s*%%sql\b[^\n]*\n([\s\S]*)$/.exec(code)?.[1];
  if (magic !== undefined) return statements(magic);
  if (SQL_START.test(code) && !/^\s*(from\s+[\w.]+\s+import\b)/.test(code)) return statements(code);
  return new PythonLines(code).parse();
}

/** SQL statements between `;`, outside of strings and comments. */
function statements(text: string): SqlAction[] {
  const parts: string[] = [];
  let start = 0;
  const token = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] !== ';') continue;
    parts.push(text.slice(start, found.index));
    start = found.index + 1;
  }
  parts.push(text.slice(start));
  return parts.filter((p) => p.replace(/--[^\n]*/g, '').trim() !== '').map((sql) => ({ kind: 'sql', sql: sql.trim(), then: [{ method: 'show', args: '20, False' }] }));
}

/** The Python that is no more than a way to write SQL. */
class PythonLines {
  private position = 0;

  constructor(private readonly code: string) {}

  public parse(): SqlAction[] | undefined {
    const actions: SqlAction[] = [];
    for (;;) {
      this.match(/(?:\s|#[^\n]*|;)+/y);
      if (this.position >= this.code.length) return actions;
      const action = this.action();
      if (action === undefined) return undefined;
      actions.push(action);
      if (this.match(/[ \t]*(?:#[^\n]*)?(?:\n|;|$)/y) === undefined) return undefined;
    }
  }

  private action(): SqlAction | undefined {
    const name = this.match(/([A-Za-z_]\w*)[ \t]*=[ \t]*(?!=)/y)?.[1];
    if (this.match(/spark\.sql\(\s*/y) !== undefined) {
      const sql = this.string();
      if (sql === undefined || this.match(/\s*\)/y) === undefined) return undefined;
      const then = this.calls();
      return name === undefined ? { kind: 'sql', sql, then } : { kind: 'assign', name, sql, then };
    }
    if (name !== undefined) return undefined;
    const used = this.match(/([A-Za-z_]\w*)(?=\.|[ \t]*(?:\n|;|$))/y)?.[1];
    return used === undefined ? undefined : { kind: 'use', name: used, then: this.calls() };
  }

  private calls(): SqlCall[] {
    const calls: SqlCall[] = [];
    for (let found = this.match(/\s*\.(\w+)\(([^()]*)\)/y); found !== undefined; found = this.match(/\s*\.(\w+)\(([^()]*)\)/y)) {
      calls.push({ method: found[1] ?? '', args: found[2] ?? '' });
    }
    return calls;
  }

  private string(): string | undefined {
    const quoted = this.match(STRING)?.[1];
    if (quoted === undefined) return undefined;
    const width = /^("""|''')/.test(quoted) ? 3 : 1;
    return quoted.slice(width, -width).replace(/\\(['"\\nt])/g, (_, c: string) => ({ n: '\n', t: '\t' }[c] ?? c));
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.code);
    if (found === null) return undefined;
    this.position = pattern.lastIndex;
    return found;
  }
}
