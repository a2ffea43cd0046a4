/**
 * What Spark notes in the files that it writes, by which it knows their calendar: without it Spark refuses dates before 1582 and times before 1900,
 * as those of an old writer. From version 3 on they are of the proleptic Gregorian calendar, as ours are.
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/core/src/main/scala/org/apache/spark/sql/execution/datasources/DataSourceUtils.scala
 */
export const WRITTEN_BY: Readonly<Record<string, string>> = { 'org.apache.spark.version': '3.5.6' };
