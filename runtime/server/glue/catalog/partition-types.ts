import { invalidInput } from '../errors';

/** How values of a partition key's type are compared. */
export interface PartitionType {
  /** As the service calls the family in its messages. */
  readonly name: string;
  /** Undefined for a text that is no such value. */
  parse(text: string): string | number | bigint | undefined;
  complaint(text: string): string;
}

const INTEGRAL: PartitionType = {
  name: 'Integral',
  parse: (text) => (/^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : undefined),
  complaint: (text) => `"${text}" is not an integer.`,
};

const DECIMAL: PartitionType = {
  name: 'Decimal',
  parse: (text) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : undefined),
  complaint: (text) => `${text} is not a decimal.`,
};

const STRING: PartitionType = { name: 'String', parse: (text) => text, complaint: (text) => text };

const DATE: PartitionType = {
  name: 'Date',
  parse: (text) => (isDate(text) ? text : undefined),
  complaint: (text) => `${text} is not a date.`,
};

const TIMESTAMP: PartitionType = {
  name: 'Timestamp',
  parse(text) {
    const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?$/.exec(text);
    if (found === null) return undefined;
    const [, date = '', hour = '', minute = '', second = '', fraction = ''] = found;
    if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    return BigInt(Date.parse(`${date}T${hour}:${minute}:${second}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  },
  complaint: (text) => `Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] ${text} is not a timestamp.`,
};

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const TYPES: Readonly<Record<string, PartitionType>> = {
  tinyint: INTEGRAL,
  smallint: INTEGRAL,
  int: INTEGRAL,
  integer: INTEGRAL,
  bigint: INTEGRAL,
  long: INTEGRAL,
  decimal: DECIMAL,
  string: STRING,
  char: STRING,
  varchar: STRING,
  date: DATE,
  timestamp: TIMESTAMP,
};

/** @throws AwsError for a type that the service does not compare either. */
export function partitionType(type: string): PartitionType {
  const found = TYPES[type.toLowerCase().replace(/\(.*$/, '').trim()];
  if (found === undefined) throw invalidInput(`Unknown type : '${type}'`);
  return found;
}
