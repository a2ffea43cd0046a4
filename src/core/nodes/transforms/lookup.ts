import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName, sqlString, unusedName } from '../sql-text';

interface Key { readonly input: string; readonly lookup: string }
interface Taken { readonly column: string; readonly name?: string }

const MATCHES = '__matches';

export const LOOKUP: NodeType = {
  kind: 'Lookup',
  family: 'transform',
  title: 'Lookup',
  doc: 'Adds columns of another dataset by keys: a left join. A row without a match gets null. Null keys match nothing.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-lookup.html',
  inputs: { min: 2, max: 2, names: ['input', 'lookup'] },
  fields: [
    {
      name: 'keys',
      required: true,
      doc: 'Pairs of columns that must be equal.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'input', required: true, doc: 'Column of the rows.', type: { type: 'column', input: 0 } },
            { name: 'lookup', required: true, doc: 'Column of the dataset that is looked up.', type: { type: 'column', input: 1 } },
          ],
        },
      },
    },
    {
      name: 'columns',
      required: true,
      doc: 'Columns of the dataset that is looked up, to add.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'column', required: true, doc: 'Column to add.', type: { type: 'column', input: 1 } },
            { name: 'name', doc: 'Its name in the output. Default: as it is.', type: { type: 'string' } },
          ],
        },
      },
    },
    {
      name: 'matches',
      doc: 'A row with several matches comes out once for each (`all`, as in Glue), or fails the run (`one`).',
      default: 'all',
      type: { type: 'enum', values: ['all', 'one'] },
    },
  ],
  check: (node) => {
    const [input] = node.inputs;
    if (node.inputs.every((i) => i.columns !== undefined)) keys(node).forEach((k, i) => node.expression(`${k.input} = ${k.lookup}`, `keys.${i}`));
    for (const [i, t] of taken(node).entries()) {
      const name = t.name ?? node.reference(t.column, `columns.${i}.column`, { input: 1 }).parts.slice(-1)[0];
      const twin = input.columns?.find((c) => c.name.toLowerCase() === name.toLowerCase());
      if (twin !== undefined) node.fail(`columns.${i}.name`, `'${input.as}' has a column '${twin.name}' already`, 'give it another name');
    }
  },
  sql: (node) => {
    const [input, lookup] = node.inputs.map((i) => sqlName(i.as));
    const items = taken(node).map((t, i) => {
      const { sql, parts } = node.reference(t.column, `columns.${i}.column`, { input: 1 });
      return item(sql, t.name ?? parts[parts.length - 1]);
    });
    const on = keys(node).map((k) => `${k.input} = ${k.lookup}`).join(' AND ');
    const list = selectList([`${input}.*`, ...items]);
    if (node.fields.matches === 'all') return `${list}\nFROM ${input}\nLEFT JOIN ${lookup} ON ${on}`;
    const matches = unusedName(MATCHES, node.inputs[1].columns ?? []);
    const fail = `raise_error(concat('${message(node)}', ${keys(node).map((k) => `coalesce(CAST(${k.lookup} AS STRING), 'null')`).join(", ', ', ")}))`;
    return `${list}\nFROM ${input}\nLEFT JOIN (\n  SELECT *, count(*) OVER (PARTITION BY ${keys(node).map((k) => k.lookup).join(', ')}) AS ${matches}\n  FROM ${lookup}\n) ${lookup} ON ${on}`
      + `\nWHERE CASE WHEN ${lookup}.${matches} > 1 THEN CAST(${fail} AS BOOLEAN) ELSE true END`;
  },
};

function taken(node: NodeContext): readonly Taken[] {
  return node.fields.columns as unknown as readonly Taken[];
}

function keys(node: NodeContext): Key[] {
  return (node.fields.keys as unknown as readonly Key[]).map((k, i) => ({
    input: node.reference(k.input, `keys.${i}.input`).sql,
    lookup: node.reference(k.lookup, `keys.${i}.lookup`, { input: 1 }).sql,
  }));
}

function message(node: NodeContext): string {
  return sqlString(`several rows of ${node.inputs[1].as} match the key `).slice(1, -1);
}

function item(sql: string, name: string): string {
  return sql.endsWith(`.${sqlName(name)}`) ? sql : aliased(sql, name);
}
