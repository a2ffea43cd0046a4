import { COUNTRY_ENTITIES } from './country-entities';
import type { PiiEntity } from './entity';
import { GENERAL_ENTITIES } from './general-entities';
import { PHONE_ENTITIES } from './phone-entities';
import { USA_ENTITIES } from './usa-entities';
import { VAT_ENTITIES } from './vat-entities';

/** Entity types that are decided here, by Glue's names where Glue has one. */
export const PII_ENTITIES: { readonly [type: string]: PiiEntity } = {
  ...GENERAL_ENTITIES, ...USA_ENTITIES, ...COUNTRY_ENTITIES, ...PHONE_ENTITIES, ...VAT_ENTITIES,
};

/** Why one is left to Glue's detector. */
export function whyUndecided(type: string): string {
  if (type === 'PERSON_NAME' || type.endsWith('_NAME') || type.endsWith('ADDRESS')) return 'a name or an address takes language, not a pattern';
  if (type === 'DATE') return 'Glue does not say which dates it takes';
  if (/BANK_ACCOUNT|SORT_CODE|CPT_CODE|DRIVING_LICENSE|PASSPORT|HEALTH|TAX|NUMBER/.test(type)) return 'its values look like any other number, and Glue tells them by the words around them';
  return 'only Glue\'s detector knows it';
}
