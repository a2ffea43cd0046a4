import type { CheckedJob } from './check';
import { GlueprintError } from '../../src/core/diagnostics';
import type { Host } from '../host/host';

/** Folders of the Python files that nodes name (`localFile`), from which the script imports them. */
export async function pythonPath({ nodes }: CheckedJob, host: Host): Promise<string[]> {
  const folders = new Set<string>();
  for (const { resolved: { node, fields } } of nodes) {
    const file = fields.localFile;
    if (typeof file !== 'string') continue;
    const path = host.files.resolve(file);
    if (await host.files.kind(path) !== 'file') {
      throw new GlueprintError({ code: 'MissingFile', node: node.id, file, message: `there is no Python file ${file}`, hint: 'localFile is relative to the folder that glueprint runs in' });
    }
    folders.add(path.replace(/[^/]*$/, ''));
  }
  return [...folders];
}
