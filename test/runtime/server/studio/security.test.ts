import { StudioClient } from './studio-client';

describe('who is let in', () => {
  let client: StudioClient;
  beforeAll(async () => { client = await StudioClient.start(); });
  afterAll(() => client.close());

  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example', '169.254.169.254'])('a page whose name %s was bound to this machine gets nothing', async (host) => {
    const answer = await client.api('/jobs', { headers: { Host: host } });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('HostNotAllowed');
    expect(answer.text).not.toContain('Revenue');
  });

  it.each(['http://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])('a page of the origin %s cannot write', async (origin) => {
    const answer = await client.api('/jobs', { method: 'POST', body: { name: 'Stolen' }, headers: { Origin: origin } });
    expect(answer.status).toBe(403);
    expect((await client.api('/jobs/Stolen')).status).toBe(404);
  });

  it('its own page can', async () => {
    const answer = await client.api('/jobs', { method: 'POST', body: { name: 'Mine' }, headers: { Origin: `http://127.0.0.1:${client.studio.port}` } });
    expect(answer.status).toBe(201);
  });

  it.each(['/', '/app.js', '/jobs/Revenue', '/api/v1/jobs', '/api/v1/events', '/api/v1/info'])('without the token %s says nothing', async (path) => {
    const answer = await client.send(path, { token: null });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ title: 'TokenRequired', status: 401 });
  });

  it.each(['wrong', '', 'x'.repeat(32)])('with the token %p neither', async (token) => {
    expect((await client.api('/jobs', { token })).status).toBe(401);
    expect((await client.send(`/?token=${token}`, { token: null })).status).toBe(401);
  });

  it('turns the token of the first URL into a cookie of this port that scripts and other sites cannot use', async () => {
    const first = await client.send(`/jobs/Revenue?tab=schema&token=${client.studio.token}`, { token: null });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/jobs/Revenue?tab=schema');
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(new RegExp(`^glueprint-${client.studio.port}=`));
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await client.api('/info', { token: null, headers: { Cookie: cookie.split(';')[0] ?? '' } })).status).toBe(200);
  });

  it('a redirect leads to no other site', async () => {
    const answer = await client.send(`//evil.example/?token=${client.studio.token}`, { token: null });
    expect(answer.headers.location ?? '/').not.toMatch(/^\/\/|^http/);
  });

  it.each(['/../package.json', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/secret.txt', '/app.js/../secret.txt', '/index.html%00.js'])('%s leads to no file', async (path) => {
    const answer = await client.send(path);
    expect(answer.text).not.toMatch(/root:|"name"|not served/);
    expect(answer.text).toContain('<title>t</title>');
  });

  it('says by a policy that the page loads nothing from elsewhere, with a nonce of its own each time', async () => {
    const [a, b] = [await client.send('/'), await client.send('/runs')];
    const policy = String(a.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(a.text).toContain(`content="${nonce}"`);
    expect(String(b.headers['content-security-policy'])).not.toBe(policy);
    expect(a.headers['x-content-type-options']).toBe('nosniff');
    expect(a.headers['referrer-policy']).toBe('no-referrer');
  });

  it('takes no body that a form of another site could send', async () => {
    const answer = await client.api('/jobs', { method: 'POST', raw: '{"name":"Form"}', headers: { 'Content-Type': 'text/plain' } });
    expect(answer.status).toBe(400);
  });

  it.each(['../escape', '/etc/x', 'a/b', '..', 'a.b', '', '-x', 'a\u0000b'])('makes no file for the job name %p', async (name) => {
    const answer = await client.api('/jobs', { method: 'POST', body: { name } });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ field: 'name' });
  });

  it('refuses a body without end', async () => {
    const answer = await client.api('/jobs/Revenue/graph', { method: 'PUT', raw: `"${'x'.repeat(17 * 1024 * 1024)}"`, headers: { 'If-Match': 'x' } }).catch((e: NodeJS.ErrnoException) => e.code);
    expect(typeof answer === 'object' ? answer.status : answer).toEqual(typeof answer === 'object' ? 413 : expect.stringMatching(/EPIPE|ECONNRESET/));
  });
});

describe('read-only', () => {
  let client: StudioClient;
  beforeAll(async () => { client = await StudioClient.start({ readOnly: true }); });
  afterAll(() => client.close());

  it.each([['POST', '/jobs'], ['POST', '/jobs/Revenue/runs'], ['PUT', '/jobs/Revenue/graph'], ['POST', '/runs/x/stop']])('%s %s is refused', async (method, path) => {
    const answer = await client.api(path, { method, body: {} });
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ title: 'ReadOnly' });
  });

  it('looking is not', async () => {
    expect((await client.api('/jobs/Revenue/nodes/Monthly/sample')).status).toBe(200);
  });

  it('the catalog can be read, not changed', async () => {
    expect((await client.api('/glue/GetDatabases', { method: 'POST', body: {} })).status).toBe(200);
    expect((await client.api('/glue/CreateDatabase', { method: 'POST', body: { DatabaseInput: { Name: 'x' } } })).status).toBe(403);
  });
});

it('is not served beyond this machine', async () => {
  await expect(StudioClient.start({ host: '0.0.0.0' })).rejects.toThrow(/this machine only/);
});
