import { S3_SOURCE } from '../../../../src/core/nodes/sources/s3-source';
import { S3_TARGET } from '../../../../src/core/nodes/targets/s3-target';
import type { NodeCases } from '../node-case';

const SCHEMA = 'id BIGINT, name STRING';

export const S3_SOURCE_CASES: NodeCases = {
  type: S3_SOURCE,
  cases: [
    { name: 'csv', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'csv' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'csv with every option', inputs: {}, parameters: { day: 'date' }, fields: { paths: ['s3://b/in/${day}/', { join: ['s3://', { ref: 'Bucket' }, '/x'] }], format: { type: 'csv', separator: '\t', quoteChar: "'", escaper: '\\', withHeader: false, multiLine: true, encoding: 'ISO-8859-1', nullValue: 'NULL', mode: 'FAILFAST' }, recurse: false, schema: SCHEMA }, columns: SCHEMA },
    { name: 'csv without quotes or schema', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'csv', quoteChar: '' } } },
    { name: 'rejected rows', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'csv', mode: 'DROPMALFORMED' }, schema: SCHEMA, rejectedRows: 's3://b/rejected/' }, columns: SCHEMA },
    { name: 'json lines', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'json' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'json documents', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'json', multiLine: true, mode: 'FAILFAST' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'json path', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'json', jsonPath: '$.data.rows[*]' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'json path without a schema', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'json', jsonPath: '$.rows[*]' } } },
    { name: 'parquet', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'parquet' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'exclusions', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'csv' }, schema: SCHEMA, exclusions: ['**.tmp', 'x"y'], compression: 'gzip' }, columns: SCHEMA },
    { name: 'no S3 location', inputs: {}, fields: { paths: ['/tmp/x'], format: { type: 'csv' } }, error: { message: "'/tmp/x' is not an S3 location", at: 'paths.0' } },
    { name: 'no bucket', inputs: {}, fields: { paths: ['s3://'], format: { type: 'csv' } }, error: { message: 'is not an S3 location', at: 'paths.0' } },
    { name: 'unknown format', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'parket' } }, error: { message: "did you mean 'parquet'?", at: 'format.type' } },
    { name: 'option of another format', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'json', separator: ';' } }, error: { message: "unknown field 'separator'", at: 'format.separator' } },
    { name: 'long separator', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv', separator: '||' } }, error: { message: 'expected one character', at: 'format.separator' } },
    { name: 'wrong schema', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, schema: 'id BIGIT' }, error: { message: /./, at: 'schema', under: 'BIGIT' } },
    { name: 'rejected rows without a schema', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, rejectedRows: 's3://b/r/' }, error: { message: 'only a schema says', at: 'rejectedRows' } },
    { name: 'rejected rows that fail the run', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'json', mode: 'FAILFAST' }, schema: SCHEMA, rejectedRows: 's3://b/r/' }, error: { message: 'nothing is left to be rejected', at: 'rejectedRows' } },
    { name: 'rejected rows of Glue\'s reader', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, schema: SCHEMA, rejectedRows: 's3://b/r/', exclusions: ['x'] }, error: { message: 'is not possible with exclusions', at: 'rejectedRows' } },
    { name: 'encoding of Glue\'s reader', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv', encoding: 'UTF-16' }, compression: 'gzip' }, error: { message: 'is not possible with compression', at: 'format.encoding' } },
    { name: 'json path with filters', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'json', jsonPath: '$.rows[?(@.x)]' } }, error: { message: 'is not supported', at: 'format.jsonPath' } },
    { name: 'unknown parameter', inputs: {}, parameters: { day: 'date' }, fields: { paths: ['s3://b/${dya}/'], format: { type: 'csv' } }, error: { message: "did you mean 'day'?", at: 'paths.0' } },
    { name: 'avro', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'avro' }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'ion', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'ion' }, schema: SCHEMA, groupFiles: 'inPartition', compression: 'gzip' }, columns: SCHEMA },
    { name: 'orc, partitions pruned', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'orc' }, recurse: false, partitionPredicate: "year = 2026 AND month > '01'" } },
    { name: 'xml', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'xml', rowTag: 'book', ignoreSurroundingSpaces: true }, schema: SCHEMA, fileNameColumn: 'file' }, columns: `${SCHEMA}, file STRING` },
    { name: 'excel', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'excel', numberRows: 100, skipFooter: 2 }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'fixed width', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'fixedWidth', widths: [5, 10] }, schema: SCHEMA }, columns: SCHEMA },
    { name: 'grok log', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'grokLog', logFormat: '%{IPORHOST:client} %{QS:q} %{SIZE:bytes}', customPatterns: 'SIZE (\\d+)' } } },
    { name: 'text with file names', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'text' }, fileNameColumn: 'file' } },
    { name: 'options of Glue\'s reader', inputs: {}, fields: { paths: ['s3://b/in/'], format: { type: 'json' }, schema: SCHEMA, groupFiles: 'inPartition', groupSize: 1048576, boundedFiles: 10, boundedSize: 1000000, maxBand: 900000, maxFilesInBand: 1000, fileNameColumn: 'file' }, columns: `${SCHEMA}, file STRING` },
    { name: 'no row tag', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'xml' } }, error: { message: 'rowTag', at: 'format.rowTag' } },
    { name: 'widths that are not the schema\'s', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'fixedWidth', widths: [1] }, schema: SCHEMA }, error: { message: 'has 1 widths, the schema 2 columns', at: 'format.widths' } },
    { name: 'unknown grok pattern', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'grokLog', logFormat: '%{IPORHSOT:x}' } }, error: { message: "did you mean 'IPORHOST'?", at: 'format.logFormat' } },
    { name: 'predicate with recursion', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, partitionPredicate: 'a = 1' }, error: { message: 'only where recurse is off', at: 'partitionPredicate' } },
    { name: 'predicate of Glue\'s reader', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'avro' }, recurse: false, partitionPredicate: 'a = 1' }, error: { message: 'is not possible with the format avro', at: 'partitionPredicate' } },
    { name: 'file name of a column that is there', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, schema: SCHEMA, fileNameColumn: 'NAME' }, error: { message: "has a column 'name' already", at: 'fileNameColumn' } },
    { name: 'excel of Glue\'s reader', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'excel' }, boundedFiles: 1 }, error: { message: "'excel' is not possible with boundedFiles", at: 'format' } },
    { name: 'rejected rows of XML', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'xml', rowTag: 'x' }, schema: SCHEMA, rejectedRows: 's3://b/r/' }, error: { message: 'is not possible with the format xml', at: 'rejectedRows' } },
    { name: 'text of two columns', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'text' }, schema: SCHEMA }, error: { message: 'text has one column', at: 'schema' } },
    { name: 'a column twice', inputs: {}, fields: { paths: ['s3://b/'], format: { type: 'csv' }, schema: 'a INT, A INT' }, error: { message: "two output columns are named 'A'" } },
  ],
};

const IN = { t: 'id BIGINT, month STRING, tags ARRAY<STRING>, `n` VOID' };
const FLAT = { t: 'id BIGINT, month STRING' };

export const S3_TARGET_CASES: NodeCases = {
  type: S3_TARGET,
  cases: [
    { name: 'parquet', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'parquet' } } },
    { name: 'parquet, partitioned', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'parquet', compression: 'zstd' }, partitionKeys: ['month'], mode: 'overwrite', numberOfFiles: 2 } },
    { name: 'csv', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'csv', separator: ';', compression: 'gzip', writeHeader: false, nullValue: '\\N' }, mode: 'errorifexists' } },
    { name: 'json', inputs: { t: 'id INT, tags ARRAY<STRING>' }, fields: { path: 's3://b/out/', format: { type: 'json' } } },
    { name: 'avro', inputs: { t: 'id INT, day DATE' }, fields: { path: 's3://b/out/', format: { type: 'avro', compression: 'deflate' }, partitionKeys: ['day'], numberOfFiles: 1 } },
    { name: 'orc', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'orc', compression: 'zstd' } } },
    { name: 'text', inputs: { t: 'line STRING' }, fields: { path: 's3://b/out/', format: { type: 'text', compression: 'bzip2' } } },
    { name: 'avro that overwrites', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'avro' }, mode: 'overwrite' }, error: { message: 'is not possible with avro', at: 'mode' } },
    { name: 'a name that Avro does not have', inputs: { t: '`a b` INT' }, fields: { path: 's3://b/', format: { type: 'avro' } }, error: { message: 'letters, digits and _ only', at: 'format' } },
    { name: 'text of two columns', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'text' } }, error: { message: 'text has one column of strings', at: 'format' } },
    { name: 'unknown columns wait', inputs: { t: null }, fields: { path: 's3://b/out/', format: { type: 'csv' }, partitionKeys: ['x'] } },
    { name: 'catalog update', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'parquet' }, partitionKeys: ['month'], catalogUpdate: { database: 'lake', table: 'out' } } },
    { name: 'catalog update, csv', inputs: FLAT, fields: { path: 's3://b/out/', format: { type: 'csv', quoteChar: '', compression: 'gzip' }, numberOfFiles: 1, catalogUpdate: { database: { ref: 'Bucket' }, table: 'out', updateBehavior: 'LOG' } } },
    { name: 'catalog update that overwrites', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv' }, mode: 'overwrite', catalogUpdate: { database: 'lake', table: 'out' } }, error: { message: 'is not possible with catalogUpdate', at: 'mode' } },
    { name: 'catalog update with a text for null', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv', nullValue: 'x' }, catalogUpdate: { database: 'lake', table: 'out' } }, error: { message: 'leaves nulls empty', at: 'format.nullValue' } },
    { name: 'array as csv', inputs: { t: 'tags ARRAY<STRING>' }, fields: { path: 's3://b/', format: { type: 'csv' } }, error: { message: "column 'tags' is array<string>, which CSV cannot hold", at: 'format' } },
    { name: 'void', inputs: IN, fields: { path: 's3://b/', format: { type: 'parquet' } }, error: { message: "column 'n' is void", at: 'format' } },
    { name: 'unknown partition key', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv' }, partitionKeys: ['mnth'] }, error: { message: "did you mean 'month'?", at: 'partitionKeys.0' } },
    { name: 'partition key twice', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv' }, partitionKeys: ['id', 'ID'] }, error: { message: 'names a column twice', at: 'partitionKeys' } },
    { name: 'partitioned by everything', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv' }, partitionKeys: ['id', 'month'] }, error: { message: 'nothing is left', at: 'partitionKeys' } },
    { name: 'partitioned by an array', inputs: IN, fields: { path: 's3://b/', format: { type: 'csv' }, partitionKeys: ['tags'] }, error: { message: 'cannot name a folder', at: 'partitionKeys.0' } },
    { name: 'unknown mode', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'csv' }, mode: 'replace' }, error: { message: 'expected one of append, overwrite, errorifexists', at: 'mode' } },
    { name: 'codec of another format', inputs: FLAT, fields: { path: 's3://b/', format: { type: 'parquet', compression: 'bzip2' } }, error: { message: "got 'bzip2'", at: 'format.compression' } },
  ],
};
