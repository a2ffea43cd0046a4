import { createHash } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-glue';
import { AwsError } from '../../../aws/aws-error';
import { checkCatalog } from '../../catalog/names';
import { invalidInput, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';

const catalogArn = (call: Call) => arn(call, 'catalog');

const MESSAGE = 'The specified condition was not satisfied';

/** The documents say ConditionCheckFailureException; these names are what clients and peers were written against. */
const wrongExistence = () => new AwsError('ResourceNumberLimitExceededException', MESSAGE);
const wrongHash = () => new AwsError('ConcurrentModificationException', MESSAGE);

export const PUT_RESOURCE_POLICY = operation<sdk.PutResourcePolicyRequest, sdk.PutResourcePolicyResponse>('PutResourcePolicy', (input, call) => {
  const name = input.ResourceArn ?? catalogArn(call);
  try {
    JSON.parse(input.PolicyInJson);
  } catch {
    throw invalidInput('The policy is not valid JSON');
  }
  const hash = createHash('md5').update(input.PolicyInJson).digest('base64');
  call.state.transaction(() => {
    const before = call.state.policies.get(name)?.doc;
    if (input.PolicyExistsCondition === 'MUST_EXIST' && before === undefined) throw wrongExistence();
    if (input.PolicyExistsCondition === 'NOT_EXIST' && before !== undefined) throw wrongExistence();
    if (input.PolicyHashCondition !== undefined && input.PolicyHashCondition !== before?.PolicyHash) throw wrongHash();
    const created = before?.CreateTime ?? call.now;
    call.state.policies.put(name, { PolicyInJson: input.PolicyInJson, PolicyHash: hash, CreateTime: created, UpdateTime: call.now });
  });
  return { PolicyHash: hash };
}, 'kept, not enforced');

/** No policy is no error. */
export const GET_RESOURCE_POLICY = operation<sdk.GetResourcePolicyRequest, sdk.GetResourcePolicyResponse>('GetResourcePolicy', (input, call) => (
  call.state.policies.get(input.ResourceArn ?? catalogArn(call))?.doc ?? {}
));

export const GET_RESOURCE_POLICIES = operation<sdk.GetResourcePoliciesRequest, sdk.GetResourcePoliciesResponse>('GetResourcePolicies', (input, call) => {
  const page = paginate(call.state.policies, { ...input, list: 'GetResourcePolicies' });
  return { GetResourcePoliciesResponseList: page.items.map((p) => p.doc), NextToken: page.NextToken };
});

export const DELETE_RESOURCE_POLICY = operation<sdk.DeleteResourcePolicyRequest, sdk.DeleteResourcePolicyResponse>('DeleteResourcePolicy', (input, call) => {
  const name = input.ResourceArn ?? catalogArn(call);
  const before = call.state.policies.get(name)?.doc;
  if (before === undefined) throw notFound('Policy not found');
  if (input.PolicyHashCondition !== undefined && input.PolicyHashCondition !== before.PolicyHash) throw wrongHash();
  call.state.policies.delete(name);
  return {};
});

const SETTINGS = 'catalog';

export const PUT_ENCRYPTION_SETTINGS = operation<sdk.PutDataCatalogEncryptionSettingsRequest, sdk.PutDataCatalogEncryptionSettingsResponse>('PutDataCatalogEncryptionSettings', (input, call) => {
  checkCatalog(call, input.CatalogId);
  call.state.settings.put(SETTINGS, input.DataCatalogEncryptionSettings);
  return {};
}, 'kept; nothing is encrypted locally');

export const GET_ENCRYPTION_SETTINGS = operation<sdk.GetDataCatalogEncryptionSettingsRequest, sdk.GetDataCatalogEncryptionSettingsResponse>('GetDataCatalogEncryptionSettings', (input, call) => {
  checkCatalog(call, input.CatalogId);
  return {
    DataCatalogEncryptionSettings: call.state.settings.get(SETTINGS)?.doc
      ?? { EncryptionAtRest: { CatalogEncryptionMode: 'DISABLED' }, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false } },
  };
});
