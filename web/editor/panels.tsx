import { lazy, type ComponentType } from 'react';
import type { JobNode } from '../../runtime/server/studio/contract';

/** What the panels show comes after the graph is drawn: all at once, when the browser has time, so that no first click waits. */
const later = {
  dataPreview: () => import('./DataPreview'),
  profile: () => import('./ProfilePanel'),
  quality: () => import('./QualityPanel'),
  code: () => import('./NodeCode'),
  palette: () => import('./Palette'),
  problems: () => import('./Problems'),
  settings: () => import('./JobSettingsForm'),
  lastRun: () => import('./LastRun'),
  lineage: () => import('../inspector/LineagePanel'),
  properties: () => import('../inspector/Properties'),
  schema: () => import('../inspector/SchemaTree'),
};

export function loadPanels(): void {
  const load = () => { for (const panel of Object.values(later)) void panel(); };
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 1000 });
  else setTimeout(load, 300);
}

/** What a panel about a node's data is given. */
export interface NodePanel { readonly node: JobNode; readonly output?: string; readonly onColumn?: (column: string) => void }

/** By the name of their tab in the dock. */
export const NODE_PANELS: Readonly<Record<string, ComponentType<NodePanel>>> = {
  data: lazy(() => later.dataPreview().then((m) => ({ default: m.DataPreview }))),
  profile: lazy(() => later.profile().then((m) => ({ default: m.ProfilePanel }))),
  quality: lazy(() => later.quality().then((m) => ({ default: m.QualityPanel }))),
  sql: lazy(() => later.code().then((m) => ({ default: m.NodeSql }))),
  pyspark: lazy(() => later.code().then((m) => ({ default: m.NodeScript }))),
};
export const LastRun = lazy(() => later.lastRun().then((m) => ({ default: m.LastRun })));
export const Palette = lazy(() => later.palette().then((m) => ({ default: m.Palette })));
export const Problems = lazy(() => later.problems().then((m) => ({ default: m.Problems })));
export const JobSettingsForm = lazy(() => later.settings().then((m) => ({ default: m.JobSettingsForm })));
export const LineagePanel = lazy(() => later.lineage().then((m) => ({ default: m.LineagePanel })));
export const Properties = lazy(() => later.properties().then((m) => ({ default: m.Properties })));
export const SchemaTree = lazy(() => later.schema().then((m) => ({ default: m.SchemaTree })));
