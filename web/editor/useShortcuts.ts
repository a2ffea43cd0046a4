import { useEffect } from 'react';
import { useEditorStore } from './EditorContext';
import type { GraphNode } from '../../runtime/server/studio/contract';
import { paste, remove } from '../graph/edit';

const CLIP_TYPE = 'glueprint/nodes';

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('dialog, .grid, .menu') !== null);
}

/** Keys of the editor, where no text is being written. */
export function useShortcuts(): void {
  const store = useEditorStore();
  useEffect(() => {
    const chosen = () => {
      const { nodes, selected } = store.getState();
      return nodes.filter((n) => selected.includes(n.id)).map(({ id, type, fields, inputs }): GraphNode => ({ id, type, fields, inputs }));
    };
    const put = (copies: readonly GraphNode[]) => {
      let ids: string[] = [];
      store.getState().apply((g) => {
        const pasted = paste(g, copies);
        ids = pasted.ids;
        return pasted.graph;
      });
      if (ids.length > 0) store.getState().select(ids);
    };
    const onKey = (e: KeyboardEvent) => {
      if (typing(e.target)) return;
      const whole = e.ctrlKey || e.metaKey;
      const key = e.key.toLowerCase();
      if (whole && key === 'z') {
        if (e.shiftKey) store.getState().redo();
        else store.getState().undo();
      } else if (whole && key === 'y') {
        store.getState().redo();
      } else if (whole && key === 'd') {
        put(chosen());
      } else if ((e.key === 'Delete' || e.key === 'Backspace') && store.getState().selected.length > 0) {
        const ids = new Set(store.getState().selected);
        store.getState().apply((g) => remove(g, ids));
      } else if (e.key === 'Escape') {
        store.getState().select([]);
      } else if (e.key === '/') {
        document.querySelector<HTMLElement>('.rail .search input')?.focus();
      } else {
        return;
      }
      e.preventDefault();
      // The canvas has keys of its own for the same.
      e.stopPropagation();
    };
    const onCopy = (e: ClipboardEvent) => {
      if (typing(e.target) || chosen().length === 0 || window.getSelection()?.isCollapsed === false) return;
      e.clipboardData?.setData('text/plain', JSON.stringify({ [CLIP_TYPE]: chosen() }, null, 2));
      e.preventDefault();
    };
    const onCut = (e: ClipboardEvent) => {
      onCopy(e);
      if (e.defaultPrevented) store.getState().apply((g) => remove(g, new Set(store.getState().selected)));
    };
    const onPaste = (e: ClipboardEvent) => {
      if (typing(e.target)) return;
      try {
        const nodes = (JSON.parse(e.clipboardData?.getData('text/plain') ?? '') as Record<string, GraphNode[] | undefined>)[CLIP_TYPE];
        if (nodes !== undefined) put(nodes);
      } catch {
        // Something else is in the clipboard.
      }
    };
    window.addEventListener('keydown', onKey, true);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [store]);
}
