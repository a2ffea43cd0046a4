import { fullPrelude } from './prelude';
import { UDFS } from './udf/registry';
import type { Udf, UdfType, UdfValue } from './udf/udf';

/** The parts of `@duckdb/node-api` that are used, so that the core needs no import of it. */
export interface DuckDbConnection {
  run(sql: string): Promise<unknown>;
  registerScalarFunction(fn: unknown): void;
}
interface Vector { getItem(row: number): unknown; setItem(row: number, value: unknown): void; flush(): void }
interface Chunk { readonly rowCount: number; readonly columnCount: number; getColumnVector(column: number): Vector }
export interface DuckDbModule {
  readonly DuckDBScalarFunction: {
    create(options: {
      name: string;
      returnType: unknown;
      parameterTypes: readonly unknown[];
      varArgsType?: unknown;
      specialHandling?: boolean;
      volatile?: boolean;
      mainFunction: (info: { setError(message: string): void }, input: Chunk, output: Vector) => void;
    }): unknown;
  };
  LIST(type: unknown): unknown;
  listValue(items: readonly unknown[]): unknown;
  blobValue(bytes: Uint8Array): unknown;
}

export interface SetupOptions {
  /** Macros to make; default: all. */
  readonly prelude?: readonly string[];
  /** Sets DuckDB's `TimeZone`, which must be the session's. */
  readonly timeZone?: string;
}

/** Makes a connection ready for translated queries: JavaScript functions, then macros over them. */
export async function setupConnection(connection: DuckDbConnection, duckdb: DuckDbModule, options: SetupOptions = {}): Promise<void> {
  if (options.timeZone !== undefined) await connection.run(`SET TimeZone = '${options.timeZone.replace(/'/g, "''")}'`);
  for (const udf of UDFS) connection.registerScalarFunction(scalarFunction(duckdb, udf));
  const prelude = options.prelude ?? fullPrelude();
  if (prelude.length > 0) await connection.run(prelude.join(';\n'));
}

function scalarFunction(duckdb: DuckDbModule, udf: Udf): unknown {
  const typed = (t: UdfType): unknown => {
    if (t.endsWith('[]')) return duckdb.LIST(typed(t.slice(0, -2) as UdfType));
    return (duckdb as unknown as Record<string, unknown>)[t];
  };
  const give = outgoing(duckdb, udf.returns);
  const run = udf.start?.() ?? udf.run!;
  return duckdb.DuckDBScalarFunction.create({
    name: udf.name,
    returnType: typed(udf.returns),
    parameterTypes: udf.params.map(typed),
    varArgsType: udf.rest === undefined ? undefined : typed(udf.rest),
    specialHandling: true,
    volatile: udf.volatile,
    mainFunction: (info, input, output) => {
      try {
        const columns = Array.from({ length: input.columnCount }, (_, c) => input.getColumnVector(c));
        for (let row = 0; row < input.rowCount; row++) {
          const args = columns.map((c) => incoming(c.getItem(row)));
          const value = udf.nulls !== true && args.includes(null) ? null : run(...args);
          output.setItem(row, value === null ? null : give(value));
        }
        output.flush();
      } catch (e) {
        info.setError(e instanceof Error ? e.message : String(e));
      }
    },
  });
}

/** A DuckDB value as a plain one. */
function incoming(value: unknown): UdfValue {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as UdfValue;
  if ('items' in value) return (value as { items: readonly unknown[] }).items.map(incoming);
  if ('bytes' in value) return (value as { bytes: Uint8Array }).bytes;
  if ('days' in value && !('months' in value)) return (value as { days: number }).days;
  if ('micros' in value) return (value as { micros: bigint }).micros;
  return String(value);
}

function outgoing(duckdb: DuckDbModule, type: UdfType): (value: UdfValue) => unknown {
  if (type.endsWith('[]')) {
    const inner = outgoing(duckdb, type.slice(0, -2) as UdfType);
    return (v) => duckdb.listValue((v as readonly UdfValue[]).map((x) => (x === null ? null : inner(x))));
  }
  if (type === 'BLOB') return (v) => duckdb.blobValue(v as Uint8Array);
  if (type === 'DATE') {
    const make = (duckdb as unknown as { DuckDBDateValue: new (days: number) => unknown }).DuckDBDateValue;
    return (v) => new make(v as number);
  }
  return (v) => v;
}
