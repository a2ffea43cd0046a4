import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { describeInBrowser, findChromium } from './chromium';
import { StudioBrowser } from './studio-browser';

const evil = '<img src=x onerror="window.hacked=1">';

describeInBrowser('what other sites can do', () => {
  let studio: StudioBrowser;
  let site: Server;
  let elsewhere = '';
  let rebound: Browser;
  beforeAll(async () => {
    studio = await StudioBrowser.start();
    site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>elsewhere</title>'));
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    elsewhere = `http://localhost:${(site.address() as AddressInfo).port}`;
    // A name of another site that leads to this machine, as after DNS rebinding.
    rebound = await chromium.launch({ executablePath: findChromium(), args: ['--host-resolver-rules=MAP rebound.example 127.0.0.1', ...process.getuid?.() === 0 ? ['--no-sandbox'] : []] });
  });
  afterAll(async () => {
    await rebound?.close();
    await new Promise((done) => site.close(done));
    await studio.close();
  });

  it('a name that was bound to this machine shows nothing, even with the token', async () => {
    for (const path of ['/', `/?token=${studio.studio.token}`, '/api/v1/jobs', '/api/v1/events']) {
      const page = await rebound.newPage();
      // The refusal is no page: the browser offers it as a file.
      const url = `http://rebound.example:${studio.studio.port}${path}`;
      const [response] = await Promise.all([page.waitForResponse((r) => r.url() === url), page.goto(url).catch(() => undefined)]);
      expect([path, response.status()]).toEqual([path, 403]);
      await page.close();
    }
  });

  it('a page of another origin neither reads nor writes, though the browser is logged in', async () => {
    const page = await studio.open('/');
    await page.locator('.table-rows').waitFor();
    const own = studio.studio.origin;
    const other = await page.context().newPage();
    await other.goto(elsewhere);
    const read = (url: string, init: object) => other.evaluate(`fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(async (r) => r.status + ' ' + await r.text(), () => 'refused')`) as Promise<string>;
    for (const base of [own, own.replace('127.0.0.1', 'localhost')]) {
      for (const init of [{ credentials: 'include' }, { credentials: 'include', mode: 'no-cors' }, {}]) expect(await read(`${base}/api/v1/jobs`, init)).toMatch(/^(refused|0 )$/);
      for (const type of ['application/json', 'text/plain']) {
        for (const mode of ['cors', 'no-cors']) await read(`${base}/api/v1/jobs`, { method: 'POST', mode, credentials: 'include', headers: { 'Content-Type': type }, body: '{"name":"Stolen"}' });
      }
      expect(await other.evaluate(`new Promise((done) => { const s = new EventSource('${base}/api/v1/events', { withCredentials: true }); s.onerror = () => { s.close(); done('refused'); }; s.onopen = () => done('open'); })`)).toBe('refused');
      // A form, which asks for no leave.
      await other.evaluate(`(() => { const f = document.createElement('form'); f.method = 'post'; f.enctype = 'text/plain'; f.target = 'hidden'; f.action = '${base}/api/v1/jobs'; const i = document.createElement('input'); i.name = '{"name":"Stolen","x":"'; i.value = '"}'; f.append(i); const frame = document.createElement('iframe'); frame.name = 'hidden'; document.body.append(frame, f); f.submit(); return new Promise((done) => { frame.onload = done; }); })()`);
      // Framed, it stays empty.
      await other.evaluate(`new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'framed'; frame.onload = done; frame.src = '${base}/'; document.body.append(frame); })`);
      expect(await other.frame('framed')?.locator('.table-rows').count().catch(() => 0)).toBe(0);
      await other.goto(elsewhere);
    }
    expect((await studio.studio.backend.jobs()).map((j) => j.name)).not.toContain('Stolen');
    await page.context().close();
  });

  it('without the token there is the reason and nothing else', async () => {
    const page = await (await studio.browser.newContext()).newPage();
    const response = await page.goto(`${studio.studio.origin}/jobs/Revenue`);
    expect(response?.status()).toBe(401);
    expect(await page.content()).toContain('TokenRequired');
    await page.context().close();
  });

  it('HTML in errors and names of the API is text, wherever it is shown', async () => {
    const page = await studio.open('/');
    for (const path of [`/jobs/${encodeURIComponent(evil)}`, `/runs/${encodeURIComponent(evil)}`, `/compare?left=${encodeURIComponent(evil)}&right=b`, `/catalog?database=${encodeURIComponent(evil)}&table=x`, `/?search=${encodeURIComponent(evil)}`, '/..%2f..%2fetc%2fpasswd']) {
      await page.goto(studio.studio.origin + path);
      await page.locator('[role=alert], .empty-title').first().waitFor();
    }
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    await page.context().close();
  });
});
