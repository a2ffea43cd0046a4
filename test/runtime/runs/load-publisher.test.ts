import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { localEnvironment } from '../../../runtime/runs/environment';
import { loadPublisher } from '../../../runtime/runs/tables';
import { Manifest } from '../../../src/core/manifest';
import { Workspace } from '../harness';

/** A run that was killed is finished by a command that has no manifest. */
test('a staged load is found again by the construct path of its connection', async () => {
  const workspace = new Workspace();
  try {
    workspace.write('shop.db', '');
    const url = `sqlite:${workspace.path('shop.db')}`;
    const client = await DIALECTS.sqlite.connect(addressOf({ type: '', properties: { url } }));
    await client.execute('CREATE TABLE glueprint_x (id INTEGER)');
    const environment = localEnvironment(workspace.host(), [], undefined, { 'Stack/Shop': { url } });
    const resources = { Shop1234: { type: 'AWS::Glue::Connection', path: 'Stack/Shop/Resource' }, Bucket: { type: 'AWS::S3::Bucket', path: 'Stack/Bucket' } };
    const load = loadPublisher(environment, { manifest: { resources } as unknown as Manifest }).forJournal({ connector: 'jdbc', node: 'Out', state: { connection: 'Shop1234', staging: 'glueprint_x', marker: 'glueprint_x_m' } });
    expect(load.resources).toEqual({ Shop1234: resources.Shop1234 });
    await loadPublisher(environment).abandon(JSON.parse(JSON.stringify(load)) as typeof load);
    expect(await client.table('glueprint_x')).toBeUndefined();
    await expect(loadPublisher(environment).abandon({ ...load, resources: undefined })).rejects.toMatchObject({ code: 'MissingConnection' });
    await client.close();
  } finally {
    workspace.remove();
  }
});
