/** What CloudFormation sends for the graph of a visual job. */
export interface VisualJobEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: VisualJobProperties;
}

export interface VisualJobProperties {
  readonly JobName: string;
  /** Everything that the template says of the job, as JSON: `UpdateJob` overwrites what it is not given. */
  readonly Definition: string;
  readonly GraphBucket: string;
  readonly GraphKey: string;
  /** What only a deploy knows of the graph, as JSON: value by the mark that stands in its place. */
  readonly Values: string;
}

/** AWS as the handler sees it. */
export interface VisualJobPorts {
  readObject(bucket: string, key: string): Promise<string>;
  updateJob(name: string, definition: { readonly [field: string]: unknown }): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
}

/** Errors of Glue that pass: CloudFormation may still be at the job, or others are. */
const PASSING = ['ConcurrentModificationException', 'OperationTimeoutException', 'InternalServiceException', 'ThrottlingException'];
const ATTEMPTS = 6;

/** Puts the graph back after each change that CloudFormation makes to the job, which it cannot carry. With the job it goes by itself. */
export async function handle(event: VisualJobEvent, ports: VisualJobPorts): Promise<{ readonly PhysicalResourceId: string }> {
  const { JobName: name, Definition: definition, GraphBucket: bucket, GraphKey: key, Values: values } = event.ResourceProperties;
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId ?? name };
  const graph = filled(await ports.readObject(bucket, key), JSON.parse(values) as { readonly [mark: string]: string });
  const job = { ...JSON.parse(definition) as { readonly [field: string]: unknown }, JobMode: 'VISUAL', CodeGenConfigurationNodes: JSON.parse(graph) as unknown };
  for (let attempt = 1; ; attempt++) {
    try {
      await ports.updateJob(name, job);
      return { PhysicalResourceId: name };
    } catch (error) {
      if (attempt === ATTEMPTS || !PASSING.includes((error as Error).name)) throw error;
      await ports.sleep(500 * 2 ** attempt);
    }
  }
}

/** Marks stand inside JSON strings. */
function filled(json: string, values: { readonly [mark: string]: string }): string {
  return Object.entries(values).reduce((text, [mark, value]) => text.split(mark).join(JSON.stringify(value).slice(1, -1)), json);
}
