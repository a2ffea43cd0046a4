/* eslint-disable @stylistic/max-len */
import { lex } from '../../../../src/core/spark-sql/syntax/lexer';
import { quoteString, unescapeString } from '../../../../src/core/spark-sql/syntax/string-literal';

const tokens = (text: string, options = {}) => lex(text, options).tokens.slice(0, -1).map((t) => (t.kind === 'number' ? `${t.text}${t.suffix ? `:${t.suffix}` : ''}` : t.kind === 'word' ? t.text : `${t.kind}:${t.text}`));

test.each<[string, string[]]>([
  ['select A_1 b', ['SELECT', 'A_1', 'B']],
  // An identifier may begin with a digit, but never be one number.
  ['1a 1e 0x1F 1_0', ['1A', '1E', '0X1F', '1_0']],
  ['1 1.5 .5 1. 1e3 1.5E-3 1e+2', ['1', '1.5', '.5', '1.', '1e3', '1.5E-3', '1e+2']],
  ['1Y 2S 3L 4F 5D 6BD 1.5f 1e3D .5bd', ['1:Y', '2:S', '3:L', '4:F', '5:D', '6:BD', '1.5:F', '1e3:D', '.5:BD']],
  // `2.3` followed by a letter is no decimal: 2, a dot, an identifier.
  ['2.3_ t.1a', ['2', 'operator:.', '3_', 'T', 'operator:.', '1A']],
  ['1.5L', ['1', 'operator:.', '5:L']],
  ['<=> <> != <= !> >= !< == => -> || :: >>', ['<=>', '<>', '!=', '<=', '!>', '>=', '!<', '==', '=>', '->', '||', '::', '>', '>'].map((o) => `operator:${o}`)],
  ['`a``b` ``', ['quoted:a`b', 'quoted:']],
  ['r\'\\n\' R"a\'b" \'r\'', ['string:\\n', 'string:a\'b', 'string:r']],
  ['a -- rest \\\n still\nb', ['A', 'B']],
  ['a /* x /* nested */ y */ b', ['A', 'B']],
  ['/*+ a */ 2*/3', ['hint:/*+', 'A', 'hint-end:*/', '2', 'operator:*', 'operator:/', '3']],
  ['\u00a0a\u2003b', ['A', 'B']],
])('tokens of %s', (text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

test('positions are exact, comments are kept apart', () => {
  const text = 'a /*c*/ \'x\\\'y\' `q` --z\n.5';
  const { tokens: all, comments } = lex(text);
  expect(all.map((t) => text.slice(t.start, t.end))).toEqual(['a', '\'x\\\'y\'', '`q`', '.5', '']);
  expect(comments.map((c) => text.slice(c.start, c.end))).toEqual(['/*c*/', '--z']);
});

test('an opening bracket knows the one that closes it', () => {
  const { tokens: all } = lex('((a) (b');
  expect(all.filter((t) => t.text === '(').map((t) => t.match)).toEqual([-1, 3, -1]);
});

test.each<[string, string]>([
  ['abc', 'abc'], ['a\\\'b', 'a\'b'], ['\\n\\t\\r\\b\\0\\Z', '\n\t\r\b\0\x1a'], ['\\\\', '\\'], ['\\%\\_', '\\%\\_'], ['\\x', 'x'],
  ['\\u0041\\U0001F600', 'A😀'], ['\\101\\060', 'A0'], ['\\400', '400'], ['\\u00g1', 'u00g1'], ['a\\', 'a\\'],
])('the escapes of %j', (raw, value) => {
  expect(unescapeString(raw)).toBe(value);
});

test.each(['', 'a\'b"c', '\\', '\\%x\\_', '\n\r\t\b\x1a', '\u00001', '\\u0041', '😀'])('quoteString(%j) reads back', (value) => {
  expect(tokens(quoteString(value))).toEqual([`string:${value}`]);
  expect(tokens(quoteString(value), { doubledQuotes: true })).toEqual([`string:${value}`]);
});

test('doubled quotes: two strings up to Spark 3.5, one from 4.0', () => {
  expect(tokens('\'it\'\'s\'')).toEqual(['string:it', 'string:s']);
  expect(tokens('\'it\'\'s\'', { doubledQuotes: true })).toEqual(['string:it\'s']);
});

test.each<[string, string]>([
  ['a \'x', 'the string is not closed'], ['`x', 'the quoted name is not closed'], ['r"x', 'the raw string is not closed'], ['a /* x', 'the bracketed comment is not closed'],
  ['a \\ b', 'unexpected character \'\\\''], ['é', 'the identifier é is invalid'], ['s3://bucket/key', 'the identifier s3://bucket/key is invalid'],
])('%j becomes a bad token', (text, message) => {
  expect(lex(text).tokens.map((t) => t.problem?.message).filter(Boolean)).toEqual([message]);
});
