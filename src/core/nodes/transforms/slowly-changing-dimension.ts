import { Column, DATE, isNumeric, isOrderable, TIMESTAMP, typeDdl, typeName } from '../../types';
import type { NodeContext, NodeType } from '../node-type';
import { closed, selectList, sqlName, sqlString, unusedName } from '../sql-text';

const FRESH = '__incoming';

export const SLOWLY_CHANGING_DIMENSION: NodeType = {
  kind: 'SlowlyChangingDimension',
  family: 'transform',
  title: 'Slowly changing dimension (type 2)',
  doc: 'The whole dimension after the incoming rows: a key whose tracked columns differ from its current row gets a new current row, and the old one ends where that begins; '
    + 'a new key gets its first row; everything else stays, also keys that are not incoming. Null equals null, in keys and values.',
  see: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/implement-scd-type-2.html',
  inputs: { min: 2, max: 2, names: ['current', 'incoming'] },
  fields: [
    { name: 'keys', required: true, doc: 'Columns that both have and that identify what the dimension is about.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    { name: 'trackedColumns', doc: 'Columns whose change makes a new row. Default: all of the dimension but the keys and the three that this node keeps.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    { name: 'effectiveTime', required: true, doc: 'Spark SQL expression over the incoming rows: from when on they hold.', type: { type: 'string' } },
    { name: 'validFromColumn', required: true, doc: 'Column of the dimension, date or timestamp: from when on a row holds.', type: { type: 'column' } },
    { name: 'validToColumn', required: true, doc: 'Column of the dimension: until when, exclusive; null for the current row.', type: { type: 'column' } },
    { name: 'currentColumn', required: true, doc: 'Column of the dimension, boolean: whether a row is the current one of its key.', type: { type: 'column' } },
    {
      name: 'duplicates',
      doc: 'Several incoming rows of one key fail the run, or only the `latest` by effective time counts.',
      default: 'fail',
      type: { type: 'enum', values: ['fail', 'latest'] },
    },
  ],
  check: (node) => {
    const { validFromColumn, validToColumn, currentColumn } = node.fields as { readonly [name: string]: string };
    const kept = [[validFromColumn, 'validFromColumn'], [validToColumn, 'validToColumn'], [currentColumn, 'currentColumn']];
    for (const [i, [name, field]] of kept.entries()) {
      const { parts, type } = node.reference(name, field);
      if (parts.length > 1) node.fail(field, 'is a field of a struct');
      if (kept.slice(0, i).some(([other]) => other.toLowerCase() === name.toLowerCase())) node.fail(field, `'${name}' is named twice`);
      const fits = type === undefined || (field === 'currentColumn' ? type.kind === 'boolean' : ['date', 'timestamp', 'timestamp_ntz'].includes(type.kind));
      if (!fits) node.fail(field, `'${name}' is ${typeName(type)}, expected ${field === 'currentColumn' ? 'a boolean' : 'a date or a timestamp'}`);
    }
    if (node.inputs.some((i) => i.columns === undefined)) return;
    parted(node);
    const { type } = node.expression(node.fields.effectiveTime as string, 'effectiveTime', { input: 1 });
    if (isNumeric(type) || type.kind === 'boolean') node.fail('effectiveTime', `is ${typeName(type)}, expected ${typeName(DATE)} or ${typeName(TIMESTAMP)}`);
  },
  sql: (node) => {
    const { EFFECTIVE, ROWS } = between(node);
    const [current, incoming] = node.inputs.map((i) => sqlName(i.as));
    const { keys, tracked, data } = parted(node);
    const { from, to, flag } = own(node);
    const same = (c: Column) => `${current}.${sqlName(c.name)} <=> ${FRESH}.${sqlName(c.name)}`;
    const matches = [`${current}.${sqlName(flag.name)}`, ...keys.map((c) => same(c))].join(' AND ');
    const unchanged = tracked.map((c) => same(c)).join(' AND ') || 'true';
    const kept = node.columnsOf(0).map((c) => {
      const name = sqlName(c.name);
      if (c === to) return `IF(${FRESH}.${ROWS} IS NULL, ${current}.${name}, ${FRESH}.${EFFECTIVE}) AS ${name}`;
      return c === flag ? `IF(${FRESH}.${ROWS} IS NULL, ${current}.${name}, false) AS ${name}` : `${current}.${name}`;
    });
    const added = node.columnsOf(0).map((c) => {
      const name = sqlName(c.name);
      if (c === from) return `${FRESH}.${EFFECTIVE} AS ${name}`;
      return c === to ? `CAST(NULL AS ${typeDdl(c.type)}) AS ${name}` : c === flag ? `true AS ${name}` : `${FRESH}.${name}`;
    });
    return [
      `WITH ${FRESH} AS (`,
      fresh(node, incoming, keys, data, from),
      ')',
      `${selectList(kept)}`,
      `FROM ${current}`,
      `LEFT JOIN ${FRESH} ON ${matches} AND NOT (${unchanged})`,
      'UNION ALL',
      `${selectList(added)}`,
      `FROM ${FRESH}`,
      `LEFT ANTI JOIN ${current} ON ${matches} AND ${unchanged}`,
    ].join('\n');
  },
};

/** Names of columns in between, that the dimension has not. */
function between(node: NodeContext) {
  const free = (name: string) => unusedName(name, node.columnsOf(0));
  return { EFFECTIVE: free('__effective'), ROW: free('__row'), ROWS: free('__rows') };
}

/** The three columns that say when a row holds. */
function own(node: NodeContext): { readonly from: Column; readonly to: Column; readonly flag: Column } {
  const column = (field: string) => {
    const { parts } = node.reference(node.fields[field] as string, field);
    return node.columnsOf(0).find((c) => c.name === parts[0]) as Column;
  };
  return { from: column('validFromColumn'), to: column('validToColumn'), flag: column('currentColumn') };
}

function parted(node: NodeContext): { readonly keys: readonly Column[]; readonly tracked: readonly Column[]; readonly data: readonly Column[] } {
  const { from, to, flag } = own(node);
  const data = node.columnsOf(0).filter((c) => c !== from && c !== to && c !== flag);
  const lacking = data.filter((c) => find(node.columnsOf(1), c.name) === undefined).map((c) => c.name);
  if (lacking.length > 0) node.fail('inputs', `'${node.inputs[1].as}' has no ${lacking.join(', ')}, which the dimension has`);
  const listed = (field: string) => ((node.fields[field] ?? []) as string[]).map((k, i) => {
    const { parts } = node.reference(k, `${field}.${i}`);
    const column = data.find((c) => c.name === parts[0]);
    return parts.length > 1 || column === undefined ? node.fail(`${field}.${i}`, `'${k}' is not a column of the dimension's own`) : column;
  });
  const keys = listed('keys');
  const tracked = node.fields.trackedColumns === undefined ? data.filter((c) => !keys.includes(c)) : listed('trackedColumns');
  for (const [list, field] of [[keys, 'keys'], [tracked, 'trackedColumns']] as const) {
    const map = list.find((c) => !isOrderable(c.type));
    if (map !== undefined) node.fail(field, `'${map.name}' is ${typeName(map.type)}, whose values cannot be compared`, 'list the columns whose changes count');
  }
  return { keys, tracked, data };
}

/** The incoming rows in the types of the dimension, one a key. */
function fresh(node: NodeContext, incoming: string, keys: readonly Column[], data: readonly Column[], from: Column): string {
  const { EFFECTIVE, ROW, ROWS } = between(node);
  const items = data.map((c) => {
    const theirs = find(node.columnsOf(1), c.name) as Column;
    const sql = `${incoming}.${sqlName(theirs.name)}`;
    return `${typeName(theirs.type) === typeName(c.type) ? sql : `CAST(${sql} AS ${typeDdl(c.type)})`} AS ${sqlName(c.name)}`;
  });
  const effective = `CAST(${closed(node.fields.effectiveTime as string)} AS ${typeDdl(from.type)}) AS ${EFFECTIVE}`;
  const by = keys.map((c) => sqlName(c.name)).join(', ');
  const latest = node.fields.duplicates === 'latest';
  const number = latest ? `row_number() OVER (PARTITION BY ${by} ORDER BY ${[`${EFFECTIVE} DESC`, ...data.filter((c) => !keys.includes(c) && isOrderable(c.type)).map((c) => sqlName(c.name))].join(', ')})` : '1';
  const where = `${sqlName(node.inputs[1].as)}`;
  const fail = (text: string) => `raise_error(concat(${sqlString(text)}, ${keys.map((c) => `coalesce(CAST(${sqlName(c.name)} AS STRING), 'null')`).join(", ', ', ")}))`;
  const tests = [
    `WHEN ${EFFECTIVE} IS NULL THEN ${fail(`${where} has no effective time for the key `)}`,
    ...(latest ? [] : [`WHEN ${ROWS} > 1 THEN ${fail(`${where} has several rows of the key `)}`]),
  ];
  return [
    '  SELECT *',
    '  FROM (',
    `    SELECT *, ${number} AS ${ROW}, count(*) OVER (PARTITION BY ${by}) AS ${ROWS}`,
    `    FROM (\n${selectList([...items, effective])}\nFROM ${incoming}\n)`,
    '  )',
    `  WHERE ${ROW} = 1 AND CASE ${tests.join(' ')} ELSE true END`,
  ].join('\n');
}

function find(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
}
