import { tmpdir } from 'node:os';
import { StatementProcess } from '../../../../runtime/server/glue/sessions/statement-process';

/** A program of Node that writes lines on descriptor 3 and takes requests from its stdin. */
function started(program: string): StatementProcess {
  const source = `
    const { writeSync } = require('node:fs');
    const send = (event) => writeSync(3, JSON.stringify(event) + '\\n');
    const requests = (take) => require('node:readline').createInterface({ input: process.stdin }).on('line', (l) => take(JSON.parse(l)));
    ${program}`;
  return new StatementProcess({ program: process.execPath, args: ['-e', source], folder: tmpdir(), variables: {}, what: 'worker' });
}

test('a result finds the statement that waits for it, whatever else the program writes', async () => {
  const worker = started(`
    writeSync(3, 'no event\\n7\\n');
    send({ type: 'ready' });
    requests((r) => (r.op === 'begin' ? send({ type: 'begun' }) : send({ type: 'result', id: r.id, status: 'ok', text: r.code })));`);
  await worker.begin({});
  expect(await Promise.all([worker.run('a'), worker.run('b')])).toEqual([{ status: 'ok', text: 'a' }, { status: 'ok', text: 'b' }]);
  await worker.close();
  expect(worker.lives).toBe(false);
});

test.each([
  ['before it is ready', 'console.error("no engine"); process.exit(3);', /the worker ended before it was ready: no engine/],
  ['when it is told whose it is', 'send({ type: "ready" }); requests(() => { console.error("no session"); process.exit(3); });', /the worker ended before it took its session: no session/],
  ['with a fault that it tells', 'send({ type: "failed", name: "ImportError", message: "no pyspark" });', /ImportError: no pyspark/],
])('a process that ends %s is an error, not a wait', async (_, program, message) => {
  const worker = started(program);
  await expect(worker.begin({})).rejects.toThrow(message);
  await worker.close();
});

test('one that ends later says so, and takes no session any more', async () => {
  const worker = started('send({ type: "ready" }); requests((r) => (r.op === "begin" ? send({ type: "begun" }) : process.exit(9)));');
  const reason = new Promise<string>((done) => { worker.onExit = done; });
  await worker.begin({});
  void worker.run('x');
  expect(await reason).toMatch(/the worker of the session ended unexpectedly \(exit code 9\)/);
  await expect(worker.begin({})).rejects.toThrow(/ended before it took its session/);
});
