import { failure } from './jdbc-contract';
import { OracleBench } from './oracle/oracle-bench';

/** Oracle's protocol as its client really speaks it, against a server of the test's own that does the statements in a small database. */
let at: OracleBench;

beforeAll(async () => {
  at = await OracleBench.open();
}, 60_000);
afterAll(() => at?.close());
beforeEach(() => at.reset());

const ids = (rows: readonly unknown[]) => rows.map((r) => Number((r as Record<string, unknown>).ID)).sort((a, b) => a - b);

describe('reading', () => {
  test('a table is read with its types', async () => {
    await at.run(`CREATE TABLE TYPES (
      ID NUMBER(19) PRIMARY KEY, AMOUNT NUMBER(10,2), SHARE_ NUMBER(3,5), ROUND_ NUMBER(5,-2), ANY_ NUMBER, F FLOAT(63), N INTEGER, NAME VARCHAR2(50 CHAR) NOT NULL, WIDE NVARCHAR2(20),
      FIXED CHAR(3), DAY_ DATE, AT_ TIMESTAMP(6), ZONED TIMESTAMP(6) WITH TIME ZONE, HERE TIMESTAMP WITH LOCAL TIME ZONE, X BINARY_DOUBLE, Y BINARY_FLOAT, BYTES RAW(16), LONG_ CLOB, LARGE BLOB)`);
    await at.run(`INSERT INTO TYPES VALUES (9007199254740993, 12.5, 0.00123, 12300, 0.5, -0.25, 7, 'żółć 🦆 "quoted",
line', 'ź', 'a  ', '2026-01-02 03:04:05', '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05.678901+01', '2026-01-02 03:04:05', 0.1, 0.5, HEXTORAW('00FF'), 'long "text"', HEXTORAW('0001'))`);
    await at.run("INSERT INTO TYPES (ID, NAME, AMOUNT, X, Y, DAY_, AT_) VALUES (-2, '-', -0.01, 1e300, 2, '0001-01-01', '9999-12-31 23:59:59.999999')");
    await at.run("INSERT INTO TYPES (ID, NAME, DAY_, AT_) VALUES (3, '0', '0044-03-15 (BC) 00:00:00', '0044-03-15 (BC) 12:00:00')");
    const { ddl, rows } = await at.read({ table: 'types' });
    expect(ddl).toBe('ID DECIMAL(19,0), AMOUNT DECIMAL(10,2), SHARE_ DECIMAL(5,5), ROUND_ DECIMAL(7,0), ANY_ DECIMAL(38,10), F DECIMAL(38,10), N DECIMAL(38,0), NAME STRING, WIDE STRING, '
      + 'FIXED STRING, DAY_ TIMESTAMP, AT_ TIMESTAMP, ZONED TIMESTAMP, HERE TIMESTAMP, X DOUBLE, Y FLOAT, BYTES BINARY, LONG_ STRING, LARGE BINARY');
    const none = Object.fromEntries(Object.keys(rows[0] as object).map((k) => [k, null]));
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([
      {
        ...none,
        ID: 9007199254740992,
        AMOUNT: 12.5,
        SHARE_: 0.00123,
        ROUND_: 12300,
        ANY_: 0.5,
        F: -0.25,
        N: 7,
        NAME: 'żółć 🦆 "quoted",\nline',
        WIDE: 'ź',
        FIXED: 'a  ',
        DAY_: '2026-01-02 03:04:05',
        AT_: '2026-01-02 03:04:05.678901',
        ZONED: '2026-01-02 02:04:05.678901',
        HERE: '2026-01-02 03:04:05',
        X: 0.1,
        Y: 0.5,
        BYTES: '\\x00\\xFF',
        LONG_: 'long "text"',
        LARGE: '\\x00\\x01',
      },
      { ...none, ID: -2, NAME: '-', AMOUNT: -0.01, X: 1e300, Y: 2, DAY_: '0001-01-01 00:00:00', AT_: '9999-12-31 23:59:59.999999' },
      { ...none, ID: 3, NAME: '0', DAY_: '0044-03-15 (BC) 00:00:00', AT_: '0044-03-15 (BC) 12:00:00' },
    ]));
  });

  test('projection and predicate go to the database, rows come in batches', async () => {
    await at.run('CREATE TABLE BIG (ID NUMBER(10), NAME VARCHAR2(100), MORE VARCHAR2(100), NOTE CLOB)');
    await at.run("INSERT INTO BIG SELECT i, 'row ' || i, 'same', CASE WHEN i % 1000 = 0 THEN repeat('ź', 40000) ELSE 'n' || i END FROM range(12000) r(i)");
    const some = await at.read({ table: 'big', columns: ['name', 'ID'], filterPredicate: "ID >= 2000 AND MORE = 'same'", fetchSize: 999 });
    expect(at.sql().at(-1)).toBe('SELECT "NAME" AS "c0", TO_CHAR("ID", \'TM9\', \'NLS_NUMERIC_CHARACTERS=\'\'.,\'\'\') AS "c1" FROM big WHERE (ID >= 2000 AND MORE = \'same\' )');
    expect([some.ddl, ids(some.rows)]).toEqual(['NAME STRING, ID DECIMAL(10,0)', Array.from({ length: 10_000 }, (_, i) => i + 2000)]);
    // With long values, of which each is in pieces over many packets.
    const all = await at.read({ table: 'big', fetchSize: 1000 });
    expect(all.rows).toHaveLength(12_000);
    expect(all.rows.filter((r) => (r as { NOTE: string }).NOTE === 'ź'.repeat(40_000))).toHaveLength(12);
    const limited = await at.bench.read('JdbcSource', { connection: 'db', table: 'big', columns: ['ID'] }, { limit: 5 });
    expect(limited.rows).toHaveLength(5);
  });

  test('names as they are written, and a query', async () => {
    await at.run('CREATE TABLE "Mixed Case" ("id" NUMBER(5), "Total" NUMBER(5,1))');
    await at.run('INSERT INTO "Mixed Case" VALUES (1, 2.5)');
    expect((await at.read({ table: '"Mixed Case"' })).rows).toEqual([{ id: 1, Total: 2.5 }]);
    expect((await at.read({ query: 'SELECT count(*) AS N, max("Total") AS M FROM "Mixed Case" -- all\n;' })).rows).toEqual([{ N: 1, M: 2.5 }]);
    expect((await failure(at.read({ table: 'MIXED' }))).code).toBe('UnknownTable');
  });

  test.each([
    ['a number', 'ID', {}], ['a date', 'DAY_', {}], ['a time with a zone', 'ZONED', {}], ['a date, with bounds', 'DAY_', { lowerBound: '2026-01-20', upperBound: '2026-02-10' }],
  ])('parallel parts by %s hold every row once, nulls too', async (_, partitionColumn, bounds) => {
    await at.once('PARTS', 'CREATE TABLE PARTS (ID NUMBER(10), V NUMBER(10), DAY_ DATE, ZONED TIMESTAMP WITH TIME ZONE)', `INSERT INTO PARTS SELECT CASE WHEN i % 17 = 0 THEN NULL ELSE i END, i,
      CASE WHEN i % 13 = 0 THEN NULL ELSE TIMESTAMP '2026-01-01 12:00:00' + to_hours(i * 7) END, TIMESTAMPTZ '2026-01-01 12:00:00.5+02' + to_hours(i * 7) FROM range(200) r(i)`);
    const read = await at.read({ table: 'parts', partitionColumn, numPartitions: 5, ...bounds });
    expect(read.files).toBe(5);
    expect(new Set(read.rows.map((r) => (r as { V: number }).V)).size).toBe(200);
    expect(read.rows).toHaveLength(200);
  });

  test.each([
    ['the primary key', undefined, '2', '4'], ['a date', 'DAY_', '2026-01-02 00:00:00', '2026-01-04 00:00:00'], ['a time, to its last digit', 'AT_', '2026-01-02 00:00:00.500000000', '2026-01-04 00:00:00.500000000'],
    ['a time with a zone', 'ZONED', '2026-01-01 22:00:00.500000000', '2026-01-03 22:00:00.500000000'],
  ])('bookmarks by %s', async (_, key, first, second) => {
    const table = `news_${key ?? 'key'}`;
    await at.run(`CREATE TABLE ${table} (ID NUMBER(10) PRIMARY KEY, DAY_ DATE, AT_ TIMESTAMP(9), ZONED TIMESTAMP WITH TIME ZONE)`);
    const add = async (...days: number[]) => {
      for (const d of days) await at.run(`INSERT INTO ${table} VALUES (${d}, '2026-01-0${d}', '2026-01-0${d} 00:00:00.5', '2026-01-0${d} 00:00:00.5+02')`);
    };
    await add(1, 2);
    const source = { table, ...(key === undefined ? {} : { bookmarkKeys: [key] }) };
    const before = await at.read(source);
    expect([ids(before.rows), (JSON.parse(before.bookmark ?? '{}') as { last: unknown }).last]).toEqual([[1, 2], [first]]);
    await add(3, 4);
    const after = await at.read(source, before.bookmark);
    expect([ids(after.rows), (JSON.parse(after.bookmark ?? '{}') as { last: unknown }).last]).toEqual([[3, 4], [second]]);
    expect((await at.read(source, after.bookmark)).rows).toEqual([]);
  });

  test('a type that has no mapping is named, and its column can be left out', async () => {
    await at.run('CREATE TABLE SPANS (ID NUMBER(5), SPAN INTERVAL DAY(2) TO SECOND(6))');
    await at.run('INSERT INTO SPANS (ID) VALUES (1)');
    const e = await failure(at.read({ table: 'spans' }));
    expect([e.code, e.message]).toEqual(['NoTypeMapping', expect.stringContaining("column 'SPAN' is interval day to second")]);
    expect((await at.read({ table: 'spans', columns: ['ID'] })).rows).toEqual([{ ID: 1 }]);
  });
});

describe('writing', () => {
  const ROWS = `SELECT * FROM (VALUES
    (1::BIGINT, 'plain', 12.50::DECIMAL(10,2), true, DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05.678901', '\\x00\\xFF'::BLOB, 1.5::DOUBLE),
    (2, '', -0.01, false, DATE '1969-12-31', TIMESTAMP '1970-01-01 00:00:00', 'abc'::BLOB, 1e300),
    (3, 'a "quoted", \\text' || chr(10) || 'on two lines' || chr(13), NULL, NULL, NULL, NULL, NULL, NULL),
    (4, 'żółć 🦆 ''single''', 99999999.99, true, DATE '9999-12-31', TIMESTAMP '2026-06-30 23:59:59', NULL, -0.1)) v(id, name, amount, ok, day, "at", data, x)`;
  const DDL = 'id BIGINT, name STRING, amount DECIMAL(10,2), ok BOOLEAN, day DATE, at TIMESTAMP, data BINARY, x DOUBLE';

  test('what is written is read back, in Oracle\'s types', async () => {
    await at.write({ table: 'trip' }, DDL, ROWS);
    const read = await at.read({ table: 'trip' });
    expect(read.ddl).toBe('id DECIMAL(19,0), name STRING, amount DECIMAL(10,2), ok DECIMAL(1,0), day TIMESTAMP, at TIMESTAMP, data BINARY, x DOUBLE');
    expect(read.rows).toEqual([
      { id: 1, name: 'plain', amount: 12.5, ok: 1, day: '2026-01-02 00:00:00', at: '2026-01-02 03:04:05.678901', data: '\\x00\\xFF', x: 1.5 },
      { id: 2, name: null, amount: -0.01, ok: 0, day: '1969-12-31 00:00:00', at: '1970-01-01 00:00:00', data: 'abc', x: 1e300 },
      { id: 3, name: 'a "quoted", \\text\non two lines\r', amount: null, ok: null, day: null, at: null, data: null, x: null },
      { id: 4, name: "żółć 🦆 'single'", amount: 99999999.99, ok: 1, day: '9999-12-31 00:00:00', at: '2026-06-30 23:59:59', data: null, x: -0.1 },
    ]);
    expect(await at.leftovers()).toEqual([]);
  });

  test('numbers that are none go by Oracle\'s words', async () => {
    await at.write({ table: 'floats' }, 'id INT, x DOUBLE, y FLOAT', "SELECT * FROM (VALUES (1, 'inf'::DOUBLE, '-inf'::FLOAT), (2, 'nan', 'nan')) v(id, x, y)");
    expect(at.server.statements.find((s) => s.sql.startsWith('INSERT INTO glueprint'))?.rows).toEqual([['1', 'Inf', '-Inf'], ['2', 'NaN', 'NaN']]);
    expect(await at.run('SELECT "x", "y" FROM floats ORDER BY "id"')).toEqual([['Infinity', '-Infinity'], ['NaN', 'NaN']]);
  });

  test('batches of array binds, with long values between short ones', async () => {
    await at.run('CREATE TABLE NOTES (NOTE CLOB, ID NUMBER(10) NOT NULL, DATA BLOB, TAG VARCHAR2(4000 CHAR))');
    await at.write({ table: 'notes', batchSize: 100 }, 'note STRING, id INT, data BINARY, tag STRING', `SELECT CASE WHEN i % 2 = 0 THEN repeat('ź', i * 20) END AS note, i AS id,
      CASE WHEN i >= 200 THEN repeat('ab', i * 10)::BLOB END AS data, repeat('t', i % 3) AS tag FROM range(1, 301) r(i)`);
    expect(at.server.statements.filter((s) => s.sql.startsWith('INSERT INTO glueprint')).map((s) => s.rows.length)).toEqual([100, 100, 100, 1]);
    expect(await at.run('SELECT count(*), sum(length(NOTE)), sum(octet_length(DATA)), sum(length(TAG)), sum(ID) FROM notes')).toEqual([['300', String(22_650 * 20), String(25_250 * 20), '300', '45150']]);
  });

  test('nothing is seen before it is published, publishing twice adds nothing, and an abandoned load leaves nothing', async () => {
    await at.run('CREATE TABLE SEEN (ID INTEGER)');
    const load = await at.stage({ table: 'seen' }, 'id INT', 'SELECT 1 AS id');
    expect(await at.run('SELECT * FROM seen')).toEqual([]);
    await at.bench.publish(load);
    await at.bench.publish(load);
    expect(await at.run('SELECT * FROM seen')).toEqual([['1']]);
    const other = await at.stage({ table: 'seen' }, 'id INT', 'SELECT 2 AS id');
    expect(await at.leftovers()).toHaveLength(2);
    await at.bench.abandon(other);
    await at.bench.abandon(other);
    expect([await at.run('SELECT * FROM seen'), await at.leftovers()]).toEqual([[['1']], []]);
  });

  test('append, overwrite and recreate', async () => {
    await at.write({ table: 'modes' }, 'id INT, t STRING', "SELECT 1 AS id, 'a' AS t");
    await at.write({ table: 'modes', mode: 'append' }, 'id INT, t STRING', "SELECT 2 AS id, 'b' AS t");
    expect(await at.run('SELECT "id" FROM modes ORDER BY "id"')).toEqual([['1'], ['2']]);
    await at.write({ table: 'modes', mode: 'overwrite' }, 'T STRING, ID INT', "SELECT 'c' AS T, 3 AS ID");
    expect(await at.run('SELECT "id", "t" FROM modes')).toEqual([['3', 'c']]);
    await at.write({ table: 'modes', mode: 'recreate' }, 'other BIGINT', 'SELECT 4::BIGINT AS other');
    expect(await at.run('SELECT * FROM modes')).toEqual([['4']]);
  });

  test('upsert by keys, and its other ways', async () => {
    await at.run('CREATE TABLE STOCK (SKU VARCHAR2(20), PLACE VARCHAR2(20), N NUMBER(10), NOTE VARCHAR2(20), PRIMARY KEY (SKU, PLACE))');
    for (const row of ["'a', 'x', 1, 'kept'", "'b', 'x', 2, 'kept'"]) await at.run(`INSERT INTO STOCK VALUES (${row})`);
    const target = { table: 'stock', mode: 'upsert', keys: ['sku', 'place'] };
    const columns = 'sku STRING, place STRING, n INT';
    await at.write(target, columns, "SELECT * FROM (VALUES ('b', 'x', 20), ('b', 'y', 3)) v(sku, place, n)");
    expect(at.since('MERGE')).toEqual([expect.stringMatching(/^MERGE INTO stock t USING glueprint_\w+ s ON \(t\."SKU" = s\."SKU" AND t\."PLACE" = s\."PLACE"\) WHEN MATCHED THEN UPDATE SET t\."N" = s\."N" WHEN NOT MATCHED/)]);
    expect(await at.run('SELECT * FROM stock ORDER BY SKU, PLACE')).toEqual([['a', 'x', '1', 'kept'], ['b', 'x', '20', 'kept'], ['b', 'y', '3', null]]);
    await at.write({ ...target, whenNotMatched: 'none' }, columns, "SELECT * FROM (VALUES ('b', 'x', 21), ('z', 'z', 3)) v(sku, place, n)");
    await at.write({ ...target, whenMatched: 'delete' }, columns, "SELECT * FROM (VALUES ('a', 'x', 0), ('c', 'x', 5)) v(sku, place, n)");
    expect(await at.run('SELECT * FROM stock ORDER BY SKU, PLACE')).toEqual([['b', 'x', '21', 'kept'], ['b', 'y', '3', null], ['c', 'x', '5', null]]);
    const twice = await failure(at.stage(target, columns, "SELECT * FROM (VALUES ('c', 'x', 1), ('c', 'x', 2)) v(sku, place, n)"));
    expect([twice.code, twice.message]).toEqual(['DuplicateKeys', expect.stringContaining('(sku, place) = (c, x)')]);
    expect(await at.leftovers()).toEqual([]);
  });

  test('an upsert makes its table with the key', async () => {
    const target = { table: 'made', mode: 'upsert', keys: ['id'] };
    for (const t of ['a', 'b']) await at.write(target, 'id BIGINT, t STRING', `SELECT 1::BIGINT AS id, '${t}' AS t`);
    expect(await at.run('SELECT "id", "t" FROM made')).toEqual([['1', 'b']]);
    expect(at.since('CREATE TABLE made')).toEqual(['CREATE TABLE made ("id" NUMBER(19) NOT NULL, "t" VARCHAR2(4000 CHAR), PRIMARY KEY ("id"))']);
  });

  test('actions before and after are of the same transaction, but for what commits', async () => {
    await at.run('CREATE TABLE ACTS (ID INTEGER)');
    await at.run('CREATE TABLE LOG_ (WHAT VARCHAR2(20))');
    const target = { table: 'acts', preActions: ["INSERT INTO log_ VALUES ('before')"], postActions: ["INSERT INTO log_ VALUES ('after')"] };
    await at.write(target, 'id INT', 'SELECT 1 AS id');
    expect(await at.run('SELECT what FROM log_')).toEqual([['before'], ['after']]);
    const load = await at.stage({ ...target, postActions: ['INSERT INTO nowhere VALUES (1)'] }, 'id INT', 'SELECT 2 AS id');
    const broken = await failure(at.bench.publish(load));
    await at.bench.abandon(load);
    expect([broken.code, broken.message]).toEqual(['UnknownTable', expect.stringContaining('the table is as it was before')]);
    expect([await at.run('SELECT count(*) FROM log_'), await at.run('SELECT count(*) FROM acts'), await at.leftovers()]).toEqual([[['2']], [['1']], []]);
    await at.write({ table: 'acts', preActions: ['DROP TABLE log_'] }, 'id INT', 'SELECT 3 AS id');
    expect(at.bench.warnings.pop()).toContain("Oracle commits at 'DROP TABLE log_'");
  });
});

describe('faults of values', () => {
  test('a key that is there already: error named, target as it was', async () => {
    await at.run('CREATE TABLE KEYED (ID INTEGER PRIMARY KEY, T VARCHAR2(10))');
    await at.run("INSERT INTO KEYED VALUES (1, 'old')");
    const load = await at.stage({ table: 'keyed' }, 'id INT, t STRING', "SELECT * FROM (VALUES (2, 'new'), (1, 'new')) v(id, t)");
    const conflict = await failure(at.bench.publish(load));
    expect([conflict.code, conflict.message, conflict.details.hint]).toEqual(['KeyConflict', expect.stringMatching(/ORA-00001.*the table is as it was before/), expect.stringContaining('upsert')]);
    expect(await at.run('SELECT * FROM keyed')).toEqual([['1', 'old']]);
    await at.bench.abandon(load);
    expect(await at.leftovers()).toEqual([]);
  });

  test.each([
    ['a number that is too large', 'n BIGINT', 'SELECT 12345::BIGINT AS n', 'ValueOutOfRange', 'ORA-01438'],
    ['a text that is too long', 't STRING', "SELECT 'longer than five' AS t", 'ValueOutOfRange', 'ORA-12899'],
    ['a text that is no number', 'n STRING', "SELECT 'abc' AS n", 'ValueOutOfRange', 'ORA-01722'],
    ['a null where none may be', 'must INT', 'SELECT NULL::INT AS must', 'ConstraintViolated', 'ORA-01400'],
  ])('%s: error named, target as it was', async (_, columns, query, code, number) => {
    await at.once('STRICT', 'CREATE TABLE STRICT (N NUMBER(3), T VARCHAR2(5 CHAR), MUST NUMBER(5) DEFAULT 0 NOT NULL)', 'INSERT INTO STRICT VALUES (1, NULL, 2)');
    const e = await failure(at.write({ table: 'strict', batchSize: 2 }, columns, `${query} UNION ALL ${query}`));
    expect([e.code, e.message]).toEqual([code, expect.stringMatching(new RegExp(`${number}.*; the t(arget is unchanged|able is as it was before)`))]);
    expect(await at.run('SELECT * FROM strict')).toEqual([['1', null, '2']]);
    expect(await at.leftovers()).toEqual([]);
  });

  test('mistakes are named before data moves', async () => {
    await at.run('CREATE TABLE MUST (ID INTEGER, MUST INTEGER NOT NULL)');
    const code = async (work: Promise<unknown>) => (await failure(work)).code;
    expect(await code(at.read({ table: 'nowhere' }))).toBe('UnknownTable');
    expect(await code(at.read({ query: 'SELECT 1 FRM dual' }))).toBe('InvalidSql');
    expect(await code(at.read({ query: 'SELECT what FROM must' }))).toBe('UnknownColumn');
    expect(await code(at.read({ table: 'must', columns: ['idd'] }))).toBe('UnknownColumn');
    expect(await code(at.stage({ table: 'must' }, 'id INT, what STRING', "SELECT 1 AS id, 'a' AS what"))).toBe('UnknownColumn');
    expect(await code(at.stage({ table: 'fresh' }, 'id INT, m MAP<STRING, INT>', 'SELECT 1 AS id, MAP {} AS m'))).toBe('NoTypeMapping');
    expect(await code(at.stage({ table: 'must' }, 'id INT', 'SELECT 1 AS id'))).toBe('MissingColumn');
    expect([at.since('CREATE'), at.since('INSERT'), await at.leftovers()]).toEqual([[], [], []]);
  });
});
