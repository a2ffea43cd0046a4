import { inLanes } from '../in-lanes';
import { S3Access, S3Objects } from './s3-objects';
import { folderOf, LANES, locate, S3_LOADS_NAME } from './s3-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { StagedLoad, TableConnector, TableContext } from '../table-connector';

/** Uploads of what a run has written for Amazon S3. The same files have the same keys, so that a killed run is completed by doing it again. */
export const S3_LOADS: TableConnector = { name: S3_LOADS_NAME, publish };

interface LoadState { readonly folder: string; readonly uri: string; readonly mode: string; readonly region: string; readonly endpoint?: string }

async function publish(load: StagedLoad, { host }: TableContext): Promise<void> {
  const { folder, uri, mode, region, endpoint } = load.state as unknown as LoadState;
  // Without its folder it was published before.
  if (await host.files.kind(folder) === undefined) return;
  const files = await host.files.list(folder);
  const { bucket, prefix } = locate(uri);
  const below = folderOf(prefix);
  const s3 = await S3Objects.open(s3Access((name) => host.environment.variable(name), { region, endpoint }));
  const uploaded: string[] = [];
  try {
    const before = mode === 'overwrite' ? (await s3.list(bucket, below)).objects.map((o) => o.key) : [];
    await inLanes(files, LANES, async (file) => {
      const key = below + file.relative;
      await s3.upload(bucket, key, file.path);
      uploaded.push(key);
    });
    const own = new Set(files.map((f) => below + f.relative));
    await s3.remove(bucket, before.filter((key) => !own.has(key)));
  } catch (e) {
    throw await taken(e, s3, bucket, uri, uploaded);
  } finally {
    s3.close();
  }
}

/** What has been uploaded goes again, as far as that can be done; the error says how far. */
async function taken(e: unknown, s3: S3Objects, bucket: string, uri: string, uploaded: readonly string[]): Promise<unknown> {
  if (!GlueprintError.isGlueprintError(e)) return e;
  let state = `'${uri}' is as it was`;
  try {
    await s3.remove(bucket, uploaded);
  } catch {
    state = `${uploaded.length} new objects are left below '${uri}'`;
  }
  return new GlueprintError({ ...e.details, code: e.code, hint: [e.details.hint, state].filter((h) => h !== undefined).join('; ') });
}

/** From the environment, as the AWS tools take it; an emulator needs no real credentials. */
export function s3Access(
  variable: (name: string) => string | undefined, given: { readonly region?: string; readonly endpoint?: string } = {},
): S3Access {
  const endpoint = given.endpoint ?? variable('AWS_ENDPOINT_URL_S3') ?? variable('AWS_ENDPOINT_URL');
  const region = given.region ?? variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION') ?? 'us-east-1';
  const named = variable('AWS_ACCESS_KEY_ID') !== undefined || variable('AWS_PROFILE') !== undefined;
  return endpoint === undefined || named ? { region, endpoint } : { region, endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}
