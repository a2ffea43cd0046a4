import type { StudioBackend } from './backend';
import type { Reply, Request } from '../http/exchange';

const KEEP_ALIVE_MS = 15_000;

/** Server-sent events: replayed after `Last-Event-ID` (or `?after=`), with a comment now and then so that a dead connection shows. */
export function eventStream(backend: StudioBackend, request: Request, query: URLSearchParams): Reply {
  const last = request.headers['last-event-id'] ?? query.get('after') ?? undefined;
  const after = typeof last === 'string' && /^\d+$/.test(last) ? Number(last) : undefined;
  return {
    status: 200,
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
    body: frames(backend, after, request.signal),
  };
}

async function* frames(backend: StudioBackend, after: number | undefined, signal: AbortSignal): AsyncIterable<string> {
  yield 'retry: 1000\n\n';
  const events = backend.events(after, signal)[Symbol.asyncIterator]();
  let next = events.next();
  while (!signal.aborted) {
    const pause = startPause(signal);
    const result = await Promise.race([next, pause.over]);
    pause.cancel();
    if (result === undefined) {
      yield ': still here\n\n';
      continue;
    }
    if (result.done === true) return;
    const { id, event } = result.value;
    yield `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
    next = events.next();
  }
}

/** Over after a while, or with the signal; a cancelled one leaves nothing behind. */
function startPause(signal: AbortSignal): { readonly over: Promise<undefined>; cancel(): void } {
  let end = () => undefined as void;
  const over = new Promise<undefined>((done) => { end = () => done(undefined); });
  const timer = setTimeout(end, KEEP_ALIVE_MS);
  signal.addEventListener('abort', end, { once: true });
  return {
    over,
    cancel() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    },
  };
}
