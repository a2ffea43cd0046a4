import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { StudioClient } from './studio-client';
import type { GeneratedFile, Graph, ImportedJob, Info, Job, JobSummary, Lineage, Plan, Profile, Run, RunSummary, Sample } from '../../../../runtime/server/studio/contract';
import { emptyState } from '../../../../src/core/pool';
import { readGraph, SHOP_GRAPH } from '../../../web/sample-project';

const graphOf = ({ settings, parameters, nodes }: Job): Graph => (
  { settings, parameters, nodes: nodes.map(({ id, type, fields, inputs }) => ({ id, type, fields, inputs })) }
);

describe('the HTTP API of the Studio', () => {
  let client: StudioClient;
  beforeAll(async () => { client = await StudioClient.start(); });
  afterAll(() => client.close());
  const get = async <T>(path: string) => (await client.api(path)).json<T>();

  it('lists jobs in code and graph files', async () => {
    const jobs = await get<JobSummary[]>('/jobs');
    expect(jobs.map((j) => [j.name, j.origin.kind, j.nodes, j.errors])).toEqual([
      ['Flights', 'code', { source: 2, transform: 2, target: 2 }, 0], ['Orders', 'code', { source: 1, transform: 1, target: 1 }, 0], ['Revenue', 'file', { source: 2, transform: 4, target: 2 }, 0],
    ]);
    expect(jobs[0].capacity).toEqual({ workerType: 'G.1X', numberOfWorkers: 2, dpu: 2, costPerHour: 0.88 });
  });

  it('knows the schema of each node of a graph file before anything has run', async () => {
    const job = await get<Job>('/jobs/Revenue');
    expect(job).toMatchObject({ editable: true, issues: [] });
    expect(job.nodes.find((n) => n.id === 'Monthly')?.outputs).toEqual([{ name: 'output', view: 'monthly', columns: 'country STRING, month INT, orders BIGINT NOT NULL, revenue DECIMAL(20,2)' }]);
    expect(job.nodes.find((n) => n.id === 'Paid')?.sql).toContain("status = 'paid'");
  });

  it('tells a job that does not exist, with the nearest name', async () => {
    const answer = await client.api('/jobs/Revnue');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ detail: "there is no job 'Revnue'; did you mean 'Revenue'?" });
  });

  describe('samples', () => {
    it('give real rows of any node, nested values as JSON, the rest as Spark prints it', async () => {
      const sample = await get<Sample>('/jobs/Revenue/nodes/WithCustomer/sample?limit=5&sort=id');
      expect(sample).toMatchObject({ rows: 5, more: true, offset: 0, from: 'all rows' });
      const row = Object.fromEntries(sample.columns.map((c, i) => [c.name, sample.data[i][0]]));
      expect(row).toEqual({ id: '4', amount: '37.57', day: '2026-01-22', name: 'Alan', address: '{"country":"JP","city":"City 8"}', tags: '["new"]' });
    });

    it('filter, sort, page, and tell a wrong condition at its place', async () => {
      const sample = await get<Sample>(`/jobs/Revenue/nodes/Orders/sample?limit=3&filter=${encodeURIComponent("amount > 150 AND status = 'open'")}&sort=amount&descending=true`);
      expect(sample.data[2]).toEqual([...sample.data[2]].sort((a, b) => Number(b) - Number(a)));
      expect(new Set(sample.data[3])).toEqual(new Set(['open']));
      const next = await get<Sample>('/jobs/Revenue/nodes/Orders/sample?limit=3&offset=3&sort=id');
      expect(next.data[0]).toEqual(['4', '5', '6']);
      const wrong = await client.api('/jobs/Revenue/nodes/Orders/sample?filter=amuont%20%3E%201');
      expect(wrong.status).toBe(422);
      expect(wrong.json().detail).toContain("did you mean 'amount'?");
    });

    it('a target shows what it will write', async () => {
      const [target, input] = await Promise.all([get<Sample>('/jobs/Revenue/nodes/Summary/sample'), get<Sample>('/jobs/Revenue/nodes/Monthly/sample')]);
      expect(target.columns).toEqual(input.columns);
      expect(target.rows).toBe(12);
    });

    it.each(['limit=-1', 'limit=x', 'limit=100000', 'offset=1.5'])('refuse %s', async (query) => {
      expect((await client.api(`/jobs/Revenue/nodes/Orders/sample?${query}`)).status).toBe(400);
    });

    it('name a node that does not exist', async () => {
      expect((await client.api('/jobs/Revenue/nodes/Nope/sample')).json()).toMatchObject({ status: 404, title: 'UnknownNode' });
    });

    it('follow a source file that changes', async () => {
      const file = join(client.project.data, 'bucket', 'orders', 'a.csv');
      expect((await get<Sample>('/jobs/Orders/nodes/Orders/sample')).rows).toBe(4);
      await writeFile(file, `${await readFile(file, 'utf8')}5,Eve,1,2026-01-03\n`);
      expect((await get<Sample>('/jobs/Orders/nodes/Orders/sample')).rows).toBe(5);
    });
  });

  it('see a file that comes', async () => {
    const rows = async () => (await get<Sample>('/jobs/Revenue/nodes/Customers/sample')).rows;
    expect(await rows()).toBe(8);
    const more = join(client.project.data, 'customers', 'more.json');
    await writeFile(more, JSON.stringify({ id: 9, name: 'Barbara' }));
    expect(await rows()).toBe(9);
    await rm(more);
    expect(await rows()).toBe(8);
  });

  it('profiles many columns, whatever they are called', async () => {
    const names = ['SELECT', 'a b', 'back`tick', 'FROM', "it's", '<b>', ...Array.from({ length: 60 }, (_, i) => `c${i}`)];
    const quoted = (name: string) => `\`${name.replace(/`/g, '``')}\``;
    await mkdir(join(client.project.data, 'wide'));
    await writeFile(join(client.project.data, 'wide', 'a.csv'), Array.from({ length: 500 }, (_, r) => names.map((_c, c) => r * c).join(',')).join('\n'));
    const nodes = [{ id: 'Wide', type: 'S3Source', inputs: [], fields: { paths: ['s3://shop/wide/'], format: { type: 'csv', withHeader: false }, schema: names.map((n) => `${quoted(n)} BIGINT`).join(', ') } }];
    await writeFile(join(client.project.folder, 'Wide.glue.json'), JSON.stringify({ version: 1, nodes }));
    const { columns, rows } = await get<Profile>('/jobs/Wide/nodes/Wide/profile');
    expect([rows, columns.map((c) => c.name)]).toEqual([500, names]);
    expect(columns[3]).toMatchObject({ distinct: 500, min: '0', max: '1497' });
    expect((await get<Sample>('/jobs/Wide/nodes/Wide/sample?sort=SELECT')).rows).toBe(200);
    await rm(join(client.project.folder, 'Wide.glue.json'));
  });

  it('computes anew only what an edit changes', async () => {
    await writeFile(join(client.project.folder, 'Edited.glue.json'), JSON.stringify(SHOP_GRAPH));
    const asked = jest.spyOn(DuckDBConnection.prototype, 'run');
    const sample = async (node: string) => {
      asked.mockClear();
      const { rows } = await get<Sample>(`/jobs/Edited/nodes/${node}/sample`);
      return { rows, defined: asked.mock.calls.map(([sql]) => /TEMP VIEW "(\w+)"/.exec(String(sql))?.[1]).filter((v) => v !== undefined).sort() };
    };
    try {
      expect((await sample('Monthly')).defined).toEqual(['customers', 'monthly', 'orders', 'paid', 'with_customer']);
      expect((await sample('Monthly')).defined).toEqual([]);
      const job = await get<Job>('/jobs/Edited');
      const graph = graphOf(job);
      const nodes = graph.nodes.map((n) => (n.id === 'Largest' ? { ...n, fields: { rows: 3 } } : n.id === 'WithCustomer' ? { ...n, fields: { sqlQuery: `${String(n.fields.sqlQuery)} WHERE c.id < 3` } } : n));
      expect((await client.api('/jobs/Edited/graph', { method: 'PUT', body: { ...graph, nodes }, headers: { 'If-Match': job.etag } })).status).toBe(200);
      expect(await sample('Paid')).toMatchObject({ defined: [] });
      expect(await sample('Largest')).toEqual({ rows: 3, defined: ['largest', 'with_customer'] });
      expect((await sample('Monthly')).defined).toEqual(['monthly']);
    } finally {
      asked.mockRestore();
      await rm(join(client.project.folder, 'Edited.glue.json'));
    }
  });

  it('says what starts a job of the app', async () => {
    const template = join(client.project.folder, 'cdk.out', 'Shop.template.json');
    const trigger = (properties: object) => ({ Type: 'AWS::Glue::Trigger', Properties: { Actions: [{ JobName: { Ref: 'OrdersJob' } }], ...properties } });
    const manifest = JSON.parse(await readFile(join(client.project.folder, 'cdk.out', 'orders.glueprint.json'), 'utf8')) as { job: { stack: string; logicalId: string } };
    expect(manifest.job.stack).toBe('Shop');
    const text = JSON.stringify({
      Resources: {
        Nightly: trigger({ Type: 'SCHEDULED', Schedule: 'cron(0 2 * * ? *)' }),
        Off: trigger({ Type: 'SCHEDULED', Schedule: 'rate(1 hour)', StartOnCreation: false }),
        After: trigger({ Type: 'CONDITIONAL', Predicate: { Logical: 'AND', Conditions: [{ JobName: { Ref: 'Load' } }, { CrawlerName: 'seen' }] } }),
        Else: { Type: 'AWS::S3::Bucket' },
      },
    });
    await writeFile(template, text.replaceAll('OrdersJob', manifest.job.logicalId));
    const starts = (await get<JobSummary[]>('/jobs')).map((j) => [j.name, j.starts]);
    expect(starts).toContainEqual(['Orders', ['cron(0 2 * * ? *)', 'rate(1 hour) (off)', 'after Load and seen']]);
    expect(starts).toContainEqual(['Revenue', []]);
    await rm(template);
  });

  it('tells a circle once, at a node of it', async () => {
    const reads = (id: string, from: string) => ({ id, type: 'Filter', inputs: [{ node: from, as: 'x' }], fields: { condition: 'true' } });
    await writeFile(join(client.project.folder, 'Circle.glue.json'), JSON.stringify({ version: 1, nodes: [reads('A', 'B'), reads('B', 'A')] }));
    const job = await get<Job>('/jobs/Circle');
    expect([...job.issues, ...job.nodes.flatMap((n) => n.issues)].map((i) => [i.code, i.message])).toEqual([['Cycle', expect.stringContaining('in a circle')]]);
    await rm(join(client.project.folder, 'Circle.glue.json'));
  });

  it('profiles columns', async () => {
    const profile = await get<Profile>('/jobs/Revenue/nodes/Orders/profile');
    const [id, , amount, status] = profile.columns;
    expect(profile.rows).toBe(5000);
    expect(id).toMatchObject({ nulls: 0, distinct: 5000, min: '1', max: '5000', mean: 2500.5 });
    expect(amount.histogram).toHaveLength(20);
    expect(amount.histogram?.reduce((n, b) => n + b.rows, 0)).toBe(5000);
    expect(status.top).toEqual([{ value: 'paid', rows: 2500 }, { value: 'open', rows: 1250 }, { value: 'returned', rows: 1250 }]);
  });

  it('traces columns from source to target', async () => {
    const { edges } = await get<Lineage>('/jobs/Revenue/lineage');
    const into = (node: string, column: string) => edges.filter((e) => e.to.node === node && e.to.column === column).map((e) => `${e.from.node}.${e.from.column} ${e.kind}`);
    expect(into('Summary', 'revenue')).toEqual(['Monthly.revenue copy']);
    expect(into('Monthly', 'revenue')).toContain('WithCustomer.amount aggregate');
    expect(into('WithCustomer', 'amount')).toContain('Paid.amount direct');
  });

  it('completes SQL by the inputs of a node', async () => {
    const ask = async (node: string, kind: string, text: string) => (
      await client.api(`/jobs/Revenue/nodes/${node}/complete`, { method: 'POST', body: { text, offset: text.length, kind } })
    ).json<{ from: number; items: { label: string; kind: string; detail?: string }[] }>();
    expect((await ask('Paid', 'expression', 'amo')).items[0]).toMatchObject({ label: 'amount', kind: 'column' });
    const columns = await ask('WithCustomer', 'query', 'SELECT c.na FROM o JOIN c ON o.customer = c.i');
    expect(columns.items.map((i) => i.label)).toContain('id');
    expect((await client.api('/jobs/Revenue/nodes/Paid/complete', { method: 'POST', body: { text: 'a', offset: 9, kind: 'query' } })).status).toBe(400);
  });

  it.each(['pyspark', 'sql', 'manifest', 'mermaid'])('generates %s, with the lines of each node', async (format) => {
    const file = await get<GeneratedFile>(`/jobs/Revenue/files/${format}`);
    expect(file.text.toLowerCase()).toContain('monthly');
    if (format === 'pyspark' || format === 'sql') {
      expect(file.map.map((m) => m.node)).toEqual(expect.arrayContaining(['Orders', 'Monthly', 'Summary']));
      const { from, to } = file.map.find((m) => m.node === 'Monthly') as { from: number; to: number };
      expect(file.text.split('\n').slice(from - 1, to).join('\n')).toContain('sum(w.amount)');
    }
  });

  it('refuses a format that there is not', async () => {
    expect((await client.api('/jobs/Revenue/files/perl')).json()).toMatchObject({ status: 400, detail: expect.stringContaining("not 'perl'") });
  });

  describe('composing', () => {
    it('makes a file, saves it, tells the faults of each node with a fix', async () => {
      const made = (await client.api('/jobs', { method: 'POST', body: { name: 'Composed' } })).json<Job>();
      const graph: Graph = {
        ...graphOf(made),
        nodes: [
          { id: 'In', type: 'S3Source', fields: { paths: ['s3://shop/orders/'], format: { type: 'csv' }, schema: 'id BIGINT, customer INT, amount DOUBLE, status STRING, day DATE' }, inputs: [] },
          { id: 'Big', type: 'Filter', fields: { condition: 'amuont > 10' }, inputs: [{ node: 'In', as: 'in_' }] },
          { id: 'Below', type: 'Limit', fields: { rows: 5 }, inputs: [{ node: 'Big', as: 'big' }] },
        ],
      };
      const saved = (await client.api('/jobs/Composed/graph', { method: 'PUT', body: graph, headers: { 'If-Match': made.etag } })).json<Job>();
      const [, big, below] = saved.nodes;
      expect(big.issues).toEqual([expect.objectContaining({ severity: 'error', field: 'condition', start: 0, end: 6, fix: 'amount' })]);
      expect(below.issues).toEqual([]);
      expect(below.outputs[0].columns).toBeUndefined();
      const sample = await client.api('/jobs/Composed/nodes/Below/sample');
      expect(sample.status).toBe(422);
      expect(sample.json()).toMatchObject({ node: 'Big', field: 'condition' });
      // What lies above the fault works.
      expect((await client.api('/jobs/Composed/nodes/In/sample?limit=1')).status).toBe(200);
      expect((await readGraph(client.project, 'Composed')).nodes).toHaveLength(3);
    });

    it('does not write over a file that has changed', async () => {
      const job = await get<Job>('/jobs/Composed');
      const path = join(client.project.folder, 'Composed.glue.json');
      const theirs = (await readFile(path, 'utf8')).replace('amuont', 'amount');
      await writeFile(path, theirs);
      const answer = await client.api('/jobs/Composed/graph', { method: 'PUT', body: graphOf(job), headers: { 'If-Match': job.etag } });
      expect(answer.status).toBe(412);
      expect(answer.json<{ current: Job }>().current.nodes[1].fields).toEqual({ condition: 'amount > 10' });
      expect(await readFile(path, 'utf8')).toBe(theirs);
    });

    it('needs to know what a change was made on', async () => {
      expect((await client.api('/jobs/Composed/graph', { method: 'PUT', body: graphOf(await get<Job>('/jobs/Composed')) })).status).toBe(428);
    });

    it('refuses to change a job in code, and copies it to a graph file that means the same', async () => {
      const job = await get<Job>('/jobs/Orders');
      expect((await client.api('/jobs/Orders/graph', { method: 'PUT', body: graphOf(job), headers: { 'If-Match': job.etag } })).json()).toMatchObject({ title: 'NotEditable' });
      const copy = (await client.api('/jobs', { method: 'POST', body: { name: 'Copy', from: 'Orders' } })).json<Job>();
      expect(copy.nodes.map((n) => [n.id, n.outputs.map((o) => o.columns), n.sql])).toEqual(
        job.nodes.map((n) => [n.id, n.outputs.map((o) => o.columns), n.sql]),
      );
    });

    it.each([[{ nodes: 1 }, 'nodes'], [{ settings: {}, parameters: [], nodes: [{ id: 'x' }] }, 'nodes'], [{ settings: {}, parameters: 0, nodes: [] }, 'parameters'], [[], 'body']])('refuses the body %j', async (body, field) => {
      const answer = await client.api('/jobs/Composed/graph', { method: 'PUT', body, headers: { 'If-Match': 'x' } });
      expect(answer.json()).toMatchObject({ status: 400, field });
    });

    it('shows a graph file that cannot be read as a job with the reason', async () => {
      await writeFile(join(client.project.folder, 'Broken.glue.json'), '{"version": 1, "nodes": [');
      expect(await get<Job>('/jobs/Broken')).toMatchObject({ editable: false, nodes: [], issues: [{ code: 'InvalidGraphFile' }] });
      await writeFile(join(client.project.folder, 'Broken.glue.json'), '{"version": 1, "nodes": []}');
      expect(await get<Job>('/jobs/Broken')).toMatchObject({ editable: true, issues: [] });
    });

    it('refuses a name that there is', async () => {
      expect((await client.api('/jobs', { method: 'POST', body: { name: 'revenue' } })).status).toBe(409);
    });
  });

  describe('runs', () => {
    const finished = async (id: string): Promise<Run> => {
      for (;;) {
        const run = await get<Run>(`/runs/${id}`);
        if (run.endedAt !== undefined) return run;
        await new Promise((done) => setTimeout(done, 50));
      }
    };

    it('start, end, and say rows of each node, files and cost', async () => {
      const started = await client.api('/jobs/Revenue/runs', { method: 'POST', body: { arguments: { minimum: '100' } } });
      expect(started.status).toBe(202);
      const run = await finished(started.json<RunSummary>().id);
      expect(run).toMatchObject({ state: 'SUCCEEDED', job: 'Revenue', rowsRead: 5008, arguments: { minimum: '100' } });
      expect(run.nodes.every((n) => n.state === 'done')).toBe(true);
      expect(run.nodes.find((n) => n.id === 'Orders')?.rows).toBe(5000);
      expect(run.files.map((f) => f.node).sort()).toEqual(['Sample', 'Summary']);
      expect(run.cost).toBeCloseTo(0.88 / 60);
      expect((await get<RunSummary[]>('/runs?job=Revenue'))[0].id).toBe(run.id);
    });

    it('fail with the node that failed', async () => {
      await client.api('/jobs', { method: 'POST', body: { name: 'Failing' } });
      const job = await get<Job>('/jobs/Failing');
      await client.api('/jobs/Failing/graph', {
        method: 'PUT',
        headers: { 'If-Match': job.etag },
        body: {
          ...graphOf(job),
          nodes: [
            { id: 'Nowhere', type: 'S3Source', fields: { paths: ['s3://shop/none/'], format: { type: 'csv' }, schema: 'a INT' }, inputs: [] },
            { id: 'Out', type: 'S3Target', fields: { path: 's3://shop/failing/', format: { type: 'csv' } }, inputs: [{ node: 'Nowhere', as: 'n' }] },
          ],
        },
      });
      const run = await finished((await client.api('/jobs/Failing/runs', { method: 'POST', body: {} })).json<RunSummary>().id);
      expect(run).toMatchObject({ state: 'FAILED', errorNode: 'Nowhere' });
      expect(run.nodes[0]).toMatchObject({ id: 'Nowhere', state: 'failed' });
      expect((await get<RunSummary[]>('/runs?state=FAILED')).map((r) => r.job)).toEqual(['Failing']);
    });

    it('are refused before they start where the job is faulty or the engine is not here', async () => {
      expect((await client.api('/jobs/Revenue/runs', { method: 'POST', body: { engine: 'spark' } })).json()).toMatchObject({ status: 501, field: 'engine' });
      expect((await client.api('/jobs/Revenue/runs', { method: 'POST', body: { arguments: { x: 1 } } })).status).toBe(400);
    });

    it('compare', async () => {
      const [left, right] = [await client.api('/jobs/Revenue/runs', { method: 'POST', body: {} }), await client.api('/jobs/Revenue/runs', { method: 'POST', body: { arguments: { minimum: '199' } } })].map((r) => r.json<RunSummary>().id);
      await Promise.all([finished(left), finished(right)]);
      const comparison = await get<{ settings: { name: string }[]; nodes: { id: string; left: { rows: number }; right: { rows: number } }[] }>(`/compare?left=${left}&right=${right}`);
      expect(comparison.settings).toEqual([{ name: 'minimum', right: '199' }]);
      const paid = comparison.nodes.find((n) => n.id === 'Paid');
      expect(paid?.left.rows).toBeGreaterThan(paid?.right.rows ?? 0);
    });

    it('cannot be stopped when they are over', async () => {
      const [run] = await get<RunSummary[]>('/runs?limit=1');
      expect((await client.api(`/runs/${run.id}/stop`, { method: 'POST', body: {} })).status).toBe(409);
      expect((await client.api('/runs/jr_none/stop', { method: 'POST', body: {} })).status).toBe(404);
    });
  });

  it('streams what happens, and replays what was missed', async () => {
    const open = async (query: string) => {
      const abort = new AbortController();
      const response = await fetch(`${client.studio.origin}/api/v1/events${query}`, { headers: { Authorization: `Bearer ${client.studio.token}` }, signal: abort.signal });
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      return async (until: (text: string) => boolean): Promise<string> => {
        let text = '';
        for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
          text += Buffer.from(chunk).toString('utf8');
          if (until(text)) break;
        }
        abort.abort();
        return text;
      };
    };
    const read = async (query: string, until: (text: string) => boolean) => (await open(query))(until);
    const listening = await open('');
    await client.api('/jobs/Orders/runs', { method: 'POST', body: {} });
    const live = await listening((t) => t.includes('"SUCCEEDED"'));
    expect(live).toContain('retry: 1000');
    const first = Number(/^id: (\d+)$/m.exec(live)?.[1]);
    expect(await read(`?after=${first - 1}`, (t) => t.includes('"SUCCEEDED"'))).toContain('event: run');
    expect(await read('?after=999999', (t) => t.includes('event: gap'))).toContain('event: gap');
    const changed = await open('');
    await writeFile(join(client.project.folder, 'New.glue.json'), '{"version": 1, "nodes": []}');
    // Somebody else's look at the jobs does not swallow it.
    await client.api('/jobs');
    expect(await changed((t) => t.includes('"New"'))).toContain('event: changed');
  });

  describe('jobs of Glue Studio', () => {
    // Glue Studio knows no typed job parameters in its SQL.
    beforeAll(async () => {
      const nodes = SHOP_GRAPH.nodes.map((n) => (n.id === 'Paid' ? { ...n, fields: { condition: "status = 'paid'" } } : n));
      await writeFile(join(client.project.folder, 'Plain.glue.json'), JSON.stringify({ ...SHOP_GRAPH, parameters: [], nodes }));
    });

    it('name the node that they cannot hold', async () => {
      expect((await client.api('/jobs/Revenue/files/glue-api')).json()).toMatchObject({ title: 'CannotExport', node: 'Paid' });
    });

    it.each(['glue-git', 'glue-api', 'glue-sync'])('come back from %s as the job they were', async (format) => {
      const name = `From-${format}`;
      const exported = await get<GeneratedFile>(`/jobs/Plain/files/${format}`);
      const answer = await client.api('/jobs', { method: 'POST', body: { name, text: exported.text } });
      expect(answer.status).toBe(201);
      const job = answer.json<ImportedJob>();
      expect(job.warnings).toEqual(expect.any(Array));
      const before = await get<Job>('/jobs/Plain');
      const wiring = (nodes: Job['nodes']) => Object.fromEntries(nodes.map((n) => [n.id, { issues: n.issues, reads: n.inputs.map((i) => i.node).sort() }]));
      expect(wiring(job.nodes)).toEqual(wiring(before.nodes));
      const schema = (nodes: Job['nodes']) => Object.fromEntries(nodes.map((n) => [n.id, n.outputs.map((o) => o.columns)]));
      expect(schema(job.nodes)).toEqual(schema(before.nodes));
      expect((await get<GeneratedFile>(`/jobs/${name}/files/${format}`)).text).toBe(exported.text);
    });

    it('keep what Glue Studio had over a change in the page', async () => {
      const text = (await get<GeneratedFile>('/jobs/Plain/files/glue-api')).text.replace('"Description": "Revenue', '"LogUri": "s3://logs/", "Description": "Revenue');
      const job = (await client.api('/jobs', { method: 'POST', body: { name: 'Kept', text } })).json<ImportedJob>();
      const graph = { ...graphOf(job), nodes: job.nodes.map(({ id, type, fields, inputs, studio }) => ({ id, type, fields: id === 'Summary' ? { ...fields, path: 's3://shop/other/' } : fields, inputs, studio })), studio: job.studio };
      const saved = await client.api('/jobs/Kept/graph', { method: 'PUT', headers: { 'If-Match': job.etag }, body: graph });
      expect(saved.status).toBe(200);
      const answer = await client.api('/jobs/Kept/files/glue-api');
      const again = answer.json<GeneratedFile>().text;
      expect(again).toContain('"LogUri": "s3://logs/"');
      expect(again).toContain('s3://shop/other/');
    });

    it('are chosen by name from a file with several', async () => {
      const one = JSON.parse((await get<GeneratedFile>('/jobs/Plain/files/glue-sync')).text) as { jobs: { Name: string }[] };
      const text = JSON.stringify({ ...one, jobs: [one.jobs[0], { ...one.jobs[0], Name: 'Second' }] });
      const asked = await client.api('/jobs', { method: 'POST', body: { name: 'OfTwo', text } });
      expect(asked.json()).toMatchObject({ title: 'AmbiguousJob', field: 'job' });
      expect((await client.api('/jobs', { method: 'POST', body: { name: 'OfTwo', text, job: 'Second' } })).status).toBe(201);
    });

    it('are refused with the reason', async () => {
      expect((await client.api('/jobs', { method: 'POST', body: { name: 'Bad', text: '{' } })).json()).toMatchObject({ title: 'NotAStudioJob' });
    });
  });

  it('ejects a job in code to a graph file that says only what is not standard', async () => {
    const job = (await client.api('/jobs', { method: 'POST', body: { name: 'Ejected', from: 'Orders' } })).json<Job>();
    expect(job.nodes.flatMap((n) => n.issues)).toEqual([]);
    expect(job.nodes.find((n) => n.family === 'source')?.fields).not.toHaveProperty('recurse');
    const typescript = await get<GeneratedFile>('/jobs/Revenue/files/typescript');
    expect(typescript.map.map((m) => m.node).sort()).toEqual((await get<Job>('/jobs/Revenue')).nodes.map((n) => n.id).sort());
  });

  it('says that it knows no revisions, and no pools', async () => {
    expect((await client.api('/plan')).json()).toMatchObject({ title: 'NotSupported' });
    expect(await get('/pools')).toEqual([]);
  });

  it('hands operations of Glue to the local endpoint, with its errors', async () => {
    expect((await client.api('/glue/CreateDatabase', { method: 'POST', body: { DatabaseInput: { Name: 'shop' } } })).status).toBe(200);
    expect((await client.api('/glue/GetDatabases', { method: 'POST', body: {} })).json()).toMatchObject({ DatabaseList: [{ Name: 'shop' }] });
    expect((await client.api('/glue/GetDatabase', { method: 'POST', body: { Name: 'none' } })).json()).toMatchObject({ title: 'EntityNotFoundException' });
  });

  it('shows rows of a table of the catalog', async () => {
    await client.api('/glue/CreateTable', { method: 'POST', body: { DatabaseName: 'shop', TableInput: { Name: 'orders', Parameters: { 'classification': 'csv', 'skip.header.line.count': '1' }, StorageDescriptor: { Location: 's3://shop/orders/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'customer', Type: 'int' }] } } } });
    const sample = await get<Sample>('/catalog/shop/orders/sample?limit=3&filter=id%20%3E%2010');
    expect(sample).toMatchObject({ rows: 3, more: true, columns: [{ name: 'id', type: 'bigint' }, { name: 'customer', type: 'int' }] });
    expect(Number(sample.data[0]?.[0])).toBeGreaterThan(10);
    expect((await client.api('/catalog/shop/none/sample')).status).toBeGreaterThanOrEqual(400);
  });

  it('tells pages when the app cannot be synthesized, and when it can again', async () => {
    client.studio.backend.synthesized('TypeError: x is not a function');
    expect(await get<Info>('/info')).toMatchObject({ appFailure: 'TypeError: x is not a function' });
    client.studio.backend.synthesized();
    expect(await get<Info>('/info')).not.toHaveProperty('appFailure');
  });

  it('says which verb a path answers, and that a path is none', async () => {
    expect((await client.api('/jobs', { method: 'PUT', body: {} })).json()).toMatchObject({ status: 405 });
    expect((await client.api('/nothing')).json()).toMatchObject({ status: 404, title: 'NotFound' });
    expect((await client.api('/jobs', { method: 'POST', raw: '{"name"' })).json()).toMatchObject({ status: 400 });
  });
});

describe('with revisions and pools', () => {
  let client: StudioClient;
  const pool = {
    policy: {
      pool: 'analysts',
      dpu: 2,
      limits: { maxSessions: 4, maxSessionsPerUser: 1, dpuHoursPerDay: 40 },
      timeZone: 'UTC',
      warm: [],
      leaseSeconds: 600,
      idleSeconds: 1800,
      maxLifetimeSeconds: 28800,
      keepForOwnerSeconds: 60,
      tickSeconds: 60,
    },
    template: { role: 'arn:aws:iam::123456789012:role/r', glueVersion: '5.1', workerType: 'G.1X', numberOfWorkers: 2, idleTimeoutMinutes: 30, timeoutMinutes: 480, defaultArguments: {}, tags: {} },
  };
  beforeAll(async () => {
    client = await StudioClient.start({
      pools: () => Promise.resolve([pool]),
      revisions: {
        manifests: () => Promise.resolve([]),
        file: (revision, path) => Promise.resolve(revision === 'HEAD' && path === 'Revenue.glue.json' ? JSON.stringify({ ...SHOP_GRAPH, nodes: SHOP_GRAPH.nodes.map((n) => (n.id === 'Largest' ? { ...n, fields: { rows: 5 } } : n)) }) : undefined),
      },
    });
  });
  afterAll(() => client.close());

  it('plans the graph file against what the revision has of it', async () => {
    const plan = (await client.api('/plan')).json<Plan>();
    const revenue = plan.jobs.find((j) => j.path === 'Revenue');
    expect(revenue).toMatchObject({ change: 'changed', nodes: [{ id: 'Largest', fields: [{ name: 'rows', before: 5, after: 100 }] }] });
    expect((await client.api('/plan?revision=v1')).json<Plan>().jobs.find((j) => j.path === 'Revenue')?.change).toBe('added');
  });

  it('shows pools as they are recorded, without holding them', async () => {
    expect((await client.api('/pools')).json()).toEqual([{ pool: 'analysts', workerType: 'G.1X', numberOfWorkers: 2, maxSessions: 4, dpuHoursPerDay: 40 }]);
    const store = await client.project.environment.openStore();
    const now = Date.now();
    const state = { ...emptyState('UTC', now), usage: { day: 'today', total: 7200, byUser: {} }, sessions: [{ id: 'analysts-1', phase: 'ready', requestedAt: now, retryAt: 0, attempts: 1, owner: 'ada', lease: { id: 'l', owner: 'ada', since: now, until: now + 1, tagged: true } }] };
    store.run('INSERT INTO pools (pool, version, state) VALUES (?, 1, ?)', 'analysts', JSON.stringify(state));
    store.close();
    expect((await client.api('/pools')).json()).toMatchObject([{ now: { sessions: 1, leased: 1, idle: 0, waiting: 0, dpuHoursToday: 2, cost: 0.88, list: [{ id: 'analysts-1', owner: 'ada' }] } }]);
  });
});
