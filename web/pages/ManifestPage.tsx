import { JobPage } from './JobPage';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { CodeEditor } from '../code/CodeEditor';
import { Failure, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';

/** The manifest: what the runtime runs. */
export default function ManifestPage({ job }: { readonly job: string }) {
  usePageTitle(`Manifest of ${job}`);
  const { value, error, reload } = useLoaded(() => api.file(job, 'manifest'), job);
  return (
    <JobPage job={job}>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Reading the manifest" />}
      {value !== undefined && <div className="file-view"><div className="file-body"><CodeEditor value={value.text} language="json" label={value.path} readOnly /></div></div>}
    </JobPage>
  );
}
