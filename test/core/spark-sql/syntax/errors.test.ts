/* eslint-disable @stylistic/max-len */
import { GlueprintError } from '../../../../src/core/diagnostics';
import { parseExpression, parseQuery } from '../../../../src/core/spark-sql/syntax';

function fault(parse: (text: string) => unknown, text: string): GlueprintError {
  try {
    parse(text);
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) return e;
    throw e;
  }
  throw new Error(`no error in: ${text}`);
}

/** «marks» the offending text; nothing between them means the end. */
function marked(text: string): { sql: string; start: number; end: number } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return { sql: text.replace(/[«»]/g, ''), start, end };
}

describe('a misspelt keyword is shown with the one that was meant', () => {
  test.each([
    ['«SELCT» a FROM t', 'SELECT'], ['SELECT a «FORM» t', 'FROM'], ['SELECT a FROM t «WHRE» x = 1', 'WHERE'], ['SELECT a FROM t «GRUOP» BY a', 'GROUP'],
    ['SELECT a FROM t «ODER» BY a', 'ORDER'], ['SELECT a FROM t «LIMT» 5', 'LIMIT'], ['SELECT a FROM t LEFT «JION» u', 'JOIN'], ['SELECT CASE WHEN a THEN 1 «EDN»', 'END'],
    ['SELECT sum(x) OVER («PARTITON» BY a)', 'PARTITION'], ['SELECT 1 «UNOIN» SELECT 2', 'UNION'], ['SELECT a FROM t «HAVIN» a > 1', 'HAVING'],
    ['SELECT a FROM t WHERE x «BETWEN» 1 AND 2', 'BETWEEN'], ['SELECT a FROM t ORDER BY a NULLS «FRIST»', 'FIRST'],
  ])('%s', (text, meant) => {
    const { sql, start, end } = marked(text);
    const e = fault(parseQuery, sql);
    expect(e.code).toBe('PARSE_SYNTAX_ERROR');
    expect(e.details.message).toBe(`syntax error at or near '${sql.slice(start, end)}'; did you mean ${meant}?`);
    expect(e.details.span).toEqual({ start, end });
    expect(e.details.sqlState).toBe('42601');
  });
});

describe('what was expected', () => {
  test.each([
    ['SELECT a, «FROM» t', 'an expression'], ['SELECT «FROM» t', 'an expression'], ['SELECT a FROM t WHERE«»', 'an expression'], ['SELECT a FROM t WHERE x =«»', 'an expression'],
    ['SELECT 1 BETWEEN 2«»', 'AND'], ['WITH x AS «SELECT» 1', '\'(\''], ['SELECT f(a «FROM» t', '\',\', \')\''], ['SELECT a b «c» FROM t', '\',\', FROM, WHERE'],
    ['SELECT a FROM t AS «left»', 'a name'], ['SELECT 1 FROM «"x"»', 'a name'], ['SELECT a FROM t INNER «u»', 'JOIN'], ['SELECT a«)» FROM t', '\',\''], ['SELECT interval 1 «fortnight»', 'YEAR, MONTH'],
    ['SELECT 1 FROM t GROUP BY «WITH» ROLLUP', 'an expression'], ['WITH t(«)» AS (SELECT 1) SELECT 1', 'a name'], ['SELECT a FROM t LATERAL VIEW explode(a) «WHERE» b', 'a name'],
  ])('%s', (text, expected) => {
    const { sql, start, end } = marked(text);
    const e = fault(parseQuery, sql);
    expect(e.code).toBe('PARSE_SYNTAX_ERROR');
    expect(e.details.message).toContain(`; expected ${expected}`);
    expect(e.details.span).toEqual({ start, end });
  });
});

describe('Spark\'s own conditions', () => {
  test.each([
    ['«»', 'PARSE_EMPTY_STATEMENT'], ['SELECT 1 «/*» x', 'UNCLOSED_BRACKETED_COMMENT'], ['SELECT a FROM «my-table»', 'INVALID_IDENTIFIER'], ['SELECT «é»', 'INVALID_IDENTIFIER'],
    ['SELECT 1 AS «a-b-c»', 'INVALID_IDENTIFIER'], ['SELECT «128Y»', 'INVALID_NUMERIC_LITERAL_RANGE'], ['SELECT «1E309»', 'INVALID_NUMERIC_LITERAL_RANGE'], ['SELECT -«129Y»', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['SELECT «123456789012345678901234567890123456789»', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION'], ['SELECT «GEO» \'x\'', 'UNSUPPORTED_TYPED_LITERAL'], ['SELECT «x\'0G\'»', 'INVALID_TYPED_LITERAL'],
    ['SELECT CAST(a AS «strng»)', 'UNSUPPORTED_DATATYPE'], ['SELECT CAST(a AS «array»)', 'INCOMPLETE_TYPE_DEFINITION.ARRAY'], ['SELECT CAST(a AS «char»)', 'DATATYPE_MISSING_SIZE'],
    ['SELECT CAST(a AS «decimal(40)»)', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION'], ['WITH a AS (SELECT 1), «A» AS (SELECT 2) SELECT 3', 'DUPLICATED_CTE_NAMES'],
    ['SELECT dateadd(«\'MONTH\'», 1, a)', 'INVALID_PARAMETER_VALUE.DATETIME_UNIT'], ['SELECT 1 FROM a «NATURAL CROSS JOIN» b', 'INCOMPATIBLE_JOIN_TYPES'],
    ['SELECT 1 FROM a «JOIN LATERAL (SELECT 1)» USING (x)', 'UNSUPPORTED_FEATURE.LATERAL_JOIN_USING'], ['SELECT 1 FROM «LATERAL t»', 'INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC'],
    ['SELECT 1 FROM t LATERAL VIEW explode(a) x «PIVOT» (sum(a) FOR b IN (1))', 'NOT_ALLOWED_IN_FROM.LATERAL_WITH_PIVOT'],
    ['SELECT «INTERVAL \'1\' YEAR TO SECOND»', 'INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION'], ['SELECT «INTERVAL 1 YEAR 1 DAY»', 'INVALID_INTERVAL_FORMAT.MIXED_FIELDS'],
    ['SELECT «INTERVAL 1 YEAR TO MONTH»', 'INVALID_INTERVAL_FORMAT.INVALID_VALUE'], ['SELECT «INTERVAL 1 nanosecond»', 'INVALID_INTERVAL_FORMAT.INVALID_UNIT'],
    ['SELECT a LIKE b ESCAPE «\'xy\'»', 'INVALID_ESCAPE_CHAR'],
  ])('%s', (text, code) => {
    const { sql, start, end } = marked(text);
    const e = fault(parseQuery, sql);
    expect([e.code, e.details.span]).toEqual([code, { start, end }]);
  });
});

test.each([
  ['«INSERT» INTO t SELECT 1', 'the INSERT statement is not supported'], ['SELECT «identifier»(\'a\')', 'IDENTIFIER(…) is not supported'], ['SELECT 1 FROM «IDENTIFIER»(\'t\')', 'IDENTIFIER(…) is not supported'],
  ['SELECT «TRANSFORM»(a) USING \'cat\' FROM t', 'script transformation (SELECT TRANSFORM … USING) is not supported'], ['«MAP» a USING \'cat\' FROM t', 'script transformation (MAP … USING) is not supported'],
  ['SELECT «?»', 'a positional parameter (?) is not supported'], ['SELECT 1 FROM f(«TABLE»(t))', 'a TABLE argument of a table-valued function is not supported'],
  ['SELECT 1 FROM t TABLESAMPLE («10»)', 'TABLESAMPLE of a number of bytes is not supported'],
])('%s is refused by its name', (text, message) => {
  const { sql, start, end } = marked(text);
  const e = fault(parseQuery, sql);
  expect([e.code, e.details.message, e.details.span]).toEqual(['UnsupportedSyntax', message, { start, end }]);
});

test('the message shows line, column and caret, and the bracket that is open', () => {
  expect(fault(parseQuery, 'SELECT a,\n  sum(b + (c * 2)\nFROM t').message).toBe([
    'syntax error at or near \'FROM\'; expected \',\', \')\', IS, BETWEEN, IN, LIKE, ILIKE, RLIKE, … (line 3, column 1)',
    '  FROM t',
    '  ^^^^',
    '  hint: the \'(\' at line 2, column 6 is not closed',
  ].join('\n'));
});

describe('depth and length', () => {
  const n = 10_000;
  test.each<[string, string]>([
    ['brackets', `${'('.repeat(n)}1${')'.repeat(n)}`], ['unclosed brackets', '('.repeat(n)], ['calls', `${'f('.repeat(n)}${')'.repeat(n)}`], ['NOT', `${'NOT '.repeat(n)}a`], ['minus', `${'- '.repeat(n)}a`],
    ['CASE', 'CASE WHEN '.repeat(n)], ['lambdas', `${'x -> '.repeat(n)}x`], ['subqueries', `${'(SELECT '.repeat(n)}1${')'.repeat(n)}`], ['types', `CAST(a AS ${'ARRAY<'.repeat(n)}`],
    ['subscripts', `${'a['.repeat(n)}0${']'.repeat(n)}`], ['+', Array(n).fill('a').join(' + ')], ['accesses', `a${'[0]'.repeat(n)}`],
  ])('%s are an error, not a crash', (_, text) => {
    expect(fault(parseExpression, text).code).toBe('QueryTooDeep');
  });

  test('300 levels of calls, 1,000 operands of a chain and 10,000 of AND are no problem', () => {
    parseExpression(`${'coalesce('.repeat(298)}1${')'.repeat(298)}`);
    parseExpression(Array(1000).fill('a').join(' || '));
    parseExpression(Array(n).fill('a = 1').join(' AND '));
    parseQuery(Array(1000).fill('SELECT 1').join(' UNION ALL '));
  });
});
