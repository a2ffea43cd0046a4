import { createHash } from 'node:crypto';
import { invalidInput } from './errors';
import type { Collection, Entity, Order } from './state/collection';

export interface Page<T> { readonly items: T[]; readonly NextToken?: string }

export interface PageRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** What the service gives where the caller does not say how many. */
export const DEFAULT_PAGE = 100;

/**
 * A token holds the place of the last item given, not a count: items made or deleted between two calls neither repeat nor get lost.
 * It is bound to the list it came from.
 */
export function encodeToken(list: string, after: string | number): string {
  const payload = JSON.stringify(after);
  return Buffer.from(`${digest(list, payload)}${payload}`).toString('base64url');
}

export function decodeToken(list: string, token: string | undefined): string | number | undefined {
  if (token === undefined || token === '') return undefined;
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const payload = text.slice(DIGEST);
  if (text.slice(0, DIGEST) !== digest(list, payload)) throw invalidInput('Invalid pagination token provided');
  return JSON.parse(payload) as string | number;
}

export interface Listing<D extends object, X extends object> extends PageRequest {
  /** Name of the operation. */
  readonly list: string;
  readonly parent?: string;
  readonly order?: Order;
  /** Default page size. */
  readonly page?: number;
  readonly filter?: (entity: Entity<D, X>) => boolean;
}

/** One page of a collection. */
export function paginate<D extends object, X extends object>(collection: Collection<D, X>, listing: Listing<D, X>): Page<Entity<D, X>> {
  const { parent = '', order = 'name', filter } = listing;
  const list = `${listing.list}/${parent}`;
  const size = listing.MaxResults ?? listing.page ?? DEFAULT_PAGE;
  const after = decodeToken(list, listing.NextToken);
  const source = filter === undefined ? collection.list({ parent, order, after, limit: size + 1 }) : collection.each({ parent, order, after });
  const items: Entity<D, X>[] = [];
  for (const entity of source) {
    if (filter !== undefined && !filter(entity)) continue;
    if (items.length === size) {
      const last = items.at(-1);
      return { items, NextToken: last && encodeToken(list, order === 'name' ? last.name : last.id) };
    }
    items.push(entity);
  }
  return { items };
}

/** One page of what is at hand as a whole. */
export function paginateArray<T>(list: string, all: readonly T[], request: PageRequest, page = DEFAULT_PAGE): Page<T> {
  const start = Number(decodeToken(list, request.NextToken) ?? 0);
  const end = start + (request.MaxResults ?? page);
  return { items: all.slice(start, end), NextToken: end < all.length ? encodeToken(list, end) : undefined };
}

const DIGEST = 8;

function digest(list: string, payload: string): string {
  return createHash('sha256').update(`${list}\0${payload}`).digest('hex').slice(0, DIGEST);
}
