import '@xyflow/react/dist/base.css';
import 'uplot/dist/uPlot.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/editor.css';
import './styles/pages.css';
import { lazy, StrictMode, Suspense, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch } from 'wouter';
import { useStore } from 'zustand';
import { appStore, loadApp } from './app-state';
import { Empty, Failure, Spinner } from './components/parts';
import { Shell } from './components/Shell';

const CatalogPage = lazy(() => import('./pages/CatalogPage'));
const ComparePage = lazy(() => import('./pages/ComparePage'));
const EditorPage = lazy(() => import('./pages/EditorPage'));
const JobsPage = lazy(() => import('./pages/JobsPage'));
const LineagePage = lazy(() => import('./pages/LineagePage'));
const ManifestPage = lazy(() => import('./pages/ManifestPage'));
const MonitoringPage = lazy(() => import('./pages/MonitoringPage'));
const PlanPage = lazy(() => import('./pages/PlanPage'));
const QualityPage = lazy(() => import('./pages/QualityPage'));
const RunPage = lazy(() => import('./pages/RunPage'));
const RunsPage = lazy(() => import('./pages/RunsPage'));
const JobRunsPage = lazy(() => import('./pages/RunsPage').then((m) => ({ default: m.JobRunsPage })));
const ScriptPage = lazy(() => import('./pages/ScriptPage'));
const SessionsPage = lazy(() => import('./pages/SessionsPage'));

function App() {
  const failure = useStore(appStore, (s) => s.failure);
  useEffect(() => { void loadApp(); }, []);
  return (
    <Shell>
      {failure !== undefined && <div className="page"><Failure error={failure} retry={() => { void loadApp(); }} /></div>}
      <Suspense fallback={<Spinner label="Opening" />}>
        <Switch>
          <Route path="/"><JobsPage /></Route>
          <Route path="/jobs/:job">{({ job }) => <EditorPage key={job} job={decode(job)} />}</Route>
          <Route path="/jobs/:job/script">{({ job }) => <ScriptPage job={decode(job)} />}</Route>
          <Route path="/jobs/:job/lineage">{({ job }) => <LineagePage job={decode(job)} />}</Route>
          <Route path="/jobs/:job/manifest">{({ job }) => <ManifestPage job={decode(job)} />}</Route>
          <Route path="/jobs/:job/plan">{({ job }) => <PlanPage job={decode(job)} />}</Route>
          <Route path="/plan"><PlanPage /></Route>
          <Route path="/jobs/:job/runs">{({ job }) => <JobRunsPage job={decode(job)} />}</Route>
          <Route path="/runs"><RunsPage /></Route>
          <Route path="/runs/:run">{({ run }) => <RunPage key={run} id={decode(run)} />}</Route>
          <Route path="/compare"><ComparePage /></Route>
          <Route path="/monitoring"><MonitoringPage /></Route>
          <Route path="/sessions"><SessionsPage /></Route>
          <Route path="/sessions/:session">{({ session }) => <SessionsPage session={decode(session)} />}</Route>
          <Route path="/catalog"><CatalogPage /></Route>
          <Route path="/quality"><QualityPage /></Route>
          <Route><div className="page"><Empty title="There is no such page">See the list of jobs.</Empty></div></Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<StrictMode><App /></StrictMode>);
