import { useEffect, useRef, useState } from 'react';
import type { CodeLanguage, CodeView, Completer, Marker } from './code-view';

interface Props {
  readonly value: string;
  readonly language: CodeLanguage;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly onChange?: (value: string) => void;
  readonly markers?: readonly Marker[];
  readonly completer?: Completer;
  /** Grows with its text instead of filling its place. */
  readonly inline?: boolean;
  /** Lines to set off, from 1. */
  readonly highlight?: { readonly from: number; readonly to: number };
  readonly onLine?: (line: number) => void;
}

const NO_MARKERS: readonly Marker[] = [];

/** CodeMirror, fetched when the first editor is shown; until then the text itself. */
export function CodeEditor(props: Props) {
  const { value, language, label, readOnly = false, inline = false, highlight, onChange, onLine } = props;
  const { markers = NO_MARKERS, completer } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<CodeView | undefined>(undefined);
  const [ready, setReady] = useState(false);
  const events = useRef({ onChange, onLine });
  events.current = { onChange, onLine };
  const first = useRef(value);
  first.current = value;
  useEffect(() => {
    let gone = false;
    void import('./code-view').then((module) => {
      if (gone || host.current === null) return;
      view.current = module.createCodeView(host.current, {
        value: first.current,
        language,
        label,
        readOnly,
        inline,
        onChange: (text) => events.current.onChange?.(text),
        onLine: (line) => events.current.onLine?.(line),
      });
      setReady(true);
    });
    return () => {
      gone = true;
      view.current?.destroy();
      view.current = undefined;
      setReady(false);
    };
  }, [language, label, readOnly, inline]);
  useEffect(() => view.current?.setValue(value), [value, ready]);
  useEffect(() => view.current?.setMarkers(markers), [markers, ready, value]);
  useEffect(() => view.current?.setCompleter(completer), [completer, ready]);
  useEffect(() => view.current?.setHighlight(highlight), [highlight, ready, value]);
  return (
    <div className={inline ? 'code code-inline' : 'code'}>
      {!ready && <pre className="code-plain" tabIndex={0} aria-label={label}>{value}</pre>}
      <div ref={host} className="code-host" hidden={!ready} />
    </div>
  );
}
