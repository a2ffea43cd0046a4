import { OracleColumn, OracleType } from './values';

/** A column's type as CREATE TABLE has it, the catalogue of Oracle tells it, and DuckDB keeps it. */
export interface DeclaredType {
  readonly column: Omit<OracleColumn, 'name' | 'required'>;
  /** DATA_TYPE, DATA_PRECISION, DATA_SCALE and CHAR_LENGTH of ALL_TAB_COLUMNS. */
  readonly told: { readonly type: string; readonly precision: number | null; readonly scale: number | null; readonly length: number };
  readonly kept: string;
}

/** @returns undefined where it is no type of Oracle's */
export function declaredType(text: string): DeclaredType | undefined {
  const [, word = '', sizes = '', rest = ''] = /^([A-Z_0-9]+(?: RAW)?)(?:\s*\(([^)]*)\))?(.*)$/s.exec(text.trim()) ?? [];
  const [first, second] = sizes.split(',').map((s) => /-?\d+/.exec(s)?.[0]).map((s) => (s === undefined ? undefined : Number(s)));
  switch (word) {
    case 'NUMBER':
    case 'DECIMAL':
    case 'NUMERIC': return first === undefined ? unsized('NUMBER', 0) : sized(first, second ?? 0);
    case 'INTEGER':
    case 'INT':
    case 'SMALLINT': return { column: { type: 'NUMBER', precision: 38, scale: 0 }, told: { type: 'NUMBER', precision: null, scale: 0, length: 0 }, kept: 'DECIMAL(38,0)' };
    case 'FLOAT': return unsized('FLOAT', first ?? 126);
    case 'VARCHAR2':
    case 'VARCHAR': return text_('VARCHAR2', first ?? 0, /CHAR/.test(sizes));
    case 'NVARCHAR2':
    case 'NCHAR': return text_(word, first ?? 1, true);
    case 'CHAR': return text_('CHAR', first ?? 1, /CHAR/.test(sizes));
    case 'RAW': return { column: { type: 'RAW', size: first }, told: { type: 'RAW', precision: null, scale: null, length: 0 }, kept: 'BLOB' };
    case 'DATE': return plain('DATE', 'TIMESTAMP_S');
    case 'CLOB':
    case 'NCLOB':
    case 'LONG': return plain(word, 'VARCHAR');
    case 'BLOB':
    case 'LONG RAW': return plain(word, 'BLOB');
    case 'BINARY_FLOAT': return plain(word, 'FLOAT');
    case 'BINARY_DOUBLE': return plain(word, 'DOUBLE');
    case 'BOOLEAN': return plain(word, 'BOOLEAN');
    case 'TIMESTAMP': return time(first ?? 6, rest);
    case 'INTERVAL': return /^\s*YEAR/.test(text.slice(8)) ? plain('INTERVAL YEAR TO MONTH', 'INTERVAL') : plain('INTERVAL DAY TO SECOND', 'INTERVAL');
    default: return undefined;
  }
}

const plain = (type: OracleType, kept: string): DeclaredType => ({ column: { type }, told: { type, precision: null, scale: null, length: 0 }, kept });

function sized(precision: number, scale: number): DeclaredType {
  return { column: { type: 'NUMBER', precision, scale }, told: { type: 'NUMBER', precision, scale, length: 0 }, kept: scale < 0 ? `DECIMAL(${Math.min(38, precision - scale)},0)` : `DECIMAL(${Math.max(precision, scale)},${scale})` };
}

/** Of any size in Oracle; here of what Spark makes of it. */
function unsized(type: string, precision: number): DeclaredType {
  return { column: { type: 'NUMBER', precision, scale: -127 }, told: { type, precision: precision === 0 ? null : precision, scale: null, length: 0 }, kept: 'DECIMAL(38,10)' };
}

function text_(type: OracleType, length: number, inCharacters: boolean): DeclaredType {
  return { column: { type, size: inCharacters ? Math.min(4000, length * 4) : length }, told: { type, precision: null, scale: null, length }, kept: 'VARCHAR' };
}

function time(digits: number, rest: string): DeclaredType {
  const zone = /LOCAL/.test(rest) ? ' WITH LOCAL TIME ZONE' : /TIME ZONE/.test(rest) ? ' WITH TIME ZONE' : '';
  return { column: { type: `TIMESTAMP${zone}` as OracleType, scale: digits }, told: { type: `TIMESTAMP(${digits})${zone}`, precision: null, scale: digits, length: 0 }, kept: zone === '' ? 'TIMESTAMP' : 'TIMESTAMPTZ' };
}

/** Of a value that no table's column is: what DuckDB has computed. */
export function computedColumn(name: string, kept: string): OracleColumn {
  if (/^DECIMAL|INT|^BIGNUM/.test(kept)) return { name, type: 'NUMBER', precision: 0, scale: -127 };
  const type = { VARCHAR: 'VARCHAR2', FLOAT: 'BINARY_FLOAT', DOUBLE: 'BINARY_DOUBLE', BLOB: 'BLOB', TIMESTAMP: 'TIMESTAMP', TIMESTAMP_S: 'DATE', DATE: 'DATE', TIMESTAMPTZ: 'TIMESTAMP WITH TIME ZONE' }[kept.replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ')];
  if (type === undefined) throw new Error(`Oracle has no ${kept}, of which '${name}' is`);
  return { name, type: type as OracleType, ...(type.startsWith('TIMESTAMP') ? { scale: 9 } : {}) };
}
