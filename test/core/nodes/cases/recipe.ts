import { RECIPE } from '../../../../src/core/nodes/transforms/recipe';
import type { NodeCases } from '../node-case';

const IN = { t: 'id INT, name STRING, price DOUBLE, at TIMESTAMP' };
const ROWS = { t: "(1, ' ada  Byron!', 2.5, TIMESTAMP '2024-02-29 10:20:30'), (2, 'bob (x) [y]', NULL, NULL), (3, NULL, -4.0, TIMESTAMP '2023-12-31 00:00:00'), (4, '', 2.5, NULL)" };
const step = (operation: string, parameters: Record<string, string> = {}, ...conditions: object[]) => ({ operation, parameters, conditions });
const to = (targetColumn: string, parameters: Record<string, string> = {}) => ({ ...parameters, targetColumn });
const keep = (columns: string[]) => step('DELETE', { sourceColumns: JSON.stringify(columns) });

/** Every function into a column of its own. */
type Functions = readonly (readonly [string, Record<string, string>])[];
const functions = (inputs: string, rows: string, list: Functions, columns: string, out: readonly unknown[][], drop: string[]) => ({
  inputs: { t: inputs },
  rows: { t: rows },
  fields: { steps: [...list.map(([operation, parameters], i) => step(operation, to(`c${i}`, parameters))), keep(drop)] },
  columns,
  out,
});

export const RECIPE_CASES: NodeCases = {
  type: RECIPE,
  cases: [
    { name: 'no step', inputs: IN, fields: { steps: [] }, columns: 'id INT, name STRING, price DOUBLE, at TIMESTAMP' },
    {
      name: 'texts in their place',
      inputs: { t: 'a STRING, b STRING, c STRING, d STRING, e STRING, f STRING' },
      rows: { t: "('ab', 'cD eF', 'gH iJ', 'x', 'y', ' -- K l\\'9!, ;  m ')" },
      fields: {
        steps: [
          step('UPPER_CASE', { sourceColumn: 'A' }), step('LOWER_CASE', { sourceColumn: 'b' }), step('SENTENCE_CASE', { sourceColumn: 'c' }),
          step('ADD_PREFIX', { sourceColumn: 'd', pattern: "it's " }), step('ADD_SUFFIX', { sourceColumn: 'd', pattern: '\\' }), step('ADD_DOUBLE_QUOTES', { sourceColumn: 'e' }),
          step('ADD_SINGLE_QUOTES', { sourceColumn: 'e' }), step('CAPITAL_CASE', { sourceColumn: 'b' }),
          step('REMOVE_COMBINED', { sourceColumn: 'f', removeSpecialCharacters: 'true', removeNumbers: 'true', collapseConsecutiveWhitespace: 'true', removeLeadingAndTrailingWhitespace: 'true', removeLetters: 'false' }),
        ],
      },
      columns: 'a STRING, b STRING, c STRING, d STRING, e STRING, f STRING',
      out: [['AB', 'Cd Ef', 'Gh ij', "it's x\\", '\'"y"\'', 'K l m']],
    },
    {
      name: 'parts of texts',
      inputs: { t: 'a STRING, s STRUCT<n: STRUCT<v: INT>>' },
      rows: { t: "('k=[v1] and [v2]', named_struct('n', named_struct('v', 7))), ('none', NULL)" },
      fields: {
        steps: [
          step('EXTRACT_BETWEEN_DELIMITERS', { sourceColumn: 'a', startPattern: '[', endPattern: ']', targetColumn: 'first' }), step('EXTRACT_PATTERN', { sourceColumn: 'a', pattern: 'v[0-9]', targetColumn: 'p' }),
          step('EXTRACT_VALUE', { sourceColumn: 's', path: '`s`.`n`.`v`', targetColumn: 'v' }), step('REPLACE_BETWEEN_DELIMITERS', { sourceColumn: 'a', startPattern: '[', endPattern: ']', value: '$0' }),
          step('REPLACE_TEXT', { sourceColumn: 'a', pattern: 'and', value: '&' }), step('REPLACE_TEXT', { sourceColumn: 'a', pattern: '/^k=/', value: '' }), keep(['s']),
        ],
      },
      columns: 'a STRING, first STRING, p STRING, v INT',
      out: [['[$0] & [$0]', 'v1', 'v1', 7], ['none', null, null, null]],
    },
    {
      name: 'columns moved, split, joined and nested',
      inputs: { t: 'a STRING, b INT, c STRING' },
      rows: { t: "('x-y-z', 1, '7.9'), ('x', NULL, 'no')" },
      fields: {
        steps: [
          step('DUPLICATE', { sourceColumn: 'a', targetColumn: 'd' }), step('SPLIT_COLUMN_SINGLE_DELIMITER', { sourceColumn: 'd', pattern: '-', limit: '1' }), step('RENAME', { sourceColumn: 'd_2', targetColumn: 'rest' }),
          step('CHANGE_DATA_TYPE', { sourceColumn: 'c', columnDataType: 'double' }), step('MERGE', { sourceColumns: '["b","a"]', delimiter: '/', targetColumn: 'm' }),
          step('NEST_TO_STRUCT', { sourceColumns: '["a","b"]', targetColumn: 'n', removeSourceColumns: 'true' }), step('MOVE_TO_START', { sourceColumn: 'rest' }), step('MOVE_AFTER', { sourceColumn: 'n', targetColumn: 'rest' }),
          step('MOVE_BEFORE', { sourceColumn: 'm', targetColumn: 'c' }), step('MOVE_TO_END', { sourceColumn: 'c' }), step('MOVE_TO_INDEX', { sourceColumn: 'd_1', targetIndex: '2' }),
        ],
      },
      columns: 'rest STRING, n STRUCT<a: STRING, b: INT> NOT NULL, d_1 STRING, m STRING NOT NULL, c DOUBLE',
      out: [['y-z', { a: 'x-y-z', b: 1 }, 'x', '1/x-y-z', 7.9], [null, { a: 'x', b: null }, 'x', 'x', null]],
    },
    {
      name: 'only where conditions hold',
      inputs: IN,
      rows: ROWS,
      fields: {
        steps: [
          step('LOWER_CASE', { sourceColumn: 'name' }, { condition: 'STARTS_WITH', value: ' ada', targetColumn: 'name' }, { condition: 'IS_NOT_MISSING', targetColumn: 'price' }),
          step('ABSOLUTE', to('amount', { sourceColumn: 'price' }), { condition: 'LESS_THAN', value: '0', targetColumn: 'price' }),
          step('ADD', to('amount', { sourceColumn1: 'id', value2: '10' }), { condition: 'IS', value: '["1", "2"]', targetColumn: 'id' }),
          keep(['price', 'at']),
        ],
      },
      columns: 'id INT, name STRING, amount DOUBLE',
      out: [[1, ' ada  byron!', 11], [2, 'bob (x) [y]', 12], [3, null, 4], [4, '', null]],
    },
    {
      name: 'rows that meet a condition go',
      inputs: IN,
      rows: ROWS,
      fields: {
        steps: [
          step('REMOVE_VALUES', { sourceColumn: 'id' }, { condition: 'IS_BETWEEN', value: '["3", "9"]', targetColumn: 'id' }, { condition: 'IS_MISSING', targetColumn: 'at' }),
          step('REMOVE_VALUES', { sourceColumn: 'name' }, { condition: 'CONTAINS', value: '(x)', targetColumn: 'name' }), keep(['at']),
        ],
      },
      columns: 'id INT, name STRING, price DOUBLE',
      out: [[1, ' ada  Byron!', 2.5], [3, null, -4]],
    },
    {
      name: 'missing values filled',
      inputs: { t: 'id INT, a INT, b DOUBLE, c STRING, d STRING, e DOUBLE' },
      rows: { t: "(1, 1, 1.0, 'x', '', 5.0), (2, NULL, NULL, '', 'k', NULL), (3, 4, 2.0, 'x', NULL, 7.0), (4, 4, 9.0, 'y', 'k', 5.0)" },
      fields: {
        steps: [
          step('FILL_WITH_CUSTOM', { sourceColumn: 'a', value: '-1' }), step('FILL_WITH_AVERAGE', { sourceColumn: 'b' }), step('FILL_WITH_MOST_FREQUENT', { sourceColumn: 'c' }),
          step('FILL_WITH_EMPTY', { sourceColumn: 'd' }), step('FILL_WITH_MEDIAN', { sourceColumn: 'e' }),
        ],
      },
      columns: 'id INT, a INT, b DOUBLE, c STRING, d STRING, e DOUBLE',
      out: [[1, 1, 1, 'x', '', 5], [2, -1, 4, 'x', 'k', 5], [3, 4, 2, 'x', '', 7], [4, 4, 9, 'y', 'k', 5]],
    },
    {
      name: 'duplicates, missing rows, groups beside the rows',
      inputs: { t: 'k STRING, v INT' },
      rows: { t: "('a', 1), ('a', 1), ('a', 3), ('b', NULL), ('b', 5), ('', 9)" },
      fields: {
        steps: [
          step('DELETE_DUPLICATE_ROWS'), step('REMOVE_MISSING', { sourceColumn: 'k' }),
          step('GROUP_BY', { groupByColumns: '["k"]', groupByAggFunctionOptions: '[{"sourceColumnName":"v","targetColumnName":"total","functionName":"SUM"}]' }), step('REMOVE_DUPLICATES', { sourceColumn: 'k' }),
        ],
      },
      columns: 'k STRING, v INT, total BIGINT',
      out: [['a', 1, 4], ['b', null, 5]],
    },
    {
      name: 'groups instead of the rows, columns to rows',
      inputs: { t: 'k STRING, v INT' },
      rows: { t: "('a', 1), ('a', 3), (NULL, 5)" },
      fields: {
        steps: [
          step('GROUP_BY', { groupByColumns: '["k"]', useNewDataFrame: 'true', groupByAggFunctionOptions: '[{"sourceColumnName":"v","targetColumnName":"low","functionName":"MIN"},{"sourceColumnName":"v","targetColumnName":"high","functionName":"MAX"}]' }),
          step('UNPIVOT', { sourceColumns: '["low","high"]', unpivotColumn: 'what', valueColumn: 'v' }),
        ],
      },
      columns: 'k STRING, what STRING, v INT',
      out: [['a', 'low', 1], ['a', 'high', 3], [null, 'low', 5], [null, 'high', 5]],
    },
    {
      name: 'functions of numbers',
      ...functions('a DOUBLE, b INT', '(-2.5, 7), (4.0, NULL)', [
        ['ABSOLUTE', { sourceColumn: 'a' }], ['CEILING', { sourceColumn: 'a' }], ['FLOOR', { sourceColumn: 'a' }], ['NEGATE', { sourceColumn: 'b' }], ['SIGN', { sourceColumn: 'a' }],
        ['SUBTRACT', { sourceColumn1: 'a', value2: '1' }], ['MULTIPLY', { sourceColumn1: 'a', sourceColumn2: 'b' }], ['DIVIDE', { value1: '1', sourceColumn2: 'a' }], ['MOD', { sourceColumn1: 'b', value2: '4' }],
        ['POWER', { sourceColumn: 'b', exponent: '2' }], ['IS_EVEN', { sourceColumn: 'b' }], ['IS_ODD', { sourceColumn: 'b', trueString: 'odd', falseString: 'even' }],
        ['SUM', { sourceColumns: '["a","b"]' }], ['AVERAGE', { sourceColumns: '["a","b"]' }], ['MAX', { sourceColumns: '["a","b"]' }], ['COUNT', { sourceColumns: '["a","b"]' }], ['COALESCE', { sourceColumns: '["b","a"]' }],
      ],
      'c0 DOUBLE, c1 BIGINT, c2 BIGINT, c3 INT, c4 DOUBLE, c5 DOUBLE, c6 DOUBLE, c7 DOUBLE, c8 INT, c9 DOUBLE, c10 STRING NOT NULL, c11 STRING NOT NULL, c12 DOUBLE NOT NULL, c13 DOUBLE, c14 DOUBLE, c15 INT NOT NULL, c16 DOUBLE',
      [[2.5, -2, -3, -7, -1, -3.5, -17.5, -0.4, 3, 49, 'false', 'odd', 4.5, 2.25, 7, 2, 7], [4, 4, 4, null, 1, 3, null, 0.25, null, null, 'false', 'even', 4, 4, 4, 1, 4]], ['a', 'b']),
    },
    {
      name: 'functions of texts and times',
      ...functions('a STRING, t TIMESTAMP, u TIMESTAMP', "(' ab', TIMESTAMP '2024-02-29 10:20:30', TIMESTAMP '2024-03-02 00:00:00'), (NULL, NULL, NULL)", [
        ['LEN', { sourceColumn: 'a' }], ['UPPER', { sourceColumn: 'a' }], ['TRIM', { sourceColumn: 'a' }], ['LEFT', { sourceColumn: 'a', position: '2' }], ['RIGHT', { sourceColumn: 'a', position: '1' }],
        ['REPEAT_STRING', { sourceColumn: 'a', count: '2' }], ['STARTS_WITH', { sourceColumn: 'a', pattern: ' a' }], ['YEAR', { sourceColumn: 't' }], ['MONTH_NAME', { sourceColumn: 't' }], ['WEEK_NUMBER', { sourceColumn: 't' }],
        ['DATE', { sourceColumn: 't' }], ['DATE_ADD', { sourceColumn: 't', units: 'DAYS', dateAddValue: '1' }], ['DATE_DIFF', { sourceColumn1: 't', sourceColumn2: 'u', units: 'HOURS' }], ['UNIX_TIME', { sourceColumn: 't' }],
      ],
      'c0 INT, c1 STRING, c2 STRING, c3 STRING, c4 STRING, c5 STRING, c6 STRING NOT NULL, c7 INT, c8 STRING, c9 INT, c10 DATE, c11 TIMESTAMP, c12 BIGINT, c13 BIGINT',
      [[3, ' AB', 'ab', ' a', 'b', ' ab ab', 'true', 2024, 'February', 9, '2024-02-29', '2024-03-01 10:20:30+00', 37, 1709202030], [null, null, null, null, null, null, 'false', null, null, null, null, null, null, null]], ['a', 't', 'u']),
    },
    {
      name: 'the middle, the largest, addresses and flags',
      ...functions('a DOUBLE, b INT, c DECIMAL(5,1), ip STRING, n BIGINT, t TIMESTAMP', "(1.5, 7, 2.0, '10.0.255.1', 3232235777, TIMESTAMP '2024-02-29 10:20:30.987'), (4.0, NULL, 4.0, '256.1.1.1', -1, NULL), (NULL, NULL, NULL, NULL, NULL, NULL)", [
        ['MEDIAN', { sourceColumns: '["a","b"]' }], ['MEDIAN', { sourceColumns: '["a","b","c"]' }], ['KTH_LARGEST', { sourceColumns: '["a","b","c"]', value: '2' }],
        ['KTH_LARGEST_UNIQUE', { sourceColumns: '["a","b","c"]', value: '2' }], ['IP_TO_INT', { sourceColumn: 'ip' }], ['INT_TO_IP', { sourceColumn: 'n' }],
        ['FLAG_COLUMN_FROM_NULL', { sourceColumn: 'b', flagType: 'Null values' }], ['FLAG_COLUMN_FROM_NULL', { sourceColumn: 'b', trueString: 'missing', falseString: "it's there" }], ['MILLISECOND', { sourceColumn: 't' }],
      ],
      'c0 DOUBLE, c1 DOUBLE, c2 DOUBLE, c3 DOUBLE, c4 BIGINT, c5 STRING, c6 STRING NOT NULL, c7 STRING NOT NULL, c8 INT',
      [
        [4.25, 2, 2, 2, 167837441, '192.168.1.1', 'False', "it's there", 987], [4, 4, 4, null, null, null, 'True', 'missing', null], [null, null, null, null, null, null, 'True', 'missing', null],
      ], ['a', 'b', 'c', 'ip', 'n', 't']),
    },
    {
      name: 'values mapped to categories',
      inputs: { t: 's STRING, n INT' },
      rows: { t: "('Canada', 1), ('Cuba', 2), ('Peru', 3), (NULL, 4), ('it\\'s', NULL)" },
      fields: {
        steps: [
          step('CATEGORICAL_MAPPING', { sourceColumn: 's', categoryMap: '{"Canada":"1","it\'s":"2.5"}', mapType: 'NUMERIC', other: '-1', targetColumn: 'code' }),
          step('CATEGORICAL_MAPPING', { sourceColumn: 's', categoryMap: '{"Canada":"north"}', keepOthers: 'true', targetColumn: 'S' }),
          step('CATEGORICAL_MAPPING', { sourceColumn: 'n', categoryMap: '{"1":"one","2":"two"}', deleteOtherRows: 'true', targetColumn: 'word' }),
        ],
      },
      columns: 'S STRING, n INT, code DOUBLE NOT NULL, word STRING',
      out: [['north', 1, 1, 'one'], ['Cuba', 2, -1, 'two']],
    },
    { name: 'numbers among texts', inputs: IN, fields: { steps: [step('CATEGORICAL_MAPPING', { sourceColumn: 'name', categoryMap: '{"a":"1"}', mapType: 'NUMERIC', keepOthers: 'true', targetColumn: 'c' })] }, error: { message: 'keepOthers leaves texts among the numbers', at: 'steps.0' } },
    { name: 'an operation that an expression does', inputs: IN, fields: { steps: [step('SUBSTRING')] }, error: { message: 'use the node DerivedColumn', at: 'steps.0' } },
    {
      name: 'as DataBrew exports it',
      inputs: IN,
      rows: ROWS,
      fields: { recipe: '[{"Action": {"Operation": "DELETE", "Parameters": {"sourceColumns": "[\\"name\\",\\"at\\"]"}}}, {"Action": {"Operation": "REMOVE_VALUES", "Parameters": {"sourceColumn": "id"}}, "ConditionExpressions": [{"Condition": "GREATER_THAN", "Value": "1", "TargetColumn": "id"}]}]' },
      columns: 'id INT, price DOUBLE',
      out: [[1, 2.5]],
    },
    { name: 'an unknown operation', inputs: IN, fields: { steps: [step('UPER_CASE')] }, error: { message: "operation 'UPER_CASE' has no Spark SQL form here; did you mean 'UPPER_CASE'?", at: 'steps.0' } },
    { name: 'an operation that is a node', inputs: IN, fields: { steps: [step('JOIN')] }, error: { message: "operation 'JOIN' has no Spark SQL form", at: 'steps.0' } },
    { name: 'an unknown parameter', inputs: IN, fields: { steps: [step('UPPER_CASE', { sourceColumn: 'name', locale: 'tr' })] }, error: { message: "UPPER_CASE has no parameter 'locale'", at: 'steps.0' } },
    { name: 'a missing parameter', inputs: IN, fields: { steps: [step('RENAME', { sourceColumn: 'name' })] }, error: { message: 'RENAME needs the parameter targetColumn', at: 'steps.0' } },
    { name: 'a column that an earlier step took away', inputs: IN, fields: { steps: [keep(['name']), step('UPPER_CASE', { sourceColumn: 'name' })] }, error: { message: "no column 'name'", at: 'steps.1' } },
    { name: 'an unknown condition', inputs: IN, fields: { steps: [step('UPPER_CASE', { sourceColumn: 'name' }, { condition: 'IS_VALID', targetColumn: 'id' })] }, error: { message: "condition 'IS_VALID' is not known", at: 'steps.0' } },
    { name: 'a value of another type', inputs: IN, fields: { steps: [step('REMOVE_VALUES', { sourceColumn: 'id' }, { condition: 'IS', value: 'x', targetColumn: 'id' })] }, error: { message: "'x' is no number, as column 'id' holds", at: 'steps.0' } },
    { name: 'a function of the wrong type', inputs: { t: 'a ARRAY<INT>' }, fields: { steps: [step('ABSOLUTE', to('b', { sourceColumn: 'a' }))] }, error: { message: /abs/i, at: 'steps.0' } },
    { name: 'a whole step under a condition', inputs: IN, fields: { steps: [step('DELETE_DUPLICATE_ROWS', {}, { condition: 'IS_MISSING', targetColumn: 'id' })] }, error: { message: 'works on all rows and cannot be conditional', at: 'steps.0' } },
    { name: 'neither steps nor a recipe', inputs: IN, fields: {}, error: { message: 'expected either steps or a recipe', at: 'steps' } },
    { name: 'a recipe that is no JSON', inputs: IN, fields: { recipe: 'UPPER_CASE' }, error: { message: 'is not JSON', at: 'recipe' } },
  ],
};
