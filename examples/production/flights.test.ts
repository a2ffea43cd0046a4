import { test } from 'node:test';
import { job } from './app';
import { assertRows, assertSchema, generated, JobTest } from '../../runtime/testing'; // in your app: 'cdk-glueprint/testing'

const AIRPORTS = [{ iata: 'LAX', state: 'CA' }, { iata: 'JFK', state: 'NY' }];
const flight = (origin: string, delay: number, distance = 2500) => ({ date: '2001-01-10 10:00:00Z', delay, distance, origin, destination: 'JFK' });

void test('flights by state they leave, late from 15 minutes on; unknown airports and flights of no distance do not count', async () => {
  const result = await new JobTest(job)
    .given('Flights', [flight('LAX', 15), flight('LAX', 5), flight('XXX', 90), flight('LAX', 90, 0)])
    .given('Airports', AIRPORTS)
    .run({ only: 'ByState' });
  assertRows(result.node('ByState'), [{ origin_state: 'CA', month: '2001-01', flights: 2, late_flights: 1, average_delay: 10 }]);
});

void test('what counts as late is a parameter', async () => {
  const result = await new JobTest(job).parameters({ late_after: 5 })
    .given('Flights', [flight('LAX', 5)]).given('Airports', AIRPORTS)
    .run({ only: 'Derived' });
  assertRows(result.node('Derived'), [{ late: true }], { columns: 'mentioned' });
});

void test('odd values do not stop the job', async () => {
  const result = await new JobTest(job).given('Flights', generated(500)).given('Airports', generated(50)).run();
  assertSchema(result.node('ByState'), 'origin_state STRING, month STRING, flights BIGINT, late_flights BIGINT, average_delay DOUBLE');
});
