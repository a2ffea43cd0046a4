import { useEffect, useRef } from 'react';

export interface Series { readonly label: string; readonly unit: 'ms' | 'rows'; readonly values: readonly (number | null)[] }

interface TimeChartProps {
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly label: string;
}

/** Lines over time, by uPlot, fetched when first shown. */
export function TimeChart({ times, series, label }: TimeChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let destroy: (() => void) | undefined;
    let gone = false;
    void import('./time-chart').then(({ drawTimeChart }) => {
      if (!gone && host.current !== null) destroy = drawTimeChart(host.current, times, series);
    });
    return () => {
      gone = true;
      destroy?.();
    };
  }, [times, series]);
  return <div ref={host} className="timechart" role="img" aria-label={label} />;
}
