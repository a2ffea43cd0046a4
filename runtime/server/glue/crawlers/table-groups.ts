/** A file below a target: its folders, and where it is. */
export interface CrawledFile {
  readonly uri: string;
  /** On this machine. */
  readonly path: string;
  /** From the target on, with `/`. */
  readonly relative: string;
  readonly size: number;
}

/** Files that make one table. */
export interface TableGroup {
  /** Folders from the target to the table's own. */
  readonly folder: readonly string[];
  readonly files: readonly CrawledFile[];
  /** Folders below it are partitions: named as in `year=2026`, or not (`partition_0` then). */
  readonly partitions: 'named' | 'unnamed' | 'none';
}

/**
 * Divides what lies below a target into tables as the crawler does: a folder with files in it is a table; so is one whose folders
 * are all `key=value`, or all hold data of like schema. Else each of its folders is looked at by itself.
 */
export async function groupTables(
  files: readonly CrawledFile[], alike: (samples: readonly CrawledFile[]) => Promise<boolean>, folder: readonly string[] = [],
): Promise<TableGroup[]> {
  const depth = folder.length;
  const segments = (file: CrawledFile) => file.relative.split('/').slice(depth);
  const below = files.map(segments);
  if (below.some((s) => s.length === 1)) return [{ folder, files, partitions: below.every((s) => s.length === 1) ? 'none' : partitionKind(below) }];
  const children = new Map<string, CrawledFile[]>();
  files.forEach((file, i) => {
    const name = below[i]?.[0] ?? '';
    children.set(name, [...children.get(name) ?? [], file]);
  });
  if ([...children.keys()].every((name) => name.includes('='))) return [{ folder, files, partitions: 'named' }];
  if (children.size > 1) {
    const samples = [...children.values()].map((c) => c[0]).filter((f) => f !== undefined);
    const sameDepth = new Set(below.map((s) => s.length)).size === 1;
    if (sameDepth && await alike(samples)) return [{ folder, files, partitions: 'unnamed' }];
  }
  const groups: TableGroup[] = [];
  for (const [name, own] of [...children].sort()) groups.push(...await groupTables(own, alike, [...folder, name]));
  return groups;
}

function partitionKind(below: readonly string[][]): TableGroup['partitions'] {
  return below.some((s) => s.length > 1 && s.slice(0, -1).every((name) => name.includes('='))) ? 'named' : 'none';
}
