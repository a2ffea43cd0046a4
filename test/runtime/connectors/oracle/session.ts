import { Socket } from 'node:net';
import { Answer, NO_MORE_ROWS } from './answers';
import { PasswordCheck, Verifier } from './login';
import { connectData, dataOf, MARKER, Packet, PACKET, PacketReader, Release, sendAccept, sendData, sendMarker, sendRefuse } from './packets';
import { BindType, readRequests, Request, Statement } from './requests';
import { Defined, isLob, OracleColumn, OracleValue } from './values';

/** What a statement comes to. `cutAfter`: the connection is cut after so many rows were sent. */
export type OracleAnswer =
  | { readonly columns: readonly OracleColumn[]; readonly rows: readonly (readonly OracleValue[])[]; readonly cutAfter?: number }
  | { readonly count: number }
  | { readonly error: number; readonly message: string }
  | { readonly cut: true }
  /** Nothing, until the client breaks it off. */
  | { readonly waits: true };

/** Where statements are done, for one connection. Bound values come row by row; without any, the one row is empty. */
export interface OracleWork {
  readonly inTransaction: boolean;
  execute(sql: string, rows: readonly (readonly OracleValue[])[], commits: boolean): Promise<OracleAnswer>;
  /** `cut`: it is done, and the client never hears of it. */
  commit(): Promise<'cut' | undefined>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly service: string;
  /** Name of its instance. */
  readonly sid: string;
  readonly user: string;
  readonly password: string;
  readonly release: Release;
  readonly verifier: Verifier;
  /** Longest text of a column and of a bound value that is not a LONG, in bytes: 4000, or 32767. */
  readonly longest: number;
  open(): Promise<OracleWork>;
  onLogin(): void;
  /** Why the listener lets nobody in: the number of the message. */
  refusal(): number | undefined;
  /** A fault of this server itself: what it does not know. */
  onFault(fault: unknown): void;
}

/** An open statement. */
interface Cursor {
  readonly sql: string;
  readonly binds: readonly BindType[];
  readonly columns?: readonly OracleColumn[];
  readonly rows: readonly (readonly OracleValue[])[];
  readonly cutAfter?: number;
  defines?: readonly Defined[];
  /** Rows that were sent. */
  at: number;
}

const FIELD_VERSIONS: Readonly<Record<Release, number>> = { '19c': 12, '23ai': 24 };

/** One connection, from its first packet to its last. */
export class OracleServerSession {
  private readonly packets = new PacketReader();
  private request: Buffer[] = [];
  private readonly cursors = new Map<number, Cursor>();
  private nextCursor = 1;
  private check: PasswordCheck | undefined;
  private work: OracleWork | undefined;
  private afterReset: Buffer | undefined;
  /** Ends a statement that takes long, as the client wishes. */
  private breakOff: (() => void) | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly socket: Socket, private readonly options: SessionOptions) {
    socket.on('error', () => {});
    socket.on('data', (chunk) => this.received(chunk));
    socket.on('close', () => {
      this.breakOff?.();
      this.inTurn(async () => {
        await this.work?.rollback();
        await this.work?.close();
        this.work = undefined;
      });
    });
  }

  private received(chunk: Buffer): void {
    // The beginning of TLS, which a listener without it does not wait through.
    if (!this.packets.accepted && chunk[0] === 0x16) {
      this.socket.destroy();
      return;
    }
    try {
      for (const packet of this.packets.read(chunk)) {
        if (packet.kind === PACKET.marker && this.breakOff !== undefined) this.breakOff();
        else this.inTurn(() => this.packet(packet));
      }
    } catch (fault) {
      this.inTurn(() => Promise.reject(fault));
    }
  }

  /** All that was asked is answered. */
  public idle(): Promise<void> {
    return this.turn;
  }

  private inTurn(doing: () => Promise<void>): void {
    this.turn = this.turn.then(doing).catch((fault: unknown) => {
      this.options.onFault(fault);
      this.socket.destroy();
    });
  }

  private async packet(packet: Packet): Promise<void> {
    if (packet.kind === PACKET.connect) {
      const data = connectData(packet);
      if (data !== undefined) this.connect(data);
    } else if (packet.kind === PACKET.marker) {
      this.marker(packet.body[2]);
    } else if (packet.kind === PACKET.data) {
      const { part, ends, closes } = dataOf(packet);
      if (!this.packets.accepted) return this.connect(part.toString('latin1'));
      if (closes) return;
      this.request.push(part);
      if (!ends) return;
      const whole = Buffer.concat(this.request);
      this.request = [];
      await this.answer(whole);
    } else {
      throw new Error(`this server knows no packet of kind ${packet.kind}`);
    }
  }

  private connect(data: string): void {
    const [, by = '', name = ''] = /\(\s*(SERVICE_NAME|SID)\s*=\s*([^)\s]*)/i.exec(data) ?? [];
    const isSid = by.toUpperCase() === 'SID';
    const isKnown = name.toUpperCase() === (isSid ? this.options.sid : this.options.service).toUpperCase();
    const refusal = this.options.refusal() ?? (isKnown ? undefined : isSid ? 12505 : 12514);
    if (refusal !== undefined) {
      sendRefuse(this.socket, refusal);
      this.socket.end();
      return;
    }
    sendAccept(this.socket, this.options.release);
    this.packets.accepted = true;
  }

  /** An error waits until the client has seen that the call was broken off. */
  private marker(kind: number | undefined): void {
    if (kind === MARKER.reset) {
      sendMarker(this.socket, MARKER.reset);
      if (this.afterReset !== undefined) this.send(this.afterReset);
      this.afterReset = undefined;
    } else {
      // A client that breaks off has its call taken back.
      sendMarker(this.socket, MARKER.break);
      this.afterReset = this.empty().done({ cursor: 0, rows: 0, error: 1013, message: 'user requested cancel of current operation', inTransaction: this.inTransaction }).end().bytes;
    }
  }

  private async answer(whole: Buffer): Promise<void> {
    const { release, longest } = this.options;
    const requests = readRequests(whole, { fieldVersion: FIELD_VERSIONS[release], longest, bindTypes: (id) => this.cursors.get(id)?.binds ?? [] });
    const isFast = requests.length > 1 && requests[0]?.kind === 'protocol';
    const answer = new Answer(FIELD_VERSIONS[release], this.endMarked && (isFast || !['protocol', 'dataTypes'].includes(requests[0]?.kind ?? '')));
    for (const request of requests) if (!await this.serve(request, answer)) return;
    // A call of which nothing is to be told: cursors that were closed.
    if (answer.bytes.length > 0) this.send(answer.end().bytes);
  }

  /** Adds to the answer; `false`: it is sent already, or never. */
  private async serve(request: Request, answer: Answer): Promise<boolean> {
    switch (request.kind) {
      case 'protocol': answer.protocol(this.options.longest); return true;
      case 'dataTypes': answer.dataTypes(request.types); return true;
      case 'challenge': {
        this.check = new PasswordCheck(this.options.password, this.options.verifier);
        answer.keyValues(this.check.challenge()).status(false);
        return true;
      }
      case 'login': return this.login(request, answer);
      case 'closeCursors': for (const c of request.cursors) this.cursors.delete(c); return true;
      case 'logoff': answer.status(false); return true;
      default: break;
    }
    const { work } = this;
    if (work === undefined) throw new Error(`a ${request.kind} before the login`);
    switch (request.kind) {
      case 'statement': return this.statement(request, work, answer);
      case 'fetch': {
        const cursor = this.cursors.get(request.cursor);
        if (cursor?.columns === undefined) return this.fail(1001, 'invalid cursor');
        return this.rows(request.cursor, cursor, request.rows, answer);
      }
      case 'commit': if (await work.commit() === 'cut') return this.cut(); break;
      case 'rollback': await work.rollback(); break;
      default: break;
    }
    answer.status(work.inTransaction);
    return true;
  }

  private async login({ user, values }: Extract<Request, { kind: 'login' }>, answer: Answer): Promise<boolean> {
    this.options.onLogin();
    if (this.check === undefined) throw new Error('a login without its first phase');
    if (!this.check.accepts(values) || user.toUpperCase() !== this.options.user.toUpperCase()) {
      answer.done({ cursor: 0, rows: 0, error: 1017, message: 'invalid username/password; logon denied', inTransaction: false });
      return true;
    }
    this.work = await this.options.open();
    answer.keyValues([
      this.check.response(), { key: 'AUTH_VERSION_NO', value: this.options.release === '19c' ? '318767104' : '386269184' }, { key: 'AUTH_SC_SERVICE_NAME', value: this.options.service },
      { key: 'AUTH_DBNAME', value: this.options.service }, { key: 'AUTH_MAX_OPEN_CURSORS', value: '300' }, { key: 'AUTH_MAX_IDEN_LENGTH', value: '128' },
    ]).status(false);
    return true;
  }

  private async statement(request: Statement, work: OracleWork, answer: Answer): Promise<boolean> {
    const known = this.cursors.get(request.cursor);
    const sql = request.sql ?? known?.sql;
    if (sql === undefined) return this.fail(1001, 'invalid cursor');
    if (request.defines !== undefined && known?.columns !== undefined) {
      known.defines = request.defines;
      answer.done({ cursor: request.cursor, rows: 0, inTransaction: work.inTransaction });
      return true;
    }
    if (!request.executes) throw new Error('this server only parses no statement');
    const rows = request.binds?.rows ?? Array.from({ length: Math.max(1, request.iterations) }, () => []);
    const outcome = await work.execute(sql, rows, request.commits);
    if ('cut' in outcome) return this.cut();
    if ('waits' in outcome) {
      await new Promise<void>((done) => { this.breakOff = done; });
      this.breakOff = undefined;
      return this.fail(1013, 'user requested cancel of current operation', true);
    }
    if ('error' in outcome) return this.fail(outcome.error, outcome.message);
    const id = known === undefined ? this.nextCursor++ : request.cursor;
    if ('count' in outcome) {
      this.cursors.set(id, { sql, binds: request.binds?.types ?? [], rows: [], at: 0 });
      answer.done({ cursor: id, rows: outcome.count, inTransaction: work.inTransaction });
      return true;
    }
    const { columns, cutAfter } = outcome;
    const cursor: Cursor = { sql, binds: request.binds?.types ?? [], columns, defines: known?.defines, rows: outcome.rows, at: 0, cutAfter };
    this.cursors.set(id, cursor);
    if (request.parses) answer.description(columns);
    // Long values are handles until the client says what it wants instead.
    return this.rows(id, cursor, request.fetches && !columns.some(isLob) ? request.prefetch : 0, answer);
  }

  private rows(id: number, cursor: Cursor, wanted: number, answer: Answer): boolean {
    const { columns = [], defines } = cursor;
    const batch = cursor.rows.slice(cursor.at, cursor.at + wanted);
    if (batch.length > 0 && columns.some((c, i) => isLob(c) && ![8, 24].includes(defines?.[i]?.code ?? 0))) throw new Error('this server sends no handles of long values: the client is to define them as LONG');
    const until = cursor.cutAfter;
    if (until !== undefined && cursor.at + batch.length > until) {
      this.send(this.empty().rows(columns, batch.slice(0, until - cursor.at), defines).bytes, false);
      return this.cut();
    }
    cursor.at += batch.length;
    const more = wanted === 0 || batch.length === wanted;
    const end = more ? {} : { error: NO_MORE_ROWS, message: 'no data found' };
    answer.rows(columns, batch, defines).done({ cursor: id, rows: cursor.at, inTransaction: this.inTransaction, ...end });
    return true;
  }

  /** An older server breaks the call off by a marker, and tells why when the client has answered it. */
  private fail(error: number, message: string, byMarker = !this.endMarked): false {
    const told = this.empty().done({ cursor: 0, rows: 0, error, message, inTransaction: this.inTransaction }).end().bytes;
    if (byMarker) {
      this.afterReset = told;
      sendMarker(this.socket, MARKER.break);
    } else {
      this.send(told);
    }
    return false;
  }

  private cut(): false {
    this.socket.end();
    return false;
  }

  private send(bytes: Buffer, whole = true): void {
    sendData(this.socket, bytes, { whole, marked: this.endMarked });
  }

  private empty(): Answer {
    return new Answer(FIELD_VERSIONS[this.options.release], this.endMarked);
  }

  private get endMarked(): boolean {
    return this.options.release === '23ai';
  }

  private get inTransaction(): boolean {
    return this.work?.inTransaction ?? false;
  }
}
