import type { SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, BINARY, BOOLEAN, DataType, DATE, decimal, DOUBLE, FLOAT, INT, SMALLINT, STRING, TIMESTAMP, TINYINT } from '../../types';

/** `int(x)`, `string(x)`: a cast, shown as one. */
function cast(name: string, type: DataType): SqlFunction {
  return {
    names: [name],
    group: 'conversion_funcs',
    // a cast that the user did not write as one is not shown
    text: (args) => args[0],
    signatures: [{ params: [param('expr', { family: 'any' })], result: type, nullable: true, lower: (c) => c.cast(c.args[0], c.types[0], type) }],
  };
}

export const CONVERSION_FUNCTIONS: readonly SqlFunction[] = [
  cast('boolean', BOOLEAN), cast('tinyint', TINYINT), cast('smallint', SMALLINT), cast('int', INT), cast('bigint', BIGINT), cast('float', FLOAT), cast('double', DOUBLE),
  cast('decimal', decimal()), cast('date', DATE), cast('timestamp', TIMESTAMP), cast('binary', BINARY), cast('string', STRING),
];
