/** Time as the server sees it; tests and `/_glueprint/clock` move it. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Runs `work` once `ms` have passed on this clock; gives a function that calls it off. */
  after(ms: number, work: () => void): () => void;
}

interface Alarm { readonly at: number; readonly work: () => void; timer?: NodeJS.Timeout }

/** `setTimeout` overflows above 24.8 days: longer waits are taken in steps. */
const LONGEST_MS = 2 ** 31 - 1;

/** The system's clock, with an offset that can only grow. */
export class ServerClock implements Clock {
  private offset = 0;
  private readonly alarms = new Set<Alarm>();

  constructor(private readonly system: () => number = Date.now) {}

  public now(): number {
    return this.system() + this.offset;
  }

  public after(ms: number, work: () => void): () => void {
    const alarm: Alarm = { at: this.now() + ms, work };
    this.alarms.add(alarm);
    this.arm(alarm);
    return () => this.drop(alarm);
  }

  /** Moves the clock on; what falls due in between runs in its order, each at its own time. */
  public advance(ms: number): void {
    const end = this.now() + ms;
    for (;;) {
      const next = [...this.alarms].filter((a) => a.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.offset += Math.max(0, next.at - this.now());
      this.drop(next);
      next.work();
    }
    this.offset += Math.max(0, end - this.now());
    for (const alarm of this.alarms) this.arm(alarm);
  }

  public stop(): void {
    for (const alarm of [...this.alarms]) this.drop(alarm);
  }

  private arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const wait = Math.max(0, alarm.at - this.now());
    alarm.timer = setTimeout(() => {
      if (alarm.at > this.now()) return this.arm(alarm);
      this.alarms.delete(alarm);
      return alarm.work();
    }, Math.min(wait, LONGEST_MS));
    alarm.timer.unref();
  }

  private drop(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.alarms.delete(alarm);
  }
}
