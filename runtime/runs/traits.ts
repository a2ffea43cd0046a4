import { lookupFunction, parseQuery } from '../../src/core/spark-sql';

/** What a query does, as far as planning cares. */
export interface QueryTraits {
  /** Has a filter, a join or a limit that an optimizer may push into what the query reads. */
  readonly selective: boolean;
  /** More than projections and filters: worth keeping when it is read twice. */
  readonly costly: boolean;
  /** It gives a row for each row of the one relation that it reads. */
  readonly preserving: boolean;
  /** Another evaluation could give other rows. */
  readonly volatile: boolean;
  /** How often it names each relation, in lower case. */
  readonly reads: ReadonlyMap<string, number>;
}

/** From the query's syntax tree; no types are needed. */
export function queryTraits(sql: string): QueryTraits {
  const reads = new Map<string, number>();
  let selective = false, costly = false, volatile = false;
  const visit = (x: unknown): void => {
    if (Array.isArray(x)) {
      x.forEach(visit);
      return;
    }
    if (typeof x !== 'object' || x === null) return;
    const node = x as Record<string, unknown>;
    switch (node.kind) {
      case 'table': {
        const name = lastName(node.name);
        reads.set(name, (reads.get(name) ?? 0) + 1);
        break;
      }
      case 'table-statement': {
        const name = lastName(node.name);
        reads.set(name, (reads.get(name) ?? 0) + 1);
        break;
      }
      case 'join':
        selective = costly = true;
        break;
      case 'select':
        if (node.where !== undefined || node.having !== undefined) selective = true;
        if (node.distinct === true || node.groupBy !== undefined) costly = true;
        if ((node.lateralViews as unknown[]).length > 0 || (node.from as unknown[]).length > 1) costly = true;
        break;
      case 'query':
        if (node.limit !== undefined || node.offset !== undefined) selective = costly = true;
        if ((node.orderBy as unknown[]).length > 0) costly = true;
        break;
      case 'sample':
        costly = volatile = true;
        break;
      case 'set':
      case 'pivot':
      case 'unpivot':
      case 'table-function':
        costly = true;
        break;
      case 'call': {
        const known = lookupFunction(String(node.name));
        // Aggregates need no GROUP BY, generators no LATERAL VIEW.
        if (node.over !== undefined || (known?.kind ?? 'scalar') !== 'scalar') costly = true;
        if (known?.nondeterministic === true || ['first', 'last', 'any_value', 'first_value', 'last_value'].includes(String(node.name).toLowerCase())) volatile = true;
        break;
      }
      default:
    }
    Object.values(node).forEach(visit);
  };
  visit(parseQuery(sql));
  const relations = [...reads.values()];
  return { selective, costly, volatile, reads, preserving: !selective && !costly && relations.length === 1 && relations[0] === 1 };
}

function lastName(parts: unknown): string {
  const list = parts as readonly { readonly name: string }[];
  return list[list.length - 1]?.name.toLowerCase() ?? '';
}
