import { refuse, SqlFunction } from './function';
import { param, text } from './typing';
import { STRING, struct } from '../../types';

const group = 'struct_funcs';
const ANY = { family: 'any' } as const;

export const STRUCT_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['struct'],
    group,
    signatures: [{
      params: [],
      rest: { ...param('col', ANY), min: 1 },
      nullable: false,
      result: (call) => struct(call.args.map((a, i) => ({ name: a.name ?? `col${i + 1}`, type: a.type, nullable: a.nullable }))),
      lower: (c) => (c.result.kind === 'struct' ? `{${c.result.fields.map((f, i) => `${text(f.name)}: ${c.args[i]}`).join(', ')}}` : 'NULL'),
    }],
  },
  {
    names: ['named_struct'],
    group,
    signatures: [{
      params: [],
      rest: { ...param('col', ANY), min: 2 },
      nullable: false,
      check: (call) => {
        if (call.args.length % 2 === 1) return refuse('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', `named_struct takes an even number of arguments, but got ${call.args.length}`);
        const at = call.args.findIndex((a, i) => i % 2 === 0 && (a.type.kind !== STRING.kind || typeof a.constant !== 'string'));
        return at < 0 ? undefined : refuse('DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING', 'the field names of named_struct must be constant strings', at);
      },
      result: (call) => struct(call.args.filter((_, i) => i % 2 === 1).map((a, i) => ({ name: String(call.args[i * 2].constant), type: a.type, nullable: a.nullable }))),
      lower: (c) => (c.result.kind === 'struct' ? `{${c.result.fields.map((f, i) => `${text(f.name)}: ${c.args[i * 2 + 1]}`).join(', ')}}` : 'NULL'),
    }],
  },
];
