import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordersJob } from './orders';
import { assertGolden, assertRows, assertRules, Coverage, generated, file, GlueprintMatchers, JobTest, manifestOf, matchers, rows, text } from '../../runtime/testing';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> extends GlueprintMatchers<R> {}
  }
}
expect.extend(matchers as never);

const job = ordersJob();
const ORDERS = [
  { id: 1, customer: 'ann', amount: 10, paid: true, at: '2026-01-01 10:00:00', tags: 'a b' },
  { id: 2, customer: 'bob', amount: '20.50', paid: true, at: '2026-01-03 23:59:59', tags: null },
  { id: 3, customer: 'ann', amount: 5, paid: true, at: '2026-01-04 00:00:00', tags: 'c' },
  { id: 4, customer: 'cid', amount: 99, paid: false, at: '2026-01-05 00:00:00', tags: '' },
];
const paidOrders = () => new JobTest(job).given('Raw', ORDERS).at('2026-01-10T12:00:00Z').pastValues('Dataset.*.RowCount', [3]);

test('a whole job: rows of the target, of any node, rules', async () => {
  const result = await paidOrders().run();
  expect(result.node('Out')).toHaveRows([{ customer: 'bob', amount: '20.5', orders: 1 }, { customer: 'ann', amount: 15, orders: 2 }]);
  expect(result.node('Paid')).toHaveRowCount(3);
  expect(result.node('Aged')).toHaveRows([{ id: 1, days: 9, words: ['a', 'b'] }, { id: 2, days: 7, words: null }, { id: 3, days: 6, words: ['c'] }], { columns: 'mentioned' });
  expect(result.node('Sums')).toHaveSchema('customer STRING, amount DECIMAL(20,2), orders BIGINT');
  expect(result).toPassRules('Checked');
  expect(result.stopped).toBeUndefined();
});

test('one node, with rows given in the place of the node before it', async () => {
  const result = await new JobTest(job).given('Checked', rows([{ id: 1, customer: 'x', amount: 1 }, { id: 2, customer: 'x', amount: 2 }])).run({ only: 'Sums' });
  expect(result.computed).toEqual(['Checked', 'Sums']);
  expect(result.node('Sums')).toHaveRows([{ customer: 'x', amount: 3, orders: 2 }]);
});

test('parameters, subset, order, tolerance', async () => {
  const result = await paidOrders().parameters({ least: 6 }).run({ only: ['Aged'] });
  expect(result.node('Aged')).toHaveRows([{ id: 1 }, { id: 2 }], { columns: 'mentioned', order: 'given' });
  expect(result.node('Aged')).toHaveRows([{ half: 6.83 }], { columns: 'mentioned', subset: true, tolerance: 0.01 });
  expect(() => assertRows(result.node('Aged'), [{ half: 6.83 }], { columns: 'mentioned', subset: true })).toThrow('differ');
});

test('CSV text and files are read as the source reads', async () => {
  const csv = 'id,customer,amount,paid,at,tags\n1,ann,10,true,2026-01-01T10:00:00Z,a\n2,bob,x,true,,\n';
  const path = join(mkdtempSync(join(tmpdir(), 'kit-')), 'orders.csv');
  writeFileSync(path, csv);
  for (const given of [text(csv), file(path)]) {
    const result = await new JobTest(job).given('Raw', given).run({ only: 'Raw' });
    expect(result.node('Raw')).toHaveRows([
      { id: 1, customer: 'ann', amount: 10, paid: true, at: '2026-01-01T10:00:00Z', tags: 'a' }, { id: 2, customer: 'bob', amount: null, paid: true, at: null, tags: null },
    ]);
  }
});

test('generated rows are the same for the same seed, and hold nulls and edge values', async () => {
  const run = async (seed: number) => (await new JobTest(job).given('Raw', generated(200)).seed(seed).run({ only: 'Raw' })).rows('Raw');
  const [a, b, c] = [await run(1), await run(1), await run(2)];
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
  expect(a).toHaveLength(200);
  expect(a.some((r) => r.id === null) && a.some((r) => r.id === 2147483647) && a.some((r) => r.tags === '')).toBe(true);
});

test('rules: outcomes, and why the job would have stopped', async () => {
  const result = await new JobTest(job).given('Raw', [...ORDERS, { ...ORDERS[0], customer: null }]).pastValues('Dataset.*.RowCount', [10]).run();
  assertRules(result, 'Checked', { 'IsUnique "id"': 'Failed', 'IsComplete "customer"': 'Failed', 'RowCount >= last()': 'Failed' });
  expect(result.stopped?.message).toContain('3 of 3 data quality rules failed');
  expect(() => expect(result).toPassRules()).toThrow(/IsUnique "id": Value: 0.5 does not meet/);
});

test('a failure shows the rows, the column, and where the difference arises', async () => {
  const result = await paidOrders().run();
  const message = await messageOf(() => assertRows(result.node('Paid'), [
    { id: 1, customer: 'ann', amount: 11, paid: true, at: '2026-01-01 10:00:00', tags: 'a b' },
    { id: 2, customer: 'bob', amount: 20.5, paid: true, at: '2026-01-03 23:59:59', tags: null },
    { id: 3, customer: 'ann', amount: 5, paid: true, at: '2026-01-04 00:00:00', tags: 'c' },
    { id: 4, customer: 'cid', amount: 99, paid: false, at: '2026-01-05 00:00:00', tags: '' },
  ]));
  expect(message).toBe([
    "rows of 'Paid' differ: 4 expected, 3 found, 2 the same   (- expected, + found)",
    '     id  customer  »amount«  paid   at                        tags',
    '  -  1   ann       »11«      true   2026-01-01 10:00:00       a b',
    '  +  1   ann       »10.00«   true   2026-01-01T10:00:00.000Z  a b',
    '  -  4   cid       99        false  2026-01-05 00:00:00',
    "'Raw', which it reads, has 4 rows:",
    '  id  customer  amount  paid   at                        tags',
    '  1   ann       10.00   true   2026-01-01T10:00:00.000Z  a b',
    '  2   bob       20.50   true   2026-01-03T23:59:59.000Z  null',
    '  3   ann       5.00    true   2026-01-04T00:00:00.000Z  c',
    '  4   cid       99.00   false  2026-01-05T00:00:00.000Z',
  ].join('\n'));
  const lost = await messageOf(() => assertRows(result.node('Aged'), [{ id: 4, customer: 'cid' }], { columns: 'mentioned', subset: true }));
  expect(lost).toContain("the row is in 'Raw' and not in 'Paid' (Filter):");
});

test.each<[string, () => Promise<unknown> | unknown, string]>([
  ['a wrong column', () => new JobTest(job).given('Raw', [{ id: 1, custmer: 'x' }]).run(), "row 1 has a column 'custmer' that 'Raw' has not; it has id, customer, amount, paid, at, tags; did you mean 'customer'?"],
  ['a wrong value', () => new JobTest(job).given('Raw', [{ id: 'one' }]).run(), 'row 1, column \'id\': "one" is no int'],
  ['too large a value', () => new JobTest(job).given('Raw', [{ id: 3000000000 }]).run(), "row 1, column 'id': 3000000000 is no int"],
  ['an unknown node', () => new JobTest(job).given('Rwa', []).run(), "job 'Orders' has no node 'Rwa'; it has Raw, Paid, Aged, Checked, Sums, Out; did you mean 'Raw'?"],
  ['nothing given', () => new JobTest(job).run(), "nothing is given for source 'Raw'"],
  ['a missing file', () => new JobTest(job).given('Raw', file('none.csv')).run(), 'the file of the test does not exist'],
  ['an unknown parameter', () => paidOrders().parameters({ lest: 1 }).run(), "the job has no parameter 'lest'; it has least; did you mean 'least'?"],
  ['a wrong time', () => new JobTest(job).at('tomorrow'), "'tomorrow' is not a time"],
  ['an expectation of no column', async () => assertRows((await paidOrders().run()).node('Out'), [{ custmer: 'x' }]), "'Out' has no column 'custmer'; it has customer, amount, orders; did you mean 'customer'?"],
  ['an expectation that says nothing of a column', async () => assertRows((await paidOrders().run()).node('Out'), [{ customer: 'x' }]), "the expected rows say nothing of column 'amount', 'orders' of 'Out'"],
])('%s is told', async (_, run, message) => {
  expect(await messageOf(run)).toContain(message);
});

test('golden files are written once and then compared', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kit-')), 'golden', 'out.jsonl');
  const result = await paidOrders().run();
  await assertGolden(result.node('Out'), path, { update: true });
  await assertGolden(result.node('Out'), path, { update: false });
  const other = await paidOrders().parameters({ least: 6 }).run();
  expect(await messageOf(() => assertGolden(other.node('Out'), path, { update: false }))).toContain('»15.00«');
});

test('coverage: nodes, sides of filters, outcomes of rules', async () => {
  const coverage = new Coverage(await manifestOf(job)).add(await paidOrders().run({ only: 'Checked' }));
  expect(coverage.text()).toBe([
    'coverage: 3 of 6 nodes',
    '  Checked (EvaluateDataQuality): rule never failed: IsUnique "id"; rule never failed: IsComplete "customer"; rule never failed: RowCount >= last()',
    '  Sums (Aggregate): never computed',
    '  Out (S3Target): never computed',
  ].join('\n'));
});

test('a stack: the job by its name', async () => {
  expect((await manifestOf(ordersJob().node.scope as never, 'Orders')).job.name).toBe('Orders');
  await expect(manifestOf(ordersJob().node.scope as never, 'Order')).rejects.toThrow("no job 'Order'; there are Orders; did you mean 'Orders'?");
});

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (e) {
    return (e as Error).message;
  }
  return 'no error';
}
