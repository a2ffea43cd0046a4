import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { operation } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';

const KINDS = ['GrokClassifier', 'XMLClassifier', 'JsonClassifier', 'CsvClassifier'] as const;
type Kind = typeof KINDS[number];
type Definition = { readonly Name: string; readonly Version?: number; readonly CreationTime?: number };

/** The one kind that a request holds. */
function one(request: object): { kind: Kind; definition: Definition } {
  const given = KINDS.filter((kind) => kind in request);
  const [kind] = given;
  if (kind === undefined || given.length > 1) throw invalidInput(`Exactly one of ${KINDS.join(', ')} must be given`);
  return { kind, definition: (request as Record<Kind, Definition>)[kind] };
}

export const CREATE_CLASSIFIER = operation<sdk.CreateClassifierRequest, sdk.CreateClassifierResponse>('CreateClassifier', (input, call) => {
  const { kind, definition } = one(input);
  const doc = { [kind]: { ...definition, CreationTime: call.now, LastUpdated: call.now, Version: 1 } } as Wire<sdk.Classifier>;
  if (!call.state.classifiers.insert(definition.Name, doc)) throw alreadyExists(`Classifier with name ${definition.Name} already exists`);
  return {};
});

export const GET_CLASSIFIER = operation<sdk.GetClassifierRequest, sdk.GetClassifierResponse>('GetClassifier', (input, call) => {
  const found = call.state.classifiers.get(input.Name);
  if (found === undefined) throw notFound(`Classifier ${input.Name} not found.`);
  return { Classifier: found.doc };
});

export const GET_CLASSIFIERS = operation<sdk.GetClassifiersRequest, sdk.GetClassifiersResponse>('GetClassifiers', (input, call) => {
  const page = paginate(call.state.classifiers, { ...input, list: 'GetClassifiers' });
  return { Classifiers: page.items.map((c) => c.doc), NextToken: page.NextToken };
});

export const UPDATE_CLASSIFIER = operation<sdk.UpdateClassifierRequest, sdk.UpdateClassifierResponse>('UpdateClassifier', (input, call) => {
  const { kind, definition } = one(input);
  const updated = call.state.classifiers.update(definition.Name, ({ doc }) => {
    const before = (doc as Record<string, Definition | undefined>)[kind];
    if (before === undefined) throw invalidInput(`Classifier ${definition.Name} is not a ${kind}`);
    return { doc: { [kind]: { ...before, ...definition, LastUpdated: call.now, Version: (before.Version ?? 1) + 1 } } as Wire<sdk.Classifier> };
  });
  if (updated === undefined) throw notFound(`Classifier ${definition.Name} not found.`);
  return {};
});

export const DELETE_CLASSIFIER = operation<sdk.DeleteClassifierRequest, sdk.DeleteClassifierResponse>('DeleteClassifier', (input, call) => {
  if (!call.state.classifiers.delete(input.Name)) throw notFound(`Classifier ${input.Name} not found.`);
  return {};
});
