import { Output } from './output';
import { Host } from '../host/host';

/** An option, once: parser, help and docs come from it. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** Name of its value in the help; absent: a switch. */
  readonly value?: string;
  readonly many?: boolean;
  readonly help: string;
}

export interface ArgumentSpec { readonly name: string; readonly optional?: boolean; readonly help: string }

export interface Command {
  readonly verb: string;
  readonly summary: string;
  /** More than the summary, for `--help`. */
  readonly about?: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  run(input: CommandInput): Promise<ExitCode>;
}

export interface CommandInput {
  readonly host: Host;
  readonly output: Output;
  readonly args: readonly string[];
  readonly options: Options;
}

/** What the user gave, by option name. */
export class Options {
  constructor(private readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>) {}

  public text(name: string): string | undefined {
    const v = this.values[name];
    return typeof v === 'string' ? v : undefined;
  }

  public flag(name: string): boolean {
    return this.values[name] === true;
  }

  public list(name: string): string[] {
    const v = this.values[name];
    return Array.isArray(v) ? v.map(String) : [];
  }
}

/** What an exit code says; stable. */
export const EXIT_CODES = {
  0: 'success',
  1: 'the job, its data or its definition is at fault: the message says where',
  2: 'the command line is at fault: unknown command or option, missing argument',
  3: 'something is not installed: the message says what to run',
  70: 'a fault of glueprint itself',
  130: 'stopped by Ctrl-C; nothing was left behind',
} as const;
export type ExitCode = keyof typeof EXIT_CODES;
