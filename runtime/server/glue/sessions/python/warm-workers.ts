import type { PythonWorker } from './python-worker';

/** Workers that are ready before a session asks for one. */
export class WarmWorkers {
  private readonly waiting: PythonWorker[] = [];
  private closed = false;

  constructor(private readonly size: number, private readonly make: () => Promise<PythonWorker>) {}

  /** Starts what is missing, one after the other. */
  public async fill(): Promise<void> {
    while (!this.closed && this.waiting.length < this.size) {
      const worker = await this.make();
      this.waiting.push(worker);
      if (this.closed) await worker.close();
      // One that cannot start would be followed by others that cannot: the session that comes next says why.
      if (!await worker.ready.then(() => true, () => false)) return;
    }
  }

  /** One that waits, if there is; another takes its place. */
  public take(): PythonWorker | undefined {
    let worker = this.waiting.shift();
    while (worker !== undefined && !worker.lives) worker = this.waiting.shift();
    if (worker !== undefined) setImmediate(() => void this.fill());
    return worker;
  }

  public async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.waiting.splice(0).map((w) => w.close()));
  }
}
