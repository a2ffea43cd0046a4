/** About 50 lines with 20 joins, a CTE, CASE, a window and a list. */
export function largeQuery() {
  const tables = Array.from({ length: 20 }, (_, i) => i);
  return [
    'WITH recent AS (',
    '  SELECT * FROM events WHERE event_date >= date_sub(current_date(), 30)',
    ')',
    'SELECT f.id,',
    ...tables.map((i) => `  d${i}.name AS name_${i}, CASE WHEN d${i}.kind = 'x' THEN 1 ELSE 0 END AS flag_${i},`),
    '  sum(f.amount) OVER (PARTITION BY f.customer ORDER BY f.event_time ROWS BETWEEN 10 PRECEDING AND CURRENT ROW) AS running',
    'FROM recent AS f',
    ...tables.map((i) => `LEFT JOIN dim_${i} AS d${i} ON f.key_${i} = d${i}.id AND d${i}.valid_from <= f.event_time AND coalesce(d${i}.deleted, false) = false`),
    "WHERE f.amount > 0 AND f.status IN ('a', 'b', 'c')",
    'ORDER BY f.id',
    'LIMIT 100',
  ].join('\n');
}
