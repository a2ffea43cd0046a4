import { Socket } from 'node:net';
import { WireWriter } from './wire';

/** Kinds of packets of Oracle Net. */
export const PACKET = { connect: 1, accept: 2, refuse: 4, data: 6, marker: 12 } as const;
/** What a marker says. */
export const MARKER = { break: 1, reset: 2, interrupt: 3 } as const;
const HEAD = 8;
/** Of a packet of data: the last of a request, the last of an answer, the last of all. */
const FLAGS = { endOfRequest: 0x0800, endOfAnswer: 0x2000, endOfFile: 0x0040 } as const;
/** Size of a packet. */
const SDU = 8192;
const VERSION = { '19c': 318, '23ai': 319 } as const;
const ACCEPTS = { endOfAnswer: 0x0200_0000, fastAuth: 0x1000_0000 } as const;

export type Release = keyof typeof VERSION;

export interface Packet { readonly kind: number; readonly body: Buffer }

/** Cuts a connection's bytes into packets, whose lengths have four bytes once the connection is accepted. */
export class PacketReader {
  public accepted = false;
  private bytes = Buffer.alloc(0);

  public *read(chunk: Buffer): Generator<Packet> {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    while (this.bytes.length >= HEAD) {
      const length = this.accepted ? this.bytes.readUInt32BE() : this.bytes.readUInt16BE();
      if (length < HEAD) throw new Error(`a packet of ${length} bytes`);
      if (this.bytes.length < length) return;
      const packet = { kind: this.bytes[4] ?? 0, body: this.bytes.subarray(HEAD, length) };
      this.bytes = this.bytes.subarray(length);
      yield packet;
    }
  }
}

/** A packet of data: its part of a request, and whether that ends with it. */
export function dataOf({ body }: Packet): { readonly part: Buffer; readonly ends: boolean; readonly closes: boolean } {
  const flags = body.readUInt16BE();
  return { part: body.subarray(2), ends: has(flags, FLAGS.endOfRequest), closes: has(flags, FLAGS.endOfFile) };
}

const has = (flags: number, flag: number) => Math.floor(flags / flag) % 2 === 1;

/** What a client wants to be connected to; `undefined`: it follows in a packet of data. */
export function connectData({ body }: Packet): string | undefined {
  const length = body.readUInt16BE(24 - HEAD);
  const from = body.readUInt16BE(26 - HEAD) - HEAD;
  return body.length < from + length ? undefined : body.toString('latin1', from, from + length);
}

export function sendAccept(socket: Socket, release: Release): void {
  const body = Buffer.alloc(45 - HEAD);
  body.writeUInt16BE(VERSION[release], 0);
  body.writeUInt16BE(SDU, 12 - HEAD);
  body.writeUInt16BE(SDU, 14 - HEAD);
  // No native encryption.
  body[23 - HEAD] = 8;
  body.writeUInt32BE(SDU, 32 - HEAD);
  body.writeUInt32BE(SDU, 36 - HEAD);
  if (release === '23ai') body.writeUInt32BE(ACCEPTS.endOfAnswer + ACCEPTS.fastAuth, 41 - HEAD);
  sendPacket(socket, PACKET.accept, body, false);
}

/** As a listener does: `12514`, it knows no such service. */
export function sendRefuse(socket: Socket, code: number): void {
  const text = `(DESCRIPTION=(TMP=)(VSNNUM=0)(ERR=${code})(ERROR_STACK=(ERROR=(CODE=${code})(EMFI=4))))`;
  sendPacket(socket, PACKET.refuse, new WireWriter().uint8(0, 0).uint16(text.length).raw(Buffer.from(text)).bytes, false);
}

export function sendMarker(socket: Socket, marker: number): void {
  sendPacket(socket, PACKET.marker, Buffer.from([1, 0, marker]));
}

/** `whole`: the answer ends with it, which is marked for those clients that look for it. */
export function sendData(socket: Socket, bytes: Buffer, { whole, marked }: { readonly whole: boolean; readonly marked: boolean }): void {
  const room = SDU - HEAD - 2;
  for (let at = 0; at < bytes.length; at += room) {
    const last = at + room >= bytes.length;
    const flags = last && whole && marked ? FLAGS.endOfAnswer : 0;
    sendPacket(socket, PACKET.data, new WireWriter().uint16(flags).raw(bytes.subarray(at, at + room)).bytes);
  }
}

function sendPacket(socket: Socket, kind: number, body: Buffer, accepted = true): void {
  const head = Buffer.alloc(HEAD);
  if (accepted) head.writeUInt32BE(body.length + HEAD, 0);
  else head.writeUInt16BE(body.length + HEAD, 0);
  head[4] = kind;
  socket.write(Buffer.concat([head, body]));
}
