import { DataType, isIntegral, isString, sameType } from '../../src/core/types';

/** Whether what a typed file holds can be read as a declared type, as Spark's readers take it: the same, or wider of the same family. */
export function readable(actual: DataType, declared: DataType): boolean {
  if (sameType(actual, declared) || (isString(actual) && isString(declared))) return true;
  if (isIntegral(actual) && (isIntegral(declared) || declared.kind === 'double')) return width(declared) >= width(actual);
  if (actual.kind === 'float' && declared.kind === 'double') return true;
  if (actual.kind === 'decimal' && declared.kind === 'decimal') return declared.scale >= actual.scale && declared.precision - declared.scale >= actual.precision - actual.scale;
  if (actual.kind === 'date' && declared.kind === 'timestamp_ntz') return true;
  // Files of DuckDB and pandas often lack the zone that Spark writes; Glue reads them as UTC either way.
  if (actual.kind === 'timestamp_ntz' && declared.kind === 'timestamp') return true;
  if (actual.kind === 'timestamp' && declared.kind === 'timestamp_ntz') return true;
  if (actual.kind === 'binary' && isString(declared)) return true;
  if (actual.kind === 'array' && declared.kind === 'array') return readable(actual.element, declared.element);
  if (actual.kind === 'map' && declared.kind === 'map') return readable(actual.key, declared.key) && readable(actual.value, declared.value);
  if (actual.kind === 'struct' && declared.kind === 'struct') {
    return declared.fields.every((f) => {
      const there = actual.fields.find((a) => a.name.toLowerCase() === f.name.toLowerCase());
      return there === undefined || readable(there.type, f.type);
    });
  }
  return actual.kind === 'void';
}

const width = (t: DataType) => ['tinyint', 'smallint', 'int', 'bigint', 'double'].indexOf(t.kind);
