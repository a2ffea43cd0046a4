/**
 * When a failed rule fails the run.
 */
export enum StopJobOnFailure {
  /** Before anything is written: targets stay as they are. */
  IMMEDIATE = 'Immediate',
  /** After all has been written. */
  AFTER_DATA_LOAD = 'AfterDataLoad',
}

/**
 * What becomes of data quality results in AWS.
 */
export interface DataQualityPublishing {
  /**
   * Name of the evaluation. Past values for dynamic rules go by it.
   *
   * @default - the name of the node in the script
   */
  readonly evaluationContext?: string;

  /**
   * S3 prefix that results are written to.
   *
   * @default - none
   */
  readonly resultsS3Prefix?: string;

  /**
   * Numbers of passed and failed rules go to CloudWatch, namespace `Glue Data Quality`.
   *
   * @default false
   */
  readonly cloudWatchMetricsEnabled?: boolean;

  /**
   * Results appear in the console.
   *
   * @default true
   */
  readonly resultsPublishingEnabled?: boolean;
}
