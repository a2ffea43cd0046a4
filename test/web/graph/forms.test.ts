import type { Field } from '../../../src/core/nodes';
import { blank } from '../../../web/graph/blank';
import { rowEdges, trace } from '../../../web/graph/column-trace';
import { checkField, labelOf, textOf } from '../../../web/graph/field-rules';
import { columnsOf, schemaRows } from '../../../web/graph/schema-rows';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ name: 'f', doc: '', type, ...more });
const faults = (type: Field['type'], value: unknown, more: Partial<Field> = {}) => checkField(field(type, more), value as never).map((f) => `${f.path}: ${f.message}`);

describe('what a form can say of a value', () => {
  it.each([
    [{ type: 'integer', min: 0, max: 9 }, 10, 'at most 9'], [{ type: 'integer', min: 0 }, -1, 'at least 0'], [{ type: 'integer' }, 1.5, 'a whole number'],
    [{ type: 'number' }, 'x', 'a number'], [{ type: 'enum', values: ['a', 'b'] }, 'c', 'one of a, b'], [{ type: 'boolean' }, 'true', 'true or false'],
    [{ type: 'path' }, 'http://x', 'an S3 URI: s3://bucket/prefix/'],
  ] as [Field['type'], unknown, string][])('%j %p', (type, value, message) => {
    expect(faults(type, value)).toEqual([`f: ${message}`]);
  });

  it('says nothing of what is right or may be left out', () => {
    expect(faults({ type: 'integer', min: 0 }, 0)).toEqual([]);
    expect(faults({ type: 'string' }, undefined)).toEqual([]);
    expect(faults({ type: 'path' }, { join: ['s3://', { ref: 'Bucket' }] })).toEqual([]);
    expect(faults({ type: 'schema' }, 'a INT, b STRUCT<c: STRING>')).toEqual([]);
  });

  it('asks for what is needed', () => {
    expect(faults({ type: 'string' }, '', { required: true })).toEqual(['f: needed']);
  });

  it('leads into lists, records and variants', () => {
    const records: Field['type'] = { type: 'list', items: { type: 'record', fields: [field({ type: 'integer' }, { name: 'n', required: true })] } };
    expect(faults(records, [{ n: 1 }, {}, { n: 'x' }])).toEqual(['f[1].n: needed', 'f[2].n: a number']);
    const variant: Field['type'] = { type: 'variant', cases: { csv: [field({ type: 'string' }, { name: 'separator', required: true })], json: [] } };
    expect(faults(variant, { type: 'csv' })).toEqual(['f.separator: needed']);
    expect(faults(variant, { type: 'json' })).toEqual([]);
    expect(faults(variant, { type: 'xml' })).toEqual(['f: one of csv, json']);
  });

  it('shows the fault of a schema as the parser tells it', () => {
    expect(faults({ type: 'schema' }, 'a INTT')[0]).toMatch(/INTT/);
  });

  it('starts new values with what must be there', () => {
    expect(blank({ type: 'record', fields: [field({ type: 'string' }, { name: 'a', required: true }), field({ type: 'string' }, { name: 'b' }), field({ type: 'integer' }, { name: 'c', default: 3, required: true })] })).toEqual({ a: '' });
    expect(blank({ type: 'variant', cases: { csv: [], json: [] } })).toEqual({ type: 'csv' });
  });

  it('reads names and references for people', () => {
    expect(labelOf('numberOfFiles')).toBe('Number of files');
    expect(labelOf('sqlQuery')).toBe('SQL query');
    expect(textOf({ join: ['s3://', { ref: 'Bucket' }, '/x'] })).toBe('s3://<Bucket>/x');
  });
});

describe('schema as rows', () => {
  const columns = columnsOf('id BIGINT NOT NULL, a ARRAY<STRUCT<x: INT, m: MAP<STRING, STRUCT<y: DATE>>>>') ?? [];
  const show = (open: string[]) => schemaRows(columns, new Set(open)).map((r) => `${'  '.repeat(r.depth)}${r.name}: ${r.type}`);
  it('opens level by level', () => {
    expect(show([])).toEqual(['id: bigint', 'a: array<struct>']);
    expect(show(['a', 'a.element', 'a.element.m', 'a.element.m.value'])).toEqual([
      'id: bigint', 'a: array<struct>', '  element: struct', '    x: int', '    m: map<string,struct>', '      value: struct', '        y: date',
    ]);
  });
  it('knows unknown from none', () => {
    expect(columnsOf(undefined)).toBeUndefined();
    expect(columnsOf('')).toEqual([]);
  });
});

describe('column lineage', () => {
  const edge = (from: string, to: string, kind = 'direct') => {
    const [fn, fc] = from.split('.');
    const [tn, tc] = to.split('.');
    return { from: { node: fn, column: fc }, to: { node: tn, column: tc }, kind };
  };
  const lineage = { columns: [], edges: [edge('A.x', 'B.x'), edge('A.y', 'B.z', 'derived'), edge('B.x', 'C.total', 'aggregate'), edge('A.y', 'B.x', 'filter'), edge('A.y', 'B.z', 'filter')] };
  it('follows values through all nodes, without regard to case, and leaves out what only chooses rows', () => {
    const { up, down, nodes } = trace(lineage, { node: 'C', column: 'TOTAL' });
    expect(up.map((e) => `${e.from.node}.${e.from.column}`)).toEqual(['B.x', 'A.x']);
    expect(down).toEqual([]);
    expect([...nodes].sort()).toEqual(['A', 'B', 'C']);
    expect(trace(lineage, { node: 'A', column: 'y' }).down.map((e) => e.to.column)).toEqual(['z']);
  });
  it('names what chooses the rows once', () => {
    expect(rowEdges(lineage, 'B').map((e) => `${e.from.column} ${e.kind}`)).toEqual(['y filter']);
  });
});
