import { CheckedNode } from '../../../runtime/runs/check';
import { resolveJob } from '../../../runtime/runs/resolve';
import { sparkSystems } from '../../../runtime/runs/spark-systems';
import { csvSource, job, target, Workspace } from '../harness';

test('what is written for Spark of a database holds no address and no password', async () => {
  const workspace = new Workspace();
  const resolved = resolveJob(job({ In: csvSource('s3://in/', 'id INT'), Out: target('json', 's3://out/', 'In') }), {});
  const driver = { connection: 'shop', artifact: 'org.postgresql:postgresql:42.7.7', database: { url: 'jdbc:postgresql://db.shop/x', user: 'me', password: 'hush', driver: 'org.postgresql.Driver' } };
  const nodes = resolved.nodes.map((n): CheckedNode => ({ resolved: n, driver, inputs: [], columns: {} }));
  const systems = await sparkSystems({ job: resolved, nodes }, workspace.folder, workspace.host().files, () => Promise.resolve([]));
  expect(systems).toEqual({ In: { byDriver: true } });
  workspace.remove();
});
