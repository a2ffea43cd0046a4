/** A half-open range of UTF-16 offsets in a source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as people count it: both from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export function lineColumn(text: string, offset: number): LineColumn {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/**
 * The line that holds the start of `span`, with carets under the token.
 * Tabs are kept in the padding so that the carets stay under it on any terminal.
 */
export function excerpt(text: string, span: Span): string {
  const { line, column } = lineColumn(text, span.start);
  const source = text.split('\n')[line - 1] ?? '';
  const width = Math.max(1, Math.min(span.end, span.start + source.length - column + 1) - span.start);
  const pad = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `  ${source}\n  ${pad}${'^'.repeat(width)}`;
}
