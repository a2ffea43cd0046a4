-- Casts, literals, intervals, dates and their patterns.
SELECT CAST('1.23' AS INT), CAST('  12 ' AS INT), CAST('12a' AS INT), CAST('' AS INT), CAST('-0' AS INT), CAST('+5' AS INT), CAST('2147483648' AS INT), CAST('1e3' AS INT), CAST('0x10' AS INT), CAST('.5' AS INT), CAST('5.' AS INT), CAST('-.9' AS INT), CAST('1_0' AS INT)
SELECT CAST('1.23' AS BIGINT), CAST('9223372036854775808' AS BIGINT), CAST('-9223372036854775808' AS BIGINT), CAST('128' AS TINYINT), CAST('32768' AS SMALLINT), CAST('abc' AS FLOAT), CAST('1e40' AS FLOAT), CAST('NaN' AS DOUBLE), CAST('nan' AS DOUBLE), CAST('inf' AS DOUBLE), CAST('-Infinity' AS DOUBLE), CAST('+inf' AS DOUBLE), CAST('1d' AS DOUBLE), CAST('1.5f' AS DOUBLE), CAST('1L' AS DOUBLE), CAST('1e' AS DOUBLE)
SELECT CAST('true' AS BOOLEAN), CAST('T' AS BOOLEAN), CAST('yes' AS BOOLEAN), CAST('y' AS BOOLEAN), CAST('1' AS BOOLEAN), CAST('0' AS BOOLEAN), CAST('no' AS BOOLEAN), CAST('off' AS BOOLEAN), CAST('on' AS BOOLEAN), CAST(' true ' AS BOOLEAN), CAST('tru' AS BOOLEAN), CAST('' AS BOOLEAN), CAST(2 AS BOOLEAN), CAST(0.0 AS BOOLEAN), CAST(0.1D AS BOOLEAN)
SELECT CAST(1.9 AS INT), CAST(-1.9 AS INT), CAST(1e10D AS INT), CAST(-1e10D AS INT), CAST(CAST('NaN' AS DOUBLE) AS INT), CAST(1e20D AS BIGINT), CAST(300 AS TINYINT), CAST(-129 AS TINYINT), CAST(70000 AS SMALLINT), CAST(3000000000L AS INT), CAST(300.5BD AS TINYINT), CAST(true AS INT), CAST(1.5F AS DECIMAL(5, 1)), CAST(CAST('Infinity' AS DOUBLE) AS BIGINT), CAST(1e10F AS SMALLINT)
SELECT CAST(123.456 AS DECIMAL(5, 2)), CAST(123.455 AS DECIMAL(5, 2)), CAST(1234 AS DECIMAL(3, 0)), CAST('123.456' AS DECIMAL(6, 1)), CAST('1e2' AS DECIMAL(5, 0)), CAST('abc' AS DECIMAL), CAST(1.5D AS DECIMAL(2, 0)), CAST(2.5D AS DECIMAL(2, 0)), CAST(-2.5 AS DECIMAL(1, 0)), CAST(true AS DECIMAL(3, 1)), CAST('' AS DECIMAL(3, 1)), CAST(' 1.5 ' AS DECIMAL(3, 1)), CAST(CAST('NaN' AS DOUBLE) AS DECIMAL(3, 1)), CAST('1E-5' AS DECIMAL(10, 6)), CAST(.1 AS DECIMAL(1, 1)), CAST(1e40D AS DECIMAL(38, 0))
SELECT CAST(1.0 AS STRING), CAST(1.50 AS STRING), CAST(1e7D AS STRING), CAST(1e-3D AS STRING), CAST(0.0001D AS STRING), CAST(123456789.0D AS STRING), CAST(1.0F AS STRING), CAST(1e10F AS STRING), CAST(-0.0D AS STRING), CAST(CAST('NaN' AS FLOAT) AS STRING), CAST(true AS STRING), CAST(NULL AS STRING), CAST(X'4142' AS STRING), CAST(1e-10BD AS STRING), CAST(0.000001BD AS STRING), CAST(0.0000001BD AS STRING), CAST(12e5BD AS STRING)
SELECT CAST(array(1, NULL, 3) AS STRING), CAST(map('a', 1, 'b', NULL) AS STRING), CAST(named_struct('a', 1, 'b', NULL, 'c', 'x') AS STRING), CAST(array(array('a'), NULL) AS STRING), CAST(array() AS STRING), CAST(map() AS STRING), CAST(array(1.5, 2) AS STRING), CAST(array(DATE'2024-01-01') AS STRING), CAST(array(true) AS STRING), CAST(struct(X'41', 1.0D) AS STRING), CAST(array(INTERVAL 1 DAY) AS STRING)
SELECT CAST('2024-02-29' AS DATE), CAST('2023-02-29' AS DATE), CAST('2024' AS DATE), CAST('2024-3' AS DATE), CAST('2024-03-1' AS DATE), CAST('2024-03-01 12:00' AS DATE), CAST('2024-03-01T' AS DATE), CAST(' 2024-03-01 ' AS DATE), CAST('20240301' AS DATE), CAST('2024/03/01' AS DATE), CAST('-0044-03-15' AS DATE), CAST('+12024-03-01' AS DATE), CAST('24-03-01' AS DATE), CAST('2024-03-01abc' AS DATE), CAST('epoch' AS DATE), CAST('99999-01-01' AS DATE), CAST('0000-01-01' AS DATE)
SELECT CAST('2024-02-29 12:34:56.789' AS TIMESTAMP), CAST('2024-02-29T12:34:56Z' AS TIMESTAMP), CAST('2024-02-29 12:34' AS TIMESTAMP), CAST('2024-02-29 1:2:3' AS TIMESTAMP), CAST('2024-02-29 12:34:56+02:00' AS TIMESTAMP), CAST('2024-02-29 12:34:56 UTC' AS TIMESTAMP), CAST('2024-02-29 12:34:56 America/New_York' AS TIMESTAMP), CAST('2024-02-29 12' AS TIMESTAMP), CAST('2024' AS TIMESTAMP), CAST('12:34:56' AS TIMESTAMP) IS NOT NULL, CAST('T12:34' AS TIMESTAMP) IS NOT NULL, CAST('2024-02-29 24:00:00' AS TIMESTAMP), CAST('2024-02-29 12:34:56.1234567' AS TIMESTAMP), CAST('2024-02-29 12:34:56 GMT+3' AS TIMESTAMP), CAST('2024-02-29 12:34:56PST' AS TIMESTAMP), CAST('2024-02-29 12:34:56.+01' AS TIMESTAMP), CAST('2024-02-29 12:60:00' AS TIMESTAMP)
SELECT CAST('2024-02-29 12:34:56+02:00' AS TIMESTAMP_NTZ), CAST('2024-02-29 12:34:56' AS TIMESTAMP_NTZ), CAST('2024-02-29' AS TIMESTAMP_NTZ), CAST('x' AS TIMESTAMP_NTZ), CAST(DATE'2024-02-29' AS TIMESTAMP_NTZ), CAST(TIMESTAMP'2024-02-29 01:02:03' AS TIMESTAMP_NTZ), CAST(TIMESTAMP_NTZ'2024-02-29 01:02:03' AS DATE), CAST(TIMESTAMP_NTZ'2024-02-29 01:02:03.100' AS STRING), TIMESTAMP_LTZ'2024-02-29 01:02:03', CAST(TIMESTAMP_NTZ'2024-02-29 01:02:03' AS TIMESTAMP_LTZ)
SELECT CAST(0 AS TIMESTAMP), CAST(1.5 AS TIMESTAMP), CAST(-1L AS TIMESTAMP), CAST(1.5D AS TIMESTAMP), CAST(true AS TIMESTAMP), CAST(1Y AS TIMESTAMP), CAST(TIMESTAMP'1970-01-01 00:00:01.9' AS INT), CAST(TIMESTAMP'1969-12-31 23:59:59.5' AS BIGINT), CAST(TIMESTAMP'1970-01-01 00:00:01.5' AS DOUBLE), CAST(TIMESTAMP'1970-01-01 00:00:01.5' AS DECIMAL(10, 3)), CAST(TIMESTAMP'2024-01-01 00:00:00' AS TINYINT), CAST(TIMESTAMP'1970-01-01 00:00:00' AS BOOLEAN), CAST(CAST('NaN' AS DOUBLE) AS TIMESTAMP)
SELECT CAST(1.5D AS DATE)
SELECT CAST(1 AS BINARY), CAST('abc' AS BINARY), CAST(300S AS BINARY), CAST(1Y AS BINARY), CAST(-1L AS BINARY)
SELECT CAST(1.5 AS BINARY)
SELECT CAST(X'01' AS INT)
SELECT CAST(array(1, 2) AS ARRAY<STRING>), CAST(map('1', '2') AS MAP<INT, INT>), CAST(named_struct('a', '1', 'b', 2) AS STRUCT<x: INT, y: STRING>), CAST(array('1', 'x') AS ARRAY<INT>), CAST(NULL AS MAP<STRING, INT>)
SELECT CAST(named_struct('a', 1) AS STRUCT<x: INT, y: INT>)
SELECT CAST(array(1) AS MAP<INT, INT>)
SELECT CAST('[1]' AS ARRAY<INT>)
SELECT CAST('5' AS INTERVAL DAY), CAST('1 02:03:04' AS INTERVAL DAY TO SECOND), CAST('INTERVAL ''5'' HOUR' AS INTERVAL HOUR), CAST('1-2' AS INTERVAL YEAR TO MONTH), CAST('x' AS INTERVAL MONTH), CAST(5 AS INTERVAL HOUR), CAST(13 AS INTERVAL MONTH), CAST(1.5 AS INTERVAL SECOND), CAST(INTERVAL '26' HOUR AS INT), CAST(INTERVAL '14' MONTH AS BIGINT), CAST(INTERVAL '1 02:03:04.5' DAY TO SECOND AS STRING), CAST(INTERVAL '-1-2' YEAR TO MONTH AS STRING), CAST(INTERVAL '5' DAY AS STRING), CAST(INTERVAL '5' MINUTE AS STRING)
SELECT CAST(INTERVAL '1 02:03:04' DAY TO SECOND AS INTERVAL HOUR), CAST(INTERVAL '1-2' YEAR TO MONTH AS INTERVAL YEAR), CAST(INTERVAL '90' MINUTE AS INTERVAL HOUR TO MINUTE), CAST(INTERVAL '1' YEAR AS INTERVAL MONTH), CAST(INTERVAL '1.5' SECOND AS DECIMAL(5, 2)), CAST(INTERVAL '3' SECOND AS SMALLINT)
SELECT CAST(INTERVAL '1-2' YEAR TO MONTH AS INT)
SELECT '1'::INT + 1, '2024-01-01'::DATE, 1.7::INT::STRING, NULL::INT, -1::STRING, array('1')::ARRAY<INT>[0]
SELECT int('5'), bigint(5.5), string(1), date('2024-01-01'), timestamp('2024-01-01'), boolean('true'), double('1.5'), float('1.5'), decimal('1.5'), binary('a'), tinyint('5'), smallint(5)
SELECT try_cast('x' AS INT), try_cast('5' AS INT), try_cast(300 AS TINYINT), try_cast('2024-13-01' AS DATE), try_cast(1e40D AS DECIMAL(5, 1)), try_cast(DATE'2024-01-01' AS TIMESTAMP)
SELECT CAST(1 AS NOTATYPE)
SELECT CAST(1 AS DECIMAL(39, 0))
SELECT CAST(1 AS DECIMAL(5, 6))
SELECT CAST(5 AS VARCHAR(3)), CAST('abc' AS CHAR(5))
SELECT char('5'), string(), int(1, 2)
SELECT 1, 1L, 1S, 1Y, 1.0, 1.0D, 1.0F, 1BD, 1.5BD, 1e3, 1e3D, 1e-2BD, .5, 5., 0x1F, X'1F', 'a' 'b', "x", r'\n', R"\t", '\u0041', '\x41', '\101', '\'', "\"", '\%', '\_'
SELECT 32768S
SELECT 9223372036854775808, -9223372036854775808, 2147483648, -2147483648, 99999999999999999999999999999999999999
SELECT 999999999999999999999999999999999999999
SELECT 1.0e400D
SELECT 1e39F
SELECT 1.7976931348623157E308, -1.7976931348623157E308, 3.4E38F, 1E309
SELECT DATE '2024-2-3', TIMESTAMP '2024-2-3', TIMESTAMP '2024-02-03 04:05:06.789Z', TIMESTAMP '2024-02-03 04:05 Europe/Berlin', TIMESTAMP_LTZ '2024-02-03', TIMESTAMP_NTZ '2024-02-03 04:05', DATE '12024-01-01'
SELECT DATE '2024-13-01'
SELECT TIMESTAMP 'abc'
SELECT DATE 'mar 11'
SELECT TIMESTAMP_NTZ '2024-13-01'
SELECT INTERVAL 'a' DAY
SELECT GEO '(1,2)'
SELECT X'XYZ'
SELECT X'ABC', X'', x '0', X'f'
SELECT interval 1 year 2 months 3 days 4 hours 5 minutes 6.789 seconds
SELECT interval '1 year 2 months', interval '3 days 4 hours', interval -1 day, - interval 1 day, interval '-1' month, interval 1 week 2 days, interval 1.5 seconds, interval '1.5' second, interval 10 milliseconds, interval 10 microseconds
SELECT interval '1-2' year to month, interval '-1-2' year to month, interval '1 2' day to hour, interval '1 2:3' day to minute, interval '1 2:3:4.5' day to second, interval '2:3' hour to minute, interval '2:3:4' hour to second, interval '3:4.56' minute to second, interval '+1' year
SELECT interval '10 12:12:12' day to second, interval '999' hour, interval '100' minute, interval '99.999999' second, interval '20' month
SELECT interval 1
SELECT interval '1' fortnight
SELECT interval '1 25:00:00' day to second
SELECT interval '1:2' year to month
SELECT interval '1-13' year to month
SELECT interval 1 day 1 month
SELECT interval '1 day 1 month'
SELECT interval '1 day -1 hour', interval '- 1 day', interval '1 day 2 day'
SELECT interval ''
SELECT interval 'interval 3 year 1 hour'
SELECT interval 3 year 1 hour
SELECT interval 2147483648 month
SELECT interval 1 day + interval 2 hours, interval 1 year - interval 3 months, interval 1 day * 2, 2 * interval '1-6' year to month, interval 1 day / 2, interval 1 month / 2, interval '1' year * 1.5, interval 1 hour / 0.5, -interval '1-1' year to month, +interval 1 day, interval 1 day * '2', '3' * interval 1 month, interval '2' month / '4'
SELECT interval 1 year / 0
SELECT interval 1 day / 0
SELECT interval 1 day * NULL, interval 1 day + NULL, NULL + interval 1 month, interval 1 day / NULL
SELECT interval 1 day + interval 1 month
SELECT interval 1 day > interval 23 hours, interval 1 year = interval 12 months, interval '1' day = '1 00:00:00', interval 1 day <=> NULL, interval 1 month < interval 31 days
SELECT abs(interval -1 day), abs(interval '-1-2' year to month), sign(interval -1 day), signum(interval '1' month), sum(i), avg(i), max(i), min(i) FROM VALUES (interval 1 day), (interval 5 days), (NULL) AS t(i)
SELECT sum(i), avg(i), max(i), count(DISTINCT i) FROM VALUES (interval '1-1' year to month), (interval '0-5' year to month) AS t(i)
SELECT DATE'2024-01-31' + interval 1 month, DATE'2024-01-31' - interval '1-1' year to month, DATE'2024-01-31' + interval 1 day, DATE'2024-01-31' + interval 1 hour, interval 1 day + DATE'2024-01-31', DATE'2024-01-31' - interval '1 2:3:4' day to second, DATE'2024-01-31' + 1, DATE'2024-01-31' - 1, 1 + DATE'2024-01-31'
SELECT TIMESTAMP'2024-01-31 12:00:00' + interval 1 month, TIMESTAMP'2024-01-31 12:00:00' - interval 90 minutes, interval '1' second + TIMESTAMP_NTZ'2024-01-31 12:00:00', TIMESTAMP'2024-01-31 12:00:00' + interval '1.000001' second
SELECT DATE'2024-03-01' - DATE'2024-01-31', DATE'2024-03-01' - '2024-01-31', TIMESTAMP'2024-03-01 12:00:00' - DATE'2024-02-29', TIMESTAMP'2024-03-01 12:00:00' - TIMESTAMP'2024-02-29 13:00:01.5', TIMESTAMP_NTZ'2024-03-01 12:00:00' - TIMESTAMP_NTZ'2024-03-01 12:00:01', '2024-03-02' - DATE'2024-03-01', TIMESTAMP'2024-03-01 12:00:00' - '2024-03-01'
SELECT DATE'2024-03-01' + DATE'2024-01-31'
SELECT 1 - DATE'2024-03-01'
SELECT interval 1 day - DATE'2024-03-01'
SELECT DATE'2024-01-01' + 1.5
SELECT DATE'2024-01-01' + '1'
SELECT DATE'2024-01-01' - '1'
SELECT DATE'2024-01-01' + 1L
SELECT '2024-01-31' + interval 1 month, '2024-01-31 10:00:00' - interval 1 hour, '2024-01-31' - interval '1' day, interval 1 month + '2024-01-31', 'x' + interval 1 day
SELECT make_dt_interval(2147483647)
SELECT extract(YEAR FROM interval '3-4' year to month), extract(MONTH FROM interval '3-4' year to month), extract(DAY FROM interval '5 3:2:1.5' day to second), extract(HOUR FROM interval '5 3:2:1.5' day to second), extract(MINUTE FROM interval '5 3:2:1.5' day to second), extract(SECOND FROM interval '-5 3:2:1.5' day to second), date_part('day', interval '-5 3:2:1.5' day to second), date_part('y', interval '-3-4' year to month)
SELECT extract(DAY FROM interval '3-4' year to month)
SELECT extract(WEEK FROM interval '5 3:2:1.5' day to second)
SELECT date_trunc('DAY', interval 1 hour)
SELECT hour(interval '5 3:2:1.5' day to second)
SELECT INTERVAL a DAY FROM VALUES (1) AS t(a)
SELECT interval '1' day AS d, interval '1' day IN (interval 24 hours), CASE WHEN true THEN interval 1 day ELSE interval 1 hour END, coalesce(interval 1 day, interval 1 hour), array(interval 1 day, interval 1 hour), greatest(interval 1 day, interval 25 hours)
SELECT coalesce(interval 1 day, interval 1 month)
SELECT to_char(interval 1 day, 'dd')
SELECT width_bucket(interval '5' day, interval '0' day, interval '10' day, 5), width_bucket(interval '1' month, interval '0' month, interval '1' year, 4)
SELECT add_months('2024-01-31', 1), add_months(DATE'2024-02-29', 12), add_months('2024-01-31', -2), add_months(TIMESTAMP'2024-01-31 10:00:00', 1), add_months(NULL, 1), add_months('2024-01-31', 1.9), add_months('x', 1)
SELECT date_add('2024-01-31', 1), date_add(DATE'2024-01-31', '1'), date_add('2024-01-31', 1Y), date_sub('2024-01-31', 31), dateadd(DATE'2024-01-31', 5), date_add(TIMESTAMP'2024-01-31 23:00:00', 1), date_add('x', 1), date_add('2024-01-31', NULL)
SELECT date_add('2024-01-31', 1.2)
SELECT date_add('2024-01-31', '1.2')
SELECT date_add('2024-01-31', 1L)
SELECT datediff('2024-03-01', '2024-02-01'), date_diff(DATE'2024-01-01', DATE'2024-01-02'), datediff(TIMESTAMP'2024-01-01 23:59:59', '2024-01-01'), datediff('x', '2024-01-01'), datediff(DAY, TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-02 23:00:00'), datediff(HOUR, TIMESTAMP'2024-01-01 00:30:00', TIMESTAMP'2024-01-01 02:00:00'), timestampdiff(MONTH, TIMESTAMP'2024-01-31 00:00:00', TIMESTAMP'2024-02-29 00:00:00'), timestampdiff(YEAR, DATE'2020-02-29', DATE'2024-02-28'), timestampdiff(QUARTER, DATE'2024-01-01', DATE'2024-12-31'), timestampdiff(WEEK, DATE'2024-01-01', DATE'2024-01-14'), timestampdiff(MICROSECOND, TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-01 00:00:01')
SELECT timestampadd(MONTH, 1, TIMESTAMP'2024-01-31 00:00:00'), dateadd(HOUR, 5, DATE'2024-01-31'), timestampadd(WEEK, -1, DATE'2024-01-31'), date_add(YEAR, 1, DATE'2024-02-29'), timestampadd(MICROSECOND, 1, TIMESTAMP'2024-01-31 00:00:00'), timestampadd(QUARTER, 1, TIMESTAMP_NTZ'2024-01-31 00:00:00'), dateadd(DAYOFYEAR, 1, DATE'2024-01-31'), timestampadd(DAY, '5', '2024-01-31')
SELECT timestampadd('MONTH', 1, DATE'2024-01-31')
SELECT timestampadd(FOO, 1, DATE'2024-01-31')
SELECT months_between('1997-02-28 10:30:00', '1996-10-30'), months_between('1997-02-28 10:30:00', '1996-10-30', false), months_between('2024-02-29', '2024-01-31'), months_between(NULL, '2024-01-01'), months_between('2024-01-31', '2024-02-29'), months_between('x', '2024-01-01'), months_between(DATE'2024-03-15', TIMESTAMP'2024-01-15 12:00:00')
SELECT next_day('2024-01-14', 'TU'), next_day('2024-01-14', 'tue'), next_day('2024-01-14', 'Tuesday'), next_day('2024-01-16', 'TU'), next_day('2024-01-14', 'xx'), next_day(NULL, 'TU'), next_day('x', 'TU'), last_day('2024-02-10'), last_day(TIMESTAMP'2024-02-10 01:02:03'), last_day('x')
SELECT year('2024-02-29'), month('2024-02-29'), day('2024-02-29'), dayofmonth('2024-02-29'), dayofweek('2024-02-29'), weekday('2024-02-29'), dayofyear('2024-02-29'), weekofyear('2024-12-30'), quarter('2024-02-29'), hour('2024-02-29 12:34:56'), minute('2024-02-29 12:34:56'), second('2024-02-29 12:34:56.7'), year('x'), hour('x'), hour('12:34')
SELECT extract(YEAR FROM DATE'2024-02-29'), extract(YEAROFWEEK FROM DATE'2024-12-30'), extract(QUARTER FROM TIMESTAMP'2024-02-29 01:02:03'), extract(MONTH FROM '2024-02-29'), extract(WEEK FROM DATE'2024-01-01'), extract(DAY FROM DATE'2024-02-29'), extract(DAYOFWEEK FROM DATE'2024-02-29'), extract(DOW_ISO FROM DATE'2024-03-03'), extract(DAYOFWEEK_ISO FROM DATE'2024-03-03'), extract(DOY FROM DATE'2024-02-29'), extract(HOUR FROM TIMESTAMP'2024-02-29 01:02:03'), extract(SECOND FROM TIMESTAMP'2024-02-29 01:02:03.456'), extract(SECONDS FROM TIMESTAMP_NTZ'2024-02-29 01:02:03.456'), date_part('yrs', DATE'2024-02-29'), date_part('hours', DATE'2024-02-29'), date_part(NULL, DATE'2024-02-29'), datepart('m', TIMESTAMP'2024-02-29 01:02:03'), date_part('mons', DATE'2024-02-29'), date_part('s', TIMESTAMP'2024-02-29 01:02:03')
SELECT extract(CENTURY FROM DATE'2024-02-29')
SELECT date_part('epoch', DATE'2024-02-29')
SELECT trunc('2024-05-17', 'YEAR'), trunc('2024-05-17', 'MM'), trunc('2024-05-17', 'mon'), trunc('2024-05-17', 'week'), trunc('2024-05-17', 'quarter'), trunc('2024-05-17', 'day'), trunc('2024-05-17', 'xx'), trunc(NULL, 'YEAR'), trunc('2024-05-17', NULL), trunc('x', 'YEAR'), trunc(TIMESTAMP'2024-05-17 01:02:03', 'yy'), trunc(DATE'2024-05-17', 'yyyy')
SELECT date_trunc('YEAR', '2024-05-17 12:34:56.789'), date_trunc('MM', TIMESTAMP'2024-05-17 12:34:56.789'), date_trunc('DD', TIMESTAMP'2024-05-17 12:34:56.789'), date_trunc('HOUR', TIMESTAMP'2024-05-17 12:34:56.789'), date_trunc('MILLISECOND', TIMESTAMP'2024-05-17 12:34:56.789123'), date_trunc('MICROSECOND', TIMESTAMP'2024-05-17 12:34:56.789123'), date_trunc('WEEK', DATE'2024-05-17'), date_trunc('QUARTER', '2024-05-17'), date_trunc('x', '2024-05-17'), date_trunc(NULL, '2024-05-17'), date_trunc('SECOND', TIMESTAMP'1900-01-01 00:00:00.9'), date_trunc('MINUTE', TIMESTAMP_NTZ'2024-05-17 12:34:56')
SELECT make_date(2024, 2, 29), make_date(2023, 2, 29), make_date(NULL, 1, 1), make_date(10000, 1, 1), make_date('2024', '1', '2'), make_timestamp(2024, 2, 29, 1, 2, 3.456), make_timestamp(2024, 2, 29, 1, 2, 60), make_timestamp(2024, 2, 29, 1, 2, 60.5), make_timestamp(2024, 13, 1, 0, 0, 0), make_timestamp(2024, 2, 29, 1, 2, 3, 'Europe/Berlin'), make_timestamp(2024, 2, 29, 24, 0, 0), make_timestamp_ntz(2024, 2, 29, 1, 2, 3.4), make_timestamp_ltz(2024, 2, 29, 1, 2, 3.4), make_timestamp_ltz(2024, 2, 29, 1, 2, 3.4, 'CET'), make_timestamp(NULL, 1, 1, 1, 1, 1)
SELECT from_unixtime(0), from_unixtime(0, 'yyyy-MM-dd HH:mm:ss.SSS'), from_unixtime(NULL), from_unixtime('100', 'HH:mm'), from_unixtime(-1), from_unixtime(1.9), unix_timestamp('2024-01-01 00:00:00'), unix_timestamp('2024-01-01', 'yyyy-MM-dd'), unix_timestamp(DATE'2024-01-01'), unix_timestamp(TIMESTAMP'2024-01-01 00:00:00.9'), unix_timestamp('x'), to_unix_timestamp('01/02/2024', 'dd/MM/yyyy'), unix_timestamp(NULL)
SELECT timestamp_seconds(1.5), timestamp_seconds(-1), timestamp_seconds(1.23D), timestamp_millis(1500), timestamp_micros(1500000), unix_seconds(TIMESTAMP'1969-12-31 23:59:59.5'), unix_millis(TIMESTAMP'1969-12-31 23:59:59.5'), unix_micros(TIMESTAMP'1970-01-01 00:00:01.5'), unix_date(DATE'1970-01-10'), date_from_unix_date(10), unix_date('1970-01-05'), timestamp_seconds(NULL)
SELECT timestamp_seconds('1')
SELECT timestamp_millis(1.5)
SELECT timestamp_micros('1')
SELECT to_date('2024-02-29'), to_date('29/02/2024', 'dd/MM/yyyy'), to_date('2024-02-29 10:00:00'), to_date(NULL), to_date('x'), to_date('2024', 'yyyy'), to_date('02', 'MM'), to_date(TIMESTAMP'2024-02-29 10:00:00'), to_date('20240229', 'yyyyMMdd'), to_date('Feb 29, 2024', 'MMM dd, yyyy'), to_date('2024-060', 'yyyy-DDD'), to_timestamp('2024-02-29 10:11:12'), to_timestamp('2024-02-29', 'yyyy-MM-dd'), to_timestamp('29.02.2024 10', 'dd.MM.yyyy HH'), to_timestamp('x'), to_timestamp_ntz('2024-02-29 10:11:12'), to_timestamp_ltz('2024-02-29 10:11:12'), try_to_timestamp('x'), try_to_timestamp('2024', 'yyyy')
SELECT from_utc_timestamp('2024-07-01 00:00:00', 'Asia/Tokyo'), to_utc_timestamp('2024-07-01 00:00:00', 'Asia/Tokyo'), from_utc_timestamp('2024-03-31 01:30:00', 'Europe/Berlin'), to_utc_timestamp('2024-03-31 02:30:00', 'Europe/Berlin'), from_utc_timestamp(NULL, 'UTC'), from_utc_timestamp('2024-01-01', NULL), to_utc_timestamp('2024-10-27 02:30:00', 'Europe/Berlin'), from_utc_timestamp('2024-01-01', '+05:30'), from_utc_timestamp(DATE'2024-01-01', 'PST'), from_utc_timestamp('1883-11-18 12:00:00', 'America/New_York')
SELECT from_utc_timestamp('2024-01-01', 'xx')
SELECT convert_timezone('Europe/Berlin', 'America/New_York', TIMESTAMP_NTZ'2024-07-01 12:00:00'), convert_timezone('Asia/Tokyo', TIMESTAMP_NTZ'2024-07-01 12:00:00'), convert_timezone('UTC', 'UTC', NULL), convert_timezone('UTC', 'Asia/Kolkata', '2024-07-01 12:00:00'), convert_timezone('UTC', 'Asia/Kolkata', DATE'2024-07-01')
SELECT date_format('2024-02-29 13:14:15.678', 'G yyyy yy y MMMM MMM MM M dd d EEEE EEE E D'), date_format('2024-02-29 03:04:05.678', 'HH H hh h kk k KK K mm m ss s SSS SS S a'), date_format(DATE'2024-02-29', "yyyy 'quoted' ''''"), date_format(TIMESTAMP'2024-02-29 13:14:15', 'VV z zzzz O OOOO X XXX x xxx Z ZZZZ ZZZZZ'), date_format(NULL, 'y'), date_format('2024-02-29', NULL), date_format('2024-02-29', 'Q QQ QQQ QQQQ q qq'), date_format('2024-02-29', 'F'), date_format('2024-02-29', 'LLLL LLL LL L')
SELECT date_format('2024-02-29', 'u')
SELECT date_format('2024-02-29', 'YYYY')
SELECT date_format('2024-02-29', 'B')
SELECT date_format('2024-02-29', 'yyyyyyyyyyy')
SELECT date_format(DATE'0001-01-01', 'yyyy-MM-dd G'), date_format(DATE'-0044-03-15', 'yyyy G'), date_format(DATE'12024-01-01', 'yyyy'), date_format(TIMESTAMP'1582-10-10 00:00:00', 'yyyy-MM-dd')
SELECT to_timestamp('2024-02-29 13', 'yyyy-MM-dd hh')
SELECT to_timestamp('1 PM', 'h a'), to_timestamp('2024-02-29 1 PM', 'yyyy-MM-dd h a'), to_timestamp('12:34:56.789', 'HH:mm:ss.SSS'), to_timestamp('2024-02-29T10:11:12Z', "yyyy-MM-dd'T'HH:mm:ssX"), to_timestamp('2024-02-29 10:11 +0100', 'yyyy-MM-dd HH:mm Z'), to_timestamp('2024-02-29 10:11 Europe/Berlin', 'yyyy-MM-dd HH:mm VV'), to_timestamp('2024-02-29 10:11', 'yyyy-MM-dd[ HH:mm]'), to_timestamp('2024-02-29', 'yyyy-MM-dd[ HH:mm]'), to_timestamp('24-02-29', 'yy-MM-dd'), to_timestamp('Thu Feb 29 2024', 'EEE MMM dd yyyy'), to_timestamp('24', 'yy'), to_timestamp('12024', 'yyyyy')
SELECT to_timestamp('2024-02-30', 'yyyy-MM-dd')
SELECT to_date('2024-2-9', 'yyyy-MM-dd')
SELECT to_date('2024-02-29 extra', 'yyyy-MM-dd')
SELECT window_time(window) FROM (SELECT window(at, '1 hour') AS window FROM sales)
SELECT current_timezone(), date_format(TIMESTAMP'2024-01-01 00:00:00', 'z'), localtimestamp() = localtimestamp(), current_date() = curdate(), now() = current_timestamp(), current_date = current_date()
