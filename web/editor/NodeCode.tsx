import { useMemo } from 'react';
import { useEditor } from './EditorContext';
import type { FileFormat, JobNode } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { CodeEditor } from '../code/CodeEditor';
import { Empty, Failure, Spinner } from '../components/parts';

/** The node as one Spark SQL query. */
export function NodeSql({ node, output }: { readonly node: JobNode; readonly output?: string }) {
  const sql = typeof node.sql === 'string' ? node.sql : node.sql?.[output ?? Object.keys(node.sql)[0] ?? ''];
  if (sql === undefined) return <Empty title="No Spark SQL">{node.family === 'transform' ? 'This node is a script, or its input is not known yet.' : `A ${node.family} is no query.`}</Empty>;
  return <CodeEditor value={sql} language="sql" label={`Spark SQL of ${node.id}`} readOnly />;
}

/** The lines of the generated script that are this node's. */
export function NodeScript({ node, format = 'pyspark' }: { readonly node: JobNode; readonly format?: FileFormat }) {
  const job = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const { value, error, reload } = useLoaded(() => api.file(job, format), `${job}/${etag}/${format}`, job);
  const text = useMemo(() => {
    const place = value?.map.find((m) => m.node === node.id);
    return place === undefined ? undefined : value?.text.split('\n').slice(place.from - 1, place.to).join('\n');
  }, [value, node.id]);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined) return <Spinner label="Generating the script" />;
  if (text === undefined) return <Empty title="No lines of its own">The generated script has no block for this node.</Empty>;
  return <CodeEditor value={text} language="python" label={`PySpark of ${node.id}`} readOnly />;
}
