import { randomBytes } from 'node:crypto';
import { GlueprintError } from '../../../src/core/diagnostics';
import type { RunEnvironment } from '../../runs/environment';
import { GlueService } from '../glue/glue-service';
import { isLoopback } from '../http/guard';
import { startServer, type ServerOptions } from '../server';
import { ProjectBackend, type ProjectBackendOptions } from './project-backend';
import { StaticFiles } from './static-files';
import { studioRoutes } from './studio-routes';

export interface StudioServerOptions extends Omit<ProjectBackendOptions, 'glue'> {
  /** Folder of the built page. */
  readonly web: string;
  readonly host?: string;
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Default: a new one. */
  readonly token?: string;
  /** Runners, session engines and the like of the local Glue endpoint. */
  readonly plugins?: ServerOptions['plugins'];
  readonly out?: ServerOptions['out'];
}

export interface RunningStudio {
  /** With the token: whoever has it is let in. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  readonly backend: ProjectBackend;
  close(): Promise<void>;
}

/** The page, its API and the local Glue endpoint on one port of this machine. */
export async function startStudio(environment: RunEnvironment, options: StudioServerOptions): Promise<RunningStudio> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host)) throw new GlueprintError({ code: 'NotLoopback', message: `the Studio is served on this machine only, not on '${host}'`, hint: 'reach it from elsewhere through an SSH tunnel' });
  const files = await StaticFiles.load(options.web);
  const token = options.token ?? randomBytes(24).toString('base64url');
  let backend: ProjectBackend | undefined;
  const server = await startServer({
    stateDir: environment.folder,
    host,
    port: options.port,
    plugins: options.plugins,
    out: options.out,
    routes: (services) => {
      backend = new ProjectBackend(environment, { ...options, glue: new GlueService(services) });
      return studioRoutes({ backend, files, token, readOnly: options.readOnly });
    },
  });
  const running = backend;
  if (running === undefined) throw new Error('the server has not asked for its routes');
  return {
    url: `${server.url}/?token=${token}`,
    origin: server.url,
    port: server.port,
    token,
    backend: running,
    async close() {
      await running.close();
      await server.close();
    },
  };
}
