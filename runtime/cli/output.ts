import { Host } from '../host/host';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
const CODES: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

/** Results go to standard output, everything about how it goes to standard error; colours and progress only where a person watches. */
export class Output {
  private progressShown = false;
  private readonly colour: { out: boolean; error: boolean };

  constructor(private readonly host: Host) {
    const { terminal, environment } = host;
    const none = (environment.variable('NO_COLOR') ?? '') !== '' || environment.variable('TERM') === 'dumb';
    const forced = (environment.variable('FORCE_COLOR') ?? '0') !== '0';
    this.colour = { out: !none && (terminal.isOutTty || forced), error: !none && (terminal.isErrorTty || forced) };
  }

  public line(text = ''): void {
    this.clearProgress();
    this.host.terminal.out(`${text}\n`);
  }

  public json(value: unknown): void {
    this.line(JSON.stringify(value, undefined, 2));
  }

  public note(text: string): void {
    this.clearProgress();
    this.host.terminal.error(`${text}\n`);
  }

  /** A line that the next one replaces; nothing where nobody watches. */
  public progress(text: string): void {
    if (!this.host.terminal.isErrorTty) return;
    this.progressShown = true;
    this.host.terminal.error(`\r\u001b[K${text.slice(0, this.host.terminal.columns - 1)}`);
  }

  public clearProgress(): void {
    if (!this.progressShown) return;
    this.progressShown = false;
    this.host.terminal.error('\r\u001b[K');
  }

  public style(style: Style, text: string, stream: 'out' | 'error' = 'out'): string {
    return this.colour[stream] && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  }

  /** Columns aligned by width; numbers (cells that look so) to the right. */
  public table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    for (const line of tableLines(head, rows, (t) => this.style('bold', t))) this.line(line);
  }
}

function tableLines(head: readonly string[], rows: readonly (readonly string[])[], headStyle: (text: string) => string): string[] {
  const widths = head.map((h, i) => Math.max(displayWidth(h), ...rows.map((r) => displayWidth(r[i] ?? ''))));
  const isNumber = head.map((_, i) => rows.length > 0 && rows.every((r) => /^(-?[\d,.]+( ?[a-zA-Z]+)?|)$/.test(r[i] ?? '')));
  const line = (cells: readonly string[]) => cells.map((c, i) => {
    const pad = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(c)));
    return isNumber[i] === true ? pad + c : c + pad;
  }).join('  ').trimEnd();
  return [headStyle(line(head)), ...rows.map(line)];
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0xa4cf], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0x1f300, 0x1faff],
];

/** Cells of a terminal that a text takes: wide East Asian characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (/\p{M}/u.test(c)) continue;
    width += WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
  }
  return width;
}

export function formatCount(n: number | undefined): string {
  return n === undefined ? '' : n.toLocaleString('en-US');
}

export function formatBytes(n: number | undefined): string {
  if (n === undefined) return '';
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = n, unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export function formatTime(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '';
  if (milliseconds < 1000) return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  return milliseconds < 120_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.floor(milliseconds / 60_000)} min ${Math.round(milliseconds / 1000) % 60} s`;
}
