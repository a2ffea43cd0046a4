import type { IConstruct } from 'constructs';
import { GlueprintError } from './core/diagnostics';
import type { ManifestParameter } from './core/manifest';
import type { SqlSession } from './core/spark-sql/contract';
import type { JobNode } from './job-node';
import type { TokenTexts } from './token-texts';

/** What a node needs of the job it stands in. */
export interface JobContext {
  readonly job: IConstruct;
  readonly texts: TokenTexts;
  readonly parameters: readonly ManifestParameter[];
  readonly bookmarks: boolean;
  /** Names of the datasets so far. */
  readonly views: Set<string>;
  session(): SqlSession;
  /** Takes the node into the job, with the rights it needs. */
  add(node: JobNode): void;
}

const SYMBOL = Symbol.for('cdk-glueprint.JobContext');

export function provideJobContext(job: IConstruct, context: JobContext): void {
  Object.defineProperty(job, SYMBOL, { value: context });
}

/** The context of the job that a construct stands in. */
export function jobContextOf(construct: IConstruct): JobContext {
  for (const scope of construct.node.scopes.reverse()) {
    if (SYMBOL in scope) return scope[SYMBOL] as JobContext;
  }
  throw new GlueprintError({ code: 'NoJob', message: 'a node must stand in an EtlJob', hint: 'pass the job, or a construct below it, as scope', node: construct.node.path });
}
