import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Jars of a folder, as a class path; empty where the wanted one is not among them. */
export function classPath(folder: string, wanted: string): string {
  const jars = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.jar')) : [];
  return jars.some((f) => f.startsWith(wanted)) ? jars.map((f) => join(folder, f)).join(':') : '';
}

/** Copies artifacts (`group:name:version`) and what they need into a folder. */
export function copyJars(folder: string, artifacts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const dependencies = artifacts.map((a) => {
    const [group, name, version] = a.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  writeFileSync(join(folder, 'pom.xml'), `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>jars</artifactId><version>1</version><packaging>pom</packaging><dependencies>
${dependencies.join('\n')}
</dependencies></project>
`);
  execFileSync('mvn', ['-q', '-B', '-f', join(folder, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`], { stdio: 'pipe' });
}
