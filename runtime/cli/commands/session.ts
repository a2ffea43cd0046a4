import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { didYouMean } from '../../../src/core/diagnostics';
import { functionNames } from '../../../src/core/spark-sql';
import { execute, LocalGlueClient, type StatementAnswer } from '../../server/client/glue-client';
import type { Command, CommandInput, ExitCode } from '../command';
import type { Output } from '../output';
import { usageError } from '../parse';
import { DEFAULT_PORT } from './serve';

interface SessionRow { readonly Id: string; readonly Status: string; readonly CreatedOn?: number; readonly ErrorMessage?: string }

type Verb = (input: CommandInput, client: LocalGlueClient, id: string | undefined, code: string | undefined) => Promise<ExitCode>;

const ROLE = 'arn:aws:iam::123456789012:role/Local';

const VERBS: Readonly<Record<string, Verb>> = {
  async new({ output, options }, client) {
    const id = options.text('id') ?? `session-${randomUUID().slice(0, 8)}`;
    await client.call('CreateSession', { Id: id, Role: ROLE, Command: { Name: 'glueetl', PythonVersion: '3' }, GlueVersion: options.text('glue-version') ?? '5.0' });
    const session = await settled(client, id);
    if (session.Status !== 'READY') throw usageError(`session ${id} is ${session.Status}: ${session.ErrorMessage ?? ''}`);
    output.line(id);
    return 0;
  },
  async list({ output, options }, client) {
    const { Sessions } = await client.call<{ Sessions: SessionRow[] }>('ListSessions', {});
    if (options.flag('json')) output.json(Sessions);
    else output.table(['id', 'status', 'created'], Sessions.map((s) => [s.Id, s.Status, new Date((s.CreatedOn ?? 0) * 1000).toISOString()]));
    return 0;
  },
  async exec({ output }, client, id, code) {
    return show(output, await execute(client, needed(id, 'id'), needed(code, 'code')));
  },
  async stop({ output }, client, id) {
    await client.call('StopSession', { Id: needed(id, 'id') });
    output.note(`stopped ${id}`);
    return 0;
  },
  attach: async (input, client, id) => attach(input, client, needed(id, 'id')),
};

export const SESSION: Command = {
  verb: 'session',
  summary: 'interactive sessions of `glueprint serve`: new, list, exec, attach, stop',
  about: 'attach opens a line editor: a statement ends with an empty line or `;`, Ctrl-C interrupts it, Ctrl-D leaves the session alive.',
  arguments: [{ name: 'verb', help: Object.keys(VERBS).join(', ') }, { name: 'id', optional: true, help: 'the session' }, { name: 'code', optional: true, help: 'what exec runs' }],
  options: [
    { name: 'endpoint', value: 'url', help: `the server; default: AWS_ENDPOINT_URL_GLUE, else http://127.0.0.1:${DEFAULT_PORT}` },
    { name: 'region', value: 'name', help: 'default: AWS_DEFAULT_REGION, else us-east-1' },
    { name: 'token', value: 'text', help: 'where the server asks for one' },
    { name: 'id', value: 'name', help: 'id of a new session; default: made up' },
    { name: 'glue-version', value: 'version', help: 'of a new session; default: 5.0' },
    { name: 'json', help: 'print the list as JSON' },
  ],
  examples: ['glueprint session new --id work', 'glueprint session exec work "select 1"', 'glueprint session attach work'],
  async run(input) {
    const { args, options, host } = input;
    const [verb = '', id, code] = args;
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (run === undefined) throw usageError(`unknown verb '${verb}'; it is one of ${Object.keys(VERBS).join(', ')}${didYouMean(verb, Object.keys(VERBS))}`);
    const url = options.text('endpoint') ?? host.environment.variable('AWS_ENDPOINT_URL_GLUE') ?? `http://127.0.0.1:${DEFAULT_PORT}`;
    const region = options.text('region') ?? host.environment.variable('AWS_DEFAULT_REGION') ?? 'us-east-1';
    const [keyId, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => host.environment.variable(name));
    const key = keyId === undefined || secret === undefined ? undefined : [keyId, secret] as const;
    return run(input, new LocalGlueClient(url, region, options.text('token'), key), id, code);
  },
};

async function settled(client: LocalGlueClient, id: string): Promise<SessionRow> {
  for (;;) {
    const { Session } = await client.call<{ Session: SessionRow }>('GetSession', { Id: id });
    if (Session.Status !== 'PROVISIONING') return Session;
  }
}

function needed(text: string | undefined, name: string): string {
  if (text === undefined) throw usageError(`missing argument <${name}>`);
  return text;
}

function show(output: Output, { State, Output: result }: StatementAnswer): ExitCode {
  if (State === 'CANCELLED') {
    output.note('interrupted');
    return 130;
  }
  if (result?.Status !== 'error') {
    output.line((result?.Data?.TextPlain ?? '').replace(/\n$/, ''));
    return 0;
  }
  output.note(`${output.style('red', result.ErrorName ?? 'error', 'error')}: ${result.ErrorValue ?? ''}`);
  return 1;
}

const KEYWORDS = ['SELECT', 'FROM', 'WHERE', 'GROUP BY', 'ORDER BY', 'HAVING', 'LIMIT', 'JOIN', 'LEFT JOIN', 'WITH', 'UNION ALL', 'SHOW TABLES', 'SHOW DATABASES', 'DESCRIBE', 'CREATE TEMP VIEW'];
const HISTORY = 500;

async function attach({ host, output }: CommandInput, client: LocalGlueClient, id: string): Promise<ExitCode> {
  const session = await settled(client, id);
  if (session.Status !== 'READY') throw usageError(`session ${id} is ${session.Status}`);
  const file = host.files.resolve('.glueprint/session-history');
  const words = [...KEYWORDS, ...functionNames().map((n) => `${n}(`)];
  const editor = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
    historySize: HISTORY,
    history: readHistory(file),
    prompt: `${id}> `,
    completer: (line: string) => {
      const word = /[\w ]*$/.exec(line)?.[0].trimStart() ?? '';
      const last = /\w*$/.exec(line)?.[0] ?? '';
      const hits = words.filter((w) => last !== '' && (w.toLowerCase().startsWith(word.toLowerCase()) || w.toLowerCase().startsWith(last.toLowerCase())));
      return [hits, last];
    },
  });
  let code: string[] = [];
  let running: number | undefined;
  editor.on('SIGINT', () => {
    if (running !== undefined) void client.call('CancelStatement', { SessionId: id, Id: running });
    else code = [];
    if (running === undefined) editor.prompt();
  });
  editor.on('history', (history: string[]) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(history));
  });
  editor.prompt();
  for await (const line of editor) {
    if (line.trim() !== '') code.push(line);
    const isBlock = /:\s*$/.test(code.at(-1) ?? '') || /^\s/.test(code.at(-1) ?? '') || /^%%/.test(code[0] ?? '') || opened(code.join('\n'));
    const isOver = code.length > 0 && (line.trim() === '' || /;\s*$/.test(line) || (!isBlock && !/^\s*(select|with)\b/i.test(code[0] ?? '')));
    if (isOver) {
      show(output, await execute(client, id, code.join('\n'), (statement) => { running = statement; }));
      running = undefined;
      code = [];
    }
    editor.prompt();
  }
  return 0;
}

/** Whether a bracket or a long string is still open. */
function opened(text: string): boolean {
  const plain = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*'/g, '');
  return /"""|'''/.test(plain) || (plain.match(/[([{]/g) ?? []).length > (plain.match(/[)\]}]/g) ?? []).length;
}

function readHistory(file: string): string[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).map(String).slice(0, HISTORY);
  } catch {
    return [];
  }
}
