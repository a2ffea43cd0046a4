import { DETECT_PII } from '../../../../src/core/nodes/transforms/detect-pii';
import type { NodeCases } from '../node-case';
import { PII_SAMPLES } from '../pii/samples';

const IN = { t: 'id INT, note STRING, mail STRING' };
const ROWS = {
  t: "(1, 'card 4111 1111 1111 1111, ssn 123-45-6789; not 4111 1111 1111 1112', 'ann@example.org'), (2, 'mail bob@x.io and bob@x.io', NULL), (3, NULL, 'none'), (4, '', 'c@y.io')",
};
const DETECTED = 'MAP<STRING, ARRAY<STRUCT<entityType: STRING NOT NULL, actionUsed: STRING NOT NULL, start: INT, end: INT>>>';
const entries = (map: object) => Object.entries(map).map(([key, value]) => ({ key, value }));
const found = (entityType: string, start: number, end: number) => ({ entityType, actionUsed: 'DETECT', start, end });

/** Types whose checks are made in different ways; the others are tested in pii/entities.test.ts. */
const CHECKED = [
  'CREDIT_CARD', 'IBAN', 'IP_ADDRESS', 'USA_SSN', 'USA_DEA_NUMBER', 'BELGIUM_NATIONAL_IDENTIFICATION_NUMBER', 'BRAZIL_NATURAL_PERSON_REGISTRY_NUMBER', 'CHILE_NATIONAL_IDENTIFICATION_NUMBER',
  'CHINA_IDENTIFICATION', 'ESTONIA_PERSONAL_IDENTIFICATION_CODE', 'FINLAND_NATIONAL_IDENTIFICATION_NUMBER', 'FRANCE_INSEE_CODE', 'GERMANY_TAX_IDENTIFICATION_NUMBER',
  'INDIA_AADHAAR_NUMBER', 'IRELAND_PERSONAL_PUBLIC_SERVICE_NUMBER', 'MEXICO_CLABE_NUMBER', 'SPAIN_DNI', 'SWEDEN_PERSONAL_IDENTIFICATION_NUMBER', 'TURKEY_NATIONAL_IDENTIFICATION_NUMBER',
  'UK_NATIONAL_INSURANCE_NUMBER', 'UK_PHONE_NUMBER',
];

export const DETECT_PII_CASES: NodeCases = {
  type: DETECT_PII,
  cases: [
    {
      name: 'cells told in a column',
      inputs: IN,
      rows: ROWS,
      fields: { entityTypes: ['CREDIT_CARD', 'USA_SSN', 'EMAIL'] },
      columns: `id INT, note STRING, mail STRING, DetectedEntities ${DETECTED} NOT NULL`,
      out: [
        [1, 'card 4111 1111 1111 1111, ssn 123-45-6789; not 4111 1111 1111 1112', 'ann@example.org', entries({ note: [found('CREDIT_CARD', 5, 24), found('USA_SSN', 30, 41)], mail: [found('EMAIL', 0, 15)] })],
        [2, 'mail bob@x.io and bob@x.io', null, entries({ note: [found('EMAIL', 5, 13)] })],
        [3, null, 'none', []],
        [4, '', 'c@y.io', entries({ mail: [found('EMAIL', 0, 6)] })],
      ],
    },
    {
      name: 'cells redacted',
      inputs: IN,
      rows: ROWS,
      fields: { entityTypes: ['EMAIL', 'CREDIT_CARD'], action: 'redact', redactText: '<$1>' },
      columns: 'id INT, note STRING, mail STRING',
      out: [[1, 'card <$1>, ssn 123-45-6789; not 4111 1111 1111 1112', '<$1>'], [2, 'mail <$1> and <$1>', null], [3, null, 'none'], [4, '', '<$1>']],
    },
    { name: 'one type by its pattern alone', inputs: IN, rows: ROWS, fields: { entityTypes: ['EMAIL'], columns: ['MAIL'], action: 'redact', redactText: '\\$0' }, columns: 'id INT, note STRING, mail STRING', out: [[1, 'card 4111 1111 1111 1111, ssn 123-45-6789; not 4111 1111 1111 1112', '\\$0'], [2, 'mail bob@x.io and bob@x.io', null], [3, null, 'none'], [4, '', '\\$0']] },
    {
      name: 'cells but for their ends',
      inputs: IN,
      rows: ROWS,
      fields: { entityTypes: ['CREDIT_CARD', 'EMAIL'], action: 'partialRedact', keepLeft: 3, keepRight: 4, redactChar: '#' },
      columns: 'id INT, note STRING, mail STRING',
      out: [[1, 'card 411############1111, ssn 123-45-6789; not 4111 1111 1111 1112', 'ann########.org'], [2, 'mail bob#x.io and bob#x.io', null], [3, null, 'none'], [4, '', '######']],
    },
    {
      name: 'only the digits',
      inputs: { t: 'note STRING' },
      rows: { t: "('no. 123-45-6789')" },
      fields: { entityTypes: ['USA_SSN'], action: 'partialRedact', keepRight: 4, matchPattern: '[0-9]' },
      columns: 'note STRING',
      out: [['no. ***-**-6789']],
    },
    {
      name: 'cells hashed',
      inputs: { t: 'mail STRING' },
      rows: { t: "('to bob@x.io'), (NULL)" },
      fields: { entityTypes: ['EMAIL'], action: 'hash' },
      columns: 'mail STRING',
      out: [['to cb6a7c1e41aa9eceedd3be53483640d69c40dd2d3ca3f754d50375356f87e94d'], [null]],
    },
    {
      name: 'columns told as a frame of their own',
      inputs: IN,
      rows: ROWS,
      fields: { entityTypes: ['EMAIL', 'CREDIT_CARD', 'MAC_ADDRESS'], scan: 'columns', thresholdFraction: 0.3 },
      columns: 'columnName STRING NOT NULL, entityTypes ARRAY<STRING> NOT NULL',
      out: [['mail', ['EMAIL']]],
    },
    {
      name: 'whole columns redacted',
      inputs: IN,
      rows: ROWS,
      fields: { entityTypes: ['EMAIL'], scan: 'columns', action: 'redact', thresholdFraction: 0.5 },
      columns: 'id INT, note STRING, mail STRING',
      out: [[1, 'card 4111 1111 1111 1111, ssn 123-45-6789; not 4111 1111 1111 1112', '*******'], [2, 'mail bob@x.io and bob@x.io', '*******'], [3, null, '*******'], [4, '', '*******']],
    },
    {
      name: 'whole columns hashed, null as Glue writes it',
      inputs: { t: 'mail STRING' },
      rows: { t: "('a@b.io'), (NULL)" },
      fields: { entityTypes: ['EMAIL'], scan: 'columns', action: 'hash' },
      columns: 'mail STRING',
      out: [['0f3306f460edf2294d6c3acba4b0e24d19173d2f0a4a545ec55166767d5e83a4'], ['dc937b59892604f5a86ac96936cd7ff09e25f18ae6b758e8014a24c7fa039e91']],
    },
    {
      name: 'types that are checked in their own ways',
      inputs: { t: 'id INT, x STRING' },
      rows: { t: CHECKED.flatMap((t, i) => [`(${i}, '${PII_SAMPLES[t][0]}')`, `(${-i - 1}, '${PII_SAMPLES[t][2]}')`]).join(', ') },
      fields: { entityTypes: CHECKED, outputColumn: 'found' },
      columns: `id INT, x STRING, found ${DETECTED} NOT NULL`,
      out: CHECKED.flatMap((t, i) => {
        const [text, value, nearly] = PII_SAMPLES[t];
        return [[i, text, entries({ x: [found(t, text.indexOf(value), text.indexOf(value) + value.length)] })], [-i - 1, nearly, []]];
      }),
    },
    {
      name: 'an outcome for each type',
      inputs: IN,
      rows: ROWS,
      fields: {
        entityTypes: ['EMAIL', 'CREDIT_CARD', 'USA_SSN'],
        actions: [{ entityTypes: ['CREDIT_CARD'], action: 'partialRedact', keepRight: 4, redactChar: '#' }, { entityTypes: ['USA_SSN'], action: 'redact', redactText: '$1', columns: ['note'] }],
      },
      columns: `id INT, note STRING, mail STRING, DetectedEntities ${DETECTED} NOT NULL`,
      out: [
        [1, 'card ###############1111, ssn $1; not 4111 1111 1111 1112', 'ann@example.org', entries({ mail: [found('EMAIL', 0, 15)] })],
        [2, 'mail bob@x.io and bob@x.io', null, entries({ note: [found('EMAIL', 5, 13)] })], [3, null, 'none', []], [4, '', 'c@y.io', entries({ mail: [found('EMAIL', 0, 6)] })],
      ],
    },
    {
      name: 'masks in columns of their own, and a column x',
      inputs: { x: 'x STRING, v STRING' },
      rows: { x: "('a@b.io 123-45-6789', 'a@b.io 123-45-6789'), (NULL, 'none')" },
      fields: {
        entityTypes: ['EMAIL', 'USA_SSN'],
        action: 'redact',
        actions: [{ entityTypes: ['USA_SSN'], action: 'hash', columns: ['V'] }],
      },
      columns: 'x STRING, v STRING',
      out: [['******* 123-45-6789', '******* 01a54629efb952287e554eb23ef69c52097a75aecc0e3a93ca0855ab6d7a31a0'], [null, 'none']],
    },
    { name: 'an outcome for each type by the detector of Glue', inputs: IN, fields: { entityTypes: ['PERSON_NAME', 'EMAIL'], action: 'redact', actions: [{ entityTypes: ['EMAIL'], action: 'detect', columns: ['mail'] }] }, columns: `id INT, note STRING, mail STRING, DetectedEntities ${DETECTED} NOT NULL` },
    { name: 'an outcome for a type that is not looked for', inputs: IN, fields: { entityTypes: ['EMAIL'], actions: [{ entityTypes: ['EMIAL'], action: 'hash' }] }, error: { message: "'EMIAL' is not among entityTypes; did you mean 'EMAIL'?", at: 'actions.0.entityTypes.0' } },
    { name: 'two outcomes for a type', inputs: IN, fields: { entityTypes: ['EMAIL'], actions: [{ entityTypes: ['EMAIL'], action: 'hash' }, { entityTypes: ['EMAIL'], action: 'detect' }] }, error: { message: "'EMAIL' has an outcome already", at: 'actions.1.entityTypes.0' } },
    { name: 'outcomes of columns', inputs: IN, fields: { entityTypes: ['EMAIL'], scan: 'columns', actions: [{ entityTypes: ['EMAIL'], action: 'hash' }] }, error: { message: 'say nothing of columns as a whole', at: 'actions' } },
    { name: 'an outcome in a number', inputs: IN, fields: { entityTypes: ['EMAIL'], actions: [{ entityTypes: ['EMAIL'], action: 'hash', columns: ['id'] }] }, error: { message: "'id' is no text", at: 'actions.0.columns.0' } },
    { name: 'names by the detector of Glue', inputs: IN, fields: { entityTypes: ['PERSON_NAME', 'EMAIL'], action: 'redact' }, columns: 'id INT, note STRING, mail STRING' },
    { name: 'names in columns by the detector of Glue', inputs: IN, fields: { entityTypes: ['PERSON_NAME'], scan: 'columns', sensitivity: 'HIGH' }, columns: 'columnName STRING NOT NULL, entityTypes ARRAY<STRING> NOT NULL' },
    { name: 'no entity type', inputs: IN, fields: { entityTypes: ['e-mail'] }, error: { message: "'e-mail' is not the name of an entity type", at: 'entityTypes.0' } },
    { name: 'no text column', inputs: { t: 'a INT' }, fields: { entityTypes: ['EMAIL'] }, error: { message: 'the input has no text column', at: 'columns' } },
    { name: 'a number', inputs: IN, fields: { entityTypes: ['EMAIL'], columns: ['id'] }, error: { message: "'id' is no text", at: 'columns.0' } },
    { name: 'ends of columns', inputs: IN, fields: { entityTypes: ['EMAIL'], scan: 'columns', action: 'partialRedact' }, error: { message: 'partialRedact works on cells only', at: 'action' } },
  ],
};
