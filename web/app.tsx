import '@xyflow/react/dist/base.css';
import 'uplot/dist/uPlot.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/editor.css';
import './styles/pages.css';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { appStore, loadApp } from './app-state';
import { Catch } from './components/Catch';
import { later } from './components/later';
import { Empty, Failure } from './components/parts';
import { Shell } from './components/Shell';

const CatalogPage = later(() => import('./pages/CatalogPage').then((m) => m.default));
const ComparePage = later(() => import('./pages/ComparePage').then((m) => m.default));
const EditorPage = later(() => import('./pages/EditorPage').then((m) => m.default));
const JobsPage = later(() => import('./pages/JobsPage').then((m) => m.default));
const LineagePage = later(() => import('./pages/LineagePage').then((m) => m.default));
const ManifestPage = later(() => import('./pages/ManifestPage').then((m) => m.default));
const MonitoringPage = later(() => import('./pages/MonitoringPage').then((m) => m.default));
const PlanPage = later(() => import('./pages/PlanPage').then((m) => m.default));
const QualityPage = later(() => import('./pages/QualityPage').then((m) => m.default));
const RunPage = later(() => import('./pages/RunPage').then((m) => m.default));
const RunsPage = later(() => import('./pages/RunsPage').then((m) => m.default));
const JobRunsPage = later(() => import('./pages/RunsPage').then((m) => m.JobRunsPage));
const ScriptPage = later(() => import('./pages/ScriptPage').then((m) => m.default));
const SessionsPage = later(() => import('./pages/SessionsPage').then((m) => m.default));

function App() {
  const failure = useStore(appStore, (s) => s.failure);
  const [location] = useLocation();
  useEffect(() => { void loadApp(); }, []);
  return (
    <Shell>
      {failure !== undefined && <div className="page"><Failure error={failure} retry={() => { void loadApp(); }} /></div>}
      <Catch of={location}>
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
      </Catch>
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
