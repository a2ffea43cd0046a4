import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStudioJobs, StudioJob } from '../../../src/core/codegen/glue-studio';

/** A file with a visual job of Glue Studio. */
export interface JobFile { readonly name: string; readonly text: string; readonly job: StudioJob }

/** Ours, and real jobs, which are not ours to publish; where those are is the machine's to say. */
const FOLDERS = [join(__dirname, '../../fixtures/studio-jobs'), process.env.GLUE_STUDIO_JOBS ?? join(__dirname, '../../../../shared/glue-studio-jobs')];

export const JOB_FILES: readonly JobFile[] = FOLDERS.filter(existsSync).flatMap((folder) => (
  readdirSync(folder).filter((f) => f.endsWith('.json')).sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const [job] = readStudioJobs(text, name).jobs.filter((j) => j.nodes.length > 0);
    if (job === undefined) throw new Error(`${name} holds no visual job`);
    return { name, text, job };
  })));
