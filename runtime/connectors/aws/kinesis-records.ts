/** What comes before the rows that the Kinesis Producer Library has put into one record, and how many bytes of MD5 follow. */
const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST = 16;

/** The payloads of a record: its own, or those that are aggregated in it. */
export function payloads(data: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length <= MAGIC.length + DIGEST || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return [bytes];
  const out: Uint8Array[] = [];
  for (const { field, bytes: record } of messageFields(bytes.subarray(MAGIC.length, -DIGEST))) {
    if (field !== 3) continue;
    for (const part of messageFields(record)) if (part.field === 3) out.push(part.bytes);
  }
  return out;
}

/** Fields of a Protocol Buffers message that are bytes or messages; numbers are passed over. */
function* messageFields(message: Buffer): Generator<{ readonly field: number; readonly bytes: Buffer }> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < message.length; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    return value;
  };
  while (at < message.length) {
    const tag = varint();
    if (tag % 8 === 0) {
      varint();
      continue;
    }
    if (tag % 8 !== 2) return;
    const length = varint();
    yield { field: Math.floor(tag / 8), bytes: message.subarray(at, at + length) };
    at += length;
  }
}
