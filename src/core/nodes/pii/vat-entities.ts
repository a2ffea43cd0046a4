import type { PiiEntity } from './entity';

/** Numbers for value added tax: a prefix and what the country puts after it. */
const NUMBERS: { readonly [country: string]: string } = {
  AUSTRIA: 'ATU[0-9]{8}',
  BELGIUM: 'BE[01][0-9]{9}',
  BULGARIA: 'BG[0-9]{9,10}',
  CYPRUS: 'CY[0-9]{8}[A-Z]',
  CZECHIA: 'CZ[0-9]{8,10}',
  DENMARK: 'DK[0-9]{8}',
  ESTONIA: 'EE[0-9]{9}',
  FINLAND: 'FI[0-9]{8}',
  FRANCE: 'FR[0-9A-HJ-NP-Z]{2}[0-9]{9}',
  GERMANY: 'DE[0-9]{9}',
  GREECE: 'EL[0-9]{9}',
  HUNGARY: 'HU[0-9]{8}',
  IRELAND: 'IE[0-9][0-9A-Z+*][0-9]{5}[A-Z]{1,2}',
  ITALY: 'IT[0-9]{11}',
  LATVIA: 'LV[0-9]{11}',
  LITHUANIA: 'LT(?:[0-9]{9}|[0-9]{12})',
  LUXEMBOURG: 'LU[0-9]{8}',
  MALTA: 'MT[0-9]{8}',
  NETHERLANDS: 'NL[0-9]{9}B[0-9]{2}',
  NORWAY: '[0-9]{9} ?MVA',
  POLAND: 'PL[0-9]{10}',
  PORTUGAL: 'PT[0-9]{9}',
  ROMANIA: 'RO[0-9]{2,10}',
  SLOVAKIA: 'SK[0-9]{10}',
  SLOVENIA: 'SI[0-9]{8}',
  SPAIN: 'ES[0-9A-Z][0-9]{7}[0-9A-Z]',
  SWEDEN: 'SE[0-9]{12}',
  SWITZERLAND: 'CHE-?[0-9]{3}[.]?[0-9]{3}[.]?[0-9]{3}',
  UK: 'GB(?:[0-9]{12}|[0-9]{9}|GD[0-9]{3}|HA[0-9]{3})',
};

export const VAT_ENTITIES: { readonly [type: string]: PiiEntity } = Object.fromEntries(
  Object.entries(NUMBERS).map(([country, number]) => [`${country}_VALUE_ADDED_TAX`, { doc: `Number for value added tax of ${country}.`, pattern: `\\b${number}\\b` }]),
);
