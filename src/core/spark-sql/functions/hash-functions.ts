import { BINARY, INT, STRING } from '../../types';
import type { SqlFunction } from './function';
import { param } from './typing';

const group = 'hash_funcs';

export const HASH_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['md5'], group, signatures: [{ params: [param('expr', BINARY)], result: STRING, lower: 'md5($1)' }] },
  { names: ['sha', 'sha1'], group, signatures: [{ params: [param('expr', BINARY)], result: STRING, lower: 'sha1($1)' }] },
  {
    names: ['sha2'], group,
    signatures: [{
      params: [param('expr', BINARY), param('bitLength', INT)],
      result: STRING,
      nullable: true,
      lower: ({ args, info }) => ([0n, 256n].includes(info[1].constant as bigint) ? `sha256(${args[0]})` : `spark_sha2(${args[0]}, ${args[1]})`),
    }],
  },
];
