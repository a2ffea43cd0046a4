/** A DuckDB string literal. */
export function sqlString(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

/** A DuckDB identifier, always quoted. */
export function sqlName(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

export function sqlList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** Named arguments or COPY options, `undefined` ones left out. */
export function sqlOptions(options: Readonly<Record<string, string | number | boolean | undefined>>, separator: ' = ' | ' '): string {
  return Object.entries(options).filter(([, v]) => v !== undefined).map(([k, v]) => `${k}${separator}${v}`).join(', ');
}
