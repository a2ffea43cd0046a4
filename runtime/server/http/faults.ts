import { AwsError } from '../aws/aws-error';

/** A fault that tests ask for: `POST /_glueprint/faults`. */
export interface Fault {
  /** Operation, e.g. `StartJobRun`; absent: every one. */
  readonly operation?: string;
  readonly kind: 'throttle' | 'error' | 'latency';
  /** How many requests it hits; absent: all until the faults are cleared. */
  readonly times?: number;
  /** Share of requests hit, 0 to 1. */
  readonly rate?: number;
  /** Of `latency`. */
  readonly milliseconds?: number;
  /** Of `error`: exception name and HTTP status. */
  readonly code?: string;
  readonly status?: number;
}

const KINDS = ['throttle', 'error', 'latency'];

/** The faults in force. */
export class Faults {
  private faults: { fault: Fault; left: number }[] = [];

  constructor(private readonly random: () => number = Math.random) {}

  public list(): Fault[] {
    return this.faults.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault));
  }

  public add(value: unknown): void {
    const fault = value as Fault;
    if (typeof value !== 'object' || value === null || !KINDS.includes(fault.kind)) {
      throw new AwsError('InvalidFault', `a fault needs a kind, one of ${KINDS.join(', ')}`);
    }
    this.faults.push({ fault, left: fault.times ?? Infinity });
  }

  public clear(): void {
    this.faults = [];
  }

  /** Waits or throws as the faults say. */
  public async strike(operation: string): Promise<void> {
    for (const entry of this.faults) {
      const { fault } = entry;
      if (entry.left <= 0 || (fault.operation !== undefined && fault.operation !== operation)) continue;
      if (fault.rate !== undefined && this.random() >= fault.rate) continue;
      entry.left--;
      if (fault.kind === 'latency') {
        await new Promise((done) => setTimeout(done, fault.milliseconds ?? 1000));
      } else if (fault.kind === 'throttle') {
        throw new AwsError('ThrottlingException', 'Rate exceeded', 400);
      } else {
        throw new AwsError(fault.code ?? 'InternalServiceException', 'injected fault', fault.status ?? 500);
      }
    }
  }
}
