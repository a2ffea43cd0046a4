import { Format } from './format';
import { copyStatement } from './reader-sql';
import { sqlName } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';

/** Lines of text, for malformed records: written only. */
export const TEXT: Format = {
  name: 'txt',
  extensions: ['.txt'],
  compressions: { none: '' },
  discover: () => Promise.resolve([]),
  read() {
    throw new GlueprintError({ code: 'UnsupportedFormat', message: 'text files are only written' });
  },
  write(request) {
    return copyStatement(request, TEXT, (c) => `replace(replace(${sqlName(c.name)}, chr(10), ' '), chr(13), ' ')`, { format: 'csv', header: false, quote: "''", escape: "''", delim: "'\x02'" });
  },
};
