import * as glue from 'aws-cdk-lib/aws-glue';
import { IDataset } from '../dataset';

/**
 * Properties of a target.
 */
export interface TargetProps {
  /**
   * Rows to write.
   */
  readonly input: IDataset;
}

/**
 * Properties of a target in a system with options of its own.
 */
export interface SystemTargetProps extends TargetProps {
  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };
}

/**
 * Properties of a target that a Glue connection leads to.
 */
export interface ConnectedTargetProps extends SystemTargetProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;
}
