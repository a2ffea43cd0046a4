import { GlueprintError } from '../../../src/core/diagnostics';
import { columnsDdl } from '../../../src/core/types';
import { Bindings } from '../../connectors/bindings';
import { LocalS3 } from '../../connectors/local-s3';
import { Connectors } from '../../connectors/registry';
import { formatNamed, formatOfFile } from '../../formats/registry';
import { lookAtSource } from '../../runs/look';
import { Command } from '../command';
import { parsePairs } from '../parse';
import { DATA_OPTIONS, dataOptions } from '../run-options';
import { schemaFile } from '../schema-file';
import { columnList } from '../show-rows';

export const INFER: Command = {
  verb: 'infer',
  summary: 'works out the schema of files, to be committed',
  about: 'All records are looked at, so that the schema fits all of them. Give the result to Schema.fromFile or Schema.fromDdl.',
  arguments: [{ name: 'path', help: 'a file, a folder, or s3://bucket/prefix' }],
  options: [
    ...DATA_OPTIONS.filter((o) => o.name !== 'param'),
    { name: 'format', short: 'f', value: 'format', help: 'csv, json or parquet; default: by the names of the files' },
    { name: 'option', short: 'o', value: 'name=value', many: true, help: 'option of the format: separator=;, withHeader=false, jsonPath=$.features[*]' },
    { name: 'out', value: 'file', help: 'write it to a file, e.g. orders.ddl' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint infer data/orders --out orders.ddl', 'glueprint infer s3://raw/orders/ -f csv -o separator=;'],
  async run({ host, output, args, options }) {
    const [path = ''] = args;
    const { environment } = await dataOptions({ host, options });
    const isUri = /^s3:\/\//.test(path);
    const local = host.files.resolve(path);
    const uri = isUri ? path : 's3://local';
    const connectors = isUri ? environment.connectors : new Connectors([new LocalS3(
      host.files, new Bindings([{ uri, path: local }], local, host.files),
    )]);
    if (!isUri && await host.files.kind(local) === undefined) throw new GlueprintError({ code: 'MissingFile', file: path, message: 'does not exist' });
    const named = options.text('format');
    const listing = named === undefined ? await connectors.of(uri).list({ uris: [uri], recurse: true, exclusions: [] }) : undefined;
    const format = named === undefined ? formatOfFile(listing?.files[0]?.path ?? path) : formatNamed(named);
    if (format === undefined) throw new GlueprintError({ code: 'UnknownFormat', file: path, message: 'the name of the file does not tell its format', hint: 'give it: --format csv, json or parquet' });
    const given = Object.fromEntries(Object.entries(parsePairs(options.list('option'), 'option')).map(([k, v]) => [k, v === 'true' ? true : v === 'false' ? false : v]));
    const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/infer-${host.processes.pid}`, timeZone: 'UTC' });
    try {
      output.progress(`reading ${path}`);
      const reading = await lookAtSource(path, {
        uris: [uri],
        format,
        options: given,
        recurse: !await isPartitioned(connectors, uri),
        exclusions: [],
      }, {
        connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, infer: true, folder: `${session.temporaryFolder}/made`,
      });
      const out = options.text('out');
      if (out !== undefined) {
        await host.files.writeText(host.files.resolve(out), schemaFile(reading.columns));
        output.note(`wrote ${out}: ${reading.columns.length} columns`);
      } else if (options.flag('json')) {
        output.json({
          format: format.name,
          files: reading.files.length,
          bytes: reading.bytes,
          columns: columnList(reading.columns),
          ddl: columnsDdl(reading.columns),
        });
      } else {
        output.line(columnsDdl(reading.columns));
      }
      return 0;
    } finally {
      await session.close();
    }
  },
};

async function isPartitioned(connectors: Connectors, uri: string): Promise<boolean> {
  const { files } = await connectors.of(uri).list({ uris: [uri], recurse: true, exclusions: [] });
  return files.some((f) => f.relative.includes('/')) && files.every((f) => f.relative.split('/').slice(0, -1).every((s) => s.includes('=')));
}
