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
  /** As Glue has it; `undefined` where there is none. */
  getJob(name: string): Promise<{ readonly [field: string]: unknown } | undefined>;
  updateJob(name: string, definition: { readonly [field: string]: unknown }): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
}

/** Errors of Glue that pass: CloudFormation may still be at the job, or others are. */
const PASSING = ['ConcurrentModificationException', 'OperationTimeoutException', 'InternalServiceException', 'ThrottlingException'];
const ATTEMPTS = 6;

/** What Glue tells of a job and takes in no update. */
const READ_ONLY = ['Name', 'CreatedOn', 'LastModifiedOn', 'AllocatedCapacity', 'ProfileName', 'Tags'];

/** Puts the graph back after each change that CloudFormation makes to the job, which it cannot carry. */
export async function handle(event: VisualJobEvent, ports: VisualJobPorts): Promise<{ readonly PhysicalResourceId: string }> {
  const { JobName: name, Definition: definition, GraphBucket: bucket, GraphKey: key, Values: values } = event.ResourceProperties;
  if (event.RequestType === 'Delete') {
    await forget(name, ports);
    return { PhysicalResourceId: event.PhysicalResourceId ?? name };
  }
  const graph = filled(await ports.readObject(bucket, key), JSON.parse(values) as { readonly [mark: string]: string });
  const job = { ...JSON.parse(definition) as { readonly [field: string]: unknown }, JobMode: 'VISUAL', CodeGenConfigurationNodes: JSON.parse(graph) as unknown };
  await update(name, job, ports);
  return { PhysicalResourceId: name };
}

/**
 * A job that is not to be visual any more keeps its graph until it is told otherwise: an update that says nothing of it leaves it, and the
 * console would write its script anew. A job that goes takes it along. Whatever comes of it, the stack is not held up.
 */
async function forget(name: string, ports: VisualJobPorts): Promise<void> {
  try {
    const found = await ports.getJob(name);
    if (found === undefined || Object.keys(found.CodeGenConfigurationNodes ?? {}).length === 0) return;
    const both = found.WorkerType !== undefined; // Glue tells a capacity beside the workers, and takes one of them
    const kept = Object.entries(found).filter(([k, v]) => v !== undefined && !READ_ONLY.includes(k) && !(both && k === 'MaxCapacity'));
    await update(name, { ...Object.fromEntries(kept), JobMode: 'SCRIPT', CodeGenConfigurationNodes: {} }, ports);
  } catch (error) {
    console.warn(`the graph of ${name} is left: ${(error as Error).message}`);
  }
}

async function update(name: string, job: { readonly [field: string]: unknown }, ports: VisualJobPorts): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await ports.updateJob(name, job);
      return;
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
