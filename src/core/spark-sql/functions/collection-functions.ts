import { Refusal, refuse, Signature, SqlFunction } from './function';
import { param, sameType, shown, typeOf } from './typing';
import { ANY_ARRAY, ANY_MAP, array, BOOLEAN, commonType, DataType, equalTypes, INT, INTEGRAL, implicitCastType, tightestCommonType, typeName, VOID } from '../../types';

const ANY = { family: 'any' } as const;

function element(t: DataType): DataType {
  return t.kind === 'array' ? t.element : VOID;
}

/** Array and value of one type: `array_contains`, `array_position`, `array_remove`. */
export function arrayAndValue(): NonNullable<Signature['coerce']> {
  return (call) => {
    const [a, v] = call.args;
    if (a.type.kind === 'void') return noType(call.name);
    if (call.name === 'array_position' && a.type.kind === 'array' && v.type.kind === 'void') return [undefined, a.type.element];
    if (a.type.kind !== 'array' || v.type.kind === 'void' && call.name !== 'array_append' && call.name !== 'array_prepend' && call.name !== 'array_insert') return [undefined, undefined];
    if (equalTypes(a.type.element, v.type)) return [undefined, undefined];
    const common = call.name === 'array_contains' ? commonType([a.type.element, v.type], call.session.ansi) : tightestCommonType(a.type.element, v.type, call.session.ansi);
    if (common === undefined || (a.type.element.kind !== 'string' && v.type.kind === 'string') || (a.type.element.kind === 'string' && v.type.kind !== 'string' && v.type.kind !== 'void')) {
      return refuse('DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES', `the arguments of ${call.name} should be an array and a value of its element type, but they are ${typeName(a.type)} and ${typeName(v.type)}`);
    }
    return [array(common, a.type.containsNull), common];
  };
}

function noType(name: string): Refusal {
  return refuse('DATATYPE_MISMATCH.NULL_TYPE', `null typed values cannot be used as arguments of ${name}`);
}

/** `a[i]` and `m[k]`. */
const SUBSCRIPT: readonly Signature[] = [
  {
    params: [param('array', ANY_ARRAY, { exact: true }), param('ordinal', INTEGRAL, { exact: true })],
    result: (call) => element(call.args[0].type),
    nullable: true,
    // 0-based; negative is null (an error in ANSI mode)
    lower: (c) => (c.session.ansi ? `spark_element_ansi(${c.args[0]}, ${c.args[1]})` : typeof c.info[1].constant === 'bigint' ? (c.info[1].constant < 0n ? `CASE WHEN false THEN ${c.args[0]}[1] END` : `${c.args[0]}[${c.info[1].constant + 1n}]`)
      : `${c.args[0]}[nullif(greatest(CAST(${c.args[1]} AS BIGINT) + 1, 0), 0)]`),
  },
  {
    params: [param('map', ANY_MAP, { exact: true }), param('key', ANY)],
    coerce: (call) => {
      const [m, k] = call.args;
      if (m.type.kind !== 'map') return [undefined, undefined];
      const to = implicitCastType(k.type, m.type.key, call.session.ansi);
      return to === undefined ? refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `a key of ${typeName(m.type)} must be ${shown(m.type.key)}, got ${shown(k.type)}`, 1) : [undefined, to];
    },
    result: (call) => (call.args[0].type.kind === 'map' ? call.args[0].type.value : VOID),
    nullable: true,
    lower: (c) => `map_extract_value(${c.args[0]}, ${c.args[1]})`,
  },
];

export const COLLECTION_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['[]'], group: 'collection_funcs', text: (args) => `${args[0]}[${args[1]}]`, signatures: SUBSCRIPT },
  {
    names: ['array'],
    group: 'array_funcs',
    signatures: [{
      params: [],
      rest: param('expr', ANY),
      coerce: sameType(),
      nullable: false,
      result: (call) => array(call.args[0]?.type ?? VOID, call.args.some((a) => a.nullable)),
      lower: (c) => (c.result.kind === 'array' && c.result.element.kind === 'void' ? `[${c.args.join(', ')}]` : `CAST([${c.args.join(', ')}] AS ${c.typeSql(c.result)})`),
    }],
  },
  {
    names: ['size', 'cardinality'],
    group: 'collection_funcs',
    signatures: [{
      params: [param('expr', [ANY_ARRAY, ANY_MAP])],
      result: INT,
      nullable: (c) => c.session.ansi && c.args[0].nullable,
      // spark.sql.legacy.sizeOfNull: -1 unless ANSI mode is on
      lower: (c) => {
        const size = c.types[0].kind === 'map' ? `cardinality(${c.args[0]})` : `len(${c.args[0]})`;
        return c.session.ansi ? `CAST(${size} AS INTEGER)` : `CAST(coalesce(${size}, -1) AS INTEGER)`;
      },
    }],
  },
  { names: ['array_size'], group: 'array_funcs', signatures: [{ params: [param('expr', ANY_ARRAY)], result: INT, lower: 'CAST(len($1) AS INTEGER)' }] },
  {
    names: ['array_contains'],
    group: 'array_funcs',
    signatures: [{
      params: [param('array', ANY_ARRAY), param('value', ANY)],
      coerce: arrayAndValue(),
      result: BOOLEAN,
      check: (call) => (call.args[1].type.kind === 'void' ? noType(call.name) : undefined),
      nullable: (c) => c.args.some((a) => a.nullable) || (c.args[0].type.kind === 'array' && c.args[0].type.containsNull),
      lower: (c) => (c.types[0].kind === 'array' && c.types[0].containsNull ? `spark_array_contains(${c.args[0]}, ${c.args[1]})` : `list_contains(${c.args[0]}, ${c.args[1]})`),
    }],
  },
  {
    names: ['reverse'],
    group: 'collection_funcs',
    signatures: [
      { params: [param('array', ANY_ARRAY, { exact: true, typed: true })], result: typeOf(0), lower: 'list_reverse($1)' },
      { params: [param('str', { kind: 'string' })], result: { kind: 'string' }, lower: 'reverse($1)' },
    ],
  },
];
