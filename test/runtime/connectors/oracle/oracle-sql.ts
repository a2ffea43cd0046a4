import { OracleValue } from './values';

/** A fault as Oracle tells it. */
export class OracleFault extends Error {
  constructor(public readonly code: number, message: string) {
    super(message);
  }
}

interface Token { readonly kind: 'text' | 'quoted' | 'bind' | 'word' | 'other'; readonly text: string }

/** Names of formats and functions that mean another thing in DuckDB, or nothing. */
const FORMATS: Readonly<Record<string, string>> = {
  'YYYY-MM-DD "("BC")" HH24:MI:SS': '%Y-%m-%d (AD) %H:%M:%S',
  'YYYY-MM-DD "("BC")" HH24:MI:SS.FF9': '%Y-%m-%d (AD) %H:%M:%S.%n',
  'YYYY-MM-DD HH24:MI:SS': '%Y-%m-%d %H:%M:%S',
  'YYYY-MM-DD': '%Y-%m-%d',
};
const FUNCTIONS: Readonly<Record<string, string>> = { TO_CHAR: 'ORA_TIME_TEXT', TO_TIMESTAMP: 'ORA_TO_TIMESTAMP', TO_DATE: 'ORA_TO_TIMESTAMP', REPLACE: 'ORA_REPLACE' };

/** What DuckDB would take and Oracle does not. */
const NOT_ORACLE: readonly (readonly [RegExp, number, string])[] = [
  [/;/, 933, 'SQL command not properly ended'],
  [/\bLIMIT\s+\d/, 933, 'SQL command not properly ended'],
  [/::|\bON CONFLICT\b|\bIF (NOT )?EXISTS\b|\bILIKE\b/, 933, 'SQL command not properly ended'],
  [/\b(FROM|JOIN|USING|INTO|UPDATE)\s+[\w".$#]+\s+AS\s+(?!SELECT)\w/, 933, 'SQL command not properly ended'],
  [/\bFROM\s*\((?:[^()]|\([^()]*\))*\)\s*AS\s/, 933, 'SQL command not properly ended'],
  [/\bVALUES\s*\((?:[^()]|\([^()]*\))*\)\s*,\s*\(/, 933, 'SQL command not properly ended'],
  [/\b(TRUE|FALSE)\b/, 904, '"TRUE": invalid identifier'],
  [/^SELECT (?![\s\S]*\bFROM\b)/, 923, 'FROM keyword not found where expected'],
];

/** A statement of Oracle's as DuckDB does it: names folded, empty texts null, functions and formats by other names. */
export class OracleSql {
  /** Names in quotes that are not given here by AS. */
  public readonly quoted: readonly string[];
  /** Folded, without texts: what kind of statement it is, and which tables it names. */
  public readonly shape: string;
  /** Columns that are compared with a text, which Oracle reads by a format of the session where they are times. */
  public readonly compared: readonly { readonly column: string; readonly text: string }[];
  private readonly tokens: readonly Token[];

  constructor(sql: string) {
    this.tokens = tokensOf(sql);
    const whole = this.tokens.map((t) => t.text).join('');
    this.compared = [...whole.matchAll(/("[^"]+"|\w+)\s*(?:<=|>=|<>|<|>|=)\s*'((?:[^']|'')*)'/g)].map(([, column = '', text = '']) => ({ column: column.replace(/"/g, ''), text }));
    this.shape = this.tokens.map((t) => (t.kind === 'text' ? "'?'" : t.text)).join('').trim();
    for (const [pattern, code, message] of NOT_ORACLE) if (pattern.test(this.shape)) throw new OracleFault(code, message);
    const given = new Set([...this.shape.matchAll(/\bAS\s+"?(\w+)/g)].map((m) => m[1] ?? ''));
    this.quoted = this.tokens.filter((t) => t.kind === 'quoted').map((t) => t.text.slice(1, -1)).filter((q) => !given.has(q));
  }

  /** Words and quoted names: those of tables are among them. */
  public get names(): ReadonlySet<string> {
    return new Set(this.tokens.filter((t) => t.kind === 'word' || t.kind === 'quoted').map((t) => t.text.replace(/"/g, '')));
  }

  /** Whether a name in quotes stands where a table's does. */
  public isTable(name: string): boolean {
    return [...this.shape.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(?:(?:\w+|"[^"]+")\.)?"([^"]+)"/g)].some((m) => m[1] === name);
  }

  public duckDb(row: readonly OracleValue[] = []): string {
    let bind = 0;
    const out = this.tokens.map(({ kind, text }, i) => {
      if (text === 'TO_CHAR' && this.tokens.slice(i).find((t) => t.kind === 'text')?.text === "'TM9'") return 'ORA_NUMBER_TEXT';
      if (kind === 'bind') return literal(row[bind++] ?? null);
      if (kind === 'text') return text === "''" ? 'NULL' : `'${FORMATS[text.slice(1, -1)] ?? text.slice(1, -1)}'`;
      return kind === 'word' ? FUNCTIONS[text] ?? text : text;
    }).join('');
    return this.shape.startsWith('MERGE') ? unqualified(out) : out;
  }
}

/** A text that a time is compared with, by the session's format for its type; what comes last of it may be missing. */
export function checkTime(text: string, format: string): void {
  const pattern = format.replace(/[.]/g, '\\$&').replace(/SYYYY/, '[ -]?\\d{1,4}').replace(/YYYY/, '\\d{1,4}').replace(/MM|DD|HH24|MI|SS/g, '\\d{1,2}')
    .replace(/\\\.FF\d?/, '(?:\\.\\d{1,9})?').replace(/ (.*)$/, '(?: $1)?');
  if (new RegExp(`^${pattern}$`).test(text)) return;
  throw new RegExp(`^${pattern}`).test(text) ? new OracleFault(1830, 'date format picture ends before converting entire input string') : new OracleFault(1861, 'literal does not match format string');
}

/** DuckDB has no names of tables before the columns that a MERGE sets. */
function unqualified(merge: string): string {
  return merge
    .replace(/(UPDATE SET\s+)([\s\S]*?)(?=WHEN NOT MATCHED|$)/, (_, set: string, list: string) => set + list.replace(/(^|,\s*)T\.("[^"]+"|\w+)\s*=/g, '$1$2 ='))
    .replace(/(THEN INSERT\s*\()([^)]*)/, (_, insert: string, list: string) => insert + list.replace(/\bT\./g, ''));
}

function tokensOf(sql: string): Token[] {
  const pattern = /(?<text>'(?:[^']|'')*')|(?<quoted>"[^"]+")|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<bind>:\w+)|(?<word>[A-Za-z_][\w$#]*)|(?<other>[\s\S])/g;
  return [...sql.matchAll(pattern)].map(({ groups = {} }): Token => {
    if (groups.comment !== undefined) return { kind: 'other', text: ' ' };
    const [kind = 'other', text = ''] = Object.entries(groups).find(([, v]) => v !== undefined) ?? [];
    return { kind: kind as Token['kind'], text: kind === 'word' ? text.toUpperCase() : text };
  });
}

function literal(value: OracleValue): string {
  if (value === null) return 'NULL';
  return Buffer.isBuffer(value) ? `unhex('${value.toString('hex')}')` : `'${String(value).replace(/'/g, "''")}'`;
}

/** A fault of DuckDB's as Oracle would have it. @throws what has no counterpart: something that this stand-in does not know */
export function oracleFault(e: unknown): OracleFault {
  if (e instanceof OracleFault) return e;
  const message = e instanceof Error ? e.message : String(e);
  const found = (pattern: RegExp) => pattern.exec(message)?.[1] ?? '';
  if (/Table with name .* does not exist/.test(message)) return new OracleFault(942, 'table or view does not exist');
  if (/Referenced column|does not have a column|Values list .* does not have/.test(message)) return new OracleFault(904, `"${found(/column(?: named)? "([^"]+)"/)}": invalid identifier`);
  if (/Duplicate key|PRIMARY KEY or UNIQUE constraint violated|violates (primary key|unique) constraint/.test(message)) return new OracleFault(1, 'unique constraint (SCOTT.SYS_C0011) violated');
  if (/NOT NULL constraint failed: (.*)/.test(message)) return new OracleFault(1400, `cannot insert NULL into (${found(/failed: (.*)/)})`);
  if (/CHECK constraint failed/.test(message)) return new OracleFault(12899, 'value too large for column');
  if (/Could not (convert|cast)/.test(message)) return /string "[-+.\d]+"|DECIMAL.*to DECIMAL|from type/.test(message) ? new OracleFault(1438, 'value larger than specified precision allowed for this column') : new OracleFault(1722, 'invalid number');
  if (/timestamp|date field/i.test(message) && /Conversion Error/.test(message)) return new OracleFault(1843, 'not a valid month');
  if (/already exists/.test(message)) return new OracleFault(955, 'name is already used by an existing object');
  if (/conflict/i.test(message)) return new OracleFault(60, 'deadlock detected while waiting for resource');
  if (/Parser Error/.test(message)) return new OracleFault(900, 'invalid SQL statement');
  throw e;
}
