import { Files } from '../../host/host';

/** How many rows of a staged load have been sent to a system that cannot tell: kept beside the files, so that another process goes on there. */
export class Progress {
  /** `undefined`: there is nothing to send, or all has been sent. */
  public static async of(staged: readonly string[], files: Files): Promise<Progress | undefined> {
    const [first] = staged;
    if (first === undefined || await files.kind(first) === undefined) return undefined;
    const path = `${first.slice(0, first.lastIndexOf('/'))}/.sent`;
    const text = await files.kind(path) === undefined ? '0' : await files.readText(path);
    return text === 'all' ? undefined : new Progress(path, files, Number(text));
  }

  private constructor(private readonly path: string, private readonly files: Files, private count: number) {}

  public get rows(): number {
    return this.count;
  }

  public async move(rows: number): Promise<void> {
    this.count += rows;
    await this.write(String(this.count));
  }

  public async done(): Promise<void> {
    await this.write('all');
  }

  private async write(text: string): Promise<void> {
    await this.files.writeText(`${this.path}.new`, text);
    await this.files.rename(`${this.path}.new`, this.path);
  }
}
