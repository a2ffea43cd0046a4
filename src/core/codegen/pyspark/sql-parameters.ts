import type { ManifestParameter } from '../../manifest';
import { pythonString } from '../../nodes/python';

/** Strings, names and comments, in which a colon says nothing; else a `:name` in group 1. */
const MARKERS = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z_][A-Za-z0-9_]*)/g;

/** Names of the parameters that a query uses. */
export function parametersIn(sql: string): string[] {
  return [...new Set([...sql.matchAll(MARKERS)].map((m) => m[1]).filter((n) => n !== undefined))];
}

/** The query as the inside of a Python f-string that puts the parameters' SQL literals in. */
export function withLiterals(sql: string): string {
  let out = '';
  let from = 0;
  for (const m of sql.matchAll(MARKERS)) {
    if (m[1] === undefined) continue;
    out += `${braces(sql.slice(from, m.index))}{parameters['${m[1]}']}`;
    from = m.index + m[0].length;
  }
  return out + braces(sql.slice(from));
}

function braces(text: string): string {
  return text.replace(/[{}]/g, (c) => c + c);
}

export interface PythonValue { readonly code: string; readonly imports: readonly string[] }

/** A parameter as `spark.sql(..., args=)` of Spark 3.5 takes it: Python values where they have the right type, else a SQL literal. */
export function pythonValue(parameter: ManifestParameter): PythonValue {
  const arg = `args[${pythonString(parameter.name)}]`;
  const inner = `args['${parameter.name}']`;
  switch (parameter.type) {
    case 'int': return { code: `int(${arg})`, imports: [] };
    case 'double': return { code: `float(${arg})`, imports: [] };
    case 'boolean': return { code: `${arg}.lower() == "true"`, imports: [] };
    case 'date': return { code: `date.fromisoformat(${arg})`, imports: ['from datetime import date'] };
    // A Python int would be an INT where it fits, a naive datetime would be taken for local time.
    case 'bigint': return { code: `F.expr(f"{int(${inner})}L")`, imports: [F] };
    case 'timestamp': return { code: `F.expr(f"TIMESTAMP '{datetime.fromisoformat(${inner})}'")`, imports: [F, 'from datetime import datetime'] };
    default: return { code: arg, imports: [] };
  }
}

/** A parameter as SQL text: Spark 3.3 has no `args`. Numbers in brackets, as `x -:n` would become a comment with a negative one. */
export function sqlLiteral(parameter: ManifestParameter): PythonValue {
  const inner = `args['${parameter.name}']`;
  switch (parameter.type) {
    case 'int': return { code: `f"({int(${inner})})"`, imports: [] };
    case 'bigint': return { code: `f"({int(${inner})}L)"`, imports: [] };
    case 'double': return { code: `f"({float(${inner})!r}D)"`, imports: [] };
    case 'boolean': return { code: `str(${inner}.lower() == "true")`, imports: [] };
    case 'date': return { code: `f"DATE '{date.fromisoformat(${inner})}'"`, imports: ['from datetime import date'] };
    case 'timestamp': return { code: `f"TIMESTAMP '{datetime.fromisoformat(${inner})}'"`, imports: ['from datetime import datetime'] };
    default: return { code: `sql_string(${inner})`, imports: [] };
  }
}

export const SQL_STRING = [
  'def sql_string(text):',
  '    """The text as a Spark SQL string literal."""',
  '    return "\'" + text.replace("\\\\", "\\\\\\\\").replace("\'", "\\\\\'") + "\'"',
];

const F = 'from pyspark.sql import functions as F';
