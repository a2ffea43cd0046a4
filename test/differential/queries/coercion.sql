-- Which types an argument takes, with ANSI mode off and on.
SELECT substring('abc', l) FROM edge WHERE id = 3
SELECT substring('abc', dec) FROM edge WHERE id = 3
SELECT substring('abc', d) FROM edge WHERE id = 3
SELECT substring('abc', f) FROM edge WHERE id = 3
SELECT substring('abc', 2L)
SELECT substring('abc', 2.0D)
SELECT repeat('a', l) FROM edge WHERE id = 3
SELECT hex(dec) FROM edge WHERE id = 3
SELECT hex(d) FROM edge WHERE id = 3
SELECT hex(f) FROM edge WHERE id = 3
SELECT hex(i), hex(ti) FROM edge WHERE id = 3
SELECT hex(dt) FROM edge WHERE id = 3
SELECT hex(b) FROM edge WHERE id = 3
SELECT bin(dec), bin(d) FROM edge WHERE id = 3
SELECT chr(d) FROM edge WHERE id = 3
SELECT chr(dec) FROM edge WHERE id = 3
SELECT date_add(dt, l) FROM edge WHERE id = 3
SELECT date_add(dt, s) FROM edge WHERE id = 3
SELECT date_add(dt, dec) FROM edge WHERE id = 3
SELECT year(l) FROM edge WHERE id = 3
SELECT year(ts), year(ntz) FROM edge WHERE id = 3
SELECT hour(dt) FROM edge WHERE id = 3
SELECT make_date(dec, 1, 1) FROM edge WHERE id = 3
SELECT make_date(l, 1, 1) FROM edge WHERE id = 3
SELECT make_date(d, 1, 1) FROM edge WHERE id = 3
SELECT sequence(1, 5, 2L)
SELECT array_repeat('a', 2L)
SELECT array_repeat('a', 2.5)
SELECT slice(array(1, 2, 3), 1L, 2.5)
SELECT split('a,b', ',', 2L)
SELECT round(1.55, 1L)
SELECT round(1.55, '1')
SELECT format_number(5.5, 2L)
SELECT factorial(5L)
SELECT factorial(5.5)
SELECT factorial('5')
SELECT shiftleft(2, 1L)
SELECT shiftleft(2.5, 1)
SELECT bit_count(2.5)
SELECT conv(10, 2.5, 10)
SELECT conv(10.5, 10, 2)
SELECT sha2('a', 256L)
SELECT levenshtein('a', 'b', 5L)
SELECT add_months('2024-01-01', 1.9)
SELECT add_months('2024-01-01', 1L)
SELECT date_from_unix_date(1L)
SELECT date_from_unix_date(1.5)
SELECT unix_date(ts) FROM edge WHERE id = 3
SELECT next_day(ts, 'MO') FROM edge WHERE id = 3
SELECT trunc(ts, 'MM'), last_day(ntz) FROM edge WHERE id = 3
SELECT date_trunc('DAY', dt), from_utc_timestamp(dt, 'UTC') FROM edge WHERE id = 3
SELECT sqrt(true)
SELECT sqrt(DATE'2024-01-01')
SELECT sqrt('4')
SELECT base64(1)
SELECT upper(1), upper(true), upper(DATE'2024-01-01'), upper(X'41')
SELECT concat_ws(1, 2, true)
SELECT abs('5'), -'5', ceil('5.5'), sum('5'), avg('5'), stddev('5')
SELECT abs(true)
SELECT ceil(true)
SELECT array_contains(array(1), 1L), array_contains(array(1.5), 1), array_contains(array(1), 1.5)
SELECT array_position(array('1'), 1)
SELECT map(1, 2)['1'], map('1', 2)[1]
SELECT element_at(array(1), 1L)
SELECT element_at(map('1', 2), 1)
SELECT array(1)[0L], array(1)['0']
SELECT nth_value(1, 1L) OVER (ORDER BY 1)
SELECT ntile(2L) OVER (ORDER BY 1)
SELECT lag(1, 1L) OVER (ORDER BY 1)
SELECT percentile(1, '0.5')
SELECT greatest(1, '3')
SELECT coalesce(1, '3'), coalesce(1.5, '3'), coalesce(DATE'2024-01-01', '2024-01-02'), coalesce(true, 'true')
SELECT if(true, 1, '3'), if(true, '3', 1.5D), CASE WHEN true THEN 1 ELSE '2' END
SELECT array(1, '2'), map(1, 'a', '2', 'b'), array(1.5, '2'), array(DATE'2024-01-01', '2024-01-01'), array(1, true)
SELECT 1 = '1', 1.5 = '1.5', 1 < '2', true = 'true', DATE'2024-01-01' = '2024-01-01', 1 IN ('1', '2'), 'a' = X'61'
SELECT 1 + '2', 1.5 + '2', '1' + '2', '5' / 2, '5' % 2, '5' div 2, 1L * '2', 1.5F + '1'
SELECT '2024-01-02' - DATE'2024-01-01', DATE'2024-01-02' - '2024-01-01', '2024-01-01' + INTERVAL 1 DAY
SELECT TIMESTAMP'2024-01-01 00:00:00' - '2024-01-01', '2024-01-01' - TIMESTAMP'2024-01-01 00:00:00'
SELECT 1 UNION ALL SELECT '2'
SELECT 1.5 UNION ALL SELECT 'a'
SELECT DATE'2024-01-01' UNION ALL SELECT '2024-01-02'
SELECT DATE'2024-01-01' UNION ALL SELECT 1
SELECT true UNION ALL SELECT 1
SELECT sentences('a b. c')
SELECT sentences('a b. C')
SELECT sentences('well-known fact. It''s 1-2 3,4 5.6 a.b e-mail x_y')
SELECT sentences('3.14 is pi. 5 apples')
SELECT sentences('Mr. Smith went. He came.')
SELECT sentences('Hello... World')
SELECT sentences('Hello… World')
SELECT sentences('a? b')
SELECT sentences('a! b')
SELECT sentences('(a) "b." C')
SELECT sentences('"Hi." He said.')
SELECT sentences('line one\nline two')
SELECT sentences('para one\n\npara two')
SELECT sentences('a.B')
SELECT sentences('x. 5 y')
SELECT sentences('a; b, c: d')
SELECT sentences('naïve café. Über')
SELECT sentences('中文。字符')
SELECT sentences('$5.00 100% #tag @me a&b a/b a+b')
SELECT sentences('1,234.5 1.2.3')
SELECT sentences('it’s ''quoted'' word''')
SELECT sentences('---')
SELECT sentences('a - b')
SELECT sentences('U.S.A. is big. Ok')
SELECT sentences('  lead. Trail  ')
SELECT sentences('a.b c-d-e f_g 1-a a-1 1.a a.1')
SELECT 1 + '2'
SELECT 1.5 + '2'
SELECT '5' / 2
SELECT '5' % 2
SELECT '5' div 2
SELECT 1L * '2'
SELECT 1.5F + '1'
SELECT '5' / '2'
SELECT '5' div '2'
SELECT pmod('5', 3)
SELECT ~'5'
SELECT 1 | '2'
SELECT 5 + NULL
SELECT '5' + NULL
SELECT NULL + NULL
SELECT true AND 'true'
SELECT if('true', 1, 2)
SELECT count_if('true')
SELECT bool_and('true')
SELECT CASE WHEN 'true' THEN 1 END
SELECT 1 WHERE 'true'
SELECT DATE'2024-01-01' + 1S
SELECT '1' + DATE'2024-01-01'
SELECT date_add('2024-01-01', '5')
SELECT date_sub(DATE'2024-01-01', s) FROM edge WHERE id = 3
SELECT element_at(map(1, 'a'), 1L), element_at(map(1L, 'a'), 1), element_at(map(1.5, 'a'), 1)
SELECT element_at(map(1, 'a'), '1')
SELECT element_at(map('1', 'a'), NULL)
SELECT element_at(map(DATE'2024-01-01', 'a'), '2024-01-01')
SELECT map_contains_key(map(1, 2), '1')
SELECT map_contains_key(map('1', 2), 1)
SELECT array_contains(array(1), '1')
SELECT array_contains(array('1'), 1)
SELECT array_position(array(1), '1'), array_remove(array(1), '1')
SELECT array_union(array(1), array('1'))
SELECT array_except(array(1L), array(1)), array_intersect(array(1), array(1.5)), arrays_overlap(array(1), array(1.0D))
SELECT array_append(array(1), '1')
SELECT array_append(array('1'), 1)
SELECT array_prepend(array(1), 2.5)
SELECT array_insert(array(1), 1, 'a')
SELECT element_at(array(1), 1S), element_at(array(1), 1Y), element_at(array(1), NULL)
SELECT element_at(array(1), '1')
SELECT element_at(array(1), 0)
SELECT try_element_at(array(1), 1L)
SELECT ntile('2') OVER (ORDER BY 1)
SELECT lag(1, '1') OVER (ORDER BY 1)
SELECT array_repeat('a', '2')
SELECT array_repeat('a', 2S)
SELECT array_repeat('a', NULL)
SELECT get(array(1), 0L), get(array(1), '0')
SELECT slice(array(1, 2), '1', 1S)
SELECT named_struct('a', 1) IN (named_struct('b', 1))
SELECT coalesce(named_struct('a', 1), named_struct('b', 2))
SELECT named_struct('a', 1) UNION ALL SELECT named_struct('b', 2)
SELECT CASE WHEN true THEN named_struct('a', 1) ELSE named_struct('A', 2) END
SELECT if(true, named_struct('a', 1), named_struct('a', 2L))
SELECT element_at(map(1, 'a'), 1L)
SELECT element_at(map(1L, 'a'), 1)
SELECT element_at(map(1.5, 'a'), 1)
SELECT element_at(map(1.5D, 'a'), 1)
SELECT map_contains_key(map(1, 2), 1L)
SELECT map_contains_key(map(1L, 2), 1)
SELECT array_except(array(1L), array(1))
SELECT array_intersect(array(1), array(1.5))
SELECT arrays_overlap(array(1), array(1.0D))
SELECT array_append(array(1), 2.5)
SELECT array_append(array(1), 2L)
SELECT array_append(array(1L), 2)
SELECT array_prepend(array(1), 2L)
SELECT array_prepend(array(1.5), 2)
SELECT array_insert(array(1), 1, 2L)
SELECT array_insert(array(1L), 1, 2)
SELECT array_contains(array(1), 2.5)
SELECT array_position(array(1), 1L)
SELECT array_position(array(1L), 1)
SELECT array_remove(array(1), 1.0)
SELECT element_at(array(1), 1S)
SELECT element_at(array(1), 1Y)
SELECT element_at(array(1), NULL)
SELECT get(array(1), 0L)
SELECT get(array(1), '0')
SELECT get(array(1), 0S)
SELECT '5' % '2'
SELECT '5' * '2'
SELECT '5' - '2'
SELECT '1' & '2'
SELECT NULL & 1
SELECT 'a' || 1
SELECT '5' + 1Y
SELECT '5' + 1S
SELECT '5' * 1.5
SELECT '5' - 1.5D
SELECT try_add('5', 1)
SELECT try_add('5', '1')
SELECT try_divide('6', 2)
SELECT abs('-5')
SELECT sign('5')
SELECT +'5'
SELECT round('5.55', 1)
SELECT bround('5.5')
SELECT greatest('a', 1)
SELECT greatest(DATE'2024-01-01', '2024-01-02')
SELECT least(1.5, 2L), greatest(1, 2.5D)
SELECT 1 HAVING 'true'
SELECT * FROM l JOIN r ON 'true'
SELECT count(*) FILTER (WHERE 'true')
SELECT filter(array(1), x -> 'true')
SELECT exists(array(1), x -> 'true')
SELECT every('true')
SELECT CASE WHEN 1 THEN 1 END
SELECT 'true' OR false
SELECT ceil('2.5'), floor('2.5')
SELECT ceil(2.5, 1L)
SELECT ceil(2.5, '1')
SELECT ceil(2.5, 1S)
SELECT ceil(2.5, 0.5)
SELECT nanvl('5', 1)
SELECT nanvl(1, 2)
SELECT nanvl(1.5, 2)
SELECT nanvl(1F, 2D)
SELECT nanvl(NULL, 1D)
SELECT in(1, 1, 2)
SELECT in(1, 2)
SELECT and(true, false)
SELECT or(true, 1)
SELECT not(true)
SELECT `=`(1, 1), `+`(1, 2), `div`(4, 2), `%`(5, 3)
SELECT mod(5, 3), div(5, 2)
SELECT if(1, 2, 3)
SELECT if('true', 2, 3)
SELECT when(true, 1)
SELECT nullif(1, 'a')
SELECT nullif('2', INTERVAL 1 DAY)
SELECT '2' = INTERVAL 1 DAY
SELECT '1' = INTERVAL '1' DAY, 'x' < INTERVAL 1 MONTH
SELECT DATE'2024-01-01' = 1
SELECT true > 1
SELECT true = 1L
SELECT X'41' = 'A', X'41' || 'b', X'41' = 65
SELECT array(1) = array(1L), array(1) = array('1')
SELECT concat(X'41', NULL), concat(NULL, NULL), concat(array(1), NULL), concat(NULL, array(1))
SELECT X'41' || NULL
SELECT round(2.5, NULL), round(2, NULL), ceil(2.5, NULL)
SELECT left(X'41', NULL), right('a', NULL), substring(X'41', NULL), substring('a', 1, NULL), lpad('a', NULL), lpad(X'41', NULL), overlay('abc', 'x', NULL), overlay(X'41', X'42', NULL), repeat('a', NULL), space(NULL), split('a', ',', NULL), format_number(1, NULL), regexp_extract('a', 'a', NULL)
SELECT left(X'41', s) FROM edge WHERE id = 1
