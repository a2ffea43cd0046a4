import { prepareAvro } from './avro-read';
import { checkAvroColumns, finishAvro } from './avro-write';
import { GlueprintError } from '../../../src/core/diagnostics';
import { STRING } from '../../../src/core/types';
import { departingLine } from '../departing';
import { Format } from '../format';
import { copyStatement } from '../reader-sql';
import { sqlName } from '../sql-text';

/** Apache Avro, with Spark's types: rows land before the engine reads, and leave after it wrote. */
export const AVRO: Format = {
  name: 'avro',
  headed: true,
  extensions: ['.avro'],
  packsInside: true,
  // Spark's files do not name the codec, which is in their head.
  compressions: { snappy: '', none: '', deflate: '', bzip2: '' },
  prepare: prepareAvro,
  finish: finishAvro,
  discover: () => Promise.reject(new GlueprintError({ code: 'NoColumns', message: 'there is no Avro file to tell the columns', hint: 'give the source a schema' })),
  read() {
    throw new Error('Avro files are read once they have landed');
  },
  write(request) {
    checkAvroColumns(request.columns, request.partitionKeys);
    return departingCopy(request, AVRO);
  },
};

/** COPY of departing lines, under the names that the finished files are to have. */
function departingCopy(request: Parameters<Format['write']>[0], format: Format): string {
  const keys = request.partitionKeys.map((k) => k.toLowerCase());
  const isKey = (name: string) => keys.includes(name.toLowerCase());
  const partitions = request.columns.filter((c) => isKey(c.name));
  const line = departingLine(request.columns.filter((c) => !isKey(c.name)));
  const from = `(SELECT ${[`${line} AS line`, ...partitions.map((c) => sqlName(c.name))].join(', ')} FROM ${request.from})`;
  return copyStatement(
    { ...request, from, columns: [{ name: 'line', type: STRING, nullable: false }, ...partitions] }, { ...format, packsInside: false }, () => 'line',
    { format: 'csv', header: false, quote: "''", escape: "''", delim: "'\x02'" },
  );
}
