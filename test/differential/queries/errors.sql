SELECT nope FROM l
SELECT k FROM l, r WHERE k = 1
SELECT nope(k) FROM l
SELECT k, count(*) FROM l
SELECT sum(count(*)) FROM l
SELECT * FROM missing_table
SELECT k FROM l UNION SELECT k, w FROM r
SELECT upper(k, v) FROM l
SELECT k FROM l WHERE count(*) > 1
SELECT k FROM l ORDER BY nope
SELECT 1 +
SELEC 1
SELECT * FROM l JOIN
SELECT array(1) + 1
SELECT map(1, 2) = map(1, 2)
SELECT DATE'2024-01-01' + true
SELECT k FROM l WHERE v
SELECT CASE WHEN 1 THEN 2 END
SELECT CAST(array(1) AS INT)
SELECT k FROM l GROUP BY v
SELECT k FROM l GROUP BY 5
SELECT k FROM l LIMIT -1
SELECT k FROM l LIMIT k
SELECT explode(k) FROM l
SELECT explode(array(1)), explode(array(2))
SELECT row_number() FROM l
SELECT (SELECT k, v FROM l)
SELECT k IN (SELECT k, w FROM r) FROM l
SELECT st.nope FROM nested
SELECT m.a.b FROM nested
SELECT element_at(map('a', 1), 1, 2)
SELECT interval 1 month + interval 1 day > 5
SELECT date_add('2024-01-01', 1.5)
SELECT CAST(1 AS nosuchtype)
SELECT INTERVAL '1' LIGHTYEAR
SELECT 1 AS a, 2 AS a ORDER BY a
WITH a AS (SELECT 1), a AS (SELECT 2) SELECT * FROM a
SELECT * FROM (SELECT 1 AS x) PIVOT (x FOR x IN (1))
SELECT last_day(5)
SELECT substring(array(1), 1)
