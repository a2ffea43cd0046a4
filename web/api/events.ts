import type { StudioEvent } from '../../runtime/server/studio/contract';

type Listener = (event: StudioEvent) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let last: string | undefined;
let lost = false;
const onLost = new Set<(lost: boolean) => void>();
const AGAIN_MS = 1500;

/**
 * One stream for the page, open only while it is visible and somebody listens:
 * a browser allows six connections a host, and each hidden tab would hold one.
 */
function adjust(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && source === undefined) {
    source = new EventSource(`/api/v1/events${last === undefined ? '' : `?after=${last}`}`);
    for (const type of ['run', 'changed', 'app', 'gap']) source.addEventListener(type, receive);
    source.addEventListener('error', failed);
    source.addEventListener('open', opened);
  } else if (!wanted && source !== undefined) {
    source.close();
    source = undefined;
  }
}

/** What happened after the first answer was made is not in it: the stream starts there. */
export function knowEvent(number: string | null): void {
  if (number !== null) last ??= number;
}

/** A browser asks again by itself while nothing answers, but not after an answer that is no stream. */
function failed(): void {
  tellLost(true);
  if (source?.readyState !== EventSource.CLOSED) return;
  source = undefined;
  setTimeout(adjust, AGAIN_MS);
}

/** It is back, perhaps as another process: what happened meanwhile is not known. */
function opened(): void {
  if (!lost) return;
  tellLost(false);
  for (const listener of listeners) listener({ type: 'gap' });
}

function tellLost(now: boolean): void {
  if (lost === now) return;
  lost = now;
  for (const tell of onLost) tell(now);
}

/** Whether the server does not answer. */
export function listenLost(listener: (lost: boolean) => void): () => void {
  onLost.add(listener);
  listener(lost);
  return () => { onLost.delete(listener); };
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
