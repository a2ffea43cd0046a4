import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jdbcRunsOn } from './jdbc-runs';

jdbcRunsOn('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-sqlite-'));
  writeFileSync(join(folder, 'shop.db'), '');
  return { url: `sqlite:${folder}/shop.db`, stop: async () => rmSync(folder, { recursive: true, force: true }) };
});
