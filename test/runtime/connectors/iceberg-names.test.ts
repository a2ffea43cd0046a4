import { fileName } from '../../../runtime/connectors/open-tables/iceberg/iceberg-schema';

// As `AvroSchemaUtil.sanitize` of Iceberg gives them.
test.each([
  ['plain_1', 'plain_1'],
  ['1st', '_1st'],
  ['a b', 'a_x20b'],
  ['a.b-c', 'a_x2Eb_x2Dc'],
  ['größe', 'größe'],
  ['a😀', 'a_xD83D_xDE00'],
])('%s is called %s in the files', (name, there) => {
  expect(fileName(name)).toBe(there);
});
