import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Run } from '../../../runtime/server/studio/contract';
import { startStudio, type RunningStudio, type StudioServerOptions } from '../../../runtime/server/studio/studio-server';
import { sampleProject, type SampleProject } from '../sample-project';
import { launch } from './chromium';

const ROOT = join(__dirname, '..', '..', '..');

let bundle: Promise<string> | undefined;

/** The page as it is in the sources now. */
function builtPage(): Promise<string> {
  return bundle ??= (async () => {
    const out = join(await mkdtemp(join(tmpdir(), 'glueprint-web-')), 'web');
    // In a process of its own: the bundler does not run inside jest.
    await promisify(execFile)(process.execPath, [join(ROOT, 'build-tools', 'bundle-web.mjs'), out], { cwd: ROOT });
    if (!existsSync(join(out, 'app.js'))) throw new Error('the page was not built');
    return out;
  })();
}

/** A studio over a sample project, and a browser that looks at it. */
export class StudioBrowser {
  public static async start(options: Partial<StudioServerOptions> = {}, project?: SampleProject): Promise<StudioBrowser> {
    const [web, made] = await Promise.all([builtPage(), project ?? sampleProject()]);
    const studio = await startStudio(made.environment, { folder: made.folder, assembly: join(made.folder, 'cdk.out'), web, version: '0.0.0', ...options });
    return new StudioBrowser(await launch(), studio, made, web);
  }

  /** What pages said that they should not have said: errors, and requests to elsewhere. */
  public readonly complaints: string[] = [];

  private constructor(
    public readonly browser: Browser, public readonly studio: RunningStudio, public readonly project: SampleProject, public readonly web: string,
  ) {}

  /** A page in a context of its own: cookies and storage are not shared. */
  public async open(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A status that the page shows as a problem is no fault of the page; nor is a style that Chrome's own text editing tries to keep.
      const isOurs = !/^Failed to load resource|^Applying inline style/.test(message.text());
      if (message.type() === 'error' && isOurs) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(this.studio.origin) && !/^(data|blob):/.test(request.url())) this.complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`${this.studio.origin}${path}${path.includes('?') ? '&' : '?'}token=${this.studio.token}`);
    return page;
  }

  /** The run, once it is over. */
  public async ended(id: string): Promise<Run> {
    for (;;) {
      const run = await this.studio.backend.run(id);
      if (run.endedAt !== undefined) return run;
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** A run from start to end. */
  public async run(job: string, given: Record<string, string> = {}): Promise<Run> {
    return this.ended((await this.studio.backend.start(job, { arguments: given })).id);
  }

  public async close(): Promise<void> {
    await this.browser.close();
    await this.studio.close();
    await this.project.remove();
  }
}
