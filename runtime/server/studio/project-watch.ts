import type { Files } from '../../host/host';

const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs|py|java|go|cs|json|sql|ddl)$/;
const SKIPPED = /^(node_modules|\..*|cdk\.out.*|dist|lib|build|coverage|target|__pycache__|venv)$/;
const EVERY_MS = 1000;

/** Looks at the sizes and times of an app's sources and tells when one has changed; one call at a time. */
export class ProjectWatch {
  private timer: NodeJS.Timeout | undefined;
  private seen: string | undefined;
  private busy = false;

  constructor(private readonly files: Files, private readonly folder: string, private readonly onChange: () => Promise<void>) {}

  public start(): void {
    this.timer = setInterval(() => { void this.look(); }, EVERY_MS);
    this.timer.unref();
    void this.look();
  }

  public stop(): void {
    clearInterval(this.timer);
  }

  /** For tests too: one look. */
  public async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const now = await this.state();
      const changed = this.seen !== undefined && this.seen !== now;
      this.seen = now;
      if (changed) await this.onChange();
    } finally {
      this.busy = false;
    }
  }

  private async state(): Promise<string> {
    const lines: string[] = [];
    const visit = async (folder: string): Promise<void> => {
      for (const entry of await this.files.list(folder, { recurse: false })) {
        if (SOURCE.test(entry.relative) && !entry.relative.endsWith('.glue.json')) lines.push(`${entry.path} ${entry.size} ${entry.modified.getTime()}`);
      }
      for (const name of await this.files.names(folder)) {
        if (!SKIPPED.test(name) && await this.files.kind(`${folder}/${name}`) === 'folder') await visit(`${folder}/${name}`);
      }
    };
    await visit(this.folder);
    return lines.join('\n');
  }
}
