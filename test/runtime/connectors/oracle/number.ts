/** Oracle's NUMBER: an exponent, then digits of base 100; a negative one has its complement, and a last byte that sorts after all digits. */
export function encodeNumber(text: string): Buffer {
  const parts = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) throw new Error(`'${text}' is no number`);
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return Buffer.from([0x80]);
  // Where the point stands, counted from the first digit.
  let point = whole.length - (all.length - all.replace(/^0+/, '').length) + Number(power);
  let even = digits;
  if (point % 2 !== 0) {
    even = `0${even}`;
    point++;
  }
  if (even.length % 2 === 1) even += '0';
  const hundreds = (even.match(/../g) ?? []).map(Number);
  if (hundreds.length > 20) throw new Error(`'${text}' has more digits than a NUMBER`);
  const exponent = point / 2 + 192;
  if (sign === '') return Buffer.from([exponent, ...hundreds.map((h) => h + 1)]);
  return Buffer.from([255 - exponent, ...hundreds.map((h) => 101 - h), ...(hundreds.length < 20 ? [102] : [])]);
}

export function decodeNumber(bytes: Buffer): string {
  const [first = 0x80, ...rest] = bytes;
  if (rest.length === 0) return '0';
  const negative = first < 0x80;
  const exponent = (negative ? 255 - first : first) - 192;
  const hundreds = (negative ? rest.filter((b, i) => !(b === 102 && i === rest.length - 1)).map((b) => 101 - b) : rest.map((b) => b - 1));
  const digits = hundreds.map((h) => String(h).padStart(2, '0')).join('').padEnd(exponent * 2, '0');
  const whole = exponent > 0 ? digits.slice(0, exponent * 2) : '0';
  const fraction = exponent > 0 ? digits.slice(exponent * 2) : '0'.repeat(-exponent * 2) + digits;
  const plain = `${whole.replace(/^0+(?=\d)/, '')}.${fraction}`.replace(/0+$/, '').replace(/\.$/, '');
  return `${negative ? '-' : ''}${plain}`;
}
