import { CircleAlert, CircleCheck, CircleDashed, CircleStop, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import type { RunState } from '../../runtime/server/studio/contract';
import { RequestFailed } from '../api/client';
import { outcome } from '../graph/run-figures';

/** The small parts that every page uses. */

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'; readonly icon?: ReactNode };

export function Button({ kind = 'plain', icon, children, className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`button button-${kind} ${children === undefined ? 'button-icon' : ''} ${className}`} {...rest}>{icon}{children !== undefined && <span>{children}</span>}</button>;
}

const OUTCOMES = {
  running: { icon: LoaderCircle, word: 'Running' },
  succeeded: { icon: CircleCheck, word: 'Succeeded' },
  failed: { icon: CircleX, word: 'Failed' },
  stopped: { icon: CircleStop, word: 'Stopped' },
} as const;

const WORDS: Partial<Record<RunState, string>> = { TIMEOUT: 'Timed out', ERROR: 'Error', STARTING: 'Starting', STOPPING: 'Stopping', WAITING: 'Waiting', EXPIRED: 'Expired' };

/** The state of a run: colour, sign and word. */
export function RunStatus({ state }: { readonly state: RunState }) {
  const kind = outcome(state);
  const { icon: Icon, word } = OUTCOMES[kind];
  return <span className={`status status-${kind}`}><Icon size={15} aria-hidden className={kind === 'running' ? 'spin' : ''} />{WORDS[state] ?? word}</span>;
}

export function NoStatus({ children }: { readonly children: ReactNode }) {
  return <span className="status status-none"><CircleDashed size={15} aria-hidden />{children}</span>;
}

export function Spinner({ label }: { readonly label: string }) {
  return <div className="spinner" role="status"><LoaderCircle size={18} className="spin" aria-hidden /><span>{label}</span></div>;
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return <div className="empty"><p className="empty-title">{title}</p>{children !== undefined && <div className="empty-text">{children}</div>}</div>;
}

/** What went wrong, as the server says it. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const problem = error instanceof RequestFailed ? error.problem : undefined;
  return (
    <div className="notice notice-error" role="alert">
      <CircleAlert size={16} aria-hidden />
      <div>
        <p className="notice-title">{problem?.node !== undefined && <strong>{problem.node}: </strong>}{error.message}</p>
        {problem?.hint !== undefined && <p className="notice-hint">{problem.hint}</p>}
        {problem !== undefined && <p className="notice-code">{problem.title}</p>}
      </div>
      {retry !== undefined && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

export function Notice({ kind = 'warning', children }: { readonly kind?: 'warning' | 'info'; readonly children: ReactNode }) {
  return <div className={`notice notice-${kind}`}><TriangleAlert size={16} aria-hidden /><div>{children}</div></div>;
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** The platform's own dialog: focus is held, Escape closes, what is behind is inert. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    // What one came for, not the button that closes it.
    dialog.querySelector<HTMLElement>('form input, form select, form button[type="submit"]')?.focus();
  }, []);
  return (
    <dialog ref={ref} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-label={title} onClose={onClose} onCancel={onClose} onClick={(e) => { if (e.target === ref.current) onClose(); }}>
      <div className="dialog-body">
        <header className="dialog-head"><h2>{title}</h2><Button kind="quiet" aria-label="Close" onClick={onClose} icon={<CircleX size={16} aria-hidden />} /></header>
        {children}
      </div>
    </dialog>
  );
}

export interface TabItem { readonly id: string; readonly label: string; readonly badge?: ReactNode }

interface TabsProps {
  readonly items: readonly TabItem[];
  readonly active: string;
  readonly onSelect: (id: string) => void;
  readonly label: string;
  readonly controls: string;
}

/** Tabs as the ARIA pattern has them: one tab stop, arrows move and choose. */
export function Tabs({ items, active, onSelect, label, controls }: TabsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const at = items.findIndex((i) => i.id === active);
    const next = items[(at + by + items.length) % items.length];
    if (next === undefined) return;
    onSelect(next.id);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={bar} onKeyDown={(e) => { if (e.key === 'ArrowRight') move(1); else if (e.key === 'ArrowLeft') move(-1); }}>
      {items.map((item) => (
        <button key={item.id} type="button" role="tab" id={`${controls}-${item.id}`} data-tab={item.id} className="tab" aria-selected={item.id === active} aria-controls={controls} tabIndex={item.id === active ? 0 : -1} onClick={() => onSelect(item.id)}>
          {item.label}{item.badge}
        </button>
      ))}
    </div>
  );
}

export function Tile({ label, value, note, tone }: { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode; readonly tone?: 'good' | 'bad' | 'busy' }) {
  return <div className={`tile ${tone === undefined ? '' : `tile-${tone}`}`}><span className="tile-label">{label}</span><span className="tile-value">{value}</span>{note !== undefined && <span className="tile-note">{note}</span>}</div>;
}
