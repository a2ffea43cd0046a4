import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorState, EditorStore } from './editor-store';
import type { JobNode } from '../../runtime/server/studio/contract';

export const EditorContext = createContext<EditorStore | undefined>(undefined);

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === undefined) throw new Error('outside of an editor');
  return store;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditorStore(), select);
}

/** The one selected node. */
export function useSelectedNode(): JobNode | undefined {
  return useEditor((s) => (s.selected.length === 1 ? s.nodes.find((n) => n.id === s.selected[0]) : undefined));
}
