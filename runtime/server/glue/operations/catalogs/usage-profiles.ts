import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';

const profileArn = (call: Call, name: string) => arn(call, `usageProfile/${name}`);

export const CREATE_USAGE_PROFILE = operation<sdk.CreateUsageProfileRequest, sdk.CreateUsageProfileResponse>('CreateUsageProfile', (input, call) => {
  const { Tags, ...given } = input;
  call.state.transaction(() => {
    if (!call.state.usageProfiles.insert(input.Name, { ...given, CreatedOn: call.now, LastModifiedOn: call.now })) throw alreadyExists(`Usage profile ${input.Name} already exists`);
    call.state.tags.add(profileArn(call, input.Name), Tags);
  });
  return { Name: input.Name };
}, 'kept, not enforced');

export const GET_USAGE_PROFILE = operation<sdk.GetUsageProfileRequest, sdk.GetUsageProfileResponse>('GetUsageProfile', (input, call) => {
  const found = call.state.usageProfiles.get(input.Name);
  if (found === undefined) throw notFound(`Usage profile ${input.Name} not found`);
  return found.doc;
});

export const LIST_USAGE_PROFILES = operation<sdk.ListUsageProfilesRequest, sdk.ListUsageProfilesResponse>('ListUsageProfiles', (input, call) => {
  const page = paginate(call.state.usageProfiles, { ...input, list: 'ListUsageProfiles' });
  return { Profiles: page.items.map(({ doc: { Configuration: _configuration, ...profile } }) => profile), NextToken: page.NextToken };
});

export const UPDATE_USAGE_PROFILE = operation<sdk.UpdateUsageProfileRequest, sdk.UpdateUsageProfileResponse>('UpdateUsageProfile', (input, call) => {
  const updated = call.state.usageProfiles.update(input.Name, ({ doc }) => ({
    doc: { ...input, CreatedOn: doc.CreatedOn, LastModifiedOn: call.now },
  }));
  if (updated === undefined) throw notFound(`Usage profile ${input.Name} not found`);
  return { Name: input.Name };
});

export const DELETE_USAGE_PROFILE = operation<sdk.DeleteUsageProfileRequest, sdk.DeleteUsageProfileResponse>('DeleteUsageProfile', (input, call) => {
  call.state.usageProfiles.delete(input.Name);
  call.state.tags.drop(profileArn(call, input.Name));
  return {};
});
