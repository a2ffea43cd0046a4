import { arrayAndValue } from './collection-functions';
import { CallInfo, LowerCall, refuse, Refusal, Signature, SqlFunction } from './function';
import { mustBeOrderable, param, shown, text, typeOf } from './typing';
import { ANY, ANY_ARRAY, ANY_MAP, array, arrayOf, BIGINT, BOOLEAN, commonType, DataType, equalTypes, INT, INTEGRAL, isInterval, isIntegral, STRING, struct, tightestCommonType, VOID } from '../../types';

const group = 'array_funcs';

export function elementOf(type: DataType): DataType {
  return type.kind === 'array' ? type.element : VOID;
}

function elementNullable(type: DataType): boolean {
  return type.kind !== 'array' || type.containsNull;
}

/** Two arrays of one type, as the set-like functions want them. */
function sameArrays(): NonNullable<Signature['coerce']> {
  return (call) => {
    const common = call.args.every((a) => a.type.kind === 'array') ? call.args.map((a) => a.type).reduce<DataType | undefined>((a, b) => a && tightestCommonType(a, b), VOID) : undefined;
    if (common === undefined) {
      const types = call.args.map((a) => shown(a.type)).join(' and ');
      return refuse('DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES', `${call.name} takes two arrays of one type, got ${types}`);
    }
    return call.args.map(() => common);
  };
}

function setFunction(name: string, lower: (call: LowerCall) => string, containsNull: (a: boolean, b: boolean) => boolean): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [{
      params: [param('array1', ANY_ARRAY), param('array2', ANY_ARRAY)],
      coerce: sameArrays(),
      result: ({ args: [a, b] }) => array(elementOf(a.type), containsNull(elementNullable(a.type), elementNullable(b.type))),
      lower,
    }],
  };
}

/** Through a one-element list, to name a value once. */
export function once(call: LowerCall, sql: string, body: (name: string) => string): string {
  const name = call.fresh('o');
  return `(list_transform([${sql}], lambda ${name}: ${body(name)}))[1]`;
}

const value = (name: string) => param(name, ANY);

/** `element_at` and its kin on an array. Null past the ends, or in ANSI mode an error. */
function elementAt(tolerant: boolean): Signature {
  return {
    params: [param('array', ANY_ARRAY, { exact: true, typed: true }), param('index', [INT, { kind: 'smallint' }, { kind: 'tinyint' }], { exact: true, typed: true })],
    result: (call) => elementOf(call.args[0].type),
    nullable: true,
    lower: (c) => {
      const index = c.info[1].constant;
      if (typeof index === 'bigint' && index !== 0n && (tolerant || !c.session.ansi)) return `${c.args[0]}[${index}]`;
      return `spark_element_at${c.session.ansi && !tolerant ? '_ansi' : ''}(${c.args[0]}, ${c.args[1]})`;
    },
  };
}

const MAP_VALUE: Signature = {
  params: [param('map', ANY_MAP, { exact: true, typed: true }), value('key')],
  coerce: (call) => {
    const [m, k] = call.args;
    if (m.type.kind !== 'map' || equalTypes(m.type.key, k.type)) return [undefined, undefined];
    const common = tightestCommonType(m.type.key, k.type, call.session.ansi);
    if (common === undefined) return refuse('DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES', `a key of ${call.name} must be ${shown(m.type.key)}, got ${shown(k.type)}`, 1);
    return [{ ...m.type, key: common }, common];
  },
  result: (call) => (call.args[0].type.kind === 'map' ? call.args[0].type.value : VOID),
  nullable: true,
  lower: (c) => `map_extract_value(${c.args[0]}, ${c.args[1]})`,
};

/** Numbers from start to stop; the step's sign must lead there. Dates and times step by an interval from the start, so that months do not drift. */
const SEQUENCES: readonly Signature[] = [
  {
    params: [value('start'), value('stop'), param('step', ANY, { optional: true })],
    coerce: (call) => {
      if (!call.args.every((a) => isIntegral(a.type) || a.type.kind === 'void') || call.args.every((a) => a.type.kind === 'void')) return [];
      const common = commonType(call.args.map((a) => a.type), call.session.ansi);
      return call.args.map(() => common);
    },
    check: (call) => (call.args.every((a) => isIntegral(a.type)) ? undefined : notSequence(call)),
    result: (call) => array(call.args[0].type, false),
    lower: (c) => {
      const [start, stop, step] = c.args;
      return `CAST(spark_sequence(CAST(${start} AS BIGINT), CAST(${stop} AS BIGINT), ${step === undefined ? 'NULL' : `CAST(${step} AS BIGINT)`}) AS ${c.typeSql(c.result)})`;
    },
  },
];

function temporal(kinds: readonly DataType['kind'][]): Signature {
  return {
    params: [value('start'), value('stop'), param('step', ANY, { optional: true })],
    coerce: (call) => {
      const [a, b] = call.args.map((x) => x.type);
      const common = commonType([a, b], call.session.ansi);
      return common === undefined ? [] : [common, common];
    },
    check: (call) => {
      const step = call.args[2]?.type;
      return kinds.includes(call.args[0].type.kind) && (step === undefined || isInterval(step)) ? undefined : notSequence(call);
    },
    result: (call) => array(call.args[0].type, false),
    lower: (c) => {
      const [start, stop] = c.args.map((a) => `CAST(${a} AS TIMESTAMP)`);
      const step = c.args[2] ?? `CASE WHEN ${start} <= ${stop} THEN INTERVAL 1 DAY ELSE INTERVAL (-1) DAY END`;
      return `CAST(spark_time_sequence(${start}, ${stop}, ${step}) AS ${c.typeSql(c.result)})`;
    },
  };
}

function notSequence(call: CallInfo): Refusal {
  const types = call.args.map((a) => shown(a.type)).join(', ');
  return refuse('DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES', `sequence takes two integers and an integer step, or two dates or timestamps and an interval, got ${types}`);
}

const distinct = (list: string, c: LowerCall) => once(c, list, (l) => {
  const [x, i] = [c.fresh('x'), c.fresh('i')];
  return `list_filter(${l}, lambda ${x}, ${i}: list_position(${l}, ${x}) = ${i})`;
});

export const ARRAY_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['array_distinct'], group, signatures: [{ params: [param('array', ANY_ARRAY)], result: typeOf(0), lower: (c) => distinct(c.args[0], c) }] },
  setFunction('array_union', (c) => `CASE WHEN ${c.args[0]} IS NOT NULL AND ${c.args[1]} IS NOT NULL THEN ${distinct(`list_concat(${c.args[0]}, ${c.args[1]})`, c)} END`, (a, b) => a || b),
  setFunction('array_intersect', (c) => {
    const x = c.fresh('x');
    return once(c, c.args[1], (other) => `CASE WHEN ${other} IS NOT NULL THEN list_filter(${distinct(c.args[0], c)}, lambda ${x}: list_position(${other}, ${x}) IS NOT NULL) END`);
  }, (a, b) => a && b),
  setFunction('array_except', (c) => {
    const x = c.fresh('x');
    return once(c, c.args[1], (other) => `CASE WHEN ${other} IS NOT NULL THEN list_filter(${distinct(c.args[0], c)}, lambda ${x}: list_position(${other}, ${x}) IS NULL) END`);
  }, (a) => a),
  {
    names: ['arrays_overlap'],
    group,
    signatures: [{ params: [param('a1', ANY_ARRAY), param('a2', ANY_ARRAY)], coerce: sameArrays(), result: BOOLEAN, nullable: true, lower: 'spark_arrays_overlap($1, $2)' }],
  },
  {
    names: ['array_join'],
    group,
    signatures: [
      { params: [param('array', arrayOf(STRING)), param('delimiter', STRING, { exact: true })], result: STRING, lower: 'CASE WHEN $2 IS NOT NULL THEN array_to_string($1, $2) END' },
      {
        params: [param('array', arrayOf(STRING)), param('delimiter', STRING, { exact: true }), param('nullReplacement', STRING, { exact: true })],
        result: STRING,
        lower: (c) => {
          const x = c.fresh('x');
          return `CASE WHEN ${c.args[2]} IS NOT NULL THEN array_to_string(list_transform(${c.args[0]}, lambda ${x}: coalesce(${x}, ${c.args[2]})), ${c.args[1]}) END`;
        },
      },
    ],
  },
  { names: ['array_min'], group, signatures: [{ params: [param('array', ANY_ARRAY)], check: mustBeOrderable(), result: (c) => elementOf(c.args[0].type), nullable: true, lower: 'list_min($1)' }] },
  { names: ['array_max'], group, signatures: [{ params: [param('array', ANY_ARRAY)], check: mustBeOrderable(), result: (c) => elementOf(c.args[0].type), nullable: true, lower: 'list_max($1)' }] },
  {
    names: ['array_position'],
    group,
    signatures: [{
      params: [param('array', ANY_ARRAY), value('element')],
      coerce: arrayAndValue(),
      check: nullTyped,
      result: BIGINT,
      lower: 'CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN CAST(coalesce(list_position($1, $2), 0) AS BIGINT) END',
    }],
  },
  {
    names: ['array_remove'],
    group,
    signatures: [{
      params: [param('array', ANY_ARRAY), value('element')],
      coerce: arrayAndValue(),
      result: typeOf(0),
      lower: (c) => {
        const x = c.fresh('x');
        return `CASE WHEN ${c.args[1]} IS NOT NULL THEN list_filter(${c.args[0]}, lambda ${x}: ${x} IS DISTINCT FROM ${c.args[1]}) END`;
      },
    }],
  },
  {
    names: ['array_repeat'],
    group,
    signatures: [{
      params: [value('element'), param('count', INT, { exact: true })],
      result: (call) => array(call.args[0].type, call.args[0].nullable),
      nullable: (call) => call.args[1].nullable,
      lower: (c) => {
        const x = c.fresh('x');
        // null for a null count: greatest would pass over it
        return `list_transform(range(CASE WHEN ${c.args[1]} > 0 THEN CAST(${c.args[1]} AS BIGINT) WHEN ${c.args[1]} <= 0 THEN 0 END), lambda ${x}: ${c.args[0]})`;
      },
    }],
  },
  ...(['array_append', 'array_prepend'] as const).map((name): SqlFunction => ({
    names: [name],
    group,
    since: name === 'array_prepend' ? '3.5' : '3.4',
    signatures: [{
      params: [param('array', ANY_ARRAY), value('element')],
      coerce: arrayAndValue(),
      result: (call) => array(elementOf(call.args[0].type), elementNullable(call.args[0].type) || call.args[1].nullable),
      nullable: (call) => call.args[0].nullable,
      lower: name === 'array_append' ? 'CASE WHEN $1 IS NOT NULL THEN list_append($1, $2) END' : 'CASE WHEN $1 IS NOT NULL THEN list_prepend($2, $1) END',
    }],
  })),
  {
    names: ['array_insert'],
    group,
    since: '3.4',
    signatures: [{
      params: [param('array', ANY_ARRAY), param('pos', INT, { typed: true }), value('element')],
      coerce: (call) => {
        const pair = arrayAndValue()({ ...call, args: [call.args[0], call.args[2]] });
        return 'code' in pair ? pair : [pair[0], undefined, pair[1]];
      },
      result: (call) => array(elementOf(call.args[0].type)),
      nullable: (call) => call.args[0].nullable || call.args[1].nullable,
      lower: 'spark_array_insert($1, $2, $3)',
    }],
  },
  {
    names: ['array_compact'],
    group,
    since: '3.4',
    signatures: [{
      params: [param('array', ANY_ARRAY)],
      result: (call) => array(elementOf(call.args[0].type), false),
      lower: (c) => {
        const x = c.fresh('x');
        return `list_filter(${c.args[0]}, lambda ${x}: ${x} IS NOT NULL)`;
      },
    }],
  },
  {
    names: ['sort_array'],
    group,
    signatures: [{
      params: [param('array', ANY_ARRAY), param('ascendingOrder', BOOLEAN, { fill: true, constant: true, typed: true })],
      check: mustBeOrderable(),
      result: typeOf(0),
      lower: (c) => `list_sort(${c.args[0]}, ${c.info[1].constant === false ? "'DESC', 'NULLS LAST'" : "'ASC', 'NULLS FIRST'"})`,
    }],
  },
  {
    names: ['slice'],
    group,
    signatures: [{ params: [param('x', ANY_ARRAY), param('start', INT), param('length', INT)], result: typeOf(0), lower: 'spark_slice($1, $2, $3)' }],
  },
  {
    names: ['shuffle'],
    group,
    nondeterministic: true,
    signatures: [{
      params: [param('array', ANY_ARRAY)],
      result: typeOf(0),
      lower: (c) => {
        const [x, y] = [c.fresh('x'), c.fresh('y')];
        return `list_transform(list_sort(list_transform(${c.args[0]}, lambda ${x}: {'r': random(), 'v': ${x}})), lambda ${y}: ${y}.v)`;
      },
    }],
  },
  {
    names: ['flatten'],
    group,
    signatures: [{
      params: [param('arrayOfArrays', ANY_ARRAY)],
      check: (call) => {
        const type = call.args[0].type;
        const fits = type.kind === 'array' && type.element.kind === 'array';
        return fits ? undefined : refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `flatten takes an array of arrays, got ${shown(type)}`, 0);
      },
      result: (call) => elementOf(call.args[0].type),
      nullable: (call) => call.args[0].nullable || elementNullable(call.args[0].type),
      lower: (c) => (elementNullable(c.types[0]) ? once(c, c.args[0], (l) => `CASE WHEN len(${l}) = list_count(${l}) THEN flatten(${l}) END`) : `flatten(${c.args[0]})`),
    }],
  },
  { names: ['sequence'], group, signatures: [...SEQUENCES, temporal(['date']), temporal(['timestamp']), temporal(['timestamp_ntz'])] },
  {
    names: ['arrays_zip'],
    group,
    signatures: [{
      params: [],
      rest: param('array', ANY_ARRAY),
      result: (call) => array(struct(call.args.map((a, i) => ({ name: a.name ?? String(i), type: elementOf(a.type), nullable: true }))), false),
      lower: (c) => {
        if (c.args.length === 0 || c.result.kind !== 'array' || c.result.element.kind !== 'struct') return '[]';
        const i = c.fresh('i');
        const fields = c.result.element.fields.map((f, n) => `${text(f.name)}: (${c.args[n]})[${i}]`);
        const all = c.args.map((a) => `${a} IS NOT NULL`).join(' AND ');
        return `CASE WHEN ${all} THEN list_transform(generate_series(1, greatest(${c.args.map((a) => `len(${a})`).join(', ')})), lambda ${i}: {${fields.join(', ')}}) END`;
      },
    }],
  },
  { names: ['element_at'], group: 'map_funcs', signatures: [elementAt(false), MAP_VALUE] },
  { names: ['try_element_at'], group: 'map_funcs', signatures: [elementAt(true), MAP_VALUE] },
  {
    names: ['get'],
    group,
    since: '3.4',
    signatures: [{ params: [param('array', ANY_ARRAY), param('index', INTEGRAL)], result: (c) => elementOf(c.args[0].type), nullable: true, lower: '$1[nullif(greatest(CAST($2 AS BIGINT) + 1, 0), 0)]' }],
  },
];

function nullTyped(call: CallInfo): Refusal | undefined {
  return call.args.some((a) => a.type.kind === 'void') ? refuse('DATATYPE_MISMATCH.NULL_TYPE', `null typed values cannot be used as arguments of ${call.name}`) : undefined;
}
