export { EtlJob, EtlJobProps, JobBookmarks } from './job/etl-job';
export { JobParameter, JobParameterOptions, ParameterType } from './job/job-parameter';
export { IDataset } from './dataset';
export { DatasetNode, JobNode } from './job-node';
export { Schema } from './schema';

export { CsvReadOptions, JsonReadOptions, ParseMode, ReadFormat } from './sources/read-format';
export { ReadCompression, S3Source, S3SourceProps } from './sources/s3-source';

export { Aggregate, AggregateFunction, AggregateProps, Aggregation } from './transforms/aggregate';
export { ApplyMapping, ApplyMappingProps, Mapping } from './transforms/apply-mapping';
export { ColumnExpression, DerivedColumn, DerivedColumnProps } from './transforms/derived-column';
export { DropDuplicates, DropDuplicatesProps, SortColumn } from './transforms/drop-duplicates';
export { DropFields, DropFieldsProps } from './transforms/drop-fields';
export { DataQualityOutput, EvaluateDataQuality, EvaluateDataQualityProps } from './transforms/evaluate-data-quality';
export {
  CompositeRuleEvaluation, EvaluateDataQualityMultiFrame, EvaluateDataQualityMultiFrameProps,
} from './transforms/evaluate-data-quality-multi-frame';
export { Explode, ExplodeProps } from './transforms/explode';
export { Filter, FilterProps } from './transforms/filter';
export { Flatten, FlattenProps } from './transforms/flatten';
export { DuplicateColumns, Join, JoinKey, JoinProps, JoinType } from './transforms/join';
export { Limit, LimitProps } from './transforms/limit';
export { RenameField, RenameFieldProps } from './transforms/rename-field';
export { Sample, SampleProps } from './transforms/sample';
export { SelectFields, SelectFieldsProps } from './transforms/select-fields';
export { SparkSql, SparkSqlProps } from './transforms/spark-sql';
export { Union, UnionMatch, UnionProps, UnionType } from './transforms/union';

export { S3Target, S3TargetProps, WriteMode } from './targets/s3-target';
export { CsvWriteOptions, JsonWriteOptions, ParquetCompression, ParquetWriteOptions, TextCompression, WriteFormat } from './targets/write-format';

export { DataQualityPublishing, StopJobOnFailure } from './quality/options';
export { DurationRule, NumberRule, Rule, SizeRule, TextRule, TimeRule, ValuesRule } from './quality/rule';
export { Ruleset } from './quality/ruleset';
export { ITableRuleset, TableRuleset, TableRulesetProps } from './quality/table-ruleset';

export * from './catalog';
export * from './connections';
export * from './monitoring';
export * from './orchestration';
export * from './session';
