import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { JobPage } from './JobPage';
import type { Feature, FileFormat } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { CodeEditor } from '../code/CodeEditor';
import { Button, Failure, Notice, Spinner } from '../components/parts';
import { useFeatures } from '../components/useFeatures';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';

const FORMATS: readonly (readonly [FileFormat, string, Feature | undefined])[] = [
  ['pyspark', 'PySpark script', 'pyspark'], ['sql', 'Spark SQL', undefined], ['typescript', 'TypeScript constructs', 'typescript'],
  ['glue-git', 'Glue Studio, Git sync', 'glue-json'], ['glue-api', 'Glue Studio, CreateJob', 'glue-json'], ['glue-sync', 'Glue Studio, resource sync', 'glue-json'], ['mermaid', 'Mermaid diagram', undefined],
];

/** Everything that is generated from the job, each with its node's lines. */
export default function ScriptPage({ job }: { readonly job: string }) {
  usePageTitle(`Script of ${job}`);
  const [inQuery = 'pyspark', setFormat] = useQuery('format');
  const [node, setNode] = useQuery('node');
  const features = useFeatures();
  const format = FORMATS.find(([f]) => f === inQuery)?.[0] ?? 'pyspark';
  const { value, error, reload } = useLoaded(() => api.file(job, format), `${job}/${format}`);
  const [copied, setCopied] = useState(false);
  const place = value?.map.find((m) => m.node === node);
  const highlight = useMemo(() => (place === undefined ? undefined : { from: place.from, to: place.to }), [place]);
  const download = () => {
    if (value === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([value.text], { type: 'text/plain' }));
    link.download = value.path.split('/').at(-1) ?? value.path;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <JobPage job={job} actions={(
      <>
        <select className="input" aria-label="Generated file" value={format} onChange={(e) => setFormat(e.target.value === 'pyspark' ? undefined : e.target.value)}>
          {FORMATS.filter(([f, , needs]) => needs === undefined || features.includes(needs) || f === format).map(
            ([f, title]) => <option key={f} value={f}>{title}</option>,
          )}
        </select>
        <Button kind="quiet" icon={<Copy size={15} aria-hidden />} disabled={value === undefined} onClick={() => { void navigator.clipboard.writeText(value?.text ?? '').then(() => setCopied(true)); }}>{copied ? 'Copied' : 'Copy'}</Button>
        <Button kind="quiet" icon={<Download size={15} aria-hidden />} disabled={value === undefined} onClick={download}>Save</Button>
      </>
    )}>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Generating" />}
      {value !== undefined && (
        <div className="file-view">
          {value.losses.length > 0 && <Notice>This form cannot hold everything: <ul>{value.losses.map((l) => <li key={l}>{l}</li>)}</ul></Notice>}
          <div className="file-body">
            {value.map.length > 0 && (
              <nav className="file-nodes" aria-label="Nodes in this file">
                <ul>{value.map.map((m) => <li key={m.node}><button type="button" className="link" aria-current={m.node === node ? 'true' : undefined} onClick={() => setNode(m.node)}>{m.node}</button><span className="muted">{m.from}</span></li>)}</ul>
              </nav>
            )}
            <CodeEditor
              value={value.text} language={value.language} label={value.path} readOnly highlight={highlight}
              onLine={(line) => setNode(value.map.find((m) => line >= m.from && line <= m.to)?.node)}
            />
          </div>
        </div>
      )}
    </JobPage>
  );
}
