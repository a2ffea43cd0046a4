import { cloneElement, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

interface TriggerProps {
  'id'?: string;
  'onClick'?: () => void;
  'aria-label'?: string;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}
interface MenuProps { readonly trigger: ReactElement<TriggerProps>; readonly items: readonly (MenuItem | 'line')[]; readonly label: string }

/**
 * A button that opens a list of actions, as the ARIA pattern has it: arrows move, a letter jumps, Escape and Tab leave.
 * Of our own because a library for this one menu weighs as much as a tenth of the page.
 */
export function Menu({ trigger, items, label }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const list = () => [...host.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled])') ?? []];
  const close = () => {
    setOpen(false);
    host.current?.querySelector<HTMLElement>(':scope > button')?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    list()[0]?.focus();
    const outside = (e: Event) => { if (!(e.target instanceof Node) || host.current?.contains(e.target) !== true) setOpen(false); };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside, true);
    };
  }, [open]);
  const onKey = (e: KeyboardEvent) => {
    const all = list();
    const at = all.findIndex((item) => item === document.activeElement);
    const begins = (item: HTMLElement) => item.textContent?.toLowerCase().startsWith(e.key.toLowerCase()) === true;
    const letter = e.key.length === 1 ? all.slice(at + 1).find(begins) ?? all.find(begins) : undefined;
    if (e.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (e.key === 'ArrowUp') all[(at - 1 + all.length) % all.length]?.focus();
    else if (e.key === 'Home') all[0]?.focus();
    else if (e.key === 'End') all.at(-1)?.focus();
    else if (e.key === 'Escape' || e.key === 'Tab') close();
    else if (letter !== undefined && e.key !== ' ') letter.focus();
    else return;
    if (e.key !== 'Tab') e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className="menu-host" ref={host}>
      {cloneElement(trigger, { 'id': `${id}-button`, 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': open, 'onClick': () => setOpen(!open) })}
      {open && (
        <div role="menu" className="menu" aria-labelledby={`${id}-button`} onKeyDown={onKey}>
          {items.map((item, i) => (item === 'line'
            ? <div key={i} role="separator" className="menu-line" />
            : (
              <button
                key={item.label} type="button" role="menuitem" tabIndex={-1} className={item.danger === true ? 'menu-item menu-danger' : 'menu-item'} aria-disabled={item.disabled === true ? true : undefined}
                onPointerMove={(e) => { if (item.disabled !== true) e.currentTarget.focus(); }}
                onClick={() => { if (item.disabled !== true) { close(); item.onSelect(); } }}
              >
                {item.icon}<span>{item.label}</span>{item.hint !== undefined && <kbd>{item.hint}</kbd>}
              </button>
            )))}
        </div>
      )}
    </div>
  );
}
