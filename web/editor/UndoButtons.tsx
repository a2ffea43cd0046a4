import { Redo2, Undo2 } from 'lucide-react';
import { useEditor, useEditorStore } from './EditorContext';
import { Button } from '../components/parts';

/** Undo and redo with what they would do on the keyboard. */
export function UndoButtons() {
  const store = useEditorStore();
  const canUndo = useEditor((s) => s.history.past.length > 0);
  const canRedo = useEditor((s) => s.history.future.length > 0);
  return (
    <>
      <Button kind="quiet" aria-label="Undo" title="Undo (Ctrl+Z)" disabled={!canUndo} icon={<Undo2 size={16} aria-hidden />} onClick={() => store.getState().undo()} />
      <Button kind="quiet" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" disabled={!canRedo} icon={<Redo2 size={16} aria-hidden />} onClick={() => store.getState().redo()} />
    </>
  );
}
