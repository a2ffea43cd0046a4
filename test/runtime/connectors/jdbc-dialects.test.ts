import { keyPredicate } from '../../../runtime/connectors/jdbc/bookmark-keys';
import { conditionSql } from '../../../runtime/connectors/jdbc/condition-sql';
import { Dialect, DatabaseColumn } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { partitionPredicates } from '../../../runtime/connectors/jdbc/partition-predicates';
import { Cell, csvRow, readRows } from '../../../runtime/connectors/jdbc/row-text';
import { besideSql, tableSql } from '../../../runtime/connectors/jdbc/sql-names';
import { retrying } from '../../../runtime/connectors/retry';
import { BIGINT, DATE, parseType, STRING, TIMESTAMP, typeName } from '../../../src/core/types';

const { sqlserver, oracle, redshift, mysql, postgresql } = DIALECTS;
type Mapping = readonly [Dialect, Partial<DatabaseColumn> & { type: string }, string | undefined];

const MAPPINGS: Mapping[] = [
  [sqlserver, { type: 'bit' }, 'boolean'], [sqlserver, { type: 'tinyint' }, 'int'], [sqlserver, { type: 'smallint' }, 'smallint'], [sqlserver, { type: 'real' }, 'float'],
  [sqlserver, { type: 'float' }, 'double'], [sqlserver, { type: 'decimal', precision: 12, scale: 3 }, 'decimal(12,3)'], [sqlserver, { type: 'money' }, 'decimal(19,4)'],
  [sqlserver, { type: 'datetimeoffset' }, 'string'], [sqlserver, { type: 'datetime2' }, 'timestamp'], [sqlserver, { type: 'uniqueidentifier' }, 'string'],
  [sqlserver, { type: 'varbinary' }, 'binary'], [sqlserver, { type: 'sql_variant' }, undefined],
  [oracle, { type: 'number' }, 'decimal(38,10)'], [oracle, { type: 'number', precision: 10, scale: 0 }, 'decimal(10,0)'], [oracle, { type: 'number', precision: 5, scale: -2 }, 'decimal(7,0)'],
  [oracle, { type: 'number', precision: 38, scale: -127 }, 'decimal(38,10)'], [oracle, { type: 'float', precision: 126 }, 'decimal(38,10)'], [oracle, { type: 'date' }, 'timestamp'],
  [oracle, { type: 'timestamp with time zone' }, 'timestamp'], [oracle, { type: 'binary_float' }, 'float'], [oracle, { type: 'clob' }, 'string'], [oracle, { type: 'blob' }, 'binary'],
  [oracle, { type: 'boolean' }, 'boolean'], [oracle, { type: 'interval day to second' }, undefined],
  [postgresql, { type: 'numeric' }, 'decimal(38,18)'], [postgresql, { type: 'numeric', precision: 50, scale: 10 }, 'decimal(38,10)'], [postgresql, { type: '_money', element: 'money' }, undefined],
  [mysql, { type: 'bigint', unsigned: true }, 'decimal(20,0)'], [mysql, { type: 'unknown' }, undefined],
];

test.each(MAPPINGS.map(([dialect, column, type]) => [dialect.title, column.type, column, dialect, type] as const))('%s: %s %j', (_title, _type, column, dialect, type) => {
  const found = dialect.mapped({ name: 'c', ...column })?.type;
  expect(found === undefined ? undefined : typeName(found)).toBe(type);
});

const CREATED: [Dialect, string, string | undefined][] = [
  [sqlserver, 'string', 'NVARCHAR(MAX)'], [sqlserver, 'boolean', 'BIT'], [sqlserver, 'timestamp', 'DATETIME2(6)'], [sqlserver, 'array<int>', undefined],
  [oracle, 'bigint', 'NUMBER(19)'], [oracle, 'string', 'VARCHAR2(4000 CHAR)'], [oracle, 'decimal(10,2)', 'NUMBER(10,2)'], [oracle, 'struct<a:int>', undefined],
  [redshift, 'string', 'VARCHAR(65535)'], [redshift, 'array<int>', undefined], [postgresql, 'array<decimal(5,2)>', 'NUMERIC(5,2)[]'], [postgresql, 'array<array<int>>', undefined],
];

test.each(CREATED)('$title makes a column for %s', (dialect, type, expected) => {
  expect(dialect.columnType(parseType(type))).toBe(expected);
});

const PARTS = { target: 'shop.t', staging: 'shop.s', columns: ['k', 'v'], keys: ['k'] };

test('upserts, each in its own SQL', () => {
  expect(postgresql.upsert(PARTS)).toEqual(['INSERT INTO shop.t (k, v) SELECT k, v FROM shop.s ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v']);
  expect(mysql.upsert(PARTS)).toEqual(['INSERT INTO shop.t (k, v) SELECT k, v FROM shop.s ON DUPLICATE KEY UPDATE v = VALUES(v)']);
  expect(sqlserver.upsert(PARTS)).toEqual(['MERGE INTO shop.t WITH (HOLDLOCK) AS t USING shop.s AS s ON t.k = s.k WHEN MATCHED THEN UPDATE SET t.v = s.v WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.v);']);
  expect(oracle.upsert(PARTS)).toEqual(['MERGE INTO shop.t t USING shop.s s ON (t.k = s.k) WHEN MATCHED THEN UPDATE SET t.v = s.v WHEN NOT MATCHED THEN INSERT (t.k, t.v) VALUES (s.k, s.v)']);
  expect(oracle.upsert({ ...PARTS, whenMatched: 'delete', whenNotMatched: 'none' })).toEqual(['DELETE FROM shop.t t WHERE EXISTS (SELECT 1 FROM shop.s s WHERE t.k = s.k)']);
  expect(redshift.upsert(PARTS)).toEqual(['MERGE INTO shop.t USING shop.s ON shop.t.k = shop.s.k WHEN MATCHED THEN UPDATE SET v = shop.s.v WHEN NOT MATCHED THEN INSERT (k, v) VALUES (shop.s.k, shop.s.v)']);
  expect(redshift.upsert({ ...PARTS, whenMatched: 'delete', whenNotMatched: 'none' })).toEqual(['MERGE INTO shop.t USING shop.s ON shop.t.k = shop.s.k WHEN MATCHED THEN DELETE']);
  expect(() => mysql.upsert({ ...PARTS, whenMatched: 'delete' })).toThrow('MySQL has no MERGE');
});

test('limits', () => {
  expect(sqlserver.limited('SELECT a FROM t ORDER BY a', 5)).toBe('SELECT TOP (5) a FROM t ORDER BY a');
  expect(oracle.limited('SELECT a FROM t', 5)).toBe('SELECT a FROM t FETCH FIRST 5 ROWS ONLY');
});

test('names keep their quotes, and what is written plain stays plain', () => {
  expect(tableSql('Shop.Orders', postgresql.quote)).toBe('Shop.Orders');
  expect(tableSql('"My Shop"."Or.ders"', postgresql.quote)).toBe('"My Shop"."Or.ders"');
  expect(tableSql('[my shop].orders', sqlserver.quote)).toBe('[my shop].orders');
  expect(tableSql('my-shop.orders', mysql.quote)).toBe('`my-shop`.orders');
  expect(tableSql('x; DROP TABLE y', postgresql.quote)).toBe('"x; DROP TABLE y"');
  expect(besideSql('"My Shop".orders', 'glueprint_1', postgresql.quote)).toBe('"My Shop".glueprint_1');
});

test.each([
  [sqlserver, { number: 2627, message: 'x' }, 'KeyConflict'], [sqlserver, { code: 'ELOGIN', message: 'x' }, 'WrongCredentials'], [sqlserver, { number: 208, message: 'x' }, 'UnknownTable'],
  [sqlserver, { number: 1205, message: 'x' }, 'LockConflict'], [sqlserver, { code: 'ESOCKET', message: 'x' }, 'ConnectionCut'],
  [oracle, new Error('ORA-00001: unique constraint (X) violated'), 'KeyConflict'], [oracle, new Error('ORA-01017: invalid credential'), 'WrongCredentials'],
  [oracle, new Error('ORA-00942: table or view does not exist'), 'UnknownTable'], [oracle, new Error('ORA-12541: no listener'), 'ConnectionCut'], [oracle, new Error('ORA-01438: value larger'), 'ValueOutOfRange'],
  [oracle, new Error('NJS-500: connection closed'), 'ConnectionCut'], [oracle, new Error('NJS-530: The host addresses or URLs provided are incorrect'), 'UnknownHost'],
  [oracle, new Error('NJS-503: connection could not be established.\ngetaddrinfo ENOTFOUND nowhere'), 'UnknownHost'], [oracle, new Error('NJS-519: SID "x" is not registered'), 'UnknownDatabase'],
  [oracle, new Error('NJS-511: connection to listener was refused.\nCause: ORA-12519'), 'TooManyConnections'], [oracle, new Error('NJS-500: closed\nORA-00600: internal error code'), 'ConnectionCut'],
  [oracle, new Error('ORA-00918: column ambiguously defined'), 'AmbiguousColumn'], [oracle, new Error('ORA-04088: error in trigger\nORA-02290: check constraint violated'), 'ConstraintViolated'],
  [oracle, new Error('NJS-508: TLS detected an invalid certificate. db not present in certificate'), 'UntrustedServer'],
] as const)('$title: %j is a fault with a name', (dialect, error, code) => {
  expect(dialect.fault(error)?.code).toBe(code);
});

test('parts of a table: even strides, nulls in the first, all the rest in the outer ones', () => {
  expect(partitionPredicates('id', BIGINT, { lower: '0', upper: '100' }, 4)).toEqual(['id < 25 OR id IS NULL', 'id >= 25 AND id < 50', 'id >= 50 AND id < 75', 'id >= 75']);
  expect(partitionPredicates('id', BIGINT, { lower: '0', upper: '2' }, 10)).toEqual(['id < 1 OR id IS NULL', 'id >= 1']);
  expect(partitionPredicates('id', BIGINT, { lower: '5', upper: '5' }, 10)).toEqual([undefined]);
  expect(partitionPredicates('id', BIGINT, { lower: '-9223372036854775808', upper: '9223372036854775807' }, 2)).toEqual(['id < -1 OR id IS NULL', 'id >= -1']);
  expect(partitionPredicates('d', DATE, { lower: '2026-01-01', upper: '2026-01-03' }, 2)).toEqual(["d < '2026-01-02' OR d IS NULL", "d >= '2026-01-02'"]);
  expect(partitionPredicates('t', TIMESTAMP, { lower: '2026-01-01 00:00:00', upper: '2026-01-01 00:00:10' }, 2)[1]).toBe("t >= '2026-01-01 00:00:05.000'");
  expect(partitionPredicates('t', TIMESTAMP, { lower: '2026-01-01', upper: '2026-01-03' }, 2, oracle.moment)[1]).toBe("t >= TIMESTAMP '2026-01-02 00:00:00.000'");
  expect(partitionPredicates('id', BIGINT, { lower: 'a', upper: '5' }, 2)).toEqual([undefined]);
});

test.each<[string, typeof sqlserver, string, string, string | undefined]>([
  ['numbers', sqlserver, 'bigint', '5', '[c] >= 5'], ['numbers', oracle, 'number', '5', '"c" >= 5'], ['a decimal of unknown size', oracle, 'unsized', '5', undefined],
  ['floating point', sqlserver, 'float', '5', undefined], ['old times of SQL Server, which are rounded', sqlserver, 'datetime', '2020-01-01', undefined],
  ['times', sqlserver, 'datetime2', '2020-01-01 01:02:03', "[c] >= CAST('2020-01-01 01:02:03' AS DATETIME2(7))"], ['dates', sqlserver, 'date', '2020-01-01', "[c] >= CAST('2020-01-01' AS DATE)"],
  ['times of Oracle, which have a zone of the session', oracle, 'date', '2020-01-01', undefined],
])('a condition on %s of $title', (_, dialect, type, text, expected) => {
  const source = { name: 'c', type: type === 'unsized' ? 'number' : type, ...(type === 'number' ? { precision: 10, scale: 0 } : {}) };
  const tested = { source, type: dialect.mapped(source)?.type ?? STRING };
  const value = { type: /-/.test(text) ? 'date' as const : 'number' as const, text };
  expect(conditionSql({ kind: 'compare', column: 'c', operator: '>=', value }, () => tested, dialect)).toBe(expected);
});

test('texts of SQL Server go in Unicode, and an empty one not to Oracle, which has none', () => {
  const text = (dialect: typeof sqlserver, type: string, t: string) => conditionSql({ kind: 'in', column: 'c', values: [{ type: 'text', text: t }] }, () => ({ source: { name: 'c', type }, type: STRING }), dialect);
  expect([text(sqlserver, 'varchar', 'é'), text(oracle, 'varchar2', "it's"), text(oracle, 'varchar2', '')]).toEqual(["[c] IN (N'é')", '"c" IN (\'it\'\'s\')', undefined]);
});

test('rows beyond the last key, and up to it', () => {
  expect(keyPredicate(['a', 'b'], ['1', "x'y"], false, 'after')).toBe("(a > '1') OR (a = '1' AND b > 'x''y')");
  expect(keyPredicate(['a', 'b'], ['1', 'x'], true, 'until')).toBe("(a > '1') OR (a = '1' AND b >= 'x')");
});

test('rows as text and back, however the bytes are cut', async () => {
  const rows: Cell[][] = [['a', null, ''], ['"', 'x,y', 'line\nend'], ['NULL', 'ż🦆', ' '], [null, null, null]];
  const bytes = Buffer.from(rows.map(csvRow).join(''));
  for (const size of [1, 3, 7, 1000]) {
    const chunks = (async function* () { for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size); })();
    const back: Cell[][] = [];
    for await (const batch of readRows(chunks, '', 3)) back.push(...batch);
    expect(back).toEqual(rows);
  }
  const nulls: Cell[][] = [];
  for await (const batch of readRows((async function* () { yield Buffer.from('NULL,"NULL",x'); })(), 'NULL', 10)) nulls.push(...batch);
  expect(nulls).toEqual([[null, 'NULL', 'x']]);
});

test('a passing fault is tried again, later each time; another is not', async () => {
  const delays: number[] = [];
  const policy = { attempts: 4, firstDelay: 1, isTransient: (e: unknown) => e === 'passing', onRetry: (_e: unknown, _a: number, delay: number) => delays.push(delay), random: () => 1 };
  let calls = 0;
  await expect(retrying(policy, async (n) => {
    calls++;
    if (n < 3) throw 'passing' as unknown as Error;
    return n;
  })).resolves.toBe(3);
  expect([calls, delays]).toEqual([3, [1, 2]]);
  await expect(retrying(policy, async () => { throw 'lasting' as unknown as Error; })).rejects.toBe('lasting');
  const stop = new AbortController();
  stop.abort();
  await expect(retrying({ ...policy, signal: stop.signal }, async () => { throw 'passing' as unknown as Error; })).rejects.toMatchObject({ code: 'Interrupted' });
});
