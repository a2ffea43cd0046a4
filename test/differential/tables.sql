-- Tables of the differential corpus, as Spark SQL queries: nulls, zeros, limits, signs and odd values of every type.
-- A table starts at `-- table: name`.
-- table: edge
SELECT * FROM VALUES
  (1, CAST(NULL AS BOOLEAN), CAST(NULL AS TINYINT), CAST(NULL AS SMALLINT), CAST(NULL AS INT), CAST(NULL AS BIGINT), CAST(NULL AS FLOAT), CAST(NULL AS DOUBLE), CAST(NULL AS DECIMAL(10,2)), CAST(NULL AS DECIMAL(38,18)), CAST(NULL AS STRING), CAST(NULL AS BINARY), CAST(NULL AS DATE), CAST(NULL AS TIMESTAMP), CAST(NULL AS TIMESTAMP_NTZ)),
  (2, false, 0Y, 0S, 0, 0L, 0.0F, 0.0D, 0.00BD, CAST(0 AS DECIMAL(38,18)), '', X'', DATE'1970-01-01', TIMESTAMP'1970-01-01 00:00:00', TIMESTAMP_NTZ'1970-01-01 00:00:00'),
  (3, true, 1Y, 1S, 1, 1L, 1.5F, 1.5D, 1.50BD, CAST(1.5 AS DECIMAL(38,18)), '1', X'31', DATE'2024-02-29', TIMESTAMP'2024-02-29 12:34:56.789012', TIMESTAMP_NTZ'2024-02-29 12:34:56.789012'),
  (4, false, -1Y, -1S, -1, -1L, -2.5F, -2.5D, -2.55BD, CAST(-2.555 AS DECIMAL(38,18)), '-2.5', X'FF00', DATE'1969-12-31', TIMESTAMP'1969-12-31 23:59:59.999999', TIMESTAMP_NTZ'1969-12-31 23:59:59.999999'),
  (5, true, 127Y, 32767S, 2147483647, 9223372036854775807L, CAST(3.4028235E38 AS FLOAT), 1.7976931348623157E308D, 99999999.99BD, CAST(99999999999999999999.999999999999999999 AS DECIMAL(38,18)), ' 42 ', X'E4B8AD', DATE'9999-12-31', TIMESTAMP'9999-12-31 23:59:59', TIMESTAMP_NTZ'9999-12-31 23:59:59'),
  (6, true, -128Y, -32768S, -2147483648, CAST(-9223372036854775808 AS BIGINT), CAST('NaN' AS FLOAT), CAST('NaN' AS DOUBLE), -99999999.99BD, CAST(-0.000000000000000001 AS DECIMAL(38,18)), 'héllo wörld', X'00', DATE'1900-01-01', TIMESTAMP'1900-01-01 00:00:00', TIMESTAMP_NTZ'1900-01-01 00:00:00'),
  (7, false, 7Y, 300S, 100000, 5000000000L, CAST('Infinity' AS FLOAT), CAST('-Infinity' AS DOUBLE), 12345.67BD, CAST(123456789.123456789 AS DECIMAL(38,18)), '2021-03-04 05:06:07', X'68656C6C6F', DATE'2023-12-31', TIMESTAMP'2023-12-31 23:00:00.5', TIMESTAMP_NTZ'2023-12-31 23:00:00.5'),
  (8, true, 100Y, -7S, 42, -42L, 0.1F, 0.1D, 0.05BD, CAST(0.1 AS DECIMAL(38,18)), 'true', X'7B7D', DATE'2000-01-01', TIMESTAMP'2000-01-01 00:00:01', TIMESTAMP_NTZ'2000-01-01 00:00:01')
  AS edge(id, b, ti, si, i, l, f, d, dec, dec38, s, bin, dt, ts, ntz)
-- table: txt
SELECT * FROM VALUES
  (1, CAST(NULL AS STRING), CAST(NULL AS STRING)), (2, '', ' '), (3, 'abc', 'b'), (4, 'ABC def', 'C d'), (5, 'a,b,,c', ','), (6, '  pad  ', 'pad'),
  (7, '中文字符', '文'), (8, 'aXbXc', 'X'), (9, '100%_\\', '%'), (10, 'foo.bar+baz', '.'), (11, 'tab\tnew\nline', '\n'), (12, '😀 emoji', 'e'),
  (13, '1e3', '3'), (14, '0x1F', 'x'), (15, '{"a":1,"b":[1,2,{"c":null}],"d":"x"}', 'a'), (16, 'https://user:pw@example.com:8080/p/a?q=1&r=a%20b#frag', 'q')
  AS txt(id, s, t)
-- table: sales
SELECT * FROM VALUES
  ('a', 'x', 10, 1.50BD, 0.5D, DATE'2024-01-01', TIMESTAMP'2024-01-01 08:00:00'), ('a', 'y', 20, 2.25BD, 1.5D, DATE'2024-01-02', TIMESTAMP'2024-01-02 09:30:00'), ('a', 'x', 20, CAST(NULL AS DECIMAL(3,2)), -1.0D, DATE'2024-01-03', TIMESTAMP'2024-01-03 10:00:00'),
  ('a', CAST(NULL AS STRING), CAST(NULL AS INT), 3.75BD, CAST('NaN' AS DOUBLE), DATE'2024-02-01', TIMESTAMP'2024-02-01 23:59:59'), ('b', 'x', 5, 9.99BD, 2.0D, DATE'2024-02-29', TIMESTAMP'2024-02-29 00:00:00'), ('b', 'z', -5, 0.01BD, CAST(NULL AS DOUBLE), DATE'2024-03-01', TIMESTAMP'2024-03-01 12:00:00'),
  ('b', 'z', 7, 0.01BD, 3.5D, CAST(NULL AS DATE), CAST(NULL AS TIMESTAMP)), (CAST(NULL AS STRING), 'y', 1, 5.00BD, 4.0D, DATE'2023-12-31', TIMESTAMP'2023-12-31 23:59:59'), (CAST(NULL AS STRING), CAST(NULL AS STRING), CAST(NULL AS INT), CAST(NULL AS DECIMAL(3,2)), CAST(NULL AS DOUBLE), CAST(NULL AS DATE), CAST(NULL AS TIMESTAMP)),
  ('c', 'x', 2147483647, 9.99BD, 1.0D, DATE'2024-06-15', TIMESTAMP'2024-06-15 06:00:00')
  AS sales(dept, kind, n, price, score, day, at)
-- table: l
SELECT * FROM VALUES (1, 'one'), (2, 'two'), (2, 'zwei'), (3, CAST(NULL AS STRING)), (CAST(NULL AS INT), 'none') AS l(k, v)
-- table: r
SELECT * FROM VALUES (2, 'TWO'), (3, 'THREE'), (3, 'DREI'), (4, 'FOUR'), (CAST(NULL AS INT), 'NONE') AS r(k, w)
-- table: nested
SELECT * FROM VALUES
  (1, array(1, 2, 3, 2), array('b', 'a', CAST(NULL AS STRING)), map('x', 1, 'y', CAST(NULL AS INT)), named_struct('a', 1, 'b', named_struct('c', 'deep')), array(named_struct('k', 'p', 'n', 1), named_struct('k', 'q', 'n', 2))),
  (2, array(), array('z'), map(), named_struct('a', CAST(NULL AS INT), 'b', named_struct('c', CAST(NULL AS STRING))), array()),
  (3, CAST(NULL AS ARRAY<INT>), CAST(NULL AS ARRAY<STRING>), CAST(NULL AS MAP<STRING, INT>), CAST(NULL AS STRUCT<a: INT, b: STRUCT<c: STRING>>), CAST(NULL AS ARRAY<STRUCT<k: STRING, n: INT>>)),
  (4, array(5, CAST(NULL AS INT), -1, 5), array('b', 'b'), map('z', 26), named_struct('a', 9, 'b', CAST(NULL AS STRUCT<c: STRING>)), array(CAST(NULL AS STRUCT<k: STRING, n: INT>), named_struct('k', CAST(NULL AS STRING), 'n', 7)))
  AS nested(id, ai, sa, m, st, ast)
