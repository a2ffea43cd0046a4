import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPySpark } from '../../../src/core/codegen/pyspark';
import { nodeType } from '../../../src/core/nodes';
import { expectGolden } from '../../golden';
import { job, source, target } from '../../runtime/harness';

const clicks = { type: 'KinesisSource', fields: { streamName: 'clicks', schema: 'id INT, page STRING', checkpointLocation: 's3://state/clicks/' } };
const pages = source('parquet', 's3://b/pages/', 'page STRING, title STRING');
const SQL = "SELECT clicks.id, p.title,\n  'two\nlines' AS note\nFROM clicks JOIN p ON clicks.page = p.page";

const streaming = () => job({
  Pages: pages,
  Clicks: clicks,
  Titled: { type: 'Filter', inputs: [{ node: 'Pages', as: 'p' }], fields: { condition: 'title IS NOT NULL' }, sql: 'SELECT * FROM p WHERE title IS NOT NULL' },
  Joined: { type: 'SparkSql', inputs: [{ node: 'Clicks', as: 'clicks' }, { node: 'Titled', as: 'p' }], fields: { sqlQuery: SQL }, sql: SQL, outputs: [{ name: 'output', view: 'joined', columns: 'id INT, title STRING, note STRING' }] },
  Kept: { type: 'Filter', inputs: [{ node: 'Joined', as: 'p' }], fields: { condition: 'id > 1' }, sql: 'SELECT * FROM p WHERE id > 1' },
  Out: target('parquet', 's3://b/out/', 'Kept'),
  Copy: target('json', 's3://b/titled/', 'Titled'),
});

test('what reads a stream is done once a batch, the rest once', () => {
  const script = renderPySpark(streaming(), nodeType);
  expectGolden('streams/kinesis-join.py', script);
  const [once = '', batch = ''] = script.split('def process_batch');
  expect(once).toContain('s3://b/titled/');
  expect(batch).not.toContain('s3://b/titled/');
  // A view that the static part has used for other rows is made anew in each batch.
  expect(batch.match(/createOrReplaceTempView\("p"\)/g)).toHaveLength(2);
  // Texts keep their lines.
  expect(batch).toContain("'two\nlines'");
});

test('the script is Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-py-'));
  try {
    writeFileSync(join(folder, 'job.py'), renderPySpark(streaming(), nodeType));
    execFileSync('python3', ['-m', 'py_compile', join(folder, 'job.py')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a job reads one stream', () => {
  const two = job({ Clicks: clicks, Views: { ...clicks, fields: { ...clicks.fields, streamName: 'views' } }, Out: target('json', 's3://b/out/', 'Clicks') });
  expect(() => renderPySpark(two, nodeType)).toThrow("the job reads two streams, 'Clicks' and 'Views'");
});
