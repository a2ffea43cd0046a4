import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/**
 * The text that Oracle's client wants for authorities: it reads a certificate and a key of its own out of it as well, and fails where there are none.
 * Who has given none gets a pair made for the moment, which no server asks for that wants no clients with certificates.
 */
export function walletOf(authorities: string): string {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(authorities) ? authorities : `${momentaryPair()}${authorities}`;
}

function momentaryPair(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = der(0x30, oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const nobody = der(0x30);
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const body = der(0x30, der(0x02, Buffer.from([1])), algorithm, nobody, validity, nobody, key);
  const certificate = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
  return `${pem('CERTIFICATE', certificate)}${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`;
}

const oid = (bytes: readonly number[]) => der(0x06, Buffer.from(bytes));

/** A value of ASN.1: what it is, its length, and what it is made of. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(what: string, bytes: Buffer): string {
  return `-----BEGIN ${what}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${what}-----\n`;
}
