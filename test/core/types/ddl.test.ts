import { columnsDdl, parseColumns, parseType, typeDdl, typeName } from '../../../src/core/types';

test.each([
  ['id BIGINT, items ARRAY<STRUCT<sku: STRING, qty: INT>>', 'id BIGINT, items ARRAY<STRUCT<sku: STRING, qty: INT>>'],
  ['a int not null comment \'it\\\'s\', `b c` decimal(12,2)', 'a INT NOT NULL COMMENT \'it\\\'s\', `b c` DECIMAL(12,2)'],
  ['m map<string,array<long>>, d dec, i interval day to second, y interval month', 'm MAP<STRING, ARRAY<BIGINT>>, d DECIMAL(10,0), i INTERVAL DAY TO SECOND, y INTERVAL MONTH'],
])('%s', (ddl, printed) => {
  expect(columnsDdl(parseColumns(ddl))).toBe(printed);
  expect(parseColumns(printed)).toEqual(parseColumns(ddl));
});

test('the catalog spelling of a type is Spark\'s', () => {
  expect(typeName(parseType('struct<a:int,b:array<decimal(5,1)>>'))).toBe('struct<a:int,b:array<decimal(5,1)>>');
  expect(typeDdl(parseType('struct<>'))).toBe('STRUCT<>');
});

test.each([
  ['id bigintt', 'unknown type \'bigintt\'; did you mean \'bigint\'?', 3],
  ['d decimal(39,1)', 'decimal precision must be 1 to 38, got 39', 2],
  ['a int,', 'the text ends too early', 6],
  ['a array<int', 'expected \'>\', got the end', 8],
  ['i interval second to day', 'no interval type runs from second to day', 21],
])('fails: %s', (ddl, message, start) => {
  try {
    parseColumns(ddl);
  } catch (e) {
    const { details } = e as { details: { message: string; span: { start: number } } };
    expect(details).toMatchObject({ message, span: { start } });
    return;
  }
  throw new Error('no error');
});
