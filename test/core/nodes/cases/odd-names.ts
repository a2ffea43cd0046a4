import type { NodeCase } from '../node-case';

/** Dots, quotes, blanks, other letters and SQL's own words in names; all digits that a decimal has. What comes out is what Spark 3.5 gives. */
const ODD = '`a.b` INT, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `P r`: ARRAY<STRUCT<`ü`: STRING>>>, `select` DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>';
const ROWS = "(1, 'x', named_struct('p.q', 1, 'P r', array(named_struct('ü', 'é'), NULL)), 12345678901234567890.123456789012345678, map('k', array(1, NULL))), (NULL, NULL, NULL, NULL, NULL), (1, '', named_struct('p.q', NULL, 'P r', array()), -0.000000000000000001, map()), (2, 'x', NULL, 0, NULL)";

export const ODD_NAMES: Readonly<Record<string, readonly NodeCase[]>> = {
  ApplyMapping: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { mappings: [{ source: '`a.b`', target: 'n', targetType: 'string' }, { source: '`x``y`.`p.q`', target: 'in.ner', targetType: 'bigint' }, { source: 'SELECT', target: 'dec', targetType: 'decimal(10,2)' }] },
      columns: 'n STRING, in STRUCT<ner: BIGINT> NOT NULL, dec DECIMAL(10,2)',
      out: [
        [1, { ner: 1 }, null],
        [null, { ner: null }, null],
        [1, { ner: null }, '0.00'],
        [2, { ner: null }, '0.00'],
      ],
    },
  ],
  SelectFields: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { paths: ['`x``y`.`P r`', '`日本`', '`A.B`'] },
      columns: '`a.b` INT, `x``y` STRUCT<`P r`: ARRAY<STRUCT<`ü`: STRING>>>, `日本` MAP<STRING, ARRAY<INT>>',
      out: [
        [1, { 'P r': [{ ü: 'é' }, null] }, [{ key: 'k', value: [1, null] }]],
        [null, null, null],
        [1, { 'P r': [] }, []],
        [2, null, null],
      ],
    },
  ],
  DropFields: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { paths: ['`x``y`.`p.q`', 'select'] },
      columns: '`a.b` INT, `A b` STRING, `x``y` STRUCT<`P r`: ARRAY<STRUCT<`ü`: STRING>>>, `日本` MAP<STRING, ARRAY<INT>>',
      out: [
        [1, 'x', { 'P r': [{ ü: 'é' }, null] }, [{ key: 'k', value: [1, null] }]],
        [null, null, null, null],
        [1, '', { 'P r': [] }, []],
        [2, 'x', null, null],
      ],
    },
  ],
  RenameField: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { source: '`x``y`.`P r`', target: '`x``y`.`new.one`' },
      columns: '`a.b` INT, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `new.one`: ARRAY<STRUCT<`ü`: STRING>>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>',
      out: [
        [1, 'x', { 'p.q': 1, 'new.one': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }]],
        [null, null, null, null, null],
        [1, '', { 'p.q': null, 'new.one': [] }, '-0.000000000000000001', []],
        [2, 'x', null, '0.000000000000000000', null],
      ],
    },
  ],
  Filter: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { condition: '`a.b` = 1 AND (`x``y`.`p.q` IS NULL OR size(`日本`) = 1)' },
      columns: '`a.b` INT, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `P r`: ARRAY<STRUCT<`ü`: STRING>>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>',
      out: [
        [1, 'x', { 'p.q': 1, 'P r': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }]],
        [1, '', { 'p.q': null, 'P r': [] }, '-0.000000000000000001', []],
      ],
    },
  ],
  DropDuplicates: [
    {
      name: 'odd names as keys',
      inputs: { t: '`a.b` INT, `A b` STRING, `select` DECIMAL(38,18)' },
      rows: { t: '(1, \'x\', 1.5), (1, \'x\', 1.500000000000000000), (NULL, NULL, NULL), (NULL, NULL, NULL), (1, \'\', 1)' },
      fields: { columns: ['`a.b`', '`A b`'], orderBy: [{ column: 'select' }] },
      columns: '`a.b` INT, `A b` STRING, select DECIMAL(38,18)',
      out: [
        [1, '', '1.000000000000000000'],
        [1, 'x', '1.500000000000000000'],
        [null, null, null],
      ],
    },
  ],
  FillMissingValues: [
    {
      name: 'wide decimals',
      inputs: { t: 'k INT, d DECIMAL(38,18), `o d` STRING' },
      rows: { t: '(1, 12345678901234567890.123456789012345678, NULL), (2, NULL, \'b\'), (3, 0.000000000000000002, \'a\'), (4, NULL, \'a\')' },
      fields: { fills: [{ column: 'd', method: 'mean' }, { column: '`o d`', method: 'mode' }] },
      columns: 'k INT, d DECIMAL(38,18), `o d` STRING',
      out: [
        [1, '12345678901234567890.123456789012345678', 'a'],
        [2, null, 'b'],
        [3, '0.000000000000000002', 'a'],
        [4, null, 'a'],
      ],
    },
    {
      name: 'the ends of 64 bits',
      inputs: { t: 'k BIGINT' },
      rows: { t: '(9223372036854775807), (9223372036854775805), (NULL)' },
      fields: { fills: [{ column: 'k', method: 'mean' }] },
      columns: 'k BIGINT',
      out: [
        ['9223372036854775807'],
        ['9223372036854775805'],
        ['9223372036854775807'],
      ],
    },
  ],
  ConcatenateColumns: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { columns: ['`a.b`', '`A b`', 'select'], newColumn: 'a.b c', spacer: '\'|`' },
      columns: '`a.b` INT, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `P r`: ARRAY<STRUCT<`ü`: STRING>>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>, `a.b c` STRING NOT NULL',
      out: [
        [1, 'x', { 'p.q': 1, 'P r': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }], '1\'|`x\'|`12345678901234567890.123456789012345678'],
        [null, null, null, null, null, ''],
        [1, '', { 'p.q': null, 'P r': [] }, '-0.000000000000000001', [], '1\'|`\'|`-1E-18'],
        [2, 'x', null, '0.000000000000000000', null, '2\'|`x\'|`0E-18'],
      ],
    },
  ],
  RegexExtract: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`s.t` STRING' },
      rows: { t: '(\'a1b22\'), (\'\'), (NULL), (\'ü😀9\')' },
      fields: { column: '`s.t`', regex: '([^0-9]+)([0-9]+)', newColumns: ['`x`', 'y.z'] },
      columns: '`s.t` STRING, ```x``` STRING, `y.z` STRING',
      out: [
        ['a1b22', 'a', 1],
        ['', '', ''],
        [null, null, null],
        ['ü😀9', 'ü😀', 9],
      ],
    },
  ],
  ExtractJsonPath: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: 'j STRING' },
      rows: { t: '(\'{"a.b": {"c d": [{"x": 1}, {"x": null}]}, "é": "ü"}\'), (\'[]\'), (NULL)' },
      fields: { column: 'j', paths: ['$[\'a.b\'][\'c d\'][0].x', '$.é', '$[\'a.b\']'], newColumns: ['x1', 'e', 'ab'] },
      columns: 'j STRING, x1 STRING, e STRING, ab STRING',
      out: [
        ['{"a.b": {"c d": [{"x": 1}, {"x": null}]}, "é": "ü"}', 1, 'ü', '{"c d":[{"x":1},{"x":null}]}'],
        ['[]', null, null, null],
        [null, null, null, null],
      ],
    },
  ],
  Explode: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { column: '`x``y`.`P r`', newColumn: 'el.em', outer: true },
      columns: '`a.b` INT, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `P r`: ARRAY<STRUCT<`ü`: STRING>>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>, `el.em` STRUCT<`ü`: STRING>',
      out: [
        [1, 'x', { 'p.q': 1, 'P r': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }], { ü: 'é' }],
        [1, 'x', { 'p.q': 1, 'P r': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }], null],
        [null, null, null, null, null, null],
        [1, '', { 'p.q': null, 'P r': [] }, '-0.000000000000000001', [], null],
        [2, 'x', null, '0.000000000000000000', null, null],
      ],
    },
  ],
  Flatten: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { separator: '.' },
      columns: '`a.b` INT, `A b` STRING, `x``y.p.q` INT, `x``y.P r` ARRAY<STRUCT<`ü`: STRING>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>',
      out: [
        [1, 'x', 1, [{ ü: 'é' }, null], '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }]],
        [null, null, null, null, null, null],
        [1, '', null, [], '-0.000000000000000001', []],
        [2, 'x', null, null, '0.000000000000000000', null],
      ],
    },
  ],
  ArrayToColumns: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`a.r` ARRAY<MAP<STRING, INT>>' },
      rows: { t: '(array(map(\'k\', 1), NULL)), (NULL), (array())' },
      fields: { column: '`a.r`', newColumns: ['o.ne', 't`wo'] },
      columns: '`a.r` ARRAY<MAP<STRING, INT>>, `o.ne` MAP<STRING, INT>, `t``wo` MAP<STRING, INT>',
      out: [
        [[[{ key: 'k', value: 1 }], null], [{ key: 'k', value: 1 }], null],
        [null, null, null],
        [[], null, null],
      ],
    },
  ],
  Pivot: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`g.1` STRING, `p p` STRING, v DECIMAL(38,18)' },
      rows: { t: '(\'a\', \'x.y\', 1.5), (\'a\', \'X.Y\', 2), (NULL, \'x.y\', NULL), (\'a\', \'x.y\', 12345678901234567890.1)' },
      fields: { groups: ['`g.1`'], column: '`p p`', values: ['x.y', 'q`r'], aggregations: [{ function: 'sum', column: 'v' }] },
      columns: '`g.1` STRING, `x.y` DECIMAL(38,18), `q``r` DECIMAL(38,18)',
      out: [
        [null, null, null],
        ['a', '12345678901234567891.600000000000000000', null],
      ],
    },
    {
      name: 'decimals become names',
      inputs: { t: 'g INT, p DECIMAL(5,2), v INT' },
      rows: { t: '(1, 1.50, 1), (1, -2, 2), (2, NULL, 3)' },
      fields: { groups: ['g'], column: 'p', aggregations: [{ function: 'sum', column: 'v' }] },
      columns: 'g INT, `-2.00` BIGINT, `1.50` BIGINT',
      out: [
        [1, 2, 1],
        [2, null, null],
      ],
    },
    {
      name: 'doubles become names',
      inputs: { t: 'g INT, p DOUBLE, v INT' },
      rows: { t: '(1, 1e10D, 1), (1, double(\'NaN\'), 2), (1, -0.0D, 4)' },
      fields: { groups: ['g'], column: 'p', aggregations: [{ function: 'sum', column: 'v' }] },
      columns: 'g INT, `-0.0` BIGINT, `1.0E10` BIGINT, NaN BIGINT',
      out: [
        [1, 4, 1, 2],
      ],
    },
  ],
  Unpivot: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: 'k STRING, `a.b` DECIMAL(10,2), `A``b` INT, c DOUBLE' },
      rows: { t: '(\'x\', 1.5, 2, NULL), (NULL, NULL, NULL, double(\'NaN\'))' },
      fields: { columns: ['`a.b`', '`A``b`', 'c'], nameColumn: 'n.n', valueColumn: 'v`v' },
      columns: 'k STRING, `n.n` STRING, `v``v` DOUBLE',
      out: [
        ['x', 'a.b', 1.5],
        ['x', 'A`b', 2],
        ['x', 'c', null],
        [null, 'a.b', null],
        [null, 'A`b', null],
        [null, 'c', 'NaN'],
      ],
    },
  ],
  Window: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`p.p` STRING, `o o` DECIMAL(38,18), v INT' },
      rows: { t: '(\'a\', 1.5, 1), (\'a\', 1.5, 2), (\'a\', NULL, 3), (NULL, 2, 4)' },
      fields: { partitionBy: ['`p.p`'], orderBy: [{ column: '`o o`', descending: true }, { column: 'v' }], columns: [{ name: 'r.n', function: 'row_number' }, { name: 'd`r', function: 'dense_rank' }, { name: 'av', function: 'avg', column: '`o o`', frame: { } }, { name: 'nt', function: 'ntile', offset: 2 }] },
      columns: '`p.p` STRING, `o o` DECIMAL(38,18), v INT, `r.n` INT NOT NULL, `d``r` INT NOT NULL, av DECIMAL(38,22), nt INT NOT NULL',
      out: [
        ['a', '1.500000000000000000', 1, 1, 1, '1.5000000000000000000000', 1],
        ['a', '1.500000000000000000', 2, 2, 2, '1.5000000000000000000000', 1],
        ['a', null, 3, 3, 3, '1.5000000000000000000000', 2],
        [null, '2.000000000000000000', 4, 1, 1, '2.0000000000000000000000', 1],
      ],
    },
  ],
  Aggregate: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`g.1` STRING, `v v` DECIMAL(38,18)' },
      rows: { t: '(\'a\', 1.5), (\'a\', 12345678901234567890.123456789012345678), (NULL, NULL), (\'A\', 2)' },
      fields: { groups: ['`g.1`'], aggregations: [{ function: 'sum', column: '`v v`' }, { function: 'avg', column: '`v v`', name: 'a.v' }, { function: 'count', column: '`v v`' }, { function: 'max', column: '`v v`', name: 'm' }] },
      columns: '`g.1` STRING, `sum(v v)` DECIMAL(38,18), `a.v` DECIMAL(38,22), `count(v v)` BIGINT NOT NULL, m DECIMAL(38,18)',
      out: [
        [null, null, null, 0, null],
        ['A', '2.000000000000000000', '2.0000000000000000000000', 1, '2.000000000000000000'],
        ['a', '12345678901234567891.623456789012345678', null, 2, '12345678901234567890.123456789012345678'],
      ],
    },
  ],
  Join: [
    {
      name: 'odd names and wide decimals',
      inputs: { l: '`k.1` STRING, v DECIMAL(10,2)', r: '`K.1` STRING, V DECIMAL(12,4)' },
      rows: { l: '(\'a\', 1), (\'A\', 2), (NULL, 3), (\'\', 4)', r: '(\'a\', 1.0000), (\'\', NULL), (NULL, 5)' },
      fields: { joinType: 'left', keys: [{ left: '`k.1`', right: '`k.1`' }], duplicates: 'rename' },
      columns: '`k.1` STRING, v DECIMAL(10,2), `right_K.1` STRING, right_V DECIMAL(12,4)',
      out: [
        ['a', '1.00', 'a', '1.0000'],
        ['', '4.00', '', null],
        ['A', '2.00', null, null],
        [null, '3.00', null, null],
      ],
    },
  ],
  Union: [
    {
      name: 'odd names, by name',
      inputs: { a: '`a.b` INT, c ARRAY<INT>', b: 'C ARRAY<BIGINT>, `A.B` DECIMAL(5,2), `new one` STRING' },
      rows: { a: '(1, array(1)), (NULL, NULL)', b: '(array(5000000000), 1.25, \'x\'), (NULL, NULL, NULL)' },
      fields: { match: 'name', allowMissing: true },
      columns: '`a.b` DECIMAL(12,2), c ARRAY<BIGINT>, `new one` STRING',
      out: [
        ['1.00', [1], null],
        [null, null, null],
        [1.25, [5000000000], 'x'],
        [null, null, null],
      ],
    },
  ],
  Merge: [
    {
      name: 'odd names and wide decimals',
      inputs: { base: '`k.1` DECIMAL(38,18), v STRING', updates: '`k.1` DECIMAL(38,18), v STRING' },
      rows: { base: '(1.5, \'a\'), (NULL, \'n\'), (2, \'b\')', updates: '(1.500000000000000000, \'A\'), (NULL, \'N\'), (3, \'c\')' },
      fields: { primaryKeys: ['`k.1`'] },
      columns: '`k.1` DECIMAL(38,18), v STRING',
      out: [
        ['1.500000000000000000', 'A'],
        [null, 'N'],
        ['3.000000000000000000', 'c'],
        [null, 'n'],
        ['2.000000000000000000', 'b'],
      ],
    },
  ],
  Intersect: [
    {
      name: 'odd names and wide decimals',
      inputs: { a: 'x DOUBLE, s STRUCT<a: INT>', b: 'x DOUBLE, s STRUCT<a: INT>' },
      rows: { a: '(double(\'NaN\'), named_struct(\'a\', NULL)), (0.0D, NULL), (0.0D, NULL), (1D, named_struct(\'a\', 1))', b: '(double(\'NaN\'), named_struct(\'a\', NULL)), (-0.0D, NULL)' },
      fields: { intersectType: 'ALL' },
      columns: 'x DOUBLE, s STRUCT<a: INT>',
      out: [
        ['NaN', { a: null }],
        [0, null],
      ],
    },
  ],
  Lookup: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`k.1` STRING, v INT', reference: '`K 2` STRING, `t``o` STRUCT<a: INT>' },
      rows: { t: '(\'a\', 1), (NULL, 2), (\'b\', 3)', reference: '(\'a\', named_struct(\'a\', 1)), (\'a\', NULL), (NULL, named_struct(\'a\', 9))' },
      fields: { keys: [{ input: '`k.1`', lookup: '`K 2`' }], columns: [{ column: '`t``o`' }] },
      columns: '`k.1` STRING, v INT, `t``o` STRUCT<a: INT>',
      out: [
        ['a', 1, { a: 1 }],
        ['a', 1, null],
        [null, 2, null],
        ['b', 3, null],
      ],
    },
  ],
  DerivedColumn: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { columns: [{ name: '`q`', expression: 'concat_ws(\'-\', `A b`, `a.b`)' }, { name: 'A.B', expression: '`x``y`.`P r`[0].`ü`' }, { name: 'big', expression: '`select` * `select`' }, { name: 'half', expression: '`select` / 3' }] },
      columns: '`A.B` STRING, `A b` STRING, `x``y` STRUCT<`p.q`: INT, `P r`: ARRAY<STRUCT<`ü`: STRING>>>, select DECIMAL(38,18), `日本` MAP<STRING, ARRAY<INT>>, ```q``` STRING NOT NULL, big DECIMAL(38,6), half DECIMAL(38,18)',
      out: [
        ['é', 'x', { 'p.q': 1, 'P r': [{ ü: 'é' }, null] }, '12345678901234567890.123456789012345678', [{ key: 'k', value: [1, null] }], 'x-1', null, '4115226300411522630.041152263004115226'],
        [null, null, null, null, null, '', null, null],
        [null, '', { 'p.q': null, 'P r': [] }, '-0.000000000000000001', [], -1, '0.000000', '0.000000000000000000'],
        [null, 'x', null, '0.000000000000000000', null, 'x-2', '0.000000', '0.000000000000000000'],
      ],
    },
  ],
  SparkSql: [
    {
      name: 'very long texts',
      inputs: { x: 'i INT, s STRING' },
      rows: { x: '(1, repeat(\'ä€😀x\', 20000)), (2, \'\'), (3, NULL), (4, concat(repeat(\'a\', 70000), \',b\'))' },
      fields: { sqlQuery: 'SELECT i, length(s) AS n, octet_length(s) AS b, md5(s) AS h, reverse(substring(s, 3, 5)) AS r, split(s, \',\')[1] AS p FROM x' },
      columns: 'i INT, n INT, b INT, h STRING, r STRING, p STRING',
      out: [
        [1, 80000, 200000, 'd6a613f18e591cc639ca90bc188147b1', '😀€äx😀', null],
        [2, 0, 0, 'd41d8cd98f00b204e9800998ecf8427e', '', null],
        [3, null, null, null, null, null],
        [4, 70002, 70002, '1a00df28582e43aa6a897769ea3b5c4f', 'aaaaa', 'b'],
      ],
    },
  ],
  Relationalize: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: ODD },
      rows: { t: ROWS },
      fields: { arrays: ['x`y.P r', '日本', '日本.val.value'] },
      output: 'root',
      columns: '`a.b` INT, `A b` STRING, `x``y.p.q` INT, `x``y.P r` BIGINT, select DECIMAL(38,18), `日本` BIGINT',
      out: [
        [null, null, null, null, null, null],
        [1, '', null, 2, '-0.000000000000000001', 2],
        [1, 'x', 1, 3, '12345678901234567890.123456789012345678', 3],
        [2, 'x', null, null, '0.000000000000000000', null],
      ],
    },
  ],
  ResolveChoice: [
    {
      name: 'odd names and wide decimals',
      inputs: { t: '`c.d` STRUCT<int: INT, string: STRING>' },
      rows: { t: '(named_struct(\'int\', 1, \'string\', NULL)), (named_struct(\'int\', NULL, \'string\', \'x\')), (NULL)' },
      fields: { choices: [{ column: '`c.d`', action: 'make_cols' }] },
      columns: '`c.d_int` INT, `c.d_string` STRING',
      out: [
        [1, null],
        [null, 'x'],
        [null, null],
      ],
    },
  ],
  DetectPii: [
    {
      name: 'a mask beyond the basic plane',
      inputs: { t: '`s.t` STRING, n INT' },
      rows: { t: '(\'call a@b.co or 4111111111111111\', 1), (NULL, 2)' },
      fields: { entityTypes: ['EMAIL', 'CREDIT_CARD'], scan: 'cells', action: 'partialRedact', keepLeft: 1, keepRight: 2, redactChar: '😀' },
      columns: '`s.t` STRING, n INT',
      out: [
        ['call a😀😀😀co or 4😀😀😀😀😀😀😀😀😀😀😀😀😀11', 1],
        [null, 2],
      ],
    },
  ],
  SlowlyChangingDimension: [
    {
      name: 'odd names and wide decimals',
      inputs: { dimension: '`k.1` STRING, v DECIMAL(38,18), valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN', updates: '`k.1` STRING, v DECIMAL(38,18), at TIMESTAMP' },
      rows: { dimension: '(\'a\', 1, TIMESTAMP\'2020-01-01 00:00:00\', NULL, true), (\'b\', NULL, TIMESTAMP\'2020-01-01 00:00:00\', NULL, true)', updates: '(\'a\', 1.000000000000000001, TIMESTAMP\'2021-01-01 00:00:00\'), (\'b\', NULL, TIMESTAMP\'2021-01-01 00:00:00\'), (NULL, 3, TIMESTAMP\'2021-01-01 00:00:00\')' },
      fields: { keys: ['`k.1`'], effectiveTime: 'at', validFromColumn: 'valid_from', validToColumn: 'valid_to', currentColumn: 'is_current' },
      columns: '`k.1` STRING, v DECIMAL(38,18), valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN',
      out: [
        ['a', '1.000000000000000000', '2020-01-01 00:00:00+00', '2021-01-01 00:00:00+00', false],
        ['b', null, '2020-01-01 00:00:00+00', null, true],
        ['a', '1.000000000000000001', '2021-01-01 00:00:00+00', null, true],
        [null, '3.000000000000000000', '2021-01-01 00:00:00+00', null, true],
      ],
    },
  ],
  Recipe: [
    {
      name: 'structs unnested and numbers in two',
      inputs: { t: '`u ser` STRUCT<name: STRING, address: STRUCT<state: STRING, `zip.code`: INT>>, level DOUBLE, n INT' },
      rows: { t: '(named_struct(\'name\', \'Ammy\', \'address\', named_struct(\'state\', \'CA\', \'zip.code\', 12345)), 100.0D, 1), (named_struct(\'name\', NULL, \'address\', NULL), 100.5D, NULL), (NULL, NULL, -3)' },
      fields: { steps: [{ operation: 'UNNEST_STRUCT_N', parameters: { sourceColumns: '["u ser"]', unnestLevel: '2', delimiter: '/', removeSourceColumn: 'false' } }, { operation: 'UNNEST_STRUCT_N', parameters: { sourceColumns: '["u ser"]', unnestLevel: '1', removeSourceColumn: 'true' } }, { operation: 'BINARIZATION', parameters: { sourceColumn: 'level', targetColumn: 'bin', threshold: '100.0', flip: 'false' } }, { operation: 'BINARIZATION', parameters: { sourceColumn: 'n', targetColumn: 'low', threshold: '0', flip: 'true' } }] },
      columns: 'level DOUBLE, n INT, `u ser/name` STRING, `u ser/address/state` STRING, `u ser/address/zip.code` INT, `u ser.name` STRING, `u ser.address` STRUCT<state: STRING, `zip.code`: INT>, bin INT, low INT',
      out: [
        [100, 1, 'Ammy', 'CA', 12345, 'Ammy', { 'state': 'CA', 'zip.code': 12345 }, 0, 0],
        [100.5, null, null, null, null, null, null, 1, null],
        [null, -3, null, null, null, null, null, null, 1],
      ],
    },
  ],
};
