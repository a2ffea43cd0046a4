import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { JobTabs } from '../editor/JobTabs';

/** The frame of a view of one job that is not its canvas. */
export function JobPage({ job, actions, children }: { readonly job: string; readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="editor">
      <div className="job-bar">
        <div className="job-title"><Link href="/" className="crumb">Jobs</Link><ChevronRight size={14} aria-hidden /><h1>{job}</h1></div>
        <JobTabs job={job} />
        <div className="job-actions">{actions}</div>
      </div>
      {children}
    </div>
  );
}
