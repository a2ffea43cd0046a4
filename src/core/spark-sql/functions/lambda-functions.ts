import type { Argument, LambdaShape, SqlFunction } from './function';
import { param, typeOf } from './typing';
import { ANY_ARRAY, array, BOOLEAN, INT, VOID } from '../../types';

const group = 'lambda_funcs';
const ANY = { family: 'any' } as const;

function elementOf(args: readonly Argument[]) {
  const t = args[0].type;
  return { type: t.kind === 'array' ? t.element : VOID, nullable: t.kind === 'array' ? t.containsNull : true };
}
/** (element) or (element, index). */
const ELEMENT_AND_INDEX: LambdaShape = { params: (args) => [elementOf(args), { type: INT, nullable: false }], least: 1 };
/** DuckDB counts from one. */
const INDEX = [undefined, (v: string) => `CAST(${v} - 1 AS INTEGER)`];

export const LAMBDA_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['transform'],
    group,
    signatures: [{
      params: [param('argument', ANY_ARRAY), param('function', ANY, { lambda: ELEMENT_AND_INDEX })],
      result: (call) => array(call.args[1].type, call.args[1].nullable),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `list_transform(${c.args[0]}, ${c.lambda(1, { wrap: INDEX })})`,
    }],
  },
  {
    names: ['filter'],
    group,
    signatures: [{
      params: [param('argument', ANY_ARRAY), param('function', ANY, { lambda: { ...ELEMENT_AND_INDEX, result: BOOLEAN } })],
      result: typeOf(0),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `list_filter(${c.args[0]}, ${c.lambda(1, { wrap: INDEX })})`,
    }],
  },
];
