import { inspect, isExpressionScope, queryOptions, SqlScope, Tree } from './scope';
import { functionNotes, signaturesOf } from './signature';
import { pathTo, Step } from './tree-path';
import { VisibleColumn, visibleColumns, visibleCtes } from './visible';
import { typeName } from '../../types';
import type { FunctionKind, SqlFunction } from '../functions/function';
import { functionNames, lookupFunction } from '../functions/registry';
import { QUERY_KEYWORDS } from '../syntax/keywords';
import { lex, Token } from '../syntax/lexer';
import { printName } from '../syntax/names';
import { Expectation, isOperator, isWord } from '../syntax/token-stream';

export type CompletionKind = 'column' | 'field' | 'table' | 'function' | 'keyword' | 'type' | 'parameter';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Text to put from `from` to `to` of the answer. */
  readonly insert: string;
  /** Type of a column, signature of a function. */
  readonly detail?: string;
  readonly info?: string;
}

export interface Completions {
  /** The range that a choice replaces: the word at the cursor. */
  readonly from: number;
  readonly to: number;
  /** The likeliest first. */
  readonly items: readonly Completion[];
}

/** Stands for the word being written, so that the text around it parses. */
const PLACEHOLDER = '__cursor__';
/** Of these the parser reads the word itself, so no record tells of them. */
const EXPRESSION_KEYWORDS = ['CASE', 'CAST', 'DATE', 'EXISTS', 'FALSE', 'INTERVAL', 'NOT', 'NULL', 'TIMESTAMP', 'TRUE', 'TRY_CAST'];
const TYPES = [
  'ARRAY<', 'BIGINT', 'BINARY', 'BOOLEAN', 'DATE', 'DECIMAL(', 'DOUBLE', 'FLOAT', 'INT', 'INTERVAL', 'MAP<', 'SMALLINT', 'STRING', 'STRUCT<', 'TIMESTAMP', 'TIMESTAMP_NTZ', 'TINYINT',
];

/** What may be written at `offset`: columns and functions that fit the place, tables, keywords that the grammar has there. */
export function complete(text: string, offset: number, scope: SqlScope): Completions {
  const { tokens, comments } = lex(text);
  const none = { from: offset, to: offset, items: [] };
  if (comments.some((c) => c.start < offset && (offset < c.end || (offset === c.end && text.startsWith('--', c.start))))) return none;
  const at = tokens.findIndex((t) => t.kind !== 'end' && t.start < offset && offset <= t.end);
  const word = at >= 0 && (tokens[at].kind === 'word' || tokens[at].kind === 'quoted') ? tokens[at] : undefined;
  const inside = at >= 0 && offset < tokens[at].end ? tokens[at] : undefined;
  if (inside?.kind === 'string' || inside?.kind === 'number' || (at >= 0 && tokens[at].kind === 'bad' && /^['"`]/.test(tokens[at].text))) return none;
  const from = word?.start ?? offset;
  const to = word?.end ?? offset;
  const before = tokens.filter((t) => t.kind !== 'end' && t.end <= from);
  const prefix = text.slice(from, offset).replace(/^`/, '').toLowerCase();
  const items = candidates(text, from, to, before, scope);
  // Between backquotes only a name can be meant.
  const fitting = word?.kind === 'quoted' ? items.filter((i) => i.kind === 'column' || i.kind === 'field' || i.kind === 'table') : items;
  return { from, to, items: matching(fitting, prefix) };
}

function candidates(text: string, from: number, to: number, before: readonly Token[], scope: SqlScope): Completion[] {
  const last = before[before.length - 1];
  if (last !== undefined && isOperator(last, ':') && last.end === from && !isOperator(before[before.length - 2] ?? last, ':')) {
    return Object.entries(scope.parameters ?? {}).map(([name, type]) => ({ label: name, kind: 'parameter', insert: printName(name), detail: typeName(type) }));
  }
  const path = pathAt(text, from, to, before, scope);
  const columns = path === undefined ? mentionedColumns(text, scope) : visibleColumns(path, scope);
  if (last !== undefined && isOperator(last, '.')) return members(qualifierBefore(text, before), columns);
  const expectation = expectationAt(text.slice(0, from), scope);
  const out: Completion[] = [];
  if (expectation.expression) out.push(...columnItems(columns), ...functionItems(kindsAllowed(path, scope)));
  if (expectation.tables) {
    out.push(...tableItems(scope, path), ...functionItems(new Set(['table', 'generator'])));
  }
  if (expectation.generators) out.push(...functionItems(new Set(['generator'])));
  if (expectation.types) out.push(...TYPES.map((t): Completion => ({ label: t.replace(/\W$/, ''), kind: 'type', insert: t })));
  const keywords = [...expectation.keywords, ...(expectation.expression ? EXPRESSION_KEYWORDS : [])];
  out.push(...[...new Set(keywords)].sort().map((k): Completion => ({ label: k, kind: 'keyword', insert: k })));
  return out;
}

/** What the grammar takes after `before`; behind a syntax error, anything. */
function expectationAt(before: string, scope: SqlScope): Pick<Expectation, 'expression' | 'tables' | 'generators' | 'types' | 'keywords'> {
  const { tokens, record } = inspect(before, scope);
  const found = record.at(tokens.length - 1);
  return found ?? { expression: true, tables: true, generators: false, types: false, keywords: QUERY_KEYWORDS };
}

/** The way to the cursor in the tree of the text with a name put there; of what can be made of it, where the rest is not whole. */
function pathAt(text: string, from: number, to: number, before: readonly Token[], scope: SqlScope): readonly Step[] | undefined {
  for (const tail of tails(text, to, before)) {
    const tree: Tree | undefined = inspect(text.slice(0, from) + PLACEHOLDER + tail, scope).tree;
    if (tree !== undefined) return pathTo(tree, from + 1);
  }
  return undefined;
}

function tails(text: string, to: number, before: readonly Token[]): string[] {
  const rest = text.slice(to);
  const open = before.reduce((n, t) => n + (isOperator(t, '(') ? 1 : isOperator(t, ')') ? -1 : 0), 0);
  const close = ')'.repeat(Math.max(0, open));
  // What may lack around the cursor, and with it the rest from the next FROM of the same level: what stands between is not written yet, or wrong.
  const endings = [close, ` THEN 1 END${close}`, ` END${close}`];
  const out = [rest];
  let depth = 0;
  const after = lex(rest).tokens;
  for (let i = 0; i < after.length && depth >= 0; i++) {
    if (isOperator(after[i], '(')) {depth++;} else if (isOperator(after[i], ')')) {depth--;} else if (depth === 0 && isWord(after[i], 'FROM')) {
      const [whole, clause] = [rest.slice(after[i].start), rest.slice(after[i].start, endOfFrom(after, i))];
      // A condition that is not whole is left out with its ON.
      const froms = [whole, clause, clause.replace(/\bON\b(?![\s\S]*\bON\b)[\s\S]*$/i, '')];
      out.push(` ${whole}`, ...froms.slice(1).map((f) => ` ${f}${close}`), ...endings.flatMap((e) => froms.map((f) => `${e} ${f}`)));
      break;
    }
  }
  return [...out, ...endings];
}

const AFTER_FROM = new Set(['WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'UNION', 'INTERSECT', 'EXCEPT', 'WINDOW']);

function endOfFrom(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    if (isOperator(tokens[i], '(')) depth++;
    else if (isOperator(tokens[i], ')')) depth--;
    if (depth < 0 || (depth === 0 && tokens[i].kind === 'word' && AFTER_FROM.has(tokens[i].text))) return tokens[i].start;
  }
  return tokens[tokens.length - 1].end;
}

/** For a text of which nothing can be made: columns of all tables that it names. */
function mentionedColumns(text: string, scope: SqlScope): VisibleColumn[] {
  if (isExpressionScope(scope)) return visibleColumns([], scope);
  const words = new Set(lex(text).tokens.filter((t) => t.kind === 'word' || t.kind === 'quoted').map((t) => t.text.toLowerCase()));
  return Object.entries(queryOptions(scope).tables).filter(([name]) => words.has(name.toLowerCase()))
    .flatMap(([name, table]) => table.columns.map((c): VisibleColumn => ({ ...c, qualifier: name, origin: 'column' })));
}

// ---------------------------------------------------------------- columns and fields

function qualifierBefore(text: string, before: readonly Token[]): string[] {
  const parts: string[] = [];
  for (let i = before.length - 1; i > 0 && isOperator(before[i], '.'); i -= 2) {
    const name = before[i - 1];
    if (name.kind !== 'word' && name.kind !== 'quoted') break;
    parts.unshift(name.kind === 'quoted' ? name.text : text.slice(name.start, name.end));
  }
  return parts;
}

/** After a dot: columns of that relation, or fields of that struct. */
function members(qualifier: readonly string[], columns: readonly VisibleColumn[]): Completion[] {
  const same = (a: string | undefined, b: string | undefined) => a?.toLowerCase() === b?.toLowerCase();
  const ofRelation = qualifier.length === 1 ? columns.filter((c) => same(c.qualifier, qualifier[0])) : [];
  if (ofRelation.length > 0) return [...ofRelation.map((c) => columnItem(c, false)), { label: '*', kind: 'keyword', insert: '*' }];
  const [first, second] = qualifier;
  const qualified = columns.find((c) => same(c.qualifier, first) && same(c.name, second));
  const column = qualified ?? columns.find((c) => same(c.name, first));
  let type = column?.type;
  for (const part of qualifier.slice(qualified === undefined ? 1 : 2)) {
    const struct = type?.kind === 'array' ? type.element : type;
    type = struct?.kind === 'struct' ? struct.fields.find((f) => same(f.name, part))?.type : undefined;
  }
  const struct = type?.kind === 'array' ? type.element : type;
  return struct?.kind === 'struct' ? struct.fields.map((f) => ({ label: f.name, kind: 'field', insert: printName(f.name), detail: typeName(f.type) })) : [];
}

/** A name that two relations have is offered with its relation. */
function columnItems(columns: readonly VisibleColumn[]): Completion[] {
  const own = columns.filter((c) => c.name !== PLACEHOLDER);
  const count = new Map<string, number>();
  for (const c of own) count.set(c.name.toLowerCase(), (count.get(c.name.toLowerCase()) ?? 0) + 1);
  return own.map((c) => columnItem(c, (count.get(c.name.toLowerCase()) ?? 0) > 1 && c.qualifier !== undefined));
}

function columnItem(c: VisibleColumn, qualified: boolean): Completion {
  const insert = qualified && c.qualifier !== undefined ? `${printName(c.qualifier)}.${printName(c.name)}` : printName(c.name);
  const type = c.type === undefined ? '' : typeName(c.type);
  const where = c.origin === 'column' ? c.qualifier : c.origin;
  return { label: qualified ? insert : c.name, kind: 'column', insert, detail: [type, where].filter((x) => x !== undefined && x !== '').join(' · ') };
}

function tableItems(scope: SqlScope, path: readonly Step[] | undefined): Completion[] {
  const ctes = path === undefined ? [] : visibleCtes(path);
  const tables = Object.entries(queryOptions(scope).tables);
  return [
    ...ctes.map((name): Completion => ({ label: name, kind: 'table', insert: printName(name), detail: 'WITH' })),
    ...tables.map(([name, t]): Completion => ({
      label: name, kind: 'table', insert: name.split('.').map(printName).join('.'), detail: `${t.columns.length} columns`, info: t.columns.map((c) => `${c.name} ${typeName(c.type)}`).join('\n'),
    })),
  ];
}

// ---------------------------------------------------------------- functions

/** Aggregates have no place in WHERE, ON and GROUP BY, generators only in the SELECT list and LATERAL VIEW. */
function kindsAllowed(path: readonly Step[] | undefined, scope: SqlScope): ReadonlySet<FunctionKind> {
  if (isExpressionScope(scope) && (path === undefined || !path.some((s) => s.node.kind === 'select'))) {
    return new Set<FunctionKind>(scope.aggregates === true ? ['scalar', 'aggregate', 'window'] : ['scalar']);
  }
  for (let i = (path?.length ?? 0) - 1; path !== undefined && i > 0; i--) {
    const parent = path[i - 1].node.kind;
    const { field } = path[i];
    if (parent === 'select') {
      if (field === 'where' || field === 'groupBy') return new Set<FunctionKind>(['scalar']);
      if (field === 'having') return new Set<FunctionKind>(['scalar', 'aggregate']);
      if (field === 'lateralViews') return new Set<FunctionKind>(['scalar', 'generator']);
      return new Set<FunctionKind>(['scalar', 'aggregate', 'window', 'generator']);
    }
    if (parent === 'join' && field === 'on') return new Set<FunctionKind>(['scalar']);
  }
  return new Set<FunctionKind>(['scalar', 'aggregate', 'window', 'generator']);
}

const byKind = new Map<FunctionKind, readonly Completion[]>();

/** All functions of these kinds by name; those that cannot run locally come last. */
function functionItems(kinds: ReadonlySet<FunctionKind>): Completion[] {
  return [...kinds].flatMap((kind) => {
    let items = byKind.get(kind);
    if (items === undefined) {
      const found = functionNames().map((name) => ({ name, f: lookupFunction(name) as SqlFunction })).filter(({ f }) => (f.kind ?? 'scalar') === kind);
      found.sort((a, b) => Number(a.f.unsupported !== undefined) - Number(b.f.unsupported !== undefined) || (a.name < b.name ? -1 : 1));
      items = found.map(({ name, f }) => functionItem(name, f));
      byKind.set(kind, items);
    }
    return items;
  });
}

function functionItem(name: string, f: SqlFunction): Completion {
  const signatures = signaturesOf(f, name);
  const takesNothing = f.signatures.length > 0 && f.signatures.every((s) => s.params.length === 0 && s.rest === undefined);
  return {
    label: name,
    kind: 'function',
    insert: takesNothing ? `${name}()` : `${name}(`,
    detail: signatures[0]?.label ?? name,
    info: [...signatures.slice(1).map((s) => s.label), ...functionNotes(f)].join('\n'),
  };
}

/** Names that begin with what was typed, then those that hold it. */
function matching(items: readonly Completion[], prefix: string): Completion[] {
  if (prefix === '') return [...items];
  const bare = (c: Completion) => c.label.toLowerCase();
  const last = (c: Completion) => bare(c).slice(bare(c).lastIndexOf('.') + 1);
  const starts = items.filter((c) => bare(c).startsWith(prefix) || last(c).startsWith(prefix));
  const holds = items.filter((c) => !starts.includes(c) && last(c).includes(prefix) && prefix.length > 1);
  return [...starts, ...holds];
}
