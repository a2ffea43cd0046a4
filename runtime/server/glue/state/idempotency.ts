import { AwsError } from '../../aws/aws-error';
import type { Call } from '../operation';
import { below } from './region-state';

/** Runs `work` once for a client token; a repeated call gets the first one's reply, another request with the token is refused. */
export function once<T extends object>(call: Call, token: string | undefined, input: object, work: () => T): T {
  if (token === undefined) return work();
  return call.state.transaction(() => {
    const name = below(call.operation, token);
    const asked = JSON.stringify(input);
    const before = call.state.tokens.get(name)?.doc;
    if (before !== undefined) {
      if (before.input === asked) return before.result as T;
      throw new AwsError('IdempotentParameterMismatchException', `Client token ${token} was used with different parameters`);
    }
    const result = work();
    call.state.tokens.put(name, { input: asked, result });
    return result;
  });
}
