import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  BatchStopJobRunCommand, CreateDatabaseCommand, CreateJobCommand, CreateSessionCommand, CreateTableCommand, GetJobRunCommand, GetSessionCommand,
  GetStatementCommand, RunStatementCommand, StartJobRunCommand,
} from '@aws-sdk/client-glue';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';
import { until } from './scripted-runner';

let local: LocalGlue;
beforeAll(async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'local-plugins-'));
  local = await startLocalGlue({
    stateDir,
    plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sql', ...server }),
  });
});
afterAll(() => local.close());

async function put(uri: string, text: string): Promise<void> {
  const path = join(local.stateDir, 's3', uri.replace('s3://', ''));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function runScript(name: string, script: string | undefined, args: Record<string, string> = {}) {
  if (script !== undefined) await put(`s3://scripts/${name}.py`, script);
  await local.glue.send(new CreateJobCommand({ Name: name, Role: 'r', Command: { Name: 'pythonshell', ScriptLocation: `s3://scripts/${name}.py` } }));
  return (await local.glue.send(new StartJobRunCommand({ JobName: name, Arguments: args }))).JobRunId ?? '';
}
const runOf = async (JobName: string, RunId: string) => (await local.glue.send(new GetJobRunCommand({ JobName, RunId }))).JobRun;
const ended = (JobName: string, RunId: string) => until(() => runOf(JobName, RunId), (r) => r?.CompletedOn !== undefined, 8000);

test('a Python shell job really runs, with its arguments', async () => {
  const id = await runScript('ok', 'import sys, os\nprint(" ".join(sys.argv[1:]))\nassert os.environ["AWS_ENDPOINT_URL_GLUE"].startswith("http://127.0.0.1")\n', { '--day': '2026-01-01' });
  expect(await ended('ok', id)).toMatchObject({ JobRunState: 'SUCCEEDED' });
  const log = await (await fetch(`${local.server.url}/_glueprint/logs/${id}`)).text();
  expect(log).toBe(`--JOB_NAME ok --JOB_ID j_${id.slice(3)} --JOB_RUN_ID ${id} --day 2026-01-01\n`);
});

test('a script that fails, fails its run with the last line of the traceback', async () => {
  expect(await ended('bad', await runScript('bad', 'raise ValueError("no such luck")\n'))).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: 'ValueError: no such luck' });
  expect(await ended('exit', await runScript('exit', 'import sys\nsys.exit(3)\n'))).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: 'Command failed with exit code 3' });
  expect(await ended('absent', await runScript('absent', undefined))).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringContaining('s3://scripts/absent.py does not exist') });
});

test('a stopped run is stopped with all that it started', async () => {
  const id = await runScript('slow', 'import subprocess, sys\nsubprocess.run(["sleep", "60"])\n');
  await until(async () => (await local.glue.send(new GetJobRunCommand({ JobName: 'slow', RunId: id }))).JobRun?.JobRunState, (s) => s === 'RUNNING');
  await local.glue.send(new BatchStopJobRunCommand({ JobName: 'slow', JobRunIds: [id] }));
  expect(await ended('slow', id)).toMatchObject({ JobRunState: 'STOPPED' });
});

async function session(Id: string) {
  await local.glue.send(new CreateSessionCommand({ Id, Role: 'arn:aws:iam::123456789012:role/Glue', Command: { Name: 'glueetl', PythonVersion: '3' }, GlueVersion: '5.0' }));
  expect((await local.glue.send(new GetSessionCommand({ Id }))).Session).toMatchObject({ Status: 'READY' });
}
async function run(SessionId: string, Code: string) {
  const { Id } = await local.glue.send(new RunStatementCommand({ SessionId, Code }));
  return (await local.glue.send(new GetStatementCommand({ SessionId, Id }))).Statement?.Output;
}

test('a session answers Spark SQL over tables of the catalog, as Spark prints it', async () => {
  await put('s3://data/orders/year=2025/a.csv', 'id,item,price\n1,pen,2.50\n2,,10.00\n');
  await put('s3://data/orders/year=2026/b.csv', 'id,item,price\n3,"a very long name of an item",1.00\n');
  await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'shop' } }));
  await local.glue.send(new CreateTableCommand({
    DatabaseName: 'shop',
    TableInput: {
      Name: 'orders',
      PartitionKeys: [{ Name: 'year', Type: 'int' }],
      Parameters: { 'classification': 'csv', 'skip.header.line.count': '1' },
      StorageDescriptor: { Location: 's3://data/orders/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'item', Type: 'string' }, { Name: 'price', Type: 'decimal(10,2)' }] },
    },
  }));
  await session('sql');
  expect((await run('sql', 'spark.sql("SELECT id, item, price FROM shop.orders ORDER BY id").show()'))?.Data?.TextPlain).toBe([
    '+---+--------------------+-----+',
    '| id|                item|price|',
    '+---+--------------------+-----+',
    '|  1|                 pen| 2.50|',
    '|  2|                NULL|10.00|',
    '|  3|a very long name ...| 1.00|',
    '+---+--------------------+-----+',
    '',
  ].join('\n'));
  expect((await run('sql', '%%sql\nSELECT year, count(*) AS n FROM shop.orders GROUP BY year ORDER BY year;'))?.Data?.TextPlain).toBe('+----+---+\n|year|n  |\n+----+---+\n|2025|2  |\n|2026|1  |\n+----+---+\n');
  expect((await run('sql', 'use shop; create temp view cheap as select * from orders where price < 5; select count(*) c from cheap'))?.Data?.TextPlain).toContain('|2  |');
  expect((await run('sql', '# a comment\ndf = spark.sql("""\nSELECT map(\'a\', 1) AS m\n""")\ndf.show(5, False)\ndf'))?.Data?.TextPlain).toBe('+--------+\n|m       |\n+--------+\n|{a -> 1}|\n+--------+\nDataFrame[m: map<string,int>]');
  expect((await run('sql', 'SHOW TABLES IN shop'))?.Data?.TextPlain).toContain('|shop     |orders   |false      |');
});

test('errors carry Spark\'s condition; the session lives on', async () => {
  await session('errors');
  expect(await run('errors', 'SELECT nope FROM VALUES (1) AS t(a)')).toMatchObject({ Status: 'error', ErrorName: 'AnalysisException', ErrorValue: expect.stringMatching(/^\[UNRESOLVED_COLUMN/) });
  expect(await run('errors', 'SELEC 1')).toMatchObject({ Status: 'error' });
  expect(await run('errors', 'spark.sql("use None")')).toMatchObject({ Status: 'error', ErrorValue: expect.stringContaining('SCHEMA_NOT_FOUND') });
  expect(await run('errors', 'import pandas as pd')).toMatchObject({ Status: 'error', ErrorValue: expect.stringContaining('pip install pyspark') });
  expect((await run('errors', 'select 1 as one'))?.Data?.TextPlain).toContain('|1  |');
});
