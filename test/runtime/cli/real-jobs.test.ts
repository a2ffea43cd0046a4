import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importGraph, readStudioJobs } from '../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../src/core/codegen/graph-file';
import { Manifest } from '../../../src/core/manifest';
import { Column, parseColumns } from '../../../src/core/types';
import { JOB_FILES } from '../../core/codegen/studio-files';
import { Workspace } from '../harness';

const FOLDER = process.env.GLUE_STUDIO_JOBS ?? join(__dirname, '../../../../shared/glue-studio-jobs');
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((f) => f.endsWith('.json')).sort() : [];

/** A few values of a type, the same for the same column of every source, so that joins find partners. */
function value({ type }: Column, row: number): unknown {
  switch (type.kind) {
    case 'string': return `${row % 7 + 28}`;
    case 'double': case 'float': case 'decimal': return row + 0.5;
    case 'date': return '2026-01-02';
    case 'timestamp': return '2026-01-02 03:04:05';
    case 'boolean': return row % 2 === 0;
    default: return row;
  }
}

const ROWS = 25;

/** What the jobs know of tables: the columns that their queries name. */
const TABLES: { readonly [table: string]: string } = {
  'inputdb.dpartment_tb': 'col0,col1',
  'hotel-reservation.input': 'booking_status,no_of_special_requests',
  'region-sales-catalog-db.gadets_tblinput': 'id,date,product,quantity,revenue',
};

/** Why a job cannot run on the embedded engine, whatever its data. */
const NOT_HERE: { readonly [file: string]: string } = {
  '11-visual_etl_events.json': 'it is Python, which AWS Glue and the Spark engine run',
  '13-s3-to-redshift.json': 'a catalog table of Redshift',
  '22-glue-rds-query-canvas.json': "nothing stands for the connection 'poc",
  '30-ifjk003-deploy-test3.json': 'it is Python (check_file_exist), which AWS Glue and the Spark engine run',
};

const bucketOf = (parameter: string) => parameter.toLowerCase().replace(/_/g, '-');

/** Files for each source of the job; gives the options that bind them. */
async function prepare(space: Workspace, { nodes, parameters }: Manifest): Promise<string[]> {
  const given = parameters.filter((p) => p.default === undefined).map((p) => p.name);
  const uris = new Set<string>();
  const write = (uri: string, type: string, columns: readonly Column[]) => {
    const rows = Array.from({ length: ROWS }, (_, i) => columns.map((c) => value(c, i)));
    const text = type === 'csv'
      ? [columns.map((c) => c.name), ...rows].map((r) => r.join(','))
      : rows.map((r) => JSON.stringify(Object.fromEntries(columns.map((c, i) => [c.name, r[i]]))));
    const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
    uris.add(bucket);
    space.write(`data/${bucket}/${/\.\w+$/.test(key) ? key : `${key}/part.${type}`}`.replace(/\/+/g, '/'), `${text.join('\n')}\n`);
  };
  for (const n of nodes) {
    for (const path of n.type === 'S3Source' ? n.fields.paths as string[] : []) {
      const uri = path.replace(/\$\{(\w+)\}/g, (_, p: string) => `s3://${bucketOf(p)}/in/`);
      write(uri, (n.fields.format as { type: string }).type, parseColumns(n.outputs[0]?.columns ?? ''));
    }
    for (const [, bucket = ''] of JSON.stringify(n.fields).matchAll(/s3:\/\/([^/"]+)/g)) uris.add(bucket);
    const table = n.fields.table as { database: string; name: string } | undefined;
    const columns = TABLES[`${table?.database}.${table?.name}`];
    if (columns === undefined || n.outputs.length === 0) continue;
    write(`s3://tables/${table?.name}/`, 'csv', columns.split(',').map((c) => ({ name: c, type: { kind: 'string' }, nullable: true })));
    const { code, err } = await space.cli('catalog', 'create', `${table?.database}.${table?.name}`, `s3://tables/${table?.name}/`, '--format', 'csv', '--bind', 's3://tables/=data/tables');
    expect([code, err]).toEqual([0, expect.any(String)]);
  }
  return [...[...uris].flatMap((b) => ['--bind', `s3://${b}/=data/${b}`]), ...given.flatMap((p) => ['--param', `${p}=s3://${bucketOf(p)}/in/`])];
}

(FILES.length === 0 ? test.skip.each([['no real jobs']]) : test.each(FILES.map((f) => [f])))('%s runs on data made from its schemas, or says why it cannot', async (name) => {
  const space = new Workspace();
  try {
    const [job] = readStudioJobs(readFileSync(join(FOLDER, name), 'utf8'), name).jobs.filter((j) => j.nodes.length > 0);
    if (job === undefined) throw new Error('no visual job');
    const options = await prepare(space, manifestOf(importGraph(job).graph, 'job'));
    space.write(name, readFileSync(join(FOLDER, name)));
    const { code, err, out } = await space.cli('run', name, ...options);
    const reason = NOT_HERE[name];
    if (reason !== undefined) expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
    else expect([code, err, out]).toEqual([0, expect.any(String), expect.stringContaining('SUCCEEDED')]);
  } finally {
    space.remove();
  }
});

/** A job whose sources are streams is run in one go. */
test.each(JOB_FILES.map((f) => [f.name, f] as const))('%s runs with --sample, whatever is there', async (name, { text, job }) => {
  const space = new Workspace();
  try {
    space.write(name, text);
    const { code, err, out } = await space.cli('run', name, '--sample', '--sample-rows', '10', '--json');
    expect([code, err]).toEqual([0, expect.any(String)]);
    const { state, nodes } = JSON.parse(out) as { state: string; nodes: { node: string; type: string; rowsOut?: number }[] };
    expect(state).toBe('SUCCEEDED');
    // Everything of the job takes part, and rows reach all that is written but what the job itself sorts out.
    expect(nodes.length).toBeGreaterThanOrEqual(job.nodes.filter((n) => !UNKNOWN.test(n.member)).length);
    expect(nodes.filter((n) => n.type === 'S3Target' && n.rowsOut === 0 && !n.node.includes('quarantine'))).toEqual([]);
    expect(space.files('.', false)).toEqual([name]);
  } finally {
    space.remove();
  }
});

const UNKNOWN = /^Future/;
