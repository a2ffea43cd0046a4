import type { ConditionKind } from './ast';

/** What the language knows of a rule type; how it is measured is in `rules/`. */
export interface RuleType {
  readonly name: string;
  readonly doc: string;
  /** Parameter lists it may have; a last parameter ending in `+` repeats. */
  readonly parameters: readonly (readonly string[])[];
  /** Kinds of condition; `none` where a rule may or must have none. */
  readonly conditions: readonly (ConditionKind | 'none')[];
  /** Where the parameter lists differ in that: parallel to `parameters`. */
  readonly conditionsOf?: readonly (readonly (ConditionKind | 'none')[])[];
  /** `with threshold`. */
  readonly threshold?: boolean;
  readonly where?: boolean;
  /** Single rows have an outcome. */
  readonly rowLevel?: boolean;
  /** Has a row outcome on its own, but none as part of a composite rule. */
  readonly notInCompositeRows?: boolean;
  /** May stand under `Analyzers`; `only`: nowhere else. */
  readonly analyzer?: boolean | 'only';
  /** Thresholds may use past values. */
  readonly dynamic?: boolean;
  readonly scope: 'dataset' | 'column' | 'files';
  readonly see: string;
  readonly example: string;
}

const DOCS = 'https://docs.aws.amazon.com/glue/latest/dg/dqdl-rule-types.html';
const see = (name: string) => `${DOCS.replace('.html', '')}-${name}.html`;

/** An aggregate of one column against a number. */
function columnMetric(name: string, doc: string, example: string): RuleType {
  return {
    name, doc, example, parameters: [['TargetColumn']], conditions: ['number'], where: true, analyzer: true, dynamic: true, scope: 'column', see: see(name),
  };
}

/** In the order of the AWS reference. */
export const RULE_TYPES: readonly RuleType[] = [
  {
    name: 'AggregateMatch',
    doc: 'Ratio of two sums or averages, of one dataset or of two.',
    parameters: [['AggregateExpression1', 'AggregateExpression2']],
    conditions: ['number'],
    scope: 'dataset',
    see: see('AggregateMatch'),
    example: 'AggregateMatch "sum(amount)" "sum(reference.amount)" >= 0.95',
  },
  {
    name: 'AllStatistics',
    doc: 'Analyzer: row count, completeness, uniqueness, and lengths or values, of a column or of `AllColumns`.',
    parameters: [['TargetColumn']],
    conditions: ['none'],
    analyzer: 'only',
    scope: 'column',
    see: see('AllStatistics'),
    example: 'AllStatistics "amount"',
  },
  {
    name: 'ColumnCorrelation',
    doc: 'Pearson correlation of two numeric columns.',
    parameters: [['TargetColumn1', 'TargetColumn2']],
    conditions: ['number'],
    where: true,
    analyzer: true,
    dynamic: true,
    scope: 'column',
    see: see('ColumnCorrelation'),
    example: 'ColumnCorrelation "height" "weight" > 0.8',
  },
  {
    name: 'ColumnCount',
    doc: 'Number of columns.',
    parameters: [[]],
    conditions: ['number'],
    analyzer: true,
    dynamic: true,
    scope: 'dataset',
    see: see('ColumnCount'),
    example: 'ColumnCount >= 10',
  },
  {
    name: 'ColumnDataType',
    doc: 'Share of values that can be cast to a type: Boolean, Date, Timestamp, Integer, Double, Float, Long, Decimal(p,s).',
    parameters: [['TargetColumn']],
    conditions: ['string'],
    threshold: true,
    where: true,
    scope: 'column',
    see: see('ColumnDataType'),
    example: 'ColumnDataType "zip" = "Integer" with threshold > 0.9',
  },
  {
    name: 'ColumnExists',
    doc: 'The dataset has the column.',
    parameters: [['TargetColumn']],
    conditions: ['none'],
    scope: 'column',
    see: see('ColumnExists'),
    example: 'ColumnExists "id"',
  },
  {
    name: 'ColumnLength',
    doc: 'Length of the texts of a column; NULL has length 0.',
    parameters: [['TargetColumn']],
    conditions: ['number'],
    where: true,
    rowLevel: true,
    analyzer: true,
    scope: 'column',
    see: see('ColumnLength'),
    example: 'ColumnLength "zip" = 5',
  },
  {
    name: 'ColumnNamesMatchPattern',
    doc: 'Every column name contains a match of the regular expression.',
    parameters: [['PatternToMatch']],
    conditions: ['none'],
    scope: 'dataset',
    see: see('ColumnNamesMatchPattern'),
    example: 'ColumnNamesMatchPattern "^[a-z_]+$"',
  },
  {
    name: 'ColumnValues',
    doc: 'Values of a column against numbers, texts, dates or a pattern.',
    parameters: [['TargetColumn']],
    conditions: ['string', 'number', 'date'],
    threshold: true,
    where: true,
    rowLevel: true,
    analyzer: true,
    scope: 'column',
    see: see('ColumnValues'),
    example: 'ColumnValues "country" in ["US","CA"] with threshold > 0.98',
  },
  {
    ...columnMetric('Completeness', 'Share of values that are not NULL; an empty text is a value.', 'Completeness "email" > 0.95'),
    rowLevel: true,
    notInCompositeRows: true,
  },
  {
    name: 'CustomSql',
    doc: 'A Spark SQL query over `primary` and the other sources: one number with a condition, else the rows that pass.',
    parameters: [['CustomSqlStatement']],
    conditions: ['number', 'none'],
    threshold: true,
    rowLevel: true,
    dynamic: true,
    scope: 'dataset',
    see: see('CustomSql'),
    example: 'CustomSql "select count(*) from primary" between 10 and 20',
  },
  {
    name: 'DataFreshness',
    doc: 'Age of the dates or timestamps of a column.',
    parameters: [['TargetColumn']],
    conditions: ['duration'],
    where: true,
    rowLevel: true,
    scope: 'column',
    see: see('DataFreshness'),
    example: 'DataFreshness "order_date" <= 24 hours',
  },
  {
    name: 'DatasetMatch',
    doc: 'Share of rows equal to the row with the same key in another dataset.',
    parameters: [['ReferenceDatasetAlias', 'KeyColumnMappings'], ['ReferenceDatasetAlias', 'KeyColumnMappings', 'MatchColumnMappings']],
    conditions: ['number'],
    rowLevel: true,
    notInCompositeRows: true,
    scope: 'dataset',
    see: see('DatasetMatch'),
    example: 'DatasetMatch "reference" "id->key" "name->title" >= 0.9',
  },
  {
    name: 'DetectAnomalies',
    doc: 'A metric is within the bounds that its past values predict.',
    parameters: [['MetricParameter+']],
    conditions: ['none'],
    scope: 'dataset',
    see: see('DetectAnomalies'),
    example: 'DetectAnomalies "RowCount"',
  },
  columnMetric('DistinctValuesCount', 'Number of different values; NULL is one.', 'DistinctValuesCount "country" = 3'),
  columnMetric('Entropy', 'Entropy of the values, natural logarithm.', 'Entropy "feature" > 1'),
  {
    name: 'FileFreshness',
    doc: 'When files were last written.',
    parameters: [['DataPath'], []],
    conditions: ['date'],
    threshold: true,
    scope: 'files',
    see: see('FileFreshness'),
    example: 'FileFreshness "s3://bucket/in/" > (now() - 3 days)',
  },
  {
    name: 'FileMatch',
    doc: 'Checksums of files against a list, or the files of two folders against each other.',
    parameters: [['DataPath', 'CompareDataPath'], ['DataPath'], []],
    conditions: ['string', 'none'],
    conditionsOf: [['none'], ['string'], ['string']],
    scope: 'files',
    see: see('FileMatch'),
    example: 'FileMatch "s3://bucket/in/a.csv" in ["2c26b46b68ffc68ff99b453c1d304134"] with hashAlgorithm = "MD5"',
  },
  {
    name: 'FileSize',
    doc: 'Size of files.',
    parameters: [['DataPath'], []],
    conditions: ['size', 'number'],
    threshold: true,
    scope: 'files',
    see: see('FileSize'),
    example: 'FileSize "s3://bucket/in/" < 2 GB',
  },
  {
    name: 'FileUniqueness',
    doc: 'Share of files in a folder whose content no other one has.',
    parameters: [['DataPath'], []],
    conditions: ['number'],
    scope: 'files',
    see: see('FileUniqueness'),
    example: 'FileUniqueness "s3://bucket/in/" >= 0.9',
  },
  {
    name: 'IsComplete',
    doc: 'No value is NULL.',
    parameters: [['TargetColumn']],
    conditions: ['none'],
    where: true,
    rowLevel: true,
    scope: 'column',
    see: see('IsComplete'),
    example: 'IsComplete "email"',
  },
  {
    name: 'IsPrimaryKey',
    doc: 'No value is NULL and none occurs twice.',
    parameters: [['TargetColumn+']],
    conditions: ['none'],
    where: true,
    rowLevel: true,
    scope: 'column',
    see: see('IsPrimaryKey'),
    example: 'IsPrimaryKey "id"',
  },
  {
    name: 'IsUnique',
    doc: 'No value occurs twice; NULL is not looked at.',
    parameters: [['TargetColumn+']],
    conditions: ['none'],
    where: true,
    rowLevel: true,
    scope: 'column',
    see: see('IsUnique'),
    example: 'IsUnique "email"',
  },
  columnMetric('Mean', 'Mean of a numeric column.', 'Mean "stars" > 3'),
  {
    name: 'ReferentialIntegrity',
    doc: 'Share of rows whose key is in another dataset.',
    parameters: [['PrimaryDatasetColumns', 'ReferenceDatasetColumns']],
    conditions: ['number'],
    rowLevel: true,
    notInCompositeRows: true,
    dynamic: true,
    scope: 'dataset',
    see: see('ReferentialIntegrity'),
    example: 'ReferentialIntegrity "customer_id" "customers.id" = 1.0',
  },
  {
    name: 'RowCount',
    doc: 'Number of rows.',
    parameters: [[]],
    conditions: ['number'],
    where: true,
    analyzer: true,
    dynamic: true,
    scope: 'dataset',
    see: see('RowCount'),
    example: 'RowCount > avg(last(10)) * 0.8',
  },
  {
    name: 'RowCountMatch',
    doc: 'Row count divided by that of another dataset.',
    parameters: [['ReferenceDatasetAlias']],
    conditions: ['number'],
    scope: 'dataset',
    see: see('RowCountMatch'),
    example: 'RowCountMatch "reference" >= 0.9',
  },
  {
    name: 'SchemaMatch',
    doc: 'Share of columns with the name and type that another dataset has.',
    parameters: [['ReferenceDatasetAlias']],
    conditions: ['number'],
    scope: 'dataset',
    see: see('SchemaMatch'),
    example: 'SchemaMatch "reference" = 1.0',
  },
  columnMetric('StandardDeviation', 'Population standard deviation of a numeric column.', 'StandardDeviation "stars" < 1.5'),
  columnMetric('Sum', 'Sum of a numeric column.', 'Sum "amount" > 500'),
  {
    ...columnMetric('Uniqueness', 'Values that occur once, per row; rows where all are NULL are left out.', 'Uniqueness "email" = 1.0'),
    parameters: [['TargetColumn+']],
    rowLevel: true,
    notInCompositeRows: true,
  },
  columnMetric('UniqueValueRatio', 'Values that occur once, per different value.', 'UniqueValueRatio "email" between 0.5 and 1.1'),
  columnMetric('Variance', 'Population variance of a numeric column.', 'Variance "stars" < 2'),
];

const BY_NAME = new Map(RULE_TYPES.map((t) => [t.name, t]));

/** Rule types are matched by exact case. */
export function ruleType(name: string): RuleType | undefined {
  return BY_NAME.get(name);
}

export function ruleTypeNames(): readonly string[] {
  return RULE_TYPES.map((t) => t.name);
}
