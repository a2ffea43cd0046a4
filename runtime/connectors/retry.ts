import { GlueprintError } from '../../src/core/diagnostics';

export interface RetryPolicy {
  /** All tries, the first among them. */
  readonly attempts: number;
  /** Before the second try; doubled each time, half of it by chance. */
  readonly firstDelay: number;
  readonly isTransient: (error: unknown) => boolean;
  readonly onRetry?: (error: unknown, attempt: number, delay: number) => void;
  readonly signal?: AbortSignal;
  readonly random?: () => number;
}

/** Does it again after a while where the fault may pass. The last fault is thrown. */
export async function retrying<T>(policy: RetryPolicy, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (policy.signal?.aborted === true) throw interrupted();
      if (attempt >= policy.attempts || !policy.isTransient(error)) throw error;
      const delay = policy.firstDelay * 2 ** (attempt - 1) * (0.5 + (policy.random ?? Math.random)() / 2);
      policy.onRetry?.(error, attempt, delay);
      await pause(delay, policy.signal);
    }
  }
}

export function interrupted(): GlueprintError {
  return new GlueprintError({ code: 'Interrupted', message: 'the run was stopped' });
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(interrupted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
