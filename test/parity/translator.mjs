// What the conformance harness loads: our translator over the built code (or a bundle named by GLUEPRINT_SPARK_SQL).
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const sparkSql = require(process.env.GLUEPRINT_SPARK_SQL ?? resolve(here, '../../lib/core/spark-sql/index.js'));
const { parseType } = require(process.env.GLUEPRINT_SPARK_SQL ?? resolve(here, '../../lib/core/types/index.js'));

const session = { sparkVersion: '3.5', ansi: process.env.GLUEPRINT_ANSI === 'true', timeZone: process.env.GLUEPRINT_TIME_ZONE ?? 'America/Los_Angeles' };

/** The harness gives Spark type strings; a field name in a struct may hold anything. */
function columnType(text) {
  try {
    return parseType(text);
  } catch {
    return parseType(text.replace(/([^<,:\s][^<,:]*):/g, (_, name) => `\`${name}\`:`));
  }
}

/** A table whose types we cannot read is left out: its queries then fail with a clear error, the others run. */
function readTables(tables) {
  const out = {};
  for (const [name, columns] of Object.entries(tables ?? {})) {
    try {
      out[name] = { columns: columns.map((c) => ({ name: c.name, type: columnType(c.type), nullable: true })) };
    } catch (e) {
      if (process.env.GLUEPRINT_VERBOSE) console.error(name, e.message);
    }
  }
  return out;
}

const known = new WeakMap();

export function translate(sql, catalog) {
  let tables = known.get(catalog);
  if (tables === undefined) {
    tables = readTables(catalog?.tables);
    if (catalog) known.set(catalog, tables);
  }
  try {
    return sparkSql.translate(sql, { ...session, tables }).sql;
  } catch (e) {
    // the harness shows the first line: the code comes first there
    throw Object.assign(new Error(`[${e.code ?? 'InternalError'}] ${e.message}`), { code: e.code, cause: e });
  }
}

export async function setupConnection(connection, duckdb) {
  await sparkSql.setupConnection(connection, duckdb, { timeZone: session.timeZone });
}
