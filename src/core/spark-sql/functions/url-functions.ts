import type { SqlFunction } from './function';
import { param } from './typing';
import { STRING } from '../../types';

const group = 'url_funcs';

export const URL_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['parse_url'],
    group,
    notes: 'A JavaScript function.',
    signatures: [
      { params: [param('url', STRING, { exact: true }), param('partToExtract', STRING, { exact: true })], result: STRING, nullable: true, lower: 'spark_parse_url($1, $2)' },
      { params: [param('url', STRING, { exact: true }), param('partToExtract', STRING, { exact: true }), param('key', STRING, { exact: true })], result: STRING, nullable: true, lower: 'spark_parse_url_key($1, $2, $3)' },
    ],
  },
  { names: ['url_encode'], group, notes: 'A JavaScript function.', signatures: [{ params: [param('str', STRING)], result: STRING, lower: 'spark_url_encode($1)' }] },
  { names: ['url_decode'], group, notes: 'A JavaScript function.', signatures: [{ params: [param('str', STRING)], result: STRING, lower: 'spark_url_decode($1)' }] },
];
