/** The parts of a table's name as the user wrote it: `shop.orders`, `"My Shop"."Orders"`, `[dbo].[orders]`. Quotes stay. */
export function nameParts(table: string): string[] {
  const parts: string[] = [];
  let part = '', closing = '';
  for (const c of table.trim()) {
    if (closing === '' && c === '.') {
      parts.push(part);
      part = '';
      continue;
    }
    if (closing === '') closing = { '"': '"', '`': '`', '[': ']' }[c] ?? '';
    else if (c === closing) closing = '';
    part += c;
  }
  return [...parts, part];
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_$#]*$/;

export const isQuoted = (part: string) => /^(".*"|`.*`|\[.*\])$/s.test(part);

/** The name without its quotes. */
export function bareName(part: string): string {
  return isQuoted(part) ? part.slice(1, -1).replace(/""/g, '"').replace(/``/g, '`') : part;
}

/** A table's name in SQL. What is written plain stays plain, and the database folds its case as it does for Spark. */
export function tableSql(table: string, quote: (name: string) => string): string {
  return nameParts(table).map((p) => (PLAIN.test(p) ? p : quote(bareName(p)))).join('.');
}

/** A table beside another, in the same schema. */
export function besideSql(table: string, name: string, quote: (name: string) => string): string {
  const schema = nameParts(table).slice(0, -1);
  return [...schema.map((p) => (PLAIN.test(p) ? p : quote(bareName(p)))), name].join('.');
}

export function sqlText(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
