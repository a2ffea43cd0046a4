SELECT id, upper(s), lower(s), initcap(s), length(s), char_length(s), octet_length(s), bit_length(s), reverse(s) FROM txt
SELECT id, trim(s), ltrim(s), rtrim(s), btrim(s), trim(BOTH 'a' FROM s), trim(LEADING 'a' FROM s), trim(TRAILING 'c' FROM s), btrim(s, 'abc') FROM txt
SELECT id, substring(s, 2), substring(s, 2, 3), substring(s, -2), substring(s, 0, 2), substring(s, -5, 3), substr(s, 100), left(s, 2), right(s, 2) FROM txt
SELECT id, instr(s, t), locate(t, s), locate(t, s, 2), position(t IN s), position(t, s) FROM txt
SELECT id, concat(s, t), s || t, concat_ws('-', s, t), concat_ws('-', s, NULL, array('q', NULL, 'r')), concat(s, NULL) FROM txt
SELECT id, lpad(s, 6, '*'), rpad(s, 6, '*'), lpad(s, 3), rpad(s, 0, 'x'), lpad(s, -1, 'x'), lpad(s, 5, '') FROM txt
SELECT id, repeat(s, 2), repeat(s, 0), repeat(s, -1), space(3), space(-1) FROM txt
SELECT id, replace(s, t, '#'), replace(s, '', '#'), replace(s, t), translate(s, 'abc', '12') FROM txt
SELECT id, split(s, ','), split(s, '[,X]'), split(s, ',', 2), split(s, ',', -1), split(s, ''), split_part(s, ',', 1), split_part(s, ',', -1), split_part(s, 'X', 9) FROM txt
SELECT id, substring_index(s, ',', 2), substring_index(s, ',', -1), substring_index(s, 'X', 0), substring_index(s, '', 1) FROM txt
SELECT id, startswith(s, 'a'), endswith(s, 'c'), contains(s, 'b'), startswith(s, t), contains(s, '') FROM txt
SELECT id, ascii(s), chr(65), chr(300), chr(-1), char(97), base64(CAST(s AS BINARY)), hex(s), hex(id), unhex('4A'), unhex('A'), unhex('zz') FROM txt
SELECT id, unbase64(base64(CAST(s AS BINARY))), encode(s, 'UTF-8'), decode(encode(s, 'UTF-16BE'), 'UTF-16BE'), CAST(encode(s, 'utf-8') AS STRING) FROM txt
SELECT id, overlay(s PLACING '__' FROM 2), overlay(s PLACING '__' FROM 2 FOR 0), overlay(s PLACING '__' FROM 2 FOR 4) FROM txt
SELECT id, levenshtein(s, t), levenshtein(s, t, 2), soundex(s), soundex('Robert'), soundex('Tymczak'), soundex('Pfister') FROM txt
SELECT id, find_in_set(t, s), find_in_set('b', 'a,b,c'), find_in_set('a,b', 'a,b'), find_in_set('', 'a,,b') FROM txt
SELECT id, elt(1, s, t), elt(2, s, t), elt(3, s, t), elt(NULL, s, t) FROM txt
SELECT id, mask(s), mask(s, 'U', 'l', 'd', 'o'), mask(s, NULL, '*', NULL, NULL) FROM txt
SELECT format_number(12332.123456, 4), format_number(0.5, 0), format_number(1.5, 0), format_number(-1234567.891D, 2), format_number(12332.1, '##,###.#'), format_number(NULL, 2)
SELECT format_string('%s-%d-%05.2f-%x', 'a', 42, 3.14159D, 255), printf('%-5s|%5s|%%', 'ab', 'cd'), format_string('%,d', 1234567)
SELECT id, s LIKE 'a%', s LIKE '%\\%%', s LIKE '_b_', s NOT LIKE '%c', s LIKE '100/%%' ESCAPE '/', s ILIKE 'ABC%', s LIKE ANY ('a%', '%z'), s LIKE ALL ('a%', '%c') FROM txt
SELECT id, s RLIKE '^[a-z]+$', s REGEXP '\\d', regexp_like(s, 'b|c'), regexp_count(s, '[a-z]'), regexp_instr(s, '[0-9]'), regexp_substr(s, '[0-9]+') FROM txt
SELECT id, regexp_extract(s, '([a-z])([A-Z])', 2), regexp_extract(s, '([a-z]+)'), regexp_extract(s, '(x)(y)?', 1), regexp_extract_all(s, '([a-zA-Z])', 1), regexp_extract_all(s, '\\d', 0) FROM txt
SELECT id, regexp_replace(s, '[aeiou]', '*'), regexp_replace(s, '(a)(b)', '$2$1'), regexp_replace(s, '^', '>'), regexp_replace(s, 'b', 'Q', 3), regexp_replace(s, '(?<=a)b', '!'), regexp_replace(s, '(.)\\1', '=') FROM txt
SELECT id, sentences(s) FROM txt WHERE id IN (3, 4, 6)
SELECT id, parse_url(s, 'HOST'), parse_url(s, 'PATH'), parse_url(s, 'QUERY'), parse_url(s, 'QUERY', 'r'), parse_url(s, 'PROTOCOL'), parse_url(s, 'REF'), parse_url(s, 'USERINFO'), parse_url(s, 'AUTHORITY'), parse_url(s, 'FILE') FROM txt WHERE id IN (1, 2, 3, 16)
SELECT id, url_encode(s), url_decode(url_encode(s)), url_decode('a%20b+c') FROM txt
SELECT id, str_to_map(s, ',', 'b'), str_to_map('a:1,b:2'), str_to_map('a=1;b=2', ';', '='), str_to_map('a') FROM txt WHERE id < 4
SELECT id, to_number('12,454.8', '99,999.9'), to_number('$78.12', '$99.99'), try_to_number('abc', '999'), to_char(78.12, '$99.99'), to_char(-12454.8, '99,999.9S'), to_varchar(454, '999') FROM txt WHERE id = 1
SELECT luhn_check('8112189876'), luhn_check('79927398713'), luhn_check('79927398714'), luhn_check(''), luhn_check('12a')
SELECT crc32('Spark'), md5('Spark'), sha('Spark'), sha1('Spark'), sha2('Spark', 256), sha2('Spark', 0), sha2('Spark', 224), sha2('Spark', 384), sha2('Spark', 512), sha2('Spark', 1)
SELECT id, hash(s), xxhash64(s), hash(id, s), xxhash64(id, t), hash(NULL), xxhash64(NULL) FROM txt
SELECT id, hash(b), hash(ti), hash(si), hash(i), hash(l), hash(f), hash(d), hash(dec), hash(dec38), hash(s), hash(bin), hash(dt), hash(ts) FROM edge
SELECT id, xxhash64(b), xxhash64(ti), xxhash64(si), xxhash64(i), xxhash64(l), xxhash64(f), xxhash64(d), xxhash64(dec), xxhash64(dec38), xxhash64(s), xxhash64(bin), xxhash64(dt), xxhash64(ts) FROM edge
SELECT 'a' 'b', r'a\nb', 'it\'s', "dq", 'tab\tx', '\u0041', '\101', 'a\%b', 'a\_b'
SELECT len('abc'), char_length(X'616263'), substr(X'616263', 2), left(X'6162', 1), X'61' || X'62', concat(X'61', 'b')
SELECT btrim('xxhixx', 'x'), ltrim('x', 'xxhi'), lcase('AB'), ucase('ab'), character_length('né')
