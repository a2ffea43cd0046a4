import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where the browser is: `GLUEPRINT_CHROMIUM`, else the first on the PATH. */
export function findChromium(): string | undefined {
  const given = process.env.GLUEPRINT_CHROMIUM;
  if (given !== undefined && given !== '') return given;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

/** `describe` where there is a browser; else it is skipped and said so, or fails where `GLUEPRINT_REQUIRE_BROWSER` is set. */
export function describeInBrowser(name: string, body: () => void): void {
  if (findChromium() !== undefined) return describe(name, body);
  if (process.env.GLUEPRINT_REQUIRE_BROWSER === '1') return describe(name, () => { it('has a browser', () => { throw new Error('no Chromium found'); }); });
  process.stderr.write(`studio browser tests SKIPPED (${name}): no Chromium; run build-tools/install-chromium.sh or set GLUEPRINT_CHROMIUM\n`);
  return describe.skip(name, body);
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
