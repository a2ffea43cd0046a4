import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface RunLog {
  write(stream: 'output' | 'error', text: string): void;
  close(): void;
}

/** What runs print, a file a run and stream: `output` as in `/aws-glue/jobs/output`, `error` as in `/aws-glue/jobs/error`. */
export class RunLogs {
  /** Where the server can be reached; known once it listens. */
  public base = '';

  constructor(private readonly folder: string, private readonly observe?: (runId: string, stream: 'output' | 'error', text: string) => void) {}

  public open(runId: string): RunLog {
    const files: Partial<Record<'output' | 'error', WriteStream>> = {};
    return {
      write: (stream, text) => {
        let file = files[stream];
        if (file === undefined) {
          mkdirSync(this.folder, { recursive: true });
          files[stream] = file = createWriteStream(this.path(runId, stream), { flags: 'a' });
        }
        file.write(text);
        this.observe?.(runId, stream, text);
      },
      close: () => {
        for (const file of Object.values(files)) file.end();
      },
    };
  }

  public async read(runId: string, stream: 'output' | 'error'): Promise<string> {
    return readFile(this.path(runId, stream), 'utf8').catch(() => '');
  }

  public url(id: string): string {
    return `${this.base}/_glueprint/logs/${encodeURIComponent(id)}`;
  }

  /** Ids come from clients: only what our own ids consist of names a file. */
  private path(runId: string, stream: string): string {
    return join(this.folder, `${runId.replace(/[^A-Za-z0-9_-]/g, '_')}.${stream}.log`);
  }
}
