import { CreateJobCommand, GetJobCommand, JobUpdate, UpdateJobCommand } from '@aws-sdk/client-glue';
import { handle, VisualJobPorts } from '../../../runtime/visual-job/handler';
import { LocalGlue, startLocalGlue } from '../server/local-glue';

let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue();
});
afterAll(() => local.close());

test('the local Glue endpoint takes the graph, and keeps the rest of the job as the template has it', async () => {
  const definition = {
    Role: 'arn:aws:iam::123456789012:role/glue', Command: { Name: 'glueetl', ScriptLocation: 's3://b/s.py', PythonVersion: '3' }, GlueVersion: '5.1', WorkerType: 'G.1X', NumberOfWorkers: 2, Timeout: 60,
  } as const;
  await local.glue.send(new CreateJobCommand({ Name: 'copy', ...definition, Tags: { team: 'shop' } }));
  const nodes = { 'node-1': { SelectFields: { Name: 'Pick', Inputs: ['node-0'], Paths: [['a']] } }, 'node-0': { S3JsonSource: { Name: 'In', Paths: ['s3://b/in/'] } } };
  const properties = { JobName: 'copy', Definition: JSON.stringify(definition), GraphBucket: 'b', GraphKey: 'k', Values: '{}' };
  const ports: VisualJobPorts = {
    readObject: async () => JSON.stringify(nodes),
    getJob: async (JobName) => (await local.glue.send(new GetJobCommand({ JobName }))).Job as { readonly [field: string]: unknown } | undefined,
    updateJob: async (JobName, job) => {
      await local.glue.send(new UpdateJobCommand({ JobName, JobUpdate: job as JobUpdate }));
    },
    sleep: async () => undefined,
  };
  await handle({ RequestType: 'Update', ResourceProperties: properties }, ports);
  const { Job } = await local.glue.send(new GetJobCommand({ JobName: 'copy' }));
  expect(Job).toMatchObject({ ...definition, JobMode: 'VISUAL', CodeGenConfigurationNodes: nodes });
  // Visual no more.
  await handle({ RequestType: 'Delete', ResourceProperties: properties }, ports);
  const { Job: after } = await local.glue.send(new GetJobCommand({ JobName: 'copy' }));
  expect(after).toMatchObject({ ...definition, JobMode: 'SCRIPT' });
  expect(after?.CodeGenConfigurationNodes ?? {}).toEqual({});
});
