import { createStore } from 'zustand/vanilla';
import { api } from './api/client';
import type { Info, NodeTypeInfo } from '../runtime/server/studio/contract';

/** What every page may need, fetched once. */
export interface AppState {
  readonly info?: Info;
  readonly registry?: ReadonlyMap<string, NodeTypeInfo>;
  readonly failure?: Error;
}

export const appStore = createStore<AppState>(() => ({}));

export async function loadApp(): Promise<void> {
  try {
    const [info, types] = await Promise.all([api.info(), api.nodeTypes()]);
    appStore.setState({ info, registry: new Map(types.map((t) => [t.kind, t])), failure: undefined });
  } catch (error) {
    appStore.setState({ failure: error instanceof Error ? error : new Error(String(error)) });
  }
}
