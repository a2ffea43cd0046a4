import * as glue from 'aws-cdk-lib/aws-glue';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Properties of the saved queries of a job. */
export interface JobLogQueriesProps {
  /** The job. */
  readonly job: glue.IJob;

  /**
   * Where it logs to.
   *
   * @default - the log groups that Glue 5.0 and later use by themselves
   */
  readonly logGroups?: logs.ILogGroup[];
}

/** Queries that answer the first questions after a bad night. */
const QUERIES: { readonly [name: string]: logs.QueryStringProps } = {
  'errors': {
    fields: ['@timestamp', '@logStream', '@message'],
    filterStatements: ['@message like /ERROR|Exception|Traceback/', '@message not like /WARN/'],
    sort: '@timestamp desc',
    limit: 200,
  },
  'errors by message': {
    filterStatements: ['@message like /Exception/'],
    parseStatements: ['@message /(?<exception>[A-Za-z0-9_.]+(Exception|Error)[^\\n]{0,120})/'],
    statsStatements: ['count(*) as times, max(@timestamp) as last by exception'],
    sort: 'times desc',
    limit: 50,
  },
  'runs': {
    fields: ['@timestamp', '@message'],
    parseStatements: ['@logStream /(?<run>jr_[0-9a-f]+)/'],
    statsStatements: ['min(@timestamp) as first, max(@timestamp) as last, count(*) as lines by run'],
    sort: 'first desc',
    limit: 50,
  },
  'lost executors and memory': {
    fields: ['@timestamp', '@logStream', '@message'],
    filterStatements: ['@message like /OutOfMemory|ExecutorLost|Container killed|No space left on device|FetchFailed/'],
    sort: '@timestamp desc',
    limit: 100,
  },
};

/** CloudWatch Logs Insights queries for a job, saved in the account under `Glue/<job>`. */
export class JobLogQueries extends Construct {
  /** The saved queries. */
  public readonly queries: logs.QueryDefinition[];

  constructor(scope: Construct, id: string, props: JobLogQueriesProps) {
    super(scope, id);
    const logGroups = props.logGroups ?? ['error', 'output'].map((n) => logs.LogGroup.fromLogGroupName(this, n, `/aws-glue/jobs/${n}`));
    this.queries = Object.entries(QUERIES).map(([name, query]) => new logs.QueryDefinition(this, name.replace(/ /g, '-'), {
      queryDefinitionName: `Glue/${props.job.jobName}/${name}`,
      queryString: new logs.QueryString(query),
      logGroups,
    }));
  }
}
