import { ordersJob } from './orders';
import { generateTest, manifestOf, parseTestFile, runTestFile, junitXml, markdownReport } from '../../runtime/testing';

const YAML = `
job: Orders
tests:
  - name: paid orders only
    at: 2026-01-10T12:00:00Z
    only: Aged
    given:
      Raw:
        - { id: 1, customer: ann, amount: 10, paid: true, at: 2026-01-01 10:00:00, tags: a b }
        - { id: 2, customer: bob, amount: 20.5, paid: false }
    expect:
      Paid: { count: 1 }
      Aged: { columns: mentioned, rows: [{ id: 1, days: 9, words: [a, b] }] }
      Raw: { schema: "id INT, customer STRING, amount DECIMAL(10,2), paid BOOLEAN, at TIMESTAMP, tags STRING" }
  - name: sums are wrong on purpose
    given:
      Checked: { rows: [{ customer: ann, amount: 1 }, { customer: ann, amount: 2 }] }
    only: Sums
    expect:
      Sums: [{ customer: ann, amount: 4, orders: 2 }]
  - name: rules
    given:
      Raw: { csv: "id,customer,amount,paid,at,tags\\n1,,1,true,,\\n" }
    past: { Dataset.*.RowCount: [1] }
    expect:
      Checked: { rules: { 'IsComplete "customer"': Failed, 'RowCount >= last()': Passed } }
  - name: the job stops
    given:
      Raw: { csv: "id,customer,amount,paid,at,tags\\n1,,1,true,,\\n" }
    error: data quality rules failed
`;

test('tests in YAML run, and say what differs', async () => {
  const { reports, coverage } = await runTestFile(parseTestFile('orders.test.yaml', YAML), await manifestOf(ordersJob()));
  expect(reports.map((r) => [r.name, r.failure === undefined])).toEqual([
    ['paid orders only', true], ['sums are wrong on purpose', false], ['rules', true], ['the job stops', true],
  ]);
  expect(reports[1]?.failure).toContain('»4«');
  expect(coverage.json()).toMatchObject({ total: 6 });
  const xml = junitXml(reports);
  expect(xml).toContain('<testsuite name="orders.test.yaml" tests="4" failures="1"');
  expect(xml).toContain('<failure message="rows of \'Sums\' differ: 1 expected, 1 found, 0 the same   (- expected, + found)">');
  expect(markdownReport(reports)).toContain('**3 of 4 tests passed**');
});

test.each([
  ['job: Orders\ntests:\n  - name: x\n    expct: {}', "a test has no 'expct', allowed: name, at, seed, only, parameters, given, past, expect, error; did you mean 'expect'? (line 4, column 5)"],
  ['tests: []', "'job' is missing (line 1, column 1)"],
  ['job: Orders\ntests:\n  - given: {}', "'name' is missing (line 3, column 5)"],
  ['job: Orders\ntests:\n  - name: x\n    expect:\n      Out: { rows: 3 }', 'expected a list of rows: [{ column: value }] (line 5, column 20)'],
  ['job: [', 'orders.test.yaml'],
])('a fault of the file is told with its place: %s', (yaml, message) => {
  expect(() => parseTestFile('orders.test.yaml', yaml)).toThrow(message);
});

test('an error that does not come is a failure', async () => {
  const yaml = 'job: Orders\ntests:\n  - name: x\n    given: { Raw: [] }\n    only: Paid\n    error: nothing like it';
  const { reports } = await runTestFile(parseTestFile('t.test.yaml', yaml), await manifestOf(ordersJob()));
  expect(reports[0]?.failure).toBe("expected an error with 'nothing like it', there was none");
});

test('a generated test passes', async () => {
  const manifest = await manifestOf(ordersJob());
  const yaml = await generateTest(manifest, { rows: 20, seed: 3 });
  const { reports } = await runTestFile(parseTestFile('generated.test.yaml', yaml), manifest);
  expect(reports.map((r) => r.failure)).toEqual([undefined]);
  expect(yaml).toContain('job: Orders\ntests:\n  - name: first test');
});
