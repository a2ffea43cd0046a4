import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import * as library from '../../../../src';

const ROOT = join(__dirname, '../../../..');

/** Faults that the compiler finds in programs, by name; they import the library as a user does. */
export function compileAll(programs: ReadonlyMap<string, string>): string[] {
  const file = (name: string) => join(ROOT, 'test/generated', `${name}.ts`);
  const texts = new Map([...programs].map(([name, text]) => [file(name), text]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    paths: { 'cdk-glueprint': [join(ROOT, 'src/index.ts')] },
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => (texts.has(path) ? ts.createSourceFile(path, texts.get(path) ?? '', version, true) : getSourceFile(path, version));
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map((d) => `${path.slice(ROOT.length + 16)}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}\n${texts.get(path)?.slice((d.start ?? 0) - 60, (d.start ?? 0) + 80)}`);
  });
}

/** Runs a program's one function. */
export function runProgram(text: string): library.EtlJob {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS } });
  const exported: { [name: string]: (stack: Stack) => library.EtlJob } = {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  new Function('require', 'exports', outputText)((name: string) => (name === 'cdk-glueprint' ? library : require(name)), exported);
  const [add] = Object.values(exported);
  if (add === undefined) throw new Error('the program exports nothing');
  return add(new Stack(new App(), 'App'));
}
