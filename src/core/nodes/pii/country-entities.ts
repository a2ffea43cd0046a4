import { digit, luhn, mod1110, ofDigits, verhoeff, weighted, withValue } from './checksums';
import type { PiiEntity } from './entity';
import { iban } from './general-entities';

const DAY = '(?:0[1-9]|[12][0-9]|3[01])';
const MONTH = '(?:0[1-9]|1[0-2])';

/** The check digit at `at` is the weighted sum of those before it, as the country reckons it. */
function checked(weights: readonly number[], at: number, rule: (sum: string) => string): (text: string) => string {
  return (x) => ofDigits(x, (d) => `${rule(weighted(d, weights))} = ${digit(d, at)}`);
}

const elevenMinus = (sum: string) => `(11 - ${sum} % 11) % 11`;
/** Remainders of 10 and 11 count as 0. */
const elevenMinusToTen = (sum: string) => `(11 - ${sum} % 11) % 11 % 10`;
const elevenToTen = (sum: string) => `${sum} % 11 % 10`;
const tenMinus = (sum: string) => `(10 - ${sum} % 10) % 10`;

/** Numbers of citizens in the countries of former Yugoslavia (JMBG): the region tells the country. */
function masterCitizen(country: string, region: string): PiiEntity {
  return {
    doc: `Unique master citizen number (JMBG) of ${country}, with its check digit.`,
    pattern: `\\b${DAY}${MONTH}[09][0-9]{2}${region}[0-9]{5}\\b`,
    check: checked([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 13, elevenMinusToTen),
  };
}

/** Personal codes of Estonia and Lithuania: two rounds of weights. */
function balticCode(country: string): PiiEntity {
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
  const second = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
  return {
    doc: `Personal identification code of ${country}, with its check digit.`,
    pattern: `\\b[1-6][0-9]{2}${MONTH}${DAY}[0-9]{4}\\b`,
    check: (x) => ofDigits(x, (d) => `IF(${weighted(d, first)} % 11 < 10, ${weighted(d, first)} % 11, ${weighted(d, second)} % 11 % 10) = ${digit(d, 11)}`),
  };
}

/** Two check digits one after the other, each over all digits before it. */
function twice(first: readonly number[], second: readonly number[], rule: (sum: string) => string): (text: string) => string {
  return (x) => ofDigits(x, (d) => `${rule(weighted(d, first))} = ${digit(d, first.length + 1)} AND ${rule(weighted(d, second))} = ${digit(d, second.length + 1)}`);
}

/** A letter that the number, mod the length of a list of letters, points to. */
function letterOf(number: string, letters: string, letter: string): string {
  return `substring('${letters}', CAST(${number} AS BIGINT) % ${letters.length} + 1, 1) = ${letter}`;
}

/** Birth numbers of Czechia and Slovakia: divisible by 11, or, before 1986, with 0 for a remainder of 10. */
const birthNumber = (x: string) => ofDigits(x, (d) => `CAST(substring(${d}, 1, 9) AS BIGINT) % 11 % 10 = ${digit(d, 10)}`);

const range = (from: number, to: number) => Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => (from < to ? from + i : from - i));

export const COUNTRY_ENTITIES: { readonly [type: string]: PiiEntity } = {
  ARGENTINA_TAX_IDENTIFICATION_NUMBER: { doc: 'CUIT or CUIL of Argentina, with its check digit.', pattern: '\\b(?:2[03-7]|3[034])-?[0-9]{8}-?[0-9]\\b', check: checked([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, elevenMinus) },
  AUSTRALIA_MEDICARE_NUMBER: { doc: 'Medicare number of Australia, with its check digit.', pattern: '\\b[2-6][0-9]{3} ?[0-9]{5} ?[0-9]\\b', check: checked([1, 3, 7, 9, 1, 3, 7, 9], 9, (s) => `${s} % 10`) },
  AUSTRALIA_TAX_FILE_NUMBER: { doc: 'Tax file number of Australia: weighted sum mod 11.', pattern: '\\b[0-9]{3} ?[0-9]{3} ?[0-9]{3}\\b', check: (x) => ofDigits(x, (d) => `${weighted(d, [1, 4, 3, 7, 5, 8, 6, 9, 10])} % 11 = 0`) },
  AUSTRIA_SSN: { doc: 'Social security number of Austria, with its check digit.', pattern: `\\b[1-9][0-9]{3} ?${DAY}${MONTH}[0-9]{2}\\b`, check: (x) => ofDigits(x, (d) => `${weighted(d, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6])} % 11 = ${digit(d, 4)}`) },
  BELGIUM_NATIONAL_IDENTIFICATION_NUMBER: {
    doc: 'National number of Belgium, check digits mod 97.',
    pattern: '\\b[0-9]{2}[.]?[0-9]{2}[.]?[0-9]{2}[- ]?[0-9]{3}[. ]?[0-9]{2}\\b',
    check: (x) => ofDigits(x, (d) => {
      const [number, key] = [`substring(${d}, 1, 9)`, `CAST(substring(${d}, 10) AS BIGINT)`];
      return `97 - CAST(${number} AS BIGINT) % 97 = ${key} OR 97 - CAST(concat('2', ${number}) AS BIGINT) % 97 = ${key}`;
    }),
  },
  BOSNIA_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Bosnia and Herzegovina', '1'),
  BRAZIL_NATURAL_PERSON_REGISTRY_NUMBER: { doc: 'CPF of Brazil, with its two check digits.', pattern: '\\b[0-9]{3}[.]?[0-9]{3}[.]?[0-9]{3}-?[0-9]{2}\\b', check: twice(range(10, 2), range(11, 2), elevenMinusToTen) },
  BRAZIL_NATIONAL_REGISTRY_OF_LEGAL_ENTITIES_NUMBER: {
    doc: 'CNPJ of Brazil, with its two check digits.',
    pattern: '\\b[0-9]{2}[.]?[0-9]{3}[.]?[0-9]{3}/?[0-9]{4}-?[0-9]{2}\\b',
    check: twice([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], elevenMinusToTen),
  },
  BULGARIA_UNIFORM_CIVIL_NUMBER: { doc: 'Uniform civil number (EGN) of Bulgaria, with its check digit.', pattern: `\\b[0-9]{2}[0-5][0-9]${DAY}[0-9]{4}\\b`, check: checked([2, 4, 8, 5, 10, 9, 7, 3, 6], 10, elevenToTen) },
  CANADA_SOCIAL_INSURANCE_NUMBER: { doc: 'Social insurance number of Canada, check digit by Luhn.', pattern: '\\b[1-79][0-9]{2}[- ]?[0-9]{3}[- ]?[0-9]{3}\\b', check: (x) => ofDigits(x, (d) => luhn(d)) },
  CHILE_NATIONAL_IDENTIFICATION_NUMBER: {
    doc: 'RUT of Chile, with its check digit.',
    pattern: '\\b[0-9]{1,2}[.]?[0-9]{3}[.]?[0-9]{3}-[0-9Kk]\\b',
    check: (x) => withValue(`lpad(regexp_replace(${x}, '[.-]', ''), 9, '0')`, 'd', `substring('0123456789K0', (11 - ${weighted('d', [3, 2, 7, 6, 5, 4, 3, 2])} % 11) % 11 + 1, 1) = upper(substring(d, 9, 1))`),
  },
  CHINA_IDENTIFICATION: {
    doc: 'Resident identity number of China, with its check digit.',
    pattern: `\\b[1-9][0-9]{5}(?:19|20)[0-9]{2}${MONTH}${DAY}[0-9]{3}[0-9Xx]\\b`,
    check: (x) => `substring('10X98765432', ${weighted(x, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])} % 11 + 1, 1) = upper(substring(${x}, 18, 1))`,
  },
  CROATIA_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Personal identification number (OIB) of Croatia, check digit by ISO 7064.', pattern: '\\b[0-9]{11}\\b', check: (x) => mod1110(x, 11) },
  CZECHIA_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Birth number of Czechia, with its check digit.', pattern: `\\b[0-9]{2}[0-8][0-9]${DAY}/?[0-9]{4}\\b`, check: birthNumber },
  DENMARK_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'CPR number of Denmark; it has no check digit any more.', pattern: `\\b${DAY}${MONTH}[0-9]{2}-[0-9]{4}\\b` },
  ESTONIA_PERSONAL_IDENTIFICATION_CODE: balticCode('Estonia'),
  FINLAND_NATIONAL_IDENTIFICATION_NUMBER: {
    doc: 'Personal identity code of Finland, with its check letter.',
    pattern: `\\b${DAY}${MONTH}[0-9]{2}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]\\b`,
    check: (x) => letterOf(`concat(substring(${x}, 1, 6), substring(${x}, 8, 3))`, '0123456789ABCDEFHJKLMNPRSTUVWXY', `substring(${x}, 11, 1)`),
  },
  FRANCE_BANK_ACCOUNT: iban('FR'),
  FRANCE_INSEE_CODE: {
    doc: 'Social security number (NIR) of France, check digits mod 97.',
    pattern: '\\b[1-478] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2A|2B) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}\\b',
    check: (x) => withValue(`replace(replace(replace(${x}, ' ', ''), '2A', '19'), '2B', '18')`, 'd', '97 - CAST(substring(d, 1, 13) AS BIGINT) % 97 = CAST(substring(d, 14, 2) AS BIGINT)'),
  },
  GERMANY_BANK_ACCOUNT: iban('DE'),
  GERMANY_TAX_IDENTIFICATION_NUMBER: { doc: 'Tax identification number of Germany, check digit by ISO 7064.', pattern: '\\b[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}\\b', check: (x) => ofDigits(x, (d) => mod1110(d, 11)) },
  GREECE_TAX_IDENTIFICATION_NUMBER: { doc: 'Tax number (AFM) of Greece, with its check digit.', pattern: '\\b[0-9]{9}\\b', check: checked([256, 128, 64, 32, 16, 8, 4, 2], 9, elevenToTen) },
  HONG_KONG_IDENTITY_CARD: { doc: 'Number of an identity card of Hong Kong, check digit in brackets.', pattern: '\\b[A-Z]{1,2}[0-9]{6}[(][0-9A][)]' },
  HUNGARY_SSN: { doc: 'Social security number (TAJ) of Hungary, with its check digit.', pattern: '\\b[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}\\b', check: checked([3, 7, 3, 7, 3, 7, 3, 7], 9, (s) => `${s} % 10`) },
  ICELAND_NATIONAL_IDENTIFICATION_NUMBER: { doc: 'Kennitala of Iceland, with its check digit.', pattern: `\\b[0-7][0-9]${MONTH}[0-9]{2}-?[0-9]{3}[089]\\b`, check: checked([3, 2, 7, 6, 5, 4, 3, 2], 9, elevenMinus) },
  INDIA_AADHAAR_NUMBER: { doc: 'Aadhaar number of India, check digit by Verhoeff.', pattern: '\\b[2-9][0-9]{3}[- ]?[0-9]{4}[- ]?[0-9]{4}\\b', check: (x) => ofDigits(x, verhoeff) },
  INDIA_PERMANENT_ACCOUNT_NUMBER: { doc: 'Permanent account number (PAN) of India.', pattern: '\\b[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]\\b' },
  INDONESIA_IDENTITY_CARD_NUMBER: { doc: 'Number of an identity card of Indonesia: region, date of birth, serial.', pattern: `\\b[1-9][0-9]{5}(?:[04][1-9]|[1256][0-9]|[37][01])${MONTH}[0-9]{6}\\b` },
  IRELAND_PERSONAL_PUBLIC_SERVICE_NUMBER: {
    doc: 'Personal public service number of Ireland, with its check letter.',
    pattern: '\\b[0-9]{7}[A-W][A-IW]?\\b',
    check: (x) => `substring('WABCDEFGHIJKLMNOPQRSTUV', (${weighted(x, range(8, 2))} + IF(length(${x}) = 9 AND substring(${x}, 9, 1) <> 'W', (ascii(substring(${x}, 9, 1)) - 64) * 9, 0)) % 23 + 1, 1) = substring(${x}, 8, 1)`,
  },
  ISRAEL_IDENTIFICATION_NUMBER: { doc: 'Identity number of Israel, check digit by Luhn.', pattern: '\\b[0-9]{9}\\b', check: (x) => luhn(x) },
  ITALY_BANK_ACCOUNT: iban('IT'),
  ITALY_FISCAL_CODE: { doc: 'Fiscal code of Italy.', pattern: '\\b[A-Z]{6}[0-9]{2}[A-EHLMPR-T](?:[04][1-9]|[1256][0-9]|[37][01])[A-Z][0-9]{3}[A-Z]\\b' },
  JAPAN_MY_NUMBER: { doc: 'My Number of Japan, with its check digit.', pattern: '\\b[0-9]{4} ?[0-9]{4} ?[0-9]{4}\\b', check: checked([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 12, elevenMinusToTen) },
  KOREA_RESIDENCE_REGISTRATION_NUMBER_FOR_CITIZENS: { doc: 'Resident registration number of Korea, with its check digit.', pattern: `\\b[0-9]{2}${MONTH}${DAY}-?[0-4][0-9]{6}\\b`, check: checked([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5], 13, elevenMinusToTen) },
  KOREA_RESIDENCE_REGISTRATION_NUMBER_FOR_FOREIGNERS: { doc: 'Registration number of a foreigner in Korea.', pattern: `\\b[0-9]{2}${MONTH}${DAY}-?[5-8][0-9]{6}\\b` },
  KOSOVO_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Kosovo', '9'),
  LATVIA_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Personal code of Latvia.', pattern: `\\b${DAY}${MONTH}[0-9]{2}-[0-2][0-9]{4}\\b` },
  LITHUANIA_PERSONAL_IDENTIFICATION_NUMBER: balticCode('Lithuania'),
  MACEDONIA_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('North Macedonia', '4'),
  MALAYSIA_MYKAD_NUMBER: { doc: 'Number of an identity card of Malaysia.', pattern: `\\b[0-9]{2}${MONTH}${DAY}-[0-9]{2}-[0-9]{4}\\b` },
  MEXICO_CLABE_NUMBER: { doc: 'Bank account number (CLABE) of Mexico, with its check digit.', pattern: '\\b[0-9]{18}\\b', check: (x) => `${tenMinus(`aggregate(sequence(1, 17), 0, (s, i) -> s + ${digit(x, 'i')} * element_at(array(3, 7, 1), (i - 1) % 3 + 1) % 10)`)} = ${digit(x, 18)}` },
  MEXICO_UNIQUE_POPULATION_REGISTRY_CODE: { doc: 'CURP of Mexico.', pattern: `\\b[A-Z][AEIOUX][A-Z]{2}[0-9]{2}${MONTH}${DAY}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9]\\b` },
  MONTENEGRO_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Montenegro', '2'),
  NETHERLANDS_BANK_ACCOUNT: iban('NL'),
  NETHERLANDS_CITIZEN_SERVICE_NUMBER: { doc: 'Citizen service number (BSN) of the Netherlands: weighted sum mod 11.', pattern: '\\b[0-9]{9}\\b', check: (x) => `${weighted(x, [9, 8, 7, 6, 5, 4, 3, 2, -1])} % 11 = 0 AND ${x} <> '000000000'` },
  NORWAY_BIRTH_NUMBER: { doc: 'Birth number of Norway, with its two check digits.', pattern: '\\b[0-7][0-9][0145][0-9][0-9]{2} ?[0-9]{5}\\b', check: twice([3, 7, 6, 1, 8, 9, 4, 5, 2], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], elevenMinus) },
  POLAND_REGON_NUMBER: { doc: 'Statistical number (REGON) of Poland, with its check digit.', pattern: '\\b[0-9]{9}\\b', check: checked([8, 9, 2, 3, 4, 5, 6, 7], 9, elevenToTen) },
  POLAND_SSN: { doc: 'PESEL number of Poland, with its check digit.', pattern: `\\b[0-9]{2}[0-9]{2}${DAY}[0-9]{5}\\b`, check: checked([1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 11, tenMinus) },
  POLAND_TAX_IDENTIFICATION_NUMBER: { doc: 'Tax number (NIP) of Poland, with its check digit.', pattern: '\\b[1-9][0-9]{2}-?[0-9]{3}-?[0-9]{2}-?[0-9]{2}\\b', check: checked([6, 5, 7, 2, 3, 4, 5, 6, 7], 10, (s) => `${s} % 11`) },
  PORTUGAL_TAX_IDENTIFICATION_NUMBER: { doc: 'Tax number (NIF) of Portugal, with its check digit.', pattern: '\\b[1-35-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}\\b', check: checked(range(9, 2), 9, elevenMinusToTen) },
  ROMANIA_NUMERICAL_PERSONAL_CODE: { doc: 'Personal code (CNP) of Romania, with its check digit.', pattern: `\\b[1-9][0-9]{2}${MONTH}${DAY}[0-9]{6}\\b`, check: checked([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 13, (s) => `IF(${s} % 11 = 10, 1, ${s} % 11)`) },
  SERBIA_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Serbia', '7'),
  SINGAPORE_NATIONAL_REGISTRY_IDENTIFICATION_NUMBER: { doc: 'NRIC or FIN of Singapore.', pattern: '\\b[STFGM][0-9]{7}[A-Z]\\b' },
  SLOVAKIA_NATIONAL_IDENTIFICATION_NUMBER: { doc: 'Birth number of Slovakia, with its check digit.', pattern: `\\b[0-9]{2}[0156][0-9]${DAY}/?[0-9]{4}\\b`, check: birthNumber },
  SLOVENIA_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Slovenia', '5'),
  SOUTH_AFRICA_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Identity number of South Africa, check digit by Luhn.', pattern: `\\b[0-9]{2}${MONTH}${DAY} ?[0-9]{4} ?[01][0-9]{2}\\b`, check: (x) => ofDigits(x, (d) => luhn(d)) },
  SPAIN_DNI: {
    doc: 'DNI or NIE of Spain, with its check letter.',
    pattern: '\\b(?:[0-9]{8}|[XYZ]-?[0-9]{7})-?[A-Z]\\b',
    check: (x) => letterOf(`regexp_replace(translate(${x}, 'XYZ', '012'), '[^0-9]', '')`, 'TRWAGMYFPDXBNJZSQVHLCKE', `right(${x}, 1)`),
  },
  SRI_LANKA_NATIONAL_IDENTIFICATION_NUMBER: { doc: 'Identity number of Sri Lanka before 2016: nine digits and V or X.', pattern: '\\b[0-9]{9}[VXvx]\\b' },
  SWEDEN_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Personal identity number of Sweden, check digit by Luhn.', pattern: `\\b(?:19|20)?[0-9]{2}${MONTH}(?:[06][1-9]|[1278][0-9]|[39][01])[-+]?[0-9]{4}\\b`, check: (x) => ofDigits(`right(regexp_replace(${x}, '[-+]', ''), 10)`, (d) => luhn(d)) },
  SWITZERLAND_AHV: { doc: 'Social security number (AHV) of Switzerland, with its check digit.', pattern: '\\b756[.]?[0-9]{4}[.]?[0-9]{4}[.]?[0-9]{2}\\b', check: checked([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], 13, tenMinus) },
  TAIWAN_NATIONAL_IDENTIFICATION_NUMBER: { doc: 'Identity number of Taiwan.', pattern: '\\b[A-Z][1289][0-9]{8}\\b' },
  THAILAND_PERSONAL_IDENTIFICATION_NUMBER: { doc: 'Personal number of Thailand, with its check digit.', pattern: '\\b[1-8][- ]?[0-9]{4}[- ]?[0-9]{5}[- ]?[0-9]{2}[- ]?[0-9]\\b', check: checked(range(13, 2), 13, elevenMinusToTen) },
  TURKEY_NATIONAL_IDENTIFICATION_NUMBER: {
    doc: 'Identity number of Turkey, with its two check digits.',
    pattern: '\\b[1-9][0-9]{10}\\b',
    check: (x) => `pmod(${weighted(x, [7, -1, 7, -1, 7, -1, 7, -1, 7])}, 10) = ${digit(x, 10)} AND ${weighted(x, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])} % 10 = ${digit(x, 11)}`,
  },
  UK_DRIVING_LICENSE: { doc: 'Number of a driving licence of Great Britain.', pattern: '\\b[A-Z][A-Z9]{4}[0-9][0156][0-9](?:0[1-9]|[12][0-9]|3[01])[0-9][A-Z9]{2}[0-9A-Z]{3}\\b' },
  UK_NATIONAL_HEALTH_SERVICE_NUMBER: { doc: 'NHS number of England, with its check digit.', pattern: '\\b[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{4}\\b', check: checked(range(10, 2), 10, elevenMinus) },
  UK_NATIONAL_INSURANCE_NUMBER: {
    doc: 'National insurance number of the United Kingdom.',
    pattern: '\\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\\b',
    check: (x) => `left(${x}, 2) NOT IN ('BG', 'GB', 'NK', 'KN', 'TN', 'NT', 'ZZ')`,
  },
  UKRAINE_INDIVIDUAL_IDENTIFICATION_NUMBER: { doc: 'Individual tax number of Ukraine, with its check digit.', pattern: '\\b[0-9]{10}\\b', check: (x) => `pmod(${weighted(x, [-1, 5, 7, 9, 4, 6, 10, 5, 7])}, 11) % 10 = ${digit(x, 10)}` },
  UNITED_ARAB_EMIRATES_PERSONAL_NUMBER: { doc: 'Identity number of the United Arab Emirates, check digit by Luhn.', pattern: '\\b784-?(?:19|20)[0-9]{2}-?[0-9]{7}-?[0-9]\\b', check: (x) => ofDigits(x, (d) => luhn(d)) },
  VOJVODINA_UNIQUE_MASTER_CITIZEN_NUMBER: masterCitizen('Vojvodina', '8'),
};
