import { refuse, SqlFunction } from './function';
import { param, shown } from './typing';
import { ANY_MAP, array, commonType, map, VOID } from '../../types';

const group = 'map_funcs';
const ANY = { family: 'any' } as const;

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
          const odd = keys === undefined ? 'keys' : 'values';
          return refuse(`DATATYPE_MISMATCH.CREATE_MAP_${keys === undefined ? 'KEY' : 'VALUE'}_DIFF_TYPES`, `the ${odd} of map should all have one type, but they are ${call.args.map((a) => shown(a.type)).join(', ')}`);
        }
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
  { names: ['map_keys'], group, signatures: [{ params: [param('map', ANY_MAP)], result: (c) => array(c.args[0].type.kind === 'map' ? c.args[0].type.key : VOID, false), lower: 'map_keys($1)' }] },
  {
    names: ['map_values'],
    group,
    signatures: [{ params: [param('map', ANY_MAP)], result: (c) => (c.args[0].type.kind === 'map' ? array(c.args[0].type.value, c.args[0].type.valueContainsNull) : array(VOID)), lower: 'map_values($1)' }],
  },
];
