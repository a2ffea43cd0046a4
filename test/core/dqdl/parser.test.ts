import upstream from './awslabs-dqdl.json';
import { GlueprintError } from '../../../src/core/diagnostics';
import { parseRuleset, RULE_TYPES, ruleText } from '../../../src/core/dqdl';

/** The error of a ruleset in which the faulty part stands between « and ». */
function faultOf(marked: string): { code: string; message: string; marked: string } {
  const text = marked.replace(/[«»]/g, '');
  try {
    parseRuleset(text);
  } catch (e) {
    if (!GlueprintError.isGlueprintError(e)) throw e;
    const { span, message } = e.details;
    const { start, end } = span ?? { start: 0, end: 0 };
    return { code: e.code, message, marked: `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}` };
  }
  throw new Error(`no error: ${text}`);
}

test.each(upstream.valid)('reads and writes as the service: %s', (rule) => {
  expect(parseRuleset(`Rules = [ ${rule} ]`).rules.map(ruleText)).toEqual([rule]);
});

test.each(upstream.invalid)('refuses: %s', (text) => {
  expect(() => parseRuleset(text)).toThrow(GlueprintError);
});

test.each(RULE_TYPES.map((t) => [t.name, t] as const))('%s: its example', (name, type) => {
  const section = type.analyzer === 'only' ? 'Analyzers' : 'Rules';
  const ruleset = parseRuleset(`${section} = [ ${type.example} ]`);
  expect([...ruleset.rules, ...ruleset.analyzers]).toMatchObject([{ type: name }]);
});

test.each([
  ['Rules = [ «IsComplet» "id" ]', 'DqdlUnknownRuleType', "unknown rule type 'IsComplet'; did you mean 'IsComplete'?"],
  ['Rules = [ «iscomplete» "id" ]', 'DqdlUnknownRuleType', "unknown rule type 'iscomplete'; did you mean 'IsComplete'?"],
  ['Rules = [\n  RowCount > 0,\n  Completeness "id" > «]»', 'DqdlSyntax', "expected a number, text, date or size, got ']'"],
  ['Rules = [ Completeness "id" «]»', 'DqdlCondition', 'Completeness needs a condition on a number'],
  ['Rules = [ IsComplete "id" «> 0.5» ]', 'DqdlCondition', 'IsComplete has no condition'],
  ['Rules = [ Mean "id" «= "x"» ]', 'DqdlCondition', 'Mean needs a condition on a number, got one on a string'],
  ['Rules = [ IsComplete "a" «"b"» ]', 'DqdlParameters', 'IsComplete takes TargetColumn; got 2'],
  ['Rules = [ IsComplete «]»', 'DqdlParameters', 'IsComplete takes TargetColumn; got 0'],
  ['Rules = [ ColumnValues "a" in [1, «"b"»] ]', 'DqdlSyntax', 'a condition compares with one kind of value: this is a string, the others are numbers'],
  ['Rules = [ ColumnValues "a" > «NULL» ]', 'DqdlSyntax', "NULL can stand with =, !=, in and not in, not with '>'"],
  ['Rules = [ ColumnValues "a" > «"2024-02-30"» ]', 'DqdlSyntax', "'2024-02-30' is not a date"],
  ['Rules = [ DataFreshness "a" > 3 «day» ]', 'DqdlSyntax', "unknown unit 'day', allowed: days, hours, minutes, B, KB, MB, GB, TB; did you mean 'days'?"],
  ['Rules = [ RowCount where «"x > 1 ]»', 'DqdlSyntax', 'the quoted text has no end'],
  ["Rules = [ IsComplete «'»a' ]", 'DqdlSyntax', "unexpected character '''"],
  ['Rules = [ ColumnCount > 3 where «"x > 1"» ]', 'DqdlCondition', 'ColumnCount has no where clause'],
  ['Rules = [ Completeness "a" > 0.4 with «threshold» > 0.4 ]', 'DqdlCondition', 'Completeness has no threshold'],
  ['Rules = [ IsComplete "a" and «IsUnique» "b" ]', 'DqdlSyntax', 'each rule of a composite rule stands in brackets: (...) and (...)'],
  ['list = ["a"]\nRules = [ ColumnValues "a" in «$lst» ]', 'DqdlVariable', "no variable 'lst'; did you mean 'list'?"],
  ['list = ["a"]\nRules = [ IsComplete «$list» ]', 'DqdlVariable', "variable 'list' is a list, a parameter is one text"],
  ['«rules» = [ RowCount > 0 ]', 'DqdlSyntax', undefined],
  ['Rules = [ IsComplete "a" labels=["k"="v", «"k"»="w"] ]', 'DqdlLabels', 'label "k" is given twice'],
  ['Rules = [ AllStatistics "a" ]'.replace('AllStatistics', '«AllStatistics»'), 'DqdlCondition', 'AllStatistics is an analyzer: it goes under Analyzers'],
  ['Rules = [ RowCount > 0 ] Analyzers = [ «IsComplete» "a" ]', 'DqdlCondition', 'IsComplete is no analyzer'],
  ['Rules = [ CustomSql "select 1" > 0 with threshold «> 0.5» ]', 'DqdlCondition', 'CustomSql has a condition or a threshold, not both'],
])('fault: %s', (marked, code, message) => {
  const fault = faultOf(marked);
  expect(fault.code).toBe(code);
  if (message === undefined) return;
  expect(fault.message).toBe(message);
  expect(fault.marked).toBe(marked);
});

test('an error says line and column, and shows the line with a caret', () => {
  expect(() => parseRuleset('Rules = [\n  RowCount > 0,\n  Completness "id" > 0.9\n]')).toThrow(
    "unknown rule type 'Completness'; did you mean 'Completeness'? (line 3, column 3)\n    Completness \"id\" > 0.9\n    ^^^^^^^^^^^",
  );
});

test('comments, carriage returns, sections and labels', () => {
  const ruleset = parseRuleset([
    '# a ruleset', 'Metadata = { "Version": "1.0" }', 'DataSources = { "Primary": "orders", "AdditionalDataSources": ["customers", "items"] }',
    'states = ["CA", "WA"] # where we sell', 'pattern = "[0-9]{5}"', 'DefaultLabels = ["team"="sales"]',
    'Rules = [ ColumnValues "state" in $states, (IsUnique "id") labels=["tier"="gold"] ]', 'Analyzers = [ AllStatistics AllColumns, Mean of "total" ]',
  ].join('\r\n'));
  expect(ruleset.metadata?.version?.raw).toBe('1.0');
  expect(ruleset.dataSources?.additional?.map((s) => s.raw)).toEqual(['customers', 'items']);
  expect(ruleset.variables.map((v) => v.name)).toEqual(['states', 'pattern']);
  expect(ruleset.rules.map(ruleText)).toEqual(['ColumnValues "state" in $states', 'IsUnique "id" labels=["tier"="gold"]']);
  expect(ruleset.analyzers).toHaveLength(2);
});

test('and binds tighter than or; one operator throughout is flat', () => {
  const text = (source: string) => ruleText(parseRuleset(`Rules = [ ${source} ]`).rules[0]);
  expect(text('(RowCount > 1) or (RowCount > 2) and (RowCount > 3)')).toBe('(RowCount > 1) OR ((RowCount > 2) AND (RowCount > 3))');
  expect(text('(RowCount > 1) and ((RowCount > 2) and (RowCount > 3))')).toBe('(RowCount > 1) AND (RowCount > 2) AND (RowCount > 3)');
  expect(text('RowCount between 1 and 3 and RowCount > 2')).toBe('(RowCount between 1 and 3) AND (RowCount > 2)');
});
