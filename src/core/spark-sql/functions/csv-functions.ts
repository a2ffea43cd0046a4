import { CallInfo, isRefusal, refuse, SqlFunction } from './function';
import { badMode, ISO_TIMESTAMP, optionsArgument, schemaArgument, structuredRead, unreadable } from './structured-text';
import { param, text } from './typing';
import { ANY, DataType, parseTimestamp, STRING } from '../../types';
import { csvFields } from '../duckdb/udf/structured-text';

const group = 'csv_funcs';

function badOptions(call: CallInfo, index: number) {
  const options = optionsArgument(call, index);
  return isRefusal(options) ? options : undefined;
}

/** The type that Spark would infer of a field. */
function fieldType(field: string): string {
  if (field === '') return 'STRING';
  if (/^[+-]?\d+$/.test(field)) {
    const value = BigInt(field.replace('+', ''));
    return BigInt.asIntN(32, value) === value ? 'INT' : BigInt.asIntN(64, value) === value ? 'BIGINT' : `DECIMAL(${field.replace(/[+-]/, '').length},0)`;
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(field)) return 'DOUBLE';
  if (/^\d{4}-\d{2}-\d{2}$/.test(field)) return 'DATE';
  const time = parseTimestamp(field);
  if (time !== undefined && !time.timeOnly && /^\d{4}-\d{2}-\d{2}[ T]/.test(field)) return 'TIMESTAMP';
  return /^(true|false)$/i.test(field) ? 'BOOLEAN' : 'STRING';
}

function schemaOfCsv(line: string, separator = ','): string {
  return `STRUCT<${csvFields(line, separator, '"', '\\').map((f, i) => `_c${i}: ${fieldType(f.text)}`).join(', ')}>`;
}

export const CSV_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['from_csv'],
    group,
    text: (args) => `from_csv(${args[0]})`,
    notes: 'A JavaScript function.',
    signatures: [{
      params: [param('csvStr', STRING, { exact: true }), param('schema', STRING, { constant: true }), param('options', ANY, { optional: true })],
      check: (call) => {
        const type = schemaArgument(call, 1, 'csv');
        if (type.kind === undefined) return type;
        if (type.kind !== 'struct') return refuse('INVALID_SCHEMA.NON_STRUCT_TYPE', 'the schema of from_csv must be a struct', 1);
        const nested = type.fields.find((f) => ['array', 'map', 'struct'].includes(f.type.kind));
        if (nested !== undefined) return refuse('UNSUPPORTED_DATATYPE', `a field of CSV is no ${nested.type.kind}: '${nested.name}'`, 1);
        return badOptions(call, 2) ?? badMode(call) ?? unreadable(type, 'from_csv');
      },
      result: (call) => schemaArgument(call, 1, 'csv') as DataType,
      nullable: true,
      lower: (c) => structuredRead(c, 'spark_from_csv', 2),
    }],
  },
  {
    names: ['schema_of_csv'],
    group,
    text: (args) => `schema_of_csv(${args[0]})`,
    fold: (args) => (args.length === 1 && typeof args[0] === 'string' ? schemaOfCsv(args[0]) : undefined),
    signatures: [{
      params: [param('csv', STRING, { constant: true }), param('options', ANY, { optional: true })],
      check: (call) => (call.args[0].constant === null ? refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', 'the csv of schema_of_csv must not be null', 0)
        : call.args[0].constant === '' ? refuse('INTERNAL_ERROR', 'schema_of_csv of an empty text: Spark fails on it', 0) : badOptions(call, 1)),
      result: STRING,
      nullable: false,
      lower: (c) => text(schemaOfCsv(String(c.info[0].constant), c.info[1]?.entries?.sep ?? c.info[1]?.entries?.delimiter)),
    }],
  },
  {
    names: ['to_csv'],
    group,
    text: (args) => `to_csv(${args[0]})`,
    signatures: [{
      params: [param('expr', { family: 'struct' }), param('options', ANY, { optional: true })],
      check: (call) => {
        const { type } = call.args[0];
        const nested = type.kind === 'struct' ? type.fields.find((f) => f.type.kind === 'struct') : undefined;
        return nested === undefined ? badOptions(call, 1)
          : refuse('UNSUPPORTED_FEATURE', `to_csv of the struct '${nested.name}' shows Spark's memory, not its values: cast it to string first`, 0);
      },
      result: STRING,
      lower: (c) => {
        const [type] = c.types;
        if (type.kind !== 'struct' || type.fields.length === 0) return 'CAST(NULL AS VARCHAR)';
        const options = c.info[1]?.entries ?? {};
        const separator = options.sep ?? options.delimiter ?? ',';
        const s = c.fresh('s');
        const fields = type.fields.map((f, i) => {
          const value = `struct_extract_at(${s}, ${i + 1})`;
          const pattern = f.type.kind === 'date' ? options.dateformat : f.type.kind === 'timestamp' ? options.timestampformat : undefined;
          if (pattern !== undefined) return `spark_date_format(CAST(${value} AS TIMESTAMP), ${text(pattern)}, ${text(c.session.timeZone)})`;
          if (f.type.kind === 'timestamp_ntz') return `spark_date_format(${value}, ${text("yyyy-MM-dd'T'HH:mm:ss.SSS")}, ${text(c.session.timeZone)})`;
          if (f.type.kind === 'timestamp') return `spark_date_format(CAST(${value} AS TIMESTAMP), ${text(ISO_TIMESTAMP)}, ${text(c.session.timeZone)})`;
          return f.type.kind === 'string' ? `spark_csv_field(${value}, ${text(separator)})` : c.cast(value, f.type, STRING);
        });
        const list = fields.map((f) => `coalesce(${f}, ${text(options.nullvalue ?? '')})`).join(', ');
        return `(list_transform([${c.args[0]}], lambda ${s}: CASE WHEN ${s} IS NOT NULL THEN array_to_string([${list}], ${text(separator)}) END))[1]`;
      },
    }],
  },
];
