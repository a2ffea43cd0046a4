import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Schema } from '../../src';

const DDL = "id BIGINT NOT NULL, items ARRAY<STRUCT<sku: STRING, qty: INT>>, `a b` DECIMAL(10,2) COMMENT 'x''s'";

test('from DDL to the columns of glue tables and back', () => {
  const schema = Schema.fromDdl('id bigint, items array<struct<sku:string, qty:int>>, price decimal(10,2)');
  expect(schema.columns.map((c) => [c.name, c.type.inputString, c.type.isPrimitive])).toEqual([
    ['id', 'bigint', true], ['items', 'array<struct<sku:string,qty:int>>', false], ['price', 'decimal(10,2)', true],
  ]);
  expect(Schema.fromColumns(schema.columns).ddl).toBe(schema.ddl);
  expect(schema.columnNames).toEqual(['id', 'items', 'price']);
  expect(String(schema)).toBe('id BIGINT, items ARRAY<STRUCT<sku: STRING, qty: INT>>, price DECIMAL(10,2)');
});

test('from the types of the CDK', () => {
  const schema = Schema.fromColumns([
    { name: 'a', type: glue.Schema.BIG_INT, comment: 'key' },
    { name: 'b', type: glue.Schema.map(glue.Schema.STRING, glue.Schema.array(glue.Schema.decimal(5, 1))) },
  ]);
  expect(schema.ddl).toBe("a BIGINT COMMENT 'key', b MAP<STRING, ARRAY<DECIMAL(5,1)>>");
});

test('from a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'glueprint-')), 'orders.ddl');
  writeFileSync(file, `\n${DDL.replace("''", "\\'")},\n  n INT\n`);
  expect(Schema.fromFile(file).columnNames).toEqual(['id', 'items', 'a b', 'n']);
  writeFileSync(file, 'id BIGIT');
  expect(() => Schema.fromFile(file)).toThrow(file);
  expect(() => Schema.fromFile('no-such-file.ddl')).toThrow('glueprint infer writes it');
});

test.each([['id BIGIT', 'BIGIT'], ['id', ''], ['', ''], ['a INT,, b INT', ',']])('refuses %j', (ddl) => {
  expect(() => Schema.fromDdl(ddl)).toThrow();
});
