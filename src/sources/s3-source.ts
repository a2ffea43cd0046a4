import { Construct } from 'constructs';
import { ReadFormat } from './read-format';
import { S3_SOURCE } from '../core/nodes/sources/s3-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Compression of files whose names do not tell it.
 */
export enum ReadCompression {
  /** Not compressed. */
  NONE = 'none',
  /** Gzip. */
  GZIP = 'gzip',
  /** Bzip2. */
  BZIP2 = 'bzip2',
}

/**
 * Whether Glue reads small files together.
 */
export enum GroupFiles {
  /** The files of a partition. */
  IN_PARTITION = 'inPartition',
  /** Each file on its own. */
  NONE = 'none',
}

/**
 * Properties of an `S3Source`.
 */
export interface S3SourceProps {
  /**
   * Files or prefixes, such as `s3://bucket/orders/`; what lies below all of them is read.
   * May hold the names of buckets of the app and, as `${name}`, parameters of the job.
   */
  readonly paths: string[];

  /**
   * Format of the files.
   */
  readonly format: ReadFormat;

  /**
   * Columns of the files. With a schema, everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the files have been looked at; `glueprint infer` writes a schema
   */
  readonly schema?: Schema;

  /**
   * Read folders below the prefixes too.
   *
   * @default true
   */
  readonly recurse?: boolean;

  /**
   * Unix-style globs of what is not to be read, such as `**.tmp`.
   *
   * @default - everything is read
   */
  readonly exclusions?: string[];

  /**
   * Spark SQL condition on the partition columns, those of `key=value` folders: the other folders are not read. Needs `recurse: false`.
   *
   * @default - all partitions
   */
  readonly partitionPredicate?: string;

  /**
   * Name of a column that gets the file that a row is from.
   *
   * @default - no such column
   */
  readonly fileNameColumn?: string;

  /**
   * Whether Glue reads small files together. Has no effect on a local run.
   *
   * @default - together above 50,000 files
   */
  readonly groupFiles?: GroupFiles;

  /**
   * Bytes that Glue reads together. Has no effect on a local run.
   *
   * @default - as Glue finds right
   */
  readonly groupSize?: number;

  /**
   * Read at most so many files a run. With job bookmarks the next run goes on with the others.
   *
   * @default - all
   */
  readonly boundedFiles?: number;

  /**
   * Read files of at most so many bytes a run. With job bookmarks the next run goes on with the others.
   *
   * @default - all
   */
  readonly boundedSize?: number;

  /**
   * Milliseconds before a run within which bookmarks look again for files that a listing may have missed. Has no effect on a local run.
   *
   * @default - 900000
   */
  readonly maxBand?: number;

  /**
   * Remember at most so many files of that time. Has no effect on a local run.
   *
   * @default - 1000
   */
  readonly maxFilesInBand?: number;

  /**
   * Compression of the files.
   *
   * @default - as their names tell
   */
  readonly compression?: ReadCompression;

  /**
   * Where the text of malformed records is written to, a line each. Whether they also stay in the data is the format's `mode`.
   *
   * @default - they are not written
   */
  readonly rejectedRows?: string;
}

/**
 * Reads files from Amazon S3.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format.html
 *
 * @example
 * new S3Source(job, 'Read', {
 *   paths: ['s3://shop/orders/'], format: ReadFormat.csv({ separator: ';' }), schema: Schema.fromDdl('id BIGINT, amount DOUBLE'),
 * });
 */
export class S3Source extends DatasetNode {
  constructor(scope: Construct, id: string, props: S3SourceProps) {
    super(scope, id);
    this._define(S3_SOURCE, [], { ...props, format: props.format._fields, schema: props.schema?.ddl });
  }
}
