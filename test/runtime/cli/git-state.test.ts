import { execFileSync } from 'node:child_process';
import { fileAtRevision } from '../../../runtime/cli/git-state';
import { Workspace } from '../harness';

test('a file as a revision has it, also below the root of the repository', async () => {
  const space = new Workspace();
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: space.folder });
  try {
    space.write('jobs/A.glue.json', 'before');
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    space.write('jobs/A.glue.json', 'after');
    const host = space.host();
    expect(await fileAtRevision(host, 'HEAD', 'jobs/A.glue.json')).toBe('before');
    expect(await fileAtRevision({ ...host, environment: { ...host.environment, workingFolder: space.path('jobs') } }, 'HEAD', 'A.glue.json')).toBe('before');
    expect(await fileAtRevision(host, 'HEAD', 'jobs/B.glue.json')).toBeUndefined();
    await expect(fileAtRevision(host, '$(touch x)', 'jobs/A.glue.json')).rejects.toThrow('is no revision of Git');
    expect(await fileAtRevision(host, 'HEAD', 'a"; touch x; ".json')).toBeUndefined();
  } finally {
    space.remove();
  }
});
