import { createServer, Server, Socket, AddressInfo } from 'node:net';

/** A value's type on the wire: `nvarchar` for texts, `int`, `bit`, `float`. */
export interface TdsColumn { readonly name: string; readonly type: 'nvarchar' | 'int' | 'bit' | 'float' }
export type TdsCell = string | number | boolean | null;
/** `cutAfter`: the connection is cut after so many rows. */
export type TdsAnswer =
  | { readonly columns: readonly TdsColumn[]; readonly rows: Iterable<readonly TdsCell[]>; readonly cutAfter?: number }
  | { readonly error: number; readonly message: string }
  | { readonly count: number };

/** SQL Server's protocol (MS-TDS 7.4) as far as a client logs in and sends batches: what is answered is the test's. */
export class FakeSqlServer {
  public static async open(password: string, answer: (sql: string) => TdsAnswer): Promise<FakeSqlServer> {
    const fake = new FakeSqlServer(password, answer);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** Batches of the client's own, those that set up its session aside. */
  public readonly batches: string[] = [];
  public logins = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly password: string, private readonly answer: (sql: string) => TdsAnswer) {
    this.server = createServer((socket) => this.serve(socket));
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async close(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => {});
    let bytes = Buffer.alloc(0);
    let message = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= 8 && bytes.length >= bytes.readUInt16BE(2)) {
        const length = bytes.readUInt16BE(2);
        message = Buffer.concat([message, bytes.subarray(8, length)]);
        const [type, last] = [bytes[0] ?? 0, ((bytes[1] ?? 0) % 2) === 1];
        bytes = bytes.subarray(length);
        if (!last) continue;
        const whole = message;
        message = Buffer.alloc(0);
        this.handle(socket, type, whole);
      }
    });
  }

  private handle(socket: Socket, type: number, message: Buffer): void {
    if (type === 0x12) return send(socket, [preLogin()]);
    if (type === 0x10) {
      this.logins++;
      const right = passwordOf(message) === this.password;
      return send(socket, right ? [loginAck(), done(0)] : [error(18456, "Login failed for user 'sa'."), done(2)]);
    }
    if (type === 0x06) return send(socket, [done(0x20)]);
    const sql = message.subarray(message.readUInt32LE(0)).toString('utf16le');
    // The session's settings, which the client sends first.
    if (/^\s*set (textsize|quoted_identifier|ansi|transaction isolation|xact_abort on\s*$|datefirst|dateformat|arithabort|concat|cursor|implicit|language|lock|numeric)/i.test(sql)) return send(socket, [done(0)]);
    this.batches.push(sql);
    const answer = this.answer(sql);
    if ('error' in answer) return send(socket, [error(answer.error, answer.message), done(2)]);
    if ('count' in answer) return send(socket, [done(0x10, answer.count)]);
    const parts: Buffer[] = [metadata(answer.columns)];
    let n = 0;
    for (const r of answer.rows) {
      if (n++ === answer.cutAfter) {
        send(socket, parts, false);
        socket.end();
        return undefined;
      }
      parts.push(row(answer.columns, r));
    }
    send(socket, [...parts, done(0x10, n)]);
  }
}

/** Packets of 4096 bytes, the last marked. */
function send(socket: Socket, parts: readonly Buffer[], end = true): void {
  const all = Buffer.concat(parts);
  for (let at = 0, id = 1; at < all.length || at === 0; at += 4088, id++) {
    const body = all.subarray(at, at + 4088);
    const head = Buffer.alloc(8);
    head[0] = 4;
    head[1] = end && at + 4088 >= all.length ? 1 : 0;
    head.writeUInt16BE(body.length + 8, 2);
    head[6] = id % 256;
    socket.write(Buffer.concat([head, body]));
  }
}

/** Version, and that there is no encryption. */
function preLogin(): Buffer {
  return Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2]);
}

/** Each byte of it has its halves swapped and some bits turned. */
function passwordOf(login: Buffer): string {
  const [offset, length] = [login.readUInt16LE(44), login.readUInt16LE(46)];
  const plain = Buffer.from(login.subarray(offset, offset + length * 2)).map((b) => {
    let turned = 0;
    for (let bit = 1, of = 0xa5; bit <= 128; bit *= 2) turned += (Math.floor(b / bit) % 2) === (Math.floor(of / bit) % 2) ? 0 : bit;
    return (turned % 16) * 16 + Math.floor(turned / 16);
  });
  return Buffer.from(plain).toString('utf16le');
}

const bName = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'utf16le')]);

function token(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head[0] = kind;
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body]);
}

const loginAck = () => token(0xad, Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), bName('Fake'), Buffer.from([16, 0, 0, 0])]));

function error(number: number, text: string): Buffer {
  const head = Buffer.alloc(6);
  head.writeInt32LE(number, 0);
  head[4] = 1;
  head[5] = 16;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  return token(0xaa, Buffer.concat([head, length, Buffer.from(text, 'utf16le'), bName('fake'), bName(''), Buffer.from([1, 0, 0, 0])]));
}

function done(status: number, rows = 0): Buffer {
  const out = Buffer.alloc(13);
  out[0] = 0xfd;
  out.writeUInt16LE(status, 1);
  out.writeBigUInt64LE(BigInt(rows), 5);
  return out;
}

const TYPES = { nvarchar: [0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34], int: [0x26, 4], bit: [0x68, 1], float: [0x6d, 8] };

function metadata(columns: readonly TdsColumn[]): Buffer {
  const parts = columns.map(({ name, type }) => Buffer.concat([Buffer.from([0, 0, 0, 0, 1, 0, ...TYPES[type]]), bName(name)]));
  return Buffer.concat([Buffer.from([0x81, columns.length, 0]), ...parts]);
}

function row(columns: readonly TdsColumn[], cells: readonly TdsCell[]): Buffer {
  return Buffer.concat([Buffer.from([0xd1]), ...columns.map(({ type }, i) => cell(type, cells[i] ?? null))]);
}

function cell(type: TdsColumn['type'], value: TdsCell): Buffer {
  if (type === 'nvarchar') {
    const text = value === null ? Buffer.alloc(0) : Buffer.from(String(value), 'utf16le');
    const length = Buffer.alloc(2);
    length.writeUInt16LE(value === null ? 0xffff : text.length);
    return Buffer.concat([length, text]);
  }
  if (value === null) return Buffer.from([0]);
  const bytes = Buffer.alloc(TYPES[type][1] ?? 0);
  if (type === 'float') bytes.writeDoubleLE(Number(value));
  else if (type === 'int') bytes.writeInt32LE(Number(value));
  else bytes[0] = value === true ? 1 : 0;
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
