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
 */
export class S3Source extends DatasetNode {
  constructor(scope: Construct, id: string, props: S3SourceProps) {
    super(scope, id);
    this._define(S3_SOURCE, [], { ...props, format: props.format._fields, schema: props.schema?.ddl });
  }
}
