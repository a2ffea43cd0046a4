import { digit, luhn, matches, ofDigits } from './checksums';
import type { PiiEntity } from './entity';

const LETTER = '[AC-HJKMNP-RT-Y]';
const MIXED = '[0-9AC-HJKMNP-RT-Y]';

export const USA_ENTITIES: { readonly [type: string]: PiiEntity } = {
  USA_SSN: {
    doc: 'Social security number, with separators: area not 000, 666 or 9xx, group not 00, serial not 0000.',
    pattern: '\\b[0-8][0-9]{2}[- ][0-9]{2}[- ][0-9]{4}\\b',
    check: (x) => `NOT ${matches(x, '^(?:000|666)|^....00|0000\\z')}`,
  },
  USA_ITIN: {
    doc: 'Individual taxpayer identification number: begins with 9, group 50 to 65, 70 to 88, 90 to 92, 94 to 99.',
    pattern: '\\b9[0-9]{2}[- ]?(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-2]|9[4-9])[- ]?[0-9]{4}\\b',
  },
  USA_ATIN: { doc: 'Adoption taxpayer identification number: begins with 9, group 93.', pattern: '\\b9[0-9]{2}[- ]?93[- ]?[0-9]{4}\\b' },
  USA_PTIN: { doc: 'Preparer taxpayer identification number.', pattern: '\\bP[0-9]{8}\\b' },
  USA_PASSPORT_NUMBER: { doc: 'Number of a passport since 2021: a letter and eight digits. Older ones, nine digits, look like any number.', pattern: '\\b[A-OQ-Z][0-9]{8}\\b' },
  USA_DEA_NUMBER: {
    doc: 'Registration of the Drug Enforcement Administration, with its check digit.',
    pattern: '\\b[ABFGMPRX][A-Z9][0-9]{7}\\b',
    check: (x) => {
      const d = (i: number) => digit(x, i + 2);
      return `(${d(1)} + ${d(3)} + ${d(5)} + 2 * (${d(2)} + ${d(4)} + ${d(6)})) % 10 = ${d(7)}`;
    },
  },
  USA_NATIONAL_PROVIDER_IDENTIFIER: {
    doc: 'Number of a provider of health care, check digit by Luhn with the prefix 80840.',
    pattern: '\\b[12][0-9]{9}\\b',
    check: (x) => ofDigits(`concat('80840', ${x})`, (d) => luhn(d)),
  },
  USA_HCPCS_CODE: { doc: 'Code of a health care procedure, level II: a letter and four digits.', pattern: '\\b[A-CEGHJ-MP-V][0-9]{4}\\b' },
  USA_NATIONAL_DRUG_CODE: { doc: 'Code of a drug, in three parts.', pattern: '\\b(?:[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-[0-9]{3}-[0-9]{2}|[0-9]{5}-[0-9]{4}-[0-9]{1,2})\\b' },
  USA_MEDICARE_BENEFICIARY_IDENTIFIER: {
    doc: 'Identifier of a Medicare beneficiary.',
    pattern: `\\b[1-9]${LETTER}${MIXED}[0-9]-?${LETTER}${MIXED}[0-9]-?${LETTER}{2}[0-9]{2}\\b`,
  },
  USA_HEALTH_INSURANCE_CLAIM_NUMBER: { doc: 'Number of a Medicare claim before 2018: a social security number and a letter.', pattern: '\\b[0-8][0-9]{2}-?[0-9]{2}-?[0-9]{4}-?[A-Z][0-9A-Z]?\\b' },
};
