import { Column } from '../../../src/core/types';
import { Format } from '../../formats/format';
import { Listing } from '../connector';

/** Files of an Iceberg or Delta table and what reads them. */
export interface OpenTableReading {
  readonly listing: Listing;
  readonly format: Format;
  /** In the table's order. */
  readonly columns: readonly Column[];
}
