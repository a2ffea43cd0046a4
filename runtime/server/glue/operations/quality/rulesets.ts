import type * as sdk from '@aws-sdk/client-glue';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import { once } from '../../state/idempotency';
import type { Wire } from '../../wire';

const rulesetArn = (call: Call, name: string) => arn(call, `dataQualityRuleset/${name}`);

/** Rules of a DQDL text, counted roughly: what stands between commas of the outermost list. */
function ruleCount(ruleset: string): number {
  const [, rules = ''] = /Rules\s*=\s*\[([\s\S]*)\]/i.exec(ruleset) ?? [];
  let depth = 0;
  let quoted = false;
  let count = rules.trim() === '' ? 0 : 1;
  for (const c of rules.trim().replace(/,$/, '')) {
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ('[({'.includes(c)) depth++;
    else if ('])}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) count++;
  }
  return count;
}

/** The whole language is checked when the rules are evaluated; here only what no ruleset can lack. */
function check(ruleset: string): void {
  if (!/(Rules|Analyzers)\s*=\s*\[[\s\S]*\]/i.test(ruleset)) throw invalidInput('The ruleset is not valid DQDL: expected Rules = [ ... ]');
}

export const CREATE_RULESET = operation<sdk.CreateDataQualityRulesetRequest, sdk.CreateDataQualityRulesetResponse>('CreateDataQualityRuleset', (input, call) => (
  once(call, input.ClientToken, input, () => {
    const { Tags, ClientToken: _token, ...given } = input;
    check(input.Ruleset);
    call.state.transaction(() => {
      if (!call.state.rulesets.insert(input.Name, { ...given, CreatedOn: call.now, LastModifiedOn: call.now })) throw alreadyExists(`Ruleset ${input.Name} already exists`);
      call.state.tags.add(rulesetArn(call, input.Name), Tags);
    });
    return { Name: input.Name };
  })
));

function rulesetOf(call: Call, name: string): Wire<sdk.GetDataQualityRulesetResponse> {
  const found = call.state.rulesets.get(name);
  if (found === undefined) throw notFound('Entity not found');
  return found.doc;
}

export const GET_RULESET = operation<sdk.GetDataQualityRulesetRequest, sdk.GetDataQualityRulesetResponse>('GetDataQualityRuleset', (input, call) => rulesetOf(call, input.Name));

export const UPDATE_RULESET = operation<sdk.UpdateDataQualityRulesetRequest, sdk.UpdateDataQualityRulesetResponse>('UpdateDataQualityRuleset', (input, call) => {
  const before = rulesetOf(call, input.Name);
  if (input.Ruleset !== undefined) check(input.Ruleset);
  const { Description = before.Description, Ruleset = before.Ruleset } = input;
  const after = { ...before, Description, Ruleset, LastModifiedOn: call.now };
  call.state.rulesets.put(input.Name, after);
  return { Name: input.Name, Description: after.Description, Ruleset: after.Ruleset };
});

export const DELETE_RULESET = operation<sdk.DeleteDataQualityRulesetRequest, sdk.DeleteDataQualityRulesetResponse>('DeleteDataQualityRuleset', (input, call) => {
  rulesetOf(call, input.Name);
  call.state.rulesets.delete(input.Name);
  call.state.tags.drop(rulesetArn(call, input.Name));
  return {};
});

export const LIST_RULESETS = operation<sdk.ListDataQualityRulesetsRequest, sdk.ListDataQualityRulesetsResponse>('ListDataQualityRulesets', (input, call) => {
  const f = input.Filter ?? {};
  const page = paginate(call.state.rulesets, {
    ...input,
    list: `ListDataQualityRulesets/${JSON.stringify([f, input.Tags])}`,
    filter: ({ doc, name }) => (f.Name === undefined || name === f.Name)
      && (f.Description === undefined || (doc.Description ?? '').includes(f.Description))
      && within(doc.CreatedOn, f.CreatedAfter, f.CreatedBefore) && within(doc.LastModifiedOn, f.LastModifiedAfter, f.LastModifiedBefore)
      && (f.TargetTable?.TableName === undefined || doc.TargetTable?.TableName === f.TargetTable.TableName)
      && (f.TargetTable?.DatabaseName === undefined || doc.TargetTable?.DatabaseName === f.TargetTable.DatabaseName)
      && call.state.tags.match(rulesetArn(call, name), input.Tags),
  });
  const rulesets = page.items.map(({ doc }) => ({
    Name: doc.Name,
    Description: doc.Description,
    CreatedOn: doc.CreatedOn,
    LastModifiedOn: doc.LastModifiedOn,
    TargetTable: doc.TargetTable,
    RecommendationRunId: doc.RecommendationRunId,
    RuleCount: ruleCount(doc.Ruleset ?? ''),
  }));
  return { Rulesets: rulesets, NextToken: page.NextToken };
});

export function within(time: number | undefined, after: number | undefined, before: number | undefined): boolean {
  return (after === undefined || (time ?? 0) > after) && (before === undefined || (time ?? 0) < before);
}
