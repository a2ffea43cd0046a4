import { Link, useLocation } from 'wouter';

const JOB_TABS = [['', 'Visual'], ['/script', 'Script'], ['/lineage', 'Lineage'], ['/manifest', 'Manifest'], ['/plan', 'Plan'], ['/runs', 'Runs']] as const;

/** The views of one job. */
export function JobTabs({ job }: { readonly job: string }) {
  const [location] = useLocation();
  const base = `/jobs/${encodeURIComponent(job)}`;
  return (
    <nav className="job-tabs" aria-label={`Views of ${job}`}>
      {JOB_TABS.map(([path, title]) => <Link key={path} href={base + path} aria-current={location === base + path ? 'page' : undefined}>{title}</Link>)}
    </nav>
  );
}
