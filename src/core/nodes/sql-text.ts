import { quoteName } from '../types';

/** Words that Spark (in either mode) or a reader of the SQL may take for syntax: quoted as names. */
const RESERVED = new Set((
  'all and anti any array as asc between both by case cast check collate column constraint create cross cube current_date current_time current_timestamp '
  + 'current_user date day desc describe distinct div drop else end escape except exists explain false fetch filter first for foreign from full function global '
  + 'grant group grouping having hour in inner insert intersect interval into is join lateral leading left like limit map minus minute month natural not null '
  + 'of offset on only or order outer over overlaps partition pivot primary references right rlike rollup row rows second select semi session_user set sets '
  + 'some sort struct table tablesample then time timestamp to trailing true truncate union unique unpivot update user using values view when where window with year'
).split(' '));

/** A name as generated SQL writes it: quoted where it could be taken for something else. */
export function sqlName(name: string): string {
  return RESERVED.has(name.toLowerCase()) ? `\`${name}\`` : quoteName(name);
}

export function sqlString(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** A name for a column in between, which none of these has. */
export function unusedName(name: string, columns: readonly { readonly name: string }[]): string {
  return columns.some((c) => c.name.toLowerCase() === name.toLowerCase()) ? unusedName(`${name}_`, columns) : name;
}

/** `SELECT` with one item a line when they are many or long. */
export function selectList(items: readonly string[]): string {
  const line = items.join(', ');
  return line.length <= 100 ? `SELECT ${line}` : `SELECT\n  ${items.join(',\n  ')}`;
}

/** `expression AS name`, without the alias where it says nothing. */
export function aliased(sql: string, name: string): string {
  return sql === sqlName(name) ? sql : `${sql} AS ${sqlName(name)}`;
}

/** A user's expression to which more is appended: a comment at its end ends there. */
export function closed(expression: string): string {
  const text = expression.trim();
  return text.includes('--') ? `${text}\n` : text;
}
