import type { Layout, LayoutRequest } from '../graph/layout';

/** As `WORKER_ABOVE` of the layout, which is not loaded here. */
const WORKER_ABOVE = 200;

/** The layout, computed where it does not hold up the page. */
export async function arrange(request: LayoutRequest): Promise<Layout> {
  if (request.ids.length <= WORKER_ABOVE) return (await import('../graph/layout')).layout(request);
  const worker = new Worker('/layout-worker.js', { type: 'module' });
  try {
    return await new Promise<Layout>((done, failed) => {
      worker.onmessage = (message: MessageEvent<Layout>) => done(message.data);
      worker.onerror = (event) => failed(new Error(event.message));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
