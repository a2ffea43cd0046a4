import type { SqlFunction } from './function';
import { param, text } from './typing';
import { BIGINT, BINARY, BOOLEAN, INT, STRING, typeName, VOID } from '../../types';

const group = 'misc_funcs';

/** AES with a key of 16, 24 or 32 bytes; what is left out shows as Spark fills it in. */
function aes(name: 'aes_encrypt' | 'aes_decrypt' | 'try_aes_decrypt'): SqlFunction {
  const more = name === 'aes_encrypt' ? [param('iv', BINARY, { fill: '' })] : [];
  return {
    names: [name],
    group,
    notes: 'A JavaScript function: some thousand values a second.',
    nondeterministic: name === 'aes_encrypt',
    signatures: [{
      params: [param('expr', BINARY), param('key', BINARY), param('mode', STRING, { fill: 'GCM' }), param('padding', STRING, { fill: 'DEFAULT' }), ...more, param('aad', BINARY, { fill: '' })],
      result: BINARY,
      nullable: true,
      lower: (c) => `spark_${name}(${c.args.join(', ')})`,
    }],
  };
}

export const MISC_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['typeof'], group, signatures: [{ params: [param('expr', { family: 'any' })], result: STRING, nullable: false, lower: (c) => text(typeName(c.types[0])) }] },
  { names: ['current_database', 'current_schema'], group, shownAs: 'current_database', signatures: [{ params: [], result: STRING, nullable: false, lower: "'default'" }] },
  { names: ['current_catalog'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: "'spark_catalog'" }] },
  { names: ['uuid'], group, nondeterministic: true, signatures: [{ params: [], result: STRING, nullable: false, lower: 'CAST(uuid() AS VARCHAR)' }] },
  { names: ['monotonically_increasing_id'], group, nondeterministic: true, signatures: [{ params: [], result: BIGINT, nullable: false, lower: '(row_number() OVER () - 1)' }] },
  { names: ['input_file_name'], group, unsupported: 'the local engine does not track the file of a row', signatures: [] },
  ...(['input_file_block_start', 'input_file_block_length'] as const).map((name): SqlFunction => ({ names: [name], group, unsupported: 'the local engine does not track the file of a row', signatures: [] })),
  { names: ['spark_partition_id'], group, text: () => 'SPARK_PARTITION_ID()', nondeterministic: true, notes: 'always 0: there is one partition', signatures: [{ params: [], result: INT, nullable: false, lower: '0' }] },
  { names: ['version'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: (c) => text(`${c.session.sparkVersion} cdk-glueprint`) }], notes: 'names the local engine' },
  { names: ['current_user', 'user', 'session_user'], group, shownAs: 'current_user', signatures: [{ params: [], result: STRING, nullable: false, lower: "'glueprint'" }], notes: "always 'glueprint'" },
  {
    names: ['raise_error'],
    group,
    nondeterministic: true,
    signatures: [{ params: [param('expr', STRING)], result: VOID, nullable: true, lower: "CAST(error('[USER_RAISED_EXCEPTION] ' || coalesce($1, 'null')) AS INTEGER)" }],
  },
  {
    names: ['assert_true'],
    group,
    nondeterministic: true,
    text: (args) => `assert_true(${args[0]}, ${args[1] ?? `'${args[0]}' is not true!`})`,
    signatures: [{
      params: [param('expr', BOOLEAN), param('message', STRING, { optional: true })],
      result: VOID,
      nullable: true,
      lower: (c) => `CAST(CASE WHEN ${c.args[0]} THEN NULL ELSE error('[USER_RAISED_EXCEPTION] ' || ${c.args[1] ?? text(`'${c.info[0].text}' is not true!`)}) END AS INTEGER)`,
    }],
  },
  {
    names: ['bitmap_bit_position'],
    group,
    since: '3.5',
    signatures: [{ params: [param('child', BIGINT)], result: BIGINT, lower: '(CASE WHEN $1 > 0 THEN ($1 - 1) % 32768 ELSE (-$1) % 32768 END)' }],
  },
  {
    names: ['bitmap_bucket_number'],
    group,
    since: '3.5',
    signatures: [{ params: [param('child', BIGINT)], result: BIGINT, lower: '(CASE WHEN $1 > 0 THEN 1 + ($1 - 1) // 32768 ELSE $1 // 32768 END)' }],
  },
  { names: ['bitmap_count'], group, since: '3.5', signatures: [{ params: [param('child', BINARY)], result: BIGINT, lower: 'CAST(bit_count(CAST($1 AS BIT)) AS BIGINT)' }] },
  ...(['aes_encrypt', 'aes_decrypt', 'try_aes_decrypt'] as const).map(aes),
  { names: ['java_method', 'reflect'], group, unsupported: 'there is no JVM', signatures: [] },
];
