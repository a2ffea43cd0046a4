import type { SequencedEvent } from './backend';
import type { StudioEvent } from './contract';

const KEPT = 500;

/** What has happened since the server started, to be read by any number of pages from any point. */
export class EventLog {
  private readonly kept: SequencedEvent[] = [];
  private readonly waiting = new Set<() => void>();
  /** Number of the newest event. */
  public last = 0;

  public add(event: StudioEvent): void {
    this.kept.push({ id: ++this.last, event });
    if (this.kept.length > KEPT) this.kept.shift();
    for (const wake of this.waiting) wake();
  }

  /** Without `after`: only what comes from now on. */
  public async *read(after: number | undefined, signal: AbortSignal): AsyncIterable<SequencedEvent> {
    let at = after ?? this.last;
    // Another server gave that number, or it is too long ago.
    if (at > this.last || (this.kept[0] !== undefined && at < this.kept[0].id - 1)) {
      at = this.last;
      yield { id: at, event: { type: 'gap' } };
    }
    while (!signal.aborted) {
      const batch = this.latest(this.kept.filter((e) => e.id > at));
      for (const entry of batch) {
        at = entry.id;
        yield entry;
      }
      if (batch.length === 0) await this.more(signal);
    }
  }

  /** Of several states of one run only the newest counts. */
  private latest(events: readonly SequencedEvent[]): SequencedEvent[] {
    const newest = new Map<string, number>();
    for (const { id, event } of events) if (event.type === 'run') newest.set(event.run.id, id);
    return events.filter(({ id, event }) => event.type !== 'run' || newest.get(event.run.id) === id);
  }

  private more(signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const end = () => {
        this.waiting.delete(end);
        signal.removeEventListener('abort', end);
        done();
      };
      this.waiting.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
