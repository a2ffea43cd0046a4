import type { GlueServices } from './services';
import type { RegionState } from './state/region-state';
import type { Wire } from './wire';

/** One request being answered. */
export interface Call {
  readonly operation: string;
  readonly requestId: string;
  readonly region: string;
  readonly account: string;
  readonly state: RegionState;
  readonly services: GlueServices;
  /** Aborted when the client goes away or the server stops: ends held calls. */
  readonly signal: AbortSignal;
  /** Seconds since 1970, as the protocol writes times. */
  readonly now: number;
}

export interface Operation {
  readonly name: string;
  readonly run: (input: never, call: Call) => object | Promise<object>;
  /** What of the operation is missing here; absent: it is whole. Shown on the coverage page. */
  readonly missing?: string;
}

/** Input and output are the SDK's types of the operation; the input has passed validation. */
export function operation<I extends object, O extends object>(
  name: string,
  run: (input: Wire<I>, call: Call) => Partial<Wire<O>> | Promise<Partial<Wire<O>>>,
  missing?: string,
): Operation {
  return { name, run, missing };
}

export function arn(call: { readonly region: string; readonly account: string }, resource: string): string {
  return `arn:aws:glue:${call.region}:${call.account}:${resource}`;
}
