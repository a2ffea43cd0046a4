import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, there } from './run.mjs';

/** Go modules are their sources: the module is built where it is used. */
export const GO = {
  name: 'go',
  package: 'module',
  missing: () => (there('go', 'version') ? undefined : 'no Go toolchain'),
  build({ own, dist }) {
    const module = join(dist, 'cdkglueprint');
    rmSync(module, { recursive: true, force: true });
    cpSync(join(own, 'go', 'cdkglueprint'), module, { recursive: true });
    return module;
  },
  /** The app with the modules of this machine in place of those of the proxy. */
  prepare({ work, cdk, built, source }) {
    const folder = join(work, 'go');
    mkdirSync(folder, { recursive: true });
    cpSync(source, join(folder, 'main.go'));
    const places = [built, ...readdirSync(join(cdk, 'go')).map((m) => join(cdk, 'go', m))];
    const modules = places.map((place) => ({ place, text: readFileSync(join(place, 'go.mod'), 'utf8') })).map(({ place, text }) => ({ place, text, name: /^module (.+)$/m.exec(text)?.[1] ?? '' }));
    const runtime = /github\.com\/aws\/jsii-runtime-go v\S+/.exec(modules[0].text)?.[0] ?? '';
    const asked = modules.map(({ name }) => `\t${name} ${new RegExp(`${name.replace(/[/.]/g, '\\$&')} (v\\S+)`).exec(modules[0].text)?.[1] ?? 'v0.0.0'}`);
    writeFileSync(join(folder, 'go.mod'), [
      'module flights', '', /^go .*$/m.exec(modules[0].text)?.[0] ?? '', '', 'require (', `\t${runtime}`, ...asked, ')', '',
      ...modules.map(({ name, place }) => `replace ${name} => ${place}`), '',
    ].join('\n'));
    run('go', ['build', '-mod=mod', '-o', 'app', '.'], { cwd: folder });
    return { program: join(folder, 'app'), environment: {} };
  },
  app: () => [],
};
