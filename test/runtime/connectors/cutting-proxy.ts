import { AddressInfo, createServer, Socket, connect } from 'node:net';

/** A way to a server that can be cut: after so many bytes from the server, or so many to it, so many times. */
export class CuttingProxy {
  public static async open(port: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(port);
    await new Promise<void>((done) => proxy.server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  /** Cuts to come. */
  public cuts: { from?: number; to?: number }[] = [];
  public connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.accept(client));

  private constructor(private readonly target: number) {}

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async close(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private accept(client: Socket): void {
    this.connections++;
    const server = connect(this.target, '127.0.0.1');
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
    }
    const counts = { from: 0, to: 0 };
    const pass = (from: Socket, to: Socket, side: 'from' | 'to') => from.on('data', (data) => {
      counts[side] += data.length;
      const [cut] = this.cuts;
      const limit = cut?.[side];
      if (limit !== undefined && counts[side] > limit) {
        this.cuts.shift();
        client.destroy();
        server.destroy();
      } else if (!to.write(data)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }).on('end', () => to.end());
    pass(client, server, 'to');
    pass(server, client, 'from');
  }
}
