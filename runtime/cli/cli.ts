import { ExitCode } from './command';
import { COMMANDS, INTERNAL_COMMANDS } from './commands/registry';
import { commandHelp, mainHelp } from './help';
import { Output } from './output';
import { parseCommand, usageError } from './parse';
import { VERSION } from './version';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { fileFault } from '../host/fault';
import { Host } from '../host/host';
import { nodeHost } from '../host/node-host';

/** Runs a command line; gives its exit code. */
export async function main(argv: readonly string[], host: Host = nodeHost()): Promise<ExitCode> {
  const output = new Output(host);
  try {
    return await dispatch(argv, host, output);
  } catch (thrown) {
    const e = fileFault(thrown) ?? thrown;
    output.clearProgress();
    if (!GlueprintError.isGlueprintError(e)) {
      output.note(`${output.style('red', 'internal error', 'error')} ${e instanceof Error ? e.stack ?? e.message : String(e)}`);
      return 70;
    }
    if (argv.includes('--json')) {
      const { code, details: { node, field, file, hint, message } } = e;
      output.json({ error: { code, message, node, field, file, hint } });
    }
    output.note(`${output.style('red', 'error', 'error')} ${e.message}`);
    return e.code === 'Usage' ? 2 : e.code === 'EngineMissing' || e.code === 'StoreMissing' ? 3 : e.code === 'Interrupted' ? 130 : 1;
  }
}

async function dispatch(argv: readonly string[], host: Host, output: Output): Promise<ExitCode> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    const about = COMMANDS.find((c) => c.verb === rest[0]);
    output.line(about === undefined ? mainHelp(COMMANDS, VERSION) : commandHelp(about));
    return verb === undefined ? 2 : 0;
  }
  if (verb === '--version' || verb === '-v' || verb === 'version') {
    output.line(VERSION);
    return 0;
  }
  const command = [...COMMANDS, ...INTERNAL_COMMANDS].find((c) => c.verb === verb);
  if (command === undefined) throw usageError(`unknown command '${verb}'${didYouMean(verb, COMMANDS.map((c) => c.verb))}`, 'glueprint --help lists the commands');
  const { args, options } = parseCommand(command, rest);
  if (options.flag('help')) {
    output.line(commandHelp(command));
    return 0;
  }
  return command.run({ host, output, args, options });
}
