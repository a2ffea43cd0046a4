SELECT id, year(dt), month(dt), day(dt), dayofmonth(ts), dayofweek(dt), weekday(dt), dayofyear(dt), weekofyear(dt), quarter(ts), hour(ts), minute(ts), second(ts) FROM edge
SELECT id, extract(YEAR FROM ts), extract(WEEK FROM dt), extract(DOW FROM dt), extract(DOY FROM dt), extract(SECONDS FROM ts), extract(MINUTE FROM ntz), extract(YEAROFWEEK FROM dt), extract(DOW_ISO FROM dt), date_part('QUARTER', ts) FROM edge
SELECT id, date_add(dt, 1), date_sub(dt, 400), dateadd(dt, -1), add_months(dt, 1), add_months(dt, -12), last_day(dt), next_day(dt, 'MON'), next_day(dt, 'xx'), datediff(dt, DATE'2000-01-01'), date_diff(dt, DATE'2024-03-01') FROM edge WHERE id <> 5
SELECT id, dt + 1, dt - 1, dt - DATE'2000-01-01', dt + INTERVAL 1 MONTH, dt - INTERVAL 1 YEAR, dt + INTERVAL 36 HOURS, ts + INTERVAL 1 DAY, ts - INTERVAL '1 2:3:4' DAY TO SECOND, ts - TIMESTAMP'2000-01-01 00:00:00' FROM edge WHERE id <> 5
SELECT id, months_between(ts, TIMESTAMP'2000-01-31 10:00:00'), months_between(dt, DATE'2024-01-31'), months_between(ts, DATE'1999-12-31', false) FROM edge
SELECT id, trunc(dt, 'YEAR'), trunc(dt, 'MM'), trunc(dt, 'WEEK'), trunc(dt, 'quarter'), trunc(dt, 'bad'), date_trunc('HOUR', ts), date_trunc('DAY', ts), date_trunc('WEEK', ts), date_trunc('MILLISECOND', ts), date_trunc('bad', ts), date_trunc('YEAR', ntz) FROM edge
SELECT id, date_format(ts, 'yyyy-MM-dd HH:mm:ss.SSS'), date_format(ts, 'EEE, d MMM yyyy'), date_format(dt, 'EEEE MMMM dd yy'), date_format(ts, 'h:mm a'), date_format(ts, 'D Q'), date_format(ts, "yyyy'T'HH"), date_format(ts, 'SSSSSS') FROM edge WHERE id <> 5
SELECT date_format(TIMESTAMP'2024-03-05 07:08:09.123456', 'M/d/yyyy K:m:s'), date_format(TIMESTAMP'2024-03-05 19:08:09', 'kk hh a'), date_format(DATE'2024-03-05', 'G yyyy'), date_format(TIMESTAMP'2024-03-05 19:08:09', 'XXX z VV')
SELECT to_date('2024-02-30'), to_date('2024-2-3'), to_date('2024'), to_date('2024-02-03 10:11:12'), to_date('03/02/2024', 'dd/MM/yyyy'), to_date('x', 'yyyy'), to_date('2024-06', 'yyyy-MM'), to_date(NULL)
SELECT to_timestamp('2024-02-03 04:05:06.7'), to_timestamp('2024-02-03'), to_timestamp('2024-02-03T04:05:06Z'), to_timestamp('2024-02-03 04:05:06+02:00'), to_timestamp('03.02.2024 04:05', 'dd.MM.yyyy HH:mm'), to_timestamp('bad')
SELECT CAST('2024-01-01 10:00:00' AS TIMESTAMP), CAST('2024-01-01T10:00:00.123456789' AS TIMESTAMP), CAST('10:11:12' AS TIMESTAMP) IS NULL, CAST('2024-1-1 1:2:3' AS TIMESTAMP), CAST('2024' AS TIMESTAMP), CAST('' AS TIMESTAMP), CAST('2024-01-01 10:00:00 America/New_York' AS TIMESTAMP)
SELECT CAST('2024-01-01' AS DATE), CAST('2024-1' AS DATE), CAST(' 2024-01-01 ' AS DATE), CAST('2024-13-01' AS DATE), CAST('+2024-01-01' AS DATE), CAST('2024-01-01xyz' AS DATE), CAST('2024-01-01 xyz' AS DATE), CAST('2024-01-01T' AS DATE)
SELECT to_timestamp_ntz('2024-02-03 04:05:06'), to_timestamp_ltz('2024-02-03 04:05:06'), make_date(2024, 2, 29), make_date(2023, 2, 29), make_timestamp(2024, 2, 29, 1, 2, 3.5), make_timestamp_ntz(2024, 2, 29, 1, 2, 3), make_timestamp(2024, 13, 1, 1, 1, 1), make_timestamp(2024, 1, 1, 1, 1, 60)
SELECT unix_timestamp('2024-02-03 04:05:06'), unix_timestamp('03/02/2024', 'dd/MM/yyyy'), unix_timestamp(DATE'2024-01-01'), to_unix_timestamp('2024-01-01 00:00:00'), from_unixtime(0), from_unixtime(1700000000, 'yyyy-MM-dd'), unix_timestamp('bad')
SELECT id, unix_seconds(ts), unix_millis(ts), unix_micros(ts), unix_date(dt), CAST(ts AS BIGINT), CAST(ts AS DOUBLE), CAST(ts AS DATE), CAST(dt AS TIMESTAMP), CAST(ntz AS DATE), CAST(dt AS STRING), CAST(ts AS STRING), CAST(ntz AS STRING) FROM edge
SELECT timestamp_seconds(1.5), timestamp_millis(1500), timestamp_micros(1500001), date_from_unix_date(19000), timestamp_seconds(-1), CAST(1.5D AS TIMESTAMP), CAST(1700000000L AS TIMESTAMP), CAST(true AS TIMESTAMP)
SELECT from_utc_timestamp('2024-07-01 12:00:00', 'America/New_York'), to_utc_timestamp('2024-07-01 12:00:00', 'Asia/Seoul'), from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', '+05:30'), convert_timezone('UTC', 'Asia/Tokyo', TIMESTAMP_NTZ'2024-01-01 00:00:00')
SELECT timestampdiff(MONTH, TIMESTAMP'2024-01-31 00:00:00', TIMESTAMP'2024-03-01 00:00:00'), timestampdiff(HOUR, TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-02 01:30:00'), timestampadd(DAY, 3, TIMESTAMP'2024-01-01 00:00:00'), timestampadd(MONTH, 1, TIMESTAMP'2024-01-31 00:00:00'), datediff(YEAR, DATE'2020-06-01', DATE'2024-05-31')
SELECT INTERVAL '1-2' YEAR TO MONTH, INTERVAL '5' DAY, INTERVAL '1 02:03:04.5' DAY TO SECOND, INTERVAL 3 YEARS, INTERVAL 90 MINUTES, INTERVAL '-1' MONTH, INTERVAL '10:20' HOUR TO MINUTE
SELECT INTERVAL 1 MONTH + INTERVAL 1 YEAR, INTERVAL 1 DAY * 2, INTERVAL 1 DAY / 2, INTERVAL 3 MONTH / 2, -INTERVAL 1 DAY, INTERVAL 1 DAY > INTERVAL 23 HOURS, abs(INTERVAL -5 MONTHS), INTERVAL 1 DAY - INTERVAL 1 HOUR, 2 * INTERVAL 1 YEAR
SELECT make_ym_interval(1, 2), make_dt_interval(1, 2, 3, 4.5), extract(MONTH FROM INTERVAL '1-2' YEAR TO MONTH), extract(DAY FROM INTERVAL 26 HOURS), extract(HOUR FROM INTERVAL 26 HOURS), CAST(INTERVAL '1-2' YEAR TO MONTH AS STRING), CAST(INTERVAL '1 2:3:4' DAY TO SECOND AS STRING), CAST('1-6' AS INTERVAL YEAR TO MONTH)
SELECT sequence(DATE'2024-01-30', DATE'2024-03-01', INTERVAL 1 MONTH), sequence(TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-01 03:00:00', INTERVAL 1 HOUR), sequence(DATE'2024-01-03', DATE'2024-01-01')
SELECT window(at, '1 day').start AS s, count(*) AS n FROM sales GROUP BY window(at, '1 day') ORDER BY s
SELECT DATE'2024-01-01' = '2024-01-01', TIMESTAMP'2024-01-01 00:00:00' = DATE'2024-01-01', DATE'2024-01-01' < '2024-1-2', DATE'2024-01-01' = 'bad', TIMESTAMP_NTZ'2024-01-01 00:00:00' = TIMESTAMP'2024-01-01 00:00:00', DATE'2024-01-01' IN ('2024-01-01')
SELECT date_trunc('QUARTER', at) AS q, count(*) AS n, sum(n) AS s FROM sales GROUP BY 1 ORDER BY 1
SELECT current_date() = to_date(now()), current_timestamp() >= TIMESTAMP'2024-01-01 00:00:00', current_timezone(), localtimestamp() IS NOT NULL, curdate() = current_date
SELECT sum(INTERVAL 1 DAY), avg(INTERVAL 1 MONTH), min(at - TIMESTAMP'2024-01-01 00:00:00'), max(day - DATE'2024-01-01') FROM sales
SELECT id, date_format(ts, 'yyyy-MM-dd'), date_format(ts, 'dd/MM/yy HH:mm'), date_format(ntz, 'h:mm:ss a'), date_format(dt, 'D DDD d dd'), date_format(ts, 'QQQ qq LLLL'), date_format(ts, 'S SSS SSSSSS SSSSSSSSS'), date_format(ts, 'kk KK k K'), date_format(ts, 'X XXX Z ZZZZ O VV z'), date_format(ts, "'at' HH 'o''clock'"), date_format(ts, '[yyyy][ G]'), date_format(ts, 'F') FROM edge
SELECT id, date_format(ts, concat('yyyy', '-MM')), date_format(ts, s) FROM edge WHERE id IN (1, 2)
SELECT date_format(TIMESTAMP'2024-01-01 00:00:00', 'YYYY'), 1
SELECT date_format(TIMESTAMP'2024-01-01 00:00:00', 'MMMMM'), 1
SELECT date_format(TIMESTAMP'2024-01-01 00:00:00', 'b'), 1
SELECT to_timestamp('2024-01-01', 'E yyyy'), 1
SELECT to_date('2024-1-1', 'yyyy-MM-dd'), 1
SELECT to_timestamp('2024-01-01 9', 'yyyy-MM-dd HH'), 1
SELECT to_date('20240229', 'yyyyMMdd'), to_date('20230229', 'yyyyMMdd'), to_date('1 Feb 2024', 'd MMM yyyy'), to_date('february 29, 2024', 'MMMM d, yyyy'), to_date('29.2.24', 'd.M.yy'), to_date('2024-060', 'yyyy-DDD'), to_date('02/2024', 'MM/yyyy'), to_date('12024', 'Myyyy'), to_timestamp('1:05 PM', 'h:mm a'), to_timestamp('2024-02-29T01:02:03.004Z', "yyyy-MM-dd'T'HH:mm:ss.SSSX"), to_timestamp('2024-02-29 01:02:03 +0530', 'yyyy-MM-dd HH:mm:ss xx'), to_timestamp('2024-02-29 Europe/Paris', 'yyyy-MM-dd VV'), to_timestamp('2024-02-29 10', 'yyyy-MM-dd[ HH][:mm]'), to_timestamp('24', 'kk')
SELECT id, to_date(dt, 'yyyy'), to_timestamp(ts, 'xx'), to_timestamp_ntz(dt), to_timestamp_ltz(ntz), try_to_timestamp(s), try_to_timestamp(s, 'yyyy-MM-dd HH:mm:ss'), unix_timestamp(s), unix_timestamp(ts), unix_timestamp(dt), to_unix_timestamp(ntz), to_timestamp(l), to_timestamp(f), to_timestamp(dec) FROM edge WHERE id NOT IN (5, 6)
SELECT id, from_unixtime(i), from_unixtime(i, 'yyyy/MM/dd'), from_unixtime(ti), timestamp_seconds(i), timestamp_millis(i), timestamp_micros(l), timestamp_seconds(dec), date_from_unix_date(si), timestamp_seconds(ti) FROM edge WHERE id NOT IN (5, 6)
SELECT id, date_part('YEAR', ts), date_part('YEAROFWEEK', dt), date_part('QTR', ts), date_part('MON', ntz), date_part('W', dt), date_part('D', ts), date_part('DOW', dt), date_part('DOW_ISO', dt), date_part('DOY', dt), date_part('H', ts), date_part('MIN', ntz), date_part('S', ts), date_part('SECONDS', ntz), date_part('hour', dt) FROM edge
SELECT id, extract(DAY FROM x), extract(HOUR FROM x), extract(MINUTE FROM x), extract(SECOND FROM x), extract(YEAR FROM y), extract(MONTH FROM y) FROM (SELECT id, ts - TIMESTAMP'2000-01-01 00:00:00' AS x, make_ym_interval(CAST(ti AS INT), CAST(si AS INT)) AS y FROM edge WHERE id <> 5)
SELECT extract(YEAR FROM INTERVAL 1 DAY), 1
SELECT extract(CENTURY FROM DATE'2024-01-01'), 1
SELECT id, make_date(2000 + ti, si, 1), make_timestamp(2024, 1, ti, 0, 0, dec), make_timestamp_ntz(2024, 2, 29, ti, 0, 0), make_timestamp_ltz(2024, 2, ti, 1, 2, d, 'Asia/Tokyo'), make_timestamp(2024, 1, 1, 1, 1, 60) FROM edge WHERE id IN (1, 2, 3, 4)
SELECT id, CAST(make_interval(ti, 0, 0, si) AS STRING), make_dt_interval(ti, 1, si, 1.5), make_ym_interval(ti, 3), CAST(make_interval() AS STRING), CAST(make_interval(1, 2, 3, 4, 5, 6, 7.008) AS STRING) FROM edge WHERE id <> 5
SELECT make_dt_interval(2147483647), make_ym_interval(178956970, 8)
SELECT id, trunc(dt, s), date_trunc(s, ts) FROM edge WHERE id IN (1, 2, 3)
SELECT date_trunc(f, TIMESTAMP'2024-05-17 12:34:56.789012'), trunc(DATE'2024-05-17', f) FROM VALUES ('year'), ('QUARTER'), ('Mon'), ('week'), ('dd'), ('hour'), ('MINUTE'), ('second'), ('millisecond'), ('MICROSECOND'), ('x'), (NULL) AS t(f)
SELECT id, next_day(dt, 'fri'), next_day(dt, 'SUNDAY'), months_between(ts, ntz), months_between(ts, TIMESTAMP'2024-02-29 00:00:00', false), add_months(dt, ti), date_add(dt, ti), date_sub(dt, si), datediff(ts, dt) FROM edge WHERE id NOT IN (5, 6)
SELECT id, timestampadd(MONTH, ti, ts), timestampadd(YEAR, 1, dt), timestampadd(SECOND, si, ntz), timestampadd(QUARTER, -1, ts), timestampdiff(YEAR, ts, TIMESTAMP'2024-02-29 00:00:00'), timestampdiff(QUARTER, ts, TIMESTAMP'2024-02-29 00:00:00'), timestampdiff(WEEK, dt, ntz), timestampdiff(SECOND, ts, TIMESTAMP'2024-02-29 00:00:00'), timestampdiff(MONTH, ts, TIMESTAMP'2000-02-29 00:00:00') FROM edge WHERE id NOT IN (5, 6)
SELECT id, from_utc_timestamp(ts, 'America/Los_Angeles'), to_utc_timestamp(ts, 'Europe/Berlin'), from_utc_timestamp(ts, '+05:30'), to_utc_timestamp(ts, 'PST'), convert_timezone('America/New_York', 'Asia/Kolkata', ntz) FROM edge WHERE id NOT IN (5, 6)
SELECT to_utc_timestamp('2024-03-10 02:30:00', 'America/Los_Angeles'), to_utc_timestamp('2024-11-03 01:30:00', 'America/Los_Angeles'), from_utc_timestamp('2024-03-10 10:30:00', 'America/Los_Angeles')
SELECT from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'No/Where'), 1
SELECT window.start, window.end, count(*), sum(n) FROM sales GROUP BY window(at, '30 days', '10 days') ORDER BY window.start
SELECT dept, session_window.start AS s, session_window.end AS e, count(*) FROM sales GROUP BY dept, session_window(at, '36 hours') ORDER BY dept, s
SELECT window_time(window), c FROM (SELECT window, count(*) AS c FROM sales GROUP BY window(at, '7 days', '7 days', '2 days')) ORDER BY 1
SELECT window(at, '1 month') FROM sales
SELECT window(at, '1 day'), window(at, '2 days') FROM sales
SELECT id, weekday(ts), dayofweek(ntz), year(s), hour(s), quarter(dt), dayofyear(dt), last_day(ts) FROM edge WHERE id IN (1, 3, 7)
