import { Column, columnsDdl } from '../../src/core/types';

/** The file that `Schema.fromFile` reads: Spark DDL, a column a line so that changes show. */
export function schemaFile(columns: readonly Column[]): string {
  return `${columns.map((c) => columnsDdl([c])).join(',\n')}\n`;
}
