import { Defined, OracleValue, readBind } from './values';
import { WireReader } from './wire';

/** Kinds of messages of TTC that a client sends. */
const MESSAGE = { protocol: 1, dataTypes: 2, call: 3, row: 7, piggyback: 17, fastLogin: 34 } as const;
/** Calls, by their numbers. */
const CALL = {
  reexecute: 4,
  fetch: 5,
  logoff: 9,
  commit: 14,
  rollback: 15,
  reexecuteAndFetch: 78,
  execute: 94,
  closeCursors: 105,
  login: 115,
  challenge: 118,
  ping: 147,
} as const;
/** Versions of fields: from which on a call has a token, and statements have signatures and chunks. */
const FIELDS = { signatures: 8, chunks: 9, tokens: 18, fastLogin: 13 } as const;
/** Options of a statement. */
const OPTION = { parse: 0x1, define: 0x10, execute: 0x20, fetch: 0x40, commit: 0x100, describe: 0x2_0000 } as const;

export interface Statement {
  readonly kind: 'statement';
  /** 0: it is new. */
  readonly cursor: number;
  readonly sql: string | undefined;
  readonly parses: boolean;
  readonly executes: boolean;
  readonly fetches: boolean;
  readonly commits: boolean;
  /** Rows that may come with the answer. */
  readonly prefetch: number;
  /** As which types the columns are wanted. */
  readonly defines: readonly Defined[] | undefined;
  readonly binds: BoundRows | undefined;
  /** Times that a statement without bound values is done. */
  readonly iterations: number;
}

export interface BoundRows { readonly types: readonly BindType[]; readonly rows: readonly (readonly OracleValue[])[] }
export interface BindType extends Defined { readonly size: number }

export type Request =
  | { readonly kind: 'protocol' }
  | { readonly kind: 'dataTypes'; readonly types: readonly (readonly [number, number, number])[] }
  | { readonly kind: 'challenge'; readonly user: string }
  | { readonly kind: 'login'; readonly user: string; readonly values: ReadonlyMap<string, string> }
  | { readonly kind: 'fetch'; readonly cursor: number; readonly rows: number }
  | { readonly kind: 'closeCursors'; readonly cursors: readonly number[] }
  | { readonly kind: 'commit' | 'rollback' | 'ping' | 'logoff' }
  | Statement;

/** What a client's messages are read with: how far this connection has agreed, and which types its open statements bind. */
export interface Agreed {
  readonly fieldVersion: number;
  /** Longer texts are bound after the others. */
  readonly longest: number;
  readonly bindTypes: (cursor: number) => readonly BindType[];
}

/** All messages of one request. What this server does not know is an error that names it. */
export function readRequests(bytes: Buffer, agreed: Agreed): Request[] {
  const from = new WireReader(bytes);
  const requests: Request[] = [];
  while (from.left > 0) {
    const kind = from.uint8();
    if (kind === MESSAGE.fastLogin) {
      from.raw(3);
      continue;
    }
    if (kind === MESSAGE.protocol) {
      // Version, terminator, then the name of the client and its end.
      from.raw(2);
      while (from.uint8() !== 0);
      requests.push({ kind: 'protocol' });
      // In a fast login, character sets and version of fields stand between.
      if (from.left > 0) from.raw(6);
    } else if (kind === MESSAGE.dataTypes) {
      requests.push({ kind: 'dataTypes', types: readDataTypes(from) });
    } else if (kind === MESSAGE.call || kind === MESSAGE.piggyback) {
      const fast = requests.some((r) => r.kind === 'dataTypes');
      requests.push(readCall(from, fast ? { ...agreed, fieldVersion: FIELDS.fastLogin } : agreed));
    } else {
      throw new Error(`this server knows no message of kind ${kind}`);
    }
  }
  return requests;
}

function readDataTypes(from: WireReader): [number, number, number][] {
  from.raw(5);
  from.sized();
  from.sized();
  const types: [number, number, number][] = [];
  for (let type = from.uint16(); type !== 0; type = from.uint16()) {
    types.push([type, from.uint16(), from.uint16()]);
    from.uint16();
  }
  return types;
}

function readCall(from: WireReader, agreed: Agreed): Request {
  const call = from.uint8();
  from.uint8();
  if (agreed.fieldVersion >= FIELDS.tokens) from.ub();
  switch (call) {
    case CALL.challenge:
    case CALL.login: return readLogin(from, call === CALL.login);
    case CALL.execute: return readStatement(from, agreed);
    case CALL.reexecute:
    case CALL.reexecuteAndFetch: return readAgain(from, agreed, call === CALL.reexecuteAndFetch);
    case CALL.fetch: return { kind: 'fetch', cursor: from.ub(), rows: from.ub() };
    case CALL.closeCursors: {
      from.uint8();
      return { kind: 'closeCursors', cursors: Array.from({ length: from.ub() }, () => from.ub()) };
    }
    case CALL.commit: return { kind: 'commit' };
    case CALL.rollback: return { kind: 'rollback' };
    case CALL.ping: return { kind: 'ping' };
    case CALL.logoff: return { kind: 'logoff' };
    default: throw new Error(`this server knows no call ${call}${call === 96 ? ' (handles of long values)' : ''}`);
  }
}

function readLogin(from: WireReader, isLast: boolean): Request {
  const named = from.uint8() === 1;
  from.skip('ub', 'ub', 'uint8');
  const pairs = from.ub();
  from.skip('uint8', 'uint8');
  const user = named ? from.text() : '';
  const values = new Map<string, string>();
  for (let i = 0; i < pairs; i++) {
    values.set(from.counted(), from.counted());
    from.ub();
  }
  return isLast ? { kind: 'login', user, values } : { kind: 'challenge', user };
}

function readStatement(from: WireReader, agreed: Agreed): Statement {
  const options = from.ub();
  const has = (option: number) => Math.floor(options / option) % 2 === 1;
  const cursor = from.ub();
  const hasText = from.uint8() === 1;
  from.skip('ub', 'uint8', 'ub', 'uint8', 'uint8', 'uint8');
  const prefetch = from.ub();
  from.skip('ub', 'uint8');
  const binds = from.ub();
  from.skip('uint8', 'uint8', 'uint8', 'uint8', 'uint8', 'uint8');
  const defines = from.ub();
  from.skip('ub', 'uint8', 'uint8', 'uint8', 'ub', 'uint8', 'ub', 'ub', 'uint8', 'ub', 'uint8');
  if (agreed.fieldVersion >= FIELDS.signatures) from.skip('uint8', 'ub', 'uint8', 'ub', 'uint8');
  if (agreed.fieldVersion >= FIELDS.chunks) from.skip('uint8', 'ub');
  const sql = hasText ? from.text() : undefined;
  const numbers = Array.from({ length: 13 }, () => from.ub());
  const types = Array.from({ length: defines + binds }, () => readType(from, agreed.fieldVersion));
  return {
    kind: 'statement',
    cursor,
    sql,
    parses: has(OPTION.parse),
    executes: has(OPTION.execute),
    fetches: has(OPTION.fetch),
    commits: has(OPTION.commit),
    prefetch,
    defines: has(OPTION.define) ? types.slice(0, defines) : undefined,
    binds: binds === 0 ? undefined : { types: types.slice(defines), rows: readRows(from, types.slice(defines), agreed.longest) },
    iterations: numbers[1] ?? 1,
  };
}

/** A statement that is open already, with other values. */
function readAgain(from: WireReader, agreed: Agreed, fetches: boolean): Statement {
  const cursor = from.ub();
  const iterations = from.ub();
  from.ub();
  const commits = from.ub() % 2 === 1;
  const types = agreed.bindTypes(cursor);
  const binds = types.length === 0 ? undefined : { types, rows: readRows(from, types, agreed.longest) };
  return { kind: 'statement', cursor, sql: undefined, parses: false, executes: true, fetches, commits, prefetch: iterations, defines: undefined, binds, iterations };
}

function readType(from: WireReader, fieldVersion: number): BindType {
  const code = from.uint8();
  from.skip('uint8', 'uint8', 'uint8');
  const size = from.ub();
  from.skip('ub', 'ub');
  if (from.ub() > 0) throw new Error('this server takes no bound objects');
  from.skip('ub', 'ub');
  const form = from.uint8();
  from.ub();
  if (fieldVersion >= FIELDS.signatures) from.ub();
  return { code, form, size };
}

/** Values of each row in their order, those that can be long after the others. */
function readRows(from: WireReader, types: readonly BindType[], longest: number): OracleValue[][] {
  const rows: OracleValue[][] = [];
  while (from.peek() === MESSAGE.row) {
    from.uint8();
    const row: OracleValue[] = types.map(() => null);
    for (const long of [false, true]) {
      types.forEach((t, i) => {
        if ((t.size > longest) === long) row[i] = readBind(from, t);
      });
    }
    rows.push(row);
  }
  return rows;
}
