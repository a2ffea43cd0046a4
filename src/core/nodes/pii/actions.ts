import type { Field, Fields } from '../../manifest/field';

/** What becomes of values of some types, in some columns. */
export interface PiiGroup<C> {
  readonly entityTypes: readonly string[];
  readonly columns: readonly C[];
  /** Whether the columns were named, or are all. */
  readonly named: boolean;
  readonly action: string;
  readonly redactText: string;
  readonly redactChar: string;
  readonly keepLeft: number;
  readonly keepRight: number;
  readonly matchPattern?: string;
}

export const REDACT_TEXT = '*******';

/** Fields of an outcome for some of the types. */
export const PII_ACTION_FIELDS: readonly Field[] = [
  { name: 'entityTypes', required: true, doc: 'Which of the types.', type: { type: 'list', min: 1, items: { type: 'string' } } },
  { name: 'action', required: true, doc: 'The outcome.', type: { type: 'enum', values: ['detect', 'redact', 'partialRedact', 'hash'] } },
  { name: 'columns', doc: 'Text columns to look into. Default: those of the node.', type: { type: 'list', min: 1, items: { type: 'column' } } },
  { name: 'redactText', doc: '`redact`: the text.', default: REDACT_TEXT, type: { type: 'string' } },
  { name: 'redactChar', doc: '`partialRedact`: what stands for each hidden character.', default: '*', type: { type: 'string' } },
  { name: 'keepLeft', doc: '`partialRedact`: how many characters stay at the left.', default: 0, type: { type: 'integer', min: 0 } },
  { name: 'keepRight', doc: '`partialRedact`: how many characters stay at the right.', default: 0, type: { type: 'integer', min: 0 } },
  { name: 'matchPattern', doc: '`partialRedact`: regular expression of the characters to hide. Default: all.', type: { type: 'string' } },
];

/** The types by their outcomes: those that `actions` does not name have the node's own. */
export function piiGroups<C>(
  fields: Fields, columnsOf: (named: readonly string[] | undefined, field: string) => readonly C[],
): readonly PiiGroup<C>[] {
  const actions = (fields.actions ?? []) as unknown as readonly (Omit<PiiGroup<C>, 'columns' | 'named'> & { readonly columns?: readonly string[] })[];
  const others = (fields.entityTypes as string[]).filter((t) => !actions.some((a) => a.entityTypes.includes(t)));
  const own = { ...fields, entityTypes: others, columns: columnsOf(undefined, 'columns'), named: fields.columns !== undefined } as unknown as PiiGroup<C>;
  return [
    ...(others.length === 0 ? [] : [own]),
    ...actions.map((a, i): PiiGroup<C> => ({ ...a, columns: columnsOf(a.columns, `actions.${i}.columns`), named: a.columns !== undefined || fields.columns !== undefined })),
  ];
}
