import * as fc from 'fast-check';
import { parseRuleset, printRuleset, RULE_TYPES, ruleText } from '../../../src/core/dqdl';

/** Without places: two trees that differ only there are the same. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, v) => (key === 'span' || key === 'typeSpan' ? undefined : v)));
}

const text = fc.string({ unit: fc.constantFrom(...'abZ09 _-.,:;(){}[]\'#%$é\n'), maxLength: 8 }).map((s) => s.replace(/\$/g, ''));
const quoted = fc.array(fc.oneof(text, fc.constantFrom('\\"', '\\\\')), { minLength: 1, maxLength: 3 }).map((parts) => `"${parts.join('')}x"`);
const name = fc.constantFrom('id', 'col_1', 'a.b', '1st', 'amount');
const parameter = fc.oneof(quoted, name);
const number: fc.Arbitrary<string> = fc.letrec<{ n: string }>((tie) => ({
  n: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '-2', '0.5', '-10.25', 'NULL'),
    fc.tuple(tie('n'), fc.constantFrom('+', '-', '*', '/'), fc.constantFrom('1', '2.5')).map((p) => p.join(' ')),
    tie('n').map((n) => `(${n})`),
    fc.tuple(fc.constantFrom('avg', 'last', 'percentile'), fc.array(tie('n'), { maxLength: 2 })).map(([f, args]) => `${f}(${args.join(',')})`),
  ),
})).n;
const notNull = number.filter((n) => !/^NULL/.test(n));
const duration = fc.tuple(fc.nat(90), fc.constantFrom('days', 'hours', 'minutes')).map((p) => p.join(' '));
const date = fc.oneof(fc.constantFrom('now()', '"2024-02-29"', '"9:30 PM"', '"21:45"'), duration.map((d) => `(now() - ${d})`));
const size = fc.tuple(fc.nat(90), fc.constantFrom('B', 'KB', 'TB')).map((p) => p.join(' '));

function condition(operand: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(fc.constantFrom('=', '!=', '>', '>=', '<', '<='), operand).map((p) => p.join(' ')),
    fc.tuple(fc.constantFrom('between', 'not between'), operand, operand).map(([op, a, b]) => `${op} ${a} and ${b}`),
    fc.tuple(fc.constantFrom('in', 'not in'), fc.array(operand, { minLength: 1, maxLength: 3 })).map(([op, list]) => `${op} [${list.join(',')}]`),
  );
}
const textCondition = fc.oneof(
  fc.tuple(fc.constantFrom('= ', '!= ', 'matches ', 'not matches '), quoted).map((p) => p.join('')),
  fc.array(fc.oneof(quoted, fc.constantFrom('NULL', 'EMPTY', 'WHITESPACES_ONLY')), { minLength: 1, maxLength: 3 }).map((l) => `in ["a",${l.join(',')}]`),
);
const conditions = { number: condition(notNull), string: textCondition, date: condition(date), duration: condition(duration), size: condition(size) };

const leaf: fc.Arbitrary<string> = fc.constantFrom(...RULE_TYPES.filter((t) => t.analyzer !== 'only')).chain((type) => {
  const variant = type.parameters.length - 1;
  const kinds = (type.conditionsOf?.[variant] ?? type.conditions).filter((k) => !(k === 'number' && type.name === 'FileSize'));
  return fc.tuple(
    fc.tuple(...type.parameters[variant].map(() => parameter)),
    fc.constantFrom(...kinds).chain((kind) => (kind === 'none' ? fc.constant('') : conditions[kind])),
    type.where ? fc.oneof(fc.constant(''), fc.constant('where "a > \\"1\\""')) : fc.constant(''),
    type.threshold ? fc.boolean() : fc.constant(false),
    fc.constantFrom('', 'labels=["k"="v"]', 'labels=["k"="v", "k2"="w"]'),
    fc.constantFrom('', 'with format = "yyyy"', 'with n = 1'),
  ).map(([parameters, cond, where, threshold, labels, tag]) => {
    const th = threshold && !(type.name === 'CustomSql' && cond !== '') ? 'with threshold > 0.5' : '';
    return [type.name, ...parameters, cond, where, labels, th, tag].filter((x) => x !== '').join(' ');
  });
});
const rule = fc.letrec<{ r: string }>((tie) => ({
  r: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.tuple(tie('r'), fc.constantFrom('and', 'or', 'AND', 'OR'), tie('r')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('r').map((r) => `((${r}) and (RowCount > 0)) labels=["c"="d"]`),
  ),
})).r;

test('a printed ruleset parses to the same tree', () => {
  fc.assert(fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), (rules) => {
    const ruleset = parseRuleset(`x = ["a", EMPTY]\nDefaultLabels = ["t"="u"]\nRules = [ ${rules.join(',\n')} ]\nAnalyzers = [ Mean "a", AllStatistics AllColumns ]`);
    expect(bare(parseRuleset(printRuleset(ruleset)))).toEqual(bare(ruleset));
  }), { numRuns: 400 });
});

test('the text of a rule is stable', () => {
  fc.assert(fc.property(leaf.filter((r) => !r.includes('labels')), (source) => {
    const written = ruleText(parseRuleset(`Rules = [ ${source} ]`).rules[0]);
    expect(ruleText(parseRuleset(`Rules = [ ${written} ]`).rules[0])).toBe(written);
  }), { numRuns: 400 });
});
