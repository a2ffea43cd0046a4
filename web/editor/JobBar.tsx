import { Check, ChevronRight, CircleAlert, Copy, EllipsisVertical, FileCode2, FileJson2, LoaderCircle, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { api } from '../api/client';
import { appStore } from '../app-state';
import { useEditor, useEditorStore } from './EditorContext';
import { JobTabs } from './JobTabs';
import { UndoButtons } from './UndoButtons';
import { later } from '../components/later';
import type { MenuItem } from '../components/Menu';
import { Button, Failure, RunStatus } from '../components/parts';
import { useFeatures } from '../components/useFeatures';
import { duration } from '../data/format';
import { paste, remove } from '../graph/edit';

/** Not needed before the graph is drawn. */
const Menu = later(() => import('../components/Menu').then((m) => m.Menu), null);
const StartDialog = later(() => import('../pages/StartDialog').then((m) => m.StartDialog), null);

/** The name of the job, its views, what is saved, what can be done. */
export function JobBar() {
  const store = useEditorStore();
  const job = useEditor((s) => s.job);
  const run = useEditor((s) => s.run);
  const selected = useEditor((s) => s.selected);
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [, navigate] = useLocation();
  const features = useFeatures();
  const readOnly = useStore(appStore, (s) => s.info?.readOnly ?? true);

  const eject = async () => {
    try {
      const made = await api.createJob(`${job.name}-graph`, job.name);
      navigate(`/jobs/${encodeURIComponent(made.name)}`);
    } catch (e) {
      setFailure(e as Error);
    }
  };
  const items: (MenuItem | 'line')[] = [
    ...job.editable && selected.length > 0 ? [
      {
        label: `Duplicate ${selected.length === 1 ? 'node' : `${selected.length} nodes`}`,
        hint: 'Ctrl+D',
        icon: <Copy size={15} aria-hidden />,
        onSelect: () => store.getState().apply((g) => paste(g, g.nodes.filter((n) => selected.includes(n.id))).graph),
      },
      { label: `Delete ${selected.length === 1 ? 'node' : `${selected.length} nodes`}`, hint: 'Del', danger: true, icon: <Trash2 size={15} aria-hidden />, onSelect: () => store.getState().apply((g) => remove(g, new Set(selected))) },
      'line' as const,
    ] : [],
    ...features.includes('compose') ? [{ label: job.editable ? 'Copy to a new graph file' : 'Eject to a graph file', icon: <FileJson2 size={15} aria-hidden />, disabled: readOnly, onSelect: () => { void eject(); } }] : [],
    ...features.includes('typescript') ? [{ label: job.editable ? 'Eject to TypeScript' : 'Show as TypeScript', icon: <FileCode2 size={15} aria-hidden />, onSelect: () => navigate(`/jobs/${encodeURIComponent(job.name)}/script?format=typescript`) }] : [],
    ...features.includes('glue-json') ? [{ label: 'Export for Glue Studio', icon: <FileJson2 size={15} aria-hidden />, onSelect: () => navigate(`/jobs/${encodeURIComponent(job.name)}/script?format=glue-git`) }] : [],
  ];
  return (
    <div className="job-bar">
      <div className="job-title"><Link href="/" className="crumb">Jobs</Link><ChevronRight size={14} aria-hidden /><h1>{job.name}</h1></div>
      <JobTabs job={job.name} />
      <div className="job-actions">
        {job.editable ? <SaveState /> : <span className="origin-note" title="Edit it there, or eject it to a graph file"><FileCode2 size={14} aria-hidden />{job.origin.kind === 'code' && (job.origin.at === undefined ? 'written in code' : `${job.origin.at.file}:${job.origin.at.line}`)}</span>}
        {run !== undefined && <Link href={`/runs/${run.id}`} className="bar-run"><RunStatus state={run.state} /><span className="muted">{duration(run.ms)}</span></Link>}
        {job.editable && <UndoButtons />}
        {items.length > 0 && <Menu label="More actions" items={items} trigger={<Button kind="quiet" icon={<EllipsisVertical size={16} aria-hidden />} />} />}
        {features.includes('runs') && <Button kind="primary" icon={<Play size={15} aria-hidden />} disabled={readOnly} onClick={() => setStarting(true)}>Run</Button>}
      </div>
      {failure !== undefined && <Failure error={failure} />}
      {starting && <StartDialog job={job.name} onClose={() => setStarting(false)} />}
      <Conflict />
    </div>
  );
}

function SaveState() {
  const store = useEditorStore();
  const saving = useEditor((s) => s.saving);
  const failure = useEditor((s) => s.failure);
  const file = useEditor((s) => (s.job.origin.kind === 'file' ? s.job.origin.file : ''));
  return (
    <span className="save-state" role="status" title={file}>
      {saving === 'saved' && <><Check size={14} aria-hidden /> saved</>}
      {(saving === 'saving' || saving === 'waiting') && <><LoaderCircle size={14} aria-hidden className="spin" /> saving</>}
      {saving === 'conflict' && <><CircleAlert size={14} aria-hidden /> changed elsewhere</>}
      {saving === 'failed' && <><CircleAlert size={14} aria-hidden /> {failure} <Button kind="quiet" onClick={() => { void store.getState().flush(); }}>Try again</Button></>}
    </span>
  );
}

/** The file changed while this window had changes of its own: one of the two must give way. */
function Conflict() {
  const store = useEditorStore();
  const theirs = useEditor((s) => s.theirs);
  const mine = useEditor((s) => s.history.present.nodes);
  if (theirs === undefined) return null;
  const there = new Map(theirs.nodes.map((n) => [n.id, n]));
  const here = new Map(mine.map((n) => [n.id, n]));
  const plain = (n: { type: string; fields: object; inputs: readonly object[] } | undefined) => n && JSON.stringify([n.type, n.fields, n.inputs]);
  const differing = [...new Set([...there.keys(), ...here.keys()])].filter((id) => plain(there.get(id)) !== plain(here.get(id)));
  return (
    <div className="notice notice-warning conflict" role="alertdialog" aria-label="The file has changed">
      <CircleAlert size={16} aria-hidden />
      <div><p className="notice-title">The file was changed by someone else while you were editing.</p><p className="notice-hint">{differing.length === 0 ? 'Both have the same nodes; settings differ.' : `Different: ${differing.slice(0, 6).join(', ')}${differing.length > 6 ? ` and ${differing.length - 6} more` : ''}`}</p></div>
      <Button onClick={() => store.getState().takeTheirs()}>Take theirs</Button>
      <Button kind="primary" onClick={() => store.getState().keepMine()}>Keep mine</Button>
    </div>
  );
}
