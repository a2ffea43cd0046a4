import { layout, type LayoutRequest } from '../graph/layout';

self.onmessage = (message: MessageEvent<LayoutRequest>) => self.postMessage(layout(message.data));
