import { manifestOf, readGraphFile } from '../../../src/core/codegen/graph-file';
import { diffManifests, JobChange, Manifest } from '../../../src/core/manifest';

interface Changes {
  readonly schema?: string;
  readonly path?: string;
  readonly workers?: number;
  readonly condition?: string;
  readonly parameters?: unknown[];
  readonly target?: boolean;
}

const job = (changes: Changes = {}): Manifest => {
  const { schema = 'id INT, price DECIMAL(10,2), name STRING', path = 's3://b/out/', workers = 2, condition = 'id > 1', parameters = [], target = true } = changes;
  return manifestOf(readGraphFile({
    version: 1,
    job: { numberOfWorkers: workers },
    parameters,
    nodes: [
      { id: 'In', type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'parquet' }, schema } },
      { id: 'Some', type: 'Filter', fields: { condition }, inputs: [{ node: 'In', as: 'rows' }] },
      ...(target ? [{ id: 'Out', type: 'S3Target', fields: { path, format: { type: 'parquet' } }, inputs: [{ node: 'Some', as: 'rows' }] }] : []),
    ],
  }), 'Job');
};
const diff = (before: Manifest, after: Manifest): JobChange => diffManifests([before], [after])[0] as JobChange;

test('nothing changes', () => expect(diff(job(), job())).toMatchObject({ change: 'none', breaking: [] }));

test('jobs come and go', () => {
  expect(diffManifests([], [job()])).toMatchObject([{ change: 'added', breaking: [], nodes: [{ id: 'In', change: 'added' }, { id: 'Some' }, { id: 'Out' }] }]);
  expect(diffManifests([job()], [])).toMatchObject([{ change: 'removed', breaking: ['the job goes: its targets are not written any more'] }]);
});

test.each([
  ['a column goes', 'id INT, price DECIMAL(10,2)', [{ column: 'name', change: 'removed', before: 'string', breaking: true }]],
  ['a column is new', 'id INT, price DECIMAL(10,2), name STRING, x DATE', [{ column: 'x', change: 'added', after: 'date', breaking: false }]],
  ['an integer widens', 'id BIGINT, price DECIMAL(10,2), name STRING', [{ column: 'id', change: 'type', before: 'int', after: 'bigint', breaking: false }]],
  ['an integer narrows', 'id SMALLINT, price DECIMAL(10,2), name STRING', [{ column: 'id', change: 'type', before: 'int', after: 'smallint', breaking: true }]],
  ['a decimal widens', 'id INT, price DECIMAL(12,4), name STRING', [{ column: 'price', change: 'type', before: 'decimal(10,2)', after: 'decimal(12,4)', breaking: false }]],
  ['a decimal loses digits before the point', 'id INT, price DECIMAL(10,4), name STRING', [{ column: 'price', change: 'type', before: 'decimal(10,2)', after: 'decimal(10,4)', breaking: true }]],
  ['columns change places', 'price DECIMAL(10,2), id INT, name STRING', [{ column: 'id', change: 'order', before: '1', after: '2', breaking: false }, { column: 'price', change: 'order', before: '2', after: '1', breaking: false }]],
])('%s', (_, schema, columns) => {
  const change = diff(job(), job({ schema }));
  expect(change.targets).toEqual([{ id: 'Out', columns }]);
  expect(change.breaking.length > 0).toBe(columns.some((c) => c.breaking));
});

test.each([
  ['the target goes', job({ target: false }), ['Out: the target goes']],
  ['the target moves', job({ path: 's3://b/other/' }), ['Out: path changes']],
  ['a parameter must be given', job({ parameters: [{ name: 'day', type: 'date' }] }), ['parameter day must be given at each run']],
  ['a parameter with a default', job({ parameters: [{ name: 'day', type: 'string', default: 'x' }] }), []],
  ['another condition', job({ condition: 'id > 2' }), []],
])('%s', (_, after, breaking) => {
  const change = diff(job(), after);
  expect(change.change).toBe('changed');
  expect(change.breaking).toEqual(breaking);
});

test('settings that cost, fields of nodes, rights', () => {
  const right = (action: string, resource: string) => ({ actions: [action], resources: [resource], reason: 'reads' });
  const before = { ...job(), access: [right('s3:GetObject', 'a'), right('s3:PutObject', 'b')] };
  const after = { ...job({ workers: 9, condition: 'id > 7' }), access: [right('s3:GetObject', 'a'), right('s3:GetObject', 'c')] };
  expect(diff(before, after)).toMatchObject({
    settings: [{ name: 'numberOfWorkers', before: 2, after: 9, cost: true }],
    nodes: [{ id: 'Some', change: 'changed', fields: [{ name: 'condition', before: 'id > 1', after: 'id > 7' }] }],
    rights: { gained: ['s3:GetObject on c'], lost: ['s3:PutObject on b'] },
    breaking: [],
  });
});

test('what it costs', () => {
  const costing = (perMonth: number): Manifest => {
    const estimate = { dpu: 2, pricePerDpuHour: 0.44, runsPerDay: 1, minutes: 10, dpuHoursPerRun: 1, perRun: 1, perDay: 1, perMonth };
    return { ...job(), job: { ...job().job, estimate } };
  };
  expect(diff(costing(30), costing(45))).toMatchObject({ cost: { before: 30, after: 45 }, settings: [] });
  expect(diffManifests([], [costing(45)])[0]?.cost).toEqual({ after: 45 });
});
