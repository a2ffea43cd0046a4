import { answering, AnswerPorts, CustomResourceEvent } from '../../../runtime/visual-job/answer';

const EVENT: CustomResourceEvent = { RequestType: 'Create', ResponseURL: 'https://answer', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Graph' };

/** CloudFormation's side, and time that passes when it is said to. */
class Cloud implements AnswerPorts {
  public readonly answers: { url: string; body: Record<string, unknown> }[] = [];
  public failures = 0;
  public readonly remaining = 120_000;
  public waits = 0;
  private readonly waiting: (() => void)[] = [];

  public async put(url: string, body: string): Promise<void> {
    if (this.failures-- > 0) throw new Error('connection reset');
    this.answers.push({ url, body: JSON.parse(body) as Record<string, unknown> });
  }

  /** Short waits are over at once, the end of the function comes when `timeIsUp`. */
  public sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds < 60_000) return Promise.resolve();
    this.waits++;
    return new Promise((done, failed) => {
      this.waiting.push(done);
      signal?.addEventListener('abort', () => { this.waits--; failed(signal.reason as Error); });
    });
  }

  public timeIsUp(): void {
    for (const done of this.waiting) done();
  }
}

const tell = (cloud: Cloud, work: () => Promise<{ PhysicalResourceId: string }>, event = EVENT) => answering(event, 'copy', work, cloud);

beforeEach(() => { jest.spyOn(console, 'error').mockImplementation(() => undefined); });
afterEach(() => { jest.restoreAllMocks(); });

test('CloudFormation is told of what was done', async () => {
  const cloud = new Cloud();
  await tell(cloud, async () => ({ PhysicalResourceId: 'copy' }));
  expect(cloud.waits).toBe(0); // nothing keeps the function from ending
  expect(cloud.answers).toEqual([{ url: 'https://answer', body: { Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Graph', PhysicalResourceId: 'copy' } }]);
});

test('of what failed, in what it takes, with the name by which it can be deleted', async () => {
  const cloud = new Cloud();
  const fault = Object.assign(new Error('x'.repeat(5000)), { name: 'InvalidInputException' });
  await tell(cloud, () => Promise.reject(fault));
  await tell(cloud, () => Promise.reject(fault), { ...EVENT, RequestType: 'Update', PhysicalResourceId: 'before' });
  expect(cloud.answers.map(({ body }) => [body.Status, body.PhysicalResourceId])).toEqual([['FAILED', 'copy'], ['FAILED', 'before']]);
  expect(cloud.answers[0].body.Reason).toMatch(/^InvalidInputException: x{1000}/);
  expect(JSON.stringify(cloud.answers[0].body).length).toBeLessThan(4096);
});

test('of work that does not end before the function does', async () => {
  const cloud = new Cloud();
  const told = tell(cloud, () => new Promise(() => undefined));
  cloud.timeIsUp();
  await told;
  expect(cloud.answers[0].body).toMatchObject({ Status: 'FAILED', Reason: 'Error: the function has no time left' });
});

test('again, where the answer does not arrive; not for ever', async () => {
  const cloud = new Cloud();
  cloud.failures = 3;
  await tell(cloud, async () => ({ PhysicalResourceId: 'copy' }));
  expect(cloud.answers).toHaveLength(1);
  cloud.failures = 4;
  await expect(tell(cloud, async () => ({ PhysicalResourceId: 'copy' }))).rejects.toThrow('connection reset');
});
