import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CreateDatabaseCommand, CreateTableCommand, type CreateJobRequest, type GlueClient } from '@aws-sdk/client-glue';
import { importGraph, readStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../../src/core/codegen/graph-file';
import { parseColumns, type Column } from '../../../../src/core/types';

const FOLDER = process.env.GLUE_STUDIO_JOBS ?? join(__dirname, '../../../../../shared/glue-studio-jobs');

/** Jobs of Glue Studio as people have committed them; none where the folder is not there. */
export const STUDIO_FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((f) => f.endsWith('.json')).sort() : [];

/** A job for the tours: what CreateJob is given, and how its run must end. */
export interface TourJob {
  readonly create: CreateJobRequest;
  readonly arguments: Readonly<Record<string, string>>;
  readonly ends: 'SUCCEEDED' | 'FAILED';
  /** Of a failure: part of the run's ErrorMessage. */
  readonly because?: string;
}

/** Why a job cannot run on the embedded engine, whatever its data. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'events': 'the job cannot run here',
  's3-to-redshift': 'Redshift',
  'glue-rds-query-canvas': 'nothing stands for the connection',
  'ifjk003-deploy-test3': 'check_file_exist',
};

/** Columns of tables of which the jobs tell none. */
const TABLES: Readonly<Record<string, string>> = {
  'inputdb.dpartment_tb': 'col0,col1',
  'hotel-reservation.input': 'booking_status,no_of_special_requests',
  'region-sales-catalog-db.gadets_tblinput': 'id,date,product,quantity,revenue',
};

const ROWS = 25;

/** The same for the same row of every source, so that joins find partners. */
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

/** Members of CreateJob, whichever dialect the file is in; what the service fills in itself is left to it. */
function createRequest(file: string): CreateJobRequest {
  const json = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;
  const job = ((json.jobs as Record<string, unknown>[] | undefined)?.[0] ?? json.Job ?? json) as Record<string, unknown>;
  const pascal = (o: object) => Object.fromEntries(Object.entries(o).map(([k, v]: [string, unknown]) => [k.charAt(0).toUpperCase() + k.slice(1), v]));
  const { CreatedOn: _c, LastModifiedOn: _l, AllocatedCapacity: _a, MaxCapacity: _m, SourceControlDetails: _s, ...rest } = pascal(job);
  const nodes = rest.CodeGenConfigurationNodes;
  const structures = ['Command', 'ExecutionProperty', 'Connections'].flatMap((name) => {
    const given = rest[name];
    return typeof given === 'object' && given !== null ? [[name, pascal(given)] as const] : [];
  });
  return {
    ...rest,
    ...Object.fromEntries(structures),
    CodeGenConfigurationNodes: typeof nodes === 'string' ? JSON.parse(nodes) as object : nodes,
  } as CreateJobRequest;
}

const bucketOf = (parameter: string) => parameter.toLowerCase().replace(/_/g, '-');

/** The job of a file, with made rows where its sources are: below `s3`, the folder that stands for S3, and in the catalog. */
export async function prepareJob(file: string, s3: string, glue: GlueClient): Promise<TourJob> {
  const create = createRequest(file);
  const name = create.Name ?? '';
  const [studio] = readStudioJobs(JSON.stringify(create), name).jobs;
  if (studio === undefined) throw new Error(`${file} has no graph`);
  const { nodes, parameters } = manifestOf(importGraph(studio).graph, 'job');
  const write = (uri: string, type: string, columns: readonly Column[]) => {
    const rows = Array.from({ length: ROWS }, (_, i) => columns.map((c) => value(c, i)));
    const text = type === 'csv'
      ? [columns.map((c) => c.name), ...rows].map((r) => r.join(','))
      : rows.map((r) => JSON.stringify(Object.fromEntries(columns.map((c, i) => [c.name, r[i]]))));
    const key = uri.replace('s3://', '');
    const path = join(s3, /\/[^/]+\.\w+$/.test(key) ? key : `${key}/part.${type}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text.join('\n')}\n`);
  };
  for (const n of nodes) {
    for (const path of n.type === 'S3Source' ? n.fields.paths as string[] : []) {
      write(path.replace(/\$\{(\w+)\}/g, (_, p: string) => `s3://${bucketOf(p)}/in/`), (n.fields.format as { type: string }).type, parseColumns(n.outputs[0]?.columns ?? ''));
    }
    const table = n.fields.table as { database: string; name: string } | undefined;
    const columns = TABLES[`${table?.database}.${table?.name}`]?.split(',');
    if (table === undefined || columns === undefined || n.outputs.length === 0) continue;
    write(`s3://tables/${table.name}/`, 'csv', columns.map((c) => ({ name: c, type: { kind: 'string' }, nullable: true })));
    await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: table.database } }));
    await glue.send(new CreateTableCommand({
      DatabaseName: table.database,
      TableInput: {
        Name: table.name,
        Parameters: { 'classification': 'csv', 'skip.header.line.count': '1' },
        StorageDescriptor: { Location: `s3://tables/${table.name}/`, Columns: columns.map((c) => ({ Name: c, Type: 'string' })) },
      },
    }));
  }
  const given = parameters.filter((p) => p.default === undefined).map((p) => [`--${p.name}`, `s3://${bucketOf(p.name)}/in/`] as const);
  const because = NOT_HERE[name];
  return { create, arguments: Object.fromEntries(given), ends: because === undefined ? 'SUCCEEDED' : 'FAILED', because };
}
