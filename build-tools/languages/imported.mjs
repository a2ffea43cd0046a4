// A visual job of Glue Studio as `glueprint import` makes it construct code, in TypeScript and in Python, each as an app.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT as root } from '../python-environment.mjs';

export const STACK = 'Imported';
const FILE = 'test/fixtures/studio-jobs/python-everywhere.json';

/** @returns the files, and the id of the job */
export function importedApps(folder) {
  const core = createRequire(join(root, 'lib/core/codegen/index.js'));
  const { importGraph, readStudioJobs } = core('./glue-studio');
  const { renderPython, renderTypeScript } = core('./construct-code');
  const [job] = readStudioJobs(readFileSync(join(root, FILE), 'utf8'), FILE).jobs;
  const { graph } = importGraph(job);
  const name = job.settings.Name;
  const [typescript, python] = [join(folder, 'imported.ts'), join(folder, 'imported.py')];
  writeFileSync(typescript, [
    renderTypeScript(graph, name).replace("import { Stack } from 'aws-cdk-lib';", "import { App, Stack } from 'aws-cdk-lib';"),
    `const app = new App();`,
    `addPythonEverywhere(new Stack(app, '${STACK}'));`,
    'app.synth();',
    '',
  ].join('\n'));
  writeFileSync(python, [
    renderPython(graph, name).replace('from aws_cdk import Stack,', 'from aws_cdk import App, Stack,'),
    '',
    'app = App()',
    `add_python_everywhere(Stack(app, "${STACK}"))`,
    'app.synth()',
    '',
  ].join('\n'));
  return { typescript, python, id: 'PythonEverywhere' };
}
