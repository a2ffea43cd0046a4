import { useStore } from 'zustand';
import type { Feature } from '../../runtime/server/studio/contract';
import { appStore } from '../app-state';

const NONE: readonly Feature[] = [];

/** What the server can do; nothing until it has said so. */
export function useFeatures(): readonly Feature[] {
  return useStore(appStore, (s) => s.info?.features ?? NONE);
}
