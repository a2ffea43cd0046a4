-- The parts of queries above that Spark refuses as a whole, one by one.
SELECT to_timestamp('1', 'dd')
SELECT to_timestamp('11 PM', 'hh a')
SELECT to_timestamp('23', 'hh')
SELECT to_timestamp('Thu 29 Feb 2024', 'EEE dd MMM yyyy')
SELECT to_timestamp('2024-02-29 12', 'yyyy-MM-dd hh')
SELECT to_timestamp('2024-02-29 0', 'yyyy-MM-dd K')
SELECT to_timestamp('2024-02-29 24', 'yyyy-MM-dd k')
SELECT to_timestamp('10000-01-01', 'yyyy-MM-dd')
SELECT to_timestamp('+10000-01-01', 'yyyyy-MM-dd')
SELECT next_day(dt, 'MON') FROM edge WHERE id = 3
SELECT next_day(dt, 'sunday') FROM edge WHERE id = 3
SELECT next_day(dt, 'xx') FROM edge WHERE id = 3
SELECT last_day(dt) FROM edge WHERE id = 3
SELECT add_months(dt, 1) FROM edge WHERE id = 3
SELECT add_months(dt, -12) FROM edge WHERE id = 3
SELECT months_between(dt, DATE'2024-01-31') FROM edge WHERE id = 3
SELECT months_between(ts, dt, false) FROM edge WHERE id = 3
SELECT dayname(dt) FROM edge WHERE id = 3
SELECT weekofyear(dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT dayofweek(dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT weekday(dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT dayofyear(dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT quarter(dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT extract(YEAROFWEEK FROM dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT extract(DOW_ISO FROM dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT date_part('isodow', dt) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT extract(SECOND FROM ts) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT extract(WEEK FROM ts) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT date_part('seconds', ntz) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT window(ts, '1 hour').start FROM edge WHERE id IN (3, 7) GROUP BY window(ts, '1 hour'), window(ts, '1 day', '12 hours', '1 hour')
SELECT window(ts, '1 day', '12 hours', '1 hour').end FROM edge WHERE id IN (3, 7) GROUP BY window(ts, '1 hour'), window(ts, '1 day', '12 hours', '1 hour')
SELECT count(*) FROM edge WHERE id IN (3, 7) GROUP BY window(ts, '1 hour'), window(ts, '1 day', '12 hours', '1 hour')
SELECT 1e3
SELECT 1.5e-3
SELECT 1E5BD
SELECT 0.00BD
SELECT 123456789012345678901234567890.12345678
SELECT 1.E2
SELECT .5
SELECT 5.
SELECT 1e400D
SELECT avg(1.5) FROM range(3)
SELECT avg(2) FROM range(3)
SELECT sum(1) FROM range(3)
SELECT sum(1.50) FROM range(3)
SELECT sum(1.5F) FROM range(3)
SELECT avg(1.5F) FROM range(3)
SELECT sum(CAST(1 AS TINYINT)) FROM range(3)
SELECT sum('1.5') FROM range(3)
SELECT avg('2') FROM range(3)
SELECT sum(NULL) FROM range(3)
SELECT avg(NULL) FROM range(3)
SELECT sum(true IS NULL) FROM range(3)
SELECT dept FROM sales
SELECT n FROM sales
SELECT sum(n) FILTER (WHERE n > 5) OVER (PARTITION BY dept) FROM sales
SELECT dept FROM sales GROUP BY dept
SELECT avg(price) OVER (PARTITION BY dept) AS a FROM sales GROUP BY dept
SELECT sum(price) OVER (PARTITION BY dept ORDER BY day ROWS 1 PRECEDING) AS b FROM sales GROUP BY dept
SELECT max(struct(n, kind)).kind FROM sales GROUP BY dept
SELECT transform(array(1, NULL, 3), x -> coalesce(x, 0) + 1)
SELECT transform(NULL, x -> x)
SELECT transform(array(), x -> x)
SELECT transform(array(NULL), x -> x IS NULL)
SELECT transform(array('a', 'b'), (x, i) -> concat(x, i))
SELECT transform(array(array(1, 2), NULL), x -> size(x))
SELECT transform(map_keys(map('a', 1)), k -> upper(k))
SELECT filter(array(1, NULL, 3), x -> x > 1) FROM (SELECT 1 AS any_match)
SELECT filter(array(1, NULL, 3), x -> x IS NULL) FROM (SELECT 1 AS any_match)
SELECT filter(array(0, 2, 3), (x, i) -> x > i) FROM (SELECT 1 AS any_match)
SELECT filter(NULL, x -> true) FROM (SELECT 1 AS any_match)
SELECT filter(array(1, 2), x -> NULL) FROM (SELECT 1 AS any_match)
SELECT exists(array(1, NULL), x -> x > 5) FROM (SELECT 1 AS any_match)
SELECT exists(array(1, NULL), x -> x > 0) FROM (SELECT 1 AS any_match)
SELECT exists(array(), x -> true) FROM (SELECT 1 AS any_match)
SELECT exists(array(1, NULL, 3), x -> x % 2 = 0) FROM (SELECT 1 AS any_match)
SELECT forall(array(1, NULL), x -> x > 0) FROM (SELECT 1 AS any_match)
SELECT forall(array(1, NULL), x -> x > 1) FROM (SELECT 1 AS any_match)
SELECT forall(array(), x -> false) FROM (SELECT 1 AS any_match)
SELECT any_match FROM (SELECT 1 AS any_match)
SELECT aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x)
SELECT aggregate(array(1, NULL), 0, (acc, x) -> acc + x)
SELECT aggregate(array(), 5, (acc, x) -> acc + x)
SELECT aggregate(NULL, 0, (acc, x) -> acc + x)
SELECT aggregate(array(1, 2), CAST(0 AS BIGINT), (a, x) -> a + x)
SELECT aggregate(array('a', 'b'), '', (a, x) -> a || x, a -> upper(a))
SELECT aggregate(array(1.5, 2.5), CAST(0 AS DECIMAL(20,2)), (a, x) -> CAST(a + x AS DECIMAL(20,2)))
SELECT reduce(array(1, 2), 10, (a, x) -> a * x)
SELECT aggregate(array(1, 2, 3), named_struct('s', 0, 'c', 0), (a, x) -> named_struct('s', a.s + x, 'c', a.c + 1), a -> a.s / a.c)
SELECT zip_with(array(1, 2), array('a'), (x, y) -> (y, x)) FROM nested WHERE id = 1
SELECT zip_with(array(1), NULL, (x, y) -> x) FROM nested WHERE id = 1
SELECT zip_with(array(1, 2, 3), array(4, 5), (x, y) -> coalesce(x, 0) + coalesce(y, 0)) FROM nested WHERE id = 1
SELECT arrays_zip(array(1, 2), array('a', 'b', 'c')) FROM nested WHERE id = 1
SELECT arrays_zip(array(1), NULL) FROM nested WHERE id = 1
SELECT arrays_zip(array()) FROM nested WHERE id = 1
SELECT arrays_zip(ai, sa).sa FROM nested WHERE id = 1
SELECT map_filter(map('a', 1, 'b', NULL), (k, v) -> v IS NOT NULL)
SELECT map_filter(map(1, 2), (k, v) -> NULL)
SELECT transform_keys(map('a', 1), (k, v) -> concat(k, v))
SELECT transform_values(map('a', 1, 'b', NULL), (k, v) -> v * 2)
SELECT map_zip_with(map('a', 1, 'b', 2), map('b', 3, 'c', 4), (k, a, b) -> concat(k, coalesce(a, 0), coalesce(b, 0)))
SELECT map_zip_with(map(1, 2), NULL, (k, a, b) -> a)
SELECT map_filter(NULL, (k, v) -> true)
SELECT map(array(1), 'x')[array(1)]
SELECT map(1, 'a')[1L]
SELECT map('1', 'a')[1]
SELECT map(1.5, 'a')[1.5]
SELECT map(1, 'a')['1']
SELECT map(DATE'2024-01-01', 1)['2024-01-01']
SELECT element_at(map('a', 1), 'b')
SELECT element_at(map(1, 'x'), 1)
SELECT map()['a'] IS NULL
SELECT map_concat(map(1, 'a'), map(2, 'b'))
SELECT map_concat()
SELECT map_concat(map(1, 'a'), NULL)
SELECT map_concat(map('a', 1), map('b', 2.5))
SELECT map_entries(map('a', 1))
SELECT map_entries(map())
SELECT map_contains_key(map(1, 2), 1)
SELECT map_contains_key(map(1, 2), 3)
SELECT size(map(1, 2))
SELECT cardinality(map())
SELECT map_keys(NULL)
SELECT map_values(map('a', NULL))
SELECT array_contains(array(1, NULL), 2) FROM range(1)
SELECT array_contains(array(1, NULL), 1) FROM range(1)
SELECT array_contains(array(1, 2), NULL) FROM range(1)
SELECT array_contains(array(1, 2), 1L) FROM range(1)
SELECT array_contains(array(1, 2), 1.0) FROM range(1)
SELECT array_contains(array('a'), 'A') FROM range(1)
SELECT array_contains(NULL, 1) FROM range(1)
SELECT array_contains(array(array(1)), array(1)) FROM range(1)
SELECT array_contains(array(named_struct('a', 1)), named_struct('a', 1)) FROM range(1)
SELECT array_position(array(1, NULL, 2), 2)
SELECT array_position(array(1), 5)
SELECT array_position(NULL, 1)
SELECT array_remove(array(1, NULL, 1, 2), 1)
SELECT array_remove(array(1, 2), NULL)
SELECT array_remove(array('a'), 'b')
SELECT array_position(array(1.5, 2), 2)
SELECT array_position(array(1, 2), CAST(NULL AS INT))
SELECT array_distinct(array(1, NULL, 1, NULL, 2))
SELECT array_distinct(array(CAST('NaN' AS DOUBLE), CAST('NaN' AS DOUBLE), 0D, -0D))
SELECT array_union(array(1, NULL), array(NULL, 2))
SELECT array_intersect(array(1, NULL, 1), array(NULL, 1))
SELECT array_except(array(1, NULL, 1, 3), array(NULL, 3))
SELECT array_union(array(1), array(2L))
SELECT array_union(array('a'), NULL)
SELECT arrays_overlap(array(1, NULL), array(2))
SELECT arrays_overlap(array(1, NULL), array(1))
SELECT arrays_overlap(array(), array(NULL))
SELECT arrays_overlap(array(1), array(2))
SELECT element_at(array(1, 2), 3)
SELECT element_at(array(1, 2), -3)
SELECT try_element_at(array(1, 2), 3)
SELECT get(array(1, 2), -1)
SELECT array(1, 2)[2]
SELECT array(1, 2)[-1]
SELECT array(1, 2)[NULL]
SELECT element_at(NULL, 1)
SELECT element_at(array(), 1)
SELECT array(1, NULL)[1]
SELECT array(1, 2)[1L]
SELECT array_insert(array(1, 2), 1, 9)
SELECT array_insert(array(1, 2), -1, 9)
SELECT array_insert(array(1, 2), 5, 9)
SELECT array_insert(array(1, 2), -5, 9)
SELECT array_insert(array(1), 1, NULL)
SELECT array_insert(NULL, 1, 1)
SELECT array_insert(array(1, 2), NULL, 1)
SELECT array_append(array(1), NULL)
SELECT array_append(NULL, 1)
SELECT array_prepend(array('b'), 'a')
SELECT array_compact(array(1, NULL, 2))
SELECT array_repeat('a', -1)
SELECT array_repeat(NULL, 2)
SELECT array_repeat(1, NULL)
SELECT flatten(array(array(1), array(2, 3)))
SELECT flatten(array(array(1), NULL))
SELECT flatten(array())
SELECT flatten(NULL)
SELECT array_join(array('a', NULL, 'b'), ',')
SELECT array_join(array('a', NULL), ',', 'x')
SELECT array_join(array(1, 2), ',')
SELECT array_join(NULL, ',')
SELECT array_join(array('a'), NULL)
SELECT concat(array(1), NULL)
SELECT concat(array(1), array(2.5))
SELECT concat(array(), array('a'))
SELECT reverse(array(1, NULL))
SELECT array_size(array())
SELECT array_size(NULL)
SELECT size(array(NULL))
SELECT DATE'2024-01-31' + INTERVAL '1' MONTH FROM range(1)
SELECT DATE'2024-02-29' - INTERVAL '1' YEAR FROM range(1)
SELECT DATE'2024-01-31' + INTERVAL '1' DAY FROM range(1)
SELECT DATE'2024-01-31' + INTERVAL '1' HOUR FROM range(1)
SELECT TIMESTAMP'2024-01-31 10:00:00' + INTERVAL '1' MONTH FROM range(1)
SELECT TIMESTAMP'2024-01-31 10:00:00' - INTERVAL '36' HOUR FROM range(1)
SELECT TIMESTAMP_NTZ'2024-01-31 10:00:00' + INTERVAL '1-1' YEAR TO MONTH FROM range(1)
SELECT INTERVAL '1' DAY + DATE'2024-01-01' FROM range(1)
SELECT DATE'2024-01-31' + INTERVAL 1 MONTH 1 DAY FROM range(1)
SELECT '2024-01-31' + INTERVAL '1' MONTH
SELECT '2024-01-31 10:00:00' - INTERVAL '1' DAY
SELECT 'x' + INTERVAL '1' DAY
SELECT CAST('1-2' AS INTERVAL YEAR TO MONTH)
SELECT CAST('1 2:3:4' AS INTERVAL DAY TO SECOND)
SELECT CAST('INTERVAL 3 DAYS' AS INTERVAL DAY)
SELECT CAST("INTERVAL '1' DAY" AS INTERVAL DAY)
SELECT CAST('x' AS INTERVAL DAY)
SELECT CAST('12' AS INTERVAL MONTH)
SELECT CAST(5 AS INTERVAL DAY)
SELECT CAST(5 AS INTERVAL YEAR)
SELECT CAST(1.5 AS INTERVAL SECOND)
SELECT CAST(NULL AS INTERVAL DAY)
SELECT make_dt_interval(1, 25, 61, 61.5) FROM range(0)
SELECT make_dt_interval() FROM range(0)
SELECT make_ym_interval(1, 14) FROM range(0)
SELECT make_ym_interval(-1, -2) FROM range(0)
SELECT make_dt_interval(NULL, 1) FROM range(0)
SELECT to_number(NULL, '999')
SELECT to_number('00454', '00000')
SELECT to_number('454', '00999')
SELECT to_number('.5', '.9')
SELECT to_number('0.5', '0.9')
SELECT to_number('5.', '9.9')
SELECT to_number('  5', '999')
SELECT try_to_number('1234', '999')
SELECT try_to_number('12.3', '99.9')
SELECT try_to_number('1,2', '9,9')
SELECT try_to_number('1,234', '9,999')
SELECT try_to_number('1234', '9,999')
SELECT try_to_number('12D3', '99D9')
SELECT to_char(X'41', 'utf-8')
SELECT to_char(X'41', 'hex')
SELECT to_char(X'41', 'base64')
SELECT to_varchar(12.5, '99.9')
SELECT hex(255) FROM range(1)
SELECT hex(-1) FROM range(1)
SELECT hex('Spark') FROM range(1)
SELECT hex(X'00FF') FROM range(1)
SELECT hex(17L) FROM range(1)
SELECT unhex('537061726B') FROM range(1)
SELECT unhex('F') FROM range(1)
SELECT unhex('GG') FROM range(1)
SELECT bin(13) FROM range(1)
SELECT bin(-13) FROM range(1)
SELECT bin(13.9) FROM range(1)
SELECT oct(8) FROM range(1)
SELECT greatest(1, 2.5, NULL)
SELECT least('a', 'B')
SELECT greatest(1, 'a')
SELECT least(DATE'2024-01-01', TIMESTAMP'2023-01-01')
SELECT greatest(NULL, NULL)
SELECT greatest(array(1), array(2))
SELECT least(CAST('NaN' AS DOUBLE), 1D)
SELECT format_string('%5.1f|%-8s|%08d|%+d|%e|%X|%c|%b|%o|%h', 3.14159D, 'ab', 42, 5, 12345.678D, 255, 'x', true, 8, 'hi')
SELECT format_string('%2$s %1$s', 'a', 'b')
SELECT format_string('%s %s', NULL, 1)
SELECT format_string('%%')
SELECT format_string('%s', array(1, 2))
SELECT format_string('%s', 1.50)
SELECT format_string('%,.2f', 1234567.891D)
SELECT format_string('%d', 5L)
SELECT id FROM nested LATERAL VIEW explode(ai) t AS x, y
SELECT x FROM nested LATERAL VIEW explode(ai) t AS x, y
SELECT y FROM nested LATERAL VIEW explode(ai) t AS x, y
SELECT dept FROM sales GROUP BY GROUPING SETS ((dept), (dept), ()) ORDER BY g, dept
SELECT kind FROM sales GROUP BY GROUPING SETS ((dept), (dept), ()) ORDER BY g, dept
SELECT count(*) AS c FROM sales GROUP BY GROUPING SETS ((dept), (dept), ()) ORDER BY g, dept
SELECT grouping_id() AS g FROM sales GROUP BY GROUPING SETS ((dept), (dept), ()) ORDER BY g, dept
SELECT from_json('[1, 2, null]', 'array<int>')
SELECT from_json('{"x":1,"y":null}', 'map<string,int>')
SELECT from_json('{"x":{"y":[1,{"z":2}]}}', 'x STRUCT<y: ARRAY<STRING>>')
SELECT from_json('1', 'int')
SELECT from_json('"abc"', 'string')
SELECT from_json('[[1],[2,3]]', 'array<array<int>>')
SELECT from_json('{"a":[1,"x"]}', 'a ARRAY<INT>')
SELECT from_json('{"a":{"b":1}}', 'a STRING')
SELECT schema_of_csv('1,abc')
SELECT schema_of_csv('1|abc|1.5|true|2024-01-01', map('delimiter', '|'))
SELECT schema_of_csv('2024-01-01 00:00:00,9999999999,1e5,')
SELECT schema_of_csv('"a,b",c')
SELECT schema_of_csv('')
SELECT instr('abcabc', 'c')
SELECT instr('abc', '')
SELECT instr('', 'a')
SELECT instr('', '')
SELECT locate('c', 'abcabc', 4)
SELECT locate('a', 'abc', 0)
SELECT locate('a', 'abc', -1)
SELECT locate('', 'abc')
SELECT locate('', 'abc', 2)
SELECT locate('c', 'abc', 10)
SELECT position('b', 'abc')
SELECT position('c', 'abcabc', 4)
SELECT charindex('b', 'abc')
SELECT instr(NULL, 'a')
SELECT locate('b', NULL)
SELECT instr('é😀x', 'x')
SELECT crc32('é') FROM range(1)
SELECT md5('') FROM range(1)
SELECT sha1(X'00') FROM range(1)
SELECT sha2('é', 256) FROM range(1)
SELECT sha2('a', 100) FROM range(1)
SELECT sha2(NULL, 256) FROM range(1)
SELECT md5(NULL) FROM range(1)
SELECT hash(1, NULL, 'a') FROM range(1)
SELECT hash() FROM range(1)
SELECT xxhash64(1.5, true, DATE'2024-01-01') FROM range(1)
SELECT hash(array(1, NULL)) FROM range(1)
SELECT hash(named_struct('a', 1, 'b', 'x')) FROM range(1)
SELECT hash(map()) FROM range(1)
SELECT xxhash64(INTERVAL '1' DAY) FROM range(1)
SELECT hash(1.50BD) FROM range(1)
SELECT hash(CAST(1.5 AS DECIMAL(38,10))) FROM range(1)
SELECT hash(-0.0D) FROM range(1)
SELECT hash(0.0D) FROM range(1)
SELECT CAST(X'41' AS STRING)
SELECT CAST('é' AS BINARY)
SELECT CAST(5 AS BINARY)
SELECT CAST(258S AS BINARY)
SELECT CAST(1L AS BINARY)
SELECT CAST(X'31' AS STRING)
SELECT CAST(array(1, NULL) AS STRING)
SELECT CAST(map('a', 1) AS STRING)
SELECT CAST(named_struct('a', 1, 'b', NULL) AS STRING)
SELECT CAST(array(array('x')) AS STRING)
SELECT CAST(array(1.5, 2) AS ARRAY<INT>)
SELECT CAST(array('1', 'x') AS ARRAY<INT>)
SELECT CAST(map('1', '2') AS MAP<INT, INT>)
SELECT CAST(named_struct('a', '1') AS STRUCT<b: INT>)
SELECT CAST(NULL AS ARRAY<INT>)
SELECT CAST(1e7D AS STRING)
SELECT CAST(1.0E-3D AS STRING)
SELECT CAST(0.001F AS STRING)
SELECT CAST(1e-4D AS STRING)
SELECT CAST(123456789.0D AS STRING)
SELECT CAST(1.0F AS STRING)
SELECT CAST(3.4028235E38F AS STRING)
SELECT CAST(4.9E-324D AS STRING)
SELECT CAST(-0.0D AS STRING)
SELECT CAST(100D AS STRING)
SELECT CAST(2.0E-3F AS STRING)
SELECT CAST(9999999D AS STRING)
SELECT CAST(12345678F AS STRING)
SELECT CAST(0.1D + 0.2D AS STRING)
SELECT CAST(1e21D AS STRING)
SELECT CAST(1.0E10F AS STRING)
SELECT CAST(CAST(0.1F AS DOUBLE) AS STRING)
SELECT CAST(2e23D AS STRING)
SELECT try_cast('x' AS INT)
SELECT try_cast('1' AS INT)
SELECT try_cast(300 AS TINYINT)
SELECT try_cast('2024-13-01' AS DATE)
SELECT try_cast(1e20D AS INT)
SELECT try_cast('1.5' AS DECIMAL(2,1))
SELECT try_cast(123.45 AS DECIMAL(3,2))
SELECT try_cast(array('1', 'x') AS ARRAY<INT>)
SELECT '5' :: INT
SELECT 5 :: STRING
SELECT '1' + 1 FROM range(1)
SELECT '1' + '2' FROM range(1)
SELECT '1.5' * 2 FROM range(1)
SELECT 'x' + 1 FROM range(1)
SELECT '1' + 1.5BD FROM range(1)
SELECT 1 + '1.0' FROM range(1)
SELECT '10' / 4 FROM range(1)
SELECT '7' % 4 FROM range(1)
SELECT '7' div 2 FROM range(1)
SELECT -'5' FROM range(1)
SELECT '1' - 1L FROM range(1)
SELECT '1' + 1.5F FROM range(1)
SELECT NULL + 1 FROM range(1)
SELECT '5' & 3 FROM range(1)
SELECT '1' + 1
SELECT '1' + '2'
SELECT '1.5' * 2
SELECT 'x' + 1
SELECT '1' + 1.5BD
SELECT 1 + '1.0'
SELECT '10' / 4
SELECT '7' % 4
SELECT '7' div 2
SELECT -'5'
SELECT '1' - 1L
SELECT '1' + 1.5F
SELECT NULL + 1
SELECT rand(0), rand(42), randn(0), randn(7), rand(-1), rand(NULL), randn(NULL)
SELECT id, rand(5) AS r, randn(5) AS n FROM range(0, 5, 1, 1)
SELECT id, rand(5) + rand(5) AS r, CASE WHEN id > 2 THEN rand(1) END AS c FROM range(0, 5, 1, 1) ORDER BY id
SELECT xpath('<a><b>b1</b><b>b2</b><b>b3</b><c>c1</c><c>c2</c></a>', 'a/b/text()'), xpath('<a b="1"><c/></a>', '//@b'), xpath('<a><b>1</b></a>', 'a/x'), xpath('<a>', 'a')
SELECT xpath_int('<a><b>1</b><b>2</b></a>', 'sum(a/b)'), xpath_long('<a><b>1</b><b>2.7</b></a>', 'sum(a/b)'), xpath_double('<a><b>1</b><b>x</b></a>', 'sum(a/b)'), xpath_boolean('<a><b>1</b></a>', 'a/b'), xpath_string('<a><b>b</b><c>cc</c></a>', 'a/c'), xpath_short('<a/>', 'a/z'), xpath_float('<a>1.5</a>', 'a'), xpath_number('<a>1.5</a>', 'a')
SELECT upper('ß ﬁ ŉ'), lower('İ'), upper('i'), initcap('ßa ǆ'), upper('ǆ')
SELECT split('a||b', ''), split('ab', 'x*'), split('ab', '|', 2), split('abc', '(?=b)'), split('abc', '', 1), split('abc', '', 5), split('', ''), split('ab', '', 0)
SELECT substring('abc', NULL, 1), substring('abc', 1, NULL), left('abc', NULL), substr('abc', NULL)
SELECT CAST('0x10p1' AS DOUBLE), CAST('0x1p-2' AS FLOAT), CAST('-0X1.8P1' AS DOUBLE), CAST('0x1' AS DOUBLE), CAST('.' AS INT), CAST('-.' AS INT), CAST('+.5' AS INT), CAST('.' AS BIGINT), CAST('.' AS DOUBLE), CAST('.' AS DECIMAL(3,1)), CAST('1.' AS BIGINT), CAST('1.x' AS INT), CAST('-' AS INT)
SELECT k, k IN (SELECT k FROM r WHERE k > 100) AS a FROM l
SELECT l.k, r.k AS rk FROM l LEFT JOIN r ON (l.k IN (SELECT k FROM r WHERE k > 100)) IS NULL
SELECT l.k, r.k AS rk FROM l LEFT JOIN r ON (l.k IN (SELECT k FROM r)) IS NULL
SELECT k FROM l WHERE (k IN (SELECT k FROM r WHERE k > 100)) IS NULL
SELECT k, (k IN (SELECT k FROM r)) IS NULL AS n FROM l
SELECT k, (k IN (SELECT k FROM r)) = false AS n, coalesce(k IN (SELECT k FROM r), true) AS c FROM l
SELECT k FROM l WHERE coalesce(k IN (SELECT k FROM r), true)
SELECT k FROM l WHERE (k NOT IN (SELECT k FROM r WHERE k IS NOT NULL)) IS NULL
SELECT k, v FROM l WHERE (k, v) IN (SELECT r.k, lower(r.w) FROM r WHERE r.k >= l.k)
SELECT k, v, (k, v) IN (SELECT r.k, lower(r.w) FROM r) AS i FROM l
SELECT k, v, (k, v) NOT IN (SELECT r.k, lower(r.w) FROM r) AS i FROM l
SELECT k, v FROM l WHERE (k, v) NOT IN (SELECT r.k, lower(r.w) FROM r WHERE r.k IS NOT NULL)
SELECT k, v FROM l WHERE (k, upper(v)) NOT IN (SELECT r.k, r.w FROM r WHERE r.k = l.k)
SELECT k, v FROM l WHERE NOT ((k, upper(v)) IN (SELECT r.k, r.w FROM r WHERE r.k <= l.k)) OR k = 2
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM t
SELECT l.k, x.* FROM l LEFT JOIN LATERAL (SELECT max(w) AS m, count(*) AS c FROM r WHERE r.k > l.k) x ORDER BY 1
SELECT l.k, x.w FROM l JOIN LATERAL (SELECT w FROM r WHERE r.k = l.k LIMIT 1) x
SELECT l.k, x.w FROM l JOIN LATERAL (SELECT DISTINCT w FROM r WHERE r.k > l.k) x ORDER BY 1, 2
SELECT l.k, x.w FROM l JOIN LATERAL (SELECT w FROM r WHERE r.k = l.k UNION ALL SELECT v FROM l l2 WHERE l2.k = l.k) x ORDER BY 1, 2
SELECT l.k, x.w FROM l CROSS JOIN LATERAL (SELECT r.w, row_number() OVER (ORDER BY r.w) AS rn FROM r WHERE r.k = l.k) x ORDER BY 1, 2
SELECT l.k FROM l RIGHT JOIN LATERAL (SELECT 1 AS w) x
SELECT l.k FROM l FULL JOIN LATERAL (SELECT 1 AS w) x
SELECT l.k FROM l LEFT SEMI JOIN LATERAL (SELECT 1 AS w) x
SELECT l.k, x.w FROM l JOIN LATERAL (SELECT w FROM r ORDER BY l.k) x
SELECT * FROM l, LATERAL (SELECT w FROM r WHERE r.k = l.k GROUP BY w HAVING count(*) = 1) ORDER BY 1, 2, 3
SELECT l.k, x.e FROM l LEFT JOIN LATERAL explode(CASE WHEN l.k > 1 THEN array(l.k) END) AS x(e) ORDER BY 1, 2
SELECT * FROM (SELECT 1 AS a), LATERAL (SELECT a, b FROM (SELECT a + 1 AS b))
SELECT l.k, x.s FROM l JOIN LATERAL (SELECT sum(r.k) AS s FROM r WHERE r.k <= l.k GROUP BY ()) x ORDER BY 1
SELECT l.k, x.j FROM l JOIN LATERAL (SELECT r1.k AS j FROM r r1 LEFT JOIN r r2 ON r1.k = r2.k AND r2.k = l.k) x ORDER BY 1, 2
SELECT l.k, (SELECT max(w) FROM r WHERE r.k < l.k) AS m, (SELECT w FROM r WHERE r.k = l.k GROUP BY w LIMIT 1) AS z FROM l
SELECT l.k FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k LIMIT 1) ORDER BY 1
SELECT l.k FROM l WHERE l.k IN (SELECT r.k FROM r WHERE r.w > l.v ORDER BY r.k LIMIT 1)
SELECT l.k, (SELECT count(*) FROM r WHERE r.k > l.k HAVING count(*) > 1) AS c FROM l ORDER BY 1
SELECT l.k, (SELECT count(*) + 1 FROM r WHERE r.k = l.k) AS c, (SELECT coalesce(sum(r.k), -1) FROM r WHERE r.k = l.k) AS s FROM l ORDER BY 1, 2
SELECT l.k, (SELECT count(*) FROM r WHERE r.k = l.k GROUP BY r.k) AS c, (SELECT count(*) FROM r WHERE r.k = l.k GROUP BY 1) AS d FROM l ORDER BY 1
