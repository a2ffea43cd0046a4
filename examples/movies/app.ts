import { App, Stack } from 'aws-cdk-lib';
import {
  Aggregate, ApplyMapping, DerivedColumn, DropDuplicates, EtlJob, Filter, ReadFormat, RenameField, S3Source, S3Target, Schema, WriteFormat, WriteMode,
} from '../../src'; // in your app: 'cdk-glueprint'

/** A dirty list of movies, numbers for titles, nulls, dates in words, as a typed table. */
const app = new App();
const stack = new Stack(app, 'MoviesStack');
const job = new EtlJob(stack, 'Movies', { description: 'Movies as a typed table' });

const raw = new S3Source(job, 'Raw', {
  paths: ['s3://example-movies/raw/movies.json'],
  format: ReadFormat.json({ multiLine: true }),
  // Titles such as 300 stand there as numbers; as STRING they are read all the same.
  schema: Schema.fromDdl(`
    Title STRING, \`US Gross\` BIGINT, \`Worldwide Gross\` BIGINT, \`US DVD Sales\` BIGINT, \`Production Budget\` BIGINT, \`Release Date\` STRING,
    \`MPAA Rating\` STRING, \`Running Time min\` INT, Distributor STRING, Source STRING, \`Major Genre\` STRING, \`Creative Type\` STRING,
    Director STRING, \`Rotten Tomatoes Rating\` INT, \`IMDB Rating\` DOUBLE, \`IMDB Votes\` INT`),
});
const mapped = new ApplyMapping(job, 'Mapped', {
  input: raw,
  mappings: [
    { source: 'Title', target: 'title' },
    { source: 'Release Date', target: 'released' },
    { source: 'Major Genre', target: 'genre' },
    { source: 'MPAA Rating', target: 'rating' },
    { source: 'Director', target: 'director' },
    { source: 'Distributor', target: 'distributor' },
    { source: 'Running Time min', target: 'minutes' },
    { source: 'Production Budget', target: 'money.budget', targetType: 'DECIMAL(12, 0)' },
    { source: 'US Gross', target: 'money.us_gross', targetType: 'DECIMAL(12, 0)' },
    { source: 'Worldwide Gross', target: 'money.gross', targetType: 'DECIMAL(12, 0)' },
    { source: 'IMDB Rating', target: 'imdb.rating', targetType: 'DECIMAL(3, 1)' },
    { source: 'IMDB Votes', target: 'imdb.votes' },
  ],
});
const renamed = new RenameField(job, 'Renamed', { input: mapped, source: 'money.gross', target: 'worldwide_gross' });
const typed = new DerivedColumn(job, 'Typed', {
  input: renamed,
  columns: [
    // Years were once written with two digits: 2046 is 1946.
    { name: 'released', expression: "to_date(IF(right(released, 4) > '2012', concat(left(released, 7), '19', right(released, 2)), released), 'MMM dd yyyy')" },
    { name: 'genre', expression: "coalesce(genre, 'Unknown')" },
    { name: 'rating', expression: "CASE WHEN rating IN ('Not Rated', 'Open') THEN NULL ELSE rating END" },
    { name: 'minutes', expression: 'nullif(minutes, 0)' },
  ],
});
const named = new Filter(job, 'Named', { input: typed, condition: 'title IS NOT NULL AND released IS NOT NULL' });
const movies = new DropDuplicates(job, 'Movies', {
  input: named,
  columns: ['title', 'released'],
  orderBy: [{ column: 'imdb.votes', descending: true }],
});
new S3Target(job, 'MoviesOut', { input: movies, path: 's3://example-movies/movies/', format: WriteFormat.parquet(), mode: WriteMode.OVERWRITE });

const genres = new Aggregate(job, 'Genres', {
  input: movies,
  groups: ['genre'],
  aggregations: [
    { name: 'movies', expression: 'count(*)' },
    { name: 'first_released', expression: 'min(released)' },
    { name: 'average_rating', expression: 'round(avg(imdb.rating), 2)' },
    { name: 'total_gross', expression: 'sum(money.worldwide_gross)' },
    { name: 'return_on_budget', expression: 'round(sum(money.worldwide_gross) / sum(money.budget), 2)' },
  ],
});
new S3Target(job, 'GenresOut', { input: genres, path: 's3://example-movies/genres/', format: WriteFormat.csv(), mode: WriteMode.OVERWRITE, numberOfFiles: 1 });

app.synth();
