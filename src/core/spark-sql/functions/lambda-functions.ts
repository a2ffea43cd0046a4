import { elementOf, once } from './array-functions';
import { Argument, LambdaShape, LowerCall, refuse, Signature, SqlFunction } from './function';
import { param, shown, typeOf } from './typing';
import { ANY, ANY_ARRAY, ANY_MAP, array, BOOLEAN, commonType, DataType, INT, map, VOID } from '../../types';

const group = 'lambda_funcs';
/** Higher-order functions cast nothing: a bare NULL is refused. */
const COLLECTION = param('expr', ANY_ARRAY, { typed: true });
const MAP = param('expr', ANY_MAP, { typed: true });

interface Variable { readonly type: DataType; readonly nullable: boolean }

function element(args: readonly Argument[], index = 0): Variable {
  const { type } = args[index];
  return { type: elementOf(type), nullable: type.kind !== 'array' || type.containsNull };
}
/** (element) or (element, index). */
const ELEMENT_AND_INDEX: LambdaShape = { params: (args) => [element(args), { type: INT, nullable: false }], least: 1 };
/** DuckDB counts from one. */
const INDEX = [undefined, (v: string) => `CAST(${v} - 1 AS INTEGER)`];

function entry(args: readonly Argument[], index = 0): readonly [Variable, Variable] {
  const { type } = args[index];
  return type.kind === 'map' ? [{ type: type.key, nullable: false }, { type: type.value, nullable: type.valueContainsNull }]
    : [{ type: VOID, nullable: false }, { type: VOID, nullable: true }];
}
const KEY_AND_VALUE: LambdaShape = { params: (args) => entry(args) };

/** The entries of a map through a lambda over key and value; `made` gives the new element from the lambda's result. */
function overEntries(c: LowerCall, lambda: number, made: (result: string, entry: string) => string): string {
  const e = c.fresh('e');
  return `list_transform(map_entries(${c.args[0]}), lambda ${e}: ${made(c.lambdaBody(lambda, [`${e}.key`, `${e}.value`]), e)})`;
}

/** Whether a predicate holds for some element: true, else null if it was null for one, else false. */
function some(c: LowerCall, negate: boolean): string {
  const body = c.lambda(1, { wrap: INDEX });
  const results = `list_transform(${c.args[0]}, ${body})`;
  return once(c, results, (r) => `CASE WHEN ${r} IS NULL THEN NULL WHEN list_contains(${r}, ${negate ? 'false' : 'true'}) THEN ${negate ? 'false' : 'true'} WHEN len(${r}) > list_count(${r}) THEN NULL ELSE ${negate ? 'true' : 'false'} END`);
}

function predicate(name: string, negate: boolean): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [{
      params: [COLLECTION, param('pred', ANY, { lambda: { params: (args) => [element(args)], result: BOOLEAN, exact: true } })],
      result: BOOLEAN,
      nullable: true,
      lower: (c) => some(c, negate),
    }],
  };
}

/** Both maps get the common type of their keys. */
const sameKeys: Signature['coerce'] = (call) => {
  const [a, b] = call.args.map((x) => x.type);
  if (a.kind !== 'map' || b.kind !== 'map') return [];
  const key = commonType([a.key, b.key], call.session.ansi);
  if (key === undefined) return refuse('DATATYPE_MISMATCH.MAP_ZIP_WITH_DIFF_TYPES', `the maps of map_zip_with have keys of different types: ${shown(a.key)} and ${shown(b.key)}`);
  return [{ ...a, key }, { ...b, key }];
};

const ORDER_BY_DEFAULT = '(IF(((namedlambdavariable() IS NULL) AND (namedlambdavariable() IS NULL)), 0, (IF((namedlambdavariable() IS NULL), 1, '
  + '(IF((namedlambdavariable() IS NULL), -1, (IF((namedlambdavariable() < namedlambdavariable()), -1, (IF((namedlambdavariable() > namedlambdavariable()), 1, 0))))))))))';
const IDENTITY = 'lambdafunction(namedlambdavariable(), namedlambdavariable())';

/** Insertion sort, stable as Spark's: an element goes behind all that are not greater. */
function sortBy(c: LowerCall): string {
  const [acc, x, y, z] = ['acc', 'x', 'y', 'z'].map((p) => c.fresh(p));
  const before = `list_filter(${acc}, lambda ${y}: ${c.lambdaBody(1, [y, `${x}[1]`])} <= 0)`;
  const after = `list_filter(${acc}, lambda ${z}: ${c.lambdaBody(1, [z, `${x}[1]`])} > 0)`;
  return `CASE WHEN len(${c.args[0]}) = 0 THEN ${c.args[0]} ELSE list_reduce(list_transform(${c.args[0]}, lambda ${y}: [${y}]), lambda ${acc}, ${x}: list_concat(list_concat(${before}, ${x}), ${after})) END`;
}

/** A fold; the accumulator travels with the elements, since DuckDB reduces to the type of the elements. */
function fold(c: LowerCall): string {
  const [acc, x, e] = ['acc', 'x', 'e'].map((p) => c.fresh(p));
  const state = c.info[1].type;
  const pairs = `list_transform(${c.args[0]}, lambda ${e}: {'s': CAST(NULL AS ${c.typeSql(state)}), 'v': ${e}})`;
  const start = `{'s': CAST(${c.args[1]} AS ${c.typeSql(state)}), 'v': CAST(NULL AS ${c.typeSql(elementOf(c.types[0]))})}`;
  const step = `{'s': ${c.lambdaBody(2, [`${acc}.s`, `${x}.v`])}, 'v': ${x}.v}`;
  // the start goes before the elements: with a start value of its own list_reduce mixes up the columns of rows that its lambda reads
  const folded = `list_reduce(list_prepend(${start}, ${pairs}), lambda ${acc}, ${x}: ${step}).s`;
  const finished = c.info.length > 3 ? once(c, folded, (f) => c.lambdaBody(3, [f])) : folded;
  return `CASE WHEN ${c.args[0]} IS NOT NULL THEN ${finished} END`;
}

export const LAMBDA_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['transform'],
    group,
    signatures: [{
      params: [{ ...COLLECTION, name: 'argument' }, param('function', ANY, { lambda: ELEMENT_AND_INDEX })],
      result: (call) => array(call.args[1].type, call.args[1].nullable),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `list_transform(${c.args[0]}, ${c.lambda(1, { wrap: INDEX })})`,
    }],
  },
  {
    names: ['filter'],
    group,
    signatures: [{
      params: [{ ...COLLECTION, name: 'argument' }, param('function', ANY, { lambda: { ...ELEMENT_AND_INDEX, result: BOOLEAN, exact: true } })],
      result: typeOf(0),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `list_filter(${c.args[0]}, ${c.lambda(1, { wrap: INDEX })})`,
    }],
  },
  predicate('exists', false),
  predicate('forall', true),
  {
    names: ['aggregate', 'reduce'],
    group,
    text: (args, call) => `${call.name}(${args.join(', ')}${args.length < 4 ? `, ${IDENTITY}` : ''})`,
    signatures: [{
      params: [
        COLLECTION,
        param('start', ANY),
        param('merge', ANY, { lambda: { params: (args) => [{ type: args[1].type, nullable: true }, element(args)], result: (args) => args[1].type, exact: true, renames: true } }),
        param('finish', ANY, { optional: true, lambda: { params: (args) => [{ type: args[1].type, nullable: true }] } }),
      ],
      result: (call) => (call.args[3] ?? call.args[1]).type,
      nullable: true,
      lower: fold,
    }],
  },
  {
    names: ['zip_with'],
    group,
    signatures: [{
      params: [
        { ...COLLECTION, name: 'left' }, { ...COLLECTION, name: 'right' },
        param('func', ANY, { lambda: { params: (args) => [{ ...element(args), nullable: true }, { ...element(args, 1), nullable: true }] } }),
      ],
      result: (call) => array(call.args[2].type, call.args[2].nullable),
      nullable: (call) => call.args[0].nullable || call.args[1].nullable,
      lower: (c) => {
        const i = c.fresh('i');
        const [a, b] = c.args;
        const body = c.lambdaBody(2, [`(${a})[${i}]`, `(${b})[${i}]`]);
        return `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN list_transform(generate_series(1, greatest(len(${a}), len(${b}))), lambda ${i}: ${body}) END`;
      },
    }],
  },
  {
    names: ['array_sort'],
    group,
    text: (args) => `array_sort(${args[0]}, ${args[1] ?? `lambdafunction(${ORDER_BY_DEFAULT}, namedlambdavariable(), namedlambdavariable())`})`,
    notes: 'With a comparator it costs the square of the length.',
    signatures: [
      { params: [param('expr', ANY_ARRAY, { typed: true })], result: typeOf(0), lower: "list_sort($1, 'ASC', 'NULLS LAST')" },
      {
        params: [COLLECTION, param('func', ANY, { lambda: { params: (args) => [element(args), element(args)], result: INT, exact: true } })],
        result: typeOf(0),
        nullable: (call) => call.args[0].nullable,
        lower: sortBy,
      },
    ],
  },
  {
    names: ['map_filter'],
    group,
    signatures: [{
      params: [MAP, param('func', ANY, { lambda: { ...KEY_AND_VALUE, result: BOOLEAN, exact: true } })],
      result: typeOf(0),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => {
        const e = c.fresh('e');
        return `map_from_entries(list_filter(map_entries(${c.args[0]}), lambda ${e}: ${c.lambdaBody(1, [`${e}.key`, `${e}.value`])}))`;
      },
    }],
  },
  {
    names: ['transform_keys'],
    group,
    signatures: [{
      params: [MAP, param('func', ANY, { lambda: KEY_AND_VALUE })],
      result: (call) => map(call.args[1].type, entry(call.args)[1].type, entry(call.args)[1].nullable),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `spark_map_from_entries(${overEntries(c, 1, (key, e) => `{'key': ${key}, 'value': ${e}.value}`)})`,
    }],
  },
  {
    names: ['transform_values'],
    group,
    signatures: [{
      params: [MAP, param('func', ANY, { lambda: KEY_AND_VALUE })],
      result: (call) => map(entry(call.args)[0].type, call.args[1].type, call.args[1].nullable),
      nullable: (call) => call.args[0].nullable,
      lower: (c) => `map_from_entries(${overEntries(c, 1, (result, e) => `{'key': ${e}.key, 'value': ${result}}`)})`,
    }],
  },
  {
    names: ['map_zip_with'],
    group,
    signatures: [{
      params: [
        { ...MAP, name: 'map1' }, { ...MAP, name: 'map2' },
        param('function', ANY, { lambda: { params: (args) => [entry(args)[0], { ...entry(args)[1], nullable: true }, { ...entry(args, 1)[1], nullable: true }] } }),
      ],
      coerce: sameKeys,
      result: (call) => map(entry(call.args)[0].type, call.args[2].type, call.args[2].nullable),
      nullable: (call) => call.args[0].nullable || call.args[1].nullable,
      lower: (c) => {
        const [k, o] = [c.fresh('k'), c.fresh('o')];
        const [a, b] = c.args;
        const keys = `list_concat(map_keys(${a}), list_filter(map_keys(${b}), lambda ${o}: list_position(map_keys(${a}), ${o}) IS NULL))`;
        const body = c.lambdaBody(2, [k, `map_extract_value(${a}, ${k})`, `map_extract_value(${b}, ${k})`]);
        return `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN map_from_entries(list_transform(${keys}, lambda ${k}: {'key': ${k}, 'value': ${body}})) END`;
      },
    }],
  },
];
