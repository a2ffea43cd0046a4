import { ArrowLeftRight, ExternalLink, Unlink } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { FieldFormContext, FieldRow, type FormContext } from './FieldControl';
import type { JobNode } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import type { Completer } from '../code/code-view';
import { DocText } from '../components/DocText';
import { Button, Notice } from '../components/parts';
import { useEditor, useEditorStore } from '../editor/EditorContext';
import { connect, disconnect, rename, setAlias, setField, swapInputs } from '../graph/edit';
import { reachable } from '../graph/job-graph';
import { columnsOf } from '../graph/schema-rows';

/** Columns of each input of a node, as far as they are known. */
export function useInputColumns(node: JobNode) {
  const nodes = useEditor((s) => s.nodes);
  return useMemo(() => node.inputs.map((input) => {
    const outputs = nodes.find((n) => n.id === input.node)?.outputs ?? [];
    return columnsOf((outputs.find((o) => o.name === input.output) ?? outputs[0])?.columns);
  }), [nodes, node.inputs]);
}

export function Properties({ node }: { readonly node: JobNode }) {
  const store = useEditorStore();
  const type = useEditor((s) => s.registry.get(node.type));
  const readOnly = useEditor((s) => !s.job.editable);
  const inputs = useInputColumns(node);
  const job = useEditor((s) => s.job.name);
  const completers = useMemo(() => {
    // What was just typed may not be saved yet: the answer then is about the node as it was.
    const asking = (kind: 'query' | 'expression'): Completer => (text, offset) => api.complete(job, node.id, { text, offset, kind }).catch(() => undefined);
    return { query: asking('query'), expression: asking('expression') };
  }, [job, node.id]);
  const context = useMemo<FormContext>(() => ({ readOnly, inputs, completers, issues: node.issues }), [inputs, node.issues, completers, readOnly]);
  const loose = node.issues.filter((i) => i.field === undefined || !(type?.fields ?? []).some((f) => i.field === f.name || i.field?.startsWith(`${f.name}.`) || i.field?.startsWith(`${f.name}[`)));

  return (
    <div className="properties">
      <Name node={node} readOnly={readOnly} />
      {node.at !== undefined && <p className="written"><ExternalLink size={13} aria-hidden /> written at <code>{node.at.file}:{node.at.line}</code></p>}
      {type === undefined && <Notice>No node type ‘{node.type}’ is known here: its fields are kept as they are.</Notice>}
      {loose.map((i) => <p key={i.message} className={i.severity === 'error' ? 'field-error' : 'field-warning'}>{i.message}{i.hint !== undefined && ` — ${i.hint}`}</p>)}
      {node.notLocal !== undefined && <Notice kind="info">Not run by the embedded engine: {node.notLocal}</Notice>}
      {(type === undefined || type.inputs.max > 0) && <Inputs node={node} readOnly={readOnly} />}
      <FieldFormContext.Provider value={context}>
        {type?.fields.map((field) => (
          <FieldRow
            key={`${node.id}/${field.name}`} field={field} value={node.fields[field.name]} path={field.name}
            onChange={(value) => store.getState().apply((g) => setField(g, node.id, field.name, value), `${node.id}.${field.name}`)}
          />
        ))}
      </FieldFormContext.Provider>
      {type !== undefined && <p className="doc"><DocText text={type.doc} /> <a href={type.see} target="_blank" rel="noreferrer noopener">Reference</a></p>}
    </div>
  );
}

function Name({ node, readOnly }: { readonly node: JobNode; readonly readOnly: boolean }) {
  const store = useEditorStore();
  const [text, setText] = useState(node.id);
  useEffect(() => setText(node.id), [node.id]);
  const commit = () => {
    if (text === node.id) return;
    const before = store.getState().history.present;
    store.getState().apply((g) => rename(g, node.id, text.trim()));
    if (store.getState().history.present !== before) store.getState().select([text.trim()]);
    else setText(node.id);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor="node-name">Name</label>
      <input id="node-name" className="input" value={text} readOnly={readOnly} spellCheck={false} onChange={(e) => setText(e.target.value)} onBlur={commit} onKeyDown={(e) => { if (e.key === 'Enter') commit(); }} />
    </div>
  );
}

function Inputs({ node, readOnly }: { readonly node: JobNode; readonly readOnly: boolean }) {
  const store = useEditorStore();
  const nodes = useEditor((s) => s.nodes);
  const max = useEditor((s) => s.registry.get(node.type)?.inputs.max ?? Infinity);
  const names = useEditor((s) => s.registry.get(node.type)?.inputs.names);
  const below = useMemo(() => reachable(nodes, node.id, 'down'), [nodes, node.id]);
  const choices = nodes.filter((n) => n.id !== node.id && n.family !== 'target' && !below.has(n.id))
    .flatMap((n) => (n.outputs.length > 1 ? n.outputs.map((o) => ({ node: n.id, output: o.name as string | undefined })) : [
      { node: n.id, output: undefined as string | undefined },
    ]));
  return (
    <div className="field" role="group" aria-labelledby="inputs-label">
      <span className="field-label" id="inputs-label">{max === 1 ? 'Input' : 'Inputs'}</span>
      {node.inputs.length === 0 && <p className="muted">reads no node yet</p>}
      <ul className="inputs">
        {node.inputs.map((input, i) => (
          <li key={`${input.node}/${input.output}/${i}`}>
            {names?.[i] !== undefined && <span className="muted">{names[i]}</span>}
            <button type="button" className="link" onClick={() => store.getState().select([input.node])}>{input.node}{input.output !== undefined && ` · ${input.output}`}</button>
            <span className="muted">as</span>
            {readOnly
              ? <code>{input.as}</code>
              : <input className="input input-alias" aria-label={`Name of input ${i + 1} in SQL`} value={input.as} spellCheck={false} onChange={(e) => store.getState().apply((g) => setAlias(g, node.id, i, e.target.value), `${node.id}.as${i}`)} />}
            {!readOnly && <Button kind="quiet" aria-label={`Disconnect ${input.node}`} icon={<Unlink size={14} aria-hidden />} onClick={() => store.getState().apply((g) => disconnect(g, node.id, i))} />}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="inputs-actions">
          <select className="input" aria-label="Connect an input" value="" onChange={(e) => {
            const choice = choices[Number(e.target.value)];
            if (choice !== undefined) store.getState().apply((g) => connect(g, store.getState().registry, choice.node, node.id, choice.output));
          }}>
            <option value="">{node.inputs.length >= max ? 'Replace the last input…' : 'Connect an input…'}</option>
            {choices.map((c, i) => <option key={`${c.node}/${c.output}`} value={i}>{c.node}{c.output === undefined ? '' : ` · ${c.output}`}</option>)}
          </select>
          {node.inputs.length === 2 && <Button kind="quiet" icon={<ArrowLeftRight size={14} aria-hidden />} onClick={() => store.getState().apply((g) => swapInputs(g, node.id))}>Swap</Button>}
        </div>
      )}
    </div>
  );
}
