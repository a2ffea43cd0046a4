-- Date and time patterns, casts of text to times, and what computes with dates.
SELECT date_format(ts, 'yyyy-MM-dd HH:mm:ss.SSSSSS'), date_format(ts, 'y'), date_format(ts, 'yy'), date_format(ts, 'yyyyy'), date_format(ts, 'D'), date_format(ts, 'DDD') FROM edge WHERE id IN (2, 3, 4, 7)
SELECT date_format(ts, 'M'), date_format(ts, 'MM'), date_format(ts, 'MMM'), date_format(ts, 'MMMM'), date_format(ts, 'L'), date_format(ts, 'LLL'), date_format(ts, 'LLLL') FROM edge WHERE id IN (2, 3, 4, 7)
SELECT date_format(ts, 'E'), date_format(ts, 'EEE'), date_format(ts, 'EEEE'), date_format(ts, 'F'), date_format(ts, 'q'), date_format(ts, 'QQ'), date_format(ts, 'QQQ'), date_format(ts, 'QQQQ') FROM edge WHERE id IN (2, 3, 4, 7)
SELECT date_format(ts, 'h'), date_format(ts, 'hh a'), date_format(ts, 'k'), date_format(ts, 'K'), date_format(ts, 'H'), date_format(ts, 'm'), date_format(ts, 's'), date_format(ts, 'S'), date_format(ts, 'SSS') FROM edge WHERE id IN (2, 3, 4, 7)
SELECT date_format(ts, 'VV'), date_format(ts, 'z'), date_format(ts, 'zzzz'), date_format(ts, 'O'), date_format(ts, 'OOOO'), date_format(ts, 'X'), date_format(ts, 'XXX'), date_format(ts, 'x'), date_format(ts, 'xxx'), date_format(ts, 'Z'), date_format(ts, 'ZZZZ') FROM edge WHERE id IN (3)
SELECT date_format(dt, "yyyy'T'HH"), date_format(dt, "''yy"), date_format(ntz, 'dd.MM.yyyy'), date_format('2024-02-29', 'yyyy/DDD'), date_format('2024-02-29 12:00:00', 'HH'), date_format(NULL, 'yyyy'), date_format(dt, NULL) FROM edge WHERE id IN (3, 4)
SELECT date_format(ts, '[yyyy][-MM]'), date_format(ts, 'yyyy-MM-dd[ HH:mm]'), date_format(ts, '') FROM edge WHERE id = 3
SELECT date_format(ts, 'YYYY') FROM edge WHERE id = 3
SELECT date_format(ts, 'w') FROM edge WHERE id = 3
SELECT date_format(ts, 'u') FROM edge WHERE id = 3
SELECT date_format(ts, 'A') FROM edge WHERE id = 3
SELECT date_format(ts, 'eee') FROM edge WHERE id = 3
SELECT date_format(ts, 'EEEEE') FROM edge WHERE id = 3
SELECT date_format(ts, 'MMMMM') FROM edge WHERE id = 3
SELECT date_format(ts, 'yyyyyyy') FROM edge WHERE id = 3
SELECT date_format(ts, 'GGGG yyyy'), date_format(ts, 'n') FROM edge WHERE id = 3
SELECT date_format(ts, 'HHH') FROM edge WHERE id = 3
SELECT date_format(ts, 'aa') FROM edge WHERE id = 3
SELECT date_format(ts, 'SSSSSSSSSS') FROM edge WHERE id = 3
SELECT date_format(ts, 'tt') FROM edge WHERE id = 3
SELECT to_date('2024-2-9', 'yyyy-M-d'), to_date('2024-02-09', 'yyyy-M-d'), to_date('09/02/24', 'dd/MM/yy'), to_date('9 Feb 2024', 'd MMM yyyy'), to_date('February 9, 2024', 'MMMM d, yyyy'), to_date('20240209', 'yyyyMMdd'), to_date('2024-060', 'yyyy-DDD'), to_date('2024', 'yyyy'), to_date('02', 'MM')
SELECT to_date('2023-02-29', 'yyyy-MM-dd'), to_date('2023-02-30'), to_date('2023-13-01'), to_date('abc', 'yyyy'), to_date('', 'yyyy'), to_date(NULL, 'yyyy'), to_date('2023-01-01', NULL), to_date('2023-01-01 10:00:00'), to_date('  2023-01-01  ')
SELECT to_timestamp('2024-02-29T12:34:56.789Z'), to_timestamp('2024-02-29 12:34:56+05:30'), to_timestamp('2024-02-29 12:34'), to_timestamp('2024-02-29 1:2:3'), to_timestamp('2024'), to_timestamp('12:34:56') IS NULL, to_timestamp('2024-02-29 24:00:00'), to_timestamp('T10:00') IS NULL
SELECT to_timestamp('29/02/2024 13:05', 'dd/MM/yyyy HH:mm'), to_timestamp('29/02/2024 01:05 PM', 'dd/MM/yyyy hh:mm a'), to_timestamp('2024-02-29 12.34.56,789', 'yyyy-MM-dd HH.mm.ss,SSS'), to_timestamp('2024-02-29 12:34:56.7', 'yyyy-MM-dd HH:mm:ss.SSS'), to_timestamp('2024-02-29 12:34:56.7891234', 'yyyy-MM-dd HH:mm:ss.SSSSSSS')
SELECT to_timestamp('2024-02-29 12:34:56 +0530', 'yyyy-MM-dd HH:mm:ss Z'), to_timestamp('2024-02-29 12:34:56 +05:30', 'yyyy-MM-dd HH:mm:ss XXX'), to_timestamp('2024-02-29 12:34:56 Europe/Paris', 'yyyy-MM-dd HH:mm:ss VV'), to_timestamp('2024-02-29 12:34:56 GMT+1', 'yyyy-MM-dd HH:mm:ss O')
SELECT to_timestamp('2024-02-29', 'yyyy-MM-dd[ HH:mm]'), to_timestamp('2024-02-29 10:11', 'yyyy-MM-dd[ HH:mm]'), to_timestamp('12/31/2023', 'MM/dd/yyyy'), to_timestamp('12/31/2023', 'dd/MM/yyyy'), to_timestamp('99', 'yy'), to_timestamp('00', 'yy'), to_timestamp('Q1 2024', "'Q1' yyyy")
SELECT to_timestamp('2024-02-29 extra', 'yyyy-MM-dd')
SELECT unix_timestamp('2024-02-29', 'yyyy-MM-dd'), unix_timestamp('2024-02-29 12:00:00'), unix_timestamp('nope'), unix_timestamp(DATE'2024-02-29'), to_unix_timestamp('2024/02/29', 'yyyy/MM/dd'), from_unixtime(0), from_unixtime(1709209696, 'yyyy-MM-dd'), from_unixtime(-1, 'HH:mm:ss'), from_unixtime(NULL)
SELECT to_timestamp('1', 'dd'), to_timestamp('11 PM', 'hh a'), to_timestamp('23', 'hh'), to_timestamp('Thu 29 Feb 2024', 'EEE dd MMM yyyy')
SELECT to_date('2024-W09', "yyyy-'W'ww")
SELECT to_timestamp('2024-02-29 12', 'yyyy-MM-dd hh'), to_timestamp('2024-02-29 0', 'yyyy-MM-dd K'), to_timestamp('2024-02-29 24', 'yyyy-MM-dd k'), to_timestamp('10000-01-01', 'yyyy-MM-dd'), to_timestamp('+10000-01-01', 'yyyyy-MM-dd')
SELECT to_timestamp_ntz('2024-02-29 12:34:56', 'yyyy-MM-dd HH:mm:ss'), to_timestamp_ltz('2024-02-29 12:34:56', 'yyyy-MM-dd HH:mm:ss'), to_timestamp_ntz('2024-02-29 12:34:56+02:00'), try_to_timestamp('x'), try_to_timestamp('2024-02-29', 'yyyy-MM-dd')
SELECT trunc(dt, 'year'), trunc(dt, 'MM'), trunc(dt, 'week'), trunc(dt, 'quarter'), trunc(dt, 'nope'), trunc(dt, NULL), date_trunc('hour', ts), date_trunc('WEEK', ts), date_trunc('millisecond', ts), date_trunc('decade', ts), date_trunc('dd', dt) FROM edge WHERE id IN (2, 3, 4, 7)
SELECT next_day(dt, 'MON'), next_day(dt, 'sunday'), next_day(dt, 'xx'), last_day(dt), add_months(dt, 1), add_months(dt, -12), months_between(dt, DATE'2024-01-31'), months_between(ts, dt, false), dayname(dt) FROM edge WHERE id = 3
SELECT next_day(dt, 'MON'), next_day(dt, 'TU'), next_day(dt, 'sunday'), next_day(dt, 'xx'), last_day(dt), add_months(dt, 1), add_months(dt, -12), months_between(dt, DATE'2024-01-31'), months_between(ts, dt, false) FROM edge WHERE id IN (2, 3, 4, 8)
SELECT weekofyear(dt), dayofweek(dt), weekday(dt), dayofyear(dt), quarter(dt), extract(YEAROFWEEK FROM dt), extract(DOW_ISO FROM dt), date_part('isodow', dt), extract(SECOND FROM ts), extract(WEEK FROM ts), date_part('seconds', ntz) FROM edge WHERE id IN (3, 4, 7, 8)
SELECT extract(EPOCH FROM ts) FROM edge
SELECT extract(MICROSECONDS FROM ts) FROM edge
SELECT make_date(2024, 2, 30), make_date(2024, 2, 29), make_date(NULL, 1, 1), make_timestamp(2024, 2, 29, 12, 34, 60), make_timestamp(2024, 2, 29, 25, 0, 0), make_timestamp(2024, 2, 29, 12, 34, 56.789, 'CET'), make_timestamp_ntz(2024, 2, 29, 1, 2, 3.5), make_timestamp(2024, 2, 29, 12, 34, 60.5)
SELECT timestampadd(MONTH, 1, TIMESTAMP'2024-01-31 10:00:00'), timestampadd(SECOND, -1, DATE'2024-01-01'), timestampdiff(MONTH, TIMESTAMP'2024-01-31', TIMESTAMP'2024-02-29'), datediff(DAY, TIMESTAMP'2024-01-01 23:00:00', TIMESTAMP'2024-01-02 01:00:00'), dateadd(WEEK, 2, DATE'2024-01-01'), timestampdiff(YEAR, DATE'2024-02-29', DATE'2025-02-28'), timestampdiff(MICROSECOND, TIMESTAMP'2024-01-01', TIMESTAMP_NTZ'2024-01-02 00:00:00')
SELECT dateadd(DATE'2024-01-01', 3), date_add('2024-01-01', '3'), date_sub(TIMESTAMP'2024-01-01 10:00:00', 1), datediff('2024-01-05', '2024-01-01 23:59:59'), date_diff(DATE'2024-01-01', NULL), DATE'2024-01-01' + 1, DATE'2024-01-05' - DATE'2024-01-01', DATE'2024-01-05' - 2, '2024-01-05' - DATE'2024-01-01'
SELECT date_add('2024-01-01', 1.5)
SELECT date_add('2024-01-01', '1.5')
SELECT timestamp_seconds(1.5), timestamp_seconds(-1), timestamp_millis(1500), timestamp_micros(-1), unix_seconds(ts), unix_millis(ts), unix_micros(ts), unix_date(dt), date_from_unix_date(-1), timestamp_seconds(0.123456D) FROM edge WHERE id IN (3, 4)
SELECT timestamp_seconds(1.1234567)
SELECT from_utc_timestamp('2024-07-01 12:00:00', 'America/New_York'), to_utc_timestamp('2024-07-01 12:00:00', 'Asia/Tokyo'), from_utc_timestamp(ts, '+05:30'), convert_timezone('UTC', 'Europe/Berlin', ntz), convert_timezone('Asia/Kolkata', TIMESTAMP_NTZ'2024-01-01 00:00:00'), from_utc_timestamp(ts, 'PST') FROM edge WHERE id = 3
SELECT from_utc_timestamp(TIMESTAMP'2024-01-01', 'Nowhere/City')
SELECT window(ts, '1 hour').start, window(ts, '1 day', '12 hours', '1 hour').end, count(*) FROM edge WHERE id IN (3, 7) GROUP BY window(ts, '1 hour'), window(ts, '1 day', '12 hours', '1 hour')
SELECT date_format(ts, 'dd''x'''), date_format(ts, "d 'of' MMMM"), date_format(ts, 'dd-MMM-yy'), date_format(ts, 'EEE, d MMM yyyy HH:mm:ss Z'), date_format(ts, 'MMMd') FROM edge WHERE id IN (2, 3, 7)
