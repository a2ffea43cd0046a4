import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  Aggregate, AggregateFunction, ApplyMapping, DerivedColumn, EtlJob, Filter, Join, ParameterType, ReadFormat, S3Source, S3Target, Schema, WriteFormat,
  WriteMode,
} from '../../src'; // in your app: 'cdk-glueprint'

/** How late flights are between states, by month: three million flights joined with the airports of both their ends. */
const app = new App();
const stack = new Stack(app, 'FlightsStack');
const results = new s3.Bucket(stack, 'Results', { removalPolicy: RemovalPolicy.DESTROY, enforceSSL: true });

const job = new EtlJob(stack, 'Flights', { description: 'Delays between states by month' });
const lateAfter = job.parameter('late_after', { type: ParameterType.INT, defaultValue: '15', description: 'Minutes from which on a flight counts as late' });

const flights = new S3Source(job, 'Flights', {
  paths: ['s3://example-flights/flights-3m.parquet'],
  format: ReadFormat.parquet(),
  schema: Schema.fromDdl('date TIMESTAMP, delay BIGINT, distance BIGINT, origin STRING, destination STRING'),
});
const airports = new S3Source(job, 'Airports', {
  paths: ['s3://example-flights/airports.csv'],
  format: ReadFormat.csv(),
  schema: Schema.fromDdl('iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE'),
});

const origins = new ApplyMapping(job, 'Origins', {
  input: airports,
  mappings: [{ source: 'iata', target: 'origin_iata' }, { source: 'state', target: 'origin_state' }],
});
const destinations = new ApplyMapping(job, 'Destinations', {
  input: airports,
  mappings: [{ source: 'iata', target: 'destination_iata' }, { source: 'state', target: 'destination_state' }],
});
const departures = new Join(job, 'Departures', { left: flights, right: origins, keys: [{ left: 'origin', right: 'origin_iata' }] });
const routes = new Join(job, 'Routes', { left: departures, right: destinations, keys: [{ left: 'destination', right: 'destination_iata' }] });

const derived = new DerivedColumn(job, 'Derived', {
  input: routes,
  columns: [
    { name: 'month', expression: "date_format(date, 'yyyy-MM')" },
    { name: 'late', expression: `delay >= ${lateAfter.inSql}` },
  ],
});
const betweenStates = new Filter(job, 'BetweenStates', { input: derived, condition: 'origin_state <> destination_state AND distance > 0' });

const byRoute = new Aggregate(job, 'ByRoute', {
  input: betweenStates,
  groups: ['origin_state', 'destination_state', 'month'],
  aggregations: [
    { name: 'flights', expression: 'count(*)' },
    { name: 'late_flights', expression: 'count_if(late)' },
    { name: 'total_delay', function: AggregateFunction.SUM, column: 'delay' },
    { name: 'average_delay', function: AggregateFunction.AVG, column: 'delay' },
  ],
});
new S3Target(job, 'RoutesOut', {
  input: byRoute,
  path: results.s3UrlForObject('routes/'),
  format: WriteFormat.parquet(),
  partitionKeys: ['month'],
  mode: WriteMode.OVERWRITE,
});

const byMonth = new Aggregate(job, 'ByMonth', {
  input: byRoute,
  groups: ['month'],
  aggregations: [
    { name: 'routes', expression: 'count(*)' },
    { name: 'flights', function: AggregateFunction.SUM, column: 'flights' },
    { name: 'late_share', expression: 'round(sum(late_flights) / sum(flights), 4)' },
    { name: 'average_delay', expression: 'round(sum(total_delay) / sum(flights), 2)' },
  ],
});
new S3Target(job, 'SummaryOut', {
  input: byMonth,
  path: results.s3UrlForObject('summary/'),
  format: WriteFormat.csv(),
  mode: WriteMode.OVERWRITE,
  numberOfFiles: 1,
});

app.synth();
