import type { StudioEvent } from '../../runtime/server/studio/contract';

type Listener = (event: StudioEvent) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let last: string | undefined;

/**
 * One stream for the page, open only while it is visible and somebody listens:
 * a browser allows six connections a host, and each hidden tab would hold one.
 */
function adjust(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && source === undefined) {
    source = new EventSource(`/api/v1/events${last === undefined ? '' : `?after=${last}`}`);
    for (const type of ['run', 'changed', 'gap']) source.addEventListener(type, receive);
  } else if (!wanted && source !== undefined) {
    source.close();
    source = undefined;
  }
}

function receive(message: MessageEvent<string>): void {
  last = message.lastEventId;
  const event = JSON.parse(message.data) as StudioEvent;
  for (const listener of listeners) listener(event);
}

document.addEventListener('visibilitychange', adjust);

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  adjust();
  return () => {
    listeners.delete(listener);
    adjust();
  };
}
