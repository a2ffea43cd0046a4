/** A part with a name: a prop, an argument, an entry of a map. */
export type Entry = readonly [name: string, source: string];

/** How a program is spelt. Props, classes and methods are given by their names in TypeScript. */
export interface Language {
  /** One step of indentation. */
  readonly step: string;
  /** Names that cannot be variables. */
  readonly reserved: ReadonlySet<string>;
  /** Values of interfaces bear their names, which have to be imported. */
  readonly structsAreNamed: boolean;
  /** A value that the compiler is to take for one of that type. */
  unchecked(source: string, type: string): string;
  text(value: string): string;
  constant(value: null | boolean | number): string;
  list(items: readonly string[], indent: string): string;
  /** A map with keys of the user's. */
  map(entries: readonly Entry[], indent: string): string;
  /** A value of an interface of the library. */
  struct(type: string, entries: readonly Entry[], indent: string): string;
  /** `receiver.method(arguments, named)`; an empty method makes an object of the class `receiver`. */
  call(receiver: string, method: string, args: readonly string[], named: readonly Entry[], indent: string): string;
  /** A prop or variable. */
  name(camel: string): string;
  assign(variable: string, source: string): string;
  statement(source: string): string;
  /** A statement one step to the right; the lines of its texts stay as they are. */
  indented(source: string): string;
  /** The whole: a function `add…` that adds the job to a stack. */
  program(parts: ProgramParts): string;
}

export interface ProgramParts {
  /** Of the job, in Pascal case. */
  readonly id: string;
  readonly doc: string;
  /** Names that the program uses, of aws-cdk-lib and of the library. */
  readonly cdk: readonly string[];
  readonly library: readonly string[];
  readonly statements: readonly string[];
}

/** Beyond this, each item has a line of its own. */
const WIDTH = 100;

/** Items between brackets, in one line where they fit. */
export function block(items: readonly string[], open: string, close: string, indent: string, step: string): string {
  if (items.length === 0) return open + close;
  const gap = open === '{' && step === '  ' ? ' ' : '';
  const line = `${open}${gap}${items.join(', ')}${gap}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open}\n${items.map((i) => `${indent}${step}${i},\n`).join('')}${indent}${close}`;
}

export function pascal(name: string): string {
  const text = name.split(/[^\p{L}\p{N}]+/u).map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
  return /^\p{L}/u.test(text) ? text : `Job${text}`;
}

export function camel(name: string): string {
  const text = pascal(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
