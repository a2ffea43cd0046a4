import { damaged } from '../compression/damaged';

const BATCH = 256 * 1024;

/**
 * Text Ion in parts that can be read alone: whole values. A symbol table of the text itself goes before every later part.
 *
 * @see https://amazon-ion.github.io/ion-docs/docs/text.html
 */
export async function* textParts(texts: AsyncIterable<string>): AsyncIterable<string> {
  const scan = new ValueScan();
  let [rest, from, tables] = ['', 0, ''];
  for await (const text of texts) {
    rest += text;
    for (;;) {
      const end = scan.next(rest);
      if (end === undefined) break;
      const isTable = /\$ion_symbol_table\s*::\s*\{/.test(rest.slice(scan.begin, end));
      if (end - from < BATCH && !isTable) continue;
      const part = rest.slice(from, end);
      yield tables + part;
      if (isTable) tables += rest.slice(scan.begin, end);
      from = end;
    }
    rest = rest.slice(from);
    scan.forget(from);
    from = 0;
  }
  if (scan.open) throw damaged('Ion', 'the text ends in the middle of a value');
  if (rest.trim() !== '') yield tables + rest;
}

type State = 'plain' | 'string' | 'symbol' | 'long' | 'line comment' | 'comment';
const ENDS: Readonly<Record<Exclude<State, 'plain'>, string>> = { 'string': '"', 'symbol': "'", 'long': "'''", 'line comment': '\n', 'comment': '*/' };

/** Finds where structs and lists end that no other is around. */
class ValueScan {
  /** Where the value that was found last begins, blanks before it included. */
  public begin = 0;
  private at = 0;
  private last = 0;
  private depth = 0;
  private state: State = 'plain';

  public get open(): boolean {
    return this.depth > 0 || (this.state !== 'plain' && this.state !== 'line comment');
  }

  /** The text before this place is gone. */
  public forget(length: number): void {
    this.at -= length;
    this.last -= length;
  }

  public next(text: string): number | undefined {
    while (this.at < text.length) {
      if (this.state !== 'plain') {
        if (!this.skip(text, ENDS[this.state])) return undefined;
        continue;
      }
      const c = text[this.at] ?? '';
      if (c === "'" || c === '/') {
        // Three characters tell what it is.
        if (this.at + 2 >= text.length) return undefined;
        this.enter(text);
        continue;
      }
      this.at++;
      if (c === '"') {
        this.state = 'string';
      } else if (c === '{' || c === '[' || c === '(') {
        this.depth++;
      } else if (c === '}' || c === ']' || c === ')') {
        this.depth--;
        if (this.depth > 0) continue;
        if (this.depth < 0) throw damaged('Ion', `'${c}' without its beginning`);
        this.begin = this.last;
        this.last = this.at;
        return this.at;
      }
    }
    return undefined;
  }

  private enter(text: string): void {
    const two = text.slice(this.at, this.at + 2);
    this.state = text.startsWith("'''", this.at) ? 'long' : two === '//' ? 'line comment' : two === '/*' ? 'comment' : two.startsWith("'") ? 'symbol' : 'plain';
    this.at += this.state === 'long' ? 3 : this.state === 'symbol' || this.state === 'plain' ? 1 : 2;
  }

  /** To the end of what is quoted or a comment; false: it is not in the text yet. */
  private skip(text: string, end: string): boolean {
    const escapes = !this.state.endsWith('comment');
    for (; this.at < text.length; this.at++) {
      if (escapes && text[this.at] === '\\') {
        if (this.at + 1 >= text.length) return false;
        this.at++;
      } else if (text[this.at] === end[0]) {
        if (this.at + end.length > text.length) return false;
        if (!text.startsWith(end, this.at)) continue;
        this.at += end.length;
        this.state = 'plain';
        return true;
      }
    }
    return false;
  }
}
