/** What CloudFormation tells a custom resource of its request, besides the properties. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
}

/** The network and the clock as they are needed here. */
export interface AnswerPorts {
  /** Milliseconds until the function is ended. */
  readonly remaining: number;
  put(url: string, body: string): Promise<void>;
  /** Rejects when the signal is given. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

const ATTEMPTS = 4;
/** CloudFormation takes 4 KB in all. */
const MOST_REASON = 1500;
/** What the answer itself may take. */
const RESERVE = 10_000;

/**
 * Does the work, and tells CloudFormation how it ended, whatever happens: it waits for an answer, for an hour if none comes.
 * What was not created has the name that it would have had, so that its deletion finds it.
 */
export async function answering(
  event: CustomResourceEvent, name: string, work: () => Promise<{ readonly PhysicalResourceId: string }>, ports: AnswerPorts,
): Promise<void> {
  const common = { StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId };
  const ended = new AbortController();
  const late = ports.sleep(Math.max(0, ports.remaining - RESERVE), ended.signal).then(() => { throw new Error('the function has no time left'); });
  let answer: object;
  try {
    answer = { Status: 'SUCCESS', ...common, ...await Promise.race([work(), late]) };
  } catch (error) {
    const reason = `${(error as Error).name}: ${(error as Error).message}`.slice(0, MOST_REASON);
    console.error(reason);
    answer = { Status: 'FAILED', Reason: reason, ...common, PhysicalResourceId: event.PhysicalResourceId ?? name };
  } finally {
    ended.abort();
  }
  for (let attempt = 1; ; attempt++) {
    try {
      await ports.put(event.ResponseURL, JSON.stringify(answer));
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await ports.sleep(250 * 2 ** attempt);
    }
  }
}
