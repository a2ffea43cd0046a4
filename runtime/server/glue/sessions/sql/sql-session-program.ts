import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SqlSessionPlan } from './sql-process';
import { SqlSessionEngine } from './sql-session';
import type { Host } from '../../../../host/host';
import { localEnvironment } from '../../../../runs/environment';
import { openStore } from '../../../../state/store';
import { GLUE_TABLES } from '../../state/collection';
import { Regions } from '../../state/region-state';

interface Asked { readonly op: 'run' | 'cancel'; readonly id: number; readonly code: string }

/** The program of one SQL session; it ends with the server that started it. */
export async function runSqlSession(host: Host, file: string): Promise<void> {
  const plan = JSON.parse(await host.files.readText(file)) as SqlSessionPlan;
  const send = (event: object) => void writeSync(3, `${JSON.stringify(event)}\n`);
  const regions = new Regions(await openStore(join(plan.stateDir, 'state.db'), GLUE_TABLES));
  const engine = new SqlSessionEngine(localEnvironment(host, plan.bindings, plan.stateDir, plan.connections), (name) => regions.get(name));
  const worker = await engine.start({ ...plan, onExit: () => undefined }).catch((e: unknown) => {
    send({ type: 'failed', name: e instanceof Error ? e.name : 'Error', message: e instanceof Error ? e.message : String(e) });
    throw e;
  });
  send({ type: 'ready' });
  for await (const line of createInterface({ input: process.stdin })) {
    const { op, id, code } = JSON.parse(line) as Asked;
    if (op === 'cancel') {
      worker.cancel();
      continue;
    }
    // Not waited for: a request to cancel it must be heard. The server sends one at a time.
    worker.run(code, () => undefined)
      .catch((e: unknown) => ({ status: 'error', name: 'InternalError', value: e instanceof Error ? e.message : String(e), traceback: [] }))
      .then((result) => send({ type: 'result', id, ...result }), () => undefined);
  }
  await worker.close();
}
