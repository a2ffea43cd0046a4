import { COVERAGE_PAGE } from './errors';
import { didYouMean } from '../../../src/core/diagnostics';
import { AwsError } from '../aws/aws-error';
import type { SignatureCheck } from '../aws/signature-check';
import { parseSignature } from '../aws/sigv4';
import type { Reply, Request, Route } from '../http/exchange';
import { failure } from '../http/http-server';
import { OPERATION_GROUPS, OPERATION_MODELS } from './model/model';
import { replyFaults, validateInput } from './model/validate';
import type { Call, Operation } from './operation';
import { OPERATIONS } from './operations/registry';
import type { GlueServices } from './services';

const TARGET = 'AWSGlue.';
const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** AWS Glue over JSON 1.1: name, check, answer. */
export class GlueService implements Route {
  public readonly name = 'glue';
  private readonly operations = new Map<string, Operation>(OPERATIONS.map((o) => [o.name, o]));

  constructor(private readonly services: GlueServices, private readonly signatures?: SignatureCheck) {}

  public matches(request: Request): boolean {
    const target = request.headers['x-amz-target'];
    return typeof target === 'string' && target.startsWith(TARGET);
  }

  public async handle(request: Request): Promise<Reply> {
    const name = String(request.headers['x-amz-target']).slice(TARGET.length);
    try {
      this.signatures?.check(request);
      const operation = this.find(name);
      await this.services.faults.strike(name);
      const model = OPERATION_MODELS[name] ?? {};
      const input = validateInput(model.input ?? 'structure', parse(request.body), this.services.options.lenient);
      const output = await operation.run(input as never, this.call(name, request));
      return this.reply(model.output, output, request);
    } catch (e) {
      if (e instanceof AwsError) return failure(request.id, e);
      throw e;
    }
  }

  private call(operation: string, request: Request): Call {
    const region = parseSignature(request.headers.authorization)?.region ?? this.services.options.region;
    return {
      operation,
      requestId: request.id,
      region,
      account: this.services.options.account,
      state: this.services.regions.get(region),
      services: this.services,
      signal: request.signal,
      now: this.services.seconds(),
    };
  }

  private find(name: string): Operation {
    const found = this.operations.get(name);
    if (found !== undefined) return found;
    const group = OPERATION_GROUPS.find((g) => g.operations.includes(name));
    if (group === undefined) {
      throw new AwsError('UnknownOperationException', `AWS Glue has no operation '${name}'${didYouMean(name, Object.keys(OPERATION_MODELS))}`);
    }
    throw new AwsError('OperationNotSupportedException', `${name} (${group.group}) is not supported by the local Glue endpoint; see ${COVERAGE_PAGE} for what is`);
  }

  private reply(shape: string | undefined, output: object, request: Request): Reply {
    if (this.services.options.checkReplies) {
      const faults = replyFaults(shape ?? 'structure', output);
      if (faults.length > 0) throw new Error(`the reply of ${String(request.headers['x-amz-target'])} breaks the model: ${faults.join('; ')}`);
    }
    return { status: 200, headers: { 'Content-Type': CONTENT_TYPE }, body: JSON.stringify(output) };
  }
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (e) {
    throw new AwsError('SerializationException', `the request is not JSON: ${e instanceof Error ? e.message : String(e)}`);
  }
}
