/**
 * Keywords of Spark SQL under its default rules (`spark.sql.ansi.enforceReservedKeywords=false`): every one of them is also an identifier;
 * the strict ones cannot name a table alias. Grammar: SqlBaseParser.g4 of branch-3.5, rules `strictNonReserved` and `nonReserved`.
 */

/** Never the alias of a relation. */
export const STRICT_NON_RESERVED: ReadonlySet<string> = new Set([
  'ANTI', 'CROSS', 'EXCEPT', 'FULL', 'INNER', 'INTERSECT', 'JOIN', 'LATERAL', 'LEFT', 'NATURAL', 'ON', 'RIGHT', 'SEMI', 'MINUS', 'UNION', 'USING',
]);

/**
 * Words that open or join clauses. Spark's parser tries every reading and may take one as a name (`SELECT a, FROM t` is a column `FROM` called `t`);
 * here such a word is a name only where what follows shows it to be a whole operand, so that the slip is reported where it is.
 */
export const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  'SELECT', 'FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'UNION', 'EXCEPT', 'INTERSECT', 'MINUS', 'JOIN', 'ON', 'USING', 'NATURAL', 'CROSS',
  'INNER', 'AS', 'WITH', 'WHEN', 'THEN', 'ELSE', 'AND', 'OR', 'IN', 'IS', 'LIKE', 'ILIKE', 'RLIKE', 'REGEXP', 'BETWEEN', 'ESCAPE', 'DISTINCT', 'NOT',
]);

/** Words that never are an alias without AS: the clause they open is what is meant. */
export const NEVER_IMPLICIT_ALIAS: ReadonlySet<string> = new Set([
  'FROM', 'WHERE', 'HAVING', 'LIMIT', 'AS', 'AND', 'OR', 'IS', 'IN', 'LIKE', 'ILIKE', 'RLIKE', 'REGEXP', 'BETWEEN', 'WHEN', 'THEN', 'ELSE', 'ESCAPE', 'SELECT',
]);

/** First words of statements that Spark knows and that are no query. */
export const OTHER_STATEMENTS: ReadonlySet<string> = new Set([
  'ADD', 'ALTER', 'ANALYZE', 'CACHE', 'CLEAR', 'COMMENT', 'CREATE', 'DECLARE', 'DELETE', 'DESC', 'DESCRIBE', 'DROP', 'EXECUTE', 'EXPLAIN', 'INSERT', 'LIST', 'LOAD',
  'MERGE', 'MSCK', 'REFRESH', 'REPAIR', 'REPLACE', 'RESET', 'SET', 'SHOW', 'TRUNCATE', 'UNCACHE', 'UPDATE', 'USE',
]);

export const INTERVAL_UNITS: ReadonlySet<string> = new Set([
  'NANOSECOND', 'NANOSECONDS', 'MICROSECOND', 'MICROSECONDS', 'MILLISECOND', 'MILLISECONDS', 'SECOND', 'SECONDS', 'MINUTE', 'MINUTES', 'HOUR', 'HOURS',
  'DAY', 'DAYS', 'WEEK', 'WEEKS', 'MONTH', 'MONTHS', 'YEAR', 'YEARS',
]);

/** Units of TIMESTAMPADD, TIMESTAMPDIFF and their other spellings. */
export const DATETIME_UNITS: ReadonlySet<string> = new Set([
  'YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'DAYOFYEAR', 'HOUR', 'MINUTE', 'SECOND', 'MILLISECOND', 'MICROSECOND',
]);

/** Keywords of queries and expressions, for highlighting, completion and canonical upper case. */
export const QUERY_KEYWORDS: ReadonlySet<string> = new Set([
  ...STRICT_NON_RESERVED, ...CLAUSE_WORDS, ...INTERVAL_UNITS, ...DATETIME_UNITS,
  'ALL', 'ANY', 'ASC', 'BOTH', 'BUCKET', 'BY', 'CASE', 'CAST', 'CLUSTER', 'CUBE', 'CURRENT', 'CURRENT_DATE', 'CURRENT_TIMESTAMP', 'CURRENT_USER', 'DEFAULT', 'DESC',
  'DISTRIBUTE', 'DIV', 'END', 'EXCLUDE', 'EXISTS', 'EXTRACT', 'FALSE', 'FILTER', 'FIRST', 'FOLLOWING', 'FOR', 'GROUPING', 'IGNORE', 'INCLUDE', 'INTERVAL', 'LAST',
  'LEADING', 'NOT', 'NULL', 'NULLS', 'OF', 'OFFSET', 'OUT', 'OUTER', 'OVER', 'OVERLAY', 'PARTITION', 'PERCENT', 'PIVOT', 'PLACING', 'POSITION', 'PRECEDING', 'RANGE',
  'RECURSIVE', 'REPEATABLE', 'RESPECT', 'ROLLUP', 'ROW', 'ROWS', 'SETS', 'SOME', 'SORT', 'TABLE', 'TABLESAMPLE', 'TIMESTAMP', 'TO', 'TRAILING', 'TRIM', 'TRUE', 'TRY_CAST',
  'UNBOUNDED', 'UNKNOWN', 'UNPIVOT', 'VALUES', 'VERSION', 'VIEW', 'WINDOW', 'WITHIN',
]);

/** Names that without brackets stand for the function of that name, unless a column has it. */
export const LITERAL_FUNCTIONS: ReadonlySet<string> = new Set(['CURRENT_DATE', 'CURRENT_TIMESTAMP', 'CURRENT_USER', 'USER', 'SESSION_USER']);

export const TIMESTAMP_ADD_FORMS: ReadonlySet<string> = new Set(['TIMESTAMPADD', 'DATEADD', 'DATE_ADD']);
export const TIMESTAMP_DIFF_FORMS: ReadonlySet<string> = new Set(['TIMESTAMPDIFF', 'DATEDIFF', 'DATE_DIFF', 'TIMEDIFF']);
export function isTimestampForm(name: string): boolean {
  return TIMESTAMP_ADD_FORMS.has(name) || TIMESTAMP_DIFF_FORMS.has(name);
}
