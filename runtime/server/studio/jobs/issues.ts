import type { GlueprintError } from '../../../../src/core/diagnostics';
import type { Issue } from '../contract';

/** A fault as the page shows it, with what to put in its place where the message names it. */
export function issueOf(error: GlueprintError, severity: Issue['severity'] = 'error'): Issue {
  const { code, message, hint, field, span } = error.details;
  return { severity, code, message, hint, field, start: span?.start, end: span?.end, fix: suggestion(message) };
}

const OURS = /did you mean '([^']+)'\?/;
const SPARKS = /Did you mean one of the following\? \[`([^`\]]+)`/;

function suggestion(message: string): string | undefined {
  return OURS.exec(message)?.[1] ?? SPARKS.exec(message)?.[1];
}
