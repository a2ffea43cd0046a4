import { createHash } from 'node:crypto';
import { crc32, murmur3Bytes, murmur3Int, murmur3Long, xxhash64Bytes, xxhash64Int } from '../../../../src/core/spark-sql/duckdb/udf/hash';
import { sha2 } from '../../../../src/core/spark-sql/duckdb/udf/sha2';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([0, 1, 55, 56, 111, 112, 200])('SHA-2 of %i bytes is that of OpenSSL', (length) => {
  const text = 'x'.repeat(length);
  for (const bits of [224, 256, 384, 512]) expect(sha2(bytes(text), bits)).toBe(createHash(`sha${bits}`).update(text).digest('hex'));
  expect(sha2(bytes(text), 0)).toBe(sha2(bytes(text), 256));
  expect(sha2(bytes(text), 1)).toBeNull();
});

test('hash, xxhash64 and crc32 give what Spark documents', () => {
  expect(murmur3Int(2, murmur3Int(123, murmur3Bytes(bytes('Spark'), 42)))).toBe(-1321691492);
  expect(xxhash64Int(2, xxhash64Int(123, xxhash64Bytes(bytes('Spark'), 42n)))).toBe(5602566077635097486n);
  expect(crc32(bytes('Spark'))).toBe(1557323817n);
  expect(murmur3Long(-1n, 42)).not.toBe(murmur3Int(-1, 42));
});
