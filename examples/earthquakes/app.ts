import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import {
  Aggregate, DerivedColumn, EtlJob, Explode, Filter, Flatten, ReadFormat, S3Source, S3Target, Schema, SelectFields, SparkSql, WriteFormat, WriteMode,
} from '../../src'; // in your app: 'cdk-glueprint'

/** A week of earthquakes as the USGS publishes them, one deeply nested GeoJSON document, as flat rows. */
const app = new App();
const stack = new Stack(app, 'EarthquakesStack');
const job = new EtlJob(stack, 'Earthquakes', { description: 'GeoJSON of the USGS as flat rows' });

const feed = new S3Source(job, 'Feed', {
  paths: ['s3://example-earthquakes/feed/earthquakes.json'],
  format: ReadFormat.json({ multiLine: true }),
  schema: Schema.fromFile(join(__dirname, 'earthquakes.ddl')),
});
const features = new Explode(job, 'Features', { input: feed, column: 'features', newColumn: 'feature' });
const flat = new Flatten(job, 'Flat', { input: features, separator: '_' });
const located = new DerivedColumn(job, 'Located', {
  input: flat,
  columns: [
    { name: 'happened', expression: 'timestamp_millis(feature_properties_time)' },
    { name: 'longitude', expression: 'feature_geometry_coordinates[0]' },
    { name: 'latitude', expression: 'feature_geometry_coordinates[1]' },
    { name: 'depth_km', expression: 'feature_geometry_coordinates[2]' },
    { name: 'region', expression: "trim(element_at(split(feature_properties_place, ','), -1))" },
  ],
});
const quakes = new SparkSql(job, 'Quakes', {
  inputs: { located },
  sqlQuery: `
    SELECT feature_id AS id, happened, feature_properties_mag AS magnitude, feature_properties_magType AS magnitude_type,
           feature_properties_place AS place, region, longitude, latitude, depth_km,
           feature_properties_tsunami = 1 AS tsunami, feature_properties_types AS products
    FROM located
    WHERE feature_properties_type = 'earthquake'`,
});
new S3Target(job, 'QuakesOut', {
  input: quakes,
  path: 's3://example-earthquakes/quakes/',
  format: WriteFormat.parquet(),
  mode: WriteMode.OVERWRITE,
});

/** Which kinds of products exist for a quake is a list in a string: `,geoserve,origin,`. */
const split = new DerivedColumn(job, 'ProductList', {
  input: new SelectFields(job, 'Products', { input: quakes, paths: ['id', 'products'] }),
  columns: [{ name: 'products', expression: "filter(split(products, ','), p -> p <> '')" }],
});
const products = new Explode(job, 'Product', { input: split, column: 'products', newColumn: 'product', positionColumn: 'position' });
new S3Target(job, 'ProductsOut', { input: products, path: 's3://example-earthquakes/products/', format: WriteFormat.json(), mode: WriteMode.OVERWRITE });

const strong = new Filter(job, 'Strong', { input: quakes, condition: 'magnitude >= 2.5' });
const byRegion = new Aggregate(job, 'ByRegion', {
  input: strong,
  groups: ['region'],
  aggregations: [
    { name: 'quakes', expression: 'count(*)' },
    { name: 'strongest', expression: 'max(magnitude)' },
    { name: 'deepest_km', expression: 'max(depth_km)' },
  ],
});
new S3Target(job, 'RegionsOut', { input: byRegion, path: 's3://example-earthquakes/regions/', format: WriteFormat.csv(), mode: WriteMode.OVERWRITE, numberOfFiles: 1 });

app.synth();
