import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateJobCommand, GetJobRunCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import { ScriptedRunner, until } from './glue/scripted-runner';
import { startLocalGlue } from './local-glue';

/** An emulator's CloudWatch Logs: remembers what it is asked, says `status`. */
async function emulator(status: number) {
  const seen: [string, Record<string, unknown>][] = [];
  const server = createServer((message, response) => {
    let body = '';
    message.on('data', (chunk) => { body += String(chunk); });
    message.on('end', () => {
      seen.push([String(message.headers['x-amz-target']), JSON.parse(body) as Record<string, unknown>]);
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.close(); server.closeAllConnections(); } };
}

async function runAt(logsEndpoint: string): Promise<string> {
  const local = await startLocalGlue({ logsEndpoint, plugins: { runners: [new ScriptedRunner()] } });
  await local.glue.send(new CreateJobCommand({ Name: 'j', Role: 'r', Command: { Name: 'glueetl' } }));
  const { JobRunId = '' } = await local.glue.send(new StartJobRunCommand({ JobName: 'j', Arguments: { '--outcome': 'SUCCEEDED' } }));
  const ask = async () => (await local.glue.send(new GetJobRunCommand({ JobName: 'j', RunId: JobRunId }))).JobRun;
  expect(await until(ask, (r) => r?.CompletedOn !== undefined)).toMatchObject({ JobRunState: 'SUCCEEDED' });
  await local.close();
  return JobRunId;
}

test('what a run prints is a log stream of the emulator', async () => {
  const logs = await emulator(200);
  const run = await runAt(logs.url);
  expect(logs.seen).toEqual([
    ['Logs_20140328.CreateLogGroup', { logGroupName: '/aws-glue/jobs/output' }],
    ['Logs_20140328.CreateLogStream', { logGroupName: '/aws-glue/jobs/output', logStreamName: run }],
    ['Logs_20140328.PutLogEvents', {
      logGroupName: '/aws-glue/jobs/output', logStreamName: run, logEvents: [{ timestamp: expect.any(Number), message: 'hello from j' }],
    }],
  ]);
  logs.close();
});

test('an emulator without Logs does not touch the run', async () => {
  const logs = await emulator(501);
  await runAt(logs.url);
  expect(logs.seen.map(([target]) => target)).toEqual(['Logs_20140328.CreateLogGroup']);
  logs.close();
});
