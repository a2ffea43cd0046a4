import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Button, Dialog, Failure, Notice, Spinner } from '../components/parts';

const ENVIRONMENTS = [['local', 'Local files'], ['localstack', 'Emulator (LocalStack, MiniStack)'], ['aws', 'AWS, reading only']] as const;
const ENGINES = [['duckdb', 'Embedded (DuckDB)'], ['spark', 'PySpark']] as const;

/** A run with its parameters, engine and environment. */
export function StartDialog({ job, onClose }: { readonly job: string; readonly onClose: () => void }) {
  const { value, error } = useLoaded(() => api.job(job), job);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [engine, setEngine] = useState('duckdb');
  const [environment, setEnvironment] = useState('local');
  const [failure, setFailure] = useState<Error>();
  const [, navigate] = useLocation();
  const start = async () => {
    try {
      const run = await api.start(job, { arguments: given, engine, environment });
      navigate(`/runs/${run.id}`);
    } catch (e) {
      setFailure(e as Error);
    }
  };
  const errors = value === undefined ? 0 : [...value.issues, ...value.nodes.flatMap((n) => n.issues)].filter((i) => i.severity === 'error').length;
  return (
    <Dialog title={`Run ${job}`} onClose={onClose}>
      {error !== undefined && <Failure error={error} />}
      {value === undefined && error === undefined && <Spinner label="Reading the job" />}
      {value !== undefined && (
        <form onSubmit={(e) => { e.preventDefault(); void start(); }}>
          {errors > 0 && <Notice>The job has {errors} {errors === 1 ? 'error' : 'errors'}: a run will stop before it reads anything.</Notice>}
          {value.parameters.map((p) => (
            <div className="field" key={p.name}>
              <label className="field-label" htmlFor={`p-${p.name}`}>{p.name} <code className="type">{p.type}</code></label>
              <input id={`p-${p.name}`} className="input" required={p.default === undefined} placeholder={p.default} value={given[p.name] ?? ''} onChange={(e) => setGiven((g) => {
                const next = { ...g };
                if (e.target.value === '') delete next[p.name];
                else next[p.name] = e.target.value;
                return next;
              })} />
              {p.description !== undefined && <p className="field-doc">{p.description}</p>}
            </div>
          ))}
          <div className="field-pair">
            <div className="field"><label className="field-label" htmlFor="run-engine">Engine</label><select id="run-engine" className="input" value={engine} onChange={(e) => setEngine(e.target.value)}>{ENGINES.map(([v, t]) => <option key={v} value={v}>{t}</option>)}</select></div>
            <div className="field"><label className="field-label" htmlFor="run-env">Environment</label><select id="run-env" className="input" value={environment} onChange={(e) => setEnvironment(e.target.value)}>{ENVIRONMENTS.map(([v, t]) => <option key={v} value={v}>{t}</option>)}</select></div>
          </div>
          {failure !== undefined && <Failure error={failure} />}
          <div className="dialog-actions"><Button onClick={onClose}>Cancel</Button><Button kind="primary" type="submit" autoFocus>Run</Button></div>
        </form>
      )}
    </Dialog>
  );
}
