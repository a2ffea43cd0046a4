import { findJobs, FoundJob, JobQuery } from './find-jobs';
import { GlueprintError } from '../../src/core/diagnostics';
import type { Host } from '../host/host';
import { nodeHost } from '../host/node-host';

/** The jobs of the app as a Git revision has it: checked out beside, with this folder's packages, and synthesized there. */
export async function jobsAtRevision(query: JobQuery, revision: string): Promise<FoundJob[]> {
  const { host } = query;
  const here = host.environment.workingFolder;
  checkRevision(revision);
  const run = async (command: string): Promise<string> => {
    let out = '';
    let said = '';
    const code = await host.processes.run(command, {
      folder: here,
      out: (t) => {
        out += t;
      },
      error: (t) => {
        said += t;
      },
    });
    if (code !== 0) throw new GlueprintError({ code: 'GitFailed', message: `${command.split(' ').slice(0, 3).join(' ')} failed: ${said.trim() || `exit code ${code}`}` });
    return out.trim();
  };
  const prefix = await run('git rev-parse --show-prefix');
  await run(`git rev-parse --verify --quiet "${revision}^{commit}"`).catch(() => {
    throw new GlueprintError({ code: 'UnknownRevision', message: `Git knows no revision '${revision}'`, hint: 'in CI, fetch it first: a shallow clone has one commit' });
  });
  const tree = host.files.resolve('.glueprint/plan');
  await run(`git worktree remove --force "${tree}"`).catch(() => undefined);
  await host.files.remove(tree);
  await run(`git worktree add --detach --quiet "${tree}" "${revision}"`);
  try {
    const folder = `${tree}/${prefix}`.replace(/\/+$/, '');
    // Packages are as they are here: a revision of other packages would have to be installed.
    await run(`ln -s "$(pwd)/node_modules" "${folder}/node_modules"`).catch(() => undefined);
    const there = { ...host, files: nodeHost(folder).files, environment: { ...host.environment, workingFolder: folder } };
    return await findJobs({ ...query, host: there });
  } finally {
    await run(`git worktree remove --force "${tree}"`).catch(() => undefined);
  }
}

/** A file of this folder as a revision has it; `undefined` where it has none. */
export async function fileAtRevision(host: Host, revision: string, path: string): Promise<string | undefined> {
  checkRevision(revision);
  if (!/^[A-Za-z0-9_./-]+$/.test(path)) return undefined; // it goes into a shell command
  let out = '';
  const code = await host.processes.run(`git show "${revision}:./${path}"`, {
    folder: host.environment.workingFolder,
    out: (t) => {
      out += t;
    },
    error: () => undefined,
  });
  return code === 0 ? out : undefined;
}

function checkRevision(revision: string): void {
  if (!/^[A-Za-z0-9_./@{}^~-]+$/.test(revision) || revision.startsWith('-')) throw new GlueprintError({ code: 'UnknownRevision', message: `'${revision}' is no revision of Git` });
}
