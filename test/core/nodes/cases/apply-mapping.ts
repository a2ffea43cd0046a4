import { APPLY_MAPPING } from '../../../../src/core/nodes/transforms/apply-mapping';
import type { NodeCases } from '../node-case';

const IN = { orders: 'id INT NOT NULL, Total STRING, address STRUCT<city: STRING, `zip code`: STRING>, tags ARRAY<STRING>, `a.b` INT' };

export const APPLY_MAPPING_CASES: NodeCases = {
  type: APPLY_MAPPING,
  cases: [
    {
      name: 'renames, casts, drops and nests, without regard to case',
      inputs: IN,
      rows: { orders: "(1, '12.50', named_struct('city', 'Bern', 'zip code', '3000'), array('x'), 7), (2, 'none', NULL, NULL, NULL)" },
      fields: {
        mappings: [
          { source: 'ID', target: 'order_id', targetType: 'bigint' },
          { source: 'total', target: 'total', targetType: 'decimal(10,2)' },
          { source: 'address.city', target: 'place.city' },
          { source: 'address.`zip code`', target: 'place.zip' },
          { source: '`a.b`', target: '`x.y`' },
        ],
      },
      columns: 'order_id BIGINT NOT NULL, total DECIMAL(10,2), place STRUCT<city: STRING, zip: STRING> NOT NULL, `x.y` INT',
      out: [[1, '12.50', { city: 'Bern', zip: '3000' }, 7], [2, null, { city: null, zip: null }, null]],
    },
    {
      name: 'a cast that cannot be is null under ANSI rules too',
      glueVersion: '6.0',
      inputs: IN,
      fields: { mappings: [{ source: 'Total', target: 'total', targetType: 'int' }] },
      columns: 'total INT',
    },
    { name: 'unknown columns: as written', inputs: { orders: null }, fields: { mappings: [{ source: 'a', target: 'b', targetType: 'int' }, { source: 'c.d', target: 'd' }] } },
    { name: 'unknown column', inputs: IN, fields: { mappings: [{ source: 'totl', target: 'x' }] }, error: { message: "did you mean 'Total'?", at: 'mappings.0.source', under: 'totl' } },
    { name: 'unknown field', inputs: IN, fields: { mappings: [{ source: 'address.town', target: 'x' }] }, error: { message: "no column 'town' in struct 'address'", at: 'mappings.0.source', under: 'town' } },
    { name: 'field of a text', inputs: IN, fields: { mappings: [{ source: 'Total.x', target: 'x' }] }, error: { message: "'Total' is string and has no field 'x'", at: 'mappings.0.source' } },
    { name: 'twice', inputs: IN, fields: { mappings: [{ source: 'id', target: 'x' }, { source: 'Total', target: 'X' }] }, error: { message: "'X' is mapped twice", at: 'mappings.1.target' } },
    { name: 'column and struct', inputs: IN, fields: { mappings: [{ source: 'id', target: 'x' }, { source: 'Total', target: 'x.y' }] }, error: { message: "'x.y' is mapped twice", at: 'mappings.1.target' } },
    { name: 'impossible cast', inputs: IN, fields: { mappings: [{ source: 'tags', target: 'tags', targetType: 'int' }] }, error: { message: "'tags' is array<string>, which cannot be cast to int", at: 'mappings.0.targetType' } },
    { name: 'no such type', inputs: IN, fields: { mappings: [{ source: 'id', target: 'id', targetType: 'bigit' }] }, error: { message: 'bigint', at: 'mappings.0.targetType', under: 'bigit' } },
  ],
};
