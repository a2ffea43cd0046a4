import { Readable, Transform } from 'node:stream';
import { createDeflate, createGunzip, createGzip, createInflate } from 'node:zlib';
import { damaged } from './damaged';
import { faultCode, faultMessage } from '../../host/fault';
import { Chunks } from '../../host/file-streams';

/** Runs bytes through one of Node's own streams; a fault of either side ends both. */
function through(name: string, make: () => Transform) {
  return async function* (chunks: Chunks): Chunks {
    const source = Readable.from(chunks, { objectMode: true, highWaterMark: 2 });
    const stream = make();
    source.on('error', (e) => stream.destroy(e));
    source.pipe(stream);
    try {
      yield* stream;
    } catch (e) {
      throw faultCode(e)?.startsWith('Z_') === true ? damaged(name, faultMessage(e)) : e;
    } finally {
      source.destroy();
      stream.destroy();
    }
  };
}

export const packGzip = through('gzip', createGzip);
export const unpackGzip = through('gzip', createGunzip);
/** Hadoop's deflate has the header of zlib. */
export const packDeflate = through('deflate', createDeflate);
export const unpackDeflate = through('deflate', createInflate);
