import { sqlText } from './sql-names';
import { GlueprintError } from '../../../src/core/diagnostics';

/** How far a table has been read: the values of its keys in the last row, in the order of the keys. */
export interface KeyBookmark { readonly keys: readonly string[]; readonly order: 'asc' | 'desc'; readonly last: readonly string[] }

export function readKeyBookmark(state: string, keys: readonly string[], descending: boolean): KeyBookmark {
  const bookmark = JSON.parse(state) as KeyBookmark;
  const same = bookmark.keys.map((k) => k.toLowerCase()).join() === keys.map((k) => k.toLowerCase()).join() && bookmark.order === (descending ? 'desc' : 'asc');
  if (same) return bookmark;
  throw new GlueprintError({
    code: 'BookmarkMismatch',
    field: 'bookmarkKeys',
    message: `the bookmark is of keys ${bookmark.keys.join(', ')} (${bookmark.order}), the source has ${keys.join(', ')} (${descending ? 'desc' : 'asc'})`,
    hint: 'restore the keys, or reset the bookmark',
  });
}

/** Rows that come after the given ones in the order of the keys, or not (`until`). `columns` are SQL. */
export function keyPredicate(columns: readonly string[], last: readonly string[], descending: boolean, side: 'after' | 'until'): string {
  const beyond = (side === 'after') !== descending ? '>' : '<';
  const terms = columns.map((column, i) => {
    const equal = columns.slice(0, i).map((c, k) => `${c} = ${sqlText(last[k] ?? '')}`);
    const isLast = i === columns.length - 1 && side === 'until';
    return `(${[...equal, `${column} ${beyond}${isLast ? '=' : ''} ${sqlText(last[i] ?? '')}`].join(' AND ')})`;
  });
  return terms.join(' OR ');
}
