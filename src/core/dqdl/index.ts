export * from './ast';
export { parseRule, parseRuleset } from './parser';
export { headText, printRuleset, ruleText } from './printer';
export { RuleType, RULE_TYPES, ruleType, ruleTypeNames } from './rule-types';
export { leafRules, resolveVariables } from './variables';
