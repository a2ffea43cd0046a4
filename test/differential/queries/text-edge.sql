-- Strings, patterns and casts at their edges.
SELECT regexp_extract('100-200', '(\\d+)-(\\d+)', 1), regexp_extract('100-200', '(\\d+)-(\\d+)', 0), regexp_extract('foo', '(\\d+)', 1), regexp_extract('ab', '(x)?b', 1), regexp_extract('aAbB', '(?i)(A+)', 1), regexp_extract(NULL, 'a', 0), regexp_extract('a', NULL, 0), regexp_extract('a.b', '\\.', 0)
SELECT regexp_extract('abc', '(a)', 2)
SELECT regexp_extract('abc', '(a)', -1)
SELECT regexp_extract('abc', '(a', 0)
SELECT regexp_extract_all('a1b22', '(\\d+)'), regexp_extract_all('a1b22', '([a-z])(\\d+)', 2), regexp_extract_all('abc', '\\d', 0), regexp_extract_all('', '(x)', 1), regexp_extract_all('a,b', '(,)?([a-z])', 1)
SELECT regexp_replace('a.b.c', '.', 'x'), regexp_replace('a.b.c', '\\.', 'x'), regexp_replace('abc', '(b)', '[$1]'), regexp_replace('abc', 'b', '\\$'), regexp_replace('aaa', 'a', 'b', 2), regexp_replace('abc', '', '-'), regexp_replace('abc', 'x*', '-'), regexp_replace('AbC', '(?i)b', 'x'), regexp_replace('a\nb', '^b', 'x'), regexp_replace('a\nb', '(?m)^b', 'x'), regexp_replace(NULL, 'a', 'b'), regexp_replace('abc', 'c$', '')
SELECT regexp_replace('abc', 'b', '$1')
SELECT regexp_replace('abc', 'b', 'x', 0)
SELECT regexp_count('abab', 'ab'), regexp_count('abc', ''), regexp_count('aaa', 'aa'), regexp_instr('abcabc', 'c'), regexp_instr('abc', 'x'), regexp_instr('abc', '(b)(c)', 2), regexp_substr('abc123', '\\d+'), regexp_substr('abc', '\\d+'), regexp_like('abc', 'B'), regexp_like('abc', '(?i)B'), regexp('abc', '^b'), regexp_count(NULL, 'a'), rlike('a.c', 'a\\.c')
SELECT split('a1b2c', '\\d'), split('abc', ''), split('abc', '', 2), split('a,b,,', ','), split('a,b,,', ',', 2), split('a,b,,', ',', 0), split('', ','), split(NULL, ','), split('a|b', '|'), split('a|b', '\\|'), split('aXbxc', '(?i)x'), split('a  b', ' +'), split('one.two', '.')
SELECT split_part('a.b.c', '.', 2), split_part('a.b.c', '.', -1), split_part('a.b.c', '.', 5), split_part('abc', '', 1), split_part('', '.', 1), split_part(NULL, '.', 1), split_part('a||b', '||', 2)
SELECT split_part('a.b', '.', 0)
SELECT 'abc' LIKE 'a%c', 'abc' LIKE 'a_c', 'a%c' LIKE 'a\\%c', 'abc' LIKE '', '' LIKE '%', 'a\nb' LIKE 'a%b', 'ABC' ILIKE 'abc', 'a_c' LIKE 'a#_c' ESCAPE '#', NULL LIKE 'a', 'a' LIKE NULL, 'abc' NOT LIKE 'b%', 'é' LIKE '_', 'a.c' LIKE 'a.c', 'axc' LIKE 'a.c', 'x' LIKE ANY ('a', 'x'), 'x' LIKE ALL ('x', '_'), 'x' NOT LIKE ANY ('x', 'y'), 'x' NOT LIKE ALL ('a', NULL), 'x' LIKE SOME ('x')
SELECT 'a' LIKE 'a\\'
SELECT 'a' LIKE '\\a'
SELECT 'a' LIKE 'a' ESCAPE '##'
SELECT 'abc' RLIKE '['
SELECT 'Ab1' RLIKE '\\p{Upper}', 'é' RLIKE '\\w', 'é' RLIKE '(?U)\\w', 'a b' RLIKE 'a\\sb', 'x' RLIKE '\\bx\\b', 'aab' RLIKE '(a)\\1b', 'foobar' RLIKE 'foo(?=bar)', 'foobaz' RLIKE 'foo(?!bar)', 'a\tb' RLIKE '\\x09', 'abc' RLIKE 'a.{1}c', '[x]' RLIKE '\\[x\\]', 'tel' RLIKE '^(?:tel|fax)$', 'ß' RLIKE '(?iu)SS'
SELECT substring('Spark SQL', 5), substring('Spark SQL', -3), substring('Spark SQL', 5, 1), substring('Spark', 0), substring('Spark', 0, 3), substring('Spark', -10, 7), substring('Spark', 10), substring('Spark', 2, -1), substring('Spark', 2147483647, 2147483647), substring(NULL, 1), substring('Spark', NULL), substring('héllo', 2, 2), substr('Spark', '2', '3'), substring(12345, 2, 3), substring('Spark' FROM 2 FOR 3), substring(X'536071', 2, 1)
SELECT left('abc', 0), left('abc', -1), left('abc', 10), right('abc', 0), right('abc', -5), right('abc', 2), left(NULL, 1), left('abc', '2'), right(1234, 2)
SELECT lpad('abc', 5, 'xy'), lpad('abc', 2, 'x'), lpad('abc', 5), lpad('abc', 5, ''), lpad('', 3, 'ab'), rpad('abc', 8, 'xyz'), rpad('abc', -1, 'x'), lpad(NULL, 3, 'x'), lpad('x', NULL, 'y'), rpad(X'41', 3, X'42'), lpad(5, 3, '0'), lpad('é', 3, 'ü')
SELECT repeat('ab', 3), repeat('ab', 0), repeat('ab', -5), repeat(NULL, 2), repeat('x', '2'), space(2), space(0), reverse('héé'), reverse(123), initcap('hello wORLD foo-bar x.y'), initcap(''), upper('straße'), lower('ÀÉ'), upper(NULL), ucase('i'), initcap('a  b')
SELECT trim('  x  '), trim('\tx\n'), ltrim('xxabc', 'x'), ltrim('x', 'xxabc'), trim(BOTH FROM '  a '), trim('ab' FROM 'abcba'), trim(LEADING 'x' FROM 'xxax'), trim(TRAILING FROM 'a  '), btrim('  a  '), btrim('xyaxy', 'yx'), trim(NULL FROM 'a'), trim('' FROM 'a'), rtrim('x', 'axx'), trim(123)
SELECT instr('abcabc', 'c'), instr('abc', ''), instr('', 'a'), instr('', ''), locate('c', 'abcabc', 4), locate('a', 'abc', 0), locate('a', 'abc', -1), locate('', 'abc'), locate('', 'abc', 2), locate('c', 'abc', 10), position('b', 'abc'), position('c', 'abcabc', 4), charindex('b', 'abc'), instr(NULL, 'a'), locate('b', NULL), instr('é😀x', 'x')
SELECT concat(), concat('a'), concat('a', 1, true, NULL), concat('a', 1, true, 1.50, DATE'2024-01-01'), concat(X'41', X'42'), concat('a', X'42'), concat_ws(','), concat_ws(',', 'a', NULL, 'b'), concat_ws(NULL, 'a'), concat_ws(',', array('a', NULL), 'b'), concat_ws('-', 1, 2.5), concat_ws(',', array()), 'a' || NULL, 1 || 2
SELECT ascii('A'), ascii(''), ascii('é'), ascii('😀'), chr(65), chr(0), chr(256), chr(321), chr(-5), char(233), length('é😀'), char_length('abc '), bit_length('é'), octet_length('é😀'), length(X'0102'), length(123), length(NULL), len('x')
SELECT translate('abcba', 'ab', 'x'), translate('abc', '', 'x'), translate('abc', 'abc', ''), translate('aabb', 'aa', 'xy'), translate('é', 'é', 'e'), replace('abcabc', 'b'), replace('abc', '', 'x'), replace('abc', 'B', 'x'), replace(NULL, 'a', 'b'), overlay('abcdef' PLACING '#' FROM 3), overlay('abcdef' PLACING 'XYZ' FROM 3 FOR 1), overlay('abc' PLACING 'X' FROM 10), overlay('abc' PLACING 'X' FROM -1), overlay('abc', 'X', 1, 0), overlay('abc' PLACING 'XX' FROM 0)
SELECT substring_index('a.b.c', '.', 2), substring_index('a.b.c', '.', -2), substring_index('a.b.c', '.', 10), substring_index('a.b.c', 'x', 1), substring_index('', '.', 1), substring_index('a..b', '..', 1), substring_index('abc', 'B', 1), substring_index(NULL, '.', 1)
SELECT levenshtein('kitten', 'sitting'), levenshtein('', 'abc'), levenshtein('a', NULL), levenshtein('kitten', 'sitting', 2), levenshtein('kitten', 'sitting', 5), levenshtein('é', 'e'), soundex('Miller'), soundex(''), soundex('1a'), soundex('ÀB'), soundex('Ashcraft'), soundex('a b'), find_in_set('ab', 'abc,b,ab,c,def'), find_in_set('', ''), find_in_set('a', NULL), find_in_set('c', 'a,b')
SELECT elt(1, 'a', 'b'), elt(0, 'a'), elt(3, 'a', 'b'), elt(2, 'a', 1), elt(1, X'41', X'42'), field FROM (SELECT 1 AS field)
SELECT mask('AbCD123-@$#'), mask('AbCD123-@$#', 'Q'), mask('AbCD123-@$#', 'Q', 'q'), mask('AbCD123-@$#', 'Q', 'q', 'd'), mask('AbCD123-@$#', 'Q', 'q', 'd', 'o'), mask('AbCD', NULL), mask(NULL), mask('é1'), mask('AB', 'x', 'y', 'z', NULL)
SELECT mask('abc', 'xx')
SELECT sentences('Hi there! Good morning.'), sentences('a, b. C d?', 'en', 'US'), sentences(''), sentences(NULL), base64(X'414243'), base64('abc'), unbase64('QUJD'), unbase64('QUJ'), unbase64('!!'), encode('é', 'ISO-8859-1'), decode(X'E9', 'ISO-8859-1'), decode(X'C3A9', 'UTF-8'), encode('a', 'UTF-16'), decode(1, 1, 'one', 2, 'two', 'other'), decode(3, 1, 'one'), decode(NULL, NULL, 'n', 'o')
SELECT encode('a', 'nope')
SELECT startswith('abc', 'ab'), startswith('abc', ''), endswith('abc', NULL), contains('abc', 'b'), contains(X'4142', X'42'), startswith(X'4142', X'41'), contains('abc', 1), endswith(123, 3)
SELECT 'abc' < 'abd', 'a' < 'B', 'Z' < 'a', '' < 'a', 'é' > 'z', '10' < '9', '10' < 9, 'a' > 1, '1.0' = 1, '1' = 1.0, 'x' = 0, ' 1 ' = 1, '' = 0, NULL < 'a', 'true' = true, '1' = true
SELECT crc32('é'), md5(''), sha1(X'00'), sha2('é', 256), sha2('a', 100), sha2(NULL, 256), md5(NULL), hash(1, NULL, 'a'), hash(), xxhash64(1.5, true, DATE'2024-01-01'), hash(array(1, NULL)), hash(named_struct('a', 1, 'b', 'x')), hash(map()), xxhash64(INTERVAL '1' DAY), hash(1.50BD), hash(CAST(1.5 AS DECIMAL(38,10))), hash(-0.0D), hash(0.0D) FROM range(1)
SELECT crc32('é'), md5(''), sha1(X'00'), sha2('é', 256), sha2('a', 100), sha2(NULL, 256), md5(NULL), hash(1, NULL, 'a'), xxhash64(1.5, true, DATE'2024-01-01'), hash(array(1, NULL)), hash(named_struct('a', 1, 'b', 'x')), xxhash64(INTERVAL '1' DAY), hash(1.50BD), hash(CAST(1.5 AS DECIMAL(38,10))), hash(-0.0D), hash(0.0D), xxhash64(array('a', 'b')), hash(TIMESTAMP_NTZ'2024-01-01 00:00:00')
SELECT hash()
SELECT hash(map(1, 2))
SELECT CAST('1' AS INT), CAST('1.9' AS INT), CAST('-1.9' AS INT), CAST('1e3' AS INT), CAST(' 7 ' AS INT), CAST('+7' AS INT), CAST('2147483648' AS INT), CAST('' AS INT), CAST('0x1F' AS INT), CAST('1L' AS INT), CAST('1_000' AS INT), CAST('.5' AS INT), CAST('5.' AS INT), CAST('-' AS INT), CAST('.' AS INT), CAST('1 2' AS INT), CAST('\t5\n' AS INT), CAST('00012' AS INT), CAST('-0' AS INT), CAST('300' AS TINYINT), CAST('127.9' AS TINYINT), CAST('99999999999999999999' AS BIGINT)
SELECT CAST('1.5' AS DOUBLE), CAST('1e400' AS DOUBLE), CAST('-1e-400' AS DOUBLE), CAST('NaN' AS DOUBLE), CAST('nan' AS DOUBLE), CAST('Infinity' AS DOUBLE), CAST('inf' AS DOUBLE), CAST('-inf' AS FLOAT), CAST('+Infinity' AS DOUBLE), CAST('1.5d' AS DOUBLE), CAST('1.5f' AS FLOAT), CAST('0x1p3' AS DOUBLE), CAST('1,5' AS DOUBLE), CAST('' AS DOUBLE), CAST(' 1.5 ' AS DOUBLE), CAST('1e' AS DOUBLE), CAST('.5e1' AS DOUBLE), CAST('infin' AS DOUBLE), CAST('3.4028236e38' AS FLOAT), CAST('1.17549e-45' AS FLOAT)
SELECT CAST('true' AS BOOLEAN), CAST('T' AS BOOLEAN), CAST('yes' AS BOOLEAN), CAST('y' AS BOOLEAN), CAST('1' AS BOOLEAN), CAST('on' AS BOOLEAN), CAST('FALSE' AS BOOLEAN), CAST('n' AS BOOLEAN), CAST('0' AS BOOLEAN), CAST(' true ' AS BOOLEAN), CAST('tru' AS BOOLEAN), CAST('' AS BOOLEAN), CAST('2' AS BOOLEAN), CAST(0.0D AS BOOLEAN), CAST(CAST('NaN' AS DOUBLE) AS BOOLEAN), CAST(0.5 AS BOOLEAN)
SELECT CAST('2024-02-29 12:34:56' AS TIMESTAMP), CAST('2024-02-29T12:34:56.123456789' AS TIMESTAMP), CAST('2024-02-29 12' AS TIMESTAMP), CAST('2024-02-29 12:3' AS TIMESTAMP), CAST('2024-02-29 12:34:56Z' AS TIMESTAMP), CAST('2024-02-29 12:34:56 +01:00' AS TIMESTAMP), CAST('2024-02-29 12:34:56+1' AS TIMESTAMP), CAST('2024-02-29 12:34:56 Europe/Paris' AS TIMESTAMP), CAST('2024-02-29 12:34:56 PST' AS TIMESTAMP), CAST('2024-02-29 12:34:56 UTC+2' AS TIMESTAMP), CAST('2024-02-29 25:00:00' AS TIMESTAMP), CAST('2024-02-29 12:34:60' AS TIMESTAMP), CAST('2024' AS TIMESTAMP), CAST('2024-02-29 12:34:56.' AS TIMESTAMP), CAST('x' AS TIMESTAMP), CAST('' AS TIMESTAMP), CAST('2024-02-29  12:34:56' AS TIMESTAMP), CAST('2024-02-29 12:34:56+18:01' AS TIMESTAMP), CAST('2024-02-29 12:34:56 GMT-03:30' AS TIMESTAMP)
SELECT CAST('2024-02-29 12:34:56' AS TIMESTAMP_NTZ), CAST('2024-02-29T12:34:56.5Z' AS TIMESTAMP_NTZ), CAST('2024-02-29' AS TIMESTAMP_NTZ), CAST('2024-02-29 12:34:56+05:00' AS TIMESTAMP_NTZ), CAST('x' AS TIMESTAMP_NTZ), CAST(TIMESTAMP'2024-01-01 00:00:00' AS TIMESTAMP_NTZ), CAST(TIMESTAMP_NTZ'2024-01-01 00:00:00' AS TIMESTAMP), CAST(DATE'2024-01-01' AS TIMESTAMP_NTZ), CAST(TIMESTAMP_NTZ'2024-01-01 10:00:00' AS DATE), CAST(TIMESTAMP_NTZ'2024-01-01 10:00:00.5' AS STRING)
SELECT CAST(TIMESTAMP_NTZ'2024-01-01 00:00:00' AS BIGINT)
SELECT CAST(X'41' AS STRING), CAST('é' AS BINARY), CAST(5 AS BINARY), CAST(258S AS BINARY), CAST(1L AS BINARY), CAST(X'31' AS STRING), CAST(array(1, NULL) AS STRING), CAST(map('a', 1) AS STRING), CAST(named_struct('a', 1, 'b', NULL) AS STRING), CAST(array(array('x')) AS STRING), CAST(array(1.5, 2) AS ARRAY<INT>), CAST(array('1', 'x') AS ARRAY<INT>), CAST(map('1', '2') AS MAP<INT, INT>), CAST(named_struct('a', '1') AS STRUCT<b: INT>), CAST(NULL AS ARRAY<INT>)
SELECT CAST(X'31' AS INT)
SELECT CAST(array(1) AS INT)
SELECT CAST('a' AS ARRAY<INT>)
SELECT CAST(1 AS DATE)
SELECT CAST(DATE'2024-01-01' AS INT)
SELECT CAST(true AS DATE)
SELECT CAST(1 AS MAP<INT, INT>)
SELECT CAST(named_struct('a', 1) AS STRUCT<a: INT, b: INT>)
SELECT CAST(1 AS NOPE)
SELECT CAST(TIMESTAMP'2024-01-01 00:00:00.9' AS BIGINT), CAST(TIMESTAMP'1969-12-31 23:59:59.1' AS BIGINT), CAST(TIMESTAMP'2024-01-01 00:00:00.5' AS DOUBLE), CAST(1.5 AS TIMESTAMP), CAST(-1 AS TIMESTAMP), CAST(1.5D AS TIMESTAMP), CAST(CAST('NaN' AS DOUBLE) AS TIMESTAMP), CAST(true AS TIMESTAMP), CAST(TIMESTAMP'2024-01-01 00:00:00' AS DECIMAL(12,1)), CAST(TIMESTAMP'2024-01-01 00:00:00' AS BOOLEAN), CAST(TIMESTAMP'2024-01-01 00:00:00' AS TINYINT), CAST(TIMESTAMP'2024-01-01 00:00:00' AS FLOAT)
SELECT CAST(1e7D AS STRING), CAST(1.0E-3D AS STRING), CAST(0.001F AS STRING), CAST(1e-4D AS STRING), CAST(123456789.0D AS STRING), CAST(1.0F AS STRING), CAST(3.4028235E38F AS STRING), CAST(4.9E-324D AS STRING), CAST(-0.0D AS STRING), CAST(100D AS STRING), CAST(2.0E-3F AS STRING), CAST(9999999D AS STRING), CAST(12345678F AS STRING), CAST(0.1D + 0.2D AS STRING), CAST(1e21D AS STRING), CAST(1.0E10F AS STRING), CAST(CAST(0.1F AS DOUBLE) AS STRING), CAST(2e23D AS STRING)
SELECT CAST(3.9D AS INT), CAST(-3.9D AS INT), CAST(1e20D AS INT), CAST(1e20D AS BIGINT), CAST(CAST('NaN' AS DOUBLE) AS INT), CAST(300 AS TINYINT), CAST(-129 AS TINYINT), CAST(70000 AS SMALLINT), CAST(3000000000 AS INT), CAST(1e10D AS SMALLINT), CAST(128.7D AS TINYINT), CAST(-1e20F AS INT), CAST(99999999999.5BD AS INT), CAST(300.5BD AS TINYINT), CAST(1e39D AS FLOAT), CAST(0.1D AS FLOAT), CAST(16777217 AS FLOAT), CAST(9007199254740993 AS DOUBLE)
SELECT ntz = ts, ntz < dt, ts > dt, ntz <=> ts, coalesce(ntz, ts), greatest(ntz, ts), IF(id = 3, ntz, dt), array(ntz, dt), date_trunc('day', ntz), ntz - ts, ts - ntz, CAST(ntz AS STRING), to_date(ntz), hour(ntz), unix_micros(ts), date(ntz), ntz + INTERVAL '1' DAY, datediff(ntz, dt) FROM edge WHERE id IN (1, 3, 4)
SELECT unix_micros(TIMESTAMP_NTZ'2024-01-01 00:00:00')
SELECT TIMESTAMP'2024-01-01 10:00:00+02:00', TIMESTAMP'2024-01-01T10:00', TIMESTAMP'2024-01-01', TIMESTAMP_LTZ'2024-01-01 10:00:00', TIMESTAMP_NTZ'2024-01-01 10:00:00', DATE'2024-1-1', DATE'2024', TIMESTAMP_NTZ'2024-01-01 10:00:00+02:00', TIMESTAMP'2024-01-01 10:00:00 Asia/Tokyo'
SELECT DATE'2024-13-01'
SELECT TIMESTAMP'x'
SELECT X'1', X''
SELECT X'GG'
SELECT try_cast('x' AS INT), try_cast('1' AS INT), try_cast(300 AS TINYINT), try_cast('2024-13-01' AS DATE), try_cast(1e20D AS INT), try_cast('1.5' AS DECIMAL(2,1)), try_cast(123.45 AS DECIMAL(3,2)), try_cast(array('1', 'x') AS ARRAY<INT>), '5' :: INT, 5 :: STRING
SELECT try_cast(1 AS DATE)
SELECT '1' + 1, '1' + '2', '1.5' * 2, 'x' + 1, '1' + 1.5BD, 1 + '1.0', '10' / 4, '7' % 4, '7' div 2, -'5', '1' - 1L, '1' + 1.5F, NULL + 1, '5' & 3 FROM range(1)
SELECT '1' + 1, '1' + '2', '1.5' * 2, 'x' + 1, '1' + 1.5BD, 1 + '1.0', '10' / 4, '7' % 4, '7' div 2, -'5', '1' - 1L, '1' + 1.5F, NULL + 1
SELECT '5' & 3
SELECT true + 1
SELECT 1 + DATE'2024-01-01', DATE'2024-01-01' + '1'
SELECT abs('-5'), sqrt('4'), floor('2.7'), round('2.5'), length(5), upper(5), year('2024-05-06'), hour('2024-05-06 07:08:09'), month('x'), ceil('abc'), substring(DATE'2024-01-01', 1, 4), concat(array('a'), array('b'))[1], sum('5'), max('a'), count('x')
SELECT year(5)
SELECT array_contains(5, 5)
SELECT assert_true(1 = 2)
SELECT assert_true(true), raise_error(NULL)
SELECT raise_error('boom')
SELECT typeof(1), typeof('a'), typeof(1.5), typeof(1.5D), typeof(array(1)), typeof(map(1, 'a')), typeof(named_struct('a', 1)), typeof(NULL), typeof(INTERVAL '1' DAY), typeof(DATE'2024-01-01'), typeof(X'41'), typeof(INTERVAL '1-1' YEAR TO MONTH), typeof(array()), typeof(TIMESTAMP_NTZ'2024-01-01 00:00:00'), typeof(1Y), typeof(CAST(1 AS DECIMAL(5,2)))
SELECT nvl(NULL, 1), ifnull('a', 1), nullif(1, 1), nullif(1, 2), nullif('a', 1), coalesce(NULL, NULL), coalesce(NULL, '1', 2), nvl2(NULL, 1, 'b'), nanvl(CAST('NaN' AS DOUBLE), 5), nanvl(1, 2), isnan('NaN'), isnull(NULL), isnotnull(1), equal_null(NULL, NULL), iff FROM (SELECT 1 AS iff)
SELECT coalesce()
SELECT coalesce(1, array(1))
SELECT nullif(1)
SELECT aes_decrypt(unbase64('x'), '0000111122223333')
SELECT hex(aes_encrypt('Spark', '0000111122223333', 'ECB')), CAST(aes_decrypt(aes_encrypt('Spark', '0000111122223333'), '0000111122223333') AS STRING), try_aes_decrypt(X'00', '0000111122223333')
SELECT aes_encrypt('Spark', '123')
SELECT CAST(t AS TIMESTAMP), CAST(t AS TIMESTAMP_NTZ), CAST(t AS DATE) FROM VALUES ('2020-01-01T'), ('2020T'), ('2020-01T'), ('2020-'), ('T'), ('2020-01-01 '), ('2020-01-01T1'), ('2020-01-01 12:'), ('2020-01-01T12:10Z'), ('2020-01-01Z') AS v(t)
SELECT CAST(t AS TIMESTAMP_NTZ), CAST(t AS TIMESTAMP) IS NULL FROM VALUES ('T1'), ('T12:1'), ('12:10'), ('T12:'), ('T12:10Z') AS v(t)
