/** Rows as `DataFrame.show` prints them. Cells are Spark's own texts, null where the value is. */
export function showText(
  names: readonly string[], rows: readonly (readonly (string | null)[])[], options: { readonly limit: number; readonly truncate: number },
): string {
  const { limit, truncate } = options;
  const cell = (value: string | null) => {
    const text = (value ?? 'NULL').replace(/\r?\n/g, '\\n');
    if (truncate <= 0 || text.length <= truncate) return text;
    return truncate < 4 ? text.slice(0, truncate) : `${text.slice(0, truncate - 3)}...`;
  };
  const table = [names.map(cell), ...rows.slice(0, limit).map((row) => row.map(cell))];
  const widths = names.map((_, c) => Math.max(3, ...table.map((row) => width(row[c] ?? ''))));
  const line = `+${widths.map((w) => '-'.repeat(w)).join('+')}+`;
  const render = (row: readonly string[]) => `|${row.map((text, c) => {
    const pad = ' '.repeat(Math.max(0, (widths[c] ?? 0) - width(text)));
    return truncate > 0 ? pad + text : text + pad;
  }).join('|')}|`;
  const [header = [], ...body] = table;
  const more = rows.length > limit ? [`only showing top ${limit} ${limit === 1 ? 'row' : 'rows'}`] : [];
  return [line, render(header), line, ...body.map(render), ...body.length > 0 || names.length > 0 ? [line] : [], ...more, ''].join('\n');
}

/** East Asian wide characters take two columns. */
function width(text: string): number {
  let n = 0;
  for (const c of text) n += /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(c) ? 2 : 1;
  return n;
}
