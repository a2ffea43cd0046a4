import { parseSchedule } from '../../../src/core/schedule';

const at = (expression: string, ...times: string[]) => [expression, times] as const;

test.each([
  at('cron(15 12 * * ? *)', '2026-01-01T12:15Z', '2026-01-02T12:15Z'),
  at('cron(0/20 0 1 * ? *)', '2026-01-01T00:20Z', '2026-01-01T00:40Z', '2026-02-01T00:00Z'),
  at('cron(0 18 ? * MON-FRI *)', '2026-01-01T18:00Z', '2026-01-02T18:00Z', '2026-01-05T18:00Z'),
  at('cron(0 0 L * ? *)', '2026-01-31T00:00Z', '2026-02-28T00:00Z'),
  at('cron(0 0 ? * 6L *)', '2026-01-30T00:00Z', '2026-02-27T00:00Z'),
  at('cron(0 0 ? * 3#2 *)', '2026-01-13T00:00Z', '2026-02-10T00:00Z'),
  at('cron(0 0 1W * ? *)', '2026-02-02T00:00Z', '2026-03-02T00:00Z'),
  at('cron(0 0 29 2 ? *)', '2028-02-29T00:00Z', '2032-02-29T00:00Z'),
  at('cron(0 0 1 JAN,JUL ? 2027-2028)', '2027-01-01T00:00Z', '2027-07-01T00:00Z', '2028-01-01T00:00Z'),
  at('rate(5 minutes)', '2026-01-01T00:05Z', '2026-01-01T00:10Z'),
  at('rate(1 day)', '2026-01-02T00:00Z'),
])('%s', (expression, times) => {
  const schedule = parseSchedule(expression);
  let now = Date.parse('2026-01-01T00:00:00Z');
  for (const time of times) {
    now = schedule.next(now) ?? NaN;
    expect(new Date(now).toISOString()).toBe(new Date(time).toISOString());
  }
});

test('a schedule that is over', () => {
  expect(parseSchedule('cron(0 0 1 1 ? 2020)').next(Date.parse('2026-01-01T00:00:00Z'))).toBeUndefined();
});

test.each([
  'every hour', 'cron(0 12 * * ?)', 'cron(60 12 * * ? *)', 'cron(0 12 * * * *)', 'cron(0 12 ? * ? *)', 'cron(0 12 * FOO ? *)', 'cron(5-1 12 * * ? *)', 'cron(0/0 12 * * ? *)',
  'rate(1 minutes)', 'rate(5 minute)', 'rate(0 hours)', 'rate(5 weeks)',
])('refused: %s', (expression) => {
  expect(() => parseSchedule(expression)).toThrow(/expected|is not valid|must be/);
});
