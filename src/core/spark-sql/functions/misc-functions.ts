import type { SqlFunction } from './function';
import { param, text } from './typing';
import { DOUBLE, INT, BIGINT, STRING, typeName } from '../../types';

const group = 'misc_funcs';

export const MISC_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['typeof'], group, signatures: [{ params: [param('expr', { family: 'any' })], result: STRING, nullable: false, lower: (c) => text(typeName(c.types[0])) }] },
  { names: ['current_database', 'current_schema'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: "'default'" }] },
  { names: ['current_catalog'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: "'spark_catalog'" }] },
  {
    names: ['rand', 'random'],
    group: 'math_funcs',
    nondeterministic: true,
    shownAs: 'rand',
    notes: 'other numbers than Spark, with a seed too',
    signatures: [{ params: [param('seed', [INT, BIGINT], { optional: true, constant: true })], result: DOUBLE, nullable: false, lower: 'random()' }],
  },
  { names: ['uuid'], group, nondeterministic: true, signatures: [{ params: [], result: STRING, nullable: false, lower: 'CAST(uuid() AS VARCHAR)' }] },
  { names: ['monotonically_increasing_id'], group, nondeterministic: true, signatures: [{ params: [], result: BIGINT, nullable: false, lower: '(row_number() OVER () - 1)' }] },
  { names: ['input_file_name'], group, unsupported: 'the local engine does not track the file of a row', signatures: [] },
  { names: ['java_method', 'reflect'], group, unsupported: 'there is no JVM', signatures: [] },
];
