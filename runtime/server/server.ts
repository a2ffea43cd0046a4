import { join } from 'node:path';
import { GlueprintError } from '../../src/core/diagnostics';
import type { PoolConfig } from '../pool-manager/ports';
import { openStore, type Store } from '../state/store';
import { CloudWatchLogs } from './aws/cloudwatch-logs';
import { QueryService } from './aws/query-service';
import { SignatureCheck } from './aws/signature-check';
import { ServerClock } from './clock';
import { TcpConnectionTester } from './glue/connections/connection-tester';
import { GlueService } from './glue/glue-service';
import { RunLogs } from './glue/jobs/run-logs';
import { GlueServices, type GlueOptions, type GluePlugins } from './glue/services';
import { GLUE_TABLES } from './glue/state/collection';
import { claimState } from './glue/state/ownership';
import { Regions, type RegionState } from './glue/state/region-state';
import { AdminRoutes } from './http/admin-routes';
import type { Route } from './http/exchange';
import { Faults } from './http/faults';
import { Guard, isLoopback } from './http/guard';
import { HttpServer, type Limits } from './http/http-server';
import { Upstream } from './http/upstream';
import { LocalPools } from './pools/local-pools';

export interface ServerOptions extends Partial<GlueOptions> {
  /** Folder of the state: `state.db`, logs. */
  readonly stateDir: string;
  /** Default: loopback. */
  readonly host?: string;
  /** Default: 0, any free port. */
  readonly port?: number;
  readonly token?: string;
  readonly allowedHosts?: readonly string[];
  /** Secrets by access key id: given, requests of AWS clients must be signed with one of them. */
  readonly keys?: ReadonlyMap<string, string>;
  /** Another endpoint that answers for the other services. */
  readonly upstream?: string;
  /** An emulator whose CloudWatch Logs gets what runs print; default: the upstream. */
  readonly logsEndpoint?: string;
  readonly limits?: Partial<Limits>;
  readonly clock?: ServerClock;
  /** Runners, session engines and the like; what is absent is refused by name. */
  readonly plugins?: Partial<GluePlugins> | ((server: PluginContext) => Partial<GluePlugins>);
  /** Session pools to hold. */
  readonly pools?: readonly PoolConfig[];
  /** Further routes on the same port, before AWS's. */
  readonly routes?: (services: GlueServices) => readonly Route[];
  readonly out?: { note(message: string): void; report(error: unknown): void };
}

/** What plugins may ask of the server once it runs. */
export interface PluginContext {
  endpoint(): string;
  region(name: string): RegionState;
  account(): string;
  /** Since 1970, on the server's clock. */
  seconds(): number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly services: GlueServices;
  close(): Promise<void>;
}

const DEFAULTS: GlueOptions = { account: '123456789012', region: 'us-east-1', lenient: false, checkReplies: false, maxSessions: 20, denyExecution: false };

/** The plugins that need nothing installed. */
function withDefaults(logs: RunLogs): GluePlugins {
  const absent = (what: string) => async (): Promise<never> => {
    throw new GlueprintError({ code: 'EngineMissing', message: `${what} needs the embedded engine, which is not installed` });
  };
  return {
    runners: [],
    sessionEngines: [],
    crawl: absent('a crawl'),
    quality: { evaluate: absent('the evaluation of rules'), recommend: absent('the recommendation of rules') },
    connections: new TcpConnectionTester(),
    logs,
  };
}

/** Starts the local Glue endpoint. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host) && options.token === undefined) {
    throw new GlueprintError({ code: 'TokenRequired', message: `binding to ${host} lets others reach the server`, hint: 'give a token, or bind to 127.0.0.1' });
  }
  const out = options.out ?? { note: () => undefined, report: (e: unknown) => process.stderr.write(`${e instanceof Error ? e.stack : String(e)}\n`) };
  const store: Store = await openStore(join(options.stateDir, 'state.db'), GLUE_TABLES);
  const faults = new Faults();
  const clock = options.clock ?? new ServerClock();
  const regions = new Regions(store);
  let logsFailed = false;
  const emulator = options.logsEndpoint ?? options.upstream;
  const streams = emulator === undefined ? undefined : new CloudWatchLogs(emulator, options.region ?? DEFAULTS.region, (reason) => {
    if (!logsFailed) out.note(`logs are kept as files only: ${reason}`);
    logsFailed = true;
  });
  const logs = new RunLogs(join(options.stateDir, 'logs'), streams && ((run, kind, text) => {
    if (!logsFailed) streams.write(run, kind, text);
  }));
  const chosen = typeof options.plugins === 'function' ? options.plugins({
    endpoint: () => logs.base,
    region: (name) => regions.get(name),
    account: () => options.account ?? DEFAULTS.account,
    seconds: () => clock.now() / 1000,
  }) : options.plugins;
  const plugins = { ...withDefaults(logs), ...chosen };
  const given = Object.fromEntries(Object.keys(DEFAULTS).flatMap((k) => {
    const value = options[k as keyof GlueOptions];
    return value === undefined ? [] : [[k, value]];
  }));
  const services = new GlueServices(regions, { ...DEFAULTS, ...given }, clock, faults, plugins, out);
  const { account, region } = services.options;
  const pools = new LocalPools({
    pools: options.pools ?? [], store, clock, account, region, token: options.token, key: [...options.keys ?? []][0], report: (e) => out.report(e),
  });
  // By the clock of this machine, as clients sign: the server's own may be moved by tests.
  const signatures = new SignatureCheck(options.keys ?? new Map(), () => Date.now());
  const http = new HttpServer({
    guard: new Guard({ host, allowedHosts: options.allowedHosts, token: options.token }),
    limits: options.limits,
    upstream: options.upstream === undefined ? undefined : new Upstream(options.upstream),
    routes: [
      new GlueService(services, signatures),
      new QueryService(services.options, () => services.clock.now(), options.upstream !== undefined, signatures),
      pools,
      new AdminRoutes(services),
      ...options.routes?.(services) ?? [],
    ],
    onError: (_request, error) => out.report(error),
  });
  const port = await http.listen(options.port ?? 0, host).catch((e: NodeJS.ErrnoException) => {
    store.close();
    throw e.code === 'EADDRINUSE' ? new GlueprintError({ code: 'PortInUse', message: `port ${options.port} is in use`, hint: 'choose another with --port' }) : e;
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  logs.base = url;
  const claim = claimState(store);
  if (claim.owned) {
    services.resume();
    pools.start(url);
  }
  if (!claim.owned) out.note(`process ${claim.owner} serves the same state: schedules run there, and runs and sessions are known only to the server that started them`);
  services.sessions.prepare();
  return {
    url,
    port,
    services,
    async close() {
      pools.stop();
      await http.close();
      await services.halt('the local Glue endpoint was stopped');
      await services.sessions.close();
      await streams?.settled();
      services.clock.stop();
      claim.release();
      store.close();
    },
  };
}
