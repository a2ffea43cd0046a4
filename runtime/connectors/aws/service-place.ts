import { GlueprintError } from '../../../src/core/diagnostics';
import { faultCode, faultMessage } from '../../host/fault';
import { bound, nothingStandsFor, sampleData, StandIn } from '../documents/stand-in';
import { retrying } from '../retry';
import { NodeFields, TableContext } from '../table-connector';

/** How a service of AWS is reached. `url` is absent in the real account. */
export interface ServiceEndpoint { readonly kind: 'service'; readonly url?: string; readonly region: string; readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } }

/**
 * What is there in the place of a service: a binding always wins; then the real account or the emulator where the run is for one of these,
 * else the node's sample data, else an endpoint that the environment names. A plain local run never calls AWS itself.
 */
export function servicePlace(
  service: 'dynamodb' | 'kinesis', resource: string, fields: NodeFields, context: TableContext,
): ServiceEndpoint | Exclude<StandIn, { kind: 'endpoint' }> {
  const { environment } = context;
  const variable = (name: string) => context.host.environment.variable(name);
  const stand = bound([`${service}:${resource}`, service], context);
  if (stand !== undefined && stand.kind !== 'endpoint') return stand;
  const region = variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION') ?? 'us-east-1';
  const endpoint = (url: string): ServiceEndpoint => ({
    kind: 'service',
    url,
    region,
    ...(variable('AWS_ACCESS_KEY_ID') === undefined && variable('AWS_PROFILE') === undefined ? { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } } : {}),
  });
  if (stand !== undefined) return endpoint(stand.url);
  const url = variable(`AWS_ENDPOINT_URL_${service.toUpperCase()}`) ?? variable('AWS_ENDPOINT_URL');
  if (environment === 'aws') return url === undefined ? { kind: 'service', region } : endpoint(url);
  const sample = environment === 'local' ? sampleData(fields, context) : undefined;
  if (sample !== undefined && sample.kind !== 'endpoint') return sample;
  if (url !== undefined) return endpoint(url);
  const [kind, ...name] = resource.split('/');
  throw nothingStandsFor(`the ${kind} '${name.join('/')}' of ${service}`, `${service}:${resource}`, 'sampleData' in fields || environment === 'local', environment === 'localstack' ? ': AWS_ENDPOINT_URL is not set' : '');
}

/** Name of a table or stream, from its ARN where it has one. A reference that only a deploy knows keeps its last part. */
export function resourceName(name: unknown, arn: unknown): string {
  if (typeof name === 'string' && name !== '') return name;
  return String(arn ?? '').replace(/^.*[:/]/, '');
}

/** How long a call is tried, the first wait in milliseconds; tests are less patient. */
export const PATIENCE = { attempts: 8, firstDelay: 100 };

/** A call that is tried again where that may help; what it fails with is told in our words. */
export async function patiently<T>(place: string, { url }: ServiceEndpoint, context: TableContext, call: () => Promise<T>): Promise<T> {
  const onRetry = (e: unknown, attempt: number) => {
    if (attempt === 3) context.warn(`${place} is slow to answer (${nameOf(e)}); trying on`);
  };
  try {
    return await retrying({ ...PATIENCE, isTransient, signal: context.signal, onRetry }, call);
  } catch (e) {
    throw serviceError(e, place, url);
  }
}

const TRANSIENT = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|LimitExceededException|InternalServerError|InternalFailure|ServiceUnavailable|TimeoutError|KMSThrottling|RequestTimeout/i;
const NETWORK = /ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|socket hang up|other side closed/;

/** What may pass: throttling, a fault of the service, a connection that was cut. */
export function isTransient(e: unknown): boolean {
  const status = (e as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return TRANSIENT.test(nameOf(e)) || (status !== undefined && status >= 500) || NETWORK.test(`${faultCode(e) ?? ''} ${faultMessage(e)}`);
}

export const nameOf = (e: unknown): string => (typeof e === 'object' && e !== null && 'name' in e ? String(e.name) : '');

/** A fault of a service in our words; what is unknown keeps its own. */
export function serviceError(e: unknown, place: string, url: string | undefined): unknown {
  if (GlueprintError.isGlueprintError(e)) return e;
  const name = nameOf(e);
  const say = (code: string, message: string, hint?: string) => new GlueprintError({ code, file: place, message, hint, cause: e });
  if (name === 'ResourceNotFoundException') return say('MissingTable', 'does not exist', 'create it, or correct its name');
  if (/AccessDenied|UnrecognizedClient|InvalidSignature|MissingAuthenticationToken|ExpiredToken|IncompleteSignature/.test(name)) return say('AccessDenied', faultMessage(e), 'check the credentials and their rights');
  if (name === 'CredentialsProviderError') return say('NoCredentials', 'there are no AWS credentials', 'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  if (['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'].includes(faultCode(e) ?? '')) return say('Unreachable', `cannot be reached${url === undefined ? '' : ` at ${url}`}`, 'start it, or correct the endpoint');
  if (/Throttl|ThroughputExceeded|LimitExceeded/.test(name)) return say('Throttled', `refuses further requests: ${faultMessage(e)}`, 'try again later, or give it more capacity');
  return say('ServiceFault', `${name === '' ? '' : `${name}: `}${faultMessage(e)}`);
}
