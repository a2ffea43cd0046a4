import { Construct } from 'constructs';
import { SAP_HANA_SOURCE } from '../core/nodes/sources/sap-hana-source';
import { DatasetNode } from '../job-node';
import { SparkTableSourceProps } from './source-props';

/**
 * Properties of a `SapHanaSource`.
 */
export interface SapHanaSourceProps extends SparkTableSourceProps {}

/**
 * Reads a table or a query of SAP HANA.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-saphana-home.html
 */
export class SapHanaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: SapHanaSourceProps) {
    super(scope, id);
    this._define(SAP_HANA_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
