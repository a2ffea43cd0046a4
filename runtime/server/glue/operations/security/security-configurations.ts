import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, notFound } from '../../errors';
import { operation } from '../../operation';
import { paginate } from '../../paging';

export const CREATE_SECURITY_CONFIGURATION = operation<sdk.CreateSecurityConfigurationRequest, sdk.CreateSecurityConfigurationResponse>('CreateSecurityConfiguration', (input, call) => {
  if (!call.state.securityConfigurations.insert(input.Name, { ...input, CreatedTimeStamp: call.now })) throw alreadyExists(`SecurityConfiguration ${input.Name} already exists`);
  return { Name: input.Name, CreatedTimestamp: call.now };
}, 'kept; nothing is encrypted locally');

export const GET_SECURITY_CONFIGURATION = operation<sdk.GetSecurityConfigurationRequest, sdk.GetSecurityConfigurationResponse>('GetSecurityConfiguration', (input, call) => {
  const found = call.state.securityConfigurations.get(input.Name);
  if (found === undefined) throw notFound(`SecurityConfiguration ${input.Name} not found`);
  return { SecurityConfiguration: found.doc };
});

export const GET_SECURITY_CONFIGURATIONS = operation<sdk.GetSecurityConfigurationsRequest, sdk.GetSecurityConfigurationsResponse>('GetSecurityConfigurations', (input, call) => {
  const page = paginate(call.state.securityConfigurations, { ...input, list: 'GetSecurityConfigurations' });
  return { SecurityConfigurations: page.items.map((c) => c.doc), NextToken: page.NextToken };
});

export const DELETE_SECURITY_CONFIGURATION = operation<sdk.DeleteSecurityConfigurationRequest, sdk.DeleteSecurityConfigurationResponse>('DeleteSecurityConfiguration', (input, call) => {
  if (!call.state.securityConfigurations.delete(input.Name)) throw notFound(`SecurityConfiguration ${input.Name} not found`);
  return {};
});
