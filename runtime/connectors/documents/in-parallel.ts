/** Items of several generators as they come, so many of them at work at a time. */
export async function* inParallel<T>(makers: readonly (() => AsyncGenerator<T>)[], width: number): AsyncGenerator<T> {
  const waiting = [...makers];
  const running = new Map<AsyncGenerator<T>, Promise<{ readonly of: AsyncGenerator<T>; readonly result: IteratorResult<T> }>>();
  const step = (of: AsyncGenerator<T>) => running.set(of, of.next().then((result) => ({ of, result })));
  const start = () => {
    while (running.size < width && waiting.length > 0) step((waiting.shift() as () => AsyncGenerator<T>)());
  };
  start();
  try {
    while (running.size > 0) {
      const { of, result } = await Promise.race(running.values());
      if (result.done === true) {
        running.delete(of);
        start();
      } else {
        step(of);
        yield result.value;
      }
    }
  } finally {
    for (const [of, next] of running) {
      next.catch(() => {});
      void of.return(undefined as never).catch(() => {});
    }
  }
}
