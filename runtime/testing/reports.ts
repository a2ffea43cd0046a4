/** How it went with one test. */
export interface TestReport {
  readonly file: string;
  readonly job: string;
  readonly name: string;
  readonly milliseconds: number;
  readonly failure?: string;
}

/** JUnit XML: a suite a file. */
export function junitXml(reports: readonly TestReport[]): string {
  const files = [...new Set(reports.map((r) => r.file))];
  const seconds = (list: readonly TestReport[]) => (list.reduce((sum, r) => sum + r.milliseconds, 0) / 1000).toFixed(3);
  const failures = (list: readonly TestReport[]) => list.filter((r) => r.failure !== undefined).length;
  const suites = files.map((file) => {
    const own = reports.filter((r) => r.file === file);
    const cases = own.map((r) => {
      const open = `    <testcase classname="${xml(r.job)}" name="${xml(r.name)}" time="${(r.milliseconds / 1000).toFixed(3)}"`;
      if (r.failure === undefined) return `${open}/>`;
      return `${open}>\n      <failure message="${xml(r.failure.split('\n')[0] ?? '')}">${xml(r.failure)}</failure>\n    </testcase>`;
    });
    return `  <testsuite name="${xml(file)}" tests="${own.length}" failures="${failures(own)}" time="${seconds(own)}">\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${reports.length}" failures="${failures(reports)}" time="${seconds(reports)}">\n${suites.join('\n')}\n</testsuites>\n`;
}

/** Markdown: a table, then what failed. */
export function markdownReport(reports: readonly TestReport[]): string {
  const failed = reports.filter((r) => r.failure !== undefined);
  const cell = (s: string) => s.replace(/\|/g, '\\|').replace(/\n/g, ' ');
  return [
    `**${reports.length - failed.length} of ${reports.length} tests passed**`, '',
    '| job | test | outcome | ms |', '| --- | --- | --- | ---: |',
    ...reports.map((r) => `| ${cell(r.job)} | ${cell(r.name)} | ${r.failure === undefined ? 'passed' : 'failed'} | ${Math.round(r.milliseconds)} |`),
    ...failed.flatMap((r) => ['', `### ${r.job}: ${r.name}`, '', '```', r.failure ?? '', '```']), '',
  ].join('\n');
}

function xml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
