import type * as sdk from '@aws-sdk/client-glue';
import { invalidInput, notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import type { RegionState } from '../../state/region-state';

/** Resource type in an ARN → whether there is such a resource. */
const RESOURCES: Readonly<Record<string, (state: RegionState, path: string[]) => boolean>> = {
  job: (state, [name = '']) => state.jobs.has(name),
  trigger: (state, [name = '']) => state.triggers.has(name),
  workflow: (state, [name = '']) => state.workflows.has(name),
  crawler: (state, [name = '']) => state.crawlers.has(name),
  session: (state, [name = '']) => state.sessions.has(name),
  connection: (state, [name = '']) => state.connections.has(name),
  database: (state, [name = '']) => state.databases.has(name),
  table: (state, [database = '', name = '']) => state.tables.has(name, database),
  userDefinedFunction: (state, [database = '', name = '']) => state.functions.has(name, database),
  dataQualityRuleset: (state, [name = '']) => state.rulesets.has(name),
  usageProfile: (state, [name = '']) => state.usageProfiles.has(name),
};

function resource(call: Call, arn: string): string {
  const [, partition, service, region, account, ...rest] = arn.split(':');
  if (partition === undefined || service !== 'glue' || region === undefined || account === undefined) throw invalidInput(`Invalid ARN: ${arn}`);
  const [type = '', ...path] = rest.join(':').split('/');
  const exists = RESOURCES[type];
  if (exists === undefined) throw invalidInput(`Resource type ${type} cannot be tagged`);
  if (region !== call.region || account !== call.account || !exists(call.state, path)) throw notFound(`Entity not found: ${arn}`);
  return arn;
}

export const GET_TAGS = operation<sdk.GetTagsRequest, sdk.GetTagsResponse>('GetTags', (input, call) => (
  { Tags: call.state.tags.of(resource(call, input.ResourceArn)) }
));

const MOST_TAGS = 50;

export const TAG_RESOURCE = operation<sdk.TagResourceRequest, sdk.TagResourceResponse>('TagResource', (input, call) => {
  const arn = resource(call, input.ResourceArn);
  call.state.transaction(() => {
    call.state.tags.add(arn, input.TagsToAdd);
    if (Object.keys(call.state.tags.of(arn)).length > MOST_TAGS) throw invalidInput(`A resource can have at most ${MOST_TAGS} tags`);
  });
  return {};
});

export const UNTAG_RESOURCE = operation<sdk.UntagResourceRequest, sdk.UntagResourceResponse>('UntagResource', (input, call) => {
  call.state.tags.remove(resource(call, input.ResourceArn), input.TagsToRemove);
  return {};
});
