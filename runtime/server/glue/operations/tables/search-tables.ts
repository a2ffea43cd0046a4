import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog } from '../../catalog/names';
import { invalidInput } from '../../errors';
import { operation } from '../../operation';
import { paginateArray } from '../../paging';
import type { Wire } from '../../wire';

type Table = Wire<sdk.Table>;

/** Fields that filters and sorting may name. */
const FIELDS: Readonly<Record<string, (table: Table) => string | number | undefined>> = {
  name: (t) => t.Name,
  databasename: (t) => t.DatabaseName,
  description: (t) => t.Description,
  owner: (t) => t.Owner,
  tabletype: (t) => t.TableType,
  location: (t) => t.StorageDescriptor?.Location,
  classification: (t) => t.Parameters?.classification,
  createtime: (t) => t.CreateTime,
  updatetime: (t) => t.UpdateTime,
  lastaccesstime: (t) => t.LastAccessTime,
};

function field(table: Table, name: string): string | number | undefined {
  const known = FIELDS[name.toLowerCase()];
  return known === undefined ? table.Parameters?.[name] : known(table);
}

/** All that a table says of itself, for the free text. */
function words(table: Table): string {
  const columns = [...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []].flatMap((c) => [c.Name, c.Comment ?? '']);
  return [table.Name, table.DatabaseName, table.Description, table.Owner, ...columns, ...Object.entries(table.Parameters ?? {}).flat()].join('\n').toLowerCase();
}

const COMPARATORS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  EQUALS: (a, b) => a === b,
  GREATER_THAN: (a, b) => a > b,
  LESS_THAN: (a, b) => a < b,
  GREATER_THAN_EQUALS: (a, b) => a >= b,
  LESS_THAN_EQUALS: (a, b) => a <= b,
};

function predicate(filter: Wire<sdk.PropertyPredicate>): (table: Table) => boolean {
  const { Key: key = '', Value: value = '', Comparator: comparator = 'EQUALS' } = filter;
  if (/time$/i.test(key)) {
    const wanted = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Date.parse(value) / 1000;
    if (Number.isNaN(wanted)) throw invalidInput(`Invalid time in filter: ${value}`);
    return (table) => COMPARATORS[comparator]?.(Number(field(table, key) ?? NaN), wanted) ?? false;
  }
  if (comparator !== 'EQUALS') throw invalidInput(`Comparator ${comparator} is only for times, not for ${key}`);
  return (table) => String(field(table, key) ?? '').toLowerCase() === value.toLowerCase();
}

export const SEARCH_TABLES = operation<sdk.SearchTablesRequest, sdk.SearchTablesResponse>('SearchTables', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const predicates = (input.Filters ?? []).map(predicate);
  const { SearchText: text = '' } = input;
  const exact = /^"(.*)"$/s.exec(text.trim())?.[1]?.toLowerCase();
  const terms = exact === undefined ? text.toLowerCase().split(/[\s,.\-_/]+/).filter((w) => w !== '') : [];
  const tables = call.state.tables.parents().flatMap((parent) => call.state.tables.list({ parent })).map((t) => t.doc)
    .filter((t) => predicates.every((p) => p(t)))
    .filter((t) => (exact !== undefined ? words(t).split('\n').includes(exact) : terms.every((w) => words(t).includes(w))));
  for (const { FieldName: name = 'name', Sort: direction } of [...input.SortCriteria ?? []].reverse()) {
    tables.sort((a, b) => compare(field(a, name), field(b, name)) * (direction === 'DESC' ? -1 : 1));
  }
  const { items, NextToken } = paginateArray(`SearchTables/${JSON.stringify([input.Filters, text, input.SortCriteria])}`, tables, input);
  return { TableList: items, NextToken };
});

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  return a < b ? -1 : 1;
}
