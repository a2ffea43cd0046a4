import { createHash } from 'node:crypto';
import { FoundSpark } from './find-spark';

/** Below this much input the time of a run is the start of Spark: the JVM compiles little. Above it that would cost more than it gives. */
const SMALL_BYTES = 64 * 1024 * 1024;

export interface SparkSizing {
  readonly bytes: number;
  readonly cpus: number;
  readonly totalMemory: number;
  readonly memoryLimit?: string;
}

/** File of shared classes of this Spark on this Java; made by `glueprint doctor --install spark`. */
export function classArchive(folder: string, spark: FoundSpark): string {
  return `${folder}/spark-${createHash('sha256').update(`${spark.version} ${spark.java}`).digest('hex').slice(0, 12)}.jsa`;
}

export function javaOptions(bytes: number, archive?: string): string {
  return [
    // With one compiler the JVM keeps 48 MB for code, which Spark fills in some hundred queries, and then fails.
    ...(bytes < SMALL_BYTES ? ['-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m', '-XX:+UseSerialGC'] : []),
    '-XX:-UsePerfData',
    '-Duser.timezone=UTC', // as on Glue's workers
    ...(archive === undefined ? [] : [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:cds+dynamic=off']),
  ].join(' ');
}

export function sessionSettings(sizing: SparkSizing, folder: string): Record<string, string> {
  return {
    'spark.ui.enabled': 'false',
    'spark.ui.showConsoleProgress': 'false',
    'spark.driver.host': '127.0.0.1',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.driver.memory': `${Math.round(heapBytes(sizing) / 2 ** 20)}m`,
    'spark.sql.shuffle.partitions': String(sizing.bytes < SMALL_BYTES ? 2 : 4 * sizing.cpus),
    'spark.sql.warehouse.dir': `${folder}/warehouse`,
    'spark.local.dir': folder,
    // Only data files are to come to lie in a target.
    'spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs': 'false',
    'spark.hadoop.fs.file.impl': 'org.apache.hadoop.fs.RawLocalFileSystem',
  };
}

export function master(threads: number | undefined): string {
  return `local[${threads ?? '*'}]`;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, 'K': 1000, 'M': 1000 ** 2, 'G': 1000 ** 3, 'T': 1000 ** 4, 'KI': 2 ** 10, 'MI': 2 ** 20, 'GI': 2 ** 30, 'TI': 2 ** 40 };

function heapBytes({ memoryLimit, totalMemory }: SparkSizing): number {
  const given = /^(\d+(?:\.\d+)?) ?([KMGT]?I?)B$/.exec(memoryLimit?.toUpperCase() ?? '');
  // Spark refuses to start below about 450 MB.
  return Math.max(512 * 2 ** 20, given === null ? totalMemory / 4 : Number(given[1]) * (UNITS[given[2] ?? ''] ?? 1));
}
