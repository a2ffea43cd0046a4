import { useEffect, useRef } from 'react';
import { Grid, type GridData, type GridSort } from '../data/grid';

interface Props extends GridData {
  readonly label: string;
  readonly sort?: GridSort;
  readonly onSort?: (column: number) => void;
  readonly onOpen?: (row: number, column: number) => void;
  readonly onColumn?: (column: number) => void;
}

export function DataGrid({ columns, data, rows, label, sort, onSort, onOpen, onColumn }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | undefined>(undefined);
  const events = useRef({ onSort, onOpen, onColumn });
  events.current = { onSort, onOpen, onColumn };
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new Grid(host.current, {
      onSort: (c) => events.current.onSort?.(c),
      onOpen: (r, c) => events.current.onOpen?.(r, c),
      onColumn: (c) => events.current.onColumn?.(c),
    }, label);
    grid.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => grid.current?.show({ columns, data, rows }, sort), [columns, data, rows, sort, label]);
  return <div ref={host} className="grid-host" />;
}
