-- Text, regular expressions, hashes, number formats and URLs at their edges.
SELECT 1 BETWEEN 0 AND 2, 'b' BETWEEN 'a' AND 'c', 1 BETWEEN '0' AND 2.5, NULL BETWEEN 1 AND 2, 1 BETWEEN NULL AND 0, 1 NOT BETWEEN 2 AND NULL
SELECT DATE'2024-01-01' BETWEEN '2023-12-31' AND TIMESTAMP'2024-01-01 00:00:01'
SELECT 1 in (1, 2), 1 in (2, NULL), NULL in (1), NULL in (NULL), 1 NOT IN (2, NULL), 'a' IN ('a', 1), 1.0 IN (1, 2L)
SELECT 1 IN ('1', '2'), DATE'2024-01-01' IN ('2024-01-01'), TIMESTAMP'2024-01-01 00:00:00' IN (DATE'2024-01-01'), true IN ('true')
SELECT (1, 2) IN ((1, 2), (3, 4)), (1, NULL) IN ((1, NULL)), (1, 'a') IN ((1, 'b'), (1, 'a'))
SELECT array(1, 2) IN (array(1, 2), array(3)), map(1, 2) IN (map(1, 2))
SELECT 1 IN (1, 'a', DATE'2024-01-01')
SELECT 1 == '1', 1 = 1.0, '1' = 1.0, 'a' = 1, true = 1, true = 'true', 1 <=> NULL, NULL <=> NULL, 'x' <> 'y', 1 != 2
SELECT '2.0' < 10, '2' < '10', DATE'2024-01-01' > '2023', TIMESTAMP'2024-01-01 00:00:00' < '2024-01-02', X'41' = 'A', 'A' > X'40'
SELECT array(1, 2) < array(1, 3), array(1) < array(1, NULL), named_struct('a', 1) = named_struct('a', 1), named_struct('a', 1, 'b', NULL) < named_struct('a', 1, 'b', 2), array(NULL) = array(NULL)
SELECT named_struct('a', 1) = named_struct('b', 1), struct(1, 'a') < struct(1L, 'b')
SELECT isnull(NULL), isnotnull(1), nvl(NULL, 1), nvl2(NULL, 1, 2), nullif(1, 1), nullif(1, '1'), ifnull(NULL, 'a'), coalesce(NULL, NULL, 3), nanvl(CAST('NaN' AS DOUBLE), 5), isnan(CAST('NaN' AS FLOAT)), equal_null(NULL, NULL)
SELECT assert_true(1 = 1), if(NULL, 1, 2), if(true, 1, 'a'), if(1 > 2, DATE'2024-01-01', TIMESTAMP'2024-01-01 01:00:00')
SELECT CASE WHEN NULL THEN 1 ELSE 2 END, CASE 1 WHEN '1' THEN 'x' ELSE 'y' END, CASE NULL WHEN NULL THEN 1 ELSE 2 END, CASE WHEN false THEN 1 END, CASE 2 WHEN 1 THEN 1 WHEN 2 THEN 2.5 END
SELECT CASE WHEN 1 = 1 THEN 1 ELSE 'a' END, CASE WHEN 1 = 1 THEN DATE'2024-01-01' ELSE '2024' END, CASE WHEN true THEN array(1) ELSE array(2.5) END
SELECT CASE WHEN true THEN 1 ELSE DATE'2024-01-01' END
SELECT CASE WHEN true THEN true ELSE 1 END
SELECT greatest(1, 2.5, '3'), least('b', 'a'), greatest(NULL, 1), least(NULL, NULL), greatest(DATE'2024-01-01', TIMESTAMP'2024-01-01 01:00:00')
SELECT least(1, true)
SELECT not true, !false, not NULL, true and NULL, false and NULL, true or NULL, NULL or false, true != false
SELECT not 1
SELECT not 'true'
SELECT 'true' AND true, 'abc' OR true
SELECT 'abc' LIKE 'a%', 'abc' LIKE '_b_', 'a%c' LIKE 'a\%c', 'a_c' LIKE 'a\\_c', 'abc' LIKE '%', '' LIKE '', NULL LIKE 'a', 'a' LIKE NULL, 'A' ILIKE 'a', 'a\nb' LIKE 'a%b', 'a\nb' LIKE 'a_b'
SELECT 'a%c' LIKE 'a#%c' ESCAPE '#', 'a#c' LIKE 'a##c' ESCAPE '#', 'abc' LIKE 'a%' ESCAPE '/', 'a/c' LIKE 'a//c' ESCAPE '/'
SELECT 'abc' LIKE 'a\\bc'
SELECT 'abc' LIKE 'abc\\'
SELECT 'abc' LIKE 'a#bc' ESCAPE '#'
SELECT 'a' LIKE 'a' ESCAPE ''
SELECT 'abc' LIKE ALL ('a%', '%c'), 'abc' LIKE ANY ('x', '%c'), 'abc' LIKE SOME ('x', 'y'), 'abc' NOT LIKE ALL ('x%', 'y%'), 'abc' NOT LIKE ANY ('a%', 'y%'), 'abc' LIKE ALL ('a%', NULL), 'abc' LIKE ANY ('x', NULL), 'abc' NOT LIKE ANY ('a%', NULL)
SELECT 'ABC' ILIKE ALL ('a%', '%c'), 'ABC' ILIKE ANY ('x', '%c'), 'ABC' NOT ILIKE ALL ('x%', 'y%'), 'ABC' NOT ILIKE SOME ('a%', 'y%'), NULL ILIKE ANY ('a')
SELECT s, s LIKE ALL ('%a%', concat('%', t, '%')) FROM txt WHERE id < 12
SELECT 1 LIKE '1', 1.5 LIKE '1%', DATE'2024-01-01' LIKE '2024%', true LIKE 't%'
SELECT X'616263' LIKE 'a%'
SELECT 'abc' RLIKE 'b', 'abc' RLIKE '^b', 'abc' REGEXP '[a-c]+$', rlike('abc', 'B'), regexp_like('abc', '(?i)B'), NOT 'a' RLIKE 'b', 'a' NOT RLIKE 'a', NULL RLIKE 'a', 'a.c' RLIKE 'a\\.c'
SELECT 'abc' RLIKE '('
SELECT 1 RLIKE '1'
SELECT like('a_c', 'a\\_c'), ilike('A_C', 'a#_c', '#'), like('a', 'b', '\\')
SELECT 'x' LIKE ANY ()
SELECT 'x' LIKE ALL ()
SELECT upper('aB'), lcase('aB'), ucase('ß'), lower(NULL), initcap('sPARK sql-x y'), initcap('a\tb c'), initcap(''), reverse('abc'), reverse(array(1, 2)), reverse(NULL)
SELECT substring('Spark', 0), substring('Spark', 1), substring('Spark', -3), substring('Spark', -10), substring('Spark', -10, 7), substring('Spark', 2, 0), substring('Spark', 2, -1), substring('Spark', 10), substring('Spark' FROM 2 FOR 2), substr('Spark', 5, 10), substring(NULL, 1)
SELECT substring('Spark', '2', '2'), substr(12345, 2, 3), substring('abc', 2.7), substring(DATE'2024-01-31', 6), substring(X'010203', 2), substring(X'010203', -2, 1), substring(true, 1, 2)
SELECT left('Spark', 2), right('Spark', 2), left('Spark', 0), right('Spark', -1), left('Spark', 10), left(NULL, 1), right(12345, 2), left(X'0102', 1), right('abc', NULL)
SELECT right(X'0102', 1)
SELECT concat('a', 1, 2.50, true, NULL), concat('a', 1, true), concat(), concat('a'), concat(X'01', X'02'), concat(X'41', 'b'), concat(array(1), array(2, NULL)), 'a' || 1 || DATE'2024-01-01'
SELECT concat_ws(',', 'a', NULL, 'b'), concat_ws(',', array('a', NULL, 'c'), 'd'), concat_ws(NULL, 'a'), concat_ws(','), concat_ws('', 1, 2), concat_ws('-', array('x'), array('y', 'z'))
SELECT concat_ws(',', array(1, 2))
SELECT concat_ws(1, 2, 3), concat_ws(',', NULL, NULL), concat_ws(',', array())
SELECT length('abc '), char_length('é'), character_length(''), octet_length('é'), bit_length('é'), len('abc'), length(X'0102'), octet_length(X'0102'), bit_length(X'01'), length(123), length(NULL), length('😀')
SELECT trim('  a '), ltrim('  a '), rtrim('  a '), btrim('  a '), trim(BOTH 'x' FROM 'xxaxx'), trim(LEADING 'x' FROM 'xxaxx'), trim(TRAILING 'x' FROM 'xxaxx'), trim('xy' FROM 'yxayx'), btrim('xxaxx', 'x'), ltrim('x', 'xxa'), rtrim('x', 'axx'), trim(BOTH FROM ' a '), trim(LEADING FROM ' a'), trim('\t a')
SELECT trim(NULL FROM 'a'), trim('' FROM 'a'), trim('a' FROM NULL), btrim(X'2041', X'20'), trim(1)
SELECT lpad('hi', 5, '??'), rpad('hi', 5, '??'), lpad('hi', 1, '?'), lpad('hi', 5), rpad('hi', 5), lpad('hi', 5, ''), rpad('hi', -1, 'x'), lpad(NULL, 3, 'x'), lpad('x', NULL, 'y'), lpad(12, 5, 0), rpad('abc', 8, 'de')
SELECT hex(lpad(X'57', 5, X'01')), hex(rpad(X'57', 5, X'0102')), hex(lpad(X'57', 3)), hex(rpad(X'57', 0, X'01')), lpad(X'57', 5, 'abc'), rpad('abc', 5, X'57')
SELECT locate('b', 'abcb'), locate('b', 'abcb', 3), locate('b', 'abcb', 0), locate('', 'abc'), locate('', 'abc', 2), locate('x', 'abc'), position('b' IN 'abc'), position('b', 'abcb', 3), instr('abcb', 'b'), charindex('b', 'abc'), charindex('b', 'abcb', -1), locate('b', 'abc', NULL), instr(NULL, 'a'), instr('abc', ''), locate('a', 'abc', 100)
SELECT replace('abcabc', 'b', 'X'), replace('abc', 'b'), replace('abc', '', 'X'), replace('abc', NULL, 'x'), replace('aaa', 'aa', 'b'), replace(123, 2, 5)
SELECT translate('AaBbCc', 'abc', '123'), translate('abc', 'ab', 'x'), translate('abc', '', 'x'), translate('abc', 'aa', 'xy'), translate(NULL, 'a', 'b'), translate('😀a', '😀', 'b')
SELECT repeat('ab', 3), repeat('ab', 0), repeat('ab', -1), repeat(NULL, 2), repeat('a', NULL), repeat(1, 2), space(3), space(0), space(-1), space(NULL)
SELECT split('a,b,c', ','), split('a,b,c', ',', 2), split('a,b,c,,', ',', 0), split('a,b,c,,', ',', -1), split('aXbYc', '[XY]'), split('', ','), split(NULL, ','), split('a', NULL), split('abc', ''), split('a1b2c3', '\\d'), split('a b  c', ' +')
SELECT split_part('11.12.13', '.', 3), split_part('11.12.13', '.', -1), split_part('11.12.13', '.', 4), split_part('11.12.13', '', 1), split_part('11.12.13', '', 2), split_part('11.12.13', '', -1), split_part(NULL, '.', 1), split_part('a', NULL, 1), split_part('11ab12ab13', 'ab', -3), split_part('a', '.', NULL)
SELECT split_part('11.12.13', '.', 0)
SELECT substring_index('www.apache.org', '.', 2), substring_index('www.apache.org', '.', -2), substring_index('a.b', '.', 0), substring_index('a.b', 'x', 1), substring_index('', '.', 1), substring_index(NULL, '.', 1), substring_index('a||b||c', '||', 1), substring_index('aXbXc', 'x', 1), substring_index('a.b.c', '', 1)
SELECT overlay('Spark SQL' PLACING '_' FROM 6), overlay('Spark SQL' PLACING 'CORE' FROM 7), overlay('Spark SQL' PLACING 'ANSI ' FROM 7 FOR 0), overlay('Spark SQL' PLACING 'tructured' FROM 2 FOR 4), overlay('abc', 'X', -1), overlay('abc', 'X', 10), overlay(NULL, 'X', 1), overlay(encode('Spark SQL', 'utf-8'), encode('_', 'utf-8'), 6), overlay(12345, 9, 2)
SELECT ascii('a'), ascii(''), ascii('é'), ascii('😀'), ascii(NULL), ascii(234), chr(65), chr(0) = '\0', chr(-1), chr(256), chr(321), char(65), char(NULL), ascii(X'41')
SELECT soundex('Miller'), soundex(''), soundex('123'), soundex('Tymczak'), soundex('Pfister'), soundex('Ashcraft'), soundex(NULL), soundex('é'), levenshtein('kitten', 'sitting'), levenshtein('', 'abc'), levenshtein(NULL, 'a'), levenshtein('kitten', 'sitting', 2), levenshtein('kitten', 'sitting', 3), levenshtein('a', 'b', -1)
SELECT find_in_set('ab', 'abc,b,ab,c'), find_in_set('', 'a,,b'), find_in_set('a,b', 'a,b'), find_in_set('x', 'a'), find_in_set(NULL, 'a'), find_in_set('a', NULL), find_in_set('', '')
SELECT elt(1, 'a', 'b'), elt(2, 'a', 3), elt(0, 'a', 'b'), elt(3, 'a', 'b'), elt(NULL, 'a'), elt(-1, 'a'), elt(1, X'41', X'42'), elt('1', 'a')
SELECT elt(1)
SELECT format_string('%s %d %5.2f %x', 'a', 5, 1.5D, 255), format_string('%05d|%-5s|%+d', 42, 'x', 7), printf('%c %b %e', 65, true, 12345.678D), format_string('%%'), format_string('%s', NULL), format_string(NULL, 1), format_string('%2$s %1$s', 'a', 'b'), format_string('%,d', 1234567)
SELECT format_number(12332.123456, 4), format_number(12332.5, 0), format_number(-1.5, 0), format_number(0.5, 0), format_number(1.5, 0), format_number(12332.123456, '##################.###'), format_number(5, -1), format_number(NULL, 2), format_number(1234567.891D, 2), format_number(12345678901L, 1), format_number(CAST('NaN' AS DOUBLE), 2), format_number(1.005D, 2), format_number(2.5F, 0)
SELECT format_number('abc', 2), format_number('1234.5', 1)
SELECT contains('Spark', 'ark'), startswith('Spark', 'Sp'), endswith('Spark', 'rk'), contains('a', ''), startswith(NULL, 'a'), contains(X'0102', X'02'), startswith('ab', NULL), contains('1', 1), endswith(X'0102', 'b')
SELECT luhn_check('8112189876'), luhn_check('79927398713'), luhn_check('79927398714'), luhn_check(''), luhn_check('abc'), luhn_check(NULL), luhn_check(' 0'), luhn_check(6011111111111117)
SELECT encode('abc', 'UTF-16'), encode('é', 'ISO-8859-1'), encode('é', 'US-ASCII'), encode('a', 'UTF-16BE'), encode('a', 'UTF-16LE'), decode(X'C3A9', 'UTF-8'), decode(X'E9', 'ISO-8859-1'), decode(encode('abc', 'UTF-16'), 'UTF-16'), encode(NULL, 'UTF-8'), decode(NULL, 'UTF-8'), decode(X'61', 'utf-8')
SELECT decode(2, 1, 'a', 2, 'b'), decode(3, 1, 'a', 2, 'b', 'z'), decode(NULL, NULL, 'n', 'x'), decode(6, 1, 'a', 2, 'b'), decode('a', 'b', 1, 'a', 2)
SELECT base64('abc'), unbase64('YWJj'), base64(X''), unbase64('YW Jj'), unbase64('Y'), base64(NULL), unbase64(''), base64(X'FFFE'), base64(repeat('a', 60))
SELECT hex(17), hex('Spark'), hex(X'0F'), hex(-1), hex(NULL), hex(0), hex(9223372036854775807), hex(1.9), unhex('4F'), unhex('F'), unhex('G'), unhex(''), unhex('abc'), unhex(NULL), hex('é')
SELECT bin(13), bin(-13), bin(13.9), bin(NULL), bin('7'), conv('100', 2, 10), conv(-10, 16, -10), conv('FF', 16, 10), conv('zz', 36, 10), conv('9', 8, 10), conv('', 10, 2), conv(' 12', 10, 16), conv('12abc', 10, 16), conv(NULL, 10, 2), conv('10', 1, 10), conv('10', 37, 10), conv('-15', 10, -16), conv('FFFFFFFFFFFFFFFFF', 16, 10), conv('11', 10, 2)
SELECT sentences('Hi there! Good morning.'), sentences('a b. c'), sentences('', 'en', 'US'), sentences(NULL), sentences('Hi there! Good morning.', 'en'), sentences('One, two; three? four')
SELECT mask('AbCD123-@$#'), mask('AbCD123-@$#', 'Q'), mask('AbCD123-@$#', 'Q', 'q'), mask('AbCD123-@$#', 'Q', 'q', 'd'), mask('AbCD123-@$#', 'Q', 'q', 'd', 'o'), mask('AbCD123-@$#', NULL, 'q', 'd', 'o'), mask('AbCD123-@$#', NULL, NULL, NULL, 'o'), mask(NULL), mask(NULL, NULL, NULL, NULL, 'o'), mask('é中Ü'), mask('AbCD123', lowerChar => 'q', upperChar => 'Q')
SELECT mask('abc', 'ab')
SELECT mask('abc', lowerChar => 'q', lowerChar => 'z')
SELECT mask('abc', '')
SELECT mask(123)
SELECT md5('Spark'), sha('Spark'), sha1('Spark'), sha2('Spark', 256), sha2('Spark', 0), sha2('Spark', 224), sha2('Spark', 384), sha2('Spark', 512), sha2('Spark', 1), crc32('Spark'), md5(NULL), sha2('a', NULL), md5(X'00'), hash('Spark', array(123), 2), xxhash64('Spark', array(123), 2), hash(NULL), xxhash64(NULL), hash(1.5BD, DATE'2024-01-01', true)
SELECT md5(1), sha2(1, 256), crc32(1)
SELECT to_binary('abc', 'utf-8'), to_binary('4162', 'hex'), to_binary('YWJj', 'base64'), to_binary('abc', 'UTF8'), to_binary(NULL), to_binary('abc', NULL), try_to_binary('g', 'hex'), try_to_binary('a!', 'base64'), to_binary('abc', 'Utf-8'), to_binary('4')
SELECT to_binary('g', 'hex')
SELECT to_binary('a!', 'base64')
SELECT to_binary('a', 'xx')
SELECT try_to_binary('a', 'xx')
SELECT to_char(454, '999'), to_char(454.00, '000.00'), to_char(12454, '99,999'), to_char(78.12, '$99.99'), to_char(-12454.8, '99,999.9S'), to_char(-1, '9MI'), to_char(-1, '9PR'), to_char(1, '9PR'), to_char(12345, '999'), to_char(0, '9'), to_char(0.1, '.99'), to_char(NULL, '9'), to_char(-5, 'S9'), to_char(5, '0009'), to_char(1234.5, '9G999D9'), to_varchar(5, '9')
SELECT to_number('454', '999'), to_number('454.00', '000.00'), to_number('12,454', '99,999'), to_number('$78.12', '$99.99'), to_number('12,454.8-', '99,999.9S'), try_to_number('x', '9'), try_to_number('-1', 'S9'), try_to_number('<1>', '9PR'), try_to_number('1-', '9MI'), to_number(NULL, '9'), try_to_number('1234', '999')
SELECT to_number('x', '9')
SELECT to_number('1', '9S9')
SELECT to_char(5, 'x')
SELECT to_char('5', '9')
SELECT regexp_replace('100-200', '(\\d+)', 'num'), regexp_replace('abc', 'b', '$0$0'), regexp_replace('abc', '(b)(c)', '$2$1'), regexp_replace('aaa', 'a', 'b', 2), regexp_replace(NULL, 'a', 'b'), regexp_replace('a', NULL, 'b'), regexp_replace('abc', '', '-'), regexp_replace('a.b', '\\.', '\\$'), regexp_replace('aaa', 'a', 'b', 4)
SELECT regexp_extract('100-200', '(\\d+)-(\\d+)', 1), regexp_extract('100-200', '(\\d+)-(\\d+)'), regexp_extract('100-200', '(\\d+)-(\\d+)', 0), regexp_extract('foo', '(bar)?', 1), regexp_extract('x', 'y', 0), regexp_extract(NULL, 'a', 0), regexp_extract('ab', 'a(x)?b', 1)
SELECT regexp_extract('100-200', '(\\d+)', 2)
SELECT regexp_extract('100-200', '(\\d+)', -1)
SELECT regexp_extract_all('100-200, 300-400', '(\\d+)-(\\d+)', 1), regexp_extract_all('100-200, 300-400', '(\\d+)-(\\d+)'), regexp_extract_all('100-200, 300-400', '(\\d+)-(\\d+)', 0), regexp_extract_all('abc', 'x', 0), regexp_extract_all(NULL, 'a', 0), regexp_extract_all('aXb', '(a)|(b)', 1)
SELECT regexp_extract_all('abc', '(a)', 2)
SELECT regexp_count('Steven Jones and Stephen Smith', 'Ste(v|ph)en'), regexp_count('abc', ''), regexp_count(NULL, 'a'), regexp_count('aaa', 'aa'), regexp_substr('Steven Jones and Stephen Smith', 'Ste(v|ph)en'), regexp_substr('a', 'b'), regexp_instr('user@spark.apache.org', '@[^.]*'), regexp_instr('abc', 'x'), regexp_instr('abc', 'c', 1), regexp_instr(NULL, 'a'), regexp_substr(NULL, 'a'), regexp_instr('abcabc', '(b)', 0)
SELECT str_to_map('a:1,b:2'), str_to_map('a=1&b=2', '&', '='), str_to_map('a'), str_to_map(''), str_to_map(NULL), str_to_map('a:1,a:2,b')
SELECT str_to_map('a:1', '', ':')
SELECT parse_url('http://user:pw@h.com:80/p/q?query=1&k=v#r', 'HOST'), parse_url('http://h.com/p?query=1', 'QUERY'), parse_url('http://h.com/p?query=1', 'QUERY', 'query'), parse_url('http://u:p@h.com:80/p?q=1#r', 'PROTOCOL'), parse_url('http://u:p@h.com:80/p?q=1#r', 'FILE'), parse_url('http://u:p@h.com:80/p?q=1#r', 'AUTHORITY'), parse_url('http://u:p@h.com:80/p?q=1#r', 'USERINFO'), parse_url('http://u:p@h.com:80/p?q=1#r', 'REF'), parse_url('http://u:p@h.com:80/p?q=1#r', 'PATH'), parse_url('x', 'HOST'), parse_url('http://h.com/p', 'xx'), parse_url(NULL, 'HOST'), parse_url('http://h.com/p?q=1', 'QUERY', 'x')
SELECT parse_url('inva lid://h', 'HOST')
SELECT url_encode('https://spark.apache.org'), url_encode('a b&c=é'), url_decode('https%3A%2F%2Fspark'), url_decode('a+b%20c'), url_encode(NULL), url_decode(NULL), url_decode(''), url_encode('~*-._')
SELECT url_decode('http%3A%2F%2spark.apache.org')
SELECT soundex(1), ascii(true), reverse(123), initcap(NULL), levenshtein(1, 12), repeat('a', '2'), lpad('a', '3', 'b')
SELECT 1 IN ('1', '2')
SELECT DATE'2024-01-01' IN ('2024-01-01')
SELECT TIMESTAMP'2024-01-01 00:00:00' IN (DATE'2024-01-01')
SELECT true IN ('true')
SELECT array(1, 2) IN (array(1, 2), array(3))
SELECT map(1, 2) IN (map(1, 2))
SELECT named_struct('a', 1) = named_struct('b', 1)
SELECT struct(1, 'a') < struct(1L, 'b')
SELECT CASE WHEN NULL THEN 1 ELSE 2 END
SELECT CASE 1 WHEN '1' THEN 'x' ELSE 'y' END
SELECT CASE NULL WHEN NULL THEN 1 ELSE 2 END
SELECT CASE WHEN false THEN 1 END
SELECT CASE 2 WHEN 1 THEN 1 WHEN 2 THEN 2.5 END
SELECT greatest(1, 2.5, '3')
SELECT least('b', 'a')
SELECT greatest(NULL, 1)
SELECT least(NULL, NULL)
SELECT greatest(DATE'2024-01-01', TIMESTAMP'2024-01-01 01:00:00')
SELECT 'true' AND true
SELECT 'abc' OR true
SELECT like('a_c', 'a\\_c')
SELECT ilike('A_C', 'a#_c', '#')
SELECT like('a', 'b', '\\')
SELECT locate('b', 'abcb')
SELECT locate('b', 'abcb', 3)
SELECT locate('b', 'abcb', 0)
SELECT locate('x', 'abc')
SELECT position('b' IN 'abc')
SELECT position('b', 'abcb', 3)
SELECT instr('abcb', 'b')
SELECT charindex('b', 'abcb', -1)
SELECT locate('b', 'abc', NULL)
SELECT locate('a', 'abc', 100)
SELECT format_number('abc', 2)
SELECT format_number('1234.5', 1)
SELECT base64('abc')
SELECT unbase64('YWJj')
SELECT base64(X'')
SELECT unbase64('YW Jj')
SELECT unbase64('Y')
SELECT base64(NULL)
SELECT unbase64('')
SELECT base64(X'FFFE')
SELECT base64(repeat('a', 60))
SELECT md5(1)
SELECT sha2(1, 256)
SELECT crc32(1)
SELECT str_to_map('a:1,b:2')
SELECT str_to_map('a=1&b=2', '&', '=')
SELECT str_to_map('a')
SELECT str_to_map('')
SELECT str_to_map(NULL)
SELECT str_to_map('a:1,a:2,b')
SELECT soundex(1)
SELECT ascii(true)
SELECT reverse(123)
SELECT initcap(NULL)
SELECT levenshtein(1, 12)
SELECT repeat('a', '2')
SELECT lpad('a', '3', 'b')
SELECT CAST(array(1, 2) AS ARRAY<STRING>)
SELECT CAST(named_struct('a', '1', 'b', 2) AS STRUCT<x: INT, y: STRING>)
SELECT CAST(NULL AS MAP<STRING, INT>)
SELECT CAST('5' AS INTERVAL DAY)
SELECT CAST('1 02:03:04' AS INTERVAL DAY TO SECOND)
SELECT CAST('INTERVAL ''5'' HOUR' AS INTERVAL HOUR)
SELECT CAST('x' AS INTERVAL MONTH)
SELECT CAST(5 AS INTERVAL HOUR)
SELECT CAST(13 AS INTERVAL MONTH)
SELECT CAST(INTERVAL '26' HOUR AS INT)
SELECT CAST(INTERVAL '14' MONTH AS BIGINT)
SELECT CAST(INTERVAL '1 02:03:04.5' DAY TO SECOND AS STRING)
SELECT CAST(INTERVAL '-1-2' YEAR TO MONTH AS STRING)
SELECT CAST(INTERVAL '5' DAY AS STRING)
SELECT CAST(INTERVAL '5' MINUTE AS STRING)
SELECT '1'::INT + 1
SELECT '2024-01-01'::DATE
SELECT 1.7::INT::STRING
SELECT NULL::INT
SELECT -1::STRING
SELECT array('1')::ARRAY<INT>[0]
SELECT char('5')
SELECT string()
SELECT int(1, 2)
SELECT 1
SELECT 1L
SELECT 1S
SELECT 1Y
SELECT 1.0
SELECT 1.0D
SELECT 1.0F
SELECT 1BD
SELECT 1.5BD
SELECT 1e3D
SELECT 1e-2BD
SELECT 0x1F
SELECT X'1F'
SELECT 'a' 'b'
SELECT "x"
SELECT r'\n'
SELECT R"\t"
SELECT '\u0041'
SELECT '\x41'
SELECT '\101'
SELECT '\''
SELECT "\""
SELECT '\%'
SELECT '\_'
SELECT 1.7976931348623157E308
SELECT -1.7976931348623157E308
SELECT 3.4E38F
SELECT 1E309
SELECT DATE '2024-2-3'
SELECT TIMESTAMP '2024-2-3'
SELECT TIMESTAMP '2024-02-03 04:05:06.789Z'
SELECT TIMESTAMP '2024-02-03 04:05 Europe/Berlin'
SELECT TIMESTAMP_LTZ '2024-02-03'
SELECT TIMESTAMP_NTZ '2024-02-03 04:05'
SELECT DATE '12024-01-01'
SELECT interval 1 day > interval 23 hours
SELECT interval 1 year = interval 12 months
SELECT interval '1' day = '1 00:00:00'
SELECT interval 1 day <=> NULL
SELECT interval 1 month < interval 31 days
SELECT DATE'2024-03-01' - DATE'2024-01-31'
SELECT DATE'2024-03-01' - '2024-01-31'
SELECT TIMESTAMP'2024-03-01 12:00:00' - DATE'2024-02-29'
SELECT TIMESTAMP'2024-03-01 12:00:00' - TIMESTAMP'2024-02-29 13:00:01.5'
SELECT TIMESTAMP_NTZ'2024-03-01 12:00:00' - TIMESTAMP_NTZ'2024-03-01 12:00:01'
SELECT '2024-03-02' - DATE'2024-03-01'
SELECT TIMESTAMP'2024-03-01 12:00:00' - '2024-03-01'
SELECT '2024-01-31' + interval 1 month
SELECT '2024-01-31 10:00:00' - interval 1 hour
SELECT '2024-01-31' - interval '1' day
SELECT interval 1 month + '2024-01-31'
SELECT 'x' + interval 1 day
SELECT make_dt_interval(1, 12, 30, 1.001001)
SELECT make_dt_interval(1)
SELECT make_dt_interval()
SELECT make_ym_interval(1, 2)
SELECT make_ym_interval(1)
SELECT make_ym_interval(-1, -1)
SELECT make_ym_interval(NULL, 1)
SELECT make_dt_interval(NULL)
SELECT timestamp_seconds(1.5)
SELECT timestamp_seconds(-1)
SELECT timestamp_seconds(1.23D)
SELECT timestamp_millis(1500)
SELECT timestamp_micros(1500000)
SELECT unix_seconds(TIMESTAMP'1969-12-31 23:59:59.5')
SELECT unix_millis(TIMESTAMP'1969-12-31 23:59:59.5')
SELECT unix_micros(TIMESTAMP'1970-01-01 00:00:01.5')
SELECT unix_date(DATE'1970-01-10')
SELECT date_from_unix_date(10)
SELECT unix_date('1970-01-05')
SELECT timestamp_seconds(NULL)
SELECT to_timestamp('1 PM', 'h a')
SELECT to_timestamp('2024-02-29 1 PM', 'yyyy-MM-dd h a')
SELECT to_timestamp('12:34:56.789', 'HH:mm:ss.SSS')
SELECT to_timestamp('2024-02-29T10:11:12Z', "yyyy-MM-dd'T'HH:mm:ssX")
SELECT to_timestamp('2024-02-29 10:11 +0100', 'yyyy-MM-dd HH:mm Z')
SELECT to_timestamp('2024-02-29 10:11 Europe/Berlin', 'yyyy-MM-dd HH:mm VV')
SELECT to_timestamp('2024-02-29 10:11', 'yyyy-MM-dd[ HH:mm]')
SELECT to_timestamp('2024-02-29', 'yyyy-MM-dd[ HH:mm]')
SELECT to_timestamp('24-02-29', 'yy-MM-dd')
SELECT to_timestamp('Thu Feb 29 2024', 'EEE MMM dd yyyy')
SELECT to_timestamp('24', 'yy')
SELECT to_timestamp('12024', 'yyyyy')
