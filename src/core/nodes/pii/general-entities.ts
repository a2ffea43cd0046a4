import { luhn, matches, mod97, ofDigits } from './checksums';
import type { PiiEntity } from './entity';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const HEX = '[0-9A-Fa-f]';
const GROUPS = `${HEX}{1,4}(?::${HEX}{1,4})*`;

/** Length of the account numbers of a country, by length. */
const IBAN_LENGTHS: { readonly [length: number]: string } = {
  15: 'NO',
  16: 'BE',
  18: 'DK|FI|FO|GL|NL',
  19: 'MK|SI',
  20: 'AT|BA|EE|KZ|LT|LU|XK',
  21: 'CH|HR|LI|LV',
  22: 'BG|BH|CR|DE|GB|GE|IE|ME|RS|VA',
  23: 'AE|GI|IL|IQ|TL',
  24: 'AD|CZ|ES|MD|PK|RO|SA|SE|SK|TN|VG',
  25: 'LY|PT|ST',
  26: 'IS|TR',
  27: 'FR|GR|IT|MC|MR|SM',
  28: 'AL|AZ|BY|CY|DO|GT|HU|LB|PL|SV',
  29: 'BR|EG|PS|QA|UA',
  30: 'JO|KW|MU',
  31: 'MT|SC',
  32: 'LC',
};

/** International bank account numbers, of all countries or of some. */
export function iban(countries?: string): PiiEntity {
  const lengths = Object.entries(IBAN_LENGTHS).flatMap(([length, codes]) => {
    const wanted = codes.split('|').filter((c) => countries === undefined || countries.split('|').includes(c));
    return wanted.length === 0 ? [] : [`(?:${wanted.join('|')})[0-9]{2}(?: ?[0-9A-Z]){${Number(length) - 4}}`];
  });
  return {
    doc: `Bank account number (IBAN)${countries === undefined ? '' : ` of ${countries.replace(/\|/g, ', ')}`}: length by country, check digits mod 97.`,
    pattern: `\\b(?:${lengths.join('|')})\\b`,
    check: (x) => `${mod97(`concat(substring(replace(${x}, ' ', ''), 5), substring(replace(${x}, ' ', ''), 1, 4))`)} = 1`,
  };
}

export const GENERAL_ENTITIES: { readonly [type: string]: PiiEntity } = {
  EMAIL: { doc: 'E-mail address.', pattern: '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)*[.][A-Za-z]{2,}\\b' },
  CREDIT_CARD: {
    doc: 'Number of a credit or debit card: 13 to 19 digits, check digit by Luhn.',
    pattern: '\\b[2-6][0-9](?:[ -]?[0-9]){11,17}\\b',
    check: (x) => ofDigits(x, (d) => `${luhn(d)} AND ${matches(d, '^(4|5[1-5]|2[2-7]|3[0-9]|5[06-8]|6)')}`),
  },
  IBAN: iban(),
  IP_ADDRESS: {
    doc: 'IP address, version 4 or 6.',
    pattern: `\\b(?:${OCTET}[.]){3}${OCTET}\\b|(?:${HEX}{0,4}:){2,7}${HEX}{0,4}`,
    check: (x) => [
      `${x} LIKE '%.%'`, matches(x, `\\A(?:${HEX}{1,4}:){7}${HEX}{1,4}\\z`), `${matches(x, `\\A(?:${GROUPS})?::(?:${GROUPS})?\\z`)} AND length(${x}) > 2`,
    ].join(' OR '),
  },
  MAC_ADDRESS: { doc: 'Hardware address of a network device.', pattern: `\\b(?:${HEX}{2}(?::${HEX}{2}){5}|${HEX}{2}(?:-${HEX}{2}){5}|${HEX}{4}[.]${HEX}{4}[.]${HEX}{4})\\b` },
};
