import type { Field } from '../../manifest/field';
import { isOrderable, typeName } from '../../types';
import type { NodeContext } from '../node-type';

interface Order { readonly column: string; readonly descending: boolean }

/** A list of columns to order by. */
export function orderField(doc: string): Field {
  return {
    name: 'orderBy',
    doc,
    default: [],
    type: {
      type: 'list',
      items: {
        type: 'record',
        fields: [
          { name: 'column', required: true, doc: 'Column to order by.', type: { type: 'column' } },
          { name: 'descending', doc: 'Largest first.', default: false, type: { type: 'boolean' } },
        ],
      },
    },
  };
}

export const descending = (sql: string) => `${sql} DESC`;

/** Its SQL; nulls come first, last where it is descending. */
export function orderItems(node: NodeContext): string[] {
  return ((node.fields.orderBy ?? []) as unknown as readonly Order[]).map((o, i) => {
    const { sql, type } = node.reference(o.column, `orderBy.${i}.column`);
    if (type !== undefined && !isOrderable(type)) node.fail(`orderBy.${i}.column`, `'${o.column}' is ${typeName(type)}, which has no order`);
    return o.descending ? descending(sql) : sql;
  });
}
