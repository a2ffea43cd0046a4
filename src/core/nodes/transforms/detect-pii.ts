import { detectPiiScript } from './detect-pii-script';
import { didYouMean } from '../../diagnostics';
import { array, Column, INT, map, STRING, struct } from '../../types';
import { GlueBody, glueText, glueTexts, GlueForm } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { PII_ACTION_FIELDS, PiiGroup, piiGroups } from '../pii/actions';
import { detections, holds, maskedBy, Masking } from '../pii/detection';
import { PII_ENTITIES, whyUndecided } from '../pii/entities';
import { actionsFromStudio, studioActions } from '../pii/studio-actions';
import { aliased, selectList, sqlName, sqlString } from '../sql-text';
import { withColumns } from '../with-columns';

const TEXTS = ['string', 'char', 'varchar'];
const DETECTED = map(STRING, array(struct([
  { name: 'entityType', type: STRING, nullable: false }, { name: 'actionUsed', type: STRING, nullable: false },
  { name: 'start', type: INT, nullable: true }, { name: 'end', type: INT, nullable: true },
])));
const AUDIT: readonly Column[] = [{ name: 'columnName', type: STRING, nullable: false }, { name: 'entityTypes', type: array(STRING), nullable: false }];

/** Glue's `PiiType`. */
const PII_TYPES: { readonly [type: string]: { readonly scan: string; readonly action: string } } = {
  RowAudit: { scan: 'cells', action: 'detect' },
  RowMasking: { scan: 'cells', action: 'redact' },
  RowPartialMasking: { scan: 'cells', action: 'partialRedact' },
  RowHashing: { scan: 'cells', action: 'hash' },
  ColumnAudit: { scan: 'columns', action: 'detect' },
  ColumnMasking: { scan: 'columns', action: 'redact' },
  ColumnHashing: { scan: 'columns', action: 'hash' },
};

const FORM: GlueForm = {
  member: 'PIIDetection',
  understood: [
    'PiiType', 'EntityTypesToDetect', 'OutputColumnName', 'SampleFraction', 'ThresholdFraction', 'MaskValue', 'RedactText', 'RedactChar', 'MatchPattern',
    'NumLeftCharsToExclude', 'NumRightCharsToExclude', 'DetectionSensitivity', 'DetectionParameters',
  ],
  fromGlue: (body: GlueBody, notes) => {
    const kind = PII_TYPES[String(body.PiiType)] ?? notes.refuse(`PiiType '${String(body.PiiType)}' is unknown; there are ${Object.keys(PII_TYPES).join(', ')}`);
    const types = glueTexts(body.EntityTypesToDetect);
    if (types.length === 0) notes.refuse('detects all of Glue\'s entity types: name those that the data may hold');
    const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
    const partial = kind.action === 'partialRedact';
    const sampled = kind.scan === 'columns';
    return {
      fields: {
        entityTypes: types,
        ...kind,
        outputColumn: glueText(body.OutputColumnName),
        redactText: kind.action === 'redact' ? glueText(body.MaskValue) ?? (body.RedactText === 'true' ? undefined : glueText(body.RedactText)) : undefined,
        redactChar: partial ? glueText(body.RedactChar) : undefined,
        keepLeft: partial ? number(body.NumLeftCharsToExclude) : undefined,
        keepRight: partial ? number(body.NumRightCharsToExclude) : undefined,
        matchPattern: partial ? glueText(body.MatchPattern) : undefined,
        sampleFraction: sampled ? number(body.SampleFraction) : undefined,
        thresholdFraction: sampled ? number(body.ThresholdFraction) : undefined,
        sensitivity: glueText(body.DetectionSensitivity),
        ...(kind.scan === 'cells' ? actionsFromStudio(body.DetectionParameters, types, notes) : {}),
      },
    };
  },
  toGlue: (f) => {
    const piiType = Object.entries(PII_TYPES).find(([, k]) => k.scan === f.scan && k.action === f.action)?.[0];
    if (piiType === undefined) return undefined;
    const partial = f.action === 'partialRedact';
    return {
      body: {
        PiiType: piiType,
        EntityTypesToDetect: f.entityTypes,
        ...(f.scan === 'cells' ? { OutputColumnName: f.outputColumn } : { SampleFraction: f.sampleFraction, ThresholdFraction: f.thresholdFraction }),
        ...(f.action === 'redact' ? { MaskValue: f.redactText } : {}),
        ...(partial ? { RedactChar: f.redactChar, NumLeftCharsToExclude: f.keepLeft, NumRightCharsToExclude: f.keepRight } : {}),
        ...(partial && f.matchPattern !== undefined ? { MatchPattern: f.matchPattern } : {}),
        ...(f.actions === undefined ? {} : { DetectionParameters: studioActions(f) }),
        ...(f.sensitivity === undefined ? {} : { DetectionSensitivity: f.sensitivity }),
      },
      lost: f.columns === undefined ? [] : ['columns'],
    };
  },
};

export const DETECT_PII: NodeType = {
  kind: 'DetectPii',
  family: 'transform',
  title: 'Detect sensitive data',
  doc: 'Finds sensitive values (e-mail addresses, card numbers, national numbers) in text columns, in each cell or by column, and tells, redacts, masks or hashes them. '
    + 'Types that a pattern or a check digit decides are decided in SQL, the same on every engine; the others, such as PERSON_NAME, by Glue\'s detector, on Glue only.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/detect-PII.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'entityTypes', required: true, doc: 'What to look for, by Glue\'s names: `EMAIL`, `CREDIT_CARD`, `USA_SSN`.', type: { type: 'list', min: 1, items: { type: 'string' } } },
    { name: 'columns', doc: 'Text columns to look into. Default: all.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    { name: 'scan', doc: 'Every one of the `cells`, or `columns` as a whole.', default: 'cells', type: { type: 'enum', values: ['cells', 'columns'] } },
    {
      name: 'action',
      doc: '`detect` tells what was found; `redact` replaces it by a text; `partialRedact` keeps its ends; `hash` puts its SHA-256. By column, whole columns are redacted or hashed.',
      default: 'detect',
      type: { type: 'enum', values: ['detect', 'redact', 'partialRedact', 'hash'] },
    },
    { name: 'outputColumn', doc: 'Cells, `detect`: name of the column that maps columns to what was found in them.', default: 'DetectedEntities', type: { type: 'string' } },
    { name: 'redactText', doc: '`redact`: the text.', default: '*******', type: { type: 'string' } },
    { name: 'redactChar', doc: '`partialRedact`: what stands for each hidden character.', default: '*', type: { type: 'string' } },
    { name: 'keepLeft', doc: '`partialRedact`: how many characters stay at the left.', default: 0, type: { type: 'integer', min: 0 } },
    { name: 'keepRight', doc: '`partialRedact`: how many characters stay at the right.', default: 0, type: { type: 'integer', min: 0 } },
    { name: 'matchPattern', doc: '`partialRedact`: regular expression of the characters to hide. Default: all.', type: { type: 'string' } },
    { name: 'sampleFraction', doc: 'By column: share of the rows to look at.', default: 1, type: { type: 'number', min: 0, max: 1 } },
    { name: 'thresholdFraction', doc: 'By column: share of those rows that must hold the type.', default: 0.1, type: { type: 'number', min: 0, max: 1 } },
    {
      name: 'actions',
      doc: 'Cells: other outcomes for some of the types.',
      type: { type: 'list', min: 1, items: { type: 'record', fields: PII_ACTION_FIELDS } },
    },
    { name: 'sensitivity', doc: 'Of Glue\'s detector. Default: Glue\'s.', type: { type: 'enum', values: ['HIGH', 'LOW', 'AUTO'] } },
  ],
  glue: [FORM],
  notLocal: (fields) => {
    const [first, ...more] = (fields.entityTypes as string[]).filter((t) => PII_ENTITIES[t] === undefined);
    if (first === undefined) return undefined;
    return `entity type ${first}${more.length === 0 ? '' : ` (and ${more.join(', ')})`} cannot be decided here: ${whyUndecided(first)}`;
  },
  notLocalWith: ['PERSON_NAME', 'DATE', 'USA_CPT_CODE'].map((type) => ({ entityTypes: [type] })),
  glueOnly: true,
  check: (node) => {
    const { fields } = node;
    for (const [i, type] of (fields.entityTypes as string[]).entries()) {
      if (!/^[A-Z][A-Z0-9_]*$/.test(type)) node.fail(`entityTypes.${i}`, `'${type}' is not the name of an entity type`, `those decided here: ${Object.keys(PII_ENTITIES).slice(0, 12).join(', ')} …`);
    }
    if (fields.scan === 'columns' && fields.action === 'partialRedact') node.fail('action', 'partialRedact works on cells only', 'redact or hash the columns, or scan cells');
    if (fields.scan === 'columns' && fields.sampleFraction === 0) node.fail('sampleFraction', 'is 0: nothing would be looked at');
    if (fields.scan === 'columns' && fields.actions !== undefined) node.fail('actions', 'say nothing of columns as a whole', 'scan cells');
    checkActions(node);
    if (node.inputs[0].columns !== undefined) {
      looked(node);
      groupsOf(node);
    }
  },
  columns: (node) => {
    const { fields } = node;
    if (fields.scan === 'columns' && fields.action === 'detect') return { output: AUDIT };
    const all = node.columnsOf();
    const groups = groupsOf(node);
    const changed = fields.scan === 'columns' ? looked(node) : groups.filter((g) => g.action !== 'detect').flatMap((g) => g.columns);
    const output = all.map((c) => (changed.some((o) => o.name === c.name) ? { name: c.name, type: STRING, nullable: true } : c));
    if (!groups.some((g) => g.action === 'detect')) return { output };
    const name = fields.outputColumn as string;
    const detected: Column = { name, type: DETECTED, nullable: false };
    const at = output.findIndex((c) => c.name.toLowerCase() === name.toLowerCase());
    return { output: at < 0 ? [...output, detected] : output.map((c, i) => (i === at ? detected : c)) };
  },
  sql: (node) => {
    const types = node.fields.entityTypes as string[];
    if (types.some((t) => PII_ENTITIES[t] === undefined)) return undefined;
    return node.fields.scan === 'cells' ? cellsQuery(node) : columnsQuery(node, types);
  },
  script: (node) => {
    const undecided = (node.fields.entityTypes as string[]).some((t) => PII_ENTITIES[t] === undefined);
    return undecided ? detectPiiScript(node, looked(node).map((c) => c.name), node.fields.scan === 'cells' ? groupsOf(node) : []) : undefined;
  },
};

/** The text columns to look into. */
function looked(node: NodeContext): readonly Column[] {
  const named = node.fields.columns as string[] | undefined;
  if (named === undefined) {
    const texts = node.columnsOf().filter((c) => TEXTS.includes(c.type.kind));
    return texts.length > 0 ? texts : node.fail('columns', 'the input has no text column');
  }
  return lookedAt(node, named, 'columns');
}

function lookedAt(node: NodeContext, named: readonly string[], field: string): readonly Column[] {
  return named.map((path, i) => {
    const { parts, type } = node.reference(path, `${field}.${i}`);
    if (type === undefined) node.columnsOf();
    if (parts.length > 1) node.fail(`${field}.${i}`, `'${path}' stands in a struct`, 'Flatten makes columns of the fields of a struct');
    return type !== undefined && TEXTS.includes(type.kind) ? { name: parts[0], type, nullable: true } : node.fail(`${field}.${i}`, `'${path}' is no text`);
  });
}

function masking(group: PiiGroup<Column>): Masking {
  if (group.action === 'redact') return { kind: 'redact', text: group.redactText };
  if (group.action === 'hash') return { kind: 'hash' };
  return { kind: 'partial', char: group.redactChar, left: group.keepLeft, right: group.keepRight, pattern: group.matchPattern };
}

function groupsOf(node: NodeContext): readonly PiiGroup<Column>[] {
  return piiGroups(node.fields, (named, field) => (named === undefined ? looked(node) : lookedAt(node, named, field)));
}

/** Each type has one outcome, and is looked for. */
function checkActions(node: NodeContext): void {
  const types = node.fields.entityTypes as string[];
  const seen = new Set<string>();
  for (const [i, a] of ((node.fields.actions ?? []) as unknown as readonly { readonly entityTypes: readonly string[] }[]).entries()) {
    for (const [j, type] of a.entityTypes.entries()) {
      const at = `actions.${i}.entityTypes.${j}`;
      if (!types.includes(type)) node.fail(at, `'${type}' is not among entityTypes${didYouMean(type, types)}`, `there are ${types.join(', ')}`);
      if (seen.has(type)) node.fail(at, `'${type}' has an outcome already`);
      seen.add(type);
    }
  }
}

function cellsQuery(node: NodeContext): string {
  const groups = groupsOf(node);
  const all = node.columnsOf();
  const here = (c: Column, wanted: (g: PiiGroup<Column>) => boolean) => groups.filter((g) => wanted(g) && g.columns.some((o) => o.name === c.name));
  const changed = all.flatMap((c) => {
    const masks = here(c, (g) => g.action !== 'detect');
    if (masks.length === 0) return [];
    return [{ name: c.name, sql: maskedBy(masks.map((g) => ({ types: g.entityTypes, masking: masking(g) })), sqlName(c.name)) }];
  });
  const told = all.flatMap((c) => {
    const types = here(c, (g) => g.action === 'detect').flatMap((g) => g.entityTypes);
    return types.length === 0 ? [] : [{ name: c.name, sql: sqlName(c.name), types }];
  });
  return withColumns(node, [...changed, ...(told.length === 0 ? [] : [{ name: node.fields.outputColumn as string, sql: detections(told) }])]);
}

/** Which columns hold what is one row; every row is then read beside it. */
function columnsQuery(node: NodeContext, types: readonly string[]): string {
  const { fields, inputs: [input] } = node;
  const columns = looked(node);
  const from = sqlName(input.as);
  const fraction = fields.sampleFraction as number;
  const sample = fraction < 1 ? ` TABLESAMPLE (${Number((fraction * 100).toPrecision(12))} PERCENT) REPEATABLE (42)` : '';
  const threshold = fields.thresholdFraction as number;
  const hit = (c: Column, type: string) => {
    const count = `count_if(${holds(type, sqlName(c.name))})`;
    return `${count} > 0 AND ${count} >= ${threshold} * count(*)`;
  };
  if (fields.action === 'detect') {
    const rows = columns.map((c, i) => {
      const found = types.map((t, j) => `IF(hit_${i}_${j}, ${sqlString(t)}, NULL)`).join(', ');
      return `named_struct('columnName', ${sqlString(c.name)}, 'entityTypes', filter(array(${found}), e -> e IS NOT NULL))`;
    });
    const hits = columns.flatMap((c, i) => types.map((t, j) => `${hit(c, t)} AS hit_${i}_${j}`));
    const inner = `SELECT inline(array(${rows.join(', ')}))\n  FROM (\n${selectList(hits)}\nFROM ${from}${sample}\n  )`;
    return `SELECT columnName, entityTypes\nFROM (\n  ${inner}\n)\nWHERE size(entityTypes) > 0`;
  }
  const hits = columns.map((c, i) => `${types.map((t) => `(${hit(c, t)})`).join(' OR ')} AS hit_${i}`);
  const pii = from === 'pii' ? 'found_pii' : 'pii';
  const items = node.columnsOf().map((c) => {
    const i = columns.findIndex((l) => l.name === c.name);
    const own = `${from}.${sqlName(c.name)}`;
    if (i < 0) return own;
    const instead = fields.action === 'redact' ? sqlString(fields.redactText as string) : `sha2(coalesce(${own}, 'None'), 256)`;
    return aliased(`IF(${pii}.hit_${i}, ${instead}, CAST(${own} AS STRING))`, c.name);
  });
  return `${selectList(items)}\nFROM ${from}\nCROSS JOIN (\n${selectList(hits)}\nFROM ${from}${sample}\n) AS ${pii}`;
}
