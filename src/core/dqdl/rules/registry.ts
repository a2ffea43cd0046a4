import type { Lowering } from '../lowering';
import { detectAnomalies } from './anomalies';
import { columnDataType } from './column-data-type';
import { columnLength } from './column-length';
import { columnCorrelation, completeness, isComplete, mean, standardDeviation, sum, variance } from './column-metrics';
import { columnValues } from './column-values';
import { customSql } from './custom-sql';
import { dataFreshness } from './data-freshness';
import { aggregateMatch, rowCountMatch, schemaMatch } from './dataset-comparisons';
import { datasetMatch, referentialIntegrity } from './dataset-keys';
import { columnCount, columnExists, columnNamesMatchPattern, rowCount } from './dataset-shape';
import { fileFreshness, fileMatch, fileSize, fileUniqueness } from './files';
import { distinctValuesCount, entropy, isPrimaryKey, isUnique, uniqueness, uniqueValueRatio } from './frequencies';

/** How each rule type is measured, by its name. */
export const LOWERINGS: Readonly<Record<string, Lowering>> = {
  AggregateMatch: aggregateMatch,
  ColumnCorrelation: columnCorrelation,
  ColumnCount: columnCount,
  ColumnDataType: columnDataType,
  ColumnExists: columnExists,
  ColumnLength: columnLength,
  ColumnNamesMatchPattern: columnNamesMatchPattern,
  ColumnValues: columnValues,
  Completeness: completeness,
  CustomSql: customSql,
  DataFreshness: dataFreshness,
  DatasetMatch: datasetMatch,
  DetectAnomalies: detectAnomalies,
  DistinctValuesCount: distinctValuesCount,
  Entropy: entropy,
  FileFreshness: fileFreshness,
  FileMatch: fileMatch,
  FileSize: fileSize,
  FileUniqueness: fileUniqueness,
  IsComplete: isComplete,
  IsPrimaryKey: isPrimaryKey,
  IsUnique: isUnique,
  Mean: mean,
  ReferentialIntegrity: referentialIntegrity,
  RowCount: rowCount,
  RowCountMatch: rowCountMatch,
  SchemaMatch: schemaMatch,
  StandardDeviation: standardDeviation,
  Sum: sum,
  Uniqueness: uniqueness,
  UniqueValueRatio: uniqueValueRatio,
  Variance: variance,
};
