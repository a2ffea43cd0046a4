import { sqlName } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import {
  array, BIGINT, BINARY, BOOLEAN, DataType, DATE, decimal, DOUBLE, field, FLOAT, INT, map, SMALLINT, STRING, struct,
  TIMESTAMP, TIMESTAMP_NTZ, TINYINT, typeName, VOID,
} from '../../src/core/types';

/** The DuckDB type that holds a Spark type's values. */
export function duckdbType(type: DataType): string {
  switch (type.kind) {
    case 'boolean': return 'BOOLEAN';
    case 'tinyint': return 'TINYINT';
    case 'smallint': return 'SMALLINT';
    case 'int': return 'INTEGER';
    case 'bigint': return 'BIGINT';
    case 'float': return 'FLOAT';
    case 'double': return 'DOUBLE';
    case 'decimal': return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'string':
    case 'char':
    case 'varchar': return 'VARCHAR';
    case 'binary': return 'BLOB';
    case 'date': return 'DATE';
    case 'timestamp': return 'TIMESTAMPTZ';
    case 'timestamp_ntz': return 'TIMESTAMP';
    case 'interval':
    case 'year-month interval':
    case 'day-time interval': return 'INTERVAL';
    case 'array': return `${duckdbType(type.element)}[]`;
    case 'map': return `MAP(${duckdbType(type.key)}, ${duckdbType(type.value)})`;
    case 'struct': return `STRUCT(${type.fields.map((f) => `${sqlName(f.name)} ${duckdbType(f.type)}`).join(', ')})`;
    case 'void': return 'INTEGER';
    case 'choice': throw new GlueprintError({
      code: 'UnresolvedChoice',
      message: `the local engine cannot hold a column of type ${typeName(type)}`,
      hint: 'resolve the choice before it is used, with ResolveChoice or a schema',
    });
  }
}

/** What is read of a DuckDB logical type: the shape that `@duckdb/node-api` gives. */
export interface LogicalType {
  /** `INTEGER`, `STRUCT`, … as DuckDB names it. */
  readonly name: string;
  readonly width?: number;
  readonly scale?: number;
  readonly element?: LogicalType;
  readonly key?: LogicalType;
  readonly value?: LogicalType;
  readonly fields?: readonly { readonly name: string; readonly type: LogicalType }[];
}

/** The Spark type that a file's column is read as; `undefined` where Spark reads none such. */
export function sparkType(type: LogicalType): DataType | undefined {
  switch (type.name) {
    case 'BOOLEAN': return BOOLEAN;
    case 'TINYINT': return TINYINT;
    case 'SMALLINT':
    case 'UTINYINT': return SMALLINT;
    case 'INTEGER':
    case 'USMALLINT': return INT;
    case 'BIGINT':
    case 'UINTEGER': return BIGINT;
    case 'UBIGINT': return decimal(20, 0);
    case 'HUGEINT':
    case 'UHUGEINT': return decimal(38, 0);
    case 'FLOAT': return FLOAT;
    case 'DOUBLE': return DOUBLE;
    case 'DECIMAL': return decimal(type.width, type.scale);
    case 'VARCHAR':
    case 'JSON':
    case 'ENUM':
    case 'UUID': return STRING;
    case 'BLOB': return BINARY;
    case 'DATE': return DATE;
    case 'TIMESTAMP WITH TIME ZONE':
    case 'TIMESTAMPTZ': return TIMESTAMP;
    case 'TIMESTAMP':
    case 'TIMESTAMP_S':
    case 'TIMESTAMP_MS':
    case 'TIMESTAMP_NS': return TIMESTAMP_NTZ;
    case 'NULL':
    case 'SQLNULL': return VOID;
    case 'LIST':
    case 'ARRAY': {
      const element = type.element === undefined ? undefined : sparkType(type.element);
      return element === undefined ? undefined : array(element);
    }
    case 'MAP': {
      const key = type.key === undefined ? undefined : sparkType(type.key);
      const value = type.value === undefined ? undefined : sparkType(type.value);
      return key === undefined || value === undefined ? undefined : map(key, value);
    }
    case 'STRUCT': {
      const fields = (type.fields ?? []).map((f) => ({ name: f.name, type: sparkType(f.type) }));
      return fields.some((f) => f.type === undefined) ? undefined : struct(fields.map((f) => field(f.name, f.type as DataType)));
    }
    default: return undefined;
  }
}
