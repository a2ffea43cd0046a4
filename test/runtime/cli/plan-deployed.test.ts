import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { main } from '../../../runtime/cli/cli';
import { Manifest } from '../../../src/core/manifest';
import { job, Workspace } from '../harness';

/** What a stack's job is, with a column more or less in its target. */
function orders(columns: string): Manifest {
  return job({
    Raw: { type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'csv' }, schema: columns }, outputs: [{ name: 'output', view: 'raw', columns }] },
    Out: { type: 'S3Target', fields: { path: 's3://b/out/', format: { type: 'json' } }, inputs: [{ node: 'Raw', as: 'raw' }] },
  }, { job: { stack: 'Shop', numberOfWorkers: columns.includes('amount') ? 2 : 4 } });
}

/** CloudFormation with one stack, and the bucket of its assets. */
class Cloud {
  public readonly asked: string[] = [];
  private readonly server: Server;

  constructor(private readonly deployed: Manifest | undefined, private readonly metadata: unknown) {
    this.server = createServer((request, response) => {
      void body(request).then((text) => {
        const [status, type, answer] = this.answer(request.method ?? '', request.url ?? '', new URLSearchParams(text));
        response.writeHead(status, { 'content-type': type });
        response.end(answer);
      });
    });
  }

  public async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public close(): Promise<void> {
    return new Promise((done) => {
      this.server.closeAllConnections();
      this.server.close(() => done());
    });
  }

  private answer(method: string, url: string, form: URLSearchParams): [number, string, string] {
    const action = form.get('Action') ?? `${method} ${url.replace(/\?.*/, '')}`;
    this.asked.push(action);
    const xml = (text: string): [number, string, string] => [200, 'text/xml', `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${text}</${action}Result></${action}Response>`];
    if (action === 'DescribeStacks') {
      if (this.deployed === undefined) return [400, 'text/xml', '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id Shop does not exist</Message></Error></ErrorResponse>'];
      return xml('<Stacks><member><StackId>arn:aws:cloudformation:eu-west-1:111122223333:stack/Shop/1</StackId><StackName>Shop</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks>');
    }
    if (action === 'GetTemplate') {
      const template = { Resources: { Job: { Type: 'AWS::Glue::Job', ...(this.metadata === undefined ? {} : { Metadata: { 'cdk-glueprint:manifest': this.metadata } }) }, Role: { Type: 'AWS::IAM::Role' } } };
      return xml(`<TemplateBody>${JSON.stringify(template).replace(/"/g, '&quot;')}</TemplateBody>`);
    }
    return action === 'GET /cdk-assets-111122223333-eu-west-1/abc.json' ? [200, 'application/json', JSON.stringify(this.deployed)] : [404, 'text/xml', '<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>'];
  }
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    let text = '';
    request.on('data', (data: Buffer) => {
      text += data.toString('utf8');
    });
    request.on('end', () => done(text));
  });
}

const WHERE = { Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::AccountId}-${AWS::Region}' }, Key: 'abc.json' };

async function plan(cloud: Cloud, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const space = new Workspace();
  try {
    space.writeManifest(orders('id INT, name STRING'));
    const code = await main(['plan', 'job.glueprint.json', '--deployed', 'localstack', ...more], space.host({ variables: { AWS_ENDPOINT_URL: await cloud.listen() } }));
    return { code, out: space.out, err: space.err };
  } finally {
    await cloud.close();
    space.remove();
  }
}

test('a deployed job is what the metadata of its resource lead to', async () => {
  const cloud = new Cloud(orders('id INT, name STRING, amount DOUBLE'), WHERE);
  const { code, out } = await plan(cloud);
  expect(out).toContain('~ numberOfWorkers: 2 → 4 (cost)');
  expect(out).toContain('! Out: column amount double goes');
  expect(code).toBe(1);
  expect(cloud.asked).toEqual(['DescribeStacks', 'GetTemplate', 'GET /cdk-assets-111122223333-eu-west-1/abc.json']);
});

test('a stack that is not deployed has no jobs', async () => {
  const { code, out, err } = await plan(new Cloud(undefined, undefined));
  expect([code, err]).toEqual([0, expect.stringContaining('stack Shop is not deployed')]);
  expect(out).toContain('+ Test/Job');
});

test('a stack of an earlier version has no manifests', async () => {
  const { code, err } = await plan(new Cloud(orders('id INT'), undefined));
  expect([code, err]).toEqual([0, expect.stringContaining('was deployed without manifests')]);
});

test('an asset that is gone, and a place that is not plain, are told', async () => {
  expect((await plan(new Cloud(orders('id INT'), { ...WHERE, Key: 'gone.json' }))).err).toContain('s3://cdk-assets-111122223333-eu-west-1/gone.json, cannot be looked up');
  expect((await plan(new Cloud(orders('id INT'), { ...WHERE, Bucket: { Ref: 'Assets' } }))).err).toContain("where the manifest of 'Job' lies is not plain");
});

test('a manifest that was kept will do, and there is one base', async () => {
  const space = new Workspace();
  try {
    space.writeManifest(orders('id INT, name STRING'));
    space.writeManifest(orders('id INT'), 'kept.json');
    expect((await space.cli('plan', 'job.glueprint.json', '--deployed', 'kept.json')).out).toContain('column name string is new');
    expect(await space.cli('plan', 'job.glueprint.json', '--deployed', 'kept.json', '--git', 'HEAD')).toMatchObject({ code: 2, err: expect.stringContaining('--git and --deployed') as string });
    expect(await space.cli('plan', 'job.glueprint.json', '--deployed', 'localstack')).toMatchObject({ code: 1, err: expect.stringContaining('no emulator is named') as string });
  } finally {
    space.remove();
  }
});
