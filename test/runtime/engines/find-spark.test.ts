import { chmodSync } from 'node:fs';
import { findSail } from '../../../runtime/engines/spark/find-sail';
import { findSpark } from '../../../runtime/engines/spark/find-spark';
import { job, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
});
afterEach(() => space.remove());

/** A program that answers the probe as a Python with these would. */
function python(found: object): string {
  const path = space.write('python', `#!/bin/sh\ncat <<'EOF'\n${JSON.stringify(found)}\nEOF\n`);
  chmodSync(path, 0o755);
  return path;
}

const JAVA = 'openjdk version "17.0.13" 2024-10-15';
const spark = (found: object) => findSpark(space.host({ variables: { GLUEPRINT_SPARK_PYTHON: python(found) } }), space.folder);
const sail = (found: object) => findSail(space.host({ variables: { GLUEPRINT_SAIL_PYTHON: python(found) } }), space.folder);

test('what is there is used', async () => {
  expect(await spark({ version: '3.5.6', java: JAVA })).toMatchObject({ version: '3.5.6', java: JAVA });
  expect(await sail({ sail: '0.7.2', client: '4.0.1' })).toMatchObject({ version: '0.7.2' });
});

test.each([
  [{ version: null, java: JAVA }, 'has no PySpark', 'glueprint doctor --install spark'],
  [{ version: '2.4.8', java: JAVA }, 'PySpark 2.4.8', 'pip install pyspark==3.5.6'],
  [{ version: '3.2.1', java: JAVA }, 'it runs 3.3 to 4.1', 'pip install pyspark==3.5.6'],
  [{ version: '3.5.6', java: null }, 'needs Java, and there is none', 'install Java 17, or set JAVA_HOME'],
  [{ version: '3.5.6', java: 'java version "1.8.0_401"' }, 'needs Java 17, and here is java version "1.8.0_401"', 'set JAVA_HOME'],
])('%j: what is missing, and what to do', async (found, message, remedy) => {
  await expect(spark(found)).rejects.toMatchObject({ code: 'EngineMissing', details: { message: expect.stringContaining(message) as string, hint: expect.stringContaining(remedy) as string } });
});

test.each([
  [{ sail: null, client: '4.0.1' }, 'has no pysail', 'glueprint doctor --install sail'],
  [{ sail: '0.7.2', client: null }, 'needs a client of Spark Connect', 'pip install pyspark-client'],
])('%j: what Sail misses', async (found, message, remedy) => {
  await expect(sail(found)).rejects.toMatchObject({ code: 'EngineMissing', details: { message: expect.stringContaining(message) as string, hint: expect.stringContaining(remedy) as string } });
});

test('a Python that is none, in one line, with the exit code for what is not installed', async () => {
  space.writeManifest(job({
    In: { type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'json' }, schema: 'id INT' } },
    Out: { type: 'S3Target', fields: { path: 's3://b/out/', format: { type: 'json' } }, inputs: ['In'] },
  }));
  for (const engine of ['spark', 'sail']) {
    const host = space.host({ variables: { GLUEPRINT_SPARK_PYTHON: '/nowhere/python', GLUEPRINT_SAIL_PYTHON: '/nowhere/python' } });
    const { main } = await import('../../../runtime/cli/cli');
    space.err = '';
    expect(await main(['run', 'job.glueprint.json', '--sample', '--engine', engine], host)).toBe(3);
    expect(space.err).toContain(`hint: run: glueprint doctor --install ${engine}`);
  }
});

test.each([
  [['--engine', 'sparc'], "got 'sparc'"],
  [['--engine', 'sail', '--master', 'local[2]'], '--master and --remote go with --engine spark'],
  [['--engine', 'spark', '--remote', 'http://host'], 'like sc://host:15002'],
  [['--engine', 'spark', '--master', 'nowhere'], '--master is local[n], spark://host:port'],
  [['--engine', 'spark', '--master', 'local', '--remote', 'sc://h:1'], 'give one of them'],
])('%j is refused', async (options, message) => {
  space.writeManifest(job({ In: { type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'json' } } } }));
  expect(await space.cli('run', 'job.glueprint.json', ...options)).toMatchObject({ code: 2, err: expect.stringContaining(message) as string });
});
