import { Construct } from 'constructs';
import { UNION } from '../core/nodes/transforms/union';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Whether a union keeps repeated rows.
 */
export enum UnionType {
  /** Every row. */
  ALL = 'ALL',
  /** Each row once. */
  DISTINCT = 'DISTINCT',
}

/**
 * How a union matches columns.
 */
export enum UnionMatch {
  /** The first with the first, whatever their names. */
  POSITION = 'position',
  /** Those of one name. */
  NAME = 'name',
}

/**
 * Properties of a `Union`.
 */
export interface UnionProps {
  /**
   * Datasets to unite, two or more.
   */
  readonly inputs: IDataset[];

  /**
   * Whether repeated rows are kept.
   *
   * @default UnionType.ALL
   */
  readonly unionType?: UnionType;

  /**
   * How columns are matched.
   *
   * @default - by position, where the inputs have the same names; else it must be given
   */
  readonly match?: UnionMatch;

  /**
   * By name: a column that an input lacks is null there.
   *
   * @default false
   */
  readonly allowMissing?: boolean;
}

/**
 * Rows of all inputs. Columns are matched by position, as in SQL, or by name; when the inputs name them differently, which
 * of both must be said.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-union.html
 */
export class Union extends DatasetNode {
  constructor(scope: Construct, id: string, props: UnionProps) {
    super(scope, id);
    const { inputs, ...fields } = props;
    const aliased = inputs.map((dataset, i) => {
      const before = inputs.slice(0, i).filter((d) => d.viewName === dataset.viewName).length;
      return { dataset, as: before === 0 ? dataset.viewName : `${dataset.viewName}_${before + 1}` };
    });
    this._define(UNION, aliased, fields);
  }
}
