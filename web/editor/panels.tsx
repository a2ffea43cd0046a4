import type { ComponentType } from 'react';
import type { JobNode } from '../../runtime/server/studio/contract';
import { later } from '../components/later';

/** What a panel about a node's data is given. */
export interface NodePanel { readonly node: JobNode; readonly output?: string; readonly onColumn?: (column: string) => void }

const data = later<NodePanel>(() => import('./DataPreview').then((m) => m.DataPreview));
const profile = later<NodePanel>(() => import('./ProfilePanel').then((m) => m.ProfilePanel));
const quality = later<NodePanel>(() => import('./QualityPanel').then((m) => m.QualityPanel));
const sql = later<NodePanel>(() => import('./NodeCode').then((m) => m.NodeSql));
const pyspark = later<NodePanel>(() => import('./NodeCode').then((m) => m.NodeScript));
/** By the name of their tab in the dock. */
export const NODE_PANELS: Readonly<Record<string, ComponentType<NodePanel>>> = { data, profile, quality, sql, pyspark };
export const LastRun = later(() => import('./LastRun').then((m) => m.LastRun));
export const Palette = later(() => import('./Palette').then((m) => m.Palette));
export const Problems = later(() => import('./Problems').then((m) => m.Problems));
export const JobSettingsForm = later(() => import('./JobSettingsForm').then((m) => m.JobSettingsForm));
export const LineagePanel = later(() => import('../inspector/LineagePanel').then((m) => m.LineagePanel));
export const Properties = later(() => import('../inspector/Properties').then((m) => m.Properties));
export const SchemaTree = later(() => import('../inspector/SchemaTree').then((m) => m.SchemaTree));

/** What the panels show comes after the graph is drawn: all at once, when the browser has time, so that no first click waits. */
export function loadPanels(): void {
  const all = [Properties, data, SchemaTree, JobSettingsForm, LineagePanel, profile, quality, sql, pyspark, LastRun, Palette, Problems];
  // One that cannot be fetched now says so where it is shown.
  const load = () => { for (const panel of all) panel.preload().catch(() => undefined); };
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 1000 });
  else setTimeout(load, 300);
}
