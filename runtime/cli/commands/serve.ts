import { readConfiguration } from '../../runs/configuration';
import { parseKey } from '../../server/aws/signature-check';
import { registerAppJobs } from '../../server/glue/jobs/app-jobs';
import { isLoopback } from '../../server/http/guard';
import { localPlugins, SESSION_ENGINES } from '../../server/local-plugins';
import { findPools } from '../../server/pools/app-pools';
import { startServer } from '../../server/server';
import { runInChild } from '../../server/studio/runs/child-runs';
import type { Command } from '../command';
import { findJobs } from '../find-jobs';
import { parsePairs, parseWhole, usageError } from '../parse';
import { DATA_OPTIONS, readBinding } from '../run-options';

export const DEFAULT_PORT = 4567;

export const SERVE: Command = {
  verb: 'serve',
  summary: 'serves the AWS Glue API on this machine: jobs really run, sessions really answer',
  about: 'For the AWS CLI, SDKs, boto3 and notebooks: `glueprint env` prints the variables that lead them here. An s3:// location is a folder below the state, or what --bind says.\n'
    + 'Scripts and statements run with your rights; whoever can reach the port can start them, so it listens on this machine only unless --host and --token say otherwise.',
  arguments: [],
  options: [
    { name: 'port', value: 'n', help: `port; default: ${DEFAULT_PORT}, 0 for any free one` },
    { name: 'host', value: 'address', help: 'address to listen on; default: 127.0.0.1. Any other needs --token' },
    { name: 'token', value: 'text', help: 'what clients must know: as access key id, bearer token or X-Glueprint-Token' },
    { name: 'key', value: 'id=secret', many: true, help: 'requests must be signed with one of these keys; also from GLUEPRINT_KEYS, one a line' },
    { name: 'allow-host', value: 'name', many: true, help: 'a further host name by which clients may call' },
    { name: 'state', value: 'folder', help: 'where state, data and logs are kept; default: .glueprint' },
    { name: 'assembly', value: 'folder', help: 'cloud assembly whose jobs and session pools are served too: cdk.out' },
    { name: 'upstream', value: 'url', help: 'endpoint that answers for the other AWS services' },
    { name: 'engine', value: 'name', help: 'what answers sessions: auto (Python where Sail or PySpark is installed, else SQL), sql, python, pyspark or sail' },
    { name: 'warm-sessions', value: 'n', help: 'Python workers kept ready, so that a session answers at once; default: 0' },
    { name: 'account', value: 'id', help: 'account id; default: 123456789012' },
    { name: 'region', value: 'name', help: 'region of requests that are not signed; default: us-east-1' },
    { name: 'max-sessions', value: 'n', help: 'most interactive sessions at once; default: 20' },
    { name: 'compat', value: 'peer', help: '`moto`: accept what that emulator accepts and AWS refuses' },
    { name: 'deny-execution', help: 'run no scripts and no statements' },
    ...DATA_OPTIONS.filter((o) => ['bind', 'connection', 'config'].includes(o.name)),
  ],
  examples: ['glueprint serve', 'glueprint serve --port 4566 --upstream http://127.0.0.1:4567', 'glueprint serve --bind s3://raw=data/raw --engine sql'],
  async run({ host, output, options }) {
    const port = parseWhole(options, 'port', 0) ?? DEFAULT_PORT;
    const engine = options.text('engine') ?? 'auto';
    const sessionEngine = SESSION_ENGINES.find((name) => name === engine);
    if (sessionEngine === undefined) throw usageError(`--engine is one of ${SESSION_ENGINES.join(', ')}, got '${engine}'`);
    const warmSessions = parseWhole(options, 'warm-sessions', 0);
    const compat = options.text('compat');
    if (compat !== undefined && compat !== 'moto') throw usageError(`--compat is moto, got '${compat}'`);
    const texts = [...options.list('key'), ...(host.environment.variable('GLUEPRINT_KEYS') ?? '').split(/\s+/).filter((t) => t !== '')];
    const keys = new Map(texts.map((text) => parseKey(text) ?? fail('a key is id=secret')));
    const account = options.text('account');
    if (account !== undefined && !/^\d{12}$/.test(account)) throw usageError(`--account is 12 digits, got '${account}'`);
    const stateDir = host.files.resolve(options.text('state') ?? '.glueprint');
    const file = await readConfiguration(host, options.text('config'));
    const bindings = [...options.list('bind').map(readBinding), ...file.bindings];
    const given = options.list('connection');
    const connections = { ...file.connections, ...parsePairs(given, 'connection') };
    const denyExecution = options.flag('deny-execution');
    const jobs = options.text('assembly') === undefined ? [] : await findJobs({ host, options, output });
    const assembly = options.text('assembly');
    const pools = assembly === undefined ? [] : await findPools(host, assembly, account ?? '123456789012');
    const config = options.text('config');
    const program = [process.execPath, process.argv[1] ?? ''];
    const starter = runInChild({
      command: program,
      args: [
        ...bindings.flatMap((b) => ['--bind', `${b.uri}=${b.path}`]), ...given.flatMap((c) => ['--connection', c]), ...config === undefined ? [] : ['--config', config],
      ],
      folder: host.environment.workingFolder,
      stateFolder: stateDir,
    });
    const server = await startServer({
      stateDir,
      host: options.text('host'),
      port,
      token: options.text('token'),
      keys,
      allowedHosts: options.list('allow-host'),
      upstream: options.text('upstream'),
      logsEndpoint: host.environment.variable('AWS_ENDPOINT_URL_LOGS') ?? options.text('upstream') ?? host.environment.variable('AWS_ENDPOINT_URL'),
      account,
      region: options.text('region'),
      maxSessions: parseWhole(options, 'max-sessions', 1),
      lenient: compat === 'moto',
      denyExecution,
      pools,
      plugins: (context) => localPlugins({
        host, bindings, connections, stateDir, engine: sessionEngine, warmSessions, denyExecution, key: [...keys][0], starter, sqlSession: [...program, 'sql-session'], ...context,
      }),
      out: {
        note: (message) => output.note(message),
        report: (error) => output.note(error instanceof Error ? error.stack ?? error.message : String(error)),
      },
    });
    registerAppJobs(server.services.regions.get(server.services.options.region), jobs, server.services.seconds());
    output.line(server.url);
    const address = options.text('host') ?? '127.0.0.1';
    if (!isLoopback(address) && !denyExecution) output.note(output.style('yellow', `scripts and statements from ${address} run with your rights`, 'error'));
    output.note(output.style('dim', 'Ctrl-C ends it; runs under way are stopped and recorded', 'error'));
    await new Promise<void>((done) => { host.processes.onInterrupt(() => done()); });
    await server.close();
    return 0;
  },
};

function fail(message: string): never {
  throw usageError(message);
}
