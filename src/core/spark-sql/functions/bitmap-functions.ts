import { refuse, Signature, SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, BINARY, DOUBLE, INT, isIntegral, STRING } from '../../types';

/** Bitmaps of distinct integers, and the sketches. */
const kind = 'aggregate';

function sketch(name: string, aggregate: boolean): SqlFunction {
  return {
    names: [name],
    group: aggregate ? 'agg_funcs' : 'misc_funcs',
    kind: aggregate ? kind : undefined,
    signatures: [],
    unsupported: 'it needs the DataSketches library, whose binary form and estimates are not reproduced; count(DISTINCT …) is exact',
  };
}

const COUNT_MIN_SKETCH: Signature = {
  params: [
    param('col', [{ family: 'integral' }, STRING, BINARY], { exact: true }), param('epsilon', DOUBLE, { constant: true }), param('confidence', DOUBLE, { constant: true }),
    param('seed', INT, { constant: true }),
  ],
  check: (call) => {
    const [, epsilon, confidence] = call.args.map((a) => (typeof a.constant === 'bigint' || typeof a.constant === 'string' ? Number(a.constant) : a.constant));
    if (typeof epsilon === 'number' && epsilon <= 0) return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `the epsilon of count_min_sketch must be above 0, got ${epsilon}`, 1);
    if (typeof confidence === 'number' && (confidence <= 0 || confidence >= 1)) {
      return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `the confidence of count_min_sketch must be between 0 and 1, got ${confidence}`, 2);
    }
    return call.args.slice(1).some((a) => a.constant === null) ? refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', 'the parameters of count_min_sketch must not be null', 1) : undefined;
  },
  result: BINARY,
  nullable: false,
  lower: (c) => {
    const [x, ...rest] = c.args;
    const integral = isIntegral(c.types[0]);
    const value = integral ? `CAST(${x} AS BIGINT)` : c.types[0].kind === 'binary' ? x : `encode(${x})`;
    return `spark_count_min_sketch${integral ? '' : '_bytes'}(coalesce(${c.aggregate('list', [value], { filter: `${x} IS NOT NULL` })}, []), ${rest.join(', ')})`;
  },
};

export const BITMAP_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['bitmap_bit_position'], group: 'misc_funcs', signatures: [{ params: [param('child', BIGINT)], result: BIGINT, lower: 'spark_bitmap_position($1)' }] },
  { names: ['bitmap_bucket_number'], group: 'misc_funcs', signatures: [{ params: [param('child', BIGINT)], result: BIGINT, lower: 'spark_bitmap_bucket($1)' }] },
  { names: ['bitmap_count'], group: 'misc_funcs', signatures: [{ params: [param('child', BINARY, { exact: true, typed: true })], result: BIGINT, lower: 'CAST(CASE WHEN octet_length($1) = 0 THEN 0 ELSE bit_count(CAST($1 AS BIT)) END AS BIGINT)' }] },
  {
    names: ['bitmap_construct_agg'],
    group: 'agg_funcs',
    kind,
    signatures: [{ params: [param('child', BIGINT)], result: BINARY, nullable: false, lower: (c) => `spark_bitmap(coalesce(${c.aggregate('list', c.args, { filter: `${c.args[0]} IS NOT NULL` })}, []))` }],
  },
  {
    names: ['bitmap_or_agg'],
    group: 'agg_funcs',
    kind,
    signatures: [{ params: [param('child', BINARY, { exact: true, typed: true })], result: BINARY, nullable: false, lower: (c) => `spark_bitmap_or(coalesce(${c.aggregate('list', c.args, { filter: `${c.args[0]} IS NOT NULL` })}, []))` }],
  },
  {
    names: ['count_min_sketch'],
    named: true,
    group: 'agg_funcs',
    kind,
    signatures: [COUNT_MIN_SKETCH],
  },
  sketch('hll_sketch_agg', true), sketch('hll_union_agg', true), sketch('hll_union', false), sketch('hll_sketch_estimate', false),
];
