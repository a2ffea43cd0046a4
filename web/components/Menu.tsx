import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

/** A button that opens a list of actions. */
export function Menu({ trigger, items, label }: { readonly trigger: ReactNode; readonly items: readonly (MenuItem | 'line')[]; readonly label: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild aria-label={label}>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {items.map((item, i) => (item === 'line'
            ? <DropdownMenu.Separator key={i} className="menu-line" />
            : (
              <DropdownMenu.Item key={item.label} className={item.danger === true ? 'menu-item menu-danger' : 'menu-item'} disabled={item.disabled} onSelect={item.onSelect}>
                {item.icon}<span>{item.label}</span>{item.hint !== undefined && <kbd>{item.hint}</kbd>}
              </DropdownMenu.Item>
            )))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
