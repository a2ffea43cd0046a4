import { useRef } from 'react';

interface Props {
  readonly label: string;
  /** Which way the size grows. */
  readonly axis: 'x' | 'y';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  /** 1 where dragging right or down makes the panel larger. */
  readonly sign: 1 | -1;
}

const STEP = 24;

/** The line between two panels, for pointer and keyboard. */
export function SplitHandle({ label, axis, size, min, max, onResize, sign }: Props) {
  const start = useRef<{ at: number; size: number } | undefined>(undefined);
  const clamp = (n: number) => Math.min(max, Math.max(min, Math.round(n)));
  return (
    <div
      role="separator" tabIndex={0} aria-label={label} aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size} aria-valuemin={min} aria-valuemax={max} className={`split split-${axis}`}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        start.current = { at: axis === 'x' ? e.clientX : e.clientY, size };
      }}
      onPointerMove={(e) => {
        if (start.current === undefined) return;
        onResize(clamp(start.current.size + sign * ((axis === 'x' ? e.clientX : e.clientY) - start.current.at)));
      }}
      onPointerUp={() => { start.current = undefined; }}
      onKeyDown={(e) => {
        const grow = axis === 'x' ? 'ArrowRight' : 'ArrowDown';
        const shrink = axis === 'x' ? 'ArrowLeft' : 'ArrowUp';
        if (e.key === grow) onResize(clamp(size + sign * STEP));
        else if (e.key === shrink) onResize(clamp(size - sign * STEP));
        else return;
        e.preventDefault();
      }}
    />
  );
}
