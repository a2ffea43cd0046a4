import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { IConstruct } from 'constructs';
import { isReserved, valueFault } from './job-parameter';
import { didYouMean } from '../core/diagnostics';
import type { ManifestParameter, SourceLocation } from '../core/manifest';
import { sourceLocation } from '../source-location';

interface StartedRun {
  readonly by: string;
  readonly given: { readonly [name: string]: string };
  readonly at?: SourceLocation;
}

const STARTED = new WeakMap<IConstruct, StartedRun[]>();

/** Remembers that the app starts runs of a job, with these arguments: parameters may be declared later. */
export function noteStart(job: glue.IJob, by: string, given: { readonly [name: string]: string } = {}): void {
  const plain = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace(/^--/, ''), value]));
  STARTED.set(job, [...STARTED.get(job) ?? [], { by, given: plain, at: sourceLocation() }]);
}

/** Runs that could only fail, or would not be given what was meant. */
export function startFaults(job: glue.IJob, parameters: readonly ManifestParameter[], pinned: readonly string[]): string[] {
  return (STARTED.get(job) ?? []).flatMap(({ by, given, at }) => {
    const missing = parameters.filter((p) => p.default === undefined && given[p.name] === undefined).map((p) => `gives no value for '${p.name}', which has no default`);
    const wrong = Object.entries(given).map(([name, value]) => fault(name, value, parameters, pinned)).filter((f) => f !== undefined);
    return [...missing, ...wrong].map((f) => `${by} ${f}${at === undefined ? '' : ` (${at.file}:${at.line})`}`);
  });
}

function fault(name: string, value: string, parameters: readonly ManifestParameter[], pinned: readonly string[]): string | undefined {
  if (isReserved(name)) return `sets '${name}', which Glue sets itself`;
  if (pinned.includes(`--${name}`)) return `sets '${name}', of which runs can have no other value (nonOverridableArguments)`;
  const parameter = parameters.find((p) => p.name === name);
  if (parameter === undefined) {
    const near = didYouMean(name, parameters.map((p) => p.name));
    // What is nothing like a parameter may be for the user's own code.
    return near === '' ? undefined : `sets '${name}', which is no parameter of the job${near}`;
  }
  const expected = Token.isUnresolved(value) ? undefined : valueFault(parameter.type, value);
  return expected === undefined ? undefined : `sets '${name}' to '${value}', expected ${expected}`;
}
