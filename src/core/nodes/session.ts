import { didYouMean, GlueprintError } from '../diagnostics';
import type { ManifestParameter } from '../manifest/manifest';
import type { SqlSession } from '../spark-sql/contract';
import { BIGINT, BOOLEAN, DataType, DATE, DOUBLE, INT, STRING, TIMESTAMP } from '../types';

/** Glue versions whose scripts we write, with their Spark. */
const SPARK_VERSIONS: { readonly [glueVersion: string]: string } = { '4.0': '3.3', '5.0': '3.5', '5.1': '3.5', '6.0': '4.1' };

export const PARAMETER_DATA_TYPES: { readonly [type in ManifestParameter['type']]: DataType } = {
  string: STRING, int: INT, bigint: BIGINT, double: DOUBLE, boolean: BOOLEAN, date: DATE, timestamp: TIMESTAMP,
};

export const GLUE_VERSIONS: readonly string[] = Object.keys(SPARK_VERSIONS);

export function sparkVersion(glueVersion: string): string {
  const version = SPARK_VERSIONS[glueVersion];
  if (version === undefined) {
    throw new GlueprintError({
      code: 'UnsupportedGlueVersion',
      message: `Glue version '${glueVersion}' is not supported, expected one of ${GLUE_VERSIONS.join(', ')}${didYouMean(glueVersion, GLUE_VERSIONS)}`,
    });
  }
  return version;
}

/** What a job's settings mean for its SQL. */
export function sessionOf(glueVersion: string, parameters: readonly ManifestParameter[], timeZone = 'UTC'): SqlSession {
  const spark = sparkVersion(glueVersion);
  return {
    sparkVersion: spark,
    // Glue 6.0 keeps Spark 4's default.
    ansi: Number(spark.split('.')[0]) >= 4,
    timeZone,
    parameters: Object.fromEntries(parameters.map((p) => [p.name, PARAMETER_DATA_TYPES[p.type]])),
  };
}
