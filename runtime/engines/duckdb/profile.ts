/** What is read of DuckDB's JSON profile. */
interface ProfileNode {
  readonly operator_name?: string;
  readonly operator_type?: string;
  readonly operator_cardinality?: number;
  readonly operator_timing?: number;
  readonly extra_info?: { readonly [name: string]: string | readonly string[] };
  readonly children?: readonly ProfileNode[];
}

/**
 * A query whose rows are counted where they leave it. `OFFSET 0` is an operator of its own that the optimizer does not look through,
 * so that its count is the query's; the filter, of a constant that it must not work out beforehand, carries the number by which it is found again.
 */
export function counting(sql: string, tag: number): string {
  return `SELECT * FROM (${sql}) WHERE current_query_id() >= ${-tag} OFFSET 0`;
}

const TAG = /current_query_id\(\)[^>]*>= (-\d+)/;

export interface Profile {
  /** Rows by tag. */
  readonly rows: ReadonlyMap<number, number>;
  /** Processor time in milliseconds by tag; `undefined` is what lies above all tags. */
  readonly times: ReadonlyMap<number | undefined, number>;
}

export function readProfile(json: string): Profile {
  const rows = new Map<number, number>();
  const times = new Map<number | undefined, number>();
  const visit = (node: ProfileNode, owner: number | undefined): void => {
    const kind = node.operator_type ?? node.operator_name ?? '';
    let mine = owner;
    if (/LIMIT/.test(kind)) {
      const tag = tagBelow(node);
      if (tag !== undefined) {
        rows.set(tag, node.operator_cardinality ?? 0);
        mine = tag;
      }
    }
    times.set(mine, (times.get(mine) ?? 0) + (node.operator_timing ?? 0) * 1000);
    for (const child of node.children ?? []) visit(child, mine);
  };
  visit(JSON.parse(json) as ProfileNode, undefined);
  return { rows, times };
}

/** The tag of a counting place, between it and the next one below. */
function tagBelow(node: ProfileNode): number | undefined {
  for (const child of node.children ?? []) {
    const text = Object.values(child.extra_info ?? {}).flat().join(' ');
    const found = TAG.exec(text);
    if (found !== null) return -Number(found[1]);
    if (/LIMIT/.test(child.operator_type ?? child.operator_name ?? '')) continue;
    const below = tagBelow(child);
    if (below !== undefined) return below;
  }
  return undefined;
}
