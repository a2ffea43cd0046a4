import { parseArgs } from 'node:util';
import { Command, Options, OptionSpec } from './command';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { faultMessage } from '../host/fault';

export const HELP_OPTION: OptionSpec = { name: 'help', short: 'h', help: 'show this' };

export function usageError(message: string, hint?: string): GlueprintError {
  return new GlueprintError({ code: 'Usage', message, hint });
}

/** Arguments and options of a command, checked against its description. */
export function parseCommand(command: Command, argv: readonly string[]): { args: string[]; options: Options } {
  const specs = [...command.options, HELP_OPTION];
  const hint = `glueprint ${command.verb} --help`;
  let parsed: { values: ConstructorParameters<typeof Options>[0]; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(specs.map((o) => [o.name, { type: o.value === undefined ? 'boolean' as const : 'string' as const, ...(o.short === undefined ? {} : { short: o.short }), multiple: o.many === true }])),
    });
  } catch (e) {
    const message = faultMessage(e);
    const unknown = /Unknown option '(-{1,2}[^']*)'/.exec(message)?.[1];
    if (unknown !== undefined) throw usageError(`unknown option '${unknown}' of '${command.verb}'${didYouMean(unknown, specs.map((o) => `--${o.name}`))}`, hint);
    throw usageError((message.split('\n')[0] ?? message).replace(/^Option/, 'option'), hint);
  }
  const options = new Options(parsed.values);
  if (options.flag('help')) return { args: parsed.positionals, options };
  const required = command.arguments.filter((a) => a.optional !== true);
  const missing = required[parsed.positionals.length];
  if (missing !== undefined && parsed.positionals.length < required.length) throw usageError(`missing argument <${missing.name}>: ${missing.help}`, hint);
  const extra = parsed.positionals[command.arguments.length];
  if (extra !== undefined) throw usageError(`unexpected argument '${extra}'`, hint);
  return { args: parsed.positionals, options };
}

/** `name=value` pairs. */
export function parsePairs(texts: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(texts.map((t) => {
    const at = t.indexOf('=');
    if (at <= 0) throw usageError(`cannot read --${option} '${t}'`, `write it as --${option} name=value`);
    return [t.slice(0, at), t.slice(at + 1)];
  }));
}

export function parseWhole(options: Options, name: string, min: number): number | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < min) throw usageError(`--${name} is a whole number of at least ${min}, got '${text}'`);
  return n;
}
