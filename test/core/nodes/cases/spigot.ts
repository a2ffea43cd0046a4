import { SPIGOT } from '../../../../src/core/nodes/transforms/spigot';
import type { NodeCases } from '../node-case';

export const SPIGOT_CASES: NodeCases = {
  type: SPIGOT,
  cases: [
    { name: 'all rows go on', inputs: { t: 'a INT' }, rows: { t: '(1), (2), (3)' }, fields: { path: 's3://bucket/samples/', topk: 1 }, columns: 'a INT', out: [[1], [2], [3]] },
    { name: 'too many', inputs: { t: 'a INT' }, fields: { path: 's3://samples/', topk: 101 }, error: { message: /from 0 up to 100/, at: 'topk' } },
    { name: 'more than always', inputs: { t: 'a INT' }, fields: { path: 's3://samples/', prob: 2 }, error: { message: /from 0 up to 1/, at: 'prob' } },
  ],
};
