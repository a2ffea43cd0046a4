/**
 * Format of the records of a stream.
 */
export enum StreamClassification {
  /** JSON. */
  JSON = 'json',
  /** Comma-separated and similar text. */
  CSV = 'csv',
  /** Apache Avro. */
  AVRO = 'avro',
  /** Apache Parquet. */
  PARQUET = 'parquet',
  /** Apache ORC. */
  ORC = 'orc',
  /** XML. */
  XML = 'xml',
  /** Amazon Ion. */
  ION = 'ion',
  /** Log lines by a Grok pattern. */
  GROK_LOG = 'grokLog',
}

/**
 * Where the first run begins to read a stream.
 */
export enum KinesisStartingPosition {
  /** After what is there. */
  LATEST = 'latest',
  /** At the oldest record that is kept. */
  TRIM_HORIZON = 'trim_horizon',
  /** At the first record of the oldest shard. */
  EARLIEST = 'earliest',
}

/**
 * Where the first run begins to read a topic.
 */
export enum KafkaStartingOffsets {
  /** After what is there. */
  LATEST = 'latest',
  /** At the oldest record that is kept. */
  EARLIEST = 'earliest',
}
