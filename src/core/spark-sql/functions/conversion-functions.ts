import { canBecomeNull, castProblem } from './cast-rules';
import { refuse, SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, BINARY, BOOLEAN, DataType, DATE, decimal, DOUBLE, FLOAT, INT, SMALLINT, STRING, TIMESTAMP, TINYINT, typeName } from '../../types';

/** `int(x)`, `string(x)`: a cast, shown as one. */
function cast(name: string, type: DataType): SqlFunction {
  return {
    names: [name],
    group: 'conversion_funcs',
    // a cast that the user did not write as one is not shown
    text: (args) => args[0],
    signatures: [{
      params: [param('expr', { family: 'any' })],
      check: (call) => {
        const problem = castProblem(call.args[0].type, type, call.session.ansi);
        return problem === undefined ? undefined : refuse(problem, `cannot cast ${typeName(call.args[0].type)} to ${typeName(type)}`);
      },
      result: type,
      nullable: (call) => call.args[0].nullable || (!call.session.ansi && canBecomeNull(call.args[0].type, type)),
      lower: (c) => c.cast(c.args[0], c.types[0], type),
    }],
  };
}

export const CONVERSION_FUNCTIONS: readonly SqlFunction[] = [
  cast('boolean', BOOLEAN), cast('tinyint', TINYINT), cast('smallint', SMALLINT), cast('int', INT), cast('bigint', BIGINT), cast('float', FLOAT), cast('double', DOUBLE),
  cast('decimal', decimal()), cast('date', DATE), cast('timestamp', TIMESTAMP), cast('binary', BINARY), cast('string', STRING),
];
