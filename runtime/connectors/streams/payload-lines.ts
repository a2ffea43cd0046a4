import type { StreamRecord } from './stream-reading';

/** A record's payload as one line of its format, with the columns that the reader adds; `undefined`: there is nothing in it. */
export function parse(record: StreamRecord, format: string, extra: readonly string[]): string | undefined {
  const payload = Buffer.from(record.payload).toString('utf8').trim();
  if (payload === '') return undefined;
  // Line breaks in JSON stand between its parts only: in texts they are escaped.
  if (format === 'json') return withMembers(payload.replace(/[\r\n]+/g, ' '), members(record, extra));
  const cells = members(record, extra).map(([, value]) => `"${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/"/g, '""')}"`);
  return [payload, ...cells].join(',');
}

function members(record: StreamRecord, extra: readonly string[]): [string, unknown][] {
  return extra.map((name) => [name, name === '__src_timestamp' ? (record.arrived ?? new Date(0)).toISOString() : (record.headers ?? []).map(([key, value]) => ({ key, value }))]);
}

function withMembers(json: string, more: readonly (readonly [string, unknown])[]): string {
  if (more.length === 0 || !json.startsWith('{')) return json;
  const added = more.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
  const rest = json.slice(1).trimStart();
  return `{${added}${rest.startsWith('}') ? '' : ','}${rest}`;
}
