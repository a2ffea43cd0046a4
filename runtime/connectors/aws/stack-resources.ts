import { S3Access } from './s3-objects';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultMessage } from '../../host/fault';

/** Physical names by logical id, of a deployed stack. */
export async function stackResources(stack: string, access: S3Access): Promise<ReadonlyMap<string, string>> {
  const { CloudFormationClient, DescribeStackResourcesCommand } = await import('../../clients/cloudformation');
  const client = new CloudFormationClient({ region: access.region, endpoint: access.endpoint, credentials: access.credentials });
  try {
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: stack }));
    return new Map(StackResources.map((r) => [r.LogicalResourceId ?? '', r.PhysicalResourceId ?? 'unknown']));
  } catch (cause) {
    throw new GlueprintError({ code: 'UnresolvedResource', message: `the resources of stack '${stack}' cannot be looked up: ${faultMessage(cause)}`, hint: 'deploy it, and check region and credentials', cause });
  } finally {
    client.destroy();
  }
}
