import { Command, EXIT_CODES } from './command';
import { HELP_OPTION } from './parse';

export function commandHelp(command: Command): string {
  const args = command.arguments.map((a) => (a.optional === true ? ` [${a.name}]` : ` <${a.name}>`)).join('');
  const options = [...command.options, HELP_OPTION];
  return [
    `glueprint ${command.verb}${args} [options]`,
    '',
    command.summary[0]?.toUpperCase() + command.summary.slice(1) + '.',
    ...(command.about === undefined ? [] : ['', command.about]),
    ...section('Arguments', command.arguments.map((a) => [a.name, a.help])),
    ...section('Options', options.map((o) => [`${o.short === undefined ? '    ' : `-${o.short}, `}--${o.name}${o.value === undefined ? '' : ` <${o.value}>`}`, o.help + (o.many === true ? ' (may be repeated)' : '')])),
    ...(command.examples.length === 0 ? [] : ['', 'Examples', ...command.examples.map((e) => `  ${e}`)]),
  ].join('\n');
}

export function mainHelp(commands: readonly Command[], version: string): string {
  return [
    `glueprint ${version}: runs, checks and shows AWS Glue jobs on this machine`,
    '',
    'glueprint <command> [options]',
    ...section('Commands', commands.map((c) => [c.verb, c.summary])),
    ...section('Exit codes', Object.entries(EXIT_CODES)),
    '',
    'glueprint <command> --help tells more.',
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map((r) => r[0]?.length ?? 0));
  return ['', title, ...rows.map(([name = '', text = '']) => `  ${name.padEnd(width)}  ${text}`)];
}
