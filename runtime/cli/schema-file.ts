import { Column, typeName } from '../../src/core/types';

/** The file that `Schema.fromFile` reads. */
export function schemaFile(columns: readonly Column[]): string {
  return `${JSON.stringify({ columns: columns.map((c) => ({ name: c.name, type: typeName(c.type), ...(c.nullable ? {} : { nullable: false }) })) }, undefined, 2)}\n`;
}
