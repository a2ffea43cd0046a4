import { Construct } from 'constructs';
import { SAP_HANA_TARGET } from '../core/nodes/targets/sap-hana-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of a `SapHanaTarget`.
 */
export interface SapHanaTargetProps extends ConnectedTargetProps {
  /**
   * Table to append to, with its schema where it has one.
   */
  readonly table: string;
}

/**
 * Appends to a table of SAP HANA.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-saphana-home.html
 */
export class SapHanaTarget extends JobNode {
  constructor(scope: Construct, id: string, props: SapHanaTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SAP_HANA_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
