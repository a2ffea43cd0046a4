import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

// API.md of the compiled package. What every constructor takes is said here once, instead of above each constructor.
const STANDARD = { scope: 'What it belongs to.', id: 'Its id there.', props: 'Its properties.' };

execFileSync('npx', ['jsii-docgen', '-o', 'API.md'], { stdio: ['ignore', 'ignore', 'inherit'] });
const parameter = /Initializer\.parameter\.(scope|id|props)"/;
let waiting;
const lines = readFileSync('API.md', 'utf8').split('\n').flatMap((line) => {
  const name = parameter.exec(line)?.[1];
  if (name !== undefined && line.endsWith('| *No description.* |')) return [line.replace('*No description.*', STANDARD[name])];
  if (line.startsWith('##### ')) waiting = name;
  if (waiting === undefined || !line.startsWith('- *Type:*')) return [line];
  const text = STANDARD[waiting];
  waiting = undefined;
  return [line, '', text];
});
writeFileSync('API.md', lines.join('\n'));
const left = lines.filter((l) => l.includes('*No description.*'));
if (left.length > 0) throw new Error(`without a description:\n${left.slice(0, 10).join('\n')}`);
