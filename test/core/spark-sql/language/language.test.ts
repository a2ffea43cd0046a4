import { complete, diagnose, hover, SqlScope, tokens } from '../../../../src/core/spark-sql/language';
import { parseColumns } from '../../../../src/core/types';

const SCOPE: SqlScope = {
  tables: {
    orders: { columns: parseColumns('id BIGINT NOT NULL, customer STRING, amount DECIMAL(10,2), `order date` DATE, ship STRUCT<city: STRING, geo: STRUCT<lat: DOUBLE>>, tags ARRAY<STRUCT<name: STRING>>') },
    customers: { columns: parseColumns('id BIGINT, name STRING') },
  },
  parameters: { since: { kind: 'date' } },
};
const CONDITION: SqlScope = { columns: parseColumns('amount INT, name STRING') };

/** `|` is the cursor. */
function at(text: string): [string, number] {
  const offset = text.indexOf('|');
  return [text.replace('|', ''), offset];
}

describe('complete', () => {
  const labels = (text: string, kind: string, scope = SCOPE) => complete(...at(text), scope).items.filter((i) => i.kind === kind).map((i) => i.label);
  const all = (text: string, scope = SCOPE) => complete(...at(text), scope).items.map((i) => i.label);

  test('columns of the tables in FROM, also when FROM comes after the cursor, before functions and keywords', () => {
    const { items } = complete(...at('SELECT | FROM orders'), SCOPE);
    expect(items.slice(0, 6).map((i) => [i.label, i.detail])).toEqual([
      ['id', 'bigint · orders'], ['customer', 'string · orders'], ['amount', 'decimal(10,2) · orders'], ['order date', 'date · orders'],
      ['ship', 'struct<city:string,geo:struct<lat:double>> · orders'], ['tags', 'array<struct<name:string>> · orders'],
    ]);
    expect(items.find((i) => i.label === 'order date')?.insert).toBe('`order date`');
    expect(items.map((i) => i.label)).toEqual(expect.arrayContaining(['sum', 'upper', 'CASE', 'DISTINCT']));
  });

  test.each<[string, string[]]>([
    ['SELECT cust| FROM orders', ['customer']],
    ['SELECT * FROM orders WHERE am|', ['amount']],
    ['SELECT a.| FROM orders o JOIN customers a ON o.id = a.id', ['id', 'name']],
    ['SELECT o.na| FROM orders o JOIN customers c', []],
    ['SELECT c.na| FROM orders o JOIN customers c ON o.', ['name']],
    ['SELECT * FROM orders o JOIN customers c ON o.id = c.|', ['id', 'name']],
    // A name that both have is offered with its table.
    ['SELECT i| FROM orders JOIN customers', ['orders.id', 'customers.id']],
    ['SELECT x| FROM (SELECT amount AS x, id FROM orders) q', ['x']],
    ['WITH q AS (SELECT amount AS yy FROM orders) SELECT y| FROM q', ['yy']],
    ['SELECT amount AS total FROM orders ORDER BY tot|', ['total']],
    ['SELECT amount AS total, total| FROM orders', ['total']],
    ['SELECT amount AS total FROM orders WHERE tot|', []],
    ['SELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM customers WHERE name = cust|)', ['customer', 'customers.id']],
    ['SELECT tag| FROM orders LATERAL VIEW explode(tags) t AS tag', ['tag', 'tags']],
    ['SELECT transform(tags, element -> ele|) FROM orders', ['element']],
    // What is not written yet does not hide what is in sight.
    ['SELECT id, am| FROM orders WHERE', ['amount']], ['SELECT upper(cus| FROM orders', ['customer']], ['SELECT id, CASE WHEN am| FROM orders', ['amount']],
  ])('columns at %s', (text, expected) => {
    expect(labels(text, 'column').sort()).toEqual([...expected].sort());
  });

  test('fields after a struct', () => {
    expect(labels('SELECT ship.| FROM orders', 'field')).toEqual(['city', 'geo']);
    expect(labels('SELECT o.ship.geo.| FROM orders o', 'field')).toEqual(['lat']);
    expect(labels('SELECT tags.| FROM orders', 'field')).toEqual(['name']);
  });

  test('tables and CTEs after FROM and JOIN', () => {
    expect(labels('WITH q AS (SELECT 1) SELECT * FROM |', 'table')).toEqual(['q', 'orders', 'customers']);
    expect(labels('WITH p AS (SELECT * FROM |), q AS (SELECT 1) SELECT 1', 'table')).toEqual(['orders', 'customers']);
    expect(labels('SELECT * FROM orders JOIN cu|', 'table')).toEqual(['customers']);
    expect(labels('SELECT * FROM |', 'column')).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ['SELECT a |', ['FROM', 'AS', 'AND', 'UNION'], ['SELECT', 'BY']],
    ['SELECT a FROM t |', ['WHERE', 'GROUP BY', 'LEFT', 'ORDER BY', 'LATERAL VIEW'], ['FROM', 'THEN']],
    ['SELECT a FROM t GROUP BY a |', ['HAVING', 'WITH ROLLUP', 'ORDER BY'], ['WHERE']],
    ['SELECT a FROM t LEFT |', ['JOIN', 'OUTER', 'SEMI', 'ANTI'], ['FROM']],
    ['SELECT CASE WHEN a |', ['THEN', 'IS', 'BETWEEN'], ['END', 'FROM']],
    ['SELECT sum(a) OVER (|', ['PARTITION BY', 'ORDER BY', 'ROWS'], ['FROM']],
    ['SELECT INTERVAL 1 |', ['DAY', 'MONTH'], ['FROM']],
    ['|', ['SELECT', 'WITH', 'FROM', 'VALUES'], ['WHERE']],
  ])('keywords at %s', (text, there, absent) => {
    const found = labels(text, 'keyword');
    expect(found).toEqual(expect.arrayContaining(there));
    expect(found.filter((k) => absent.includes(k))).toEqual([]);
  });

  test('functions by place: aggregates not in WHERE, generators in LATERAL VIEW', () => {
    expect(labels('SELECT su| FROM orders', 'function')).toEqual(expect.arrayContaining(['sum', 'substring']));
    expect(labels('SELECT id FROM orders WHERE su|', 'function')).toEqual(expect.not.arrayContaining(['sum']));
    expect(labels('SELECT id FROM orders GROUP BY id HAVING su|', 'function')).toContain('sum');
    expect(labels('SELECT id FROM orders LATERAL VIEW expl|(tags) t', 'function')).toEqual(expect.arrayContaining(['explode', 'explode_outer']));
    const [upper] = complete(...at('SELECT upp|'), SCOPE).items;
    expect(upper).toMatchObject({ label: 'upper', kind: 'function', insert: 'upper(', detail: 'upper(str: string) → string' });
  });

  test('in an expression: its columns, no clauses, no aggregates', () => {
    expect(labels('am| > 1', 'column', CONDITION)).toEqual(['amount', 'name']);
    expect(all('amount > 1 |', CONDITION)).toEqual(expect.arrayContaining(['AND', 'OR']));
    expect(all('amount > 1 |', CONDITION)).toEqual(expect.not.arrayContaining(['FROM', 'WHERE']));
    expect(labels('su|', 'function', CONDITION)).not.toContain('sum');
    expect(labels('su|', 'function', { ...CONDITION, aggregates: true })).toContain('sum');
  });

  test('types after AS in a cast, parameters after a colon, nothing in strings and comments', () => {
    expect(labels('SELECT CAST(id AS ti|) FROM orders', 'type')).toEqual(['TIMESTAMP', 'TIMESTAMP_NTZ', 'TINYINT']);
    expect(all('SELECT :|')).toEqual(['since']);
    expect(all('SELECT \'su|\'')).toEqual([]);
    expect(all('SELECT 1 -- su|')).toEqual([]);
    expect(all('SELECT 1 /* su| */')).toEqual([]);
  });

  test('the range is the word at the cursor', () => {
    expect(complete(...at('SELECT cu|st FROM orders'), SCOPE)).toMatchObject({ from: 7, to: 11 });
    expect(complete(...at('SELECT `cu|` FROM orders'), SCOPE)).toMatchObject({ from: 7, to: 11, items: [{ label: 'customer' }] });
  });
});

describe('hover', () => {
  const title = (text: string, scope = SCOPE) => hover(...at(text), scope)?.title;
  test.each<[string, string | undefined]>([
    ['SELECT am|ount FROM orders', 'amount: decimal(10,2)'], ['SELECT o.i|d FROM orders o', 'o.id: bigint not null'], ['SELECT ship.geo.l|at FROM orders', 'ship.geo.lat: double'],
    ['SELECT up|per(customer) FROM orders', 'upper(str: string) → string'],
    ['SELECT * FROM ord|ers', 'table orders'], ['WITH q AS (SELECT 1) SELECT * FROM |q', 'q: a query of WITH'],
    ['SELECT id +| 1 FROM orders', 'id + 1: bigint not null'], ['SELECT CASE| WHEN true THEN 1 END', 'CASE WHEN true THEN 1 END: int'],
    // The rest is faulty.
    ['SELECT am|ount, nothing FROM orders', 'amount: decimal(10,2)'], ['SELECT uppe|r( FROM', 'upper(str: string) → string'],
    ['SEL|ECT 1', undefined],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  test('a table shows its columns, a column where it comes from', () => {
    expect(hover(...at('SELECT 1 FROM custome|rs'), SCOPE)?.lines).toEqual(['id bigint', 'name string']);
    expect(hover(...at('SELECT x| FROM (SELECT amount AS x FROM orders)'), SCOPE)).toMatchObject({ title: 'x: decimal(10,2)', lines: ['from orders.amount'] });
  });

  test('in an expression', () => {
    expect(title('amou|nt > 1', CONDITION)).toBe('amount: int');
    expect(title('amount >| 1', CONDITION)).toBe('amount > 1: boolean');
  });
});

describe('diagnose', () => {
  const found = (text: string, scope = SCOPE) => diagnose(text, scope).map((d) => `${d.severity} ${d.code} ${text.slice(d.span.start, d.span.end)}`);
  test.each<[string, string[]]>([
    ['SELECT id FROM orders', []], ['', []],
    ['SELECT nam, upper(idd), nofunction(id), amount FROM orders', ['error UNRESOLVED_COLUMN.WITH_SUGGESTION nam', 'error UNRESOLVED_COLUMN.WITH_SUGGESTION idd', 'error UNRESOLVED_ROUTINE nofunction']],
    ['SELECT a +, id, * b c d, amount FROM orders WHERE', ['error PARSE_SYNTAX_ERROR ,', 'error PARSE_SYNTAX_ERROR c', 'error PARSE_SYNTAX_ERROR ']],
    // Analysis goes on past what does not parse.
    ['SELECT f(id id2, idd FROM orders', ['error PARSE_SYNTAX_ERROR id2', 'error PARSE_SYNTAX_ERROR FROM']],
    ['SELECT id 1, idd FROM orders', ['error PARSE_SYNTAX_ERROR 1', 'error UNRESOLVED_COLUMN.WITH_SUGGESTION idd']],
    ['SELECT * FROM missing WHERE a = 1', ['error TABLE_OR_VIEW_NOT_FOUND missing']],
    ['SELECT id FROM orders WHERE amount = nope ORDER BY alsonot', ['error UNRESOLVED_COLUMN.WITH_SUGGESTION nope', 'error UNRESOLVED_COLUMN.WITH_SUGGESTION alsonot']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('of an expression', () => {
    expect(found('amont > 1 AND nam IS NULL', CONDITION)).toEqual(['error UNRESOLVED_COLUMN.WITH_SUGGESTION amont', 'error UNRESOLVED_COLUMN.WITH_SUGGESTION nam']);
    expect(found('amount > 1', CONDITION)).toEqual([]);
  });
});

describe('tokens', () => {
  const of = (text: string, scope?: SqlScope) => tokens(text, scope).map((t) => `${t.type}:${text.slice(t.start, t.end)}`).filter((t) => !t.startsWith('operator:'));
  test('a word is what the parser takes it for', () => {
    expect(of('SELECT date, upper(`a b`) AS order, CAST(x AS DATE), DATE \'2020-01-01\', :p FROM t -- end')).toEqual([
      'keyword:SELECT', 'name:date', 'function:upper', 'name:`a b`', 'keyword:AS', 'name:order', 'keyword:CAST', 'name:x', 'keyword:AS', 'type:DATE', 'keyword:DATE', 'string:\'2020-01-01\'',
      'parameter:p', 'keyword:FROM', 'name:t', 'comment:-- end',
    ].flatMap((t) => (t === 'parameter:p' ? ['parameter::', t] : [t])));
  });

  test('hints, numbers, what is bad, and words behind an error', () => {
    expect(of('SELECT /*+ BROADCAST(t) */ 1.5e3')).toEqual(['keyword:SELECT', 'hint:/*+', 'hint:BROADCAST', 'hint:(', 'hint:t', 'hint:)', 'hint:*/', 'number:1.5e3']);
    expect(of('SELECT FROM t WHERE upper(a) = \'x')).toEqual(['keyword:SELECT', 'keyword:FROM', 'name:t', 'keyword:WHERE', 'function:upper', 'name:a', 'error:\'x']);
  });
});

test('any text and position is answered', () => {
  const text = 'WITH q AS (SELECT o.id, sum(amount) AS s FROM orders o JOIN customers c ON o.id = c.id WHERE o.amount > 1 GROUP BY o.id) SELECT * FROM q ORDER BY s, CASE WHEN s > 1 THEN \'a\' END';
  for (let i = 0; i <= text.length; i++) {
    for (const t of [text, text.slice(0, i), text.slice(0, i) + text.slice(i + 3)]) {
      const position = Math.min(i, t.length);
      expect(complete(t, position, SCOPE)).toBeDefined();
      expect(() => hover(t, position, SCOPE)).not.toThrow();
    }
    expect(Array.isArray(diagnose(text.slice(0, i), SCOPE))).toBe(true);
    expect(Array.isArray(tokens(text.slice(0, i), SCOPE))).toBe(true);
  }
});
