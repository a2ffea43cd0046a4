import { createInterface } from 'node:readline';
import { nodeHost } from '../../../runtime/host/node-host';
import { cloudEnvironment } from '../../../runtime/runs/environment';
import { runJob } from '../../../runtime/runs/run-job';
import { readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

/** A run that is asked for, a line of JSON each. */
export interface RunAs {
  readonly manifest: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly folder: string;
  readonly connections?: Readonly<Record<string, unknown>>;
}

/** Its outcome, a line of JSON each. */
export interface RanAs { readonly state: string; readonly code?: string; readonly message?: string }

async function run({ manifest, credentials, folder, connections }: RunAs): Promise<RanAs> {
  // The SDK takes them from the environment, as it does on Glue's workers from the role.
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  process.env.AWS_SESSION_TOKEN = credentials.sessionToken ?? '';
  const { state, error } = await runJob(readManifest(manifest, NODE_TYPES), cloudEnvironment(nodeHost(), [], { name: 'localstack', connections }, folder), {});
  return { state, code: error?.code, message: error === undefined ? undefined : `${error.node ?? ''}: ${error.message}` };
}

async function serve(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await run(JSON.parse(line) as RunAs).catch((e: unknown): RanAs => ({ state: 'ERROR', message: e instanceof Error ? e.stack : String(e) }));
    process.stdout.write(`\n@${JSON.stringify(answer)}\n`);
  }
}

void serve();
