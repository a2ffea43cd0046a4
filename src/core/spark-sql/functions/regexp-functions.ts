import type { LowerCall, SqlFunction } from './function';
import { param, text } from './typing';
import { array, BOOLEAN, INT, STRING } from '../../types';
import { runsOnRe2 } from '../duckdb/udf/java-regex';

const group = 'string_funcs';
const notes = 'Native where the pattern is a constant that RE2 reads as Java does; else (look-around, back references, …) a JavaScript function.';

/** The pattern, where it is a constant that DuckDB runs with Java's result. */
export function native(c: LowerCall, index = 1): string | undefined {
  const pattern = c.info[index].constant;
  return typeof pattern === 'string' && runsOnRe2(pattern) ? text(pattern) : undefined;
}

/** A Java replacement in RE2's notation; undefined where it has none. */
function replacement(c: LowerCall): string | undefined {
  const java = c.info[2].constant;
  const pattern = c.info[1].constant;
  // a group that the pattern does not have is an error where it matches
  if (typeof java === 'string' && typeof pattern === 'string' && [...java.replace(/\\./g, '').matchAll(/\$(\d)/g)].some((m) => Number(m[1]) > groups(pattern))) return undefined;
  if (typeof java !== 'string' || /\$\{|\\[^$\\]|\$[^0-9]|\$$|\$\d\d/.test(java)) return undefined;
  return text(java.replace(/\\(.)|\$(\d)|\\/g, (_, escaped: string | undefined, n: string | undefined) => (n === undefined ? escaped === '\\' ? '\\\\' : escaped ?? '\\\\' : `\\${n}`)));
}

const str = param('str', STRING);
const regexp = param('regexp', STRING);

function groups(pattern: string): number {
  return (pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '').match(/\((?!\?)/g) ?? []).length;
}

/** Index of a constant group that the pattern has. */
function constantGroup(c: LowerCall): string | undefined {
  const [pattern, index] = [c.info[1].constant, c.info[2].constant];
  return typeof pattern === 'string' && typeof index === 'bigint' && index >= 0n && Number(index) <= groups(pattern) ? String(index) : undefined;
}

export const REGEXP_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['regexp_replace'],
    group,
    notes,
    signatures: [{
      params: [str, regexp, param('rep', STRING), param('position', INT, { fill: 1, constant: true })],
      check: (call) => {
        const position = call.args[3]?.constant;
        return typeof position === 'bigint' && position <= 0n
          ? { code: 'DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', message: `the position of regexp_replace must be from 1 to 2147483647, got ${position}`, argument: 3 } : undefined;
      },
      result: STRING,
      lower: (c) => {
        const [pattern, rep] = [native(c), replacement(c)];
        if (pattern !== undefined && rep !== undefined && c.info[3].constant === 1n) return `regexp_replace(${c.args[0]}, ${pattern}, ${rep}, 'g')`;
        return `spark_regexp_replace(${c.args.join(', ')})`;
      },
    }],
  },
  {
    names: ['regexp_extract'],
    group,
    notes,
    signatures: [{
      params: [str, regexp, param('idx', INT, { fill: 1 })],
      result: STRING,
      lower: (c) => {
        const [pattern, index] = [native(c), constantGroup(c)];
        return pattern !== undefined && index !== undefined ? `regexp_extract(${c.args[0]}, ${pattern}, ${index})` : `spark_regexp_extract(${c.args.join(', ')})`;
      },
    }],
  },
  {
    names: ['regexp_extract_all'],
    group,
    notes,
    signatures: [{
      params: [str, regexp, param('idx', INT, { fill: 1 })],
      result: array(STRING),
      lower: (c) => {
        const [pattern, index] = [native(c), constantGroup(c)];
        if (pattern === undefined || index === undefined) return `spark_regexp_extract_all(${c.args.join(', ')})`;
        // a group that took no part is empty in Spark, null in DuckDB
        return `list_transform(regexp_extract_all(${c.args[0]}, ${pattern}, ${index}), lambda g_: coalesce(g_, ''))`;
      },
    }],
  },
  {
    names: ['regexp_count'],
    group,
    notes,
    since: '3.4',
    signatures: [{
      params: [str, regexp],
      result: INT,
      lower: (c) => {
        const pattern = native(c);
        return pattern === undefined ? `spark_regexp_count(${c.args.join(', ')})` : `CAST(len(regexp_extract_all(${c.args[0]}, ${pattern})) AS INTEGER)`;
      },
    }],
  },
  { names: ['regexp_substr'], group, notes: 'A JavaScript function.', since: '3.4', signatures: [{ params: [str, regexp], result: STRING, nullable: true, lower: 'spark_regexp_substr($1, $2)' }] },
  {
    names: ['regexp_instr'],
    group,
    notes: 'A JavaScript function.',
    since: '3.4',
    signatures: [{ params: [str, regexp, param('idx', INT, { fill: 0 })], result: INT, lower: (c) => `CASE WHEN ${c.args[2]} IS NOT NULL THEN spark_regexp_instr(${c.args[0]}, ${c.args[1]}) END` }],
  },
  {
    names: ['split'],
    group,
    notes,
    signatures: [{
      params: [str, param('regex', STRING), param('limit', INT, { fill: -1 })],
      result: array(STRING, false),
      lower: (c) => {
        const [pattern, limit] = [c.info[1].constant, c.info[2].constant];
        const plain = typeof pattern === 'string' && pattern !== '' ? literal(pattern) : undefined;
        return plain !== undefined && typeof limit === 'bigint' && limit <= 0n ? `string_split(${c.args[0]}, ${text(plain)})` : `spark_split(${c.args.join(', ')})`;
      },
    }],
  },
  {
    names: ['rlike', 'regexp', 'regexp_like'],
    group: 'predicate_funcs',
    notes,
    text: (args, { name }) => `${name.toUpperCase()}(${args.join(', ')})`,
    signatures: [{
      params: [str, regexp],
      result: BOOLEAN,
      lower: (c) => {
        const pattern = native(c);
        return pattern === undefined ? `spark_rlike(${c.args.join(', ')})` : `regexp_matches(${c.args[0]}, ${pattern})`;
      },
    }],
  },
];

/** The text that a pattern without operators stands for. */
function literal(pattern: string): string | undefined {
  if (/^(?:[^\\^$.*+?()[\]{}|]|\\[^a-zA-Z0-9])+$/.test(pattern)) return pattern.replace(/\\(.)/g, '$1');
  return undefined;
}
