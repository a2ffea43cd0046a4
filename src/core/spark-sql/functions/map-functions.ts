import { once } from './array-functions';
import { CallInfo, refuse, Refusal, SqlFunction } from './function';
import { param, shown } from './typing';
import { ANY, ANY_ARRAY, ANY_MAP, array, BOOLEAN, commonType, commonTypeWithoutStrings, DataType, equalTypes, field, holdsMap, map, STRING, struct, VOID } from '../../types';

const group = 'map_funcs';

function parts(type: DataType): { readonly key: DataType; readonly value: DataType; readonly valueContainsNull: boolean } {
  return type.kind === 'map' ? type : { key: VOID, value: VOID, valueContainsNull: true };
}

/** An array of two-field structs, or nothing. */
function pairs(type: DataType) {
  return type.kind === 'array' && type.element.kind === 'struct' && type.element.fields.length === 2 ? type.element.fields : undefined;
}

function notPairs(call: CallInfo): Refusal | undefined {
  const { type } = call.args[0];
  return type.kind === 'void' || pairs(type) !== undefined ? undefined
    : refuse('DATATYPE_MISMATCH.MAP_FROM_ENTRIES_WRONG_TYPE', `map_from_entries takes an array of structs with two fields, got ${shown(type)}`, 0);
}

/** Maps have no order and no equality, so they are no keys. */
export function invalidKey(name: string, type: DataType): Refusal {
  return refuse('DATATYPE_MISMATCH.INVALID_MAP_KEY_TYPE', `the key of ${name} cannot be or contain ${shown(type)}`);
}

export const MAP_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['map'],
    group,
    signatures: [{
      params: [],
      rest: param('expr', ANY),
      nullable: false,
      coerce: (call) => {
        if (call.args.length % 2 === 1) return refuse('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', `the map function takes an even number of arguments, but got ${call.args.length}`);
        const [keys, values] = [0, 1].map((p) => commonType(call.args.filter((_, i) => i % 2 === p).map((a) => a.type), call.session.ansi));
        if (keys === undefined || values === undefined) {
          const [odd, code] = keys === undefined ? ['keys', 'KEY'] : ['values', 'VALUE'];
          return refuse(`DATATYPE_MISMATCH.CREATE_MAP_${code}_DIFF_TYPES`, `the ${odd} of map should all have one type, but they are ${call.args.map((a) => shown(a.type)).join(', ')}`);
        }
        if (holdsMap(keys)) return invalidKey('map', keys);
        return call.args.map((_, i) => (i % 2 === 0 ? keys : values));
      },
      result: (call) => map(call.args[0]?.type ?? VOID, call.args[1]?.type ?? VOID, call.args.some((a, i) => i % 2 === 1 && a.nullable)),
      lower: (c) => {
        const keys = c.args.filter((_, i) => i % 2 === 0);
        const values = c.args.filter((_, i) => i % 2 === 1);
        return `map([${keys.join(', ')}], [${values.join(', ')}])`;
      },
    }],
  },
  { names: ['map_keys'], group, signatures: [{ params: [param('map', ANY_MAP)], result: (c) => array(parts(c.args[0].type).key, false), lower: 'map_keys($1)' }] },
  {
    names: ['map_values'],
    group,
    signatures: [{ params: [param('map', ANY_MAP)], result: (c) => array(parts(c.args[0].type).value, parts(c.args[0].type).valueContainsNull), lower: 'map_values($1)' }],
  },
  {
    names: ['map_entries'],
    group,
    signatures: [{
      params: [param('map', ANY_MAP)],
      result: ({ args: [m] }) => array(struct([field('key', parts(m.type).key, false), field('value', parts(m.type).value, parts(m.type).valueContainsNull)]), false),
      lower: 'map_entries($1)',
    }],
  },
  {
    names: ['map_contains_key'],
    group,
    signatures: [{
      params: [param('map', ANY_MAP, { typed: true }), param('key', ANY)],
      coerce: (call) => {
        const [m, k] = call.args;
        if (k.type.kind === 'void') return refuse('DATATYPE_MISMATCH.NULL_TYPE', 'null typed values cannot be used as arguments of map_contains_key', 1);
        if (m.type.kind !== 'map' || equalTypes(m.type.key, k.type)) return [];
        const key = commonTypeWithoutStrings([m.type.key, k.type]);
        if (key === undefined) return refuse('DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES', `a key of map_contains_key must be ${shown(m.type.key)}, got ${shown(k.type)}`, 1);
        return [{ ...m.type, key }, key];
      },
      result: BOOLEAN,
      lower: 'CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN map_contains($1, $2) END',
    }],
  },
  {
    names: ['map_concat'],
    group,
    signatures: [{
      params: [],
      rest: param('map', ANY_MAP),
      coerce: (call) => {
        const odd = call.args.findIndex((a) => a.type.kind !== 'map');
        if (odd >= 0) return refuse('DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES', `map_concat takes maps, got ${shown(call.args[odd].type)}`, odd);
        const common = commonType(call.args.map((a) => a.type), call.session.ansi);
        if (common === undefined) return refuse('DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES', `the maps of map_concat should all have one type, but they are ${call.args.map((a) => shown(a.type)).join(', ')}`);
        return call.args.map(() => common);
      },
      result: (call) => call.args[0]?.type ?? map(STRING, STRING),
      lower: (c) => {
        if (c.args.length === 0) return 'CAST(MAP {} AS MAP(VARCHAR, VARCHAR))';
        const all = c.args.map((a) => `${a} IS NOT NULL`).join(' AND ');
        return `CASE WHEN ${all} THEN spark_map_from_entries(${c.args.map((a) => `map_entries(${a})`).reduce((a, b) => `list_concat(${a}, ${b})`)}) END`;
      },
    }],
  },
  {
    names: ['map_from_arrays'],
    group,
    signatures: [{
      params: [param('keys', ANY_ARRAY), param('values', ANY_ARRAY)],
      result: ({ args: [k, v] }) => (k.type.kind === 'array' && v.type.kind === 'array' ? map(k.type.element, v.type.element, v.type.containsNull) : VOID),
      lower: (c) => `CASE WHEN ${c.args[0]} IS NOT NULL AND ${c.args[1]} IS NOT NULL THEN map(${c.args[0]}, ${c.args[1]}) END`,
    }],
  },
  {
    names: ['map_from_entries'],
    group,
    signatures: [{
      params: [param('arrayOfEntries', ANY_ARRAY)],
      check: notPairs,
      result: (call) => {
        const fields = pairs(call.args[0].type);
        return fields === undefined ? map(VOID, VOID) : map(fields[0].type, fields[1].type, fields[1].nullable);
      },
      nullable: (call) => call.args[0].nullable || call.args[0].type.kind !== 'array' || call.args[0].type.containsNull,
      // a null among the entries makes the whole map null
      lower: (c) => once(c, c.args[0], (l) => {
        const e = c.fresh('e');
        return `CASE WHEN len(${l}) = list_count(${l}) THEN spark_map_from_entries(list_transform(${l}, lambda ${e}: {'key': struct_extract_at(${e}, 1), 'value': struct_extract_at(${e}, 2)})) END`;
      }),
    }],
  },
  {
    names: ['str_to_map'],
    group,
    signatures: [{
      params: [param('text', STRING, { exact: true }), param('pairDelim', STRING, { fill: ',', exact: true }), param('keyValueDelim', STRING, { fill: ':', exact: true })],
      result: map(STRING, STRING),
      lower: (c) => {
        const e = c.fresh('e');
        const pair = `{'key': ${e}[1], 'value': ${e}[2]}`;
        return `spark_map_from_entries(list_transform(spark_split_pairs(${c.args.join(', ')}), lambda ${e}: ${pair}))`;
      },
    }],
  },
];
