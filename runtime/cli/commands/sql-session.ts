import { runSqlSession } from '../../server/glue/sessions/sql/sql-session-program';
import type { Command } from '../command';

/** What `glueprint serve` runs for each SQL session; not for people. */
export const SQL_SESSION: Command = {
  verb: 'sql-session',
  summary: 'the process of an SQL session of `glueprint serve`',
  arguments: [{ name: 'plan', help: 'what the server wrote for it' }],
  options: [],
  examples: [],
  async run({ host, args }) {
    await runSqlSession(host, args[0] ?? '');
    return 0;
  },
};
