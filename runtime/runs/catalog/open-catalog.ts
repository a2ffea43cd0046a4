import { LocalCatalog } from '../../state/catalog';
import { Store } from '../../state/store';
import { RunEnvironment } from '../environment';

/** The region of the environment, as the AWS CLI has it, else that of the local Glue endpoint. */
export function catalogRegion(environment: Pick<RunEnvironment, 'host'>): string {
  const { environment: e } = environment.host;
  return e.variable('AWS_REGION') ?? e.variable('AWS_DEFAULT_REGION') ?? 'us-east-1';
}

/** Runs work with the catalog that the local Glue endpoint serves. */
export async function withCatalog<T>(environment: RunEnvironment, work: (catalog: LocalCatalog) => Promise<T>): Promise<T> {
  const store: Store = await environment.openStore();
  try {
    return await work(new LocalCatalog(store, catalogRegion(environment)));
  } finally {
    store.close();
  }
}
