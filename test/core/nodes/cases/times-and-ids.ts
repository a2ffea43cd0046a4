import { ADD_IDENTIFIER } from '../../../../src/core/nodes/transforms/add-identifier';
import { ADD_UUID } from '../../../../src/core/nodes/transforms/add-uuid';
import { CURRENT_TIMESTAMP } from '../../../../src/core/nodes/transforms/current-timestamp';
import { FORMAT_TIMESTAMP } from '../../../../src/core/nodes/transforms/format-timestamp';
import { TO_TIMESTAMP } from '../../../../src/core/nodes/transforms/to-timestamp';
import type { NodeCases } from '../node-case';

export const TO_TIMESTAMP_CASES: NodeCases = {
  type: TO_TIMESTAMP,
  cases: [
    {
      name: 'a text is told apart',
      inputs: { t: 'x STRING' },
      rows: { t: "('2024-02-29T10:20:30.5Z'), ('2024-02-29'), ('1709202030'), ('1709202030500'), ('1709202030500001'), ('-999999999'), ('1709202030.25'), ('2024'), ('soon'), (''), (NULL)" },
      fields: { column: 'x', newColumn: 'at' },
      columns: 'x STRING, at TIMESTAMP',
      out: [
        ['2024-02-29T10:20:30.5Z', '2024-02-29 10:20:30.5+00'], ['2024-02-29', '2024-02-29 00:00:00+00'], ['1709202030', '2024-02-29 10:20:30+00'],
        ['1709202030500', '2024-02-29 10:20:30.5+00'], ['1709202030500001', '2024-02-29 10:20:30.500001+00'], ['-999999999', '1938-04-24 22:13:21+00'],
        ['1709202030.25', '2024-02-29 10:20:30.25+00'], ['2024', '2024-01-01 00:00:00+00'], ['soon', null], ['', null], [null, null],
      ],
    },
    {
      name: 'a number in place, its unit by size',
      inputs: { t: 'x BIGINT' },
      rows: { t: '(0), (1709202030), (1709202030500), (1709202030500001), (-1), (NULL)' },
      fields: { column: 'x' },
      columns: 'x TIMESTAMP',
      out: [['1970-01-01 00:00:00+00'], ['2024-02-29 10:20:30+00'], ['2024-02-29 10:20:30.5+00'], ['2024-02-29 10:20:30.500001+00'], ['1969-12-31 23:59:59+00'], [null]],
    },
    { name: 'seconds with a fraction', inputs: { t: 'x DOUBLE' }, rows: { t: '(1.5), (NULL)' }, fields: { column: 'x', columnType: 'seconds' }, columns: 'x TIMESTAMP', out: [['1970-01-01 00:00:01.5+00'], [null]] },
    { name: 'milliseconds in a text', inputs: { t: 'x STRING' }, rows: { t: "('1500'), ('x'), (NULL)" }, fields: { column: 'x', columnType: 'milliseconds' }, columns: 'x TIMESTAMP', out: [['1970-01-01 00:00:01.5+00'], [null], [null]] },
    { name: 'microseconds', inputs: { t: 'x INT' }, rows: { t: '(1500000)' }, fields: { column: 'x', columnType: 'microseconds' }, columns: 'x TIMESTAMP', out: [['1970-01-01 00:00:01.5+00']] },
    { name: 'a date', inputs: { t: 'x DATE' }, rows: { t: "(DATE '2024-02-29')" }, fields: { column: 'x', columnType: 'iso' }, columns: 'x TIMESTAMP', out: [['2024-02-29 00:00:00+00']] },
    { name: 'what cannot be read is null under ANSI rules too', glueVersion: '6.0', inputs: { t: 'x STRING' }, rows: { t: "('soon'), ('1709202030')" }, fields: { column: 'x' }, columns: 'x TIMESTAMP', out: [[null], ['2024-02-29 10:20:30+00']] },
    { name: 'a number as ISO', inputs: { t: 'x INT' }, fields: { column: 'x', columnType: 'iso' }, error: { message: "'x' is a number, not an ISO text", at: 'columnType' } },
    { name: 'a date in seconds', inputs: { t: 'x DATE' }, fields: { column: 'x', columnType: 'seconds' }, error: { message: "'x' is a date already", at: 'columnType' } },
    { name: 'an array', inputs: { t: 'x ARRAY<INT>' }, fields: { column: 'x' }, error: { message: "'x' is array<int>, expected a text, a number", at: 'column' } },
  ],
};

const TIMES = { t: "(TIMESTAMP '2024-02-29 15:04:05.678'), (NULL)" };

export const FORMAT_TIMESTAMP_CASES: NodeCases = {
  type: FORMAT_TIMESTAMP,
  cases: [
    { name: 'in place, by a pattern of Java', inputs: { t: 'x TIMESTAMP' }, rows: TIMES, fields: { column: 'x', dateFormat: "yyyy/MM/dd 'at' HH:mm" }, columns: 'x STRING', out: [['2024/02/29 at 15:04'], [null]] },
    { name: 'by a pattern of Python', inputs: { t: 'x TIMESTAMP' }, rows: TIMES, fields: { column: 'x', dateFormat: "%d. %b %y o'clock %I:%M:%S.%f %p, day %j, 100%%", newColumn: 'text' }, columns: 'x TIMESTAMP, text STRING', out: [['2024-02-29 15:04:05.678+00', "29. Feb 24 o'clock 03:04:05.678000 PM, day 060, 100%"], [null, null]] },
    { name: 'dates and texts', inputs: { t: 'x STRING' }, rows: { t: "('2024-02-29'), ('soon')" }, fields: { column: 'x', dateFormat: '%A' }, columns: 'x STRING', out: [['Thursday'], [null]] },
    { name: 'an unknown directive', inputs: { t: 'x DATE' }, fields: { column: 'x', dateFormat: '%Y-%q' }, error: { message: "'%Y-%q' has a directive that is unknown", at: 'dateFormat' } },
    { name: 'an unknown letter', inputs: { t: 'x DATE' }, fields: { column: 'x', dateFormat: 'yyyy-bb' }, error: { message: "'yyyy-bb' is not a pattern for dates and times", at: 'dateFormat' } },
    { name: 'a number', inputs: { t: 'x INT' }, fields: { column: 'x', dateFormat: 'yyyy' }, error: { message: "'x' is int, expected a timestamp", at: 'column' } },
  ],
};

export const CURRENT_TIMESTAMP_CASES: NodeCases = {
  type: CURRENT_TIMESTAMP,
  cases: [
    { name: 'a timestamp', inputs: { t: 'a INT' }, fields: {}, columns: 'a INT, timestamp TIMESTAMP NOT NULL' },
    { name: 'a text', inputs: { t: 'a INT' }, rows: { t: '(1), (NULL)' }, fields: { newColumn: 'note', dateFormat: "'loaded'" }, columns: 'a INT, note STRING NOT NULL', out: [[1, 'loaded'], [null, 'loaded']] },
    { name: 'a wrong pattern', inputs: { t: 'a INT' }, fields: { dateFormat: '%Q' }, error: { message: 'has a directive that is unknown', at: 'dateFormat' } },
  ],
};

/** Version 4, of the variant of RFC 9562. */
const UUID_4 = /^"?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"?$/;

export const ADD_UUID_CASES: NodeCases = {
  type: ADD_UUID,
  cases: [
    { name: 'a column', inputs: { t: 'a INT' }, rows: { t: '(1), (1), (NULL), (2)' }, fields: {}, columns: 'a INT, uuid STRING NOT NULL', random: { uuid: UUID_4 }, out: [[1, null], [1, null], [null, null], [2, null]] },
    { name: 'in place of another', inputs: { t: 'A INT, b INT' }, rows: { t: '(1, 2), (NULL, NULL)' }, fields: { newColumn: 'a' }, columns: 'a STRING NOT NULL, b INT', random: { a: UUID_4 }, out: [[null, 2], [null, null]] },
    {
      name: 'an odd name, beside nested values',
      inputs: { t: '`a.b` STRUCT<x: ARRAY<INT>>, `ü ``` STRING' },
      rows: { t: "(named_struct('x', array(1, NULL)), 'é'), (NULL, NULL), (NULL, NULL)" },
      fields: { newColumn: 'id. `of` row' },
      columns: '`a.b` STRUCT<x: ARRAY<INT>>, `ü ``` STRING, `id. ``of`` row` STRING NOT NULL',
      random: { 'id. `of` row': UUID_4 },
      out: [[{ x: [1, null] }, 'é', null], [null, null, null], [null, null, null]],
    },
    { name: 'no name', inputs: { t: 'a INT' }, fields: { newColumn: '' }, error: { message: 'is empty', at: 'newColumn' } },
  ],
};

export const ADD_IDENTIFIER_CASES: NodeCases = {
  type: ADD_IDENTIFIER,
  cases: [
    { name: 'monotonic', inputs: { t: 'a INT' }, fields: {}, columns: 'a INT, id BIGINT NOT NULL' },
    { name: 'unique across runs', inputs: { t: 'a INT' }, fields: { unique: true }, columns: 'a INT, id DECIMAL(38, 0)' },
    {
      name: 'counted in an order',
      inputs: { t: 'a INT, b STRING' },
      rows: { t: "(2, 'x'), (NULL, 'n'), (1, 'y'), (2, 'z')" },
      fields: { newColumn: 'no', method: 'rowNumber', orderBy: [{ column: 'a', descending: true }, { column: 'b' }] },
      columns: 'a INT, b STRING, no BIGINT NOT NULL',
      out: [[2, 'x', 1], [2, 'z', 2], [1, 'y', 3], [null, 'n', 4]],
    },
    { name: 'counted in no order', inputs: { t: 'a INT' }, fields: { method: 'rowNumber' }, error: { message: 'is required where rows are counted', at: 'orderBy' } },
    { name: 'an order for nothing', inputs: { t: 'a INT' }, fields: { orderBy: [{ column: 'a' }] }, error: { message: 'says nothing where the numbers are only unique', at: 'orderBy' } },
  ],
};
