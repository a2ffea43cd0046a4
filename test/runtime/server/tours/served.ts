import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../../../lib/runtime/main.js');

/** The program as it is shipped; false where it has not been bundled. */
export const isBundled = existsSync(PROGRAM);

/** `glueprint serve`, in a process of its own. */
export class Served {
  public static async start(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Served> {
    const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
    const url = await new Promise<string>((done, failed) => {
      child.stdout.setEncoding('utf8').once('data', (line: string) => done(line.trim()));
      child.once('exit', (code) => failed(new Error(`serve ended with ${code}: ${errors}`)));
    });
    return new Served(url, child);
  }

  private constructor(public readonly url: string, private readonly child: ChildProcess) {}

  public get pid(): number {
    return this.child.pid ?? 0;
  }

  public async end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill(signal);
    await gone;
  }
}
