import type {
  Analyzer, Condition, DateOperand, DqdlString, Duration, Label, NumberOperand, Parameter, Rule, RuleNode, Ruleset, Size, StringOperand,
} from './ast';

/**
 * The rule's text as the service writes it in outcomes: single spaces, lists without spaces, AND and OR in capitals.
 * Labels of a composite rule are not part of it.
 */
export function ruleText(rule: RuleNode): string {
  if (rule.kind === 'composite') return rule.rules.map((r) => `(${ruleText(r)})`).join(` ${rule.operator} `);
  return [
    headText(rule),
    ...(rule.condition === undefined ? [] : [conditionText(rule.condition)]),
    ...(rule.where === undefined ? [] : [`where ${quoted(rule.where)}`]),
    ...(rule.threshold === undefined ? [] : [`with threshold ${conditionText(rule.threshold)}`]),
    ...rule.tags.map((tag) => `with ${tag.name} = ${tag.value.kind === 'string' ? quoted(tag.value) : numberText(tag.value)}`),
    ...(rule.labels.length === 0 ? [] : [labelsText(rule.labels)]),
  ].join(' ');
}

/** Type and parameters. */
export function headText(rule: Rule | Analyzer): string {
  return [rule.type, ...rule.parameters.map(parameterSource)].join(' ');
}

/** A document that parses back to the same tree. */
export function printRuleset(ruleset: Ruleset): string {
  const { metadata, dataSources } = ruleset;
  const blocks: string[] = [];
  if (metadata?.version !== undefined) blocks.push(`Metadata = {\n    "Version": ${quoted(metadata.version)}\n}`);
  const sources = [
    ...(dataSources?.primary === undefined ? [] : [`    "Primary": ${quoted(dataSources.primary)}`]),
    ...(dataSources?.additional === undefined ? [] : [`    "AdditionalDataSources": [ ${dataSources.additional.map(quoted).join(', ')} ]`]),
  ];
  if (sources.length > 0) blocks.push(`DataSources = {\n${sources.join(',\n')}\n}`);
  if (ruleset.variables.length > 0) blocks.push(ruleset.variables.map((v) => `${v.name} = ${variableText(v.value)}`).join('\n'));
  if (ruleset.defaultLabels.length > 0) blocks.push(`DefaultLabels = [${ruleset.defaultLabels.map(labelText).join(', ')}]`);
  if (ruleset.rules.length > 0) blocks.push(listText('Rules', ruleset.rules.map(sourceText)));
  if (ruleset.analyzers.length > 0) blocks.push(listText('Analyzers', ruleset.analyzers.map(headText)));
  return `${blocks.join('\n\n')}\n`;
}

/** As `ruleText`, in an order that parses (labels before tags), composite labels kept. */
function sourceText(rule: RuleNode): string {
  if (rule.kind === 'rule') {
    const { labels, tags, threshold } = rule;
    if (labels.length === 0 || (tags.length === 0 && threshold === undefined)) return ruleText(rule);
    const head = ruleText({ ...rule, tags: [], threshold: undefined });
    const tail = ruleText({ ...rule, labels: [] }).slice(ruleText({ ...rule, labels: [], tags: [], threshold: undefined }).length);
    return `${head}${tail}`;
  }
  const text = rule.rules.map((r) => (r.kind === 'composite' && r.labels.length > 0 ? sourceText(r) : `(${sourceText(r)})`)).join(` ${rule.operator} `);
  return rule.labels.length === 0 ? text : `(${text}) ${labelsText(rule.labels)}`;
}

function listText(name: string, items: readonly string[]): string {
  return `${name} = [\n${items.map((i) => `    ${i}`).join(',\n')}\n]`;
}

function variableText(value: StringOperand | readonly StringOperand[]): string {
  return 'kind' in value ? stringText(value) : `[${value.map(stringText).join(', ')}]`;
}

function labelsText(labels: readonly Label[]): string {
  return `labels=[${labels.map(labelText).join(', ')}]`;
}

function labelText(label: Label): string {
  return `${quoted(label.key)}=${quoted(label.value)}`;
}

function parameterSource({ connector, value }: Parameter): string {
  const text = value.kind === 'string' ? quoted(value) : value.kind === 'variable' ? `$${value.name}` : value.name;
  return connector === undefined ? text : `${connector} ${text}`;
}

export function conditionText(condition: Condition): string {
  const operands = operandTexts(condition);
  switch (condition.operator) {
    case 'between':
    case 'not between': return `${condition.operator} ${operands[0]} and ${operands[1]}`;
    case 'in':
    case 'not in': {
      return `${condition.operator} ${isVariableList(condition) ? operands[0] : `[${operands.join(',')}]`}`;
    }
    default: return `${condition.operator} ${operands[0]}`;
  }
}

/** `in $list`; a list with one variable in it is written the same and means the same. */
function isVariableList(condition: Condition): boolean {
  return condition.kind === 'string' && condition.operands.length === 1 && condition.operands[0].kind === 'variable';
}

function operandTexts(condition: Condition): string[] {
  switch (condition.kind) {
    case 'number': return condition.operands.map(numberText);
    case 'string': return condition.operands.map(stringText);
    case 'date': return condition.operands.map(dateText);
    case 'duration': return condition.operands.map(durationText);
    case 'size': return condition.operands.map(sizeText);
  }
}

export function numberText(operand: NumberOperand): string {
  switch (operand.kind) {
    case 'number': return operand.text;
    case 'keyword': return operand.keyword;
    case 'call': return `${operand.name}(${operand.args.map(numberText).join(',')})`;
    case 'brackets': return `(${numberText(operand.inner)})`;
    case 'arithmetic': return `${numberText(operand.left)} ${operand.operator} ${numberText(operand.right)}`;
  }
}

function stringText(operand: StringOperand): string {
  switch (operand.kind) {
    case 'string': return quoted(operand);
    case 'keyword': return operand.keyword;
    case 'variable': return `$${operand.name}`;
  }
}

function dateText(operand: DateOperand): string {
  switch (operand.kind) {
    case 'date':
    case 'time': return `"${operand.text}"`;
    case 'now': return 'now()';
    case 'now-offset': return `(now() ${operand.operator} ${durationText(operand.duration)})`;
    case 'keyword': return operand.keyword;
  }
}

function durationText(duration: Duration): string {
  return `${duration.amount} ${duration.unit}`;
}

function sizeText(size: Size): string {
  return size.unit === undefined ? `${size.amount}` : `${size.amount} ${size.unit}`;
}

function quoted(text: DqdlString): string {
  return `"${text.raw}"`;
}
