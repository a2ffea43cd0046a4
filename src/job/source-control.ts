/**
 * Where a Git repository is kept.
 */
export enum GitProvider {
  /** GitHub. */
  GITHUB = 'GITHUB',
  /** GitLab. */
  GITLAB = 'GITLAB',
  /** Bitbucket. */
  BITBUCKET = 'BITBUCKET',
  /** AWS CodeCommit. */
  AWS_CODE_COMMIT = 'AWS_CODE_COMMIT',
}

/**
 * The place in a Git repository that Glue Studio pulls a job from and pushes it to. It holds no token: whoever pulls or pushes gives theirs.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/edit-job-add-source-control-integration.html
 */
export interface SourceControl {
  /** Where the repository is kept. */
  readonly provider: GitProvider;

  /** Name of the repository. */
  readonly repository: string;

  /**
   * Its owner: an account or organization.
   *
   * @default - none, as AWS CodeCommit has it; the other providers need one
   */
  readonly owner?: string;

  /** Branch. */
  readonly branch: string;

  /**
   * Folder of the job in it.
   *
   * @default - the root of the repository
   */
  readonly folder?: string;
}

/** As Glue's API has it. */
export function sourceControlDetails({ provider, repository, owner, branch, folder }: SourceControl): { readonly [field: string]: string } {
  const details = { Provider: provider, Repository: repository, Branch: branch, Owner: owner, Folder: folder };
  return Object.fromEntries(Object.entries(details).filter((e): e is [string, string] => e[1] !== undefined));
}

/** What is wrong with it in a job that is `visual` or not; with what to do. */
export function sourceControlFault({ provider, owner }: SourceControl, visual: boolean): readonly [fault: string, hint: string] | undefined {
  if (!visual) return ['is given to a job that is not visual, which CloudFormation cannot tell Glue', 'set visual to true: the resource that deploys the graph says it, too'];
  const needed = provider !== GitProvider.AWS_CODE_COMMIT;
  if (needed && owner === undefined) return [`has no owner, which ${provider} needs`, 'give the account or organization of the repository'];
  return !needed && owner !== undefined ? [`has an owner, got '${owner}': AWS CodeCommit has none`, 'leave owner out'] : undefined;
}
