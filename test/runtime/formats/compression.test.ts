import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODECS, codecNamed } from '../../../runtime/formats/compression/codecs';
import { Chunks, readChunks, writeChunks } from '../../../runtime/host/file-streams';


const folder = mkdtempSync(join(tmpdir(), 'glueprint-codecs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers that are the same in each run. */
function random(seed: number): () => number {
  let x = seed;
  return () => {
    x = (x * 4093 + 1013904223) % 2 ** 32; // no product leaves what a number holds exactly
    return x / 2 ** 32;
  };
}

const next = random(7);
const INPUTS: Record<string, Buffer> = {
  'nothing': Buffer.alloc(0),
  'a byte': Buffer.from('x'),
  'four equal bytes': Buffer.from('aaaa'),
  'runs around 4 and 255': Buffer.from([3, 4, 5, 254, 255, 256, 257, 259, 260, 511, 1000].map((n, i) => String.fromCharCode(97 + i).repeat(n)).join('')),
  'one byte for long': Buffer.alloc(700_000, 'a'),
  'a period': Buffer.from('ab'.repeat(300_000)),
  'text': Buffer.from(Array.from({ length: 40_000 }, (_, i) => `${i},name ${Math.floor(next() * 1000)},${next().toFixed(4)}\n`).join('')),
  'noise': Buffer.from(Array.from({ length: 400_000 }, () => Math.floor(next() * 256))),
  'all bytes': Buffer.from(Array.from({ length: 256 * 5 }, (_, i) => i % 256)),
};

async function* pieces(bytes: Buffer, size: number): Chunks {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(new Uint8Array(bytes.subarray(at, at + size)));
}

async function all(chunks: Chunks): Promise<Buffer> {
  const out: Buffer[] = [];
  for await (const c of chunks) out.push(Buffer.from(c));
  return Buffer.concat(out);
}

const sum = (b: Buffer) => createHash('sha256').update(b).digest('hex');
const both = CODECS.filter((c) => c.unpack !== undefined && c.pack !== undefined);

describe.each(both.map((c) => [c.name, c] as const))('%s', (_, codec) => {
  const pack = codec.pack ?? (() => { throw new Error('no pack'); });
  const unpack = codec.unpack ?? (() => { throw new Error('no unpack'); });

  test.each(Object.entries(INPUTS))('%s comes back', async (__, bytes) => {
    const packed = await all(pack(pieces(bytes, 50_001)));
    const back = await all(unpack(pieces(packed, 4097)));
    expect([back.length, sum(back)]).toEqual([bytes.length, sum(bytes)]);
  });

  test('cut off is an error', async () => {
    const packed = await all(pack(pieces(INPUTS.text ?? Buffer.alloc(0), 65_536)));
    await expect(all(unpack(pieces(packed.subarray(0, packed.length - 7), 65_536)))).rejects.toMatchObject({ code: 'DamagedFile' });
  });

  test('plain text is an error', async () => {
    await expect(all(unpack(pieces(Buffer.from('id,name\n1,a\n2,b\n'), 65_536)))).rejects.toMatchObject({ code: 'DamagedFile' });
  });

  test('a fault of the source passes through', async () => {
    await expect(all(unpack(readChunks(join(folder, 'absent'))))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('a changed byte of a bzip2 file is found', async () => {
  const { pack, unpack } = codecNamed('bzip2');
  const packed = await all(pack!(pieces(INPUTS.text ?? Buffer.alloc(0), 65_536)));
  packed[5000] = 255 - (packed[5000] ?? 0);
  await expect(all(unpack!(pieces(packed, 65_536)))).rejects.toMatchObject({ code: 'DamagedFile' });
});

test('several bzip2 streams in one file are one text', async () => {
  const { pack, unpack } = codecNamed('bzip2');
  const one = await all(pack!(pieces(Buffer.from('first\n'), 10)));
  const two = await all(pack!(pieces(Buffer.from('second\n'), 10)));
  expect((await all(unpack!(pieces(Buffer.concat([one, two]), 3)))).toString()).toBe('first\nsecond\n');
});

test.each([
  ['snappy', Buffer.from([0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59])], ['lz4', Buffer.from([4, 0x22, 0x4d, 0x18, 0x64, 0x40, 0xa7])],
])("%s's own framing is told from Hadoop's", async (name, bytes) => {
  await expect(all(codecNamed(name).unpack!(pieces(bytes, 100)))).rejects.toThrow('own framing');
});

const bzip2 = ['/bin/bzip2', '/usr/bin/bzip2'].find(existsSync);
(bzip2 === undefined ? test.skip : test)('the bzip2 of the system reads ours, and we read its', async () => {
  const { pack, unpack } = codecNamed('bzip2');
  for (const [name, bytes] of Object.entries(INPUTS)) {
    const file = join(folder, 'x');
    await writeChunks(`${file}.bz2`, pack!(pieces(bytes, 65_536)));
    expect([name, sum(execFileSync(bzip2 ?? '', ['-dc', `${file}.bz2`], { maxBuffer: 1e9 }))]).toEqual([name, sum(bytes)]);
    writeFileSync(file, bytes);
    const theirs = execFileSync(bzip2 ?? '', ['-c', file], { maxBuffer: 1e9 });
    expect([name, sum(await all(unpack!(pieces(theirs, 65_536))))]).toEqual([name, sum(bytes)]);
  }
  expect(statSync(`${join(folder, 'x')}.bz2`).size).toBeLessThan(readFileSync(join(folder, 'x')).length + 200);
});

test('a file that fails half way is not left behind', async () => {
  const to = join(folder, 'half');
  await expect(writeChunks(to, codecNamed('gzip').unpack!(pieces(Buffer.from('no gzip'), 100)))).rejects.toMatchObject({ code: 'DamagedFile' });
  expect(existsSync(to)).toBe(false);
});
