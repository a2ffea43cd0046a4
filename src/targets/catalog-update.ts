import { UpdateBehavior } from './catalog-target';

/**
 * Table of the Data Catalog that a target keeps up to date.
 */
export interface CatalogUpdate {
  /**
   * Database of the table, which exists.
   */
  readonly database: string;

  /**
   * Name of the table.
   */
  readonly table: string;

  /**
   * What the run changes in the catalog.
   *
   * @default UpdateBehavior.UPDATE_IN_DATABASE
   */
  readonly updateBehavior?: UpdateBehavior;
}
