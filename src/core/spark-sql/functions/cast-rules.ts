import { DataType, equalTypes, isNumeric, losesValues } from '../../types';

/** Error condition of a cast that Spark does not have, or undefined. */
export function castProblem(from: DataType, to: DataType, ansi: boolean): string | undefined {
  if (allowed(from, to, ansi)) return undefined;
  return ansi && allowed(from, to, false) ? 'DATATYPE_MISMATCH.CAST_WITH_CONF_SUGGESTION' : 'DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION';
}

const DATETIMES = ['date', 'timestamp', 'timestamp_ntz'];

function allowed(from: DataType, to: DataType, ansi: boolean): boolean {
  if (equalTypes(from, to) || from.kind === 'void') return true;
  if (to.kind === 'void' || from.kind === 'choice' || to.kind === 'choice') return false;
  if (to.kind === 'string') return true;
  const nested = (a: DataType, b: DataType) => allowed(a, b, ansi);
  if (from.kind === 'array') return to.kind === 'array' && nested(from.element, to.element);
  if (from.kind === 'map') return to.kind === 'map' && nested(from.key, to.key) && nested(from.value, to.value) && (ansi || !losesValues(from.key, to.key));
  if (from.kind === 'struct') return to.kind === 'struct' && from.fields.length === to.fields.length && from.fields.every((f, i) => nested(f.type, to.fields[i].type));
  if (to.kind === 'array' || to.kind === 'map' || to.kind === 'struct') return false;
  if (from.kind === 'string') return true;
  const numeric = isNumeric(from);
  switch (to.kind) {
    case 'binary': return !ansi && numeric && !['float', 'double', 'decimal'].includes(from.kind);
    case 'boolean': return numeric || (!ansi && DATETIMES.includes(from.kind) && from.kind !== 'timestamp_ntz');
    case 'date':
    case 'timestamp_ntz': return DATETIMES.includes(from.kind);
    case 'timestamp': return DATETIMES.includes(from.kind) || numeric || (!ansi && from.kind === 'boolean');
    case 'interval': return from.kind === 'interval';
    case 'year-month interval':
    case 'day-time interval': return from.kind === to.kind || ['tinyint', 'smallint', 'int', 'bigint', 'decimal'].includes(from.kind);
    default: // numeric targets
      if (numeric || from.kind === 'boolean') return true;
      if (from.kind === 'timestamp') return !ansi || to.kind !== 'tinyint';
      if (from.kind === 'date') return !ansi;
      return (from.kind === 'year-month interval' || from.kind === 'day-time interval') && !['float', 'double'].includes(to.kind);
  }
}

/** Whether a cast may give null for a value. */
export function canBecomeNull(from: DataType, to: DataType): boolean {
  if (from.kind === 'string') return to.kind !== 'string' && to.kind !== 'binary';
  if (to.kind === 'decimal' || DATETIMES.includes(to.kind)) return !DATETIMES.includes(from.kind);
  return DATETIMES.includes(from.kind) && isNumeric(to);
}
