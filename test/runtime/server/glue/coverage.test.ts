import { readFileSync } from 'node:fs';
import { renderCoverage } from '../../../../runtime/server/glue/coverage';

test('docs/glue-api.md is current (node build-tools/glue-api-docs.mjs)', () => {
  expect(readFileSync('docs/glue-api.md', 'utf8')).toBe(renderCoverage());
});
