import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';

/** How a server has a password: salted SHA-1 of 11g, or PBKDF2 with SHA-512 of 12c. */
export type Verifier = '11g' | '12c';

export interface KeyValue { readonly key: string; readonly value: string; readonly flag?: number }

const KINDS = { '11g': { flag: 0x1b25, cipher: 'aes-192-cbc', keyLength: 24, salt: 10, part: 48 }, '12c': { flag: 0x4815, cipher: 'aes-256-cbc', keyLength: 32, salt: 16, part: 32 } } as const;
const ROUNDS = 4096;
const MIXING_ROUNDS = 3;

/**
 * One login by O5LOGON: both sides send half of a session key, encrypted by a hash of the password, and the password comes encrypted by both halves.
 * Who has another password makes another key, and what is decrypted is not the password.
 */
export class PasswordCheck {
  private readonly kind: typeof KINDS[Verifier];
  private readonly salt: Buffer;
  private readonly mixingSalt = randomBytes(16);
  private readonly half: Buffer;
  private readonly hash: Buffer;
  private combined: Buffer | undefined;

  constructor(private readonly password: string, private readonly verifier: Verifier) {
    this.kind = KINDS[verifier];
    this.salt = randomBytes(this.kind.salt);
    this.half = randomBytes(this.kind.part);
    this.hash = this.hashOf(password);
  }

  /** Of the first phase. */
  public challenge(): KeyValue[] {
    const common = [
      { key: 'AUTH_SESSKEY', value: hex(this.encrypted(this.hash, this.half, false)) },
      { key: 'AUTH_VFR_DATA', value: hex(this.salt), flag: this.kind.flag },
    ];
    return this.verifier === '11g' ? common : [
      ...common,
      { key: 'AUTH_PBKDF2_CSK_SALT', value: hex(this.mixingSalt) },
      { key: 'AUTH_PBKDF2_VGEN_COUNT', value: String(ROUNDS) },
      { key: 'AUTH_PBKDF2_SDER_COUNT', value: String(MIXING_ROUNDS) },
    ];
  }

  /** Whether the second phase's values come of the same password. */
  public accepts(values: ReadonlyMap<string, string>): boolean {
    const theirs = this.decrypted(this.hash, Buffer.from(values.get('AUTH_SESSKEY') ?? '', 'hex').subarray(0, this.kind.part));
    this.combined = this.mixed(theirs);
    const padded = this.decrypted(this.combined, Buffer.from(values.get('AUTH_PASSWORD') ?? '', 'hex'));
    const text = padded.subarray(16, padded.length - (padded.at(-1) ?? 0));
    return text.equals(Buffer.from(this.password));
  }

  /** That this side has the key as well. */
  public response(): KeyValue {
    if (this.combined === undefined) throw new Error('no password was checked');
    return { key: 'AUTH_SVR_RESPONSE', value: hex(this.encrypted(this.combined, Buffer.concat([randomBytes(16), Buffer.from('SERVER_TO_CLIENT')]), true)) };
  }

  private hashOf(password: string): Buffer {
    if (this.verifier === '11g') return Buffer.concat([createHash('sha1').update(password).update(this.salt).digest(), Buffer.alloc(4)]);
    const key = pbkdf2Sync(password, Buffer.concat([this.salt, Buffer.from('AUTH_PBKDF2_SPEEDY_KEY')]), ROUNDS, 64, 'sha512');
    return createHash('sha512').update(key).update(this.salt).digest().subarray(0, this.kind.keyLength);
  }

  private mixed(theirs: Buffer): Buffer {
    if (this.verifier === '12c') return pbkdf2Sync(hex(Buffer.concat([theirs, this.half])), this.mixingSalt, MIXING_ROUNDS, this.kind.keyLength, 'sha512');
    const both = Buffer.alloc(24);
    for (let i = 0; i < 24; i++) both[i] = xor(this.half[i + 16] ?? 0, theirs[i + 16] ?? 0);
    return Buffer.concat([both.subarray(0, 16), both.subarray(16)].map((b) => createHash('md5').update(b).digest())).subarray(0, this.kind.keyLength);
  }

  private encrypted(key: Buffer, plain: Buffer, padded: boolean): Buffer {
    const cipher = createCipheriv(this.kind.cipher, key, Buffer.alloc(16)).setAutoPadding(padded);
    return Buffer.concat([cipher.update(plain), cipher.final()]);
  }

  private decrypted(key: Buffer, bytes: Buffer): Buffer {
    const decipher = createDecipheriv(this.kind.cipher, key, Buffer.alloc(16)).setAutoPadding(false);
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  }
}

const hex = (bytes: Buffer) => bytes.toString('hex').toUpperCase();

/** Without operators on bits, which the style of this project does not have. */
function xor(a: number, b: number): number {
  let out = 0;
  for (let bit = 1; bit < 256; bit *= 2) if (Math.floor(a / bit) % 2 !== Math.floor(b / bit) % 2) out += bit;
  return out;
}
