import { Construct } from 'constructs';
import { SPARK_SQL } from '../core/nodes/transforms/spark-sql';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `SparkSql`.
 */
export interface SparkSqlProps {
  /**
   * Datasets by the name that the query knows them by.
   */
  readonly inputs: { [alias: string]: IDataset };

  /**
   * The query: `SELECT a.id FROM a JOIN b USING (id)`; `:name` is a parameter of the job.
   */
  readonly sqlQuery: string;
}

/**
 * A Spark SQL query over one or more datasets.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-sql.html
 *
 * @example
 * new SparkSql(job, 'Totals', { inputs: { o: orders }, sqlQuery: 'SELECT customer_id, sum(amount) AS total FROM o GROUP BY customer_id' });
 */
export class SparkSql extends DatasetNode {
  constructor(scope: Construct, id: string, props: SparkSqlProps) {
    super(scope, id);
    // Other languages keep no order of maps.
    const inputs = Object.keys(props.inputs).sort().map((as) => ({ dataset: props.inputs[as], as }));
    this._define(SPARK_SQL, inputs, { sqlQuery: props.sqlQuery });
  }
}
