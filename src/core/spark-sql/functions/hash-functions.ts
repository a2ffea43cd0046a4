import { CallInfo, LowerCall, refuse, SqlFunction } from './function';
import { param } from './typing';
import { ANY, BIGINT, BINARY, DataType, INT, STRING, typeName } from '../../types';

const group = 'hash_funcs';

/**
 * The hash of a value as SQL, given the hash so far: nested values are folded element by element, as Spark's `HashExpression` does.
 * https://github.com/apache/spark/blob/branch-3.5/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/expressions/hash.scala
 */
function fold(algorithm: string, type: DataType, value: string, seed: string, depth = 0): string {
  const call = (variant: string, argument: string) => `spark_${algorithm}_${variant}(${argument}, ${seed})`;
  switch (type.kind) {
    case 'void': return seed;
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int': return call('int', `CAST(${value} AS INTEGER)`);
    case 'bigint': return call('bigint', value);
    case 'date': return call('int', `CAST(date_diff('day', DATE '1970-01-01', ${value}) AS INTEGER)`);
    case 'timestamp':
    case 'timestamp_ntz': return call('bigint', `epoch_us(${value})`);
    case 'float': return call('float', `CAST(${value} AS DOUBLE)`);
    case 'double': return call('double', value);
    case 'decimal': {
      const digits = `replace(CAST(${value} AS VARCHAR), '.', '')`;
      return type.precision <= 18 ? call('bigint', `CAST(${digits} AS BIGINT)`) : call('unscaled', digits);
    }
    case 'year-month interval': return call('int', `spark_months(${value})`);
    case 'day-time interval': return call('bigint', `spark_micros(${value})`);
    case 'string':
    case 'char':
    case 'varchar': return call('binary', `encode(${value})`);
    case 'binary': return call('binary', value);
    case 'array': {
      const [acc, x] = [`acc${depth}_`, `x${depth}_`];
      const width = algorithm === 'xxhash64' ? 'BIGINT' : 'INTEGER';
      // a reduction starts from the list's first element: the seed goes there, in a list of pairs
      const pairs = `list_transform(coalesce(${value}, []), lambda e${depth}_: {'s': CAST(NULL AS ${width}), 'v': e${depth}_})`;
      const body = fold(algorithm, type.element, `${x}.v`, `${acc}.s`, depth + 1);
      return `list_reduce(list_prepend({'s': ${seed}, 'v': NULL}, ${pairs}), lambda ${acc}, ${x}: {'s': ${body}, 'v': NULL}).s`;
    }
    case 'struct': return type.fields.reduce((so, f) => fold(algorithm, f.type, `(${value})."${f.name.replace(/"/g, '""')}"`, so, depth), seed);
    default: throw new Error(`no hash of ${typeName(type)}`);
  }
}

function holds(type: DataType, kind: DataType['kind']): boolean {
  if (type.kind === kind) return true;
  if (type.kind === 'array') return holds(type.element, kind);
  return type.kind === 'struct' && type.fields.some((f) => holds(f.type, kind));
}

function check(call: CallInfo) {
  if (call.args.some((a) => holds(a.type, 'map'))) return refuse('DATATYPE_MISMATCH.HASH_MAP_TYPE', `${call.name} cannot hash elements of MAP type`);
  if (call.args.some((a) => holds(a.type, 'interval'))) {
    return refuse('UNSUPPORTED_FEATURE', `${call.name} of a calendar interval is known in Spark, not available on the local engine; use \`--engine spark\``);
  }
  return undefined;
}

function hash(name: string, algorithm: string, result: DataType, seed: string): SqlFunction {
  return {
    names: [name],
    group,
    notes: 'A JavaScript function: 0.5 to 2 million values a second.',
    signatures: [{
      params: [],
      rest: { ...param('expr', ANY), min: 1 },
      check,
      result,
      nullable: false,
      lower: (call: LowerCall) => call.args.reduce((so, arg, i) => fold(algorithm, call.types[i], arg, so), seed),
    }],
  };
}

export const HASH_FUNCTIONS: readonly SqlFunction[] = [
  hash('hash', 'murmur3', INT, 'CAST(42 AS INTEGER)'),
  hash('xxhash64', 'xxhash64', BIGINT, 'CAST(42 AS BIGINT)'),
  { names: ['md5'], group, signatures: [{ params: [param('expr', BINARY)], result: STRING, lower: 'md5($1)' }] },
  { names: ['sha', 'sha1'], group, signatures: [{ params: [param('expr', BINARY)], result: STRING, lower: 'sha1($1)' }] },
  {
    names: ['sha2'],
    group,
    notes: 'SHA-224, 384 and 512 are JavaScript functions.',
    signatures: [{
      params: [param('expr', BINARY), param('bitLength', INT)],
      result: STRING,
      nullable: true,
      lower: ({ args, info }) => ([0n, 256n].includes(info[1].constant as bigint) ? `sha256(${args[0]})` : `spark_sha2(${args[0]}, ${args[1]})`),
    }],
  },
  { names: ['crc32'], group, signatures: [{ params: [param('expr', BINARY)], result: BIGINT, lower: 'spark_crc32($1)' }] },
];
