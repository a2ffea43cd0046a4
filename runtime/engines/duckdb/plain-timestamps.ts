/**
 * In a UTC session, as on Glue, a Spark timestamp is held as DuckDB's plain TIMESTAMP: the microseconds are the same, the calendar
 * is not asked row by row, and functions of a column work on the dictionary that Parquet keeps of it. Ten to forty times as fast.
 *
 * The translator writes zoned types whatever the session. This rewrites its SQL, outside texts and quoted names.
 */
export function plainTimestamps(sql: string): string {
  return withoutRoundTrips(sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\bTIMESTAMP WITH TIME ZONE\b|\bTIMESTAMPTZ\b|\bmake_timestamptz\b/gi, (token) => {
    if (token.startsWith("'") || token.startsWith('"')) return token;
    return token.toLowerCase() === 'make_timestamptz' ? 'make_timestamp' : 'TIMESTAMP';
  }));
}

/** Macros whose whole point is the zone keep it. */
export function plainPrelude(macros: readonly string[]): string[] {
  return macros.map((m) => (/\bMACRO spark_in_zone\b/.test(m) ? m : plainTimestamps(m)));
}

export function isUtc(timeZone: string): boolean {
  return timeZone === 'UTC';
}

const ROUND_TRIP = 'make_timestamp(epoch_us(';

/** `make_timestamp(epoch_us(x))` is x now. */
function withoutRoundTrips(sql: string): string {
  let out = '';
  let from = 0;
  for (let at = sql.indexOf(ROUND_TRIP); at >= 0; at = sql.indexOf(ROUND_TRIP, from)) {
    const start = at + ROUND_TRIP.length;
    const end = closing(sql, start);
    if (sql[end + 1] !== ')') {
      // More than the round trip is in the brackets: `make_timestamp(epoch_us(x) + 1)`.
      out += sql.slice(from, start);
      from = start;
      continue;
    }
    out += `${sql.slice(from, at)}(${withoutRoundTrips(sql.slice(start, end))})`;
    from = end + 2;
  }
  return out + sql.slice(from);
}

/** Where the bracket that was opened just before `start` is closed. */
function closing(sql: string, start: number): number {
  let depth = 1;
  for (let i = start; i < sql.length; i++) {
    const c = sql[i];
    if (c === "'" || c === '"') {
      // A doubled quote ends one text and begins the next at once: the same for counting brackets.
      i = sql.indexOf(c, i + 1);
      if (i < 0) return sql.length;
    } else if (c === '(') {
      depth++;
    } else if (c === ')' && --depth === 0) {
      return i;
    }
  }
  return sql.length;
}
