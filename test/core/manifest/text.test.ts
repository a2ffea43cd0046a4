import { displayText, isText, joinText, resolveText, textParts } from '../../../src/core/manifest';

const TEXT = { join: ['s3://', { ref: 'Bucket' }, '/in/${day}/', { ref: 'Stack', attribute: 'Arn' }] };

test('texts are resolved with references and parameters', () => {
  const resolver = { ref: (id: string, attribute?: string) => `[${id}${attribute ?? ''}]`, parameter: (name: string) => `(${name})` };
  expect(resolveText(TEXT, resolver)).toBe('s3://[Bucket]/in/(day)/[StackArn]');
  expect(resolveText('plain', resolver)).toBe('plain');
  expect(displayText(TEXT)).toBe('s3://<Bucket>/in/${day}/<Stack.Arn>');
});

test('parts join what is literal', () => {
  expect(textParts({ join: ['a', 'b', { join: ['c', { ref: 'R' }] }] })).toEqual([{ literal: 'abc' }, { ref: 'R' }]);
  expect(joinText(['a', { join: ['b', { ref: 'R' }] }, ''])).toEqual({ join: ['ab', { ref: 'R' }] });
  expect(joinText([])).toBe('');
});

test.each([[1, false], [null, false], [[], false], [{}, false], [{ ref: 1 }, false], [{ ref: 'a', x: 1 }, false], [{ join: [1] }, false], [{ join: [{ ref: 'a' }] }, true], ['', true]])('isText(%j)', (value, expected) => {
  expect(isText(value)).toBe(expected);
});
