import type { DataType } from '../../types';

/** DuckDB's name of a Spark type. */
export function typeSql(type: DataType): string {
  switch (type.kind) {
    case 'void': return 'INTEGER';
    case 'boolean': return 'BOOLEAN';
    case 'tinyint': return 'TINYINT';
    case 'smallint': return 'SMALLINT';
    case 'int': return 'INTEGER';
    case 'bigint': return 'BIGINT';
    case 'float': return 'FLOAT';
    case 'double': return 'DOUBLE';
    case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
    case 'string':
    case 'char':
    case 'varchar': return 'VARCHAR';
    case 'binary': return 'BLOB';
    case 'date': return 'DATE';
    case 'timestamp': return 'TIMESTAMP WITH TIME ZONE';
    case 'timestamp_ntz': return 'TIMESTAMP';
    case 'interval':
    case 'year-month interval':
    case 'day-time interval': return 'INTERVAL';
    case 'array': return `${typeSql(type.element)}[]`;
    case 'map': return `MAP(${typeSql(type.key)}, ${typeSql(type.value)})`;
    case 'struct': return `STRUCT(${type.fields.map((f) => `${quoteSql(f.name)} ${typeSql(f.type)}`).join(', ')})`;
    case 'choice': throw new Error('a choice type must be resolved before it is queried');
  }
}

/** DuckDB knows neither an empty name nor one with a NUL: a blank stands for both. */
export function quoteSql(name: string): string {
  return name === '' ? '" "' : `"${name.replace(/"/g, '""').replace(/\0/g, ' ')}"`;
}

export function textSql(value: string): string {
  return value.includes('\u0000') ? value.split('\u0000').map((p) => `'${p.replace(/'/g, "''")}'`).join(' || chr(0) || ') : `'${value.replace(/'/g, "''")}'`;
}
