import type { Fields } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { GlueBody, GlueNotes, glueObjects, glueText, glueTexts, isGlueObject } from '../glue-form';

const OURS: { readonly [action: string]: string } = { DETECT: 'detect', REDACT: 'redact', PARTIAL_REDACT: 'partialRedact', SHA256_HASH: 'hash' };
/** Glue's names of outcomes. */
export const STUDIO_ACTIONS: { readonly [action: string]: string } = Object.fromEntries(Object.entries(OURS).map(([glue, ours]) => [ours, glue]));
const OPTIONS = ['redactText', 'redactChar', 'matchPattern', 'numLeftCharsToExclude', 'numRightCharsToExclude'];

/** `DetectionParameters`: a JSON text of outcomes by entity type. */
export function actionsFromStudio(text: unknown, types: readonly string[], notes: GlueNotes): { readonly actions?: FieldValue } {
  if (glueText(text) === undefined) return {};
  let json: unknown;
  try {
    json = JSON.parse(String(text));
  } catch {
    return notes.refuse('DetectionParameters is not JSON');
  }
  if (!isGlueObject(json)) return notes.refuse('DetectionParameters is not a map of entity types');
  const actions = Object.entries(json).map(([type, list]) => {
    const [first, ...more] = glueObjects(list);
    if (first === undefined || more.length > 0) return notes.refuse(`DetectionParameters has ${more.length === 0 ? 'no outcome' : 'several outcomes'} for ${type}`);
    if (!types.includes(type)) notes.refuse(`DetectionParameters names ${type}, which EntityTypesToDetect does not`);
    return { entityTypes: [type], ...outcome(first, type, notes) };
  });
  return actions.length === 0 ? {} : { actions };
}

function outcome(given: GlueBody, type: string, notes: GlueNotes) {
  const action = OURS[String(given.action)] ?? notes.refuse(`outcome '${String(given.action)}' of ${type} is unknown; there are ${Object.keys(OURS).join(', ')}`);
  const unknown = Object.keys(given).find((k) => !['action', 'sourceColumns', 'actionOptions'].includes(k));
  if (unknown !== undefined) notes.refuse(`'${unknown}' of ${type} is not understood`);
  const options = isGlueObject(given.actionOptions) ? given.actionOptions : {};
  const other = Object.keys(options).find((k) => !OPTIONS.includes(k));
  if (other !== undefined) notes.refuse(`option '${other}' of ${type} is not understood`);
  const columns = glueTexts(given.sourceColumns).filter((c) => c !== '*');
  const number = (value: unknown) => (glueText(value) === undefined && typeof value !== 'number' ? undefined : Number(value));
  return {
    action,
    ...(columns.length === 0 ? {} : { columns }),
    ...(glueText(options.redactText) === undefined ? {} : { redactText: String(options.redactText) }),
    ...(glueText(options.redactChar) === undefined ? {} : { redactChar: String(options.redactChar) }),
    ...(glueText(options.matchPattern) === undefined ? {} : { matchPattern: String(options.matchPattern) }),
    ...(number(options.numLeftCharsToExclude) === undefined ? {} : { keepLeft: number(options.numLeftCharsToExclude) }),
    ...(number(options.numRightCharsToExclude) === undefined ? {} : { keepRight: number(options.numRightCharsToExclude) }),
  };
}

/** The JSON text of the outcomes. */
export function studioActions(fields: Fields): string {
  const actions = (fields.actions ?? []) as unknown as readonly (Fields & { readonly entityTypes: readonly string[] })[];
  const entries = actions.flatMap((a) => a.entityTypes.map((type) => {
    const options = actionOptions(a);
    const columns = a.columns === undefined ? {} : { sourceColumns: a.columns };
    return [type, [{ action: STUDIO_ACTIONS[String(a.action)], ...columns, ...(options === undefined ? {} : { actionOptions: options }) }]] as const;
  }));
  return JSON.stringify(Object.fromEntries(entries));
}

/** What Glue's detector is told of an outcome. */
export function actionOptions(of: object): { readonly [name: string]: unknown } | undefined {
  const { action, redactText, redactChar, keepLeft, keepRight, matchPattern } = of as { readonly [name: string]: unknown };
  if (action === 'redact') return { redactText };
  if (action !== 'partialRedact') return undefined;
  return {
    numLeftCharsToExclude: String(keepLeft),
    numRightCharsToExclude: String(keepRight),
    redactChar,
    ...(matchPattern === undefined ? {} : { matchPattern }),
  };
}
