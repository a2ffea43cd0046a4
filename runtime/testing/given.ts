import { generateRows, GenerateOptions } from './generate-rows';
import { TestRow } from './values';
import { Column, parseColumns } from '../../src/core/types';

/** What stands for the rows of a node. */
export type Given =
  | { readonly kind: 'rows'; readonly rows: readonly TestRow[]; readonly columns?: readonly Column[] }
  /** Content of a file in the source's own format. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'generated'; readonly options: GenerateOptions };

/** Rows; `ddl` where the node's columns are not known: `id INT, name STRING`. */
export function rows(list: readonly TestRow[], ddl?: string): Given {
  return { kind: 'rows', rows: list, columns: ddl === undefined ? undefined : parseColumns(ddl) };
}

/** The content of a file, read as the source reads its files: CSV with the source's options, JSON lines. */
export function text(content: string): Given {
  return { kind: 'text', text: content };
}

/** A file or folder on this machine, read as the source reads its files. */
export function file(path: string): Given {
  return { kind: 'file', path };
}

/** Made-up rows of the node's columns, with NULLs and edge values; the same seed gives the same rows. */
export function generated(count: number, options: Omit<GenerateOptions, 'count'> = {}): Given {
  return { kind: 'generated', options: { ...options, count } };
}

/** A plain list is rows. */
export function asGiven(data: Given | readonly TestRow[]): Given {
  return 'kind' in data ? data as Given : rows(data as readonly TestRow[]);
}

export function givenRows(given: Given, columns: readonly Column[], seed: number): readonly TestRow[] | undefined {
  if (given.kind === 'rows') return given.rows;
  return given.kind === 'generated' ? generateRows(columns, { seed, ...given.options }) : undefined;
}

