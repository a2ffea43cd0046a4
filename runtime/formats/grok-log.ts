import { unpackFiles } from './compression/text-files';
import { Format, Prepared, textOption } from './format';
import { JSON_FORMAT } from './json';
import { landFiles } from './landed';
import { GlueprintError } from '../../src/core/diagnostics';
import { compileGrok } from '../../src/core/nodes/grok-patterns';
import { field, STRING } from '../../src/core/types';
import { readLines } from '../host/file-streams';

/** Log lines taken apart by a grok expression, read only. Lines that do not match are left out, as Glue leaves them out of its frame. */
export const GROK_LOG: Format = {
  name: 'grokLog',
  extensions: [],
  compressions: {},
  async prepare(files, options, folder, request = {}): Promise<Prepared> {
    const { regex, names } = compileGrok(textOption(options, 'logFormat') ?? '', textOption(options, 'customPatterns'));
    const missing = typeof options.missing === 'string' ? options.missing : '-';
    const pattern = new RegExp(regex);
    const plain = await unpackFiles(GROK_LOG, files, options, `${folder}/plain`, request, true);
    async function* records(file: string): AsyncIterable<string> {
      for await (const line of readLines(file, textOption(options, 'encoding'))) {
        const match = pattern.exec(line);
        if (match === null) continue;
        const valueOf = (group: string | undefined) => (group === undefined || group === missing ? null : group);
        yield JSON.stringify(Object.fromEntries(names.map((n, i) => [n, valueOf(match[i + 1])])));
      }
    }
    const landed = await landFiles(plain.files, folder, request, '.ndjson', records);
    return { files: landed, format: JSON_FORMAT, options: { texts: {} }, columns: names.map((n) => field(n, STRING)) };
  },
  discover: () => Promise.resolve([]),
  read() {
    throw new Error('log files are read once they have landed');
  },
  write() {
    throw new GlueprintError({ code: 'UnsupportedFormat', field: 'format', message: 'grokLog is only read', hint: 'write text, JSON or CSV' });
  },
};
