/**
 * Text that knows where it may break: the printer builds one document, rendered flat (canonical, one line)
 * or broken to a width (the formatter). After Wadler's "A prettier printer".
 */
export type Doc =
  | string
  | readonly Doc[]
  /** A space, or a new line in a broken group. */
  | { readonly type: 'line'; readonly flat: string; readonly always?: boolean }
  | { readonly type: 'indent'; readonly doc: Doc }
  /** Broken as a whole where it does not fit on the rest of the line. */
  | { readonly type: 'group'; readonly doc: Doc };

export const LINE: Doc = { type: 'line', flat: ' ' };
export const SOFT_LINE: Doc = { type: 'line', flat: '' };
/** A new line in any broken text, a space in flat text. */
export const CLAUSE_LINE: Doc = { type: 'line', flat: ' ', always: true };

export function indent(doc: Doc): Doc {
  return { type: 'indent', doc };
}
export function group(doc: Doc): Doc {
  return { type: 'group', doc };
}
export function join(separator: Doc, docs: readonly Doc[]): Doc {
  return docs.flatMap((doc, i) => (i === 0 ? [doc] : [separator, doc]));
}

const STEP = 2;
type Item = { readonly doc: Doc; readonly level: number; readonly flat: boolean };

/** `width` absent: everything on one line. */
export function renderDocument(doc: Doc, width?: number): string {
  const out: string[] = [];
  let column = 0;
  const stack: Item[] = [{ doc, level: 0, flat: width === undefined }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { doc: d, level, flat } = item;
    if (typeof d === 'string') {
      out.push(d);
      column += d.length;
    } else if (isConcatenation(d)) {
      for (let i = d.length - 1; i >= 0; i--) stack.push({ doc: d[i], level, flat });
    } else if (d.type === 'indent') {
      stack.push({ doc: d.doc, level: level + 1, flat });
    } else if (d.type === 'group') {
      stack.push({ doc: d.doc, level, flat: flat || fits(d.doc, stack, (width as number) - column) });
    } else if (flat) {
      out.push(d.flat);
      column += d.flat.length;
    } else {
      out.push('\n', ' '.repeat(level * STEP));
      column = level * STEP;
    }
  }
  return out.join('');
}

/** Does the text up to the next possible break fit? A clause inside always breaks, so a group that holds one never fits. */
function fits(doc: Doc, rest: readonly Item[], room: number): boolean {
  let left = room;
  let next = rest.length - 1;
  const stack: Item[] = [{ doc, level: 0, flat: true }];
  while (left >= 0) {
    const item = stack.pop() ?? (next >= 0 ? rest[next--] : undefined);
    if (item === undefined) return true;
    const { doc: d, flat } = item;
    if (typeof d === 'string') left -= d.length;
    else if (isConcatenation(d)) for (let i = d.length - 1; i >= 0; i--) stack.push({ doc: d[i], level: 0, flat });
    else if (d.type === 'indent') stack.push({ doc: d.doc, level: 0, flat });
    else if (d.type === 'group') stack.push({ doc: d.doc, level: 0, flat });
    else if (!flat) return true;
    else if (d.always === true) return false;
    else left -= d.flat.length;
  }
  return false;
}

function isConcatenation(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
