import { Plus, Trash2 } from 'lucide-react';
import { useEditor, useEditorStore } from './EditorContext';
import type { Graph, JobSettings } from '../../runtime/server/studio/contract';
import type { ParameterType } from '../../src/core/manifest/manifest';
import type { Field } from '../../src/core/nodes/node-type';
import { Button } from '../components/parts';
import { FieldFormContext, FieldRow } from '../inspector/FieldControl';

const FIELDS: readonly Field[] = [
  { name: 'description', type: { type: 'string' }, doc: 'What the job is for.' },
  { name: 'glueVersion', type: { type: 'enum', values: ['4.0', '5.0', '5.1', '6.0'] }, doc: 'Decides the versions of Spark and Python.', required: true },
  { name: 'workerType', type: { type: 'enum', values: ['G.025X', 'G.1X', 'G.2X', 'G.4X', 'G.8X', 'R.1X', 'R.2X', 'R.4X', 'R.8X'] }, doc: 'Size of a worker on Glue.', required: true },
  { name: 'numberOfWorkers', type: { type: 'integer', min: 1, max: 299 }, doc: 'Workers on Glue.', required: true },
  { name: 'timeoutMinutes', type: { type: 'integer', min: 1 }, doc: 'A run that takes longer is stopped.', required: true },
  { name: 'maxRetries', type: { type: 'integer', min: 0, max: 10 }, doc: 'How often a failed run is started again.' },
  { name: 'bookmarks', type: { type: 'enum', values: ['enable', 'disable', 'pause'] }, doc: 'Whether a run reads only what is new since the last one.' },
  { name: 'timeZone', type: { type: 'string' }, doc: 'Time zone of timestamps in Spark SQL.' },
];
const TYPES: readonly ParameterType[] = ['string', 'int', 'bigint', 'double', 'boolean', 'date', 'timestamp'];

/** Shown where no node is chosen: the settings of the job itself. */
export function JobSettingsForm() {
  const store = useEditorStore();
  const graph = useEditor((s) => s.history.present);
  const editable = useEditor((s) => s.job.editable);
  const issues = useEditor((s) => s.job.issues);
  const values = graph.settings as unknown as Readonly<Record<string, string | number | undefined>>;
  const change = (next: Partial<JobSettings>, key: string) => store.getState().apply((g) => ({ ...g, settings: { ...g.settings, ...next } }), key);
  return (
    <div className="inspector-panel properties" tabIndex={0} role="region" aria-label="Job settings">
      <h2>Job settings</h2>
      <FieldFormContext.Provider value={{ readOnly: !editable, inputs: [], completers: {}, issues }}>
        {FIELDS.map((f) => <FieldRow key={f.name} field={f} value={values[f.name]} path={f.name} onChange={(v) => change({ [f.name]: v }, `settings.${f.name}`)} />)}
      </FieldFormContext.Provider>
      <Parameters graph={graph} editable={editable} />
    </div>
  );
}

function Parameters({ graph, editable }: { readonly graph: Graph; readonly editable: boolean }) {
  const store = useEditorStore();
  const put = (parameters: Graph['parameters'], key?: string) => store.getState().apply((g) => ({ ...g, parameters }), key);
  return (
    <section className="parameters" aria-label="Parameters">
      <h3>Parameters</h3>
      {graph.parameters.length === 0 && <p className="muted">none: texts may hold them as <code>{'${name}'}</code>, SQL as <code>:name</code></p>}
      {graph.parameters.map((p, i) => {
        const set = (next: Partial<typeof p>) => put(graph.parameters.map((x, at) => (at === i ? { ...x, ...next } : x)), `parameter${i}`);
        return (
          <div className="parameter" key={i}>
            <input className="input" aria-label={`Name of parameter ${i + 1}`} value={p.name} readOnly={!editable} onChange={(e) => set({ name: e.target.value })} />
            <select className="input" aria-label={`Type of ${p.name}`} value={p.type} disabled={!editable} onChange={(e) => set({ type: e.target.value as ParameterType })}>{TYPES.map((t) => <option key={t}>{t}</option>)}</select>
            <input className="input" aria-label={`Default of ${p.name}`} placeholder="no default" value={p.default ?? ''} readOnly={!editable} onChange={(e) => set({ default: e.target.value === '' ? undefined : e.target.value })} />
            {editable && <Button kind="quiet" aria-label={`Remove ${p.name}`} icon={<Trash2 size={14} aria-hidden />} onClick={() => put(graph.parameters.filter((_, at) => at !== i))} />}
          </div>
        );
      })}
      {editable && <Button kind="quiet" icon={<Plus size={15} aria-hidden />} onClick={() => put([...graph.parameters, { name: `parameter${graph.parameters.length + 1}`, type: 'string' }])}>Add a parameter</Button>}
    </section>
  );
}
