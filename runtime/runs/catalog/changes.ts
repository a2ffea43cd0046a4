import { parsePartition } from '../../connectors/partitions';
import { Files } from '../../host/host';
import { CatalogChange } from '../../state/catalog';
import type { CatalogKeeping } from '../node-io';

const NULL_NAME = '__HIVE_DEFAULT_PARTITION__';

/** What a staged target changes in the catalog: its partitions are the folders that it wrote. */
export async function catalogChange(keeping: CatalogKeeping, folder: string, files: Files): Promise<CatalogChange> {
  const { keys, location, ...change } = keeping;
  const base = location.replace(/\/*$/, '/');
  const partitions: { values: string[]; location: string }[] = [];
  const visit = async (path: string, below: readonly string[]): Promise<void> => {
    if (below.length === keys.length) {
      const values = below.map((f) => parsePartition(f)?.value ?? NULL_NAME);
      partitions.push({ values, location: `${base}${below.map((f) => `${f}/`).join('')}` });
      return;
    }
    for (const name of await files.names(path)) {
      if (parsePartition(name) !== undefined && await files.kind(`${path}/${name}`) === 'folder') await visit(`${path}/${name}`, [...below, name]);
    }
  };
  if (keys.length > 0) await visit(folder, []);
  return { ...change, partitions };
}
