import { matches, ofDigits } from './checksums';
import type { PiiEntity } from './entity';
import { PHONE_PATTERNS, PhonePattern } from './phone-patterns';

/** Digits with the marks that people put between them. */
const CANDIDATE = '(?:[+] ?|[(]|\\b)[0-9][0-9() ./-]{5,18}[0-9]\\b';

function phone(country: string, { calling, prefix, written, national }: PhonePattern): PiiEntity {
  const optional = prefix === '' ? '' : `(?:${prefix})?`;
  const abroad = `\\A(?:00)?${calling}${optional}(?:${national})\\z`;
  const home = `\\A${written ? prefix : optional}(?:${national})\\z`;
  return {
    doc: `Phone number of ${country}, by the numbering plan of libphonenumber: with the calling code ${calling}${written ? `, or with ${prefix} before it` : ' or without'}.`,
    pattern: CANDIDATE,
    check: (x) => ofDigits(x, (d) => `length(${d}) >= 7 AND IF(${x} LIKE '+%' OR ${d} LIKE '00%', ${matches(d, abroad)}, ${matches(d, home)})`),
  };
}

export const PHONE_ENTITIES: { readonly [type: string]: PiiEntity } = {
  PHONE_NUMBER: {
    doc: 'Phone number of North America: ten digits, area and exchange from 2.',
    pattern: '(?:[+]?\\b1[ .-]?)?(?:[(][2-9][0-9]{2}[)]|\\b[2-9][0-9]{2})[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}\\b',
  },
  ...Object.fromEntries(Object.entries(PHONE_PATTERNS).map(([country, pattern]) => [`${country}_PHONE_NUMBER`, phone(country, pattern)])),
};
