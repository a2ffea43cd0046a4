/** A text that the regular expression matches, where it is plain enough to be read by this: groups, alternatives, classes, quantifiers. */
export function matchingText(pattern: string): string | undefined {
  const text = new Reader(pattern).alternatives();
  try {
    return new RegExp(pattern.replace(/^\(\?i\)/, ''), 'i').test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', b: '', B: '', t: '\t', n: '\n' };

class Reader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  /** The first alternative; the others are read over. */
  public alternatives(): string {
    const first = this.sequence();
    while (this.pattern[this.at] === '|') {
      this.at++;
      this.sequence();
    }
    return first;
  }

  private sequence(): string {
    let text = '';
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') text += this.repeated(this.atom());
    return text;
  }

  private atom(): string {
    const c = this.pattern[this.at++] ?? '';
    switch (c) {
      case '^': case '$': return '';
      case '.': return 'a';
      case '\\': {
        const escaped = this.pattern[this.at++] ?? '';
        return CLASSES[escaped] ?? escaped;
      }
      case '(': {
        const [mark = ''] = /^\?(?::|=|!|<[=!]|<\w+>|[a-z]+\)?)/.exec(this.pattern.slice(this.at)) ?? [];
        this.at += mark.length;
        if (mark.endsWith(')')) return '';
        const inside = this.alternatives();
        this.at++;
        return mark.includes('!') ? '' : inside;
      }
      case '[': return this.characters();
      default: return c;
    }
  }

  private characters(): string {
    const end = this.pattern.indexOf(']', this.at + 1);
    const inside = this.pattern.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.pattern.length : end + 1;
    if (inside.startsWith('^')) return ['a', '1', '-', ' '].find((c) => !new RegExp(`[${inside.slice(1)}]`).test(c)) ?? '';
    return inside.startsWith('\\') ? CLASSES[inside[1] ?? ''] ?? inside[1] ?? '' : inside[0] ?? '';
  }

  private repeated(text: string): string {
    const [whole = '', sign, least] = /^(?:([*+?])|\{(\d+)[^}]*\})[?+]?/.exec(this.pattern.slice(this.at)) ?? [];
    this.at += whole.length;
    if (sign === undefined && least === undefined) return text;
    return sign === undefined ? text.repeat(Math.min(Number(least), 100)) : sign === '+' ? text : '';
  }
}
