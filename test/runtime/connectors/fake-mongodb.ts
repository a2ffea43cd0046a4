import { AddressInfo, createServer, Socket } from 'node:net';
import { BSON } from 'mongodb';

type Command = Record<string, unknown>;

/** A server that speaks MongoDB's wire protocol as far as a read needs it: what it does not know it answers with a fault. */
export class FakeMongo {
  public static async start(): Promise<FakeMongo> {
    const fake = new FakeMongo();
    await new Promise<void>((done) => fake.server.listen(0, '127.0.0.1', done));
    return fake;
  }

  public readonly commands: string[] = [];
  /** By the name of the command; `cut` ends the connection. */
  public handlers: Record<string, (command: Command) => Command | 'cut'> = {};
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.accept(socket));

  public get url(): string {
    return `mongodb://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {}).on('close', () => this.sockets.delete(socket)).on('data', (data) => {
      bytes = Buffer.concat([bytes, data]);
      while (bytes.length >= 4 && bytes.length >= bytes.readInt32LE(0)) {
        const message = bytes.subarray(0, bytes.readInt32LE(0));
        bytes = bytes.subarray(message.length);
        const answer = this.answer(message);
        if (answer === undefined) socket.destroy();
        else socket.write(answer);
      }
    });
  }

  private answer(message: Buffer): Buffer | undefined {
    const [id, code] = [message.readInt32LE(4), message.readInt32LE(12)];
    // The first greeting is a query of the old kind: flags, the name of a collection, two numbers, the command.
    const greeting = code === 2004;
    const command = BSON.deserialize(message.subarray(greeting ? message.indexOf(0, 20) + 9 : 21)) as Command;
    const [name = ''] = Object.keys(command);
    this.commands.push(name);
    const reply = this.handlers[name]?.(command) ?? (/^(hello|ismaster)$/i.test(name) ? HELLO : name === 'endSessions' ? {} : { ok: 0, code: 59, errmsg: `no ${name}` });
    if (reply === 'cut') return undefined;
    const body = Buffer.from(BSON.serialize({ ok: 1, ...reply }));
    const before = Buffer.alloc(greeting ? 20 : 5);
    if (greeting) before.writeInt32LE(1, 16);
    const head = Buffer.alloc(16);
    [head.length + before.length + body.length, 1, id, greeting ? 1 : 2013].forEach((n, i) => head.writeInt32LE(n, i * 4));
    return Buffer.concat([head, before, body]);
  }
}

const HELLO = {
  helloOk: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};
