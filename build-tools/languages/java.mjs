import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { run, there } from './run.mjs';

/** What the bindings compile and run with; the AWS CDK's own jar is not asked for, as the registry may lag behind npm. */
const pom = (dependencies) => `<project><modelVersion>4.0.0</modelVersion><groupId>flights</groupId><artifactId>flights</artifactId><version>1</version><dependencies>
${dependencies.map(([group, artifact, version]) => `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`).join('\n')}
</dependencies></project>`;

/** The lowest version that the generated project asks for, as Maven's ranges need the registry's lists. */
function versionOf(project, artifact) {
  const range = new RegExp(`<artifactId>${artifact}</artifactId>\\s*<version>\\[([^,]+),`).exec(project);
  if (range === null) throw new Error(`the bindings' project names no ${artifact}`);
  return range[1];
}

/** The jar, compiled from the package's bindings against those of what they name of the AWS CDK, and the app on it. */
export const JAVA = {
  name: 'java',
  package: 'jar',
  missing: () => (!there('javac', '-version') ? 'no javac' : !there('mvn', '--version') ? 'no Maven for the jsii runtime' : undefined),
  build({ work, own, cdk, dist }) {
    const project = readFileSync(join(own, 'java', 'pom.xml'), 'utf8');
    const folder = join(work, 'java');
    mkdirSync(join(folder, 'classes'), { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), pom([
      ['software.amazon.jsii', 'jsii-runtime', versionOf(project, 'jsii-runtime')],
      ['org.jetbrains', 'annotations', '19.0.0'],
      ['javax.annotation', 'javax.annotation-api', versionOf(project, 'javax.annotation-api')],
    ]));
    run('mvn', ['-q', '-B', 'dependency:build-classpath', '-Dmdep.outputFile=classpath'], { cwd: folder });
    const [source, foreign] = [join(own, 'java/src/main'), join(cdk, 'java/src/main')];
    const classpath = readFileSync(join(folder, 'classpath'), 'utf8').trim();
    const files = readdirSync(join(source, 'java'), { recursive: true }).filter((f) => f.endsWith('.java')).map((f) => join(source, 'java', f));
    writeFileSync(join(folder, 'files'), files.join('\n'));
    run('javac', ['-nowarn', '-proc:none', '-encoding', 'UTF-8', '-d', join(folder, 'classes'), '-cp', classpath, '-sourcepath', [join(source, 'java'), join(foreign, 'java')].join(delimiter), `@${join(folder, 'files')}`]);
    const jar = join(dist, `cdk-glueprint-${/<artifactId>cdk-glueprint<\/artifactId>\s*<version>([^<]+)/.exec(project)?.[1] ?? '0.0.0'}.jar`);
    // The classes of the CDK lie beside ours, and are no part of the jar.
    run('jar', ['--create', '--file', jar, '-C', join(folder, 'classes'), 'io/github/cdkglueprint', '-C', join(source, 'resources'), '.']);
    return jar;
  },
  /** The app, compiled with what it uses of the CDK. */
  prepare({ work, cdk, built, source }) {
    const folder = join(work, 'java');
    const [classes, foreign] = [join(folder, 'classes'), join(cdk, 'java/src/main')];
    const classpath = [built, classes, join(foreign, 'resources'), readFileSync(join(folder, 'classpath'), 'utf8').trim()].join(delimiter);
    run('javac', ['-nowarn', '-proc:none', '-encoding', 'UTF-8', '-d', classes, '-cp', classpath, '-sourcepath', join(foreign, 'java'), source]);
    return { program: 'java', environment: { CLASSPATH: classpath } };
  },
  app: (source) => [basename(source, '.java')],
};
