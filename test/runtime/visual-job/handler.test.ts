import { handle, VisualJobEvent, VisualJobPorts } from '../../../runtime/visual-job/handler';

const GRAPH = JSON.stringify({ 'node-1': { S3CsvSource: { Name: 'In', Paths: ['s3://@@<Data>@@/in/'] } } });
const DEFINITION = { Role: 'arn:aws:iam::1:role/r', Command: { Name: 'glueetl', ScriptLocation: 's3://b/s.py' }, NumberOfWorkers: 2, DefaultArguments: { '--a': 'b' } };
const event = (RequestType: VisualJobEvent['RequestType'], definition: object = DEFINITION): VisualJobEvent => ({
  RequestType,
  PhysicalResourceId: 'copy',
  ResourceProperties: { JobName: 'copy', Definition: JSON.stringify(definition), GraphBucket: 'assets', GraphKey: 'g.json', Values: JSON.stringify({ '@@<Data>@@': 'data"1' }) },
});

/** Glue as it is: what an update does not say is gone. */
class StrictGlue implements VisualJobPorts {
  public readonly jobs = new Map<string, object>([['copy', { ...DEFINITION, LogUri: 's3://old' }]]);
  public calls = 0;
  public readonly slept: number[] = [];
  public readonly failures: string[] = [];

  public async readObject(bucket: string, key: string): Promise<string> {
    if (bucket !== 'assets' || key !== 'g.json') throw Object.assign(new Error('no such key'), { name: 'NoSuchKey' });
    return GRAPH;
  }

  public async getJob(name: string): Promise<{ readonly [field: string]: unknown } | undefined> {
    const job = this.jobs.get(name);
    return job === undefined ? undefined : { ...job, Name: name, CreatedOn: 1, LastModifiedOn: 2, AllocatedCapacity: 2, MaxCapacity: 2 };
  }

  public async updateJob(name: string, definition: { readonly [field: string]: unknown }): Promise<void> {
    this.calls++;
    const failure = this.failures.shift();
    if (failure !== undefined) throw Object.assign(new Error(failure), { name: failure });
    if (!this.jobs.has(name)) throw Object.assign(new Error('no job'), { name: 'EntityNotFoundException' });
    if (['Name', 'Tags', 'CreatedOn', 'LastModifiedOn', 'AllocatedCapacity'].some((f) => definition[f] !== undefined)) throw Object.assign(new Error('unknown field'), { name: 'InvalidInputException' });
    this.jobs.set(name, definition);
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
  }
}

test.each(['Create', 'Update'] as const)('%s: the whole definition with the graph, its marks filled in; again is the same', async (type) => {
  const glue = new StrictGlue();
  expect(await handle(event(type), glue)).toEqual({ PhysicalResourceId: 'copy' });
  const wanted = { ...DEFINITION, JobMode: 'VISUAL', CodeGenConfigurationNodes: { 'node-1': { S3CsvSource: { Name: 'In', Paths: ['s3://data"1/in/'] } } } };
  expect(glue.jobs.get('copy')).toEqual(wanted);
  await handle(event(type), glue);
  expect(glue.jobs.get('copy')).toEqual(wanted);
});

test('a rollback puts back the old definition', async () => {
  const glue = new StrictGlue();
  await handle(event('Update', { ...DEFINITION, NumberOfWorkers: 9 }), glue);
  await handle(event('Update'), glue);
  expect(glue.jobs.get('copy')).toMatchObject({ NumberOfWorkers: 2, JobMode: 'VISUAL' });
});

test('a job that is not visual any more forgets its graph, and keeps all else as it is now', async () => {
  const glue = new StrictGlue();
  await handle(event('Update'), glue);
  const now = { ...glue.jobs.get('copy'), WorkerType: 'G.2X', NumberOfWorkers: 5 };
  glue.jobs.set('copy', now);
  expect(await handle(event('Delete'), glue)).toEqual({ PhysicalResourceId: 'copy' });
  expect(glue.jobs.get('copy')).toEqual({ ...now, JobMode: 'SCRIPT', CodeGenConfigurationNodes: {} });
  await handle(event('Delete'), glue);
  expect(glue.calls).toBe(2);
});

test('a deletion never fails: without the job, without its graph, without the rights', async () => {
  const glue = new StrictGlue();
  await handle(event('Delete'), glue);
  glue.jobs.clear();
  expect(await handle(event('Delete'), glue)).toEqual({ PhysicalResourceId: 'copy' });
  expect(glue.calls).toBe(0);
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  glue.getJob = () => Promise.reject(new Error('AccessDenied'));
  expect(await handle(event('Delete'), glue)).toEqual({ PhysicalResourceId: 'copy' });
  expect(warn).toHaveBeenCalledWith('the graph of copy is left: AccessDenied');
  warn.mockRestore();
});

test('waits while others change the job, longer each time, and not for ever', async () => {
  const glue = new StrictGlue();
  glue.failures.push('ConcurrentModificationException', 'ThrottlingException');
  await handle(event('Update'), glue);
  expect(glue.slept).toEqual([1000, 2000]);
  glue.failures.push(...Array<string>(10).fill('ConcurrentModificationException'));
  await expect(handle(event('Update'), glue)).rejects.toThrow('ConcurrentModificationException');
});

test('what does not pass fails at once', async () => {
  const glue = new StrictGlue();
  glue.jobs.clear();
  await expect(handle(event('Create'), glue)).rejects.toThrow('no job');
  expect(glue.slept).toEqual([]);
});
