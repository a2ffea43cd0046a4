SELECT id, size(ai), cardinality(m), size(NULL), array_size(ai), ai[0], ai[5], ai[-1], element_at(ai, 1), element_at(ai, -1), element_at(ai, 9), get(ai, 0), get(ai, 9), try_element_at(ai, 2) FROM nested
SELECT id, m['x'], m['nope'], element_at(m, 'y'), st.a, st.b.c, st['a'], ast[0].k, ast.n, ast.k FROM nested
SELECT id, array_contains(ai, 2), array_position(ai, 2), array_position(sa, 'z'), array_remove(ai, 2), array_distinct(ai), array_min(ai), array_max(ai), array_max(sa) FROM nested
SELECT id, sort_array(ai), sort_array(ai, false), array_sort(ai), sort_array(sa), array_sort(sa), reverse(ai), slice(ai, 2, 2), slice(ai, -2, 2), shuffle(array(1)) FROM nested
SELECT id, array_union(ai, array(2, 9)), array_intersect(ai, array(2, 5, NULL)), array_except(ai, array(2)), arrays_overlap(ai, array(2, NULL)), array_join(sa, '-'), array_join(sa, '-', '?'), concat(ai, array(7)), flatten(array(ai, ai)) FROM nested
SELECT id, array_append(ai, 9), array_prepend(ai, 9), array_insert(ai, 1, 8), array_insert(ai, -1, 8), array_insert(ai, 7, 8), array_compact(ai), array_repeat('x', 3), array_repeat(id, 0), arrays_zip(ai, sa) FROM nested
SELECT id, transform(ai, x -> x + 1), transform(ai, (x, i) -> x * i), filter(ai, x -> x > 1), filter(ai, (x, i) -> i % 2 = 0), exists(ai, x -> x > 4), forall(ai, x -> x > 0), aggregate(ai, 0, (a, x) -> a + x), aggregate(ai, 0, (a, x) -> a + coalesce(x, 0), a -> a * 10), reduce(ai, 1, (a, x) -> a * x) FROM nested
SELECT id, zip_with(ai, sa, (a, b) -> concat(a, b)), array_sort(ai, (a, b) -> CASE WHEN a IS NULL THEN 1 WHEN b IS NULL THEN -1 ELSE b - a END), transform(ast, s -> s.n), filter(ast, s -> s.n > 1) FROM nested
SELECT id, map_keys(m), map_values(m), map_entries(m), map_contains_key(m, 'x'), map_concat(m, map('q', 5)), map_filter(m, (k, v) -> v IS NOT NULL), transform_keys(m, (k, v) -> upper(k)), transform_values(m, (k, v) -> v + 1) FROM nested
SELECT map_from_arrays(array(1, 2), array('a', 'b')), map_from_entries(array(struct(1, 'a'), struct(2, 'b'))), map_zip_with(map('a', 1), map('a', 2, 'b', 3), (k, x, y) -> x + y), map(), array(), map(1, NULL), str_to_map('a:1')
SELECT id, struct(id, sa), named_struct('p', id, 'q', st), st = named_struct('a', 1, 'b', named_struct('c', 'deep')), (id, 'x').col2, struct(id AS z).z FROM nested
SELECT id, explode(ai) AS x FROM nested
SELECT id, explode_outer(ai) AS x FROM nested
SELECT id, posexplode(ai) FROM nested
SELECT id, posexplode_outer(sa) AS (p, v) FROM nested
SELECT id, explode(m) FROM nested
SELECT id, explode_outer(m) AS (kk, vv) FROM nested
SELECT id, inline(ast) FROM nested
SELECT id, inline_outer(ast) FROM nested
SELECT stack(2, 1, 'a', 2, 'b')
SELECT id, x, y FROM nested LATERAL VIEW explode(ai) t AS x LATERAL VIEW OUTER explode(sa) u AS y WHERE id = 1
SELECT id, k, v FROM nested LATERAL VIEW OUTER explode(m) t AS k, v
SELECT id, e.k, e.n FROM nested LATERAL VIEW explode(ast) t AS e
SELECT id, c FROM nested, LATERAL (SELECT count(*) AS c FROM l WHERE l.k = nested.id)
SELECT sequence(1, 5), sequence(5, 1), sequence(1, 10, 3), sequence(5, 1, -2), array(1, 2)[1], array(array(1), array(2, 3))[1][0], array(1, NULL, 'a'), array(1, 2.5D)
SELECT id, to_json(st), to_json(m), to_json(ast), to_json(ai), to_json(named_struct('d', DATE'2024-01-01', 't', TIMESTAMP'2024-01-01 01:02:03', 'n', CAST(NULL AS INT), 'x', 1.50BD)) FROM nested
SELECT from_json('{"a":1,"b":0.8}', 'a INT, b DOUBLE'), from_json('{"a":"x"}', 'a INT'), from_json('[1,2]', 'array<int>'), from_json('{"k":1}', 'map<string,int>'), from_json('bad', 'a INT'), from_json('{"t":"26/08/2015"}', 't Timestamp', map('timestampFormat', 'dd/MM/yyyy')), from_json(NULL, 'a INT')
SELECT id, get_json_object(s, '$.a'), get_json_object(s, '$.b[1]'), get_json_object(s, '$.b[2].c'), get_json_object(s, '$.b[*]'), get_json_object(s, '$.zz'), get_json_object(s, '$'), json_array_length(s), json_object_keys(s) FROM txt WHERE id IN (1, 2, 3, 15)
SELECT json_tuple('{"a":1,"b":"x","c":null}', 'a', 'b', 'c', 'd'), schema_of_json('{"a":[1,2.5],"b":{"c":true}}'), json_array_length('[1,2,3]'), json_array_length('{}'), json_object_keys('{"a":1,"b":2}')
SELECT from_csv('1,abc,0.5', 'a INT, b STRING, c DOUBLE'), to_csv(named_struct('a', 1, 'b', 'x,y', 'c', CAST(NULL AS INT))), schema_of_csv('1,abc,2024-01-01'), from_csv('26/08/2015', 'd DATE', map('dateFormat', 'dd/MM/yyyy'))
SELECT array_agg(x), sort_array(collect_list(x)), sort_array(collect_set(x)) FROM (SELECT explode(ai) AS x FROM nested)
SELECT hash(ai), hash(ast), hash(st), xxhash64(ai), xxhash64(st) FROM nested WHERE id = 1
SELECT id, CAST(ai AS STRING), CAST(m AS STRING), CAST(st AS STRING), CAST(ast AS STRING), CAST(sa AS STRING) FROM nested
SELECT CAST(array('1', 'x') AS ARRAY<INT>)
SELECT CAST(named_struct('a', '1', 'b', 2) AS STRUCT<p: INT, q: STRING>)
SELECT CAST(map('1', 2) AS MAP<BIGINT, STRING>)
