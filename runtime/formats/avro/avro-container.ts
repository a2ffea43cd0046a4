import { randomBytes } from 'node:crypto';
import { AVRO_UNPACK, AvroCodec } from './avro-codecs';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Chunks, readChunks } from '../../host/file-streams';
import { ByteReader } from '../compression/byte-reader';
import { damaged } from '../compression/damaged';
import { WRITTEN_BY } from '../written-by';

export interface AvroFile {
  /** JSON. */
  readonly schema: string;
  /** What else its writer noted. */
  readonly note: (key: string) => string | undefined;
  /** Unpacked, with how many records are in each. To be read to the end or left. */
  blocks(): AsyncIterable<{ readonly count: number; readonly bytes: Buffer }>;
  close(): Promise<void>;
}

/** An Avro object container: a head with the schema, then blocks, each ended by the same 16 bytes. A file that ends within one is damaged. */
export async function openAvro(path: string): Promise<AvroFile> {
  const reader = new ByteReader(readChunks(path));
  try {
    const magic = Buffer.from(await reader.upTo(4));
    if (magic.toString('latin1') !== 'Obj\u0001') throw new GlueprintError({ code: 'NotAvro', message: 'not an Avro file', hint: 'check the path and the format of the source; an Avro file begins with Obj' });
    const meta = new Map<string, Buffer>();
    for (let count = await long(reader); count !== 0; count = await long(reader)) {
      if (count < 0) await long(reader);
      for (let i = 0; i < Math.abs(count); i++) meta.set((await bytes(reader)).toString(), await bytes(reader));
    }
    const sync = await exactly(reader, 16);
    const codec = meta.get('avro.codec')?.toString() ?? 'null';
    const unpack = codec === 'null' ? undefined : AVRO_UNPACK[codec] ?? unknown(codec);
    return {
      schema: meta.get('avro.schema')?.toString() ?? '',
      note: (key) => meta.get(key)?.toString(),
      blocks: () => blocks(reader, sync, unpack),
      close: () => reader.close(),
    };
  } catch (e) {
    await reader.close();
    throw e;
  }
}

function unknown(codec: string): never {
  throw new GlueprintError({ code: 'UnsupportedCompression', message: `the local engine cannot read an Avro file packed with ${codec}` });
}

async function* blocks(reader: ByteReader, sync: Buffer, unpack: AvroCodec | undefined): AsyncIterable<{ count: number; bytes: Buffer }> {
  for (;;) {
    const first = await reader.upTo(1);
    if (first.length === 0) return;
    const count = await long(reader, first[0]);
    const packed = await bytes(reader);
    if (!(await exactly(reader, 16)).equals(sync)) throw damaged('Avro', 'a block does not end as the others');
    yield { count, bytes: unpack === undefined ? packed : await passed(unpack, packed) };
  }
}

function passed(codec: AvroCodec, input: Buffer): Promise<Buffer> {
  return new Promise((done, failed) => {
    codec(input, (error, out) => {
      if (error !== null) failed(GlueprintError.isGlueprintError(error) ? error : damaged('Avro', error.message));
      else done(out ?? Buffer.alloc(0));
    });
  });
}

/** A length or a count: zigzag, seven bits a byte. */
async function long(reader: ByteReader, first?: number): Promise<number> {
  let value = 0, scale = 1;
  for (let i = 0; i < 8; i++) {
    const byte = i === 0 && first !== undefined ? first : (await exactly(reader, 1))[0] ?? 0;
    value += (byte % 128) * scale;
    if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    scale *= 128;
  }
  throw damaged('Avro', 'a length of more than 56 bits');
}

const MOST = 1024 * 1024 * 1024;

async function bytes(reader: ByteReader): Promise<Buffer> {
  const length = await long(reader);
  if (length < 0 || length > MOST) throw damaged('Avro', `a length of ${length} bytes`);
  return exactly(reader, length);
}

async function exactly(reader: ByteReader, length: number): Promise<Buffer> {
  const found = await reader.upTo(length);
  if (found.length < length) throw damaged('Avro', 'it ends within a block');
  return Buffer.from(found);
}

/** A container of records that are encoded already: `schema` is JSON, `pack` absent for the codec `null`. */
export async function* avroContainer(
  schema: string, codec: string, pack: AvroCodec | undefined, records: AsyncIterable<Buffer>,
): Chunks {
  const sync = randomBytes(16);
  const meta = [['avro.codec', codec], ['avro.schema', schema], ...Object.entries(WRITTEN_BY)];
  yield Buffer.concat([
    Buffer.from('Obj\u0001', 'latin1'), longBytes(meta.length), ...meta.flatMap(([k, v]) => [sized(Buffer.from(k)), sized(Buffer.from(v))]), longBytes(0), sync,
  ]);
  let block: Buffer[] = [], length = 0;
  const end = async () => {
    const whole = Buffer.concat(block);
    const packed = pack === undefined ? whole : await passed(pack, whole);
    const out = Buffer.concat([longBytes(block.length), sized(packed), sync]);
    [block, length] = [[], 0];
    return out;
  };
  for await (const record of records) {
    block.push(record);
    length += record.length;
    if (length >= BLOCK) yield await end();
  }
  if (block.length > 0) yield await end();
}

const BLOCK = 64 * 1024;

const sized = (b: Buffer) => Buffer.concat([longBytes(b.length), b]);

function longBytes(n: number): Buffer {
  const out: number[] = [];
  let rest = n * 2;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Buffer.from([...out, rest]);
}
