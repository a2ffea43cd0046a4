import { IDataset } from '../dataset';

/**
 * Properties of a transform of one dataset.
 */
export interface TransformProps {
  /**
   * Rows to work on.
   */
  readonly input: IDataset;
}
